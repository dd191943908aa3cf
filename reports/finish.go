package reports

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// Finish derives from the rules all that follows from them: order, counts, ratios, links and verdicts. It may be
// called again after a change and gives the same result for the same findings in any order.
//
// It also holds two lines that no caller may cross: a rule that was never checked has not passed, and a status that
// nobody knows is the suite's own error.
func (r *Report) Finish() {
	r.Kind, r.SchemaVersion = Kind, SchemaVersion
	r.Run.WallSeconds = round(r.Run.WallSeconds, 3)
	for i := range r.Rules {
		r.Rules[i].settle()
	}
	r.validText()
	r.sorted()
	r.mergeNotes()
	r.linkCounterexamples()
	r.settleCauses()
	r.fillEmptyLists()

	all := countRules(r.Rules)
	r.Divergence = Divergence{Failed: all.failed(), Judged: all.judged(), Value: ratio(all.failed(), all.judged())}
	r.Coverage = Coverage{Judged: all.judged(), Claimed: len(r.Rules), Value: ratio(all.judged(), len(r.Rules))}
	doubtful := !r.Complete || len(r.doubts()) > 0
	r.Verdict = all.verdict(doubtful || len(r.LostPrograms) > 0 || !r.gapOf().none())
	r.Profiles = r.profiles(doubtful)
}

func (r *RuleResult) settle() {
	switch {
	case !r.Status.Valid():
		r.Reason = fmt.Sprintf("the engine reported the unknown status %q", string(r.Status))
		r.Status = TesterError
	case (r.Status == Pass || r.Status == Fixed) && r.Checked == 0:
		r.Reason = fmt.Sprintf("reported as %s without a single check", r.Status)
		r.Status = NotExercised
	}
}

// validText repairs the texts that may quote a target: JSON cannot hold invalid UTF-8, and a report that is read and
// written again has to keep its bytes.
func (r *Report) validText() {
	repair := func(s *string) { *s = strings.ToValidUTF8(*s, string(utf8.RuneError)) }
	for i := range r.Rules {
		repair(&r.Rules[i].Reason)
	}
	for i := range r.Counterexamples {
		repair(&r.Counterexamples[i].Expected)
		repair(&r.Counterexamples[i].Observed)
	}
	for i := range r.Notes {
		repair(&r.Notes[i].Text)
	}
	for i := range r.LostPrograms {
		repair(&r.LostPrograms[i].Text)
	}
}

// mergeNotes joins equal notes, which are neighbors after sorting.
func (r *Report) mergeNotes() {
	merged := make([]Note, 0, len(r.Notes))
	for _, n := range r.Notes {
		if last := len(merged) - 1; last >= 0 && merged[last].Rule == n.Rule && merged[last].Text == n.Text {
			merged[last].Count += n.Count
			continue
		}
		merged = append(merged, n)
	}
	r.Notes = merged
}

func (r *Report) linkCounterexamples() {
	first := map[string]string{}
	for i := range r.Counterexamples {
		c := &r.Counterexamples[i]
		if c.ID == "" {
			c.ID = c.Rule
		}
		if c.Length == 0 {
			c.Length = len(c.Program)
		}
		if _, ok := first[c.Rule]; !ok {
			first[c.Rule] = c.ID
		}
	}
	for i := range r.Rules {
		if rule := &r.Rules[i]; rule.Counterexample == "" {
			rule.Counterexample = first[rule.ID]
		}
	}
}

// fillEmptyLists makes an empty list an empty list in JSON too: readers should not have to expect null.
func (r *Report) fillEmptyLists() {
	r.Target.Regions = notNil(r.Target.Regions)
	r.Rules = notNil(r.Rules)
	r.Counterexamples = notNil(r.Counterexamples)
	r.Operations = notNil(r.Operations)
	for i := range r.Counterexamples {
		c := &r.Counterexamples[i]
		c.Program, c.CLI = notNil(c.Program), notNil(c.CLI)
	}
}

func notNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// ratio rounds to four digits: more would be noise, and the bytes would differ between machines.
func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return round(float64(part)/float64(whole), 4)
}

func round(x float64, digits int) float64 {
	scale := math.Pow10(digits)
	return math.Round(x*scale) / scale
}
