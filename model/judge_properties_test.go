package model_test

import (
	"testing"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
)

// single makes k2, a key without related ones, in Virginia.
func (s *talk) single(edits ...edit) *talk {
	s.t.Helper()
	return s.ok("k2 = CreateKey @us-east-1", described(virginia, append([]edit{singleRegion}, edits...)...))
}

// authenticator makes k2, an HMAC key, in Virginia.
func (s *talk) authenticator() *talk {
	s.t.Helper()
	return s.ok("k2 = CreateKey @us-east-1 spec=HMAC_256 usage=GENERATE_VERIFY_MAC", described(virginia, singleRegion,
		set("KeySpec", "HMAC_256"), set("CustomerMasterKeySpec", "HMAC_256"), set("KeyUsage", "GENERATE_VERIFY_MAC"),
		set("MacAlgorithms", []any{"HMAC_SHA_256"}), drop("EncryptionAlgorithms", "CurrentKeyMaterialId")))
}

func TestJudgeOfAliasesThatMove(t *testing.T) {
	t.Parallel()
	const (
		alias = "arn:aws:kms:us-east-1:111122223333:alias/mrkconform-p-a1"
		move  = "UpdateAlias k2 @us-east-1 alias=a1"
	)
	named := func(s *talk) *talk { return s.multiRegionKey().single().done("CreateAlias k1 @us-east-1 alias=a1") }
	judge(t, []judged{
		{
			name: "to another key",
			talk: func(s *talk) {
				named(s).done(move).ok("DescribeKey alias:a1 @us-east-1", described(virginia, singleRegion))
			},
			held: []rules.ID{"MRK-LIST-06"},
		},
		{
			name: "but it did not move",
			talk: func(s *talk) { named(s).done(move).ok("DescribeKey alias:a1 @us-east-1", described(virginia)) },
			broken: []model.Finding{fatal("MRK-LIST-06", `KeyId "`+uuid+`", Arn "arn:aws:kms:us-east-1:111122223333:key/`+uuid+`"`,
				`KeyId "`+mrk+`", Arn "`+virgo+`"`)},
		},
		{
			name: "to a key of another kind",
			talk: func(s *talk) {
				s.multiRegionKey().authenticator().done("CreateAlias k1 @us-east-1 alias=a1").refused(move, "AnyException", "")
			},
			held: []rules.ID{"MRK-INDEP-09"},
		},
		{
			name: "to a key of another kind, with success",
			talk: func(s *talk) {
				s.multiRegionKey().authenticator().done("CreateAlias k1 @us-east-1 alias=a1").done(move)
			},
			broken: []model.Finding{fatal("MRK-INDEP-09", "refused with any exception", "success")},
		},
		{
			name: "to a pending key",
			talk: func(s *talk) {
				named(s).ok("ScheduleKeyDeletion k2 @us-east-1", renamed(scheduled(virginia, dawn, 30), uuid).(object)).
					refused(move, "KMSInvalidStateException", "arn:aws:kms:us-east-1:111122223333:key/"+uuid+" is pending deletion.")
			},
			held: []rules.ID{"MRK-STATE-N10", "MRK-ERR-01"},
		},
		{
			name: "to the pending key that it belongs to",
			talk: func(s *talk) {
				named(s).ok("ScheduleKeyDeletion k1 @us-east-1", scheduled(virginia, dawn, 30)).done("UpdateAlias k1 @us-east-1 alias=a1")
			},
		},
		{
			name: "to the pending key that it belongs to, refused",
			talk: func(s *talk) {
				named(s).ok("ScheduleKeyDeletion k1 @us-east-1", scheduled(virginia, dawn, 30)).
					refused("UpdateAlias k1 @us-east-1 alias=a1", "KMSInvalidStateException", "")
			},
		},
		{
			name: "away from a pending key",
			talk: func(s *talk) {
				named(s).ok("ScheduleKeyDeletion k1 @us-east-1", scheduled(virginia, dawn, 30)).done(move)
			},
			held: []rules.ID{"MRK-STATE-UpdateAlias-PD", "MRK-STATE-UpdateAlias-En"},
		},
		{
			name: "that is not there",
			talk: func(s *talk) {
				s.multiRegionKey().refused("UpdateAlias k1 @us-east-1 alias=a1", "NotFoundException", "Alias "+alias+" is not found.")
			},
			held: []rules.ID{"MRK-ERR-07", "MRK-ERR-01"},
		},
		{
			name: "deleted",
			talk: func(s *talk) {
				named(s).done("DeleteAlias @us-east-1 alias=a1").done("DeleteAlias @us-east-1 alias=a1")
			},
			broken: []model.Finding{fatal("MRK-STATE-DeleteAlias-En", "refused with NotFoundException", "success")},
		},
		{
			name: "deleted, and still taken",
			talk: func(s *talk) {
				named(s).done("DeleteAlias @us-east-1 alias=a1").refused("CreateAlias k1 @us-east-1 alias=a1", "AlreadyExistsException", "")
			},
			broken: []model.Finding{fatal("MRK-STATE-DeleteAlias-En", "success", "AlreadyExistsException")},
		},
		{
			name: "deleted, and still listed",
			talk: func(s *talk) {
				named(s).done("DeleteAlias @us-east-1 alias=a1").ok("ListAliases @us-east-1", object{
					"Aliases": []any{object{"AliasName": "alias/mrkconform-p-a1", "AliasArn": alias, "TargetKeyId": mrk}}, "Truncated": false,
				})
			},
			broken: []model.Finding{wrong("MRK-STATE-DeleteAlias-En", "aliases []", "aliases [alias/mrkconform-p-a1 -> "+mrk+" "+alias+"]")},
		},
		{
			name: "a name of AWS's own",
			talk: func(s *talk) {
				s.multiRegionKey().refused("CreateAlias k1 @us-east-1 alias=aws", "AnyException",
					"The alias name for a customer managed CMK cannot begin with alias/aws/.")
			},
			held: []rules.ID{"MRK-INDEP-08", "MRK-ERR-01"},
		},
		{
			name:   "a name of AWS's own is taken",
			talk:   func(s *talk) { s.multiRegionKey().done("CreateAlias k1 @us-east-1 alias=aws") },
			broken: []model.Finding{fatal("MRK-INDEP-08", "refused with any exception", "success")},
		},
	})
}

