package model_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// TestJudgeOfUseInAState: where nobody has seen the key state, a wrong answer to a use
// accuses nobody until DescribeKey tells which of the two was wrong.
func TestJudgeOfUseInAState(t *testing.T) {
	t.Parallel()
	const (
		look     = "DescribeKey k1 @us-east-1"
		encrypt  = "Encrypt k1 @us-east-1 -> c1"
		disable  = "DisableKey k1 @us-east-1"
		enable   = "EnableKey k1 @us-east-1"
		disabled = virgo + " is disabled."
		resolved = ", and DescribeKey shows the key state as it has to be"
	)
	off, on := described(virginia, in(model.Disabled)), described(virginia)
	judge(t, []judged{
		{
			name: "Disabled, seen: success",
			talk: func(s *talk) { s.multiRegionKey().done(disable).ok(look, off).ok(encrypt, encrypted(virginia)) },
			broken: []model.Finding{
				wrong("MRK-STATE-Encrypt-Di", "refused with DisabledException", "success"),
			},
		},
		{
			name: "Disabled, seen: refused",
			talk: func(s *talk) {
				s.multiRegionKey().done(disable).ok(look, off).refused(encrypt, "DisabledException", disabled)
			},
			held: []rules.ID{"MRK-STATE-Encrypt-Di", "MRK-STATE-N01", "MRK-ERR-01", "MRK-ENVELOPE-Encrypt"},
		},
		{
			name: "Disabled, seen: refused with another exception",
			talk: func(s *talk) {
				s.multiRegionKey().done(disable).ok(look, off).refused(encrypt, "KMSInvalidStateException", disabled)
			},
			broken: []model.Finding{wrong("MRK-STATE-N01", "DisabledException", "KMSInvalidStateException: "+disabled)},
		},
		{
			name: "Disabled, seen: refused with another message",
			talk: func(s *talk) {
				s.multiRegionKey().done(disable).ok(look, off).refused(encrypt, "DisabledException", "no")
			},
			held: []rules.ID{"MRK-STATE-Encrypt-Di"},
			broken: []model.Finding{
				wrong("MRK-ERR-01", `"`+disabled+`"`, `"no"`),
			},
		},
		{
			name: "Disabled, not seen: success says nothing yet",
			talk: func(s *talk) { s.multiRegionKey().done(disable).ok(encrypt, encrypted(virginia)) },
			held: []rules.ID{"MRK-ENVELOPE-Encrypt"},
		},
		{
			name: "Disabled, not seen: success, and it is Disabled",
			talk: func(s *talk) { s.multiRegionKey().done(disable).ok(encrypt, encrypted(virginia)).ok(look, off) },
			broken: []model.Finding{
				fatal("MRK-STATE-Encrypt-Di", "refused with DisabledException", "Encrypt: success"+resolved),
			},
		},
		{
			name:   "Disabled, not seen: success, and it is Enabled",
			talk:   func(s *talk) { s.multiRegionKey().done(disable).ok(encrypt, encrypted(virginia)).ok(look, on) },
			broken: []model.Finding{fatal("MRK-STATE-04", `KeyState "Disabled"`, `KeyState "Enabled"`)},
		},
		{
			name: "Enabled, seen: refused",
			talk: func(s *talk) { s.multiRegionKey().refused(encrypt, "DisabledException", disabled) },
			broken: []model.Finding{
				wrong("MRK-STATE-Encrypt-En", "success", "DisabledException: "+disabled),
			},
		},
		{
			name: "Enabled, not seen: refused, and it is Enabled",
			talk: func(s *talk) {
				s.multiRegionKey().done(disable).done(enable).refused(encrypt, "DisabledException", "").ok(look, on)
			},
			broken: []model.Finding{fatal("MRK-STATE-Encrypt-En", "success", "Encrypt: DisabledException"+resolved)},
		},
		{
			name: "Enabled, not seen: refused, and it is Disabled",
			talk: func(s *talk) {
				s.multiRegionKey().done(disable).done(enable).refused(encrypt, "DisabledException", "").ok(look, off)
			},
			broken: []model.Finding{fatal("MRK-STATE-04", `KeyState "Enabled"`, `KeyState "Disabled"`)},
		},
		{
			name: "Enabled, not seen: refused for what no state explains",
			talk: func(s *talk) {
				s.multiRegionKey().done(disable).done(enable).refused(encrypt, "AccessDeniedException", "no")
			},
			broken: []model.Finding{
				wrong("MRK-STATE-Encrypt-En", "success", "AccessDeniedException: no"),
			},
		},
		{
			name: "pending deletion outranks Disabled",
			talk: func(s *talk) {
				s.multiRegionKey().done(disable).ok("ScheduleKeyDeletion k1 @us-east-1", scheduled(virginia, dawn, 30)).
					refused(encrypt, "DisabledException", disabled)
			},
			broken: []model.Finding{
				wrong("MRK-STATE-P04", "the refusal of a key that is pending deletion", "DisabledException: "+disabled),
			},
			notes: []model.Note{
				{Rule: "MRK-STATE-N03", Text: "Encrypt answered DisabledException, KMSInvalidStateException expected"},
			},
		},
	})
}

// TestWhatAChangeDidIsAsked: a change that succeeded in a state that nobody saw, and that does
// not allow it, makes the judge ask for the state; the answer tells who is to blame.
func TestWhatAChangeDidIsAsked(t *testing.T) {
	t.Parallel()
	unseen := func() *talk {
		return newTalk(t).multiRegionKey().done("DisableKey k1 @us-east-1").ok("CreateGrant k1 @us-east-1", object{"GrantId": "g"})
	}
	s := unseen()
	assert.Empty(t, s.verdict.Broken())
	assert.Contains(t, s.verdict.Questions, language.Command{Op: language.DescribeKey, At: virginia, Key: idOf("k1")})
	s = unseen().ok("DescribeKey k1 @us-east-1", described(virginia, in("Disabled")))
	assert.Equal(t, []rules.ID{"MRK-STATE-CreateGrant-Di"}, ids(s.verdict.Broken()), "the key is Disabled")
	s = unseen().ok("DescribeKey k1 @us-east-1", described(virginia))
	assert.Equal(t, []rules.ID{"MRK-STATE-04"}, ids(s.verdict.Broken()), "the key is not")
}

func ids(list []model.Finding) []rules.ID {
	var out []rules.ID
	for _, f := range list {
		out = append(out, f.Rule)
	}
	return out
}
