package model_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
)

// TestALostAnswerForksTheWorld: the call may have had its effect or not, and the next
// DescribeKey keeps the world that fits.
func TestALostAnswerForksTheWorld(t *testing.T) {
	t.Parallel()
	for _, state := range []model.KeyState{model.Enabled, model.Disabled} {
		t.Run(string(state), func(t *testing.T) {
			t.Parallel()
			s := newTalk(t).multiRegionKey().lost("DisableKey k1 @us-east-1")
			require.Len(t, s.worlds, 2)
			assert.Empty(t, s.verdict)
			s.ok("DescribeKey k1 @us-east-1", described(virginia, in(state)))
			require.Len(t, s.worlds, 1)
			assert.Empty(t, s.verdict.Broken())
			assert.Equal(t, state, s.worlds[0].Families["k1"].Keys[virginia].State())
		})
	}
}

func TestJudgeOfLostAnswers(t *testing.T) {
	t.Parallel()
	const look = "DescribeKey k1 @us-east-1"
	judge(t, []judged{
		{
			name: "either answer to a use is right",
			talk: func(s *talk) {
				s.multiRegionKey().lost("DisableKey k1 @us-east-1").ok("Encrypt k1 @us-east-1", encrypted(virginia))
			},
			held: []rules.ID{"MRK-STATE-Encrypt-En"},
		},
		{
			name: "a third state is wrong in both worlds, by a rule of its own in each: nobody is blamed",
			talk: func(s *talk) {
				s.multiRegionKey().lost("DisableKey k1 @us-east-1").ok(look, described(virginia, in(model.PendingDeletion)))
			},
		},
		{
			name: "a lost ReplicateKey",
			talk: func(s *talk) {
				s.multiRegionKey().lost(replicate).
					refused("DescribeKey k1 @eu-west-1", "NotFoundException", "Key '"+irish+"' does not exist")
			},
			held: []rules.ID{"MRK-ERR-03"},
		},
	})
}

// TestWhatIsLostWithoutEffectForksNothing: a read changes nothing, a call that has to
// be refused neither, and of a key that was never seen nobody has the id.
func TestWhatIsLostWithoutEffectForksNothing(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"DescribeKey k1 @us-east-1",
		"Encrypt k1 @us-east-1 -> c1",
		"DisableKey k1 @eu-west-1",
		"CancelKeyDeletion k1 @us-east-1",
		"ReplicateKey k1 @us-east-1 -> us-east-1",
		"k2 = CreateKey @us-east-1",
	} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			s := newTalk(t).multiRegionKey()
			s.lost(line)
			require.Len(t, s.worlds, 1)
			assert.Len(t, s.worlds[0].Families, 1)
			assert.Empty(t, s.worlds[0].Ciphers)
		})
	}
}

// TestTooManyLostAnswers: three lost changes are eight worlds, a fourth is too much.
func TestTooManyLostAnswers(t *testing.T) {
	t.Parallel()
	s := newTalk(t).multiRegionKey()
	for _, worlds := range []int{2, 4, 8} {
		s.lost("UpdateKeyDescription k1 @us-east-1 description=changed")
		require.Len(t, s.worlds, worlds)
	}
	s.lost("DisableKey k1 @us-east-1")
	assert.Nil(t, s.worlds)
	assert.Empty(t, s.verdict)
}

// TestAnAnswerInNoEnvelopeForksTheWorldToo: it tells as little of the effect.
func TestAnAnswerInNoEnvelopeForksTheWorldToo(t *testing.T) {
	t.Parallel()
	s := newTalk(t).multiRegionKey().hear("DisableKey k1 @us-east-1", model.Reply{Kind: model.Malformed, Detail: "HTTP status 200, body \"\""})
	assert.Len(t, s.worlds, 2)
	assert.Len(t, s.verdict.Broken(), 1)
}

// TestCancelOfAKeyWithoutMaterial: whether the key is Disabled or in PendingImport
// then is open, but it is never Enabled (MRK-OPEN-33).
func TestCancelOfAKeyWithoutMaterial(t *testing.T) {
	t.Parallel()
	external := []edit{in(model.PendingImport), set("Origin", "EXTERNAL")}
	pending := func(s *talk) *talk {
		return s.ok(create+" origin=EXTERNAL", described(virginia, external...)).
			ok("ScheduleKeyDeletion k1 @us-east-1", scheduled(virginia, dawn, 30))
	}
	canceled := func(s *talk) *talk { return pending(s).ok("CancelKeyDeletion k1 @us-east-1", object{"KeyId": virgo}) }
	lost := func(s *talk) *talk { return pending(s).lost("CancelKeyDeletion k1 @us-east-1") }
	see := func(from func(*talk) *talk, state model.KeyState) func(*talk) {
		return func(s *talk) {
			from(s).ok("DescribeKey k1 @us-east-1", described(virginia, append(external, in(state))...))
		}
	}
	judge(t, []judged{
		{name: "Disabled", talk: see(canceled, model.Disabled), held: []rules.ID{"MRK-DELETE-12", "MRK-STATE-08"}},
		{name: "PendingImport", talk: see(canceled, model.PendingImport), held: []rules.ID{"MRK-STATE-15"}},
		{
			name: "Enabled", talk: see(canceled, model.Enabled),
			broken: []model.Finding{fatal("MRK-STATE-15", `KeyState "Disabled"`, `KeyState "Enabled"`, "MRK-DELETE-12", "MRK-STATE-08", "MRK-OPEN-33")},
		},
		{name: "lost, PendingDeletion", talk: see(lost, model.PendingDeletion), held: []rules.ID{"MRK-STATE-05"}},
		{name: "lost, Disabled", talk: see(lost, model.Disabled), held: []rules.ID{"MRK-DELETE-12"}},
		{name: "lost, PendingImport", talk: see(lost, model.PendingImport), held: []rules.ID{"MRK-STATE-15"}},
	})
}
