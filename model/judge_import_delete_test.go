package model_test

import (
	"testing"
	"time"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
)

func TestJudgeOfDeletedKeyMaterial(t *testing.T) {
	t.Parallel()
	const remove = "DeleteImportedKeyMaterial k1 @us-east-1"
	removed := func(s *talk) *talk { return s.importedKey().ok(remove, into(virginia, material)) }
	judge(t, []judged{
		{name: "what was deleted", talk: func(s *talk) { removed(s) }, held: []rules.ID{"MRK-IMPORT-37", "MRK-IMPORT-15"}},
		{
			name:   "it is not said",
			talk:   func(s *talk) { s.importedKey().ok(remove, object{"KeyId": virgo}) },
			broken: []model.Finding{wrong("MRK-IMPORT-37", `KeyId "`+virgo+`", KeyMaterialId `+material, `KeyId "`+virgo+`", KeyMaterialId absent`)},
		},
		{name: "PendingImport then", talk: func(s *talk) { removed(s).ok(here, described(virginia, emptied)) }, held: []rules.ID{"MRK-IMPORT-15", "MRK-STATE-12"}},
		{
			name:   "Enabled still",
			talk:   func(s *talk) { removed(s).ok(here, described(virginia, holding)) },
			broken: []model.Finding{fatal("MRK-IMPORT-15", `KeyState "PendingImport"`, `KeyState "Enabled"`)},
		},
		{
			name:   "the id is gone",
			talk:   func(s *talk) { removed(s).ok(here, described(virginia, external)) },
			broken: []model.Finding{wrong("MRK-IMPORT-15", "CurrentKeyMaterialId "+material, "CurrentKeyMaterialId absent")},
		},
		{
			name: "the id is gone while the key is pending",
			talk: func(s *talk) {
				s.importedKey().ok("ScheduleKeyDeletion k1 @us-east-1", scheduled(virginia, s.now, 30)).ok(remove, into(virginia, material)).
					ok(here, described(virginia, external, in(model.PendingDeletion), set("DeletionDate", seconds(s.now.AddDate(0, 0, 30))), drop("CurrentKeyMaterialId")))
			},
			broken: []model.Finding{wrong("MRK-IMPORT-15", "CurrentKeyMaterialId "+material, "CurrentKeyMaterialId absent")},
		},
		{
			name: "the expiration is not",
			talk: func(s *talk) {
				removed(s).ok(here, described(virginia, emptied, set("ExpirationModel", "KEY_MATERIAL_DOES_NOT_EXPIRE")))
			},
			broken: []model.Finding{wrong("MRK-IMPORT-15", "neither ExpirationModel nor ValidTo once the key material was deleted", `ExpirationModel "KEY_MATERIAL_DOES_NOT_EXPIRE", ValidTo absent`)},
		},
		{
			name: "Enabled again",
			talk: func(s *talk) {
				removed(s).token("t2", virginia).ok(imports("t2", "m1", virginia)+" type=EXISTING_KEY_MATERIAL", into(virginia, material)).ok(here, described(virginia, holding))
			},
			held: []rules.ID{"MRK-STATE-11"},
		},
		{
			name:   "of a key whose material KMS makes",
			talk:   func(s *talk) { s.multiRegionKey().ok(remove, into(virginia, material)) },
			broken: []model.Finding{fatal("MRK-IMPORT-19", "refused with UnsupportedOperationException", "success")},
		},
		{
			name: "canceled without material: EnableKey may be refused",
			talk: func(s *talk) {
				removed(s).ok(here, described(virginia, emptied)).ok("ScheduleKeyDeletion k1 @us-east-1", scheduled(virginia, s.now, 30)).
					ok("CancelKeyDeletion k1 @us-east-1", object{"KeyId": virgo}).
					ok(here, described(virginia, emptied, in(model.Disabled), set("CurrentKeyMaterialId", material))).
					refused("EnableKey k1 @us-east-1", "KMSInvalidStateException", "")
			},
		},
		{
			name: "canceled without material: DeleteImportedKeyMaterial may make it what it is",
			talk: func(s *talk) {
				removed(s).ok(here, described(virginia, emptied)).ok("ScheduleKeyDeletion k1 @us-east-1", scheduled(virginia, s.now, 30)).
					ok("CancelKeyDeletion k1 @us-east-1", object{"KeyId": virgo}).
					ok(here, described(virginia, emptied, in(model.Disabled), set("CurrentKeyMaterialId", material))).
					ok("DeleteImportedKeyMaterial k1 @us-east-1", object{"KeyId": virgo}).ok(here, described(virginia, emptied))
			},
		},
		{
			name: "or leave it as it is, but never Enabled",
			talk: func(s *talk) {
				removed(s).ok(here, described(virginia, emptied)).ok("ScheduleKeyDeletion k1 @us-east-1", scheduled(virginia, s.now, 30)).
					ok("CancelKeyDeletion k1 @us-east-1", object{"KeyId": virgo}).
					ok(here, described(virginia, emptied, in(model.Disabled), set("CurrentKeyMaterialId", material))).
					done("EnableKey k1 @us-east-1").ok(here, described(virginia, holding))
			},
			broken: []model.Finding{fatal("MRK-STATE-15", `KeyState "PendingImport"`, `KeyState "Enabled"`, "MRK-DELETE-12", "MRK-STATE-08", "MRK-OPEN-33")},
		},
	})
}

