package model

import (
	"time"

	"github.com/mrkconform/mrkconform/model/language"
)

func (w *World) expectPutKeyPolicy(c language.Command) Expectation {
	to := replaced(c.Option("policy"))
	e := w.manage(c, noDemand, func(f *Family, k *Key, own Event, now time.Time) {
		f.changeOwn(k, func(k *Key) *Cell { return &k.policy }, now, to, own, Event{Rule: "MRK-INDEP-03", By: c})
	})
	e.refused = func(k *Key) { k.refusedChange(&k.policy, to, c) }
	e.Refusals = append(e.Refusals, w.propertyRefusals(c)...)
	return e
}