func TestJudgeOfGrantsThatEnd(t *testing.T) {
	t.Parallel()
	grants := func(n int) object { return object{"Grants": make([]any, n), "Truncated": false} }
	two := func(s *talk) *talk {
		return s.related().ok("CreateGrant k1 @us-east-1 -> g1", object{"GrantId": "1"}).ok("CreateGrant k1 @us-east-1 -> g2", object{"GrantId": "2"})
	}
	judge(t, []judged{
		{
			name: "one of two",
			talk: func(s *talk) { two(s).done("RevokeGrant g1 @us-east-1").ok("ListGrants k1 @us-east-1", grants(1)) },
			held: []rules.ID{"MRK-INDEP-10"},
		},
		{
			name:   "and the other with it",
			talk:   func(s *talk) { two(s).done("RetireGrant g1 @us-east-1").ok("ListGrants k1 @us-east-1", grants(0)) },
			broken: []model.Finding{wrong("MRK-INDEP-10", "1 grant", "no grants")},
		},
		{
			name: "one that was to end in another Region",
			talk: func(s *talk) {
				two(s).done("RetireGrant g1 @eu-west-1").ok("ListGrants k1 @us-east-1", grants(1))
			},
			broken: []model.Finding{wrong("MRK-INDEP-10", "2 grants", "1 grant")},
		},
		{
			name:   "at the key that has it a revocation is due",
			talk:   func(s *talk) { two(s).refused("RevokeGrant g1 @us-east-1", "LimitExceededException", "no") },
			broken: []model.Finding{fatal("MRK-STATE-RevokeGrant-En", "success", "LimitExceededException: no")},
		},
		{
			name: "of which it says that there is none",
			talk: func(s *talk) {
				two(s).refused("RevokeGrant g1 @us-east-1", "NotFoundException", "no").ok("ListGrants k1 @us-east-1", grants(2))
			},
			broken: []model.Finding{fatal("MRK-STATE-RevokeGrant-En", "success",
				"RevokeGrant: NotFoundException: no, and ListGrants shows as many grants as there have to be")},
		},
		{
			name: "that went with a promotion",
			talk: func(s *talk) {
				two(s).ok("ListGrants k1 @us-east-1", grants(2)).done(promote).refused("RevokeGrant g1 @us-east-1", "NotFoundException", "no").ok("ListGrants k1 @us-east-1", grants(0))
			},
			broken: []model.Finding{wrong("MRK-PRIMARY-09", "2 grants", "no grants")},
		},
		{
			name:   "that nobody has seen before a promotion",
			talk:   func(s *talk) { two(s).done(promote).ok("ListGrants k1 @us-east-1", grants(0)) },
			broken: []model.Finding{wrong("MRK-PRIMARY-09", "2 grants", "no grants")},
		},
		{
			name: "what another Region says of it is open",
			talk: func(s *talk) { two(s).done("RevokeGrant g1 @eu-west-1") },
		},
		{
			name: "but there it must not end it",
			talk: func(s *talk) {
				two(s).refused("RevokeGrant g1 @eu-west-1", "NotFoundException", "").ok("ListGrants k1 @us-east-1", grants(1))
			},
			broken: []model.Finding{wrong("MRK-STATE-CreateGrant-En", "2 grants", "1 grant")},
		},
		{
			name:  "who may retire it depends on the caller",
			talk:  func(s *talk) { two(s).refused("RetireGrant g1 @us-east-1", "AccessDeniedException", "") },
			notes: []model.Note{{Rule: "MRK-STATE-RetireGrant-En", Text: "RetireGrant answered AccessDeniedException, success expected"}},
		},
	})
}

