package model

import (
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectGetPublicKey(c language.Command) Expectation {
	f, k, e := w.onKey(c)
	if f == nil {
		return e
	}
	if !f.asymmetric() {
		if f.Symmetric() {
			return settledQuestion(k, unsupported, "")
		}
		return openQuestion()
	}
	e.Also, e.answers, e.apply = syncRules(f, k), []rules.ID{"MRK-INTEROP-16", "MRK-INTEROP-04"}, noteUse(c, e.Refusals)
	if c, ok := rules.CellOf(string(c.Op), columns[k.State()]); ok && c.OK {
		for _, n := range c.Notes {
			e.Either = append(e.Either, n.Code)
		}
	}
	if k.transition() == "" && k.state.known() && len(e.Refusals) == 0 {
		switch {
		case k.State() == Disabled:
			e.Recorded = success
		case k.State() == PendingImport && len(k.Emptied) > 0:
			e.Recorded = invalidState
		}
	}
	e.check = func(j *judge) {
		j.keyARN(j.body, "KeyId", f)
		// What is the public key of a key without material is anybody's guess.
		if f.Origin != "AWS_KMS" {
			return
		}
		key := j.body.str("PublicKey")
		j.check("MRK-INTEROP-16", publicKeyFits(f.Spec, key), "the DER of a public key of spec "+f.Spec, j.body.show("PublicKey"))
		if f.Public != "" {
			j.check("MRK-INTEROP-16", key == f.Public, "the public key of the related keys, "+f.Public, j.body.show("PublicKey"))
		}
	}
	e.observe = func(w *World, r Reply) {
		if f := w.Families[f.Symbol]; f.Public == "" && f.Origin == "AWS_KMS" {
			f.Public = view(r.Body).str("PublicKey")
		}
	}
	return e
}
