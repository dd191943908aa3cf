package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// usages lists which KeyUsage fits which KeySpec, the default first
// (MRK-CREATE-10, MRK-CREATE-11; MRK-META-11 for the algorithms).
var usages = map[string][]string{
	language.SymmetricDefault: {"ENCRYPT_DECRYPT"},
	"RSA_2048":                {"ENCRYPT_DECRYPT", "SIGN_VERIFY"},
	"RSA_3072":                {"ENCRYPT_DECRYPT", "SIGN_VERIFY"},
	"RSA_4096":                {"ENCRYPT_DECRYPT", "SIGN_VERIFY"},
	"ECC_NIST_P256":           {"SIGN_VERIFY", "KEY_AGREEMENT"},
	"ECC_NIST_P384":           {"SIGN_VERIFY", "KEY_AGREEMENT"},
	"ECC_NIST_P521":           {"SIGN_VERIFY", "KEY_AGREEMENT"},
	"ECC_SECG_P256K1":         {"SIGN_VERIFY"},
	"HMAC_224":                {"GENERATE_VERIFY_MAC"},
	"HMAC_256":                {"GENERATE_VERIFY_MAC"},
	"HMAC_384":                {"GENERATE_VERIFY_MAC"},
	"HMAC_512":                {"GENERATE_VERIFY_MAC"},
	unsupportedInRegion:       {"ENCRYPT_DECRYPT", "SIGN_VERIFY", "KEY_AGREEMENT"},
	"ML_DSA_44":               {"SIGN_VERIFY"},
	"ML_DSA_65":               {"SIGN_VERIFY"},
	"ML_DSA_87":               {"SIGN_VERIFY"},
}

// Specs of which somebody saw a refusal that depends on more than the spec (MRK-CREATE-13).
const (
	unsupportedInRegion = "SM2"
	noImportSpec        = "ML_DSA_44"
)

// newer reports whether a key spec is of those that a target may lack, and whose value
// the deprecated member CustomerMasterKeySpec may lack (MRK-META-10).
func newer(spec string) bool { return strings.HasPrefix(spec, "ML_") }

var (
	knownUsages  = []string{"ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"}
	knownOrigins = []string{"AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"}
)

// UsagesOf returns the key usages that fit a key spec.
func UsagesOf(spec string) []string { return slices.Clone(usages[spec]) }

func (w *World) expectCreateKey(c language.Command) Expectation {
	e := Expectation{Refusals: w.createRefusals(c), answers: metadataRules}
	fresh := func(f *Family) bool { return f.Keys[c.At] != nil }
	switch {
	case !c.Has("multiRegion"):
		e.Demand = "MRK-CREATE-02"
		if c.Spec() != language.SymmetricDefault || c.Origin() != "AWS_KMS" {
			e.Demand = "MRK-STATE-01"
		}
	case c.Has("spec") || c.Origin() != "AWS_KMS":
		e.Demand = "MRK-CREATE-06"
	default:
		e.Demand, e.Also = "MRK-CREATE-01", []rules.ID{"MRK-CREATE-25"}
		for _, f := range w.Families {
			if f.MultiRegion && fresh(f) {
				e.Demand = "MRK-CREATE-23"
			}
		}
	}
	if newer(c.Spec()) {
		e.Either = []string{unsupported, validation} // MRK-OPEN-24
		// A target without the spec need not come to what else is wrong.
		if slices.ContainsFunc(e.Refusals, func(r Refusal) bool { return !r.names(unsupported) }) {
			e.Refusals = append(e.Refusals, Refusal{Codes: e.Either, Race: true})
		}
	}
	e.apply = func(w *World, r Reply) { w.applyCreate(c, r) }
	e.check = func(j *judge) { j.created() }
	e.observe = func(w *World, r Reply) { w.learn(w.Families[c.Bind], c.At, view(r.Body).object("KeyMetadata")) }
	return e
}

