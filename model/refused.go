package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// refused judges a refusal. Where several reasons apply, any of them is right
// (MRK-STATE-P07), and the rule that is judged is the one whose exception came.
func (j *judge) refused(e Expectation) {
	r := j.reply
	observed := strings.TrimSuffix(r.Code+": "+r.Message, ": ")
	if r.Code == notFound && j.unknownAlias(e, observed) {
		return
	}
	if r.Code == notFound && j.missing(e, observed) {
		return
	}
	if isStateCode(r.Code) && slices.ContainsFunc(e.keys, func(at keyAt) bool { return j.w.Families[at.family].Keys[at.region].state.open }) {
		return // nobody knows which state the key is in
	}
	if len(e.Refusals) == 0 {
		if slices.Contains(e.Either, r.Code) {
			j.held(true, append([]rules.ID{e.Demand}, e.Also...)...)
			return
		}
		if slices.Contains(e.Tolerated, r.Code) {
			j.note(e.Demand, fmt.Sprintf("%s answered %s, success expected", j.c.Op, r.Code))
			return
		}
		f := Finding{Rule: e.Demand, Also: e.Also, Fatal: j.changes(), Expected: "success", Observed: observed, Symptom: "refused with " + r.Code}
		if rule, ok := e.Instead[r.Code]; ok {
			f.Rule, f.Also = rule, nil
		}
		if e.excuse != nil && e.excuse(j, f) {
			return
		}
		if !isStateCode(r.Code) || !j.suspect(e.keys, f) {
			j.record(f)
		}
		return
	}
	j.order(e)
	var codes []string
	for _, refusal := range e.Refusals {
		if refusal.names(r.Code) {
			j.rightly(e, refusal)
			return
		}
		codes = append(codes, refusal.Codes...)
	}
	if rule, ok := e.Betrays[r.Code]; ok {
		j.must(rule, false, "refused with "+strings.Join(codes, " or "), observed)
		return
	}
	first := e.Refusals[0]
	if soft := slices.IndexFunc(e.Refusals, func(f Refusal) bool { return f.Soft && f.Never != r.Code }); soft >= 0 {
		refusal := e.Refusals[soft]
		j.held(true, refusal.Rule)
		j.held(true, refusal.Also...)
		j.note(refusal.typeRule(), fmt.Sprintf("%s answered %s, %s expected", j.c.Op, r.Code, refusal.Codes[0]))
		return
	}
	if r.Code == notFound && j.c.NamesByAlias() {
		return // where the alias has gone, ListAliases and DescribeKey tell
	}
	if r.Lacks {
		return // what it would have to refuse says nothing of a target without the operation
	}
	if slices.ContainsFunc(e.Refusals, func(r Refusal) bool { return r.typeRule() != first.typeRule() }) {
		// Which of the reasons the target meant, nobody can tell.
		j.note(first.typeRule(), fmt.Sprintf("%s answered %s, which fits none of the reasons against it", j.c.Op, r.Code))
		return
	}
	// Nothing but the type is wrong; where a key state is in question, perhaps the state.
	if (isStateCode(r.Code) || first.ByState) && j.suspect(e.keys, Finding{Rule: first.typeRule(), Expected: strings.Join(codes, " or "), Observed: observed}) {
		return
	}
	j.record(Finding{
		Rule: first.typeRule(), Expected: strings.Join(codes, " or "), Observed: observed,
		Symptom: r.Code + " in the place of " + first.Codes[0],
	})
}

// rightly records a refusal with an admissible exception, and what its message says.
func (j *judge) rightly(e Expectation, refusal Refusal) {
	j.held(true, refusal.Rule)
	if t := refusal.typeRule(); t != refusal.Rule {
		j.held(true, t)
	}
	j.held(true, refusal.Also...)
	r := j.reply
	if several(e, r.Code) {
		return // which of the reasons the message is about cannot be known
	}
	if !refusal.Any && !refusal.Open && r.Code != refusal.Codes[0] {
		j.note(refusal.typeRule(), fmt.Sprintf("%s answered %s, %s expected", j.c.Op, r.Code, refusal.Codes[0]))
		return
	}
	const texts = "MRK-ERR-01"
	switch {
	case refusal.Silent:
		j.check(texts, r.Message == "", "an empty message", fmt.Sprintf("%q", r.Message))
	case refusal.Text == "":
	case refusal.Prefix:
		j.check(texts, len(r.Message) >= len(refusal.Text) && strings.EqualFold(r.Message[:len(refusal.Text)], refusal.Text),
			fmt.Sprintf("a message that begins %q", refusal.Text), fmt.Sprintf("%q", r.Message))
	default:
		j.check(texts, strings.EqualFold(unquoted(r.Message), unquoted(refusal.Text)), fmt.Sprintf("%q", refusal.Text), fmt.Sprintf("%q", r.Message))
	}
}

