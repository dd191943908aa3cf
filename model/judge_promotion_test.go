package model_test

import (
	"testing"
	"time"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// promotedTo makes Ireland the primary in a KeyMetadata.
func promotedTo(at language.Region) edit {
	return func(m object) {
		role("REPLICA")(m)
		if at == ireland {
			role("PRIMARY")(m)
		}
		m["MultiRegionConfiguration"].(object)["PrimaryKey"] = entry(ireland)
		listing(virginia)(m)
	}
}

// TestJudgeOfPromotion: the roles change at once, in time, and nothing else does.
func TestJudgeOfPromotion(t *testing.T) {
	t.Parallel()
	const (
		promote = "UpdatePrimaryRegion k1 @us-east-1 -> eu-west-1"
		stay    = "UpdatePrimaryRegion k1 @us-east-1 -> us-east-1"
		here    = "DescribeKey k1 @us-east-1"
		there   = "DescribeKey k1 @eu-west-1"
	)
	settled := func(s *talk) *talk {
		return s.related().done(promote).
			ok(here, described(virginia, promotedTo(virginia))).
			ok(there, described(ireland, promotedTo(ireland)))
	}
	judge(t, []judged{
		{
			name: "the roles change",
			talk: func(s *talk) { settled(s) },
			held: []rules.ID{"MRK-PRIMARY-02"},
		},
		{
			name: "the former primary keeps its role for too long",
			talk: func(s *talk) {
				s.related().done(promote).later(time.Hour).ok(here, described(virginia, listing(ireland)))
			},
			broken: []model.Finding{
				wrong("MRK-PRIMARY-02", "MultiRegionKeyType REPLICA, PrimaryKey {"+irish+", eu-west-1} within 10s", "MultiRegionKeyType PRIMARY, PrimaryKey {"+virgo+", us-east-1}"),
				wrong("MRK-META-07", "ReplicaKeys [{"+virgo+", us-east-1}] within 10s", "ReplicaKeys [{"+irish+", eu-west-1}]"),
			},
		},
		{
			name: "and does not come back to its role",
			talk: func(s *talk) {
				settled(s).done("UpdatePrimaryRegion k1 @eu-west-1 -> us-east-1").later(time.Hour).ok(here, described(virginia, promotedTo(virginia)))
			},
			broken: []model.Finding{
				wrong("MRK-PRIMARY-02", "MultiRegionKeyType PRIMARY, PrimaryKey {"+virgo+", us-east-1} within 10s", "MultiRegionKeyType REPLICA, PrimaryKey {"+irish+", eu-west-1}", "MRK-PRIMARY-13"),
			},
		},
		{
			name: "the key of the own Region refuses",
			talk: func(s *talk) { s.related().refused(stay, "NotFoundException", "") },
			held: []rules.ID{"MRK-PRIMARY-E04"},
		},
		{
			name: "the key of the own Region stays what it is",
			talk: func(s *talk) { s.related().done(stay).ok(here, described(virginia, listing(ireland))) },
			held: []rules.ID{"MRK-PRIMARY-E04"},
		},
		{
			name: "the key of the own Region is demoted",
			talk: func(s *talk) {
				s.related().done(stay).ok(here, described(virginia, listing(ireland), role("REPLICA")))
			},
			broken: []model.Finding{wrong("MRK-PRIMARY-E04", "MultiRegionKeyType PRIMARY, PrimaryKey {"+virgo+", us-east-1}", "MultiRegionKeyType REPLICA, PrimaryKey {"+virgo+", us-east-1}", "MRK-OPEN-11")},
		},
		{
			name: "the description goes with a promotion",
			talk: func(s *talk) {
				s.ok("k1 = CreateKey @us-east-1 multiRegion description=first", described(virginia, set("Description", "first"))).
					ok("ReplicateKey k1 @us-east-1 -> eu-west-1", replicated(ireland)).
					ok(there, described(ireland)).
					ok(here, described(virginia, set("Description", "first"), listing(ireland))).
					done(promote).ok(here, described(virginia, promotedTo(virginia)))
			},
			broken: []model.Finding{wrong("MRK-PRIMARY-09", `Description "first"`, `Description ""`)},
		},
		{
			name: "the description goes later than that",
			talk: func(s *talk) {
				settled(s).ok(there, described(ireland, promotedTo(ireland), set("Description", "other")))
			},
			broken: []model.Finding{wrong("MRK-REPLICATE-09", `Description ""`, `Description "other"`)},
		},
	})
}

// TestJudgeOfWrongUsage: whether a key is the right one is looked at before what it is
// for, whether or not anything can be decrypted on the target.
func TestJudgeOfWrongUsage(t *testing.T) {
	t.Parallel()
	other := func(s *talk) *talk {
		return s.related().ok("Encrypt k1 @us-east-1 -> c1", encrypted(virginia)).
			ok("k2 = CreateKey @us-east-1 spec=HMAC_256 usage=GENERATE_VERIFY_MAC", described(virginia, singleRegion,
				set("KeySpec", "HMAC_256"), set("CustomerMasterKeySpec", "HMAC_256"), set("KeyUsage", "GENERATE_VERIFY_MAC"),
				set("MacAlgorithms", []any{"HMAC_SHA_256"}), drop("EncryptionAlgorithms", "CurrentKeyMaterialId")))
	}
	const with = "Decrypt c1 @us-east-1 key=k2"
	judge(t, []judged{
		{
			name: "the wrong key",
			talk: func(s *talk) {
				other(s).refused(with, "IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this operation.")
			},
			held: []rules.ID{"MRK-INTEROP-30"},
		},
		{
			name: "a target that cannot read the ciphertext at all",
			talk: func(s *talk) { other(s).refused(with, "InvalidCiphertextException", "") },
			held: []rules.ID{"MRK-INTEROP-30"},
			notes: []model.Note{{
				Rule: "MRK-INTEROP-30", Text: "Decrypt answered InvalidCiphertextException, IncorrectKeyException expected",
			}},
		},
		{
			name:   "the wrong usage",
			talk:   func(s *talk) { other(s).refused(with, "InvalidKeyUsageException", "") },
			broken: []model.Finding{wrong("MRK-INTEROP-30", "IncorrectKeyException", "InvalidKeyUsageException")},
		},
	})
}
