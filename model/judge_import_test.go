package model_test

import (
	"testing"
	"time"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
)

const (
	here  = "DescribeKey k1 @us-east-1"
	there = "DescribeKey k1 @eu-west-1"
)

func TestJudgeOfImportParameters(t *testing.T) {
	t.Parallel()
	const ask = "GetParametersForImport k1 @us-east-1 -> t1"
	judge(t, []judged{
		{name: "a token for a day", talk: func(s *talk) { s.externalKey().token("t1", virginia) }, held: []rules.ID{"MRK-IMPORT-01"}},
		{
			name: "for an hour, and no RSA key",
			talk: func(s *talk) {
				s.externalKey().ok(ask, object{"KeyId": virgo, "ImportToken": "dG9rZW4=", "PublicKey": "AAAA", "ParametersValidTo": seconds(s.now.Add(time.Hour))})
			},
			broken: []model.Finding{wrong("MRK-IMPORT-01", `KeyId "`+virgo+`", an ImportToken, a PublicKey of RSA_2048, ParametersValidTo in 24h0m0s`,
				`KeyId "`+virgo+`", an ImportToken, no RSA key as PublicKey, ParametersValidTo in 1h0m0s`)},
		},
		{
			name: "nothing is judged of an import with it",
			talk: func(s *talk) {
				s.externalKey().ok(ask, object{"KeyId": virgo})
				s.verdict = model.Verdict{}
				s.refused(imports("t1", "m1", virginia), "ValidationException", "")
			},
			notes: []model.Note(nil),
		},
		{
			name:   "of a key whose material KMS makes",
			talk:   func(s *talk) { s.multiRegionKey().token("t1", virginia) },
			broken: []model.Finding{wrong("MRK-IMPORT-02", "refused with UnsupportedOperationException", "success")},
		},
		{
			name: "refused for it",
			talk: func(s *talk) {
				s.multiRegionKey().refused(ask, "UnsupportedOperationException", virgo+" origin is AWS_KMS which is not valid for this operation.")
			},
			held: []rules.ID{"MRK-IMPORT-02", "MRK-ERR-01"},
		},
	})
}

func TestJudgeOfAnImport(t *testing.T) {
	t.Parallel()
	first := imports("t1", "m1", virginia)
	ready := func(s *talk) *talk { return s.externalKey().token("t1", virginia) }
	judge(t, []judged{
		{name: "the first one", talk: func(s *talk) { ready(s).ok(first, into(virginia, material)) }, held: []rules.ID{"MRK-IMPORT-08", "MRK-IMPORT-22"}},
		{
			name:   "without an id",
			talk:   func(s *talk) { ready(s).ok(first, object{"KeyId": virgo}) },
			broken: []model.Finding{wrong("MRK-IMPORT-08", `KeyId "`+virgo+`" and a KeyMaterialId of 64 lower-case hexadecimal digits`, `KeyId "`+virgo+`", KeyMaterialId absent`)},
		},
		{name: "Enabled then", talk: func(s *talk) { s.importedKey() }, held: []rules.ID{"MRK-STATE-11", "MRK-IMPORT-08", "MRK-META-15"}},
		{
			name:   "PendingImport still",
			talk:   func(s *talk) { ready(s).ok(first, into(virginia, material)).ok(here, described(virginia, external)) },
			broken: []model.Finding{fatal("MRK-STATE-11", `KeyState "Enabled"`, `KeyState "PendingImport"`)},
		},
		{
			name: "no ExpirationModel",
			talk: func(s *talk) {
				ready(s).ok(first, into(virginia, material)).ok(here, described(virginia, holding, drop("ExpirationModel")))
			},
			broken: []model.Finding{wrong("MRK-IMPORT-08", `ExpirationModel "KEY_MATERIAL_DOES_NOT_EXPIRE"`, "ExpirationModel absent, ValidTo absent")},
		},
		{
			name:   "with a date that is over",
			talk:   func(s *talk) { ready(s).ok(first+" expires=-1", into(virginia, material)) },
			broken: []model.Finding{fatal("MRK-IMPORT-07", "refused with ValidationException", "success")},
		},
		{
			name:   "with neither model nor date",
			talk:   func(s *talk) { ready(s).ok(first+" withoutExpiry", into(virginia, material)) },
			broken: []model.Finding{fatal("MRK-IMPORT-06", "refused with ValidationException", "success")},
		},
		{
			name:   "of what the public key has not wrapped",
			talk:   func(s *talk) { ready(s).ok(first+" spoil", into(virginia, material)) },
			broken: []model.Finding{fatal("MRK-IMPORT-05", "refused with InvalidCiphertextException", "success")},
		},
		{
			name:   "with a token of yesterday",
			talk:   func(s *talk) { ready(s).later(25*time.Hour).ok(first, into(virginia, material)) },
			broken: []model.Finding{fatal("MRK-IMPORT-04", "refused with ExpiredImportTokenException", "success")},
		},
		{name: "refused for it", talk: func(s *talk) { ready(s).later(25*time.Hour).refused(first, "ExpiredImportTokenException", "") }, held: []rules.ID{"MRK-IMPORT-04"}},
		{
			name: "whether a token serves twice is open",
			talk: func(s *talk) {
				s.importedKey().refused(imports("t1", "m1", virginia)+" type=EXISTING_KEY_MATERIAL", "InvalidImportTokenException", "")
			},
		},
		{
			name: "the same again is refused",
			talk: func(s *talk) {
				s.importedKey().token("t2", virginia).refused(imports("t2", "m1", virginia)+" type=EXISTING_KEY_MATERIAL", "IncorrectKeyMaterialException", "")
			},
			broken: []model.Finding{fatal("MRK-IMPORT-21", "success", "IncorrectKeyMaterialException", "MRK-STATE-ImportKeyMaterial-En")},
		},
		{
			name: "other material is taken",
			talk: func(s *talk) {
				s.importedKey().token("t2", virginia).ok(imports("t2", "m2", virginia)+" type=EXISTING_KEY_MATERIAL", into(virginia, second))
			},
			broken: []model.Finding{fatal("MRK-IMPORT-21", "refused with IncorrectKeyMaterialException", "success")},
		},
		{
			name: "another date for the same material",
			talk: func(s *talk) {
				s.importedKey().token("t2", virginia).ok(imports("t2", "m1", virginia)+" type=EXISTING_KEY_MATERIAL expires=30", into(virginia, material)).
					ok(here, described(virginia, holding))
			},
			broken: []model.Finding{wrong("MRK-IMPORT-21", `ExpirationModel "KEY_MATERIAL_EXPIRES", ValidTo present: true`, `ExpirationModel "KEY_MATERIAL_DOES_NOT_EXPIRE", ValidTo absent`)},
		},
	})
}

