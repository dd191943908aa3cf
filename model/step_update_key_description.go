package model

import (
	"time"

	"github.com/mrkconform/mrkconform/model/language"
)

func (w *World) expectUpdateKeyDescription(c language.Command) Expectation {
	to := replaced(language.DescriptionText(c.Option("description")))
	e := w.manage(c, noDemand, func(f *Family, k *Key, own Event, now time.Time) {
		f.changeOwn(k, func(k *Key) *Cell { return &k.description }, now, to, own, Event{Rule: "MRK-INDEP-02", By: c})
	})
	e.refused = func(k *Key) { k.refusedChange(&k.description, to, c) }
	if c.Option("description") == language.LongDescription {
		e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-STATE-P06", Codes: []string{validation}, Constraint: true})
	}
	return e
}
