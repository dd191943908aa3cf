package model

import (
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// asymmetric reports whether the keys of the family have a public key.
func (f *Family) asymmetric() bool { return !f.Symmetric() && !strings.HasPrefix(f.Spec, "HMAC") }

// oddlyAsked reports requests on which the rule book is silent: an encryption context
// for an RSA key, and the name of an algorithm that the key, or KMS, does not have.
func (f *Family) oddlyAsked(c language.Command) bool {
	if misnamed(c) {
		return true
	}
	if f.Usage != "ENCRYPT_DECRYPT" {
		return false
	}
	algorithm := c.Option("algorithm")
	return !f.Symmetric() && c.Has("context") || algorithm != "" && !f.has(algorithm)
}

// askedOddly reports a Decrypt with another algorithm than the ciphertext was made
// with, or of RSA ciphertext in more than the key unlike its Encrypt. The rule book is
// silent on them.
func askedOddly(c language.Command, cipher Cipher) bool {
	if cipher.Algorithm == "" {
		return c.Has("algorithm") && c.Option("algorithm") != language.SymmetricDefault
	}
	return c.Key.IsZero() || c.Has("context") || c.Has("mutate") || c.Option("algorithm") != cipher.Algorithm
}

// wrongRSAKey: RSA ciphertext names no key, so that it may as well look corrupt.
func wrongRSAKey(f, source *Family) Refusal {
	r := Refusal{Rule: "MRK-INTEROP-08", Codes: []string{invalidCipher, incorrectKey}}
	switch {
	case !f.asymmetric() || f.Usage != "ENCRYPT_DECRYPT":
		// A key that does not know the algorithm is refused, whichever way is looked first.
		r.Codes, r.Soft = append(r.Codes, invalidUsage, validation), true
	case f.MultiRegion && source.MultiRegion:
		r.Rule = "MRK-INTEROP-26"
	}
	return r
}

func (w *World) expectGetPublicKey(c language.Command) Expectation {
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil {
		return Expectation{Refusals: []Refusal{*gone}}
	}
	if !f.asymmetric() {
		return openQuestion()
	}
	cell := w.inState(c.Op, f, k)
	use := noteUse(c, cell)
	e := Expectation{
		Refusals: cell.refusals, Demand: cell.ok, Also: syncRules(f, k), answers: []rules.ID{"MRK-INTEROP-16", "MRK-INTEROP-04"},
		apply: use,
	}
	if c, ok := rules.CellOf(string(c.Op), columns[k.State()]); ok && c.OK {
		for _, n := range c.Notes {
			e.Either = append(e.Either, n.Code)
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

func (w *World) expectDeriveSharedSecret(c language.Command) Expectation {
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil {
		return Expectation{Refusals: []Refusal{*gone}}
	}
	cell := w.inState(c.Op, f, k)
	e := Expectation{
		Refusals: cell.refusals, Demand: cell.ok, Also: syncRules(f, k), answers: []rules.ID{"MRK-INTEROP-18", "MRK-INTEROP-04"},
		apply: noteUse(c, cell),
	}
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
