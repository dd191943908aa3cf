package model

import (
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectEnableKey(c language.Command) Expectation {
	e := w.enables(c)
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil || f.Origin != external || k.State() != Disabled || f.imported(k) {
		return e
	}
	// Without its material the key is never Enabled (MRK-OPEN-33); whether EnableKey is
	// refused, and what a success leaves behind, is open.
	e.Either = append(e.Either, invalidState)
	state := func(s KeyState) func(*World, Reply) {
		return func(w *World, r Reply) {
			f := w.Families[f.Symbol]
			f.canceled(f.Keys[c.At], s, r.End, c)
		}
	}
	e.apply, e.alternative = state(PendingImport), state(Disabled)
	return e
}

func (w *World) enables(c language.Command) Expectation {
	return w.manage(c, func(k *Key) rules.ID {
		if k.state.rule() == "MRK-DELETE-12" && k.State() == Disabled {
			return "MRK-DELETE-14"
		}
		return "MRK-STATE-04"
	}, func(f *Family, k *Key, own Event, now time.Time) {
		own.Rule = "MRK-STATE-04"
		f.setState(k, Enabled, now, own, "MRK-INDEP-01")
	})
}
