package model_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// said goes on behind a breach.
func (s *talk) said() *talk {
	s.verdict = model.Verdict{}
	return s
}

// TestJudgeOfEither: what more than one thing explains is held against the newest of them, and
// the others are named.
func TestJudgeOfEither(t *testing.T) {
	t.Parallel()
	s := newTalk(t)
	s.related().done("UpdateKeyDescription k1 @eu-west-1 description=changed").done("UpdateKeyDescription k1 @us-east-1").
		ok("DescribeKey k1 @eu-west-1", described(ireland))
	broken := s.verdict.Broken()
	if assert.Len(t, broken, 1) {
		assert.Equal(t, rules.ID("MRK-INDEP-02"), broken[0].Rule)
		assert.Equal(t, []rules.ID{"MRK-STATE-UpdateKeyDescription-En"}, broken[0].CouldBe)
	}

	own := newTalk(t)
	own.related().ok("ScheduleKeyDeletion k1 @eu-west-1", scheduled(ireland, dawn, 30)).
		ok("DescribeKey k1 @eu-west-1", described(ireland, in(model.PendingDeletion), set("DeletionDate", float64(dawn.AddDate(0, 0, 30).Unix())))).
		ok("CancelKeyDeletion k1 @eu-west-1", object{"KeyId": irish}).done("UpdateKeyDescription k1 @eu-west-1 description=changed").
		ok("DescribeKey k1 @eu-west-1", described(ireland, in(model.Disabled)))
	broken = own.verdict.Broken()
	if assert.Len(t, broken, 1) {
		assert.Equal(t, rules.ID("MRK-STATE-UpdateKeyDescription-Di"), broken[0].Rule, "that nothing came of it is what an empty description says")
	}
}

// TestBeforeAnAliasThatIsInDoubt: an alias that was taken away here and made elsewhere tells of
// either if it is there all the same.
func TestBeforeAnAliasThatIsInDoubt(t *testing.T) {
	t.Parallel()
	look := language.Command{Op: language.ListAliases, At: "us-east-1"}
	asked := func(s *talk, line string) []language.Command {
		c, err := language.ParseCommand(line)
		assert.NoError(t, err)
		return s.worlds[0].Before(c)
	}
	s := newTalk(t)
	s.related().done("CreateAlias k1 @us-east-1 alias=a1")
	assert.NotContains(t, asked(s, "DescribeKey alias:a1 @us-east-1"), look)
	assert.Contains(t, asked(s, "CreateAlias k1 @us-east-1 alias=a1"), look, "a success may mean that nothing came of the first one")
	s.done("DeleteAlias @us-east-1 alias=a1")
	assert.NotContains(t, asked(s, "DescribeKey alias:a1 @us-east-1"), look)
	s.done("CreateAlias k1 @eu-west-1 alias=a1")
	assert.Equal(t, []language.Command{look}, asked(s, "DescribeKey alias:a1 @us-east-1"))
	assert.Contains(t, asked(s, "UpdateAlias k1 @us-east-1 alias=a1"), look)
}

// TestBeforeTimePasses: whether the aliases of related keys outlive a deletion is seen only where
// somebody has seen them.
func TestBeforeTimePasses(t *testing.T) {
	t.Parallel()
	s := newTalk(t)
	s.related().done("CreateAlias k1 @us-east-1 alias=a1").ok("ScheduleKeyDeletion k1 @eu-west-1 window=7", scheduled(ireland, dawn, 7))
	wait := language.Command{Op: language.Wait}.With("days", "9")
	assert.Contains(t, s.worlds[0].Before(wait), language.Command{Op: language.ListAliases, At: "us-east-1"})
}

func TestJudgeOfDescriptionsByAlias(t *testing.T) {
	t.Parallel()
	const told = `KeyId "` + mrk + `", Arn "` + virgo + `"`
	foreign := set("Arn", irish)
	byAlias := func(s *talk) *talk {
		return s.related().done("CreateAlias k1 @us-east-1 alias=a1").ok("DescribeKey alias:a1 @us-east-1", described(virginia, foreign))
	}
	judge(t, []judged{
		{name: "with another ARN, and nobody has seen that of the id", talk: func(s *talk) { byAlias(s) }, held: []rules.ID{"MRK-ENVELOPE-DescribeKey"}},
		{
			name:   "with another ARN than by the id",
			talk:   func(s *talk) { byAlias(s).ok("DescribeKey k1 @us-east-1", described(virginia, listing(ireland))) },
			broken: []model.Finding{wrong("MRK-LIST-06", told, `KeyId "`+mrk+`", Arn "`+irish+`"`)},
		},
		{
			name:   "with the ARN that the key shows by its id too",
			talk:   func(s *talk) { byAlias(s).ok("DescribeKey k1 @us-east-1", described(virginia, foreign)) },
			broken: []model.Finding{wrong("MRK-ID-04", told, `KeyId "`+mrk+`", Arn "`+irish+`"`)},
		},
		{
			name: "which was said then, and is not said again",
			talk: func(s *talk) {
				byAlias(s).ok("DescribeKey k1 @us-east-1", described(virginia, foreign)).said().
					ok("DescribeKey k1 @us-east-1", described(virginia, listing(ireland)))
			},
		},
	})
}

// TestJudgeOfNamesThatAreFree: that the name of an alias is free is one matter, and whether the
// key takes one in its state another.
func TestJudgeOfNamesThatAreFree(t *testing.T) {
	t.Parallel()
	const again = "CreateAlias k1 @us-east-1 alias=a1"
	judge(t, []judged{
		{
			name: "taken elsewhere, and refused for the key state",
			talk: func(s *talk) {
				s.related().done("CreateAlias k1 @eu-west-1 alias=a1").refused(again, "KMSInvalidStateException", virgo+" is locked.")
			},
			broken: []model.Finding{fatal("MRK-STATE-CreateAlias-En", "success", "KMSInvalidStateException: "+virgo+" is locked.")},
		},
		{
			name: "taken elsewhere, and refused for that",
			talk: func(s *talk) {
				s.related().done("CreateAlias k1 @eu-west-1 alias=a1").refused(again, "AlreadyExistsException", "taken")
			},
			broken: []model.Finding{fatal("MRK-INDEP-05", "success", "AlreadyExistsException: taken")},
		},
	})
}

// TestJudgeOfKeysThatNeedNoMaterial: a key that EnableKey has enabled without imported material
// may be PendingImport again, whatever happens next.
func TestJudgeOfKeysThatNeedNoMaterial(t *testing.T) {
	t.Parallel()
	judge(t, []judged{{
		name: "PendingImport behind a success of EnableKey",
		talk: func(s *talk) {
			s.externalKey().done("EnableKey k1 @us-east-1").said().
				ok("DescribeKey k1 @us-east-1", described(virginia, set("Origin", "EXTERNAL"), drop("CurrentKeyMaterialId"), set("ExpirationModel", "KEY_MATERIAL_DOES_NOT_EXPIRE"))).
				ok("DescribeKey k1 @us-east-1", described(virginia, in(model.PendingImport), set("Origin", "EXTERNAL")))
		},
	}})
}
