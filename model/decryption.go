package model

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// unproven makes the exceptions of refusals soft as long as no ciphertext of the
// family was read this way: whatever is wrong then comes first.
func (w *World) unproven(c language.Command, refusals []Refusal) {
	cipher := w.Ciphers[c.Cipher]
	f := w.Families[cipher.Family]
	way := [2]language.Region{cipher.Region, c.At}
	for i := range refusals {
		refusals[i].Soft = refusals[i].Soft || f == nil || !f.Reads[way] || f.Turned[way] < cipher.Turn
	}
}

// read notes that a ciphertext was read somewhere.
func (f *Family) read(cipher Cipher, at language.Region) {
	way := [2]language.Region{cipher.Region, at}
	f.Reads[way], f.Turned[way] = true, max(f.Turned[way], cipher.Turn)
}

// withKey is the command as if it named the key by its id, for what an implicit use tells.
func withKey(c language.Command, f *Family) language.Command {
	c.Key = language.KeyRef{Form: language.ByID, Name: string(f.Symbol)}
	return c
}

// opens finds the key that Decrypt or ReEncrypt will use and every reason against it.
func (w *World) opens(c language.Command) ([]Refusal, *Family, *Key) {
	cipher := w.Ciphers[c.Cipher]
	source := w.Families[cipher.Family]
	if c.Key.IsZero() {
		k := source.Keys[c.At]
		if k == nil {
			r := Refusal{Rule: "MRK-INTEROP-09", Codes: []string{accessDenied, notFound, invalidCipher, incorrectKey}}
			return append([]Refusal{r}, w.spoiled(c, cipher)...), nil, nil
		}
		return append(w.inKeylessState(c, source, k), w.spoiled(c, cipher)...), source, k
	}
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil {
		return append([]Refusal{*gone}, w.spoiled(c, cipher)...), nil, nil
	}
	out := w.inState(c.Op, f, k).refusals
	if f != source {
		r := wrongKey(f, source, cipher, cipher.Region != c.At)
		if f.sharesMaterial(k, source) {
			r.Also = append(r.Also, "MRK-IMPORT-31")
		}
		out = append([]Refusal{r}, out...)
	}
	return append(out, w.spoiled(c, cipher)...), f, k
}

// inKeylessState is the state table for a key that only the ciphertext names (MRK-OPEN-39).
func (w *World) inKeylessState(c language.Command, f *Family, k *Key) []Refusal {
	out := w.inState(c.Op, f, k).refusals
	for i := range out {
		out[i].Codes = append(slices.Clone(out[i].Codes), accessDenied)
		out[i].Also = append(slices.Clip(out[i].Also), "MRK-OPEN-39")
	}
	return out
}

// wrongKeyText is what KMS says of a KeyId that is not the ciphertext's.
const wrongKeyText = "The key ID in the request does not identify a CMK that can perform this operation."

// wrongKey: a key that has nothing to do with the ciphertext, which may be from afar.
func wrongKey(f, source *Family, cipher Cipher, afar bool) Refusal {
	r := Refusal{
		Rule: "MRK-INTEROP-08", Codes: []string{incorrectKey},
		Text: wrongKeyText,
	}
	switch {
	case cipher.Algorithm != "":
		return wrongRSAKey(f, source)
	case f.Usage != "ENCRYPT_DECRYPT":
		r.Rule, r.Also, r.Never = "MRK-INTEROP-30", []rules.ID{"MRK-STATE-P08"}, invalidUsage
	case !f.Symmetric():
		// The command sends no algorithm, so that the request itself may be refused first.
		r.Codes = append(r.Codes, validation, invalidCipher, invalidUsage)
	case f.MultiRegion && source.MultiRegion:
		r.Rule = "MRK-INTEROP-26"
	}
	if afar {
		r.Codes, r.Also = append(r.Codes, accessDenied, invalidCipher), append(r.Also, "MRK-OPEN-38")
	}
	return r
}

// spoiled lists what is wrong with the ciphertext or its context (MRK-INTEROP-06, MRK-INTEROP-07).
func (w *World) spoiled(c language.Command, cipher Cipher) []Refusal {
	var out []Refusal
	if c.Has("mutate") {
		r := Refusal{Rule: "MRK-INTEROP-07", Codes: []string{invalidCipher}, Silent: true}
		if c.Option("mutate") == "middle" || c.Key.IsZero() || c.Option("mutate") == "header" {
			r.Codes = []string{invalidCipher, incorrectKey}
		}
		if c.Key.IsZero() {
			r.Codes = append(r.Codes, accessDenied, notFound)
		}
		if c.Option("mutate") == "header" && !c.Key.IsZero() {
			r.Codes = []string{invalidCipher}
		}
		out = append(out, r)
	}
	if !maps.Equal(language.PairMap(language.ReadPairs(c.Option("context"))), language.PairMap(language.ReadPairs(cipher.Context))) {
		out = append(out, Refusal{Rule: "MRK-INTEROP-06", Codes: []string{invalidCipher}, Silent: true})
	}
	return out
}