func (w *World) applyCreate(c language.Command, r Reply) {
	m := view(r.Body).object("KeyMetadata")
	f := &Family{
		Symbol: c.Bind, ID: m.str("KeyId"), MultiRegion: c.Has("multiRegion"),
		Spec: c.Spec(), Usage: c.Usage(), Origin: c.Origin(), Primary: c.At, First: c.At,
		Keys: map[language.Region]*Key{}, Reads: map[[2]language.Region]bool{}, Turned: map[[2]language.Region]int{}, Refused: map[language.Region]bool{},
		Gone: map[language.Region]Departure{},
	}
	if f.ID == "" {
		f.ID = "<" + string(c.Bind) + ">"
	}
	if p, account, ok := ownerOf(m.str("Arn")); ok {
		w.moveTo(p, account)
	}
	if created, ok := m.time("CreationDate"); ok {
		f.Created = created
	}
	k := &Key{Region: c.At, Since: r.End, Made: r.End, SettingShown: true}
	state, stateRule := Enabled, rules.ID("MRK-STATE-01")
	if f.Origin == external {
		state, stateRule = PendingImport, "MRK-STATE-02"
	}
	k.existence = settledCell(there)
	k.state.set(string(state), r.End, Event{Rule: stateRule, By: c})
	w.give(k, c, r.End, givenRules{
		description: "MRK-META-09", noDescription: "MRK-CREATE-03",
		policy: "MRK-STATE-GetKeyPolicy-En", noPolicy: "MRK-CREATE-04",
		tags: "MRK-STATE-ListResourceTags-En", noTags: "MRK-CREATE-05",
		grants: "MRK-STATE-ListGrants-En",
	}, nil)
	f.Keys[c.At] = k
	w.beginMembership(f, k)
	w.Families[c.Bind] = f
}

// createRefusals lists every reason why KMS refuses a CreateKey.
func (w *World) createRefusals(c language.Command) []Refusal {
	var out []Refusal
	add := func(r Refusal) { out = append(out, r) }
	if c.Has("origin") && !slices.Contains(knownOrigins, c.Origin()) {
		add(Refusal{
			Rule: "MRK-CREATE-12", Codes: []string{validation}, Constraint: true, Prefix: true,
			Text: fmt.Sprintf("1 validation error detected: Value '%s' at 'origin' failed to satisfy constraint: Member must satisfy enum value set:", c.Origin()),
		})
	}
	fits, known := usages[c.Spec()]
	switch {
	case !known:
		add(Refusal{
			Rule: "MRK-CREATE-12", Codes: []string{validation}, Constraint: true, Prefix: true,
			Text: fmt.Sprintf("1 validation error detected: Value '%s' at 'keySpec' failed to satisfy constraint: Member must satisfy enum value set:", c.Spec()),
		})
	case c.Has("usage") && !slices.Contains(knownUsages, c.Usage()):
		add(Refusal{
			Rule: "MRK-CREATE-12", Codes: []string{validation}, Constraint: true, Prefix: true,
			Text: fmt.Sprintf("1 validation error detected: Value '%s' at 'keyUsage' failed to satisfy constraint: Member must satisfy enum value set:", c.Usage()),
		})
	case c.Usage() == "":
		add(Refusal{
			Rule: "MRK-CREATE-10", Codes: []string{validation},
			Text: "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.",
		})
	case !slices.Contains(fits, c.Usage()):
		add(Refusal{
			Rule: "MRK-CREATE-11", Codes: []string{validation},
			Text: fmt.Sprintf("KeyUsage %s is not compatible with KeySpec %s", c.Usage(), c.Spec()),
		})
	}
	switch {
	case c.Spec() == unsupportedInRegion, c.Spec() == noImportSpec && c.Origin() == external:
		add(Refusal{Rule: "MRK-CREATE-13", Codes: []string{unsupported, validation}})
	case isMLDSA(c.Spec()) && c.Origin() == external:
		// Nobody has seen what becomes of the larger ones.
		add(Refusal{Rule: "MRK-CREATE-13", Codes: []string{unsupported, validation}, Race: true})
	}
	if c.Has("multiRegion") && (c.Origin() == "AWS_CLOUDHSM" || c.Origin() == "EXTERNAL_KEY_STORE" || c.Has("keyStore")) {
		add(Refusal{Rule: "MRK-CREATE-07", Codes: []string{
			unsupported, validation, "CustomKeyStoreNotFoundException", "CustomKeyStoreInvalidStateException",
		}})
	}
	out = append(out, w.propertyRefusals(c)...)
	return out
}

