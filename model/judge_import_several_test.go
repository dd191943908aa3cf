package model_test

import (
	"testing"
	"time"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
)

const (
	list      = "ListKeyRotations k1 @us-east-1 include=ALL_KEY_MATERIAL"
	listThere = "ListKeyRotations k1 @eu-west-1 include=ALL_KEY_MATERIAL"
	waiting   = "PENDING_MULTI_REGION_IMPORT_AND_ROTATION"
)

func TestJudgeOfPendingMaterial(t *testing.T) {
	t.Parallel()
	alone := func(s *talk) *talk { return s.importedKey().pending() }
	both := func(s *talk) *talk { return s.importedPair().pending(listing(ireland)) }
	judge(t, []judged{
		{name: "not used yet", talk: func(s *talk) { alone(s) }, held: []rules.ID{"MRK-IMPORT-23"}},
		{
			name: "in use at once",
			talk: func(s *talk) {
				s.importedKey().token("t3", virginia).ok(imports("t3", "m2", virginia)+" type=NEW_KEY_MATERIAL", into(virginia, second)).
					ok(here, described(virginia, holding, set("CurrentKeyMaterialId", second)))
			},
			broken: []model.Finding{fatal("MRK-IMPORT-23", "the id of the material that was in use before the import of new material", `CurrentKeyMaterialId "`+second+`"`)},
		},
		{
			name: "a second one",
			talk: func(s *talk) {
				alone(s).token("t4", virginia).ok(imports("t4", "m3", virginia)+" type=NEW_KEY_MATERIAL", into(virginia, third))
			},
			broken: []model.Finding{fatal("MRK-IMPORT-24", "refused with KMSInvalidStateException", "success", "MRK-IMPORT-38")},
		},
		{
			name: "a second one, where the first may be in use",
			talk: func(s *talk) {
				s.importedKey().token("t3", virginia).ok(imports("t3", "m2", virginia)+" type=NEW_KEY_MATERIAL", into(virginia, second)).
					token("t4", virginia).ok(imports("t4", "m3", virginia)+" type=NEW_KEY_MATERIAL", into(virginia, third))
			},
		},
		{name: "pending for a rotation", talk: func(s *talk) { alone(s).ok(list, materials(material, "CURRENT", second, "PENDING_ROTATION")) }, held: []rules.ID{"MRK-IMPORT-26"}},
		{name: "pending for the replica", talk: func(s *talk) { both(s).ok(list, materials(material, "CURRENT", second, waiting)) }, held: []rules.ID{"MRK-IMPORT-26"}},
		{
			name:   "not for the replica that lacks it",
			talk:   func(s *talk) { both(s).ok(list, materials(material, "CURRENT", second, "PENDING_ROTATION")) },
			broken: []model.Finding{wrong("MRK-IMPORT-26", "KeyMaterialState "+waiting+" of the pending material", `KeyMaterialState "PENDING_ROTATION"`)},
		},
		{
			name: "pending without a state",
			talk: func(s *talk) {
				alone(s).ok(list, object{"Truncated": false, "Rotations": []any{
					object{"KeyMaterialId": material, "KeyMaterialState": "CURRENT"}, object{"KeyMaterialId": second},
				}})
			},
			broken: []model.Finding{wrong("MRK-ROTATE-25", "a KeyMaterialState of every material", "KeyMaterialState absent")},
		},
		{
			name:   "rotated in before the replica has it",
			talk:   func(s *talk) { both(s).ok(rotate, turned) },
			broken: []model.Finding{fatal("MRK-IMPORT-27", "refused with KMSInvalidStateException or UnsupportedOperationException or ConflictException", "success", "MRK-OPEN-44")},
		},
		{name: "the replica lists it", talk: func(s *talk) {
			both(s).later(time.Minute).ok(listThere, materials(material, "CURRENT", second, waiting))
		}, held: []rules.ID{"MRK-IMPORT-33", "MRK-META-18"}},
		{name: "the replica may be late", talk: func(s *talk) { both(s).ok(listThere, materials(material, "CURRENT")) }},
		{
			name:   "and not for ever",
			talk:   func(s *talk) { both(s).later(time.Minute).ok(listThere, materials(material, "CURRENT")) },
			broken: []model.Finding{fatal("MRK-IMPORT-33", "an entry for the new material of the primary", "no entry for the material")},
		},
		{name: "the replica may list nothing at all", talk: func(s *talk) { both(s).later(time.Minute).ok(listThere, materials()) }},
		{
			name: "taken back, and no state changes",
			talk: func(s *talk) {
				alone(s).ok("DeleteImportedKeyMaterial k1 @us-east-1 material=m2", into(virginia, second)).ok(here, described(virginia, holding))
			},
			held: []rules.ID{"MRK-IMPORT-35"},
		},
		{
			name: "taken back, and the key stops",
			talk: func(s *talk) {
				alone(s).ok("DeleteImportedKeyMaterial k1 @us-east-1 material=m2", into(virginia, second)).ok(here, described(virginia, emptied))
			},
			broken: []model.Finding{fatal("MRK-IMPORT-35", `KeyState "Enabled"`, `KeyState "PendingImport"`)},
		},
		{
			name: "taken back, and listed by the replica still",
			talk: func(s *talk) {
				both(s).ok("DeleteImportedKeyMaterial k1 @us-east-1 material=m2", into(virginia, second)).later(time.Minute).
					ok(listThere, materials(material, "CURRENT", second, waiting))
			},
			broken: []model.Finding{fatal("MRK-IMPORT-17", "no entry for pending material that the primary deleted", "an entry for it")},
		},
		{
			name: "nothing to rotate in",
			talk: func(s *talk) {
				s.importedKey().refused(rotate, "KMSInvalidStateException", "No available key material pending rotation for the key: "+virgo+".")
			},
			held: []rules.ID{"MRK-ROTATE-23", "MRK-ERR-01"},
		},
		{
			name: "its description",
			talk: func(s *talk) {
				s.importedKey().token("t3", virginia).ok(imports("t3", "m2", virginia)+" type=NEW_KEY_MATERIAL description=second", into(virginia, second)).
					ok(list, materials(material, "CURRENT", second, "PENDING_ROTATION"))
			},
			broken: []model.Finding{wrong("MRK-IMPORT-34", `KeyMaterialDescription "second"`, "KeyMaterialDescription absent")},
		},
	})
}

