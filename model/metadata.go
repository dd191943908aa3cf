package model

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// metadataRules and replicaRules are what [judge.common] and its callers evaluate.
var (
	metadataRules = []rules.ID{
		"MRK-ID-01", "MRK-ID-02", "MRK-ID-03", "MRK-ID-05", "MRK-META-01", "MRK-META-02", "MRK-META-08", "MRK-META-09",
		"MRK-META-10", "MRK-META-11", "MRK-META-12", "MRK-META-14", "MRK-META-15",
	}
	replicaRules = []rules.ID{
		"MRK-ID-04", "MRK-REPLICATE-02", "MRK-REPLICATE-03", "MRK-REPLICATE-04", "MRK-REPLICATE-05", "MRK-REPLICATE-06",
		"MRK-REPLICATE-07", "MRK-REPLICATE-08", "MRK-REPLICATE-09", "MRK-META-01", "MRK-META-02", "MRK-META-08", "MRK-META-09",
	}
	describeRules = append([]rules.ID{
		"MRK-ID-04", "MRK-ID-06", "MRK-META-03", "MRK-META-04", "MRK-META-05", "MRK-META-06", "MRK-META-07", "MRK-META-13",
		"MRK-META-16", "MRK-META-17", "MRK-REPLICATE-12", "MRK-REPLICATE-13", "MRK-REPLICATE-14", "MRK-REPLICATE-17",
		"MRK-INDEP-01", "MRK-INDEP-02",
	}, metadataRules...)
)

var (
	mrkID      = regexp.MustCompile(`^mrk-[0-9a-f]{32}$`)
	uuidID     = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)
	materialID = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

var alwaysPresent = []string{
	"AWSAccountId", "Arn", "CreationDate", "CustomerMasterKeySpec", "Description", "Enabled", "KeyId", "KeyManager",
	"KeySpec", "KeyState", "KeyUsage", "Origin",
}

// common judges what holds for every KeyMetadata, whoever answers with it.
func (j *judge) common(f *Family, k *Key, m view) {
	j.identity(f, m)
	multi, present := m.boolean("MultiRegion")
	j.checkWords("MRK-META-01", present && multi == f.MultiRegion, func() (string, string) {
		return fmt.Sprintf("MultiRegion %t", f.MultiRegion), m.show("MultiRegion")
	})
	j.checkWords("MRK-META-02", m.has("MultiRegionConfiguration") == f.MultiRegion, func() (string, string) {
		return fmt.Sprintf("MultiRegionConfiguration present: %t", f.MultiRegion), m.show("MultiRegionConfiguration")
	})
	state := m.str("KeyState")
	if enabled, ok := m.boolean("Enabled"); ok && state != string(Updating) {
		j.checkWords("MRK-META-08", enabled == (state == string(Enabled)), func() (string, string) {
			return "Enabled true if and only if KeyState is \"Enabled\"", m.show("Enabled") + ", " + m.show("KeyState")
		})
	}
	var missing []string
	for _, name := range alwaysPresent {
		if excused := name == "CustomerMasterKeySpec" && newer(f.Spec); !m.has(name) && !excused {
			missing = append(missing, name)
		}
	}
	j.checkWords("MRK-META-09", len(missing) == 0 && m.str("KeyManager") == "CUSTOMER", func() (string, string) {
		return "KeyManager \"CUSTOMER\" and the members " + strings.Join(alwaysPresent, ", "), "absent: " + orNone(missing) + "; " + m.show("KeyManager")
	})
	if _, dated := m.time("CreationDate"); m.has("CreationDate") && !dated {
		j.check("MRK-META-09", false, "CreationDate in seconds since 1970", m.show("CreationDate"))
	}
	if m.has("CustomerMasterKeySpec") && !newer(f.Spec) {
		j.checkWords("MRK-META-10", m.str("CustomerMasterKeySpec") == m.str("KeySpec"), func() (string, string) {
			return "CustomerMasterKeySpec equal to KeySpec", m.show("CustomerMasterKeySpec") + ", " + m.show("KeySpec")
		})
	}
	j.algorithms(f, m)
	j.material(f, k, m)
	if j.c.Op == language.DescribeKey || j.c.Op == language.CreateKey {
		j.checkWords("MRK-META-14",
			m.has("DeletionDate") == (state == string(PendingDeletion)) &&
				m.has("PendingDeletionWindowInDays") == (state == string(PendingReplicaDeletion)),
			func() (string, string) {
				return "DeletionDate if and only if PendingDeletion, PendingDeletionWindowInDays if and only if PendingReplicaDeletion",
					strings.Join([]string{m.show("KeyState"), m.show("DeletionDate"), m.show("PendingDeletionWindowInDays")}, ", ")
			})
	}
	j.expiration(f, k, m)
}

