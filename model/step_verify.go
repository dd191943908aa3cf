package model

import (
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// expectVerify is the expectation of Verify and VerifyMac.
func (w *World) expectVerify(c language.Command) Expectation {
	made := w.Ciphers[c.Cipher]
	source := w.Families[made.Family]
	if oddlyTyped(c, made.Algorithm) {
		return openQuestion()
	}
	if c.Key.IsZero() {
		c = withKey(c, source)
	}
	f, k, e := w.onKey(c)
	if f == nil {
		return e
	}
	e.Also, e.answers, e.apply = syncRules(f, k), []rules.ID{"MRK-INTEROP-04", "MRK-INTEROP-27"}, noteUse(c, e.Refusals)
	// That the proof is wrong says nothing of the key state.
	e.Instead = map[string]rules.ID{wrongSignature: "MRK-INTEROP-13"}
	if c.Op == language.VerifyMac {
		e.Instead = map[string]rules.ID{wrongMAC: "MRK-INTEROP-15"}
	}
	switch {
	case f.Usage != usageOf[c.Op]:
		e.Refusals = append([]Refusal{w.wrongUsage(c, f)}, e.Refusals...)
	case f != source || c.Has("mutate") || w.otherText(c, made):
		e.Refusals = append([]Refusal{wrongProof(c, f, source, made)}, e.Refusals...)
	case made.Kind == MAC && made.Region != c.At:
		e.Demand = "MRK-INTEROP-15"
	case made.Kind == Signature && (made.Region != c.At || made.Type != c.Option("messageType")):
		e.Demand = "MRK-INTEROP-13"
	}
	if slices.ContainsFunc(e.Refusals, func(r Refusal) bool { return r.Race }) {
		// While nobody knows whether the replica is made, a refusal of the proof is not
		// judged: it is no wrong exception for Creating, and it shows again later.
		e.Refusals = append(e.Refusals, Refusal{Codes: []string{wrongSignature, wrongMAC}, Race: true})
	}
	e.check = func(j *judge) {
		j.keyARN(j.body, "KeyId", f)
		member := map[CipherKind]string{Signature: "SignatureValid", MAC: "MacValid"}[made.Kind]
		valid, _ := j.body.boolean(member)
		j.check("MRK-INTEROP-27", valid, member+" true", j.body.show(member))
	}
	return e
}

// wrongProof refuses a signature or MAC that the key did not make.
func wrongProof(c language.Command, f, source *Family, made Cipher) Refusal {
	r := Refusal{Rule: "MRK-INTEROP-14", Also: []rules.ID{"MRK-INTEROP-27"}, Codes: []string{wrongSignature}, Silent: true}
	if c.Op == language.VerifyMac {
		r.Codes = []string{wrongMAC}
	}
	// One algorithm serves all ML-DSA keys, whose signatures differ in length.
	if !f.has(made.Algorithm) || isMLDSA(f.Spec) && f.Spec != source.Spec {
		r.Codes, r.Soft, r.Silent = append(r.Codes, invalidUsage, validation), true, false
	}
	return r
}
