package model

import (
	"fmt"
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

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
		Keys: map[language.Region]*Key{}, Reads: map[[2]language.Region]bool{}, Turned: map[[2]language.Region]int{}, Refused: map[language.Region]bool{}, Strays: map[language.Region]bool{},
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

// youngSpecs are key specs of AWS of which the suite knows no more than that they are there.
var youngSpecs = []string{"ECC_NIST_EDWARDS25519", "ML_KEM_512", "ML_KEM_768", "ML_KEM_1024"}

// storeErrors are what may answer a key of a custom key store that is not there.
var storeErrors = []string{
	validation, unsupported, invalidState, "CustomKeyStoreNotFoundException", "CustomKeyStoreInvalidStateException", "CloudHsmClusterInvalidConfigurationException",
	"XksKeyInvalidConfigurationException", "XksKeyAlreadyInUseException", "XksKeyNotFoundException",
}

// notInEnum refuses a value that the API model does not have for a member.
func notInEnum(member, value string) Refusal {
	return Refusal{
		Rule: "MRK-CREATE-12", Codes: []string{validation}, Constraint: true, Prefix: true,
		Text: fmt.Sprintf("1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must satisfy enum value set:", value, member),
	}
}

// createRefusals lists every reason why KMS refuses a CreateKey.
func (w *World) createRefusals(c language.Command) []Refusal {
	var out []Refusal
	add := func(r Refusal) { out = append(out, r) }
	if c.Has("origin") && !slices.Contains(knownOrigins, c.Origin()) {
		add(notInEnum("origin", c.Origin()))
	}
	fits, known := usages[c.Spec()]
	switch {
	case slices.Contains(youngSpecs, c.Spec()):
		add(Refusal{Codes: []string{validation, unsupported}, Race: true})
	case !known:
		add(notInEnum("keySpec", c.Spec()))
	case c.Has("usage") && !slices.Contains(knownUsages, c.Usage()):
		add(notInEnum("keyUsage", c.Usage()))
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
	case c.Spec() == chineseSpec, c.Spec() == noImportSpec && c.Origin() == external:
		add(Refusal{Rule: "MRK-CREATE-13", Codes: []string{unsupported, validation}, Race: c.Spec() == chineseSpec && China(c.At)})
	case isMLDSA(c.Spec()) && c.Origin() == external:
		// Nobody has seen what becomes of the larger ones.
		add(Refusal{Rule: "MRK-CREATE-13", Codes: []string{unsupported, validation}, Race: true})
	}
	if store := c.Origin() == "AWS_CLOUDHSM" || c.Origin() == "EXTERNAL_KEY_STORE"; store && !c.Has("multiRegion") {
		// Whether there is such a store, or a need for one, only the target knows.
		add(Refusal{Codes: storeErrors, Race: true})
	}
	if c.Has("multiRegion") && (c.Origin() == "AWS_CLOUDHSM" || c.Origin() == "EXTERNAL_KEY_STORE" || c.Has("keyStore")) {
		add(Refusal{Rule: "MRK-CREATE-07", Codes: []string{
			unsupported, validation, "CustomKeyStoreNotFoundException", "CustomKeyStoreInvalidStateException",
		}})
	}
	return append(out, w.propertyRefusals(c)...)
}
