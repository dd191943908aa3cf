package model

import (
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// expectGenerateDataKeyPair is the expectation of both operations that make a pair.
// What they bind is the encrypted private key, which Decrypt reads like a data key.
func (w *World) expectGenerateDataKeyPair(c language.Command) Expectation {
	f, k, e := w.onKey(c)
	if f == nil {
		return e
	}
	e.Also, e.answers = syncRules(f, k), []rules.ID{"MRK-INTEROP-04", "MRK-INTEROP-28"}
	e.uses(c, func(w *World, r Reply) {
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
	})
	e.Refusals = append(w.usageRefusal(c, f), e.Refusals...)
	e.check = func(j *judge) {
		j.keyARN(j.body, "KeyId", f)
		own, plain := "MRK-STATE-"+rules.ID(c.Op)+"-En", j.body.has("PrivateKeyPlaintext")
		j.check(own, j.body.str("PrivateKeyCiphertextBlob") != "", "a PrivateKeyCiphertextBlob", j.body.show("PrivateKeyCiphertextBlob"))
		j.check(own, publicKeyFits("ECC_NIST_P256", j.body.str("PublicKey")), "the DER of a public key of spec ECC_NIST_P256", j.body.show("PublicKey"))
		if c.Op == language.GenerateDataKeyPair {
			j.check(own, plain, "a PrivateKeyPlaintext", "PrivateKeyPlaintext absent")
		} else {
			j.check(own, !plain, "no PrivateKeyPlaintext", "PrivateKeyPlaintext present")
		}
		j.generated(j.w.Families[f.Symbol], j.w.Families[f.Symbol].Keys[c.At])
	}
	return e
}
