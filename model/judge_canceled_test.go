package model_test

import (
	"testing"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// TestJudgeOfWhatACanceledDeletionLeaves: what was seen before a key was scheduled is
// there after the cancel, as nothing else was done to it.
func TestJudgeOfWhatACanceledDeletionLeaves(t *testing.T) {
	t.Parallel()
	const (
		list   = "ListAliases @us-east-1"
		grants = "ListGrants k1 @us-east-1"
		tags   = "ListResourceTags k1 @us-east-1"
		policy = "GetKeyPolicy k1 @us-east-1"
	)
	alias := object{"Aliases": []any{object{
		"AliasName": "alias/mrkconform-p-a1", "TargetKeyId": mrk, "AliasArn": "arn:aws:kms:us-east-1:" + account + ":alias/mrkconform-p-a1",
	}}}
	shown := "aliases [alias/mrkconform-p-a1 -> " + mrk + " arn:aws:kms:us-east-1:111122223333:alias/mrkconform-p-a1]"
	granted := object{"Grants": []any{object{"GrantId": "g"}}}
	tagged := object{"Tags": []any{object{"TagKey": "team", "TagValue": "red"}}}
	text := func(word string) string { return language.PolicyText(word, "aws", account) }
	// canceled is k1 with everything that a key can have, seen, scheduled and canceled.
	canceled := func(s *talk) *talk {
		s.ok("k1 = CreateKey @us-east-1 multiRegion description=first policy=p1 tags=team/red", described(virginia, set("Description", "first"))).
			done("CreateAlias k1 @us-east-1 alias=a1").ok("CreateGrant k1 @us-east-1", object{"GrantId": "g"}).
			ok(grants, granted).ok(tags, tagged).ok(policy, object{"Policy": text("p1")})
		return s.ok("ScheduleKeyDeletion k1 @us-east-1", scheduled(virginia, s.now, 30)).ok("CancelKeyDeletion k1 @us-east-1", object{"KeyId": virgo})
	}
	judge(t, []judged{
		{
			name: "the description stays",
			talk: func(s *talk) {
				canceled(s).ok(lookHere, described(virginia, in(model.Disabled), set("Description", "first")))
			},
			held: []rules.ID{"MRK-DELETE-12", "MRK-STATE-08"},
		},
		{
			name:   "the description goes",
			talk:   func(s *talk) { canceled(s).ok(lookHere, described(virginia, in(model.Disabled))) },
			broken: []model.Finding{wrong("MRK-DELETE-12", `Description "first"`, `Description ""`)},
		},
		{
			name: "another description, set since, goes",
			talk: func(s *talk) {
				canceled(s).done("UpdateKeyDescription k1 @us-east-1 description=changed").ok(lookHere, described(virginia, in(model.Disabled)))
			},
			broken: []model.Finding{wrong("MRK-STATE-UpdateKeyDescription-Di", `Description "changed"`, `Description ""`)},
		},
		{
			name:   "the tags go",
			talk:   func(s *talk) { canceled(s).ok(tags, object{"Tags": []any{}}) },
			broken: []model.Finding{wrong("MRK-DELETE-12", "Tags [team=red]", "Tags []")},
		},
		{
			name:   "the policy goes",
			talk:   func(s *talk) { canceled(s).ok(policy, object{"Policy": text("")}) },
			broken: []model.Finding{wrong("MRK-DELETE-12", "Policy "+text("p1"), "Policy "+quote(text("")))},
		},
		{
			name:   "the grant goes",
			talk:   func(s *talk) { canceled(s).ok(grants, object{"Grants": []any{}}) },
			broken: []model.Finding{wrong("MRK-DELETE-12", "1 grant", "no grants")},
		},
		{
			name: "a grant that nobody has seen is missing",
			talk: func(s *talk) {
				s.multiRegionKey().ok("CreateGrant k1 @us-east-1", object{"GrantId": "g"})
				s.ok("ScheduleKeyDeletion k1 @us-east-1", scheduled(virginia, s.now, 30)).ok("CancelKeyDeletion k1 @us-east-1", object{"KeyId": virgo}).
					ok(grants, object{"Grants": []any{}})
			},
			broken: []model.Finding{wrong("MRK-STATE-CreateGrant-En", "1 grant", "no grants")},
		},
		{
			name: "the alias stays",
			talk: func(s *talk) { canceled(s).ok(list, alias) },
			held: []rules.ID{"MRK-DELETE-12"},
		},
		{
			name:   "the alias goes",
			talk:   func(s *talk) { canceled(s).ok(list, object{"Aliases": []any{}}) },
			broken: []model.Finding{wrong("MRK-DELETE-12", shown, "aliases []")},
		},
		{
			name: "the alias leads nowhere",
			talk: func(s *talk) {
				canceled(s).refused("DescribeKey alias:a1 @us-east-1", "NotFoundException", "no").ok(list, object{"Aliases": []any{}})
			},
			broken: []model.Finding{wrong("MRK-DELETE-12", shown, "aliases []")},
		},
		{
			name:   "the name of the alias is free",
			talk:   func(s *talk) { canceled(s).done("CreateAlias k1 @us-east-1 alias=a1") },
			broken: []model.Finding{fatal("MRK-DELETE-12", "refused with AlreadyExistsException", "success")},
		},
		{
			name:   "an alias that was seen since goes",
			talk:   func(s *talk) { canceled(s).ok(list, alias).ok(list, object{"Aliases": []any{}}) },
			broken: []model.Finding{wrong("MRK-LIST-02", shown, "aliases []")},
		},
	})
}