func TestJudgeOfExpiringKeyMaterial(t *testing.T) {
	t.Parallel()
	until := func(s *talk) time.Time { return s.now.Truncate(time.Second).AddDate(0, 0, 10) }
	pair := func(s *talk) *talk {
		s.externalKey()
		end := until(s)
		s.token("t1", virginia).ok(imports("t1", "m1", virginia)+" expires=10", into(virginia, material)).
			ok(here, described(virginia, expiring(end))).
			ok("ReplicateKey k1 @us-east-1 -> eu-west-1", replicated(ireland, set("Origin", "EXTERNAL"))).
			ok(there, described(ireland, external)).token("t2", ireland).
			ok(imports("t2", "m1", ireland), into(ireland, material)).ok(there, described(ireland, holding))
		return s.ok(here, described(virginia, expiring(end), listing(ireland)))
	}
	judge(t, []judged{
		{name: "until its date", talk: func(s *talk) { pair(s) }, held: []rules.ID{"MRK-META-15"}},
		{name: "gone behind it", talk: func(s *talk) { pair(s).later(11*24*time.Hour).ok(here, described(virginia, emptied, listing(ireland))) }, held: []rules.ID{"MRK-STATE-12"}},
		{
			name: "a date that was given again and never shown may not count",
			talk: func(s *talk) {
				s.importedKey().token("t2", virginia).ok(imports("t2", "m1", virginia)+" type=EXISTING_KEY_MATERIAL expires=10", into(virginia, material)).
					later(11*24*time.Hour).ok(here, described(virginia, holding))
			},
		},
		{
			name: "a date that was given again and shown does",
			talk: func(s *talk) {
				s.importedKey()
				end := until(s)
				s.token("t2", virginia).ok(imports("t2", "m1", virginia)+" type=EXISTING_KEY_MATERIAL expires=10", into(virginia, material)).
					ok(here, described(virginia, expiring(end))).later(11*24*time.Hour).ok(here, described(virginia, holding))
			},
			broken: []model.Finding{fatal("MRK-STATE-12", `KeyState "PendingImport"`, `KeyState "Enabled"`)},
		},
		{
			name:   "there still",
			talk:   func(s *talk) { pair(s).later(11*24*time.Hour).ok(here, described(virginia, holding, listing(ireland))) },
			broken: []model.Finding{fatal("MRK-STATE-12", `KeyState "PendingImport"`, `KeyState "Enabled"`)},
		},
		{name: "the replica keeps its own", talk: func(s *talk) { pair(s).later(11*24*time.Hour).ok(there, described(ireland, holding)) }, held: []rules.ID{"MRK-IMPORT-14"}},
		{
			name:   "the replica loses it too",
			talk:   func(s *talk) { pair(s).later(11*24*time.Hour).ok(there, described(ireland, emptied)) },
			broken: []model.Finding{fatal("MRK-IMPORT-14", `KeyState "Enabled"`, `KeyState "PendingImport"`)},
		},
	})
}
