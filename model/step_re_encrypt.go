package model

import (
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectReEncrypt(c language.Command) Expectation {
	cipher := w.Ciphers[c.Cipher]
	refusals, source, sk := w.opens(c)
	dest, dk, gone := w.resolve(c, c.Dest)
	if gone != nil {
		refusals = append(refusals, *gone)
	}
	if dest != nil {
		refusals = append(refusals, w.inState(language.ReEncrypt, dest, dk).refusals...)
		if dest.Usage != "ENCRYPT_DECRYPT" {
			refusals = append(refusals, Refusal{Rule: "MRK-INTEROP-30", Codes: []string{invalidUsage}})
		} else if !dest.Symmetric() {
			refusals = append(refusals, Refusal{Rule: "MRK-INTEROP-20", Codes: []string{invalidUsage, validation}, Soft: true})
		}
	}
	w.unproven(c, refusals)
	if source == nil || dest == nil {
		return Expectation{Refusals: refusals}
	}
	e := Expectation{Refusals: refusals, Demand: w.inState(language.ReEncrypt, source, sk).ok, answers: []rules.ID{"MRK-INTEROP-04"}}
	if cipher.Region != c.At {
		e.Demand = "MRK-INTEROP-12"
		if cipher.Made.Before(source.Promoted) {
			e.Demand = "MRK-INTEROP-05" // it was made before the last promotion
		}
		if c.Key.IsZero() {
			e.Tolerated = []string{accessDenied, notFound, invalidCipher, incorrectKey}
		}
	}
	if turned, unproven := w.rotated(source, cipher, c.At); turned != "" && (cipher.Region == c.At || !c.Key.IsZero()) {
		e.Demand, e.Tolerated = turned, unproven
		if turned == "MRK-INTEROP-05" {
			e.Demand = "MRK-INTEROP-12"
		}
	}
	if source.Imports.Untold {
		e.Tolerated = []string{accessDenied, notFound, invalidCipher, incorrectKey} // it may have other material by now
	}
	if sk.outlived(cipher) && !c.Key.IsZero() {
		e.Demand = "MRK-REPLICATE-18"
	}
	from, to := noteUse(withKey(c, source), w.inState(language.ReEncrypt, source, sk).refusals), noteUse(withKey(c, dest), w.inState(language.ReEncrypt, dest, dk).refusals)
	e.apply = func(w *World, r Reply) {
		from(w, r)
		to(w, r)
		w.Families[source.Symbol].read(cipher, c.At)
		w.bindCipher(c, dest, c.Option("newContext"), view(r.Body), r.Start)
		if bound, ok := w.Ciphers[c.Bind]; ok {
			bound.Plain = cipher.Plain
			w.Ciphers[c.Bind] = bound
		}
	}
	e.check = func(j *judge) {
		j.keyARN(j.body, "KeyId", dest)
		want := j.w.ARN(c.At, source.ID)
		if cipher.Region == c.At {
			j.keyARN(j.body, "SourceKeyId", source)
			return
		}
		j.check("MRK-INTEROP-12", strings.HasSuffix(j.body.str("SourceKeyId"), "/"+source.ID), "SourceKeyId "+want, j.body.show("SourceKeyId"))
		if j.body.str("SourceKeyId") != want {
			j.note("MRK-INTEROP-12", "SourceKeyId is not the ARN of the endpoint's Region")
		}
	}
	return e
}
