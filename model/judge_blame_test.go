package model_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// TestWhoIsToBlame: what a read shows is held against the command that made it so, and not
// against the one that was called last.
func TestWhoIsToBlame(t *testing.T) {
	t.Parallel()
	const (
		create = "k1 = CreateKey @us-east-1 multiRegion"
		look   = "DescribeKey k1 @us-east-1"
	)
	disabled := func(s *talk) *talk {
		return s.multiRegionKey().done("DisableKey k1 @us-east-1").ok(look, described(virginia, in(model.Disabled)))
	}
	for name, test := range map[string]struct {
		talk func(s *talk)
		rule rules.ID
		by   string // the command
	}{
		"a description that changed nothing, of a Disabled key": {
			func(s *talk) {
				disabled(s).done("UpdateKeyDescription k1 @us-east-1 description=first").ok(look, described(virginia, in(model.Disabled)))
			}, "MRK-STATE-UpdateKeyDescription-Di", "UpdateKeyDescription k1 @us-east-1 description=first",
		},
		"a description that the creation dropped": {
			func(s *talk) {
				s.ok(create+" description=first", described(virginia, set("Description", "first"))).ok(look, described(virginia))
			}, "MRK-META-09", create + " description=first",
		},
		"tags that the creation dropped": {
			func(s *talk) {
				s.ok(create+" tags=team/red", described(virginia)).
					ok("ListResourceTags k1 @us-east-1", object{"Tags": []any{}, "Truncated": false})
			}, "MRK-STATE-ListResourceTags-En", create + " tags=team/red",
		},
		"a key policy that the creation dropped": {
			func(s *talk) {
				s.ok(create+" policy=p1", described(virginia)).
					ok("GetKeyPolicy k1 @us-east-1", object{"Policy": "{}", "PolicyName": "default"})
			}, "MRK-STATE-GetKeyPolicy-En", create + " policy=p1",
		},
		"a replica that is not listed any more since its deletion is scheduled": {
			func(s *talk) {
				s.related().ok("ScheduleKeyDeletion k1 @eu-west-1", scheduled(ireland, s.now, 30)).ok(look, described(virginia, set("Description", "")))
			}, "MRK-DELETE-20", "ScheduleKeyDeletion k1 @eu-west-1",
		},
		"a replica that lists only itself since its deletion is scheduled": {
			func(s *talk) {
				s.related().ok("ReplicateKey k1 @us-east-1 -> ap-southeast-2", replicated(sydney, listing(ireland, sydney))).
					later(rolesWithin/2).ok("DescribeKey k1 @eu-west-1", described(ireland, listing(ireland, sydney))).
					ok("ScheduleKeyDeletion k1 @eu-west-1", scheduled(ireland, dawn, 30)).
					ok("DescribeKey k1 @eu-west-1", described(ireland, in(model.PendingDeletion), listing(ireland)))
			}, "MRK-DELETE-20", "ScheduleKeyDeletion k1 @eu-west-1",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newTalk(t)
			test.talk(s)
			broken := s.verdict.Broken()
			if assert.Len(t, broken, 1) {
				assert.Equal(t, test.rule, broken[0].Rule)
				assert.Equal(t, test.by, broken[0].By)
			}
		})
	}
}

// TestTagsBeforeTheyAreRemoved: where nobody has seen the tags of a key since they were given, the tags that are left
// tell nothing of UntagResource, nor do those of a replica.
func TestTagsBeforeTheyAreRemoved(t *testing.T) {
	t.Parallel()
	asks := func(s *talk, line string) (out []string) {
		c, err := language.ParseCommand(line)
		require.NoError(t, err)
		for _, q := range s.worlds[0].Before(c) {
			out = append(out, q.String())
		}
		return out
	}
	s := newTalk(t).ok("k1 = CreateKey @us-east-1 multiRegion tags=team/red,cost/7", described(virginia))
	const untag, tags = "UntagResource k1 @us-east-1 tagKey=cost", "ListResourceTags k1 @us-east-1"
	assert.Equal(t, []string{tags}, asks(s, untag))
	red, seven := object{"TagKey": "team", "TagValue": "red"}, object{"TagKey": "cost", "TagValue": "7"}
	s.ok(tags, object{"Tags": []any{red, seven}, "Truncated": false})
	assert.Empty(t, asks(s, untag))

	answer := replicated(ireland)
	answer["ReplicaTags"] = []any{red}
	s.ok("ReplicateKey k1 @us-east-1 -> eu-west-1 tags=team/red", answer)
	assert.Equal(t, []string{"ListResourceTags k1 @eu-west-1"}, asks(s, untag))
}

// TestUnlistedReplica: a replica that the primary was seen not to list any more is told of nothing, and that is not
// said again of the next ReplicateKey.
func TestUnlistedReplica(t *testing.T) {
	t.Parallel()
	const replicate = "ReplicateKey k1 @us-east-1 -> ap-southeast-2"
	s := newTalk(t).related().ok("ScheduleKeyDeletion k1 @eu-west-1", scheduled(ireland, dawn, 30))
	c, err := language.ParseCommand(replicate)
	require.NoError(t, err)
	look := language.Command{Op: language.DescribeKey, At: virginia, Key: language.KeyRef{Form: language.ByID, Name: "k1"}}
	assert.Equal(t, []language.Command{look}, s.worlds[0].Before(c), "the answer would show what the deletion made of the list")

	s.ok(look.String(), described(virginia))
	if broken := s.verdict.Broken(); assert.Len(t, broken, 1) {
		assert.Equal(t, rules.ID("MRK-DELETE-20"), broken[0].Rule)
	}
	s.verdict = model.Verdict{}
	s.ok(look.String(), described(virginia)) // it is said once
	s.ok(replicate, replicated(sydney)).later(time.Hour).
		ok("DescribeKey k1 @eu-west-1", described(ireland, in(model.PendingDeletion), listing(ireland)))
	assert.Empty(t, s.verdict.Broken())
}

