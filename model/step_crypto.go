package model

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/model/rules"
)

// usageRefusal: a key of another usage does not encrypt (MRK-INTEROP-20).
func (w *World) usageRefusal(c Command, f *Family) []Refusal {
	if f.Usage == "ENCRYPT_DECRYPT" && f.Symmetric() {
		return nil
	}
	if f.Usage == "ENCRYPT_DECRYPT" {
		// An RSA key needs the name of an algorithm, which the command does not send.
		return []Refusal{{Rule: "MRK-INTEROP-20", Codes: []string{invalidUsage, validation}, Soft: true}}
	}
	return []Refusal{{
		Rule: "MRK-INTEROP-20", Codes: []string{invalidUsage},
		Text: w.ARN(c.At, f.ID) + " key usage is " + f.Usage + " which is not valid for " + string(c.Op) + ".",
	}}
}

func (w *World) expectEncrypt(c Command) Expectation { return w.encrypts(c, nil) }

func (w *World) expectGenerateDataKey(c Command) Expectation {
	return w.encrypts(c, []rules.ID{"MRK-INTEROP-28"})
}

// encrypts is the expectation of Encrypt and GenerateDataKey.
func (w *World) encrypts(c Command, answers []rules.ID) Expectation {
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil {
		return Expectation{Refusals: []Refusal{*gone}}
	}
	cell := w.inState(c.Op, f, k)
	use := noteUse(c, cell)
	return Expectation{
		Refusals: append(w.usageRefusal(c, f), cell.refusals...),
		Demand:   cell.ok,
		Also:     syncRules(f, k),
		answers:  append(answers, "MRK-INTEROP-04"),
		apply: func(w *World, r Reply) {
			use(w, r)
			w.bindCipher(c, f, c.Option("context"), view(r.Body), r.Start)
		},
		check: func(j *judge) {
			j.keyARN(j.body, "KeyId", f)
			j.check("MRK-STATE-"+rules.ID(c.Op)+"-En", j.body.str("CiphertextBlob") != "", "a CiphertextBlob", j.body.show("CiphertextBlob"))
			if c.Op == GenerateDataKey && f.Material != "" {
				rule := rules.ID("MRK-INTEROP-28")
				if j.w.Families[f.Symbol].Keys[c.At].Recreated {
					rule = "MRK-REPLICATE-18"
				}
				j.check(rule, j.body.str("KeyMaterialId") == f.Material,
					"KeyMaterialId "+f.Material+" as CurrentKeyMaterialId of the primary", j.body.show("KeyMaterialId"))
			}
		},
	}
}

// syncRules are confirmed by the use of a replica whose primary cannot be used.
func syncRules(f *Family, k *Key) []rules.ID {
	if k.Region != f.Primary && f.Keys[f.Primary].State != Enabled && !k.Creating {
		return []rules.ID{"MRK-DELETE-08"}
	}
	return nil
}

func (w *World) bindCipher(c Command, f *Family, context string, body view, now time.Time) {
	if c.Bind == "" {
		return
	}
	plain := body.str("Plaintext")
	if plain == "" {
		plain = base64Of(plaintext(c))
	}
	w.Ciphers[c.Bind] = Cipher{
		Family: f.Symbol, Region: c.At, Context: context, Plain: plain,
		Blob: body.str("CiphertextBlob"), Material: body.str("KeyMaterialId"), Made: now,
	}
}

// keyARN judges that the answer names the key by the ARN of the endpoint's Region.
func (j *judge) keyARN(body view, member string, f *Family) {
	want := j.w.ARN(j.c.At, f.ID)
	j.check("MRK-INTEROP-04", body.str(member) == want, member+" "+want, body.show(member))
}

func (w *World) expectDecrypt(c Command) Expectation {
	cipher := w.Ciphers[c.Cipher]
	refusals, f, k := w.opens(c)
	w.unproven(c, refusals)
	if f == nil {
		return Expectation{Refusals: refusals}
	}
	e := Expectation{Refusals: refusals, answers: []rules.ID{"MRK-INTEROP-04", "MRK-INTEROP-22"}}
	e.Demand, e.Also, e.Tolerated = w.decryptDemand(c, cipher, f, k)
	use := noteUse(withKey(c, f), w.inState(Decrypt, f, k))
	e.apply = func(w *World, r Reply) {
		use(w, r)
		w.Families[f.Symbol].Reads[[2]Region{cipher.Region, c.At}] = true
	}
	e.check = func(j *judge) { j.decrypted(f, cipher) }
	return e
}

// unproven makes the exceptions of refusals soft as long as no ciphertext of the
// family was read this way: whatever is wrong then comes first.
func (w *World) unproven(c Command, refusals []Refusal) {
	cipher := w.Ciphers[c.Cipher]
	f := w.Families[cipher.Family]
	for i := range refusals {
		refusals[i].Soft = refusals[i].Soft || f == nil || !f.Reads[[2]Region{cipher.Region, c.At}]
	}
}

// withKey is the command as if it named the key by its id, for what an implicit use tells.
func withKey(c Command, f *Family) Command {
	c.Key = KeyRef{Form: ByID, Name: string(f.Symbol)}
	return c
}

// opens finds the key that Decrypt or ReEncrypt will use and every reason against it.
func (w *World) opens(c Command) ([]Refusal, *Family, *Key) {
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
		out = append([]Refusal{wrongKey(f, source)}, out...)
	}
	return append(out, w.spoiled(c, cipher)...), f, k
}

// inKeylessState is the state table for a key that only the ciphertext names (MRK-OPEN-39).
func (w *World) inKeylessState(c Command, f *Family, k *Key) []Refusal {
	out := w.inState(c.Op, f, k).refusals
	for i := range out {
		out[i].Codes = append(slices.Clone(out[i].Codes), accessDenied)
	}
	return out
}

