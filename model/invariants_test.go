package model_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// sighted is a look at k1 in Virginia and its replica in Ireland, changed by edits.
func sighted(here, there []edit) model.Sight {
	return model.Sight{
		Keys: map[language.Region]map[string]any{
			virginia: metadata(virginia, append([]edit{listing(ireland)}, here...)...),
			ireland:  metadata(ireland, there...),
		},
		Rotation: map[language.Region]bool{virginia: false, ireland: false},
		Opened: []model.Opening{
			{From: virginia, At: ireland, Read: true, Answer: "the plaintext"},
			{From: virginia, At: virginia, Outside: true, Answer: "IncorrectKeyException"},
		},
	}
}

func brokenIn(findings []model.Finding) []model.Finding {
	return said(model.Verdict{Findings: findings}.Broken())
}

func heldIn(findings []model.Finding) []rules.ID {
	var out []rules.ID
	for _, f := range findings {
		if f.Held {
			out = append(out, f.Rule)
		}
	}
	return out
}

// edits is short for a list of them.
func edits(list ...edit) []edit { return list }

// TestInvariantsOfOneLook: what the answers of every Region show together. Most of it
// is wrong by a rule on single answers too; here nothing but the answers is known.
func TestInvariantsOfOneLook(t *testing.T) {
	t.Parallel()
	first, second := strings.Repeat("ab", 32), strings.Repeat("cd", 32)
	entries := func(m object) object { return m["MultiRegionConfiguration"].(object) }
	waits := edits(in(model.PendingReplicaDeletion), set("PendingDeletionWindowInDays", 7.0))
	for _, test := range []struct {
		name        string
		here, there []edit
		change      func(s *model.Sight)
		broken      []model.Finding
	}{
		{name: "sound"},
		{name: "a primary that waits", here: waits},
		{name: "a replica that is pending", there: edits(in(model.PendingDeletion))},
		{name: "a pending replica that never got its material", there: edits(in(model.PendingDeletion), drop("CurrentKeyMaterialId"))},
		{
			name: "two primaries", there: edits(role("PRIMARY")),
			broken: []model.Finding{wrong("INV-1", "one PRIMARY among the related keys, and one key in each Region", "eu-west-1 PRIMARY, us-east-1 PRIMARY")},
		},
		{
			name: "no primary", here: edits(role("REPLICA")),
			broken: []model.Finding{wrong("INV-1", "one PRIMARY among the related keys, and one key in each Region", "eu-west-1 REPLICA, us-east-1 REPLICA")},
		},
		{
			name: "a Region twice", here: edits(listing(ireland, ireland)),
			broken: []model.Finding{wrong("INV-1", "one PRIMARY among the related keys, and one key in each Region", "us-east-1 lists ReplicaKeys in eu-west-1, eu-west-1")},
		},
		{
			name: "another KeySpec", there: edits(set("KeySpec", "RSA_2048")),
			broken: []model.Finding{wrong("INV-2", "related keys that are equal in what they share", "KeySpec: eu-west-1 RSA_2048, us-east-1 SYMMETRIC_DEFAULT")},
		},
		{
			name: "another algorithm", there: edits(set("EncryptionAlgorithms", []any{"RSAES_OAEP_SHA_1"})),
			broken: []model.Finding{wrong("INV-2", "related keys that are equal in what they share", "EncryptionAlgorithms: eu-west-1 [RSAES_OAEP_SHA_1], us-east-1 [SYMMETRIC_DEFAULT]")},
		},
		{
			name: "other material", here: edits(set("CurrentKeyMaterialId", first)), there: edits(set("CurrentKeyMaterialId", second)),
			broken: []model.Finding{wrong("INV-2", "related keys that are equal in what they share", "CurrentKeyMaterialId: eu-west-1 "+second+", us-east-1 "+first)},
		},
		{
			name: "no material", there: edits(drop("CurrentKeyMaterialId")),
			broken: []model.Finding{wrong("INV-2", "related keys that are equal in what they share", "CurrentKeyMaterialId: eu-west-1 absent, us-east-1 "+material)},
		},
		{name: "no material at a key that is not Enabled", there: edits(in(model.Disabled), drop("CurrentKeyMaterialId"))},
		{
			name:   "rotation here and not there",
			change: func(s *model.Sight) { s.Rotation[virginia] = true },
			broken: []model.Finding{wrong("INV-2", "related keys that are equal in what they share", "KeyRotationEnabled true in us-east-1, false in eu-west-1")},
		},
		{
			name:   "rotation here, and not told there",
			change: func(s *model.Sight) { s.Rotation[virginia] = true; delete(s.Rotation, ireland) },
		},
		{
			name: "the primary among the replicas", here: edits(listing(ireland, virginia)),
			broken: []model.Finding{wrong("INV-3", "every key in the set that it shows, and every Arn in its Region", "us-east-1 shows us-east-1 as PrimaryKey and in ReplicaKeys")},
		},
		{
			name: "a replica that does not find itself", there: edits(listing(sydney)),
			broken: []model.Finding{wrong("INV-3", "every key in the set that it shows, and every Arn in its Region", "eu-west-1 shows itself neither as PrimaryKey nor in ReplicaKeys")},
		},
		{
			name: "the ARN of another Region", there: edits(set("Arn", virgo)),
			broken: []model.Finding{wrong("INV-3", "every key in the set that it shows, and every Arn in its Region", `eu-west-1 shows Arn "`+virgo+`" beside the Region eu-west-1`)},
		},
		{
			name:   "the ARN of another Region in an entry",
			here:   edits(func(m object) { entries(m)["PrimaryKey"] = object{"Arn": irish, "Region": string(virginia)} }),
			broken: []model.Finding{wrong("INV-3", "every key in the set that it shows, and every Arn in its Region", `us-east-1 shows Arn "`+irish+`" beside the Region us-east-1`)},
		},
		{
			name: "a primary with a replica does not wait", here: edits(in(model.PendingDeletion)),
			broken: []model.Finding{wrong("INV-4", "PendingReplicaDeletion at a PRIMARY with replicas alone, PendingDeletion at one without alone",
				"us-east-1 is PRIMARY, PendingDeletion, with 1 replicas")},
		},
		{
			name: "a replica waits for replicas", there: waits,
			broken: []model.Finding{wrong("INV-4", "PendingReplicaDeletion at a PRIMARY with replicas alone, PendingDeletion at one without alone",
				"eu-west-1 is REPLICA, PendingReplicaDeletion, with 1 replicas")},
		},
		{
			name: "a primary waits for nobody", here: append(edits(listing()), waits...),
			broken: []model.Finding{wrong("INV-4", "PendingReplicaDeletion at a PRIMARY with replicas alone, PendingDeletion at one without alone",
				"us-east-1 is PRIMARY, PendingReplicaDeletion, with 0 replicas")},
		},
		{
			name: "a primary in Creating", here: edits(set("KeyState", "Creating"), set("Enabled", false)),
			broken: []model.Finding{wrong("INV-5", "Creating at a REPLICA, PendingImport with Origin EXTERNAL, Updating in a set with replicas",
				"us-east-1 is Creating: PRIMARY, Origin AWS_KMS, 1 replicas")},
		},
		{
			name: "a key of AWS_KMS in PendingImport", there: edits(set("KeyState", "PendingImport"), set("Enabled", false)),
			broken: []model.Finding{wrong("INV-5", "Creating at a REPLICA, PendingImport with Origin EXTERNAL, Updating in a set with replicas",
				"eu-west-1 is PendingImport: REPLICA, Origin AWS_KMS, 1 replicas")},
		},
		{
			name: "Updating with Enabled or without", here: edits(set("KeyState", "Updating")), there: edits(set("KeyState", "Updating"), set("Enabled", false)),
		},
		{
			name: "Updating without replicas", here: edits(set("KeyState", "Updating"), listing()),
			broken: []model.Finding{wrong("INV-5", "Creating at a REPLICA, PendingImport with Origin EXTERNAL, Updating in a set with replicas",
				"us-east-1 is Updating: PRIMARY, Origin AWS_KMS, 0 replicas")},
		},
		{
			name: "Enabled and Disabled", there: edits(set("KeyState", "Disabled")),
			broken: []model.Finding{wrong("INV-6", "Enabled, DeletionDate and PendingDeletionWindowInDays that fit KeyState",
				"eu-west-1 is Disabled with Enabled true, no DeletionDate, PendingDeletionWindowInDays absent")},
		},
		{
			name: "a date without need", there: edits(set("DeletionDate", born)),
			broken: []model.Finding{wrong("INV-6", "Enabled, DeletionDate and PendingDeletionWindowInDays that fit KeyState",
				"eu-west-1 is Enabled with Enabled true, a DeletionDate, PendingDeletionWindowInDays absent")},
		},
		{
			name: "no window", here: edits(in(model.PendingReplicaDeletion)),
			broken: []model.Finding{wrong("INV-6", "Enabled, DeletionDate and PendingDeletionWindowInDays that fit KeyState",
				"us-east-1 is PendingReplicaDeletion with Enabled false, no DeletionDate, PendingDeletionWindowInDays absent")},
		},
		{
			name:   "a related key does not read",
			change: func(s *model.Sight) { s.Opened[0].Read, s.Opened[0].Answer = false, "InvalidCiphertextException" },
			broken: []model.Finding{wrong("INV-8", "the plaintext from every Enabled key of the set, and from no other key",
				"ciphertext of us-east-1 in eu-west-1: InvalidCiphertextException")},
		},
		{
			name: "a related key that is Disabled does not read", there: edits(in(model.Disabled)),
			change: func(s *model.Sight) { s.Opened[0].Read, s.Opened[0].Answer = false, "DisabledException" },
		},
		{
			name:   "a stranger reads",
			change: func(s *model.Sight) { s.Opened[1].Read = true },
			broken: []model.Finding{wrong("INV-8", "the plaintext from every Enabled key of the set, and from no other key",
				"ciphertext of us-east-1 is read in us-east-1 by a key outside the set")},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := sighted(test.here, test.there)
			if test.change != nil {
				test.change(&s)
			}
			findings := s.Judge()
			assert.Equal(t, test.broken, brokenIn(findings))
			assert.Len(t, findings, 7, "INV-1 to INV-6, and INV-8")
		})
	}
}