func (j *judge) identity(f *Family, m view) {
	id := m.str("KeyId")
	observed := func() string { return fmt.Sprintf("a KeyId of the shape %q", shape(id)) }
	if !f.MultiRegion {
		j.checkWords("MRK-ID-03", uuidID.MatchString(id), func() (string, string) { return "a UUID without the prefix mrk-", observed() })
		return
	}
	j.checkWords("MRK-ID-01", strings.HasPrefix(id, "mrk-"), func() (string, string) { return "a KeyId that begins with mrk-", observed() })
	if strings.HasPrefix(id, "mrk-") {
		j.checkWords("MRK-ID-02", mrkID.MatchString(id), func() (string, string) { return "mrk- and 32 lower-case hexadecimal digits", observed() })
	}
}

// shape shows what an id is made of without saying which id it is: x for a
// lower-case hexadecimal digit, X for an upper-case one.
func shape(id string) string {
	prefix := ""
	if rest, ok := strings.CutPrefix(id, "mrk-"); ok {
		prefix, id = "mrk-", rest
	}
	return prefix + strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r >= 'a' && r <= 'f':
			return 'x'
		case r >= 'A' && r <= 'F':
			return 'X'
		}
		return r
	}, id)
}

// algorithmLists are the lists by usage; exactly one of them is present.
var algorithmLists = map[string]string{
	"ENCRYPT_DECRYPT": "EncryptionAlgorithms", "SIGN_VERIFY": "SigningAlgorithms",
	"GENERATE_VERIFY_MAC": "MacAlgorithms", "KEY_AGREEMENT": "KeyAgreementAlgorithms",
}

// algorithms gives the recorded lists; for RSA signing none is recorded here, so
// that only the presence of the list is judged.
func algorithms(spec, usage string) []string {
	switch {
	case spec == language.SymmetricDefault:
		return []string{language.SymmetricDefault}
	case usage == "ENCRYPT_DECRYPT" && strings.HasPrefix(spec, "RSA"):
		return []string{"RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"}
	case usage == "GENERATE_VERIFY_MAC":
		return []string{"HMAC_SHA_" + strings.TrimPrefix(spec, "HMAC_")}
	case usage == "KEY_AGREEMENT":
		return []string{"ECDH"}
	case isMLDSA(spec):
		return []string{mlDSA}
	}
	return map[string][]string{
		"ECC_NIST_P256": {"ECDSA_SHA_256"}, "ECC_NIST_P384": {"ECDSA_SHA_384"},
		"ECC_NIST_P521": {"ECDSA_SHA_512"}, "ECC_SECG_P256K1": {"ECDSA_SHA_256"},
	}[spec]
}

func (j *judge) algorithms(f *Family, m view) {
	list, known := algorithmLists[f.Usage]
	if !known {
		return
	}
	var present []string
	for _, name := range algorithmLists {
		// An empty list says what an absent one says.
		if len(m.list(name)) > 0 {
			present = append(present, name)
		}
	}
	slices.Sort(present)
	want := algorithms(f.Spec, f.Usage)
	got := m.strings(list)
	j.check("MRK-META-11", slices.Equal(present, []string{list}) && (want == nil || slices.Equal(got, want)),
		fmt.Sprintf("%s [%s] and no other list of algorithms", list, strings.Join(want, ", ")),
		fmt.Sprintf("lists present: %s; %s [%s]", orNone(present), list, strings.Join(got, ", ")))
}

func (j *judge) material(f *Family, k *Key, m view) {
	id, present := m.str("CurrentKeyMaterialId"), m.has("CurrentKeyMaterialId")
	creating := m.str("KeyState") == string(Creating) || k.Unmade || (k.creating() && j.c.Op == language.ReplicateKey)
	const rule = "MRK-META-12"
	switch {
	case !f.Symmetric():
		j.check(rule, !present, "no CurrentKeyMaterialId on an asymmetric or HMAC key", m.show("CurrentKeyMaterialId"))
	case creating:
		// A replica that is still Creating may show the id or not.
	case f.Origin == "AWS_KMS":
		j.check(rule, materialID.MatchString(id), "a CurrentKeyMaterialId of 64 lower-case hexadecimal digits", m.show("CurrentKeyMaterialId"))
	case k.Region == f.Primary && len(f.Imports.Order) == 0 && !f.Imports.Untold:
		j.check(rule, !present, "no CurrentKeyMaterialId before the first import", m.show("CurrentKeyMaterialId"))
	case k.Region == f.Primary && !f.Imports.Untold && f.imported(k):
		j.check(rule, materialID.MatchString(id), "a CurrentKeyMaterialId of 64 lower-case hexadecimal digits once material was imported", m.show("CurrentKeyMaterialId"))
	}
}

