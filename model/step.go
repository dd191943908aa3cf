package model

import (
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// onKey is what every operation on one key begins with: the key that the command names, and what
// the table says of it. Without such a key there is no family, and the expectation is whole.
func (w *World) onKey(c language.Command) (*Family, *Key, Expectation) {
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil {
		return nil, nil, Expectation{Refusals: []Refusal{*gone}}
	}
	in := w.inState(c.Op, f, k)
	return f, k, Expectation{Refusals: in.refusals, Demand: in.ok}
}

// uses gives an expectation that is as [World.onKey] made it the effect of the operation besides
// what every use of a key shows.
func (e *Expectation) uses(c language.Command, effect func(w *World, r Reply)) {
	use := noteUse(c, e.Refusals)
	e.apply = func(w *World, r Reply) {
		use(w, r)
		effect(w, r)
	}
}

// read is the expectation of an operation that only reads one key.
func (w *World) read(c language.Command, demand rules.ID, check func(j *judge, f *Family, k *Key)) Expectation {
	f, _, e := w.onKey(c)
	if f == nil {
		return e
	}
	e.answers = []rules.ID{demand}
	e.check = func(j *judge) { check(j, j.w.Families[f.Symbol], j.w.Families[f.Symbol].Keys[c.At]) }
	return e
}

// manage is the expectation of an operation that changes one key and answers nothing.
func (w *World) manage(c language.Command, demand func(k *Key) rules.ID, change func(f *Family, k *Key, own Event, now time.Time)) Expectation {
	f, k, e := w.onKey(c)
	if f == nil {
		return e
	}
	own := e.Demand
	if k.creating() && len(e.Refusals) == 0 {
		e.Also = []rules.ID{"MRK-REPLICATE-16"}
	} else if d := demand(k); d != "" {
		e.Demand, e.Also = d, []rules.ID{own}
	}
	e.uses(c, func(w *World, r Reply) {
		f := w.Families[f.Symbol]
		change(f, f.Keys[c.At], Event{Rule: own, By: c}, r.End)
		if c.Op == language.EnableKey {
			f.Rotation.Woken = r.End
		}
	})
	return e
}

func noDemand(*Key) rules.ID { return "" }

// unchanged is the effect of an operation on the key that changes something else.
func unchanged(*Family, *Key, Event, time.Time) {}

// namesKey accepts the ARN of a key, and the bare id, which breaks MRK-OPEN-53 alone.
func (w *World) namesKey(got string, f *Family, at language.Region) bool {
	return got == w.ARN(at, f.ID) || got == f.ID
}