// TestInvariantsOfOneKey: of a key without related ones only what it says of itself.
func TestInvariantsOfOneKey(t *testing.T) {
	t.Parallel()
	lone := model.Sight{Keys: map[language.Region]map[string]any{virginia: metadata(virginia)}}
	assert.Equal(t, []rules.ID{"INV-1", "INV-3", "INV-4", "INV-5", "INV-6"}, heldIn(lone.Judge()))
	single := model.Sight{Keys: map[language.Region]map[string]any{virginia: metadata(virginia, singleRegion)}}
	assert.Equal(t, []rules.ID{"INV-4", "INV-5", "INV-6"}, heldIn(single.Judge()))
	assert.Empty(t, model.Sight{}.Judge(), "nothing is left to look at")
}

// TestInvariantsOfTwoLooks: what is not as it was, and which of the calls in between
// can have changed it.
func TestInvariantsOfTwoLooks(t *testing.T) {
	t.Parallel()
	done := func(line string) model.Deed { return model.Deed{Command: command(t, line), Done: true} }
	refused := func(line string) model.Deed { return model.Deed{Command: command(t, line), Refused: true} }
	lost := func(line string) model.Deed { return model.Deed{Command: command(t, line)} }
	disabled, promoted := edits(in(model.Disabled)), sighted(nil, nil)
	promoted.Keys[virginia] = metadata(virginia, role("REPLICA"), func(m object) {
		m["MultiRegionConfiguration"].(object)["PrimaryKey"] = entry(ireland)
	}, listing(virginia))
	promoted.Keys[ireland] = metadata(ireland, role("PRIMARY"), func(m object) {
		m["MultiRegionConfiguration"].(object)["PrimaryKey"] = entry(ireland)
	}, listing(virginia))
	less := sighted(edits(listing()), nil)
	delete(less.Keys, ireland)
	for _, test := range []struct {
		name   string
		deeds  []model.Deed
		after  model.Sight
		held   []rules.ID
		broken []model.Finding
	}{
		{name: "nothing", after: sighted(nil, nil), held: []rules.ID{"INV-10"}},
		{
			name: "a refusal", deeds: []model.Deed{refused("DisableKey k1 @us-east-1")}, after: sighted(nil, nil),
			held: []rules.ID{"INV-10", "INV-7"},
		},
		{
			name: "what DescribeKey does not show", deeds: []model.Deed{done("EnableKeyRotation k1 @us-east-1"), done("CreateGrant k1 @us-east-1")},
			after:  sighted(nil, edits(set("Description", "x"))),
			broken: []model.Finding{wrong("INV-9", `description of the key in eu-west-1 as before: Description ""`, `Description "x"`)},
		},
		{
			name: "a rotation", deeds: []model.Deed{done("RotateKeyOnDemand k1 @us-east-1")},
			after: sighted(edits(set("CurrentKeyMaterialId", "x")), edits(set("CurrentKeyMaterialId", "x"))),
			held:  []rules.ID{"INV-10", "INV-9"},
		},
		{
			name: "a refusal that works all the same", deeds: []model.Deed{refused("DisableKey k1 @us-east-1")}, after: sighted(disabled, nil),
			broken: []model.Finding{wrong("INV-7", `key state of the key in us-east-1 as before: KeyState "Enabled", Enabled true`, `KeyState "Disabled", Enabled false`)},
		},
		{
			name: "a success where it works", deeds: []model.Deed{done("DisableKey k1 @us-east-1")}, after: sighted(disabled, nil),
			held: []rules.ID{"INV-10", "INV-9"},
		},
		{
			name: "a success that works elsewhere", deeds: []model.Deed{done("DisableKey k1 @us-east-1")}, after: sighted(disabled, disabled),
			broken: []model.Finding{wrong("INV-9", `key state of the key in eu-west-1 as before: KeyState "Enabled", Enabled true`, `KeyState "Disabled", Enabled false`)},
		},
		{
			name:  "elsewhere, and a refusal of another kind",
			deeds: []model.Deed{refused("ReplicateKey k1 @us-east-1 -> eu-west-1"), done("UpdateKeyDescription k1 @us-east-1 description=x")},
			after: sighted(edits(set("Description", "x")), edits(set("Description", "x"))),
			broken: []model.Finding{
				wrong("INV-9", `description of the key in eu-west-1 as before: Description ""`, `Description "x"`),
			},
		},
		{
			name: "an answer that was lost may have worked", deeds: []model.Deed{lost("DisableKey k1 @us-east-1")}, after: sighted(disabled, nil),
			held: []rules.ID{"INV-10"},
		},
		{
			name: "a promotion", deeds: []model.Deed{done("UpdatePrimaryRegion k1 @us-east-1 -> eu-west-1")}, after: promoted,
			held: []rules.ID{"INV-10", "INV-9"},
		},
		{
			name: "other roles by nothing", after: promoted,
			broken: []model.Finding{wrong("INV-10", "role of the key in eu-west-1 as before: REPLICA, PrimaryKey in us-east-1", "PRIMARY, PrimaryKey in eu-west-1")},
		},
		{
			name: "other roles by a refusal", deeds: []model.Deed{refused("UpdatePrimaryRegion k1 @us-east-1 -> eu-west-1")}, after: promoted,
			broken: []model.Finding{{
				Rule: "INV-7", Also: []rules.ID{"INV-10"},
				Expected: "role of the key in eu-west-1 as before: REPLICA, PrimaryKey in us-east-1", Observed: "PRIMARY, PrimaryKey in eu-west-1",
			}},
		},
		{
			name: "a replica less after a while", deeds: []model.Deed{done("Wait days=9")}, after: less,
			held: []rules.ID{"INV-10"},
		},
		{
			name: "a replica less at once", deeds: []model.Deed{done("ScheduleKeyDeletion k1 @eu-west-1")}, after: less,
			broken: []model.Finding{wrong("INV-10", "presence of the key in eu-west-1 as before: a key", "no key")},
		},
		{
			name: "another id", deeds: []model.Deed{refused("DisableKey k1 @us-east-1")}, after: sighted(nil, edits(set("Arn", virgo))),
			broken: []model.Finding{wrong("INV-7",
				`identity of the key in eu-west-1 as before: `+identityOf(irish), identityOf(virgo))},
		},
		{
			name: "a member that nobody knows may change", deeds: []model.Deed{refused("DisableKey k1 @us-east-1")}, after: sighted(edits(set("LastUsed", born)), nil),
			held: []rules.ID{"INV-10", "INV-7"},
		},
		{name: "a description that nobody changed is nobody's fault", after: sighted(edits(set("Description", "x")), nil)},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			findings := test.after.Since(sighted(nil, nil), test.deeds)
			assert.Equal(t, test.broken, brokenIn(findings))
			assert.Equal(t, test.held, heldIn(findings))
		})
	}
	t.Run("a replica that gets its material late", func(t *testing.T) {
		t.Parallel()
		before := sighted(nil, edits(in(model.PendingDeletion), drop("CurrentKeyMaterialId")))
		after := sighted(nil, edits(in(model.PendingDeletion)))
		assert.Empty(t, brokenIn(after.Since(before, []model.Deed{refused("DisableKey k1 @us-east-1")})))
		assert.NotEmpty(t, brokenIn(before.Since(after, []model.Deed{refused("DisableKey k1 @us-east-1")})), "and does not lose it")
		after.Turning = true
		assert.Empty(t, brokenIn(before.Since(after, []model.Deed{refused("DisableKey k1 @us-east-1")})), "what a rotation does is not known")
	})
	t.Run("a replica more", func(t *testing.T) {
		t.Parallel()
		grown := []model.Deed{done("ReplicateKey k1 @us-east-1 -> eu-west-1")}
		assert.Empty(t, brokenIn(sighted(nil, nil).Since(less, grown)))
		assert.Equal(t, []model.Finding{wrong("INV-10", "presence of the key in eu-west-1 as before: no key", "a key")}, brokenIn(sighted(nil, nil).Since(less, nil)))
	})
}