// created judges the answer of CreateKey.
func (j *judge) created() {
	f := j.w.Families[j.c.Bind]
	k := f.Keys[j.c.At]
	m := j.body.object("KeyMetadata")
	j.common(f, k, m)
	j.check("MRK-ID-05", !slices.Contains(j.w.Created, f.ID), "an id that no other key has", m.show("KeyId"))
	config := m.object("MultiRegionConfiguration")
	if f.MultiRegion {
		primary, replicas := relatedOf(config)
		want := j.w.related(f, f.Primary)
		shown := shownRoles(config.str("MultiRegionKeyType"), primary)
		j.check("MRK-CREATE-01", shown == k.roles.value() && len(replicas) == 0,
			fmt.Sprintf("MultiRegionKeyType \"PRIMARY\", PrimaryKey %s, ReplicaKeys []", want),
			fmt.Sprintf("%s, PrimaryKey %s, ReplicaKeys [%s]", config.show("MultiRegionKeyType"), orAbsent(primary), strings.Join(replicas, ", ")))
		if m.has("MultiRegionConfiguration") {
			j.emptyReplicas(config)
			k.roles.allow(shown)
			k.listing.allow(listingText(replicas))
		}
	}
	defaults := !j.c.Has("spec") && !j.c.Has("usage") && !j.c.Has("origin")
	if defaults {
		j.check("MRK-CREATE-02", m.str("KeySpec") == language.SymmetricDefault && m.str("KeyUsage") == "ENCRYPT_DECRYPT" && m.str("Origin") == "AWS_KMS" && m.str("KeyState") == string(Enabled),
			"KeySpec SYMMETRIC_DEFAULT, KeyUsage ENCRYPT_DECRYPT, Origin AWS_KMS, KeyState Enabled",
			strings.Join([]string{m.show("KeySpec"), m.show("KeyUsage"), m.show("Origin"), m.show("KeyState")}, ", "))
	}
	switch shown := m.str("KeyState"); {
	case shown == string(k.State()):
		k.state.adopt(shown, j.reply.End) // the answer shows the key itself
	case shown == string(Enabled) && f.Origin == external:
		k.state.adopt(shown, j.reply.End)
		f.Imports.Untold = true // it has a material of which nobody knows
	}
	if f.Origin == external {
		j.must("MRK-CREATE-09", m.str("KeyState") == string(PendingImport), "KeyState \"PendingImport\"", m.show("KeyState"))
		j.check("MRK-STATE-02", m.str("KeyState") == string(PendingImport), "KeyState \"PendingImport\"", m.show("KeyState"))
	} else if !defaults {
		j.check("MRK-STATE-01", m.str("KeyState") == string(Enabled), "KeyState \"Enabled\"", m.show("KeyState"))
	}
	if !j.c.Has("description") {
		j.check("MRK-CREATE-03", m.has("Description") && m.str("Description") == "", "Description \"\"", m.show("Description"))
	} else {
		j.check("MRK-META-09", m.str("Description") == k.description.value(), fmt.Sprintf("Description %q", k.description.value()), m.show("Description"))
	}
	j.must("MRK-META-09", m.str("Arn") == j.w.ARN(k.Region, f.ID), "Arn "+j.w.ARN(k.Region, f.ID), m.show("Arn"))
}

func (j *judge) emptyReplicas(config view) {
	// The SDK makes no difference between an empty list and none (MRK-OPEN-26).
	present := j.sdk || config.has("ReplicaKeys")
	j.check("MRK-META-05", present && len(config.list("ReplicaKeys")) == 0, "ReplicaKeys []", config.show("ReplicaKeys"))
}

// learn keeps what an answer told of a key for later comparison.
func (w *World) learn(f *Family, at language.Region, m view) {
	if f == nil || f.Keys[at] == nil || len(m) == 0 {
		return
	}
	k := f.Keys[at]
	if at == f.Primary {
		f.Shown = [3]string{m.str("KeySpec"), m.str("KeyUsage"), m.str("Origin")}
	}
	if k.ARN == "" {
		k.ARN = m.str("Arn")
	}
	if k.CreatedAt.IsZero() {
		k.CreatedAt, _ = m.time("CreationDate")
	}
	if id := m.str("CurrentKeyMaterialId"); id != "" && f.Material == "" && at == f.Primary {
		f.Material = id
	}
	if v, passing := k.state.passing(); passing && v.value == m.str("KeyState") {
		k.state.versions = slices.Clone(k.state.versions)
		k.state.versions[k.state.floor].seen = true
	}
	if at == f.Primary && !slices.Contains(w.Created, f.ID) {
		w.Created = append(w.Created, f.ID)
	}
}