func TestJudgeOfTheLastUse(t *testing.T) {
	t.Parallel()
	used := object{"KeyId": virgo, "KeyLastUsage": object{"Operation": "Encrypt", "Timestamp": born}}
	unused := object{"KeyId": virgo, "KeyLastUsage": object{}}
	judge(t, []judged{
		{
			name: "of the related key alone",
			talk: func(s *talk) {
				s.related().ok("Encrypt k1 @us-east-1 -> c1", encrypted(virginia)).ok("GetKeyLastUsage k1 @eu-west-1", unused)
			},
			held: []rules.ID{"MRK-INDEP-12"},
		},
		{
			name: "and this one says the same",
			talk: func(s *talk) {
				s.related().ok("Encrypt k1 @us-east-1 -> c1", encrypted(virginia)).ok("GetKeyLastUsage k1 @eu-west-1", used)
			},
			broken: []model.Finding{wrong("MRK-INDEP-12", "no KeyLastUsage, since only related keys were used",
				`KeyLastUsage {Operation: "Encrypt", Timestamp: 1700000000}`)},
		},
		{
			name: "which a lost answer may have been",
			talk: func(s *talk) {
				s.related().lost("Encrypt k1 @eu-west-1 -> c1").ok("GetKeyLastUsage k1 @eu-west-1", used)
			},
		},
		{
			name: "that has not arrived yet",
			talk: func(s *talk) {
				s.related().ok("Encrypt k1 @us-east-1 -> c1", encrypted(virginia)).ok("GetKeyLastUsage k1 @us-east-1", unused)
			},
		},
		{
			name:  "of nobody",
			talk:  func(s *talk) { s.related().ok("GetKeyLastUsage k1 @us-east-1", used) },
			notes: []model.Note{{Rule: "MRK-INDEP-12", Text: "GetKeyLastUsage has a record of a key that was never used"}},
		},
	})
}

func TestJudgeOfPolicyNames(t *testing.T) {
	t.Parallel()
	names := func(list ...any) object { return object{"PolicyNames": list, "Truncated": false} }
	judge(t, []judged{
		{
			name: "one",
			talk: func(s *talk) { s.multiRegionKey().ok("ListKeyPolicies k1 @us-east-1", names("default")) },
			held: []rules.ID{"MRK-INDEP-03", "MRK-LIST-05", "MRK-STATE-ListKeyPolicies-En"},
		},
		{
			name:   "none",
			talk:   func(s *talk) { s.multiRegionKey().ok("ListKeyPolicies k1 @us-east-1", names()) },
			broken: []model.Finding{wrong("MRK-INDEP-03", `PolicyNames ["default"]`, "PolicyNames []")},
		},
	})
}