// TestQuestions: where nobody has seen what an answer hangs on, the judge asks, and the answer to
// that settles it either way.
func TestQuestions(t *testing.T) {
	t.Parallel()
	s := newTalk(t).multiRegionKey().done("DisableKey k1 @us-east-1").done("EnableKeyRotation k1 @us-east-1")
	assert.Empty(t, s.verdict.Broken(), "the key may be Enabled all the same")
	look := language.Command{Op: language.DescribeKey, At: virginia, Key: language.KeyRef{Form: language.ByID, Name: "k1"}}
	assert.Contains(t, s.verdict.Questions, look)
	s.ok(look.String(), described(virginia, in(model.Disabled)))
	broken := s.verdict.Broken()
	if assert.Len(t, broken, 1) {
		assert.Equal(t, rules.ID("MRK-ROTATE-12"), broken[0].Rule)
		assert.Equal(t, "EnableKeyRotation k1 @us-east-1", broken[0].By)
	}

	s = newTalk(t).multiRegionKey().done("DisableKey k1 @us-east-1").done("EnableKeyRotation k1 @us-east-1").ok(look.String(), described(virginia))
	broken = s.verdict.Broken()
	if assert.Len(t, broken, 1) {
		assert.Equal(t, rules.ID("MRK-STATE-04"), broken[0].Rule)
		assert.Equal(t, "DisableKey k1 @us-east-1", broken[0].By)
	}
}

// TestOneFaultAtATime: an answer that is wrong in one way breaks the rule on that, and no other.
func TestOneFaultAtATime(t *testing.T) {
	t.Parallel()
	list := func(arn string) object {
		return object{"Keys": []any{object{"KeyId": mrk, "KeyArn": arn}}, "Truncated": false}
	}
	for name, test := range map[string]struct {
		talk func(s *talk)
		rule rules.ID
	}{
		"an entry of ListKeys with the ARN of another Region": {
			func(s *talk) { s.related().ok("ListKeys @us-east-1", list(irish)) }, "MRK-LIST-01",
		},
		"a list of keys whose markers go round in a circle": {
			func(s *talk) {
				s.multiRegionKey().hear("ListKeys @us-east-1", model.Reply{
					Kind: model.Succeeded, Partial: true, Endless: true,
					Body: object{"Keys": []any{object{"KeyId": mrk, "KeyArn": virgo}, object{"KeyId": mrk, "KeyArn": virgo}}, "Truncated": true, "NextMarker": "m"},
				})
			}, "MRK-LIST-05",
		},
		"an error body that is no JSON": {
			func(s *talk) {
				s.multiRegionKey().hear("DescribeKey word:unknown @us-east-1", model.Reply{
					Kind: model.Malformed, Detail: "HTTP status 400, body \"no\"", Wire: &model.Wire{Status: 400},
				})
			}, "MRK-ENVELOPE-DescribeKey",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newTalk(t)
			test.talk(s)
			broken := s.verdict.Broken()
			if assert.Len(t, broken, 1) {
				assert.Equal(t, test.rule, broken[0].Rule)
			}
		})
	}
}

// TestTagsByARNRefused: a list of tags that is refused by ARN says nothing of how long a key lives.
func TestTagsByARNRefused(t *testing.T) {
	t.Parallel()
	s := newTalk(t).related().ok("ScheduleKeyDeletion k1 @eu-west-1 window=7", scheduled(ireland, dawn, 7))
	s.later(days(1)).refused("ListResourceTags k1.arn @us-east-1", "NotFoundException", "no").
		ok("DescribeKey k1 @us-east-1", described(virginia, listing(ireland)))
	broken := s.verdict.Broken()
	if assert.Len(t, broken, 1) {
		assert.Equal(t, rules.ID("MRK-STATE-ListResourceTags-En"), broken[0].Rule)
		assert.Equal(t, "ListResourceTags k1.arn @us-east-1", broken[0].By)
	}
}

// TestMaterialOfACanceledKey: an EXTERNAL key whose deletion was canceled and whose material was
// deleted then is PendingImport.
func TestMaterialOfACanceledKey(t *testing.T) {
	t.Parallel()
	imported := []edit{set("Origin", "EXTERNAL"), set("ExpirationModel", "KEY_MATERIAL_DOES_NOT_EXPIRE")}
	is := func(state model.KeyState) object { return described(virginia, append(imported, in(state))...) }
	s := newTalk(t).externalKey().token("t1", virginia).ok(imports("t1", "m1", virginia), into(virginia, material)).
		ok("DescribeKey k1 @us-east-1", is(model.Enabled)).
		ok("ScheduleKeyDeletion k1 @us-east-1", scheduled(virginia, dawn, 30)).
		ok("CancelKeyDeletion k1 @us-east-1", object{"KeyId": virgo}).
		ok("DescribeKey k1 @us-east-1", is(model.Disabled)).
		ok("DeleteImportedKeyMaterial k1 @us-east-1", object{"KeyId": virgo, "KeyMaterialId": material}).
		ok("DescribeKey k1 @us-east-1", described(virginia, set("Origin", "EXTERNAL"), in(model.PendingImport), set("CurrentKeyMaterialId", material)))
	assert.Empty(t, s.verdict.Broken())
}
