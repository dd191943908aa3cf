package model_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
)

// days is how long a talk pauses, in days.
func days(n int) time.Duration { return time.Duration(n) * 24 * time.Hour }

const (
	lookHere  = "DescribeKey k1 @us-east-1"
	lookThere = "DescribeKey k1 @eu-west-1"
	seven     = " window=7"
)

// goneFrom is the refusal of a key that was deleted.
func goneFrom(s *talk, line, arn string) *talk {
	s.t.Helper()
	return s.refused(line, "NotFoundException", "Key '"+arn+"' does not exist")
}

// outlives schedules both keys of k1, the replica first, and returns when the replica goes.
func outlives(s *talk) time.Time {
	s.t.Helper()
	s.related()
	called := s.now
	s.ok("ScheduleKeyDeletion k1 @eu-west-1"+seven, scheduled(ireland, called, 7)).
		ok("ScheduleKeyDeletion k1 @us-east-1"+seven, object{"KeyId": virgo, "KeyState": "PendingReplicaDeletion", "PendingWindowInDays": 7.0})
	return called.AddDate(0, 0, 7)
}

func pendingUntil(date time.Time) []edit {
	return []edit{in(model.PendingDeletion), set("DeletionDate", float64(date.Unix()))}
}

// TestJudgeOfTheEndOfAWaitingPeriod: a key is there until its date, may be a day late,
// and is gone then.
func TestJudgeOfTheEndOfAWaitingPeriod(t *testing.T) {
	t.Parallel()
	pending := func(s *talk) time.Time {
		called := s.multiRegionKey().now
		s.ok("ScheduleKeyDeletion k1 @us-east-1"+seven, scheduled(virginia, called, 7))
		return called.AddDate(0, 0, 7)
	}
	judge(t, []judged{
		{
			name: "there a moment before its date",
			talk: func(s *talk) {
				date := pending(s)
				s.at(date.Add(-2*time.Second)).ok(lookHere, described(virginia, pendingUntil(date)...))
			},
			held: []rules.ID{"MRK-DELETE-22", "MRK-STATE-05"},
		},
		{
			name: "gone a moment before its date",
			talk: func(s *talk) { date := pending(s); goneFrom(s.at(date.Add(-2*time.Second)), lookHere, virgo) },
			broken: []model.Finding{
				fatal("MRK-DELETE-22", "a key that is still there", "NotFoundException: Key '"+virgo+"' does not exist"),
			},
		},
		{
			name: "gone on its date",
			talk: func(s *talk) { date := pending(s); goneFrom(s.at(date), lookHere, virgo) },
			held: []rules.ID{"MRK-STATE-09", "MRK-DELETE-25", "MRK-ERR-01"},
		},
		{
			name: "there almost a day later",
			talk: func(s *talk) {
				date := pending(s)
				s.at(date.Add(24*time.Hour-2*time.Second)).ok(lookHere, described(virginia, pendingUntil(date)...))
			},
			held: []rules.ID{"MRK-DELETE-22"},
		},
		{
			name: "there a day later",
			talk: func(s *talk) {
				date := pending(s)
				s.at(date.Add(24*time.Hour)).ok(lookHere, described(virginia, pendingUntil(date)...))
			},
			broken: []model.Finding{fatal("MRK-STATE-09", "refused with NotFoundException", "success")},
		},
		{
			name: "gone and back within the day",
			talk: func(s *talk) {
				date := pending(s)
				goneFrom(s.at(date), lookHere, virgo).ok(lookHere, described(virginia, pendingUntil(date)...))
			},
			broken: []model.Finding{fatal("MRK-STATE-09", "refused with NotFoundException", "success")},
		},
		{
			name: "there, since a refused ScheduleKeyDeletion put its date off",
			talk: func(s *talk) {
				date := pending(s)
				s.ok(lookHere, described(virginia, pendingUntil(date)...)).
					refused("ScheduleKeyDeletion k1 @us-east-1", "KMSInvalidStateException", virgo+" is pending deletion.").
					at(date.Add(24*time.Hour)).ok(lookHere, described(virginia, pendingUntil(date.AddDate(0, 0, 23))...))
			},
			broken: []model.Finding{fatal("MRK-DELETE-29", "refused with NotFoundException", "success")},
		},
		{
			name: "there, since the deletion of a related key was canceled",
			talk: func(s *talk) {
				outlives(s)
				s.ok(lookThere, described(ireland, pendingUntil(s.now.AddDate(0, 0, 7))...)).
					ok("CancelKeyDeletion k1 @us-east-1", object{"KeyId": virgo}).
					later(days(9)).ok(lookThere, described(ireland, in(model.Disabled)))
			},
			broken: []model.Finding{fatal("MRK-DELETE-13", "refused with NotFoundException", "success", "MRK-INDEP-11", "MRK-STATE-13")},
		},
		{
			name: "used all the same",
			talk: func(s *talk) {
				date := pending(s)
				s.ok(lookHere, described(virginia, pendingUntil(date)...)).at(date.Add(24*time.Hour)).ok("Encrypt k1 @us-east-1", encrypted(virginia))
			},
			broken: []model.Finding{wrong("MRK-STATE-09", "refused with NotFoundException", "success")},
		},
		{
			name: "refused for another reason",
			talk: func(s *talk) {
				date := pending(s)
				s.ok(lookHere, described(virginia, pendingUntil(date)...))
				s.at(date.Add(days(1))).refused(lookHere, "KMSInvalidStateException", "no")
			},
			held:   []rules.ID{"MRK-ENVELOPE-DescribeKey"},
			broken: []model.Finding{wrong("MRK-DELETE-25", "NotFoundException", "KMSInvalidStateException: no")},
		},
		{
			name: "still in the list of keys",
			talk: func(s *talk) {
				date := pending(s)
				s.ok(lookHere, described(virginia, pendingUntil(date)...))
				s.at(date.Add(days(1))).ok("ListKeys @us-east-1", object{"Keys": []any{object{"KeyId": mrk, "KeyArn": virgo}}, "Truncated": false})
			},
			broken: []model.Finding{
				wrong("MRK-STATE-09", "no entry for the key in us-east-1, which was deleted", "an entry "+virgo),
			},
		},
		{
			name: "a date that DescribeKey puts off counts too",
			talk: func(s *talk) {
				date := pending(s).Add(10 * time.Hour)
				s.ok(lookHere, described(virginia, pendingUntil(date)...)).
					at(date.Add(23*time.Hour)).ok(lookHere, described(virginia, pendingUntil(date)...))
			},
			held: []rules.ID{"MRK-DELETE-22"},
		},
		{
			name: "canceled, the key stays",
			talk: func(s *talk) {
				date := pending(s)
				s.ok("CancelKeyDeletion k1 @us-east-1", object{"KeyId": virgo}).
					at(date.Add(days(2))).ok(lookHere, described(virginia, in(model.Disabled)))
			},
			held: []rules.ID{"MRK-DELETE-12", "MRK-STATE-08"},
		},
		{
			name: "canceled, the key goes all the same",
			talk: func(s *talk) {
				date := pending(s)
				s.ok("CancelKeyDeletion k1 @us-east-1", object{"KeyId": virgo})
				goneFrom(s.at(date.Add(days(2))), lookHere, virgo)
			},
			broken: []model.Finding{
				fatal("MRK-DELETE-12", "a key that is still there", "NotFoundException: Key '"+virgo+"' does not exist"),
			},
		},
	})
}

