package model

import (
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectCreateGrant(c language.Command) Expectation {
	e := w.changesOwn(c, grantsOf, more(1), "MRK-INDEP-10")
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