func wrongKey(f, source *Family) Refusal {
	r := Refusal{
		Rule: "MRK-INTEROP-08", Codes: []string{incorrectKey},
		Text: "The key ID in the request does not identify a CMK that can perform this operation.",
	}
	switch {
	case f.Usage != "ENCRYPT_DECRYPT":
		r.Rule = "MRK-INTEROP-30"
	case !f.Symmetric():
		// The command sends no algorithm, so that the request itself may be refused first.
		r.Codes = append(r.Codes, validation, invalidCipher, invalidUsage)
	case f.MultiRegion && source.MultiRegion:
		r.Rule = "MRK-INTEROP-26"
	}
	return r
}

// spoiled lists what is wrong with the ciphertext or its context (MRK-INTEROP-06, MRK-INTEROP-07).
func (w *World) spoiled(c Command, cipher Cipher) []Refusal {
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
	if !maps.Equal(pairMap(pairs(c.Option("context"))), pairMap(pairs(cipher.Context))) {
		out = append(out, Refusal{Rule: "MRK-INTEROP-06", Codes: []string{invalidCipher}, Silent: true})
	}
	return out
}

// decryptDemand names the rule that a refusal breaks where Decrypt has to succeed.
func (w *World) decryptDemand(c Command, cipher Cipher, f *Family, k *Key) (demand rules.ID, also []rules.ID, tolerated []string) {
	origin := f.Keys[cipher.Region]
	_, gone := f.Gone[cipher.Region]
	switch {
	case k.outlived(cipher) && !c.Key.IsZero():
		return "MRK-REPLICATE-18", nil, nil
	case cipher.Region == c.At:
		return w.inState(Decrypt, f, k).ok, nil, nil
	case gone && !cipher.Again:
		demand, also = "MRK-DELETE-21", []rules.ID{"MRK-INTEROP-05"}
	case origin != nil && origin.State != Enabled:
		demand = "MRK-INTEROP-05"
	case cipher.Material != "":
		demand = "MRK-INTEROP-11"
	case k.Region == f.Primary:
		demand = "MRK-INTEROP-05"
	default:
		demand = "MRK-INTEROP-02"
	}
	if c.Key.IsZero() {
		// That it works without a KeyId is stated nowhere (MRK-INTEROP-01).
		return "MRK-INTEROP-01", nil, []string{accessDenied, notFound, invalidCipher, incorrectKey}
	}
	home := f.Reads[[2]Region{cipher.Region, cipher.Region}]
	if home && f.Keys[c.At].Since.After(cipher.Made) && !cipher.Made.IsZero() {
		// The replica came after the ciphertext: it has the earlier material too.
		also = append(also, "MRK-REPLICATE-11")
	}
	return demand, also, nil
}

// outlived reports whether a ciphertext is older than the replica that took the place
// of one that was deleted (MRK-REPLICATE-18).
func (k *Key) outlived(cipher Cipher) bool {
	return k.Recreated && !cipher.Again && !cipher.Made.IsZero() && k.Since.After(cipher.Made)
}

func (j *judge) decrypted(f *Family, cipher Cipher) {
	demand, _, _ := j.w.decryptDemand(j.c, cipher, f, f.Keys[j.c.At])
	j.must(demand, j.body.str("Plaintext") == cipher.Plain, "the plaintext that was encrypted", "another plaintext")
	want := j.w.ARN(j.c.At, f.ID)
	got := j.body.str("KeyId")
	rule := rules.ID("MRK-INTEROP-04")
	if cipher.Region != j.c.At {
		rule = demand
	}
	if j.c.Key.IsZero() && cipher.Region != j.c.At {
		j.check(rule, strings.HasSuffix(got, "/"+f.ID), "KeyId "+want, j.body.show("KeyId"))
		if got != want {
			j.note(rule, "Decrypt without KeyId does not name the ARN of the endpoint's Region")
		}
	} else {
		j.check(rule, got == want, "KeyId "+want, j.body.show("KeyId"))
	}
	if f.Material != "" {
		j.check("MRK-INTEROP-22", j.body.str("KeyMaterialId") == f.Material,
			"KeyMaterialId "+f.Material+" in every Region", j.body.show("KeyMaterialId"))
	}
}

func (w *World) expectReEncrypt(c Command) Expectation {
	cipher := w.Ciphers[c.Cipher]
	refusals, source, sk := w.opens(c)
	dest, dk, gone := w.resolve(c, c.Dest)
	if gone != nil {
		refusals = append(refusals, *gone)
	}
	if dest != nil {
		refusals = append(refusals, w.inState(ReEncrypt, dest, dk).refusals...)
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
	e := Expectation{Refusals: refusals, Demand: w.inState(ReEncrypt, source, sk).ok, answers: []rules.ID{"MRK-INTEROP-04"}}
	if cipher.Region != c.At {
		e.Demand = "MRK-INTEROP-12"
		if c.Key.IsZero() {
			e.Tolerated = []string{accessDenied, notFound, invalidCipher, incorrectKey}
		}
	}
	if sk.outlived(cipher) && !c.Key.IsZero() {
		e.Demand = "MRK-REPLICATE-18"
	}
	from, to := noteUse(withKey(c, source), w.inState(ReEncrypt, source, sk)), noteUse(withKey(c, dest), w.inState(ReEncrypt, dest, dk))
	e.apply = func(w *World, r Reply) {
		from(w, r)
		to(w, r)
		w.Families[source.Symbol].Reads[[2]Region{cipher.Region, c.At}] = true
		w.bindCipher(c, dest, c.Option("newContext"), view(r.Body), r.Start)
		if bound, ok := w.Ciphers[c.Bind]; ok {
			bound.Plain, bound.Again = cipher.Plain, true
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