// TestJudgeOfAPrimaryThatWaits: it stays as long as a replica does, and its own waiting
// period begins when the last one is gone.
func TestJudgeOfAPrimaryThatWaits(t *testing.T) {
	t.Parallel()
	waiting := []edit{listing(ireland), in(model.PendingReplicaDeletion), set("PendingDeletionWindowInDays", 7.0)}
	judge(t, []judged{
		{
			name: "its own window is over, its replica lives",
			talk: func(s *talk) {
				s.related().ok("ScheduleKeyDeletion k1 @us-east-1"+seven, object{"KeyId": virgo, "KeyState": "PendingReplicaDeletion", "PendingWindowInDays": 7.0}).
					later(days(8)).ok(lookHere, described(virginia, waiting...))
			},
			held: []rules.ID{"MRK-DELETE-10", "MRK-DELETE-18", "MRK-STATE-06"},
		},
		{
			name: "it does not wait for its replica",
			talk: func(s *talk) {
				s.related().ok("ScheduleKeyDeletion k1 @us-east-1"+seven, object{"KeyId": virgo, "KeyState": "PendingReplicaDeletion", "PendingWindowInDays": 7.0}).
					ok(lookThere, described(ireland)).
					later(days(8)).ok(lookHere, described(virginia, listing(ireland), in(model.PendingDeletion)))
			},
			broken: []model.Finding{fatal("MRK-DELETE-10", `KeyState "PendingReplicaDeletion"`, `KeyState "PendingDeletion"`)},
		},
		{
			name: "it is gone before its replica",
			talk: func(s *talk) {
				s.related().ok("ScheduleKeyDeletion k1 @us-east-1"+seven, object{"KeyId": virgo, "KeyState": "PendingReplicaDeletion", "PendingWindowInDays": 7.0}).
					ok(lookThere, described(ireland))
				goneFrom(s.later(days(8)), lookHere, virgo)
			},
			broken: []model.Finding{
				fatal("MRK-DELETE-18", "a key that is still there", "NotFoundException: Key '"+virgo+"' does not exist"),
			},
		},
		{
			name: "it does not wait for a replica that nobody has seen since: the replica may be gone",
			talk: func(s *talk) {
				s.related().ok("ScheduleKeyDeletion k1 @us-east-1"+seven, object{"KeyId": virgo, "KeyState": "PendingReplicaDeletion", "PendingWindowInDays": 7.0}).
					later(days(8)).ok(lookHere, described(virginia, listing(ireland), in(model.PendingDeletion)))
			},
			held: []rules.ID{"MRK-STATE-DescribeKey-PD"},
		},
		{
			name: "its replica is gone with it",
			talk: func(s *talk) {
				s.related().ok("ScheduleKeyDeletion k1 @us-east-1"+seven, object{"KeyId": virgo, "KeyState": "PendingReplicaDeletion", "PendingWindowInDays": 7.0})
				goneFrom(s.later(days(8)), lookThere, irish)
			},
			broken: []model.Finding{
				fatal("MRK-DELETE-08", "a key that is still there", "NotFoundException: Key '"+irish+"' does not exist", "MRK-INDEP-11", "MRK-STATE-13"),
			},
		},
		{
			name: "the last replica is gone, and its date lies the window behind that",
			talk: func(s *talk) {
				gone := outlives(s)
				s.at(gone.Add(days(1)+time.Minute)).ok(lookHere, described(virginia, pendingUntil(gone.AddDate(0, 0, 7))...))
			},
			held: []rules.ID{"MRK-STATE-07", "MRK-DELETE-11", "MRK-DELETE-19", "MRK-META-14"},
		},
		{
			name: "the latest date",
			talk: func(s *talk) {
				gone := outlives(s)
				s.at(gone.Add(days(1)+time.Minute)).ok(lookHere, described(virginia, pendingUntil(gone.AddDate(0, 0, 9).Add(5*time.Minute))...))
			},
			held: []rules.ID{"MRK-DELETE-11"},
		},
		{
			name: "a date later than that",
			talk: func(s *talk) {
				gone := outlives(s)
				s.at(gone.Add(days(1)+time.Minute)).ok(lookHere, described(virginia, pendingUntil(gone.AddDate(0, 0, 10))...))
			},
			broken: []model.Finding{
				wrong("MRK-DELETE-11", "a DeletionDate 7 days after the last replica was deleted", "a DeletionDate 10 days after it"),
			},
		},
		{
			name: "its waiting period began when it was scheduled",
			talk: func(s *talk) {
				gone := outlives(s)
				s.at(gone.Add(days(1)+time.Minute)).ok(lookHere, described(virginia, pendingUntil(gone)...))
			},
			broken: []model.Finding{
				wrong("MRK-DELETE-11", "a DeletionDate 7 days after the last replica was deleted", "a DeletionDate 0 days after it"),
			},
		},
		{
			name: "it need not know at once",
			talk: func(s *talk) {
				gone := outlives(s)
				s.at(gone.Add(days(1)+rolesWithin)).ok(lookHere, described(virginia, waiting...))
			},
			held: []rules.ID{"MRK-DELETE-11", "MRK-META-14"},
		},
		{
			name: "it never knows",
			talk: func(s *talk) {
				gone := outlives(s)
				s.at(gone.Add(days(1)+rolesWithin+time.Second)).ok(lookHere, described(virginia, waiting...))
			},
			broken: []model.Finding{fatal("MRK-STATE-07", `KeyState "PendingDeletion", since the last replica is gone`,
				`KeyState "PendingReplicaDeletion"`, "MRK-DELETE-11")},
		},
		{
			name: "gone with its replica",
			talk: func(s *talk) { gone := outlives(s); goneFrom(s.at(gone.Add(days(1)+time.Minute)), lookHere, virgo) },
			broken: []model.Finding{
				fatal("MRK-DELETE-11", "a key that is still there", "NotFoundException: Key '"+virgo+"' does not exist"),
			},
		},
		{
			name: "gone after its own window",
			talk: func(s *talk) { gone := outlives(s); goneFrom(s.at(gone.Add(days(11))), lookHere, virgo) },
			held: []rules.ID{"MRK-STATE-09"},
		},
	})
}