// order judges what is known of the order in which KMS looks at a request: the name
// of the key comes before everything that the key would have to be asked about.
func (j *judge) order(e Expectation) {
	first := e.Refusals[0]
	if first.Lookup && first.Rule != "MRK-ERR-08" && len(e.Refusals) > 1 {
		later := slices.ContainsFunc(e.Refusals[1:], func(r Refusal) bool { return !r.names(validation) })
		if later {
			j.check("MRK-STATE-P01", first.admits(j.reply.Code), strings.Join(first.Codes, " or "), j.reply.Code)
		}
	}
	if slices.ContainsFunc(e.Refusals, func(r Refusal) bool { return r.Constraint }) &&
		slices.ContainsFunc(e.Refusals, func(r Refusal) bool { return !r.Constraint && !r.names(validation) }) {
		j.check("MRK-STATE-P06", j.reply.Code == validation, validation, j.reply.Code)
	}
	for _, r := range e.Refusals {
		if r.Outranks && !r.Race && len(e.keys) == 1 {
			disabled := j.reply.Code == disabledKey && strings.Contains(strings.ToLower(j.reply.Message), "is disabled")
			j.check("MRK-STATE-P04", !disabled, "the refusal of a key that is pending deletion", j.reply.Code+": "+j.reply.Message)
			return
		}
	}
}

// createErrors are the errors that CreateKey may answer (MRK-CREATE-22) and those
// that every operation may.
var createErrors = []string{
	malformedPolicy, "DependencyTimeoutException", invalidArn, unsupported, internalError, limitExceeded, tagError,
	"CustomKeyStoreNotFoundException", "CustomKeyStoreInvalidStateException", "CloudHsmClusterInvalidConfigurationException",
	"XksKeyInvalidConfigurationException", "XksKeyAlreadyInUseException", "XksKeyNotFoundException",
	validation, accessDenied, "ThrottlingException",
}

// pendingErrors are the errors that ScheduleKeyDeletion and CancelKeyDeletion may
// answer (MRK-DELETE-24) and those that every operation may.
var pendingErrors = []string{
	notFound, invalidArn, "DependencyTimeoutException", internalError, invalidState, validation, accessDenied, "ThrottlingException",
}

// documented judges that the exception is one of the operation's own, where the rule
// book has a row for them, or one that another rule accepts here.
func (j *judge) documented(e Expectation) {
	if j.c.Has("raw") {
		return // what cannot be read has no operation whose errors it could be
	}
	code := j.reply.Code
	admitted := slices.ContainsFunc(e.Refusals, func(r Refusal) bool { return r.names(code) })
	switch j.c.Op {
	case language.CreateKey:
		j.check("MRK-CREATE-22", slices.Contains(createErrors, code), "one of the errors that CreateKey documents", code)
	case language.ScheduleKeyDeletion, language.CancelKeyDeletion:
		j.check("MRK-DELETE-24", admitted || slices.Contains(pendingErrors, code), "one of the errors that "+string(j.c.Op)+" documents", code)
	}
}

// several reports whether more than one reason explains the exception.
func several(e Expectation, code string) bool {
	n := 0
	for _, r := range e.Refusals {
		if r.names(code) {
			n++
		}
	}
	return n > 1
}

// isStateCode reports whether the exception says that the key is in the wrong state.
func isStateCode(code string) bool { return code == disabledKey || code == invalidState }

// unquoted leaves out the quotes around ids, which AWS added to its texts in 2023.
func unquoted(message string) string { return strings.ReplaceAll(message, "'", "") }
