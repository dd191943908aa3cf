package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// Finding is the outcome of one rule on one command.
type Finding struct {
	Rule rules.ID
	Held bool
	// Also are rules that state the same of this case and are broken with it.
	Also []rules.ID `json:",omitempty"`
	// Restates is a rule that was broken before and explains this, so that it accuses
	// nobody anew.
	Restates rules.ID `json:",omitempty"`
	// Fatal: what happened is wrong, not only what was said of it.
	Fatal bool `json:",omitempty"`
	// Fault is how often in a row the service failed without a reason, 0 where it answered. Whether
	// that is its way, only the whole program tells when it is run again.
	Fault int `json:",omitempty"`
	// Op is the operation that is to blame, and Symptom says in a few words what kind of
	// deviation it is: findings with the same of both have one cause.
	Op      language.Op `json:",omitempty"`
	Symptom string      `json:",omitempty"`
	// CouldBe are further rules that would explain what was shown.
	CouldBe []rules.ID `json:",omitempty"`
	// By is the command that is to blame, in its text form, where it is not the one that
	// was answered.
	By       string `json:",omitempty"`
	Expected string `json:",omitempty"`
	Observed string `json:",omitempty"`
}

// Note is a deviation that the rule book allows a suite to mention and not to judge.
type Note struct {
	Rule rules.ID
	Text string
}

// Verdict is everything that one command told.
type Verdict struct {
	Findings []Finding
	Notes    []Note
	// Lost is the rule that was broken so that nobody can tell which key answers are about.
	Lost rules.ID
	// Questions are reads that tell whether something that was done or said is wrong, where
	// nobody has seen it yet. Whoever runs the program asks them at once.
	Questions []language.Command
}

// Broken returns the findings that accuse the target.
func (v Verdict) Broken() []Finding {
	return slices.DeleteFunc(slices.Clone(v.Findings), func(f Finding) bool { return f.Held })
}

// Fatal reports whether the family of the command can be judged no further.
func (v Verdict) Fatal() bool {
	return slices.ContainsFunc(v.Findings, func(f Finding) bool { return f.Fatal })
}

// judge collects the findings of one command on one answer.
type judge struct {
	w       *World // after the effect of the command
	c       language.Command
	reply   Reply
	body    view
	verdict Verdict
	// sdk: body is what the SDK made of the answer, where only what is broken counts.
	sdk bool
	// arrived: the answer is the first to show that a transition is over.
	arrived bool
}

// check records whether a rule holds on the answer.
func (j *judge) check(rule rules.ID, ok bool, expected, observed string) {
	j.record(Finding{Rule: rule, Held: ok, Expected: expected, Observed: observed})
}

// together is check for a rule with others that say the same of this case.
func (j *judge) together(rule rules.ID, also []rules.ID, ok bool, expected, observed string) {
	j.record(Finding{Rule: rule, Also: also, Held: ok, Expected: expected, Observed: observed})
}

// must is check for what happened rather than for what was said of it.
func (j *judge) must(rule rules.ID, ok bool, expected, observed string, also ...rules.ID) {
	j.record(Finding{Rule: rule, Held: ok, Fatal: !ok, Expected: expected, Observed: observed, Also: also})
}

// held records rules that a right answer confirms besides the one that it was judged by.
func (j *judge) held(ok bool, ids ...rules.ID) {
	for _, id := range ids {
		if ok && id != "" {
			j.record(Finding{Rule: id, Held: true})
		}
	}
}

func (j *judge) note(rule rules.ID, text string) {
	if !j.sdk && rule != "" {
		j.verdict.Notes = append(j.verdict.Notes, Note{rule, text})
	}
}

