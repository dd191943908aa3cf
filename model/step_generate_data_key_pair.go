package model

import (
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// expectGenerateDataKeyPair is the expectation of both operations that make a pair.
// What they bind is the encrypted private key, which Decrypt reads like a data key.
func (w *World) expectGenerateDataKeyPair(c language.Command) Expectation {
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil {
		return Expectation{Refusals: []Refusal{*gone}}
	}
	cell := w.inState(c.Op, f, k)
	use := noteUse(c, cell)
	return Expectation{
		Refusals: slices.Concat(w.usageRefusal(c, f), cell.refusals),
		Demand:   cell.ok,
		Also:     syncRules(f, k),
		answers:  []rules.ID{"MRK-INTEROP-04", "MRK-INTEROP-28"},
		apply: func(w *World, r Reply) {
			use(w, r)
			body := view(r.Body)
			if c.Bind == "" {
				return
			}
			made := w.Made(c)
			made.Family, made.Made = f.Symbol, r.Start
			made.Plain, made.Blob = body.str("PrivateKeyPlaintext"), body.str("PrivateKeyCiphertextBlob")
			made.Material = body.str("KeyMaterialId")
			made.sealed(w.Families[f.Symbol])
			w.Ciphers[c.Bind] = made
		},
		check: func(j *judge) {
			j.keyARN(j.body, "KeyId", f)
			own := "MRK-STATE-" + rules.ID(c.Op) + "-En"
			j.check(own, j.body.str("PrivateKeyCiphertextBlob") != "", "a PrivateKeyCiphertextBlob", j.body.show("PrivateKeyCiphertextBlob"))
			j.check(own, publicKeyFits("ECC_NIST_P256", j.body.str("PublicKey")), "the DER of a public key of spec ECC_NIST_P256", j.body.show("PublicKey"))
			if c.Op == language.GenerateDataKeyPair {
				j.check(own, j.body.has("PrivateKeyPlaintext"), "a PrivateKeyPlaintext", "PrivateKeyPlaintext absent")
			} else {
				j.check(own, !j.body.has("PrivateKeyPlaintext"), "no PrivateKeyPlaintext", "PrivateKeyPlaintext present")
			}
			j.generated(j.w.Families[f.Symbol], j.w.Families[f.Symbol].Keys[c.At])
		},
	}
}
