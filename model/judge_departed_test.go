package model_test

import (
	"strings"
	"testing"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// TestJudgeOfWhatADeletedReplicaLeaves: lists, names, ciphertext and a place for another.
func TestJudgeOfWhatADeletedReplicaLeaves(t *testing.T) {
	t.Parallel()
	const again = "ReplicateKey k1 @us-east-1 -> eu-west-1"
	alias := func(in language.Region) object {
		return object{"Aliases": []any{object{
			"AliasName": "alias/mrkconform-p-a1", "TargetKeyId": mrk,
			"AliasArn": "arn:aws:kms:" + string(in) + ":" + account + ":alias/mrkconform-p-a1",
		}}}
	}
	shown := func(in language.Region) string {
		return "aliases [alias/mrkconform-p-a1 -> " + mrk + " arn:aws:kms:" + string(in) + ":111122223333:alias/mrkconform-p-a1]"
	}
	// without is k1 without its replica, which made c1 and had the alias a1, as its primary has.
	without := func(s *talk) *talk {
		s.related().ok("Encrypt k1 @eu-west-1 -> c1", encrypted(ireland)).
			done("CreateAlias k1 @eu-west-1 alias=a1").done("CreateAlias k1 @us-east-1 alias=a1")
		return s.ok("ScheduleKeyDeletion k1 @eu-west-1"+seven, scheduled(ireland, s.now, 7)).later(days(9))
	}
	opened := func(plain string) object {
		return object{"KeyId": virgo, "Plaintext": plain, "KeyMaterialId": material}
	}
	const text = "d2hhdCBjMSBrZWVwcyBzZWNyZXQ=" // what c1 keeps secret
	judge(t, []judged{
		{
			name: "listed no more",
			talk: func(s *talk) { without(s).ok(lookHere, described(virginia)) },
			held: []rules.ID{"MRK-DELETE-19", "MRK-META-05"},
		},
		{
			name: "listed still",
			talk: func(s *talk) { without(s).ok(lookHere, described(virginia, listing(ireland))) },
			broken: []model.Finding{
				wrong("MRK-DELETE-19", "ReplicaKeys [] within 10s", "ReplicaKeys [{"+irish+", eu-west-1}]"),
			},
		},
		{
			name: "the primary is gone as well",
			talk: func(s *talk) { goneFrom(without(s), lookHere, virgo) },
			broken: []model.Finding{
				fatal("MRK-DELETE-09", "a key that is still there", "NotFoundException: Key '"+virgo+"' does not exist", "MRK-INDEP-11", "MRK-STATE-13"),
			},
		},
		{
			name: "its ciphertext is read by the primary",
			talk: func(s *talk) { without(s).ok("Decrypt c1 @us-east-1 key=k1", opened(text)) },
			held: []rules.ID{"MRK-DELETE-21", "MRK-INTEROP-05", "MRK-INTEROP-22"},
		},
		{
			name: "its ciphertext is lost",
			talk: func(s *talk) { without(s).refused("Decrypt c1 @us-east-1 key=k1", "InvalidCiphertextException", "") },
			broken: []model.Finding{{
				Rule: "MRK-DELETE-21", Also: []rules.ID{"MRK-INTEROP-05"}, Expected: "success", Observed: "InvalidCiphertextException",
			}},
		},
		{
			name: "its grant is gone from the replica that takes its place",
			talk: func(s *talk) {
				s.related().ok("CreateGrant k1 @eu-west-1 -> g1", object{"GrantId": "1"}).
					ok("ScheduleKeyDeletion k1 @eu-west-1"+seven, scheduled(ireland, s.now, 7)).later(days(9)).
					ok(again, replicated(ireland)).ok(lookThere, described(ireland))
				s.refused("RetireGrant g1 @eu-west-1", "NotFoundException", "").ok("ListGrants k1 @eu-west-1", object{"Grants": []any{}})
			},
		},
		{
			name: "its alias is gone",
			talk: func(s *talk) { without(s).ok("ListAliases @eu-west-1", object{"Aliases": []any{}}) },
			held: []rules.ID{"MRK-DELETE-21"},
		},
		{
			name:   "its alias is there",
			talk:   func(s *talk) { without(s).ok("ListAliases @eu-west-1", alias(ireland)) },
			broken: []model.Finding{wrong("MRK-DELETE-21", "aliases []", shown(ireland))},
		},
		{
			name:   "the alias of the primary is gone",
			talk:   func(s *talk) { without(s).ok("ListAliases @us-east-1", object{"Aliases": []any{}}) },
			broken: []model.Finding{wrong("MRK-DELETE-21", shown(virginia), "aliases []")},
		},
		{
			name:   "its alias leads somewhere",
			talk:   func(s *talk) { without(s).ok("DescribeKey alias:a1 @eu-west-1", described(ireland)) },
			broken: []model.Finding{wrong("MRK-DELETE-21", "refused with NotFoundException", "success")},
		},
		{
			name: "the name of its alias is free",
			talk: func(s *talk) {
				without(s).ok("k2 = CreateKey @eu-west-1", described(ireland, singleRegion)).done("CreateAlias k2 @eu-west-1 alias=a1")
			},
			held: []rules.ID{"MRK-DELETE-21"},
		},
		{
			name: "the name of its alias is taken",
			talk: func(s *talk) {
				without(s).ok("k2 = CreateKey @eu-west-1", described(ireland, singleRegion)).
					refused("CreateAlias k2 @eu-west-1 alias=a1", "AlreadyExistsException", "taken")
			},
			broken: []model.Finding{fatal("MRK-DELETE-21", "success", "AlreadyExistsException: taken")},
		},
		{
			name: "its Region takes another",
			talk: func(s *talk) { without(s).ok(again, replicated(ireland)) },
			held: []rules.ID{"MRK-REPLICATE-18", "MRK-REPLICATE-01", "MRK-REPLICATE-07"},
		},
		{
			name: "its Region takes no other",
			talk: func(s *talk) { without(s).refused(again, "AlreadyExistsException", "no") },
			broken: []model.Finding{
				fatal("MRK-REPLICATE-18", "success", "AlreadyExistsException: no", "MRK-REPLICATE-01"),
			},
		},
		{
			name: "the new replica has the material of the old one",
			talk: func(s *talk) { without(s).ok(again, replicated(ireland)).ok(lookThere, described(ireland)) },
			held: []rules.ID{"MRK-REPLICATE-18"},
		},
		{
			name: "the new replica has other material",
			talk: func(s *talk) {
				without(s).ok(again, replicated(ireland)).ok(lookThere, described(ireland, set("CurrentKeyMaterialId", strings.Repeat("cd", 32))))
			},
			broken: []model.Finding{fatal("MRK-REPLICATE-18", `CurrentKeyMaterialId "`+material+`" as at the primary`,
				`CurrentKeyMaterialId "`+strings.Repeat("cd", 32)+`"`)},
		},
		{
			name: "the new replica reads what the old one wrote",
			talk: func(s *talk) {
				without(s).ok(again, replicated(ireland)).ok(lookThere, described(ireland)).
					ok("Decrypt c1 @eu-west-1 key=k1", object{"KeyId": irish, "Plaintext": text, "KeyMaterialId": material})
			},
			held: []rules.ID{"MRK-REPLICATE-18"},
		},
		{
			name: "the new replica does not read it",
			talk: func(s *talk) {
				without(s).ok(again, replicated(ireland)).ok(lookThere, described(ireland)).
					refused("Decrypt c1 @eu-west-1 key=k1", "InvalidCiphertextException", "")
			},
			broken: []model.Finding{wrong("MRK-REPLICATE-18", "success", "InvalidCiphertextException")},
		},
	})
}