func (j *judge) record(f Finding) {
	if f.Rule == "" {
		return
	}
	if !f.Held {
		f.Op = cmp.Or(f.Op, j.c.Op)
		f.Symptom = cmp.Or(f.Symptom, "wrong "+subjectOf(f.Expected))
	}
	for _, id := range append([]rules.ID{f.Rule}, f.Also...) {
		f.Also = append(slices.Clip(f.Also), restatements[id]...)
	}
	if f.Held {
		f = Finding{Rule: f.Rule, Held: true, Also: f.Also}
		for _, id := range f.Also {
			if !j.sdk {
				j.verdict.Findings = append(j.verdict.Findings, Finding{Rule: id, Held: true})
			}
		}
		f.Also = nil
	}
	if j.sdk {
		// The plain answer may have been held against another rule for the same reason.
		known := slices.ContainsFunc(j.verdict.Findings, func(g Finding) bool {
			return !g.Held && (g.Rule == f.Rule || g.Expected == f.Expected && g.Observed == f.Observed)
		})
		if f.Held || known {
			return
		}
		f.Observed += " (as the AWS SDK for Go reads the answer)"
	}
	j.verdict.Findings = append(j.verdict.Findings, f)
}

// subjectOf is what an expectation is about: the member that it begins with.
func subjectOf(expected string) string {
	subject, _, _ := strings.Cut(expected, " ")
	return strings.Trim(subject, ",")
}

// Judge judges an answer in one world and returns the worlds that may come of it.
func (w *World) Judge(c language.Command, r Reply) (Worlds, Verdict) {
	after := w.Clone()
	e := w.Expect(c)
	j := &judge{w: after, c: c, reply: r, body: r.Body}
	envelope := envelopeOf(c, e)
	after.noteUsage(c, e, r)
	switch r.Kind {
	case Unknown:
		return w.fork(c, r, after), j.verdict
	case Malformed:
		f := Finding{Rule: envelope, Expected: "an answer in AWS's JSON 1.1 envelope", Observed: r.Detail, Symptom: "no answer of KMS"}
		if due, ok := e.due(); ok {
			// A refusal was due, and this is none.
			f.Rule, f.Expected = due.Rule, "refused with "+due.wanted()
		} else if c.Has("raw") && envelope == rules.ID("MRK-ENVELOPE-"+string(c.Op)) {
			// Requests that no client sends tell nothing of the answers that clients get.
			f.Rule = "MRK-ENVELOPE-Body"
		}
		j.record(f)
		if r.Undone {
			return Worlds{after}, j.verdict
		}
		return w.fork(c, r, after), j.verdict
	case Refused:
		j.check(envelope, true, "", "")
		j.onTheWire()
		j.refused(e)
		j.documented(e)
		if len(j.verdict.Broken()) == 0 {
			after.noteRefusal(c)
		}
		if e.refused != nil && len(e.keys) == 1 {
			if k := after.Families[e.keys[0].family].Keys[e.keys[0].region]; k != nil {
				e.refused(k)
			}
		}
	case Succeeded:
		j.check(envelope, true, "", "")
		j.onTheWire()
		if e.MustFail() {
			if j.unduly(e) {
				return j.undue(e), j.verdict
			}
			break
		}
		j.succeeded(e)
		if e.alternative != nil {
			other := after.Clone()
			e.alternative(other, r)
			return Worlds{after, other}, j.verdict
		}
	}
	return Worlds{after}, j.verdict
}

// succeeded judges a success that is admissible.
func (j *judge) succeeded(e Expectation) {
	if len(e.Refusals) == 0 {
		j.held(true, append([]rules.ID{e.Demand}, e.Also...)...)
	}
	if j.c.Op == language.DescribeKey && len(e.keys) == 1 {
		j.see(reading{
			cell:  &j.w.Families[e.keys[0].family].Keys[e.keys[0].region].existence,
			shows: func(v string) bool { return v == there }, adopt: there, rule: e.lifetime,
		})
	}
	e.apply(j.w, j.reply)
	e.check(j)
	if j.reply.Typed != nil {
		j.sdk, j.body = true, j.reply.Typed
		e.check(j)
		j.sdk, j.body = false, j.reply.Body
	}
	e.observe(j.w, j.reply)
	if ref := j.c.Key; ref.Form == language.ByAlias || ref.Form == language.ByAliasARN {
		delete(j.w.Survivors, language.AliasAt{Region: j.c.At, Name: ref.Name})
	}
}

