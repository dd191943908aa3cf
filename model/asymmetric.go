package model

import (
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
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

// oddDecrypt is the expectation of such a Decrypt: what AWS was recorded to answer where one thing
// alone is odd.
func (w *World) oddDecrypt(c language.Command, cipher Cipher) Expectation {
	f := w.Families[cipher.Family]
	if cipher.Algorithm == "" || f == nil || f.Keys[c.At] == nil || c.Has("mutate") || c.Has(language.OptDryRun.Name) {
		return openQuestion()
	}
	named, direct := c.Key.Family()
	other := c.Option("algorithm") != cipher.Algorithm
	switch {
	case c.Key.IsZero() && !other && !c.Has("context"):
		return settledQuestion(f.Keys[c.At], validation, "KeyId must not be null")
	case !direct || named != f.Symbol || c.Key.Form != language.ByID:
	case c.Has("context") && !other:
		return settledQuestion(f.Keys[c.At], validation, noContext)
	case other && !c.Has("context") && (!c.Has("algorithm") || f.has(c.Option("algorithm"))):
		return settledQuestion(f.Keys[c.At], invalidCipher, "")
	}
	return openQuestion()
}

// noContext is what KMS says of an encryption context for RSA.
const noContext = "EncryptionContext is not supported when encrypting/decrypting with asymmetric CMKs."