func TestJudgeOfRotatedImportedMaterial(t *testing.T) {
	t.Parallel()
	begun := func(s *talk) *talk { return s.importedKey().pending().ok(rotate, turned) }
	over := func(s *talk) *talk {
		return begun(s).ok(here, described(virginia, holding, set("CurrentKeyMaterialId", second)))
	}
	judge(t, []judged{
		{name: "the earlier material for a while", talk: func(s *talk) { begun(s).ok(here, described(virginia, holding)) }},
		{name: "then the new one", talk: func(s *talk) { over(s) }, held: []rules.ID{"MRK-IMPORT-28"}},
		{
			name:   "not in time",
			talk:   func(s *talk) { begun(s).later(time.Minute).ok(here, described(virginia, holding)) },
			broken: []model.Finding{fatal("MRK-IMPORT-28", "the id of the material that RotateKeyOnDemand took into use", `CurrentKeyMaterialId "`+material+`"`)},
		},
		{
			name: "the earlier one is needed too",
			talk: func(s *talk) {
				over(s).ok("DeleteImportedKeyMaterial k1 @us-east-1 material=m1", into(virginia, material)).
					ok(here, described(virginia, emptied, set("CurrentKeyMaterialId", second)))
			},
			held: []rules.ID{"MRK-IMPORT-29", "MRK-STATE-12"},
		},
		{
			name: "and the key works on without",
			talk: func(s *talk) {
				over(s).ok("DeleteImportedKeyMaterial k1 @us-east-1 material=m1", into(virginia, material)).
					ok(here, described(virginia, holding, set("CurrentKeyMaterialId", second)))
			},
			broken: []model.Finding{fatal("MRK-IMPORT-29", `KeyState "PendingImport"`, `KeyState "Enabled"`)},
		},
		{
			name:   "the current one is deleted by default",
			talk:   func(s *talk) { over(s).ok("DeleteImportedKeyMaterial k1 @us-east-1", into(virginia, material)) },
			broken: []model.Finding{wrong("MRK-IMPORT-20", "the KeyMaterialId of the current material", "the KeyMaterialId of another material")},
		},
	})
}

func TestJudgeOfSeveralExpirations(t *testing.T) {
	t.Parallel()
	soon := func(s *talk) (*talk, time.Time) {
		s.importedKey()
		end := s.now.Truncate(time.Second).AddDate(0, 0, 10)
		s.token("t3", virginia).ok(imports("t3", "m2", virginia)+" type=NEW_KEY_MATERIAL expires=10", into(virginia, second))
		return s.ok(here, described(virginia, holding)).ok(rotate, turned).ok(here, described(virginia, holding, set("CurrentKeyMaterialId", second))), end
	}
	judge(t, []judged{
		{
			name: "the earliest date",
			talk: func(s *talk) {
				s, end := soon(s)
				s.ok(here, described(virginia, expiring(end), set("CurrentKeyMaterialId", second)))
			},
			held: []rules.ID{"MRK-IMPORT-40"},
		},
		{
			name: "another one",
			talk: func(s *talk) {
				s, end := soon(s)
				s.ok(here, described(virginia, expiring(end.Add(time.Hour)), set("CurrentKeyMaterialId", second)))
			},
			broken: []model.Finding{wrong("MRK-IMPORT-40", "the earliest ValidTo of all materials", "a ValidTo that differs by 1h0m0s")},
		},
	})
}