// unduly records a success where KMS refuses. Whether it had its effect all the same, only a
// read tells: it reports true if both has to be thought of.
func (j *judge) unduly(e Expectation) bool {
	for _, refusal := range e.Refusals {
		if refusal.Race {
			continue
		}
		if refusal.Unproven {
			return j.changes()
		}
		f := Finding{
			Rule: refusal.Rule, Also: refusal.Also, Fatal: j.changes(),
			Expected: "refused with " + refusal.wanted(), Observed: "success", Symptom: "accepted",
		}
		if d := refusal.Gone; d != nil {
			if j.c.Op == language.DescribeKey {
				f.Fatal, f.Rule = true, d.blame(j.body.object("KeyMetadata"))
				j.verdict.Lost = f.Rule // a key that is there when it cannot be
			} else if !d.sure || d.again {
				// The key may be there for another reason, and only DescribeKey tells.
				j.ask(language.DescribeKey, keyAt{d.family, j.c.At})
				return false
			}
		}
		if !refusal.ByState || !j.suspect(j.keysBehind(e, refusal), f) {
			j.record(f)
		}
		return j.changes()
	}
	return false
}

// undue returns the worlds after a success that had to be a refusal: what it asked for has
// been done, or nothing was.
func (j *judge) undue(e Expectation) Worlds {
	j.w.confound(j.c)
	if !e.effective || !j.w.possible(j.c) {
		return Worlds{j.w}
	}
	done := j.w.Clone()
	e.apply(done, j.reply)
	e.observe(done, j.reply)
	if j.c.Op == language.CreateKey {
		return Worlds{done} // the key has been shown
	}
	for _, at := range done.keysOf(j.c) {
		j.ask(language.DescribeKey, at)
	}
	if name, ok := j.c.Key.Family(); ok && j.c.Op == language.ReplicateKey && done.Families[name].Keys[j.c.To] != nil {
		j.ask(language.DescribeKey, keyAt{name, j.c.To})
	}
	return Worlds{done, j.w}
}

// confound notes what nobody knows any more after a command that had to be refused succeeded.
func (w *World) confound(c language.Command) {
	name, _ := c.Key.Family()
	f := w.Families[name]
	if f == nil {
		return
	}
	switch c.Op {
	case language.ReplicateKey:
		if k := f.Keys[c.To]; k != nil { // another key may have taken its place
			for _, cell := range k.cells() {
				cell.open = cell != &k.existence
			}
		}
	case language.ImportKeyMaterial, language.DeleteImportedKeyMaterial:
		f.Imports.Untold = true
	case language.RotateKeyOnDemand:
		f.Rotation.Untold = true
	case language.EnableKeyRotation, language.DisableKeyRotation:
		f.Rotation.Open = true
	}
}

// possible reports whether there is a world in which the command has been carried out.
func (w *World) possible(c language.Command) bool {
	name, _ := c.Key.Family()
	f := w.Families[name]
	switch c.Op {
	case language.CreateKey:
		_, known := usages[c.Spec()]
		return known && slices.Contains(usages[c.Spec()], c.Usage())
	case language.ReplicateKey:
		return f != nil && f.MultiRegion && f.Keys[f.Primary] != nil && f.Keys[c.To] == nil && len(w.regionRefusals(c)) == 0
	case language.UpdatePrimaryRegion:
		return f != nil && f.MultiRegion && f.Keys[f.Primary] != nil && f.Keys[c.To] != nil && c.To != f.Primary
	}
	return true
}

// changes reports whether a success of the command changes something. What only
// reads or encrypts leaves the key as it is, whatever it should have answered.
func (j *judge) changes() bool { return j.c.Op.Grammar().Changes }

// keysBehind are the keys whose state may be the reason of a refusal.
func (j *judge) keysBehind(e Expectation, r Refusal) []keyAt {
	region := cmp.Or(r.At, j.c.At)
	return slices.DeleteFunc(slices.Clone(e.keys), func(k keyAt) bool { return k.region != region })
}