func TestJudgeOfImportsAtReplicas(t *testing.T) {
	t.Parallel()
	at := func(s *talk) *talk { return s.importedReplica().token("t2", ireland) }
	judge(t, []judged{
		{
			name: "a replica has nothing",
			talk: func(s *talk) {
				s.importedKey().ok("ReplicateKey k1 @us-east-1 -> eu-west-1", replicated(ireland, set("Origin", "EXTERNAL"))).ok(there, described(ireland, external))
			},
			held: []rules.ID{"MRK-IMPORT-09", "MRK-REPLICATE-19"},
		},
		{
			name: "a replica is Enabled at once",
			talk: func(s *talk) {
				s.importedKey().ok("ReplicateKey k1 @us-east-1 -> eu-west-1", replicated(ireland, set("Origin", "EXTERNAL"))).ok(there, described(ireland, holding))
			},
			broken: []model.Finding{fatal("MRK-IMPORT-09", `KeyState "Creating", then KeyState "PendingImport"`, `KeyState "Enabled"`, "MRK-REPLICATE-19")},
		},
		{
			name:   "with the token of the primary",
			talk:   func(s *talk) { s.importedReplica().ok(imports("t1", "m1", ireland), into(ireland, material)) },
			broken: []model.Finding{fatal("MRK-IMPORT-03", "refused with InvalidImportTokenException or InvalidCiphertextException or ExpiredImportTokenException", "success")},
		},
		{name: "the primary's material", talk: func(s *talk) { s.importedPair() }, held: []rules.ID{"MRK-IMPORT-11"}},
		{
			name: "the primary's material is refused",
			talk: func(s *talk) {
				at(s).later(time.Minute).refused(imports("t2", "m1", ireland), "IncorrectKeyMaterialException", "")
			},
			broken: []model.Finding{fatal("MRK-IMPORT-11", "success", "IncorrectKeyMaterialException", "MRK-OPEN-43", "MRK-STATE-ImportKeyMaterial-PI")},
		},
		{
			name:   "under another id",
			talk:   func(s *talk) { at(s).ok(imports("t2", "m1", ireland), into(ireland, second)) },
			broken: []model.Finding{wrong("MRK-IMPORT-13", "the KeyMaterialId that the same material had before", "another KeyMaterialId")},
		},
		{
			name:   "other material",
			talk:   func(s *talk) { at(s).ok(imports("t2", "m2", ireland), into(ireland, second)) },
			broken: []model.Finding{fatal("MRK-IMPORT-12", "refused with IncorrectKeyMaterialException or InvalidCiphertextException or KMSInvalidStateException or ValidationException", "success", "MRK-OPEN-41")},
		},
		{
			name:  "other material, with an exception that is tolerated",
			talk:  func(s *talk) { at(s).refused(imports("t2", "m2", ireland), "ValidationException", "") },
			held:  []rules.ID{"MRK-IMPORT-12"},
			notes: []model.Note{{Rule: "MRK-IMPORT-12", Text: "ImportKeyMaterial answered ValidationException, IncorrectKeyMaterialException expected"}},
		},
		{
			name: "new material",
			talk: func(s *talk) {
				s.importedPair().token("t3", ireland).ok(imports("t3", "m2", ireland)+" type=NEW_KEY_MATERIAL", into(ireland, second))
			},
			broken: []model.Finding{fatal("MRK-IMPORT-25", "refused with ValidationException or IncorrectKeyMaterialException or KMSInvalidStateException or UnsupportedOperationException or InvalidCiphertextException", "success", "MRK-OPEN-42")},
		},
		{
			name: "the replica loses it and the primary does not",
			talk: func(s *talk) {
				s.importedPair().ok(here, described(virginia, holding, listing(ireland))).ok("DeleteImportedKeyMaterial k1 @eu-west-1", into(ireland, material)).
					ok(here, described(virginia, emptied, listing(ireland)))
			},
			broken: []model.Finding{fatal("MRK-IMPORT-16", `KeyState "Enabled"`, `KeyState "PendingImport"`)},
		},
		{
			name: "the primary loses it and the replica does not",
			talk: func(s *talk) {
				s.importedPair().ok(here, described(virginia, holding, listing(ireland))).ok("DeleteImportedKeyMaterial k1 @us-east-1", into(virginia, material)).
					ok(there, described(ireland, emptied))
			},
			broken: []model.Finding{fatal("MRK-IMPORT-18", `KeyState "Enabled"`, `KeyState "PendingImport"`, "MRK-OPEN-46")},
		},
	})
}
