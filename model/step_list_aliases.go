package model

import "github.com/mrkconform/mrkconform/model/language"

func (w *World) expectListAliases(c language.Command) Expectation {
	refusals := pageRefusals(c, 100)
	if c.Key.IsZero() {
		return Expectation{Refusals: refusals, Demand: "MRK-LIST-02", check: func(j *judge) { j.aliases(nil) }}
	}
	e := w.read(c, "MRK-LIST-02", func(j *judge, f *Family, _ *Key) { j.aliases(f) })
	e.Refusals = append(e.Refusals, refusals...)
	return e
}