// identityOf renders what tells a key from others.
func identityOf(arn string) string {
	return `AWSAccountId "` + account + `", Arn "` + arn + `", CreationDate 1700000000, MultiRegion true, KeyManager "CUSTOMER", KeyId "` + mrk +
		`", KeySpec "SYMMETRIC_DEFAULT", CustomerMasterKeySpec "SYMMETRIC_DEFAULT", KeyUsage "ENCRYPT_DECRYPT", Origin "AWS_KMS", EncryptionAlgorithms ["SYMMETRIC_DEFAULT"]`
}

func command(t *testing.T, line string) language.Command {
	t.Helper()
	c, err := language.ParseCommand(line)
	assert.NoError(t, err)
	return c
}

// TestExplained: an invariant that follows from a rule that was broken accuses nobody
// anew, and advice explains nothing.
func TestExplained(t *testing.T) {
	t.Parallel()
	assert.Equal(t, rules.ID("MRK-META-08"), model.Explained("INV-6", []rules.ID{"MRK-ID-02", "MRK-META-14", "MRK-META-08"}))
	assert.Equal(t, rules.ID("MRK-LIST-01"), model.Explained("INV-7", []rules.ID{"MRK-ERR-01", "MRK-ID-02", "MRK-LIST-01"}))
	assert.Empty(t, model.Explained("INV-6", []rules.ID{"MRK-ID-02", "MRK-ERR-01"}))
	assert.Empty(t, model.Explained("INV-6", nil))
}