// decryptDemand names the rule that a refusal breaks where Decrypt has to succeed.
func (w *World) decryptDemand(c language.Command, cipher Cipher, f *Family, k *Key) (demand rules.ID, also []rules.ID, tolerated []string) {
	turned, unproven := w.rotated(f, cipher, c.At)
	if f.Imports.Untold {
		unproven = []string{accessDenied, notFound, invalidCipher, incorrectKey} // it may have other material by now
	}
	_, gone := f.Gone[cipher.Region]
	switch {
	case cipher.Algorithm != "":
		return "MRK-INTEROP-17", nil, nil
	case k.outlived(cipher) && !c.Key.IsZero() && (turned == "" || k.Made.After(f.Rotation.At)):
		return "MRK-REPLICATE-18", nil, unproven
	case cipher.Region == c.At:
		return cmp.Or(turned, w.inState(language.Decrypt, f, k).ok), nil, unproven
	}
	if c.Key.IsZero() {
		// That it works without a KeyId is stated nowhere (MRK-INTEROP-01).
		return "MRK-INTEROP-01", nil, []string{accessDenied, notFound, invalidCipher, incorrectKey}
	}
	demand = cmp.Or(turned, crossing(cipher, f, k))
	if gone && turned == "" {
		demand, also = "MRK-DELETE-21", []rules.ID{"MRK-INTEROP-05"}
	}
	home := f.Reads[[2]language.Region{cipher.Region, cipher.Region}]
	if f.Origin == external {
		return demand, append(also, "MRK-IMPORT-11"), unproven
	}
	late := home && f.Keys[c.At].Made.After(cipher.Made) && !cipher.Made.IsZero()
	if late && demand != "MRK-REPLICATE-11" && (turned == "" || cipher.earlier(f)) {
		// The replica came after the ciphertext: it has the earlier material too.
		also = append(also, "MRK-REPLICATE-11")
	}
	return demand, also, unproven
}

// crossing names the rule on reading in one Region what was encrypted in another.
func crossing(cipher Cipher, f *Family, k *Key) rules.ID {
	origin := f.Keys[cipher.Region]
	switch {
	case origin != nil && origin.State() != Enabled, cipher.Made.Before(f.Promoted):
		return "MRK-INTEROP-05"
	case cipher.Material != "":
		return "MRK-INTEROP-11"
	case k.Region == f.Primary || f.Rotation.Times > 0:
		return "MRK-INTEROP-05"
	}
	return "MRK-INTEROP-02"
}

// outlived reports whether a ciphertext is older than the replica that took the place
// of one that was deleted (MRK-REPLICATE-18).
func (k *Key) outlived(cipher Cipher) bool {
	return k.Recreated && !cipher.Again && !cipher.Made.IsZero() && k.Since.After(cipher.Made)
}

func (j *judge) decrypted(f *Family, cipher Cipher, demand rules.ID) {
	opened, got := demand, j.body.str("Plaintext")
	right := got == cipher.Plain || cipher.Plain == "" && got != ""
	if cipher.Material != "" && (cipher.Region == j.c.At && f.Rotation.Times == 0 || !cipher.Opened && !right) {
		opened = "MRK-INTEROP-11" // the key that made a data key is one of the related ones, and told the bytes
	}
	j.must(opened, right, "the plaintext that was encrypted", "another plaintext")
	want := j.w.ARN(j.c.At, f.ID)
	got = j.body.str("KeyId")
	rule := rules.ID("MRK-INTEROP-04")
	switch {
	case cipher.Region != j.c.At && j.c.Key.IsZero():
		rule = "MRK-INTEROP-01"
	case cipher.Region != j.c.At:
		rule = crossing(cipher, f, f.Keys[j.c.At])
	}
	if j.c.Key.IsZero() && cipher.Region != j.c.At {
		j.check(rule, strings.HasSuffix(got, "/"+f.ID), "KeyId "+want, j.body.show("KeyId"))
		j.check("MRK-OPEN-40", got == want, "KeyId "+want, j.body.show("KeyId"))
	} else {
		j.check(rule, got == want, "KeyId "+want, j.body.show("KeyId"))
	}
	j.encryptedUnder(cipher)
}