// propertyRefusals are those for a bad policy, tags or description, which CreateKey,
// ReplicateKey and PutKeyPolicy share; ReplicateKey has rules of its own for them.
func (w *World) propertyRefusals(c language.Command) []Refusal {
	var out []Refusal
	add := func(own rules.ID, r Refusal) {
		if c.Op == language.ReplicateKey {
			r.Rule, r.Also = own, append(r.Also, "MRK-REPLICATE-E28")
		}
		out = append(out, r)
	}
	policy := func(rule rules.ID, text string, codes ...string) {
		r := Refusal{Rule: rule, Codes: codes, Text: text}
		if c.Op == language.ReplicateKey && codes[0] != limitExceeded {
			r.Codes = []string{malformedPolicy, validation}
			r.Text = ""
		}
		add("MRK-REPLICATE-E22", r)
	}
	switch c.Option("policy") {
	case "lockout":
		if !c.Has("bypassLockoutCheck") {
			policy("MRK-CREATE-16", "The new key policy will not allow you to update the key policy in the future.", malformedPolicy)
		}
	case "no-principal":
		policy("MRK-CREATE-17", "Policy contains a statement with no principal.", malformedPolicy, validation)
	case "bad-character":
		policy("MRK-CREATE-18", "", validation)
	case "not-json":
		policy("MRK-CREATE-19", "", malformedPolicy)
	case "too-long":
		codes := []string{limitExceeded}
		if c.Op == language.ReplicateKey {
			codes = append(codes, validation)
		}
		policy("MRK-CREATE-20", "", codes...)
	case "over-long":
		policy("MRK-CREATE-20", "", limitExceeded, validation)
	}
	if len(c.Option("description")) > language.MaxDescription || c.Option("description") == language.LongDescription {
		r := Refusal{Rule: "MRK-REPLICATE-E24", Codes: []string{validation}, Constraint: true}
		if c.Op != language.ReplicateKey {
			r.Rule = "MRK-STATE-P06"
		}
		add("MRK-REPLICATE-E24", r)
		out[len(out)-1].Also = nil
	}
	for _, r := range tagRefusals(c) {
		add("MRK-REPLICATE-E23", r)
	}
	return out
}

// tagRefusals are those for bad tags. That a tag key may not be given twice was seen at
// TagResource alone, and other spellings of the reserved prefix nowhere.
func tagRefusals(c language.Command) []Refusal {
	var out []Refusal
	list := language.TagPairs(c.Option("tags"))
	seen := map[string]bool{}
	for _, t := range list {
		reserved := len(t.Name) >= 4 && strings.EqualFold(t.Name[:4], "aws:")
		switch {
		case len(t.Name) > language.MaxTagKey:
			out = append(out, Refusal{Rule: "MRK-CREATE-15", Codes: []string{validation}, Constraint: true, Text: tagText(t.Name, "tagKey", language.MaxTagKey)})
		case len(t.Value) > language.MaxTagValue:
			out = append(out, Refusal{Rule: "MRK-CREATE-15", Codes: []string{validation}, Constraint: true, Text: tagText(t.Value, "tagValue", language.MaxTagValue)})
		case reserved:
			out = append(out, Refusal{
				Rule: "MRK-CREATE-14", Codes: []string{tagError}, Text: "Tags beginning with aws: are reserved",
				Race: t.Name[:4] != "aws:" && t.Name[:4] != "AWS:",
			})
		case seen[t.Name]:
			out = append(out, Refusal{
				Rule: "MRK-CREATE-14", Codes: []string{tagError, validation}, Text: "Duplicate tag keys", Race: c.Op != language.TagResource,
			})
		}
		seen[t.Name] = true
	}
	if len(list) > language.MaxTags {
		out = append(out, Refusal{Rule: "MRK-CREATE-14", Codes: []string{tagError}, Text: "Too many tags"})
	}
	return out
}

// repeats reports whether a tag key stands twice in a list. Which of the values counts
// then is anybody's guess.
func repeats(list []language.Pair) bool { return len(language.PairMap(list)) < len(list) }

func tagText(value, member string, limit int) string {
	return fmt.Sprintf("1 validation error detected: Value '%s' at 'tags.1.member.%s' failed to satisfy constraint: Member must have length less than or equal to %d",
		value, member, limit)
}
