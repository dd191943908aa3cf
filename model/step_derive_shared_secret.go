package model

import (
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectDeriveSharedSecret(c language.Command) Expectation {
	f, k, e := w.onKey(c)
	if f == nil {
		return e
	}
	e.Also, e.answers, e.apply = syncRules(f, k), []rules.ID{"MRK-INTEROP-18", "MRK-INTEROP-04"}, noteUse(c, e.Refusals)
	if f.Usage != usageOf[c.Op] {
		e.Refusals = append([]Refusal{w.wrongUsage(c, f)}, e.Refusals...)
	}
	e.check = func(j *judge) {
		j.keyARN(j.body, "KeyId", f)
		secret := j.body.str("SharedSecret")
		j.check("MRK-STATE-DeriveSharedSecret-En", secret != "", "a SharedSecret", "SharedSecret absent")
		if f.Secret != "" {
			j.check("MRK-INTEROP-18", secret == f.Secret, "the secret that the related keys derive", "another secret")
		}
	}
	e.observe = func(w *World, r Reply) {
		if f := w.Families[f.Symbol]; f.Secret == "" {
			f.Secret = view(r.Body).str("SharedSecret")
		}
	}
	return e
}
