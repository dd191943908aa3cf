package model

import (
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectDecrypt(c language.Command) Expectation {
	cipher := w.Ciphers[c.Cipher]
	if askedOddly(c, cipher) {
		return w.oddDecrypt(c, cipher)
	}
	refusals, f, k := w.opens(c)
	w.unproven(c, refusals)
	if f == nil {
		return Expectation{Refusals: refusals}
	}
	e := Expectation{Refusals: refusals, answers: []rules.ID{"MRK-INTEROP-04", "MRK-INTEROP-22"}}
	e.Demand, e.Also, e.Tolerated = w.decryptDemand(c, cipher, f, k)
	if cipher.Context != "" && cipher.Made.After(f.Promoted) && f.Turned[[2]language.Region{cipher.Region, c.At}] >= cipher.Turn && f.Reads[[2]language.Region{cipher.Region, c.At}] {
		// Others of its kind can be read there, so that it is the context that is not taken.
		e.Instead = map[string]rules.ID{invalidCipher: "MRK-INTEROP-06"}
	}
	use := noteUse(withKey(c, f), w.inState(language.Decrypt, f, k).refusals)
	e.apply = func(w *World, r Reply) {
		use(w, r)
		w.Families[f.Symbol].read(cipher, c.At)
		if kept := w.Ciphers[c.Cipher]; cipher.Region == c.At {
			kept.Kept = f.Rotation.Done
			w.Ciphers[c.Cipher] = kept
		}
	}
	e.check = func(j *judge) { j.decrypted(f, cipher, e.Demand) }
	e.observe = func(w *World, r Reply) {
		w.seeUnder(c.Cipher, view(r.Body))
		if made, plain := w.Ciphers[c.Cipher], view(r.Body).str("Plaintext"); plain != "" {
			made.Plain, made.Opened = plain, true
			w.Ciphers[c.Cipher] = made
		}
	}
	return e
}
