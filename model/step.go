package model

import (
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// read is the expectation of an operation that only reads one key.
func (w *World) read(c language.Command, demand rules.ID, check func(j *judge, f *Family, k *Key)) Expectation {
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil {
		return Expectation{Refusals: []Refusal{*gone}}
	}
	cell := w.inState(c.Op, f, k)
	return Expectation{
		Refusals: cell.refusals, Demand: cell.ok, answers: []rules.ID{demand},
		check: func(j *judge) { check(j, j.w.Families[f.Symbol], j.w.Families[f.Symbol].Keys[c.At]) },
	}
}

// manage is the expectation of an operation that changes one key and answers nothing.
func (w *World) manage(c language.Command, demand func(k *Key) rules.ID, change func(f *Family, k *Key, own Event, now time.Time)) Expectation {
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil {
		return Expectation{Refusals: []Refusal{*gone}}
	}
	cell := w.inState(c.Op, f, k)
	e := Expectation{Refusals: cell.refusals, Demand: cell.ok}
	if k.creating() && len(cell.refusals) == 0 {
		e.Demand, e.Also = cell.ok, []rules.ID{"MRK-REPLICATE-16"}
	} else if d := demand(k); d != "" {
		e.Demand, e.Also = d, []rules.ID{cell.ok}
	}
	use := noteUse(c, cell)
	e.apply = func(w *World, r Reply) {
		use(w, r)
		f := w.Families[f.Symbol]
		change(f, f.Keys[c.At], Event{Rule: cell.ok, By: c}, r.End)
		if c.Op == language.EnableKey {
			f.Rotation.Woken = r.End
		}
	}
	return e
}

func noDemand(*Key) rules.ID { return "" }

// unchanged is the effect of an operation on the key that changes something else.
func unchanged(*Family, *Key, Event, time.Time) {}

// namesKey accepts the ARN of a key, and the bare id, which breaks MRK-OPEN-53 alone.
func (w *World) namesKey(got string, f *Family, at language.Region) bool {
	return got == w.ARN(at, f.ID) || got == f.ID
}