// refused judges a refusal. Where several reasons apply, any of them is right
// (MRK-STATE-P07), and the rule that is judged is the one whose exception came.
func (j *judge) refused(e Expectation) {
	r := j.reply
	observed := strings.TrimSuffix(r.Code+": "+r.Message, ": ")
	if r.Code == notFound && !setOperation(j.c.Op) && j.missing(e, observed) {
		return
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
		if r.Code == notFound && j.c.NamesByAlias() && j.c.Op != language.DescribeKey {
			j.doubt(e.Demand, observed)
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

// missing judges that the key itself is not found although it has to be there. Any other
// operation than DescribeKey may have another reason to say so, which DescribeKey tells.
func (j *judge) missing(e Expectation, observed string) bool {
	admitted := slices.ContainsFunc(e.Refusals, func(f Refusal) bool { return f.admits(notFound) }) ||
		slices.Contains(e.Either, notFound) || slices.Contains(e.Tolerated, notFound)
	name, direct := j.c.Key.Family()
	if !admitted && !direct && e.lifetime != "" {
		j.must(e.lifetime, false, "a key that is still there", observed)
		return true
	}
	if admitted || !direct || len(e.keys) == 0 || e.keys[0] != (keyAt{name, j.c.At}) {
		return false
	}
	at := e.keys[0]
	f := j.w.Families[name]
	k := f.Keys[at.region]
	if j.c.Op != language.DescribeKey {
		finding := Finding{
			Rule: e.Demand, Also: e.Also, Expected: "success", Observed: observed + ", and DescribeKey shows the key", Symptom: "refused with " + notFound,
		}
		if len(e.Refusals) > 0 {
			finding.Rule, finding.Also, finding.Expected = e.Refusals[0].typeRule(), nil, e.Refusals[0].wanted()
		}
		k.existence.events = append(slices.Clip(k.existence.events), Event{Rule: finding.Rule, By: j.c, Unless: &finding})
		j.ask(language.DescribeKey, at)
		return true
	}
	rule := cmp.Or(e.lifetime, e.Demand)
	if e.lifetime == "MRK-DELETE-18" && !f.witnessed() {
		if at.region == f.Primary && len(f.Keys) > 1 {
			j.verdict.Lost = rule
			return true
		}
		f.vanish(j.w, k, j.reply.End) // its replicas may be gone, and rightly or not
		return true
	}
	j.see(reading{
		cell: &k.existence, shows: func(v string) bool { return v == gone }, adopt: gone, rule: rule,
		expected: "a key that is still there", observed: observed, happened: true,
	})
	if at.region == f.Primary && len(f.Keys) > 1 {
		j.verdict.Lost = rule // what are replicas of a key that is gone
		return true
	}
	f.vanish(j.w, k, j.reply.End)
	return true
}

// The values of a key's existence.
const (
	there = "there"
	gone  = "gone"
)

// vanish takes a key away that turned out to be gone.
func (f *Family) vanish(w *World, k *Key, now time.Time) {
	if k.Due.IsZero() {
		k.Due = Due{From: now, To: now}
	}
	w.depart(keyAt{f.Symbol, k.Region}, Due{From: now, To: now})
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

// noteRefusal keeps what a refused call must have left as it was.
func (w *World) noteRefusal(c language.Command) {
	name, ok := c.Key.Family()
	f := w.Families[name]
	if !ok || f == nil {
		return
	}
	switch {
	case c.Op == language.ReplicateKey:
		f.Refused[c.To] = true
	case c.Op == language.UpdatePrimaryRegion && c.To != f.Primary:
		f.Unpromoted[c.To] = true
	case c.Op == language.ListKeyRotations && f.Keys[c.At] != nil:
		f.Keys[c.At].Mute = true
	case c.Op == language.ScheduleKeyDeletion && f.Keys[c.At] != nil:
		f.Keys[c.At].Again = true
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
