package model

import "github.com/mrkconform/mrkconform/model/language"

func (w *World) expectGenerateMac(c language.Command) Expectation {
	e := w.signs(c, "Mac", (*judge).sameMAC)
	e.answers = append(e.answers, "MRK-INTEROP-15")
	return e
}

// sameMAC compares a MAC with every other one of the same message: they are no secret
// of one Region.
func (j *judge) sameMAC(f *Family, made Cipher) {
	for name, other := range j.w.Ciphers {
		if name == j.c.Bind || other.Kind != MAC || other.Family != f.Symbol || other.Message != made.Message || other.Blob == "" {
			continue
		}
		if other.Algorithm == made.Algorithm {
			j.check("MRK-INTEROP-15", made.Blob == other.Blob, "the MAC that every related key computes of the message", "another MAC")
			return
		}
	}
}
