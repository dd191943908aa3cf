package model

import (
	"cmp"
	"slices"
	"strings"

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
	// Suspected are findings that only the answer to a question can confirm.
	Suspected []Finding
	// Stale: the answer may be one of a moment ago, and tells nothing. It is asked for again.
	Stale bool
}

// Broken returns the findings that accuse the target.
func (v Verdict) Broken() []Finding {
	var out []Finding
	for _, f := range v.Findings {
		if !f.Held {
			out = append(out, f)
		}
	}
	return out
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

// checkWords is check for a rule whose words take work: they are put together only where it is broken.
func (j *judge) checkWords(rule rules.ID, ok bool, words func() (expected, observed string)) {
	var expected, observed string
	if !ok {
		expected, observed = words()
	}
	j.check(rule, ok, expected, observed)
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
	if f.Rule == "" || f.Held && !proves(j.c, f.Rule) {
		return
	}
	if f.Held && len(f.Also) == 0 && len(restatements[f.Rule]) == 0 { // most of them, by far
		if !j.sdk {
			j.add(Finding{Rule: f.Rule, Held: true})
		}
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
				j.add(Finding{Rule: id, Held: true})
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
	j.add(f)
}

// add keeps a finding.
func (j *judge) add(f Finding) {
	if j.verdict.Findings == nil {
		j.verdict.Findings = make([]Finding, 0, roomFor(j.c.Op))
	}
	j.verdict.Findings = append(j.verdict.Findings, f)
}

// subjectOf is what an expectation is about: the member that it begins with.
func subjectOf(expected string) string {
	subject, _, _ := strings.Cut(expected, " ")
	return strings.Trim(subject, ",")
}

// roomFor is about how many findings an answer has: to grow the list took more memory than
// all else that is judged.
func roomFor(op language.Op) int {
	switch op {
	case language.DescribeKey, language.CreateKey, language.ReplicateKey:
		return 32
	}
	return 6
}

// Judge judges an answer in one world and returns the worlds that may come of it.
func (w *World) Judge(c language.Command, r Reply) (Worlds, Verdict) {
	after := w.Clone()
	e := w.Expect(c)
	j := &judge{w: after, c: c, reply: r, body: r.Body}
	envelope := envelopeOf(c, e)
	after.noteUsage(c, e, r)
	if name, ok := c.Key.Family(); ok && r.Kind != Refused && c.Op == language.ReplicateKey && after.Families[name] != nil && after.Families[name].Strays[c.At] {
		after.Families[name].Strays[c.To] = true // made by a key that may be there, and need not
	}
	switch r.Kind {
	case Unknown:
		return w.fork(c, r, after), j.verdict
	case Malformed:
		f := Finding{Rule: envelope, Expected: "an answer in AWS's JSON 1.1 envelope", Observed: r.Detail, Symptom: "no answer of KMS"}
		if due, ok := e.due(); ok && (r.Wire == nil || r.Wire.Status >= 500) {
			// A refusal was due, and the target fails in its place.
			f.Rule, f.Expected = due.Rule, "refused with "+due.wanted()
		} else if c.Has("raw") && envelope == rules.ID("MRK-ENVELOPE-"+string(c.Op)) {
			// Requests that no client sends tell nothing of the answers that clients get.
			f.Rule = "MRK-ENVELOPE-Body"
		}
		j.record(f)
		if r.Undone {
			return Worlds{after}, j.verdict
		}
		if e.MustFail() && j.changes() {
			return j.undue(e), j.verdict // it may have been carried out before it failed
		}
		return w.fork(c, r, after), j.verdict
	case Refused:
		j.check(envelope, true, "", "")
		j.onTheWire()
		j.refused(e)
		j.asRecorded(e)
		j.documented(e)
		after.noteRefusal(c)
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
		j.asRecorded(e)
		if j.reply.Wire != nil && !j.c.Has("raw") && !e.MustFail() && e.apply != nil && len(e.keys) > 0 {
			j.echoes()
		}
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
	if len(e.Refusals) > 0 && !slices.ContainsFunc(e.Refusals, func(r Refusal) bool { return !r.ByState }) {
		for _, at := range e.keys {
			if k := j.w.Families[at.family].Keys[at.region]; k != nil && !k.state.known() {
				j.ask(language.DescribeKey, at) // the success says that the transition is over
			}
		}
	}
	if ref := j.c.Key; ref.Form == language.ByAlias || ref.Form == language.ByAliasARN {
		j.seenByAlias()
	}
}

// changes reports whether a success of the command changes something. What only
// reads or encrypts leaves the key as it is, whatever it should have answered.
func (j *judge) changes() bool { return j.c.Op.Grammar().Changes }

// keysBehind are the keys whose state may be the reason of a refusal.
func (j *judge) keysBehind(e Expectation, r Refusal) []keyAt {
	region := cmp.Or(r.At, j.c.At)
	return slices.DeleteFunc(slices.Clone(e.keys), func(k keyAt) bool { return k.region != region })
}

// noteRefusal keeps what a refused call must have left as it was.
func (w *World) noteRefusal(c language.Command) {
	name, ok := c.Key.Family()
	f := w.Families[name]
	if !ok || f == nil {
		return
	}
	w.keepSetOn(f, c)
	switch {
	case c.Op == language.ReplicateKey:
		if _, gone := f.Gone[c.To]; !gone {
			f.Refused[c.To] = true
		}
	case c.Op == language.ListKeyRotations && f.Keys[c.At] != nil:
		f.Keys[c.At].Mute = true
	case c.Op == language.ScheduleKeyDeletion && f.Keys[c.At] != nil:
		f.Keys[c.At].Again = true
	}
}
