package model

import (
	"cmp"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// reading is what an answer shows of a cell, and how to say it.
type reading struct {
	cell *Cell
	// shows tells whether the answer shows a value, and adopt is the value that it does show.
	shows func(value string) bool
	adopt string
	// rule is on the reading itself: nothing that happened explains a wrong value. Also are
	// rules that say the same.
	rule               rules.ID
	also               []rules.ID
	expected, observed string
	// happened: a wrong value is a fact and not only words.
	happened bool
}

// see judges what an answer shows of a cell by all that has happened to the cell since it was
// last seen. It reports whether the value is right.
func (j *judge) see(r reading) bool {
	if r.cell.open {
		r.cell.adopt(r.adopt, j.reply.End)
		return true
	}
	s := r.cell.settle(r.shows)
	if s.right {
		for _, e := range s.held {
			j.settled(e)
		}
		if s.newest {
			j.held(true, append([]rules.ID{r.rule}, r.also...)...)
		}
		return true
	}
	f := Finding{Rule: r.rule, Also: r.also, Fatal: r.happened, Expected: r.expected, Observed: r.observed}
	if s.found {
		f.Rule, f.Also, f.Op, f.By = s.blamed.Rule, s.blamed.Also, s.blamed.By.Op, writtenBy(s.blamed.By)
		f.Expected, f.Observed = cmp.Or(s.blamed.Expected, f.Expected), cmp.Or(s.blamed.Observed, f.Observed)
	}
	for _, e := range s.others {
		if e.Rule != f.Rule {
			f.CouldBe = append(f.CouldBe, e.Rule)
		}
	}
	j.record(f)
	r.cell.adopt(r.adopt, j.reply.End)
	return false
}

// settled is what becomes of an event once the right value was shown.
func (j *judge) settled(e Event) {
	switch {
	case e.Unless != nil:
		f := *e.Unless
		f.Op, f.By = e.By.Op, writtenBy(e.By)
		j.record(f)
	case !e.Quiet:
		j.held(true, append([]rules.ID{e.Rule}, e.Also...)...)
		if len(e.Shows) > 0 {
			j.held(true, e.IfShown...)
		}
	}
}

// writtenBy is the text of the command that is to blame, "" for time itself.
func writtenBy(c language.Command) string {
	if c.Op == "" {
		return ""
	}
	return c.String()
}

// suspect keeps a deviation that a wrong key state would explain, as long as nobody has seen
// the state, and asks for it. It reports false where the state is known.
func (j *judge) suspect(keys []keyAt, f Finding) bool {
	for _, at := range keys {
		k := j.w.Families[at.family].Keys[at.region]
		if k.state.known() {
			continue
		}
		f.Fatal = false
		f.Observed = string(j.c.Op) + ": " + f.Observed + ", and DescribeKey shows the key state as it has to be"
		k.state.events = append(k.state.events, Event{Rule: f.Rule, By: j.c, Unless: &f})
		j.verdict.Suspected = append(j.verdict.Suspected, f)
		j.ask(language.DescribeKey, at)
		return true
	}
	return false
}

// ask puts a question about one key.
func (j *judge) ask(op language.Op, at keyAt) {
	j.verdict.Questions = append(j.verdict.Questions, language.Command{
		Op: op, At: at.region, Key: language.KeyRef{Form: language.ByID, Name: string(at.family)},
	})
}
