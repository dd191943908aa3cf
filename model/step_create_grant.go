package model

import (
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectCreateGrant(c language.Command) Expectation {
	e := w.manage(c, noDemand, func(f *Family, k *Key, own Event, now time.Time) {
		f.changeOwn(k, grantsOf, now, more(1), own, Event{Rule: "MRK-INDEP-10", By: c})
	})
	e.refused = func(k *Key) { k.refusedChange(&k.grants, more(1), c) }
	e.answers = []rules.ID{"MRK-STATE-CreateGrant-En"}
	if made := e.apply; made != nil {
		e.apply = func(w *World, r Reply) {
			made(w, r)
			w.bindGrant(c, view(r.Body))
		}
	}
	e.check = func(j *judge) {
		j.check("MRK-STATE-CreateGrant-En", j.body.str("GrantId") != "", "a GrantId", j.body.show("GrantId"))
	}
	return e
}