// TestWorldsAtATimeInBetween: from its date on a key may be gone, and two keys may each
// be gone or not.
func TestWorldsAtATimeInBetween(t *testing.T) {
	t.Parallel()
	s := newTalk(t)
	gone := outlives(s)
	for _, test := range []struct {
		at     time.Duration // after the date of the replica
		worlds int
		keys   []int // in each world
	}{
		{-time.Second, 1, []int{2}},
		{0, 2, []int{1, 2}},
		{days(1) - time.Second, 2, []int{1, 2}},
		{days(1), 1, []int{1}},
		{days(7) - time.Second, 1, []int{1}},
		{days(7), 2, []int{0, 1}},
		{days(10) - time.Second, 2, []int{0, 1}},
		{days(10), 1, []int{0}},
	} {
		now := gone.Add(test.at)
		worlds := s.worlds.At(now, now)
		require.Len(t, worlds, test.worlds, "%s after the date", test.at)
		for i, w := range worlds {
			assert.Len(t, w.Families["k1"].Keys, test.keys[i], "%s after the date", test.at)
		}
		assert.Equal(t, worlds, worlds.At(now, now), "the same time passes once")
	}
	assert.Len(t, s.worlds, 1, "the worlds that are asked of stay as they are")
	assert.Len(t, s.worlds[0].Families["k1"].Keys, 2)
}
