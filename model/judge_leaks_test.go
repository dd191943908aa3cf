package model_test

import (
	"testing"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// TestJudgeOfLeaks: a change at one related key shows there and nowhere else.
// owner begins what is expected of a default key policy.
const owner = "one statement that allows the account kms:*, as "

func TestJudgeOfLeaks(t *testing.T) {
	t.Parallel()
	const look = "DescribeKey k1 @eu-west-1"
	policy := func(word string) object { return object{"Policy": language.PolicyText(word, "aws", account)} }
	tagged := object{"Tags": []any{object{"TagKey": "team", "TagValue": "red"}}}
	alias := func(in language.Region) object {
		return object{"Aliases": []any{object{
			"AliasName": "alias/mrkconform-p-a1", "TargetKeyId": mrk,
			"AliasArn": "arn:aws:kms:" + string(in) + ":" + account + ":alias/mrkconform-p-a1",
		}}}
	}
	const shown = "alias/mrkconform-p-a1 -> " + mrk + " arn:aws:kms:us-east-1:111122223333:alias/mrkconform-p-a1"
	judge(t, []judged{
		{
			name: "the enabled state stays",
			talk: func(s *talk) { s.related().done("DisableKey k1 @us-east-1").ok(look, described(ireland)) },
			held: []rules.ID{"MRK-INDEP-01", "MRK-STATE-13"},
		},
		{
			name: "the enabled state leaks",
			talk: func(s *talk) {
				s.related().done("DisableKey k1 @us-east-1").ok(look, described(ireland, in(model.Disabled)))
			},
			broken: []model.Finding{
				fatal("MRK-INDEP-01", `KeyState "Enabled"`, `KeyState "Disabled"`, "MRK-STATE-13"),
			},
		},
		{
			name: "a state that its own last change, which nobody has looked at, or a leak may have made",
			talk: func(s *talk) {
				s.related().done("EnableKey k1 @eu-west-1").done("DisableKey k1 @us-east-1").ok(look, described(ireland, in(model.Disabled)))
			},
			broken: []model.Finding{fatal("MRK-INDEP-01", `KeyState "Enabled"`, `KeyState "Disabled"`, "MRK-STATE-13")},
		},
		{
			name: "a state that nothing but its own last change can have made",
			talk: func(s *talk) {
				s.related().done("EnableKey k1 @eu-west-1").done("DisableKey k1 @us-east-1").ok(look, described(ireland, in(model.PendingDeletion)))
			},
			broken: []model.Finding{fatal("MRK-STATE-04", `KeyState "Enabled"`, `KeyState "PendingDeletion"`)},
		},
		{
			name: "a state that no related key has is no leak",
			talk: func(s *talk) {
				s.related().done("DisableKey k1 @us-east-1").ok(look, described(ireland, in(model.PendingDeletion)))
			},
			broken: []model.Finding{fatal("MRK-STATE-03", `KeyState "Enabled"`, `KeyState "PendingDeletion"`)},
		},
		{
			name: "the deletion of a replica leaks",
			talk: func(s *talk) {
				s.related().ok("ScheduleKeyDeletion k1 @eu-west-1", scheduled(ireland, dawn, 30)).
					ok("DescribeKey k1 @us-east-1", described(virginia, listing(ireland), in(model.PendingDeletion)))
			},
			broken: []model.Finding{fatal("MRK-DELETE-09", `KeyState "Enabled"`,
				`KeyState "PendingDeletion"`, "MRK-INDEP-11", "MRK-STATE-13")},
		},
		{
			name: "the description leaks",
			talk: func(s *talk) {
				s.related().done("UpdateKeyDescription k1 @us-east-1 description=changed").
					ok(look, described(ireland, set("Description", "changed")))
			},
			broken: []model.Finding{wrong("MRK-INDEP-02", `Description ""`, `Description "changed"`)},
		},
		{
			name: "the description stays",
			talk: func(s *talk) {
				s.related().done("UpdateKeyDescription k1 @us-east-1 description=changed").ok(look, described(ireland))
			},
			held: []rules.ID{"MRK-INDEP-02"},
		},
		{
			name: "the policy leaks",
			talk: func(s *talk) {
				s.related().done("PutKeyPolicy k1 @us-east-1 policy=p2").ok("GetKeyPolicy k1 @eu-west-1", policy("p2"))
			},
			broken: []model.Finding{wrong("MRK-INDEP-03", owner+language.PolicyText("", "aws", account), "Policy "+quote(language.PolicyText("p2", "aws", account)))},
		},
		{
			name: "the policy stays",
			talk: func(s *talk) {
				s.related().done("PutKeyPolicy k1 @us-east-1 policy=p2").ok("GetKeyPolicy k1 @eu-west-1", policy(""))
			},
			held: []rules.ID{"MRK-INDEP-03", "MRK-REPLICATE-29"},
		},
		{
			name: "a policy that was copied is no leak",
			talk: func(s *talk) {
				s.ok("k1 = CreateKey @us-east-1 multiRegion policy=p2", described(virginia)).
					ok("ReplicateKey k1 @us-east-1 -> eu-west-1", replicated(ireland)).
					done("PutKeyPolicy k1 @us-east-1 policy=p1").ok("GetKeyPolicy k1 @eu-west-1", policy("p2"))
			},
			broken: []model.Finding{wrong("MRK-REPLICATE-29", owner+language.PolicyText("", "aws", account), "Policy "+quote(language.PolicyText("p2", "aws", account)), "MRK-INDEP-03", "MRK-REPLICATE-10")},
		},
		{
			name: "tags that were copied are no leak",
			talk: func(s *talk) {
				s.ok("k1 = CreateKey @us-east-1 multiRegion tags=team/red", described(virginia)).
					ok("ReplicateKey k1 @us-east-1 -> eu-west-1", replicated(ireland)).
					done("TagResource k1 @us-east-1 tags=team/blue").ok("ListResourceTags k1 @eu-west-1", tagged)
			},
			broken: []model.Finding{wrong("MRK-LIST-03", "Tags []", "Tags [team=red]", "MRK-REPLICATE-10")},
		},
		{
			name: "the tags leak",
			talk: func(s *talk) {
				s.related().done("TagResource k1 @us-east-1 tags=team/red").ok("ListResourceTags k1 @eu-west-1", tagged)
			},
			broken: []model.Finding{wrong("MRK-INDEP-04", "Tags []", "Tags [team=red]")},
		},
		{
			name: "a grant leaks",
			talk: func(s *talk) {
				s.related().ok("CreateGrant k1 @us-east-1", object{"GrantId": "g"}).
					ok("ListGrants k1 @eu-west-1", object{"Grants": []any{object{"GrantId": "g"}}})
			},
			broken: []model.Finding{wrong("MRK-INDEP-10", "no grants", "1 grant")},
		},
		{
			name: "a grant that was copied is at a new replica",
			talk: func(s *talk) {
				s.multiRegionKey().ok("CreateGrant k1 @us-east-1", object{"GrantId": "g"}).
					ok("ReplicateKey k1 @us-east-1 -> eu-west-1", replicated(ireland)).
					ok("ListGrants k1 @eu-west-1", object{"Grants": []any{object{"GrantId": "g"}}})
			},
			broken: []model.Finding{wrong("MRK-LIST-04", "no grants", "1 grant", "MRK-INDEP-10", "MRK-REPLICATE-10")},
		},
		{
			name: "an alias shows where it was made",
			talk: func(s *talk) {
				s.related().done("CreateAlias k1 @us-east-1 alias=a1").ok("ListAliases k1 @us-east-1", alias(virginia))
			},
			held: []rules.ID{"MRK-LIST-02"},
		},
		{
			name: "an alias leaks into the list of another Region",
			talk: func(s *talk) {
				s.related().done("CreateAlias k1 @us-east-1 alias=a1").ok("ListAliases k1 @eu-west-1", alias(virginia))
			},
			broken: []model.Finding{wrong("MRK-INDEP-05", "aliases []", "aliases ["+shown+"]")},
		},
		{
			name: "an alias is found in another Region",
			talk: func(s *talk) {
				s.related().done("CreateAlias k1 @us-east-1 alias=a1").ok("DescribeKey alias:a1 @eu-west-1", described(ireland))
			},
			broken: []model.Finding{wrong("MRK-INDEP-05", "refused with NotFoundException", "success")},
		},
		{
			name: "an alias is taken in another Region",
			talk: func(s *talk) {
				s.related().done("CreateAlias k1 @us-east-1 alias=a1").refused("CreateAlias k1 @eu-west-1 alias=a1", "AlreadyExistsException", "taken")
			},
			broken: []model.Finding{fatal("MRK-INDEP-05", "success", "AlreadyExistsException: taken")},
		},
		{
			name: "an alias is taken in its own Region",
			talk: func(s *talk) {
				s.related().done("CreateAlias k1 @us-east-1 alias=a1").refused("CreateAlias k1 @us-east-1 alias=a1", "AlreadyExistsException",
					"An alias with the name arn:aws:kms:us-east-1:111122223333:alias/mrkconform-p-a1 already exists")
			},
			held: []rules.ID{"MRK-INDEP-06", "MRK-ERR-01"},
		},
	})
}
