package model_test

import (
	"testing"
	"time"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
)

// TestJudgeOfScheduleKeyDeletion: the waiting period, the date and the state. The call
// is made at the second second of the program and takes one.
func TestJudgeOfScheduleKeyDeletion(t *testing.T) {
	t.Parallel()
	const schedule = "ScheduleKeyDeletion k1 @us-east-1"
	called := dawn.Add(time.Second)
	date := func(d time.Time) float64 { return float64(d.UnixMilli()) / 1000 }
	with := func(members object) object {
		body := scheduled(virginia, called, 7)
		for name, value := range members {
			body[name] = value
		}
		return body
	}
	dated := func(d time.Time) func(*talk) {
		return func(s *talk) { s.multiRegionKey().ok(schedule+" window=7", with(object{"DeletionDate": date(d)})) }
	}
	badly := func(observed string) []model.Finding {
		return []model.Finding{wrong("MRK-DELETE-04", `KeyState "PendingDeletion", PendingWindowInDays 7, DeletionDate in 7 days`,
			`KeyState "PendingDeletion", `+observed)}
	}
	earliest, latest := called.AddDate(0, 0, 7).Add(-5*time.Minute), called.AddDate(0, 0, 8).Add(time.Second+5*time.Minute)
	outlived := object{"KeyId": virgo, "KeyState": "PendingReplicaDeletion", "PendingWindowInDays": 7.0}
	judge(t, []judged{
		{
			name: "30 days by default",
			talk: func(s *talk) { s.multiRegionKey().ok(schedule, scheduled(virginia, called, 30)) },
			held: []rules.ID{"MRK-DELETE-01", "MRK-DELETE-04", "MRK-STATE-ScheduleKeyDeletion-En"},
		},
		{
			name: "another default",
			talk: func(s *talk) { s.multiRegionKey().ok(schedule, scheduled(virginia, called, 7)) },
			broken: []model.Finding{
				wrong("MRK-DELETE-01", "PendingWindowInDays 30", "PendingWindowInDays 7"),
			},
		},
		{name: "the earliest date", talk: dated(earliest), held: []rules.ID{"MRK-DELETE-04"}},
		{name: "the latest date", talk: dated(latest), held: []rules.ID{"MRK-DELETE-04"}},
		{
			name: "a date too early", talk: dated(earliest.Add(-time.Second)),
			broken: badly("PendingWindowInDays 7, DeletionDate 1778478900"),
		},
		{
			name: "a date too late", talk: dated(latest.Add(time.Second)),
			broken: badly("PendingWindowInDays 7, DeletionDate 1778565903"),
		},
		{
			name:   "no date",
			talk:   func(s *talk) { s.multiRegionKey().ok(schedule+" window=7", with(object{"DeletionDate": nil})) },
			broken: badly("PendingWindowInDays 7, DeletionDate absent"),
		},
		{
			name:   "no state",
			talk:   func(s *talk) { s.multiRegionKey().ok(schedule+" window=7", with(object{"KeyState": nil})) },
			broken: []model.Finding{wrong("MRK-DELETE-04", `KeyState "PendingDeletion", PendingWindowInDays 7, DeletionDate in 7 days`, "KeyState absent, PendingWindowInDays 7, DeletionDate 1778479201")},
		},
		{
			name: "another state means that another thing happened",
			talk: func(s *talk) { s.multiRegionKey().ok(schedule+" window=7", with(object{"KeyState": "Disabled"})) },
			broken: []model.Finding{fatal("MRK-DELETE-04", `KeyState "PendingDeletion", PendingWindowInDays 7, DeletionDate in 7 days`,
				`KeyState "Disabled", PendingWindowInDays 7, DeletionDate 1778479201`)},
		},
		{
			name:   "the bare id for KeyId is a slip",
			talk:   func(s *talk) { s.multiRegionKey().ok(schedule+" window=7", with(object{"KeyId": mrk})) },
			held:   []rules.ID{"MRK-DELETE-04"},
			broken: []model.Finding{wrong("MRK-OPEN-53", "KeyId "+virgo, `KeyId "`+mrk+`"`)},
		},
		{
			name:   "the ARN of another key",
			talk:   func(s *talk) { s.multiRegionKey().ok(schedule+" window=7", with(object{"KeyId": irish})) },
			broken: []model.Finding{wrong("MRK-DELETE-04", "KeyId "+virgo, `KeyId "`+irish+`"`)},
		},
		{
			name: "a primary waits for its replicas",
			talk: func(s *talk) {
				s.related().ok(schedule+" window=7", outlived).ok("DescribeKey k1 @us-east-1",
					described(virginia, listing(ireland), in(model.PendingReplicaDeletion), set("PendingDeletionWindowInDays", 7.0)))
			},
			held: []rules.ID{"MRK-STATE-06", "MRK-STATE-14", "MRK-DELETE-06", "MRK-META-14"},
		},
		{
			name: "a primary does not wait",
			talk: func(s *talk) { s.related().ok(schedule+" window=7", scheduled(virginia, called, 7)) },
			broken: []model.Finding{fatal("MRK-DELETE-05", `KeyState "PendingReplicaDeletion", PendingWindowInDays 7, no DeletionDate`,
				`KeyState "PendingDeletion", PendingWindowInDays 7, DeletionDate 1778479201`)},
		},
		{
			name: "a primary that waited replicates again before it is enabled",
			talk: func(s *talk) {
				s.related().ok(schedule+" window=7", outlived).ok("CancelKeyDeletion k1 @us-east-1", object{"KeyId": virgo}).
					ok("DescribeKey k1 @us-east-1", described(virginia, listing(ireland), in(model.Disabled))).
					ok("ReplicateKey k1 @us-east-1 -> ap-southeast-2", replicated(sydney, listing(ireland, sydney)))
			},
			broken: []model.Finding{fatal("MRK-REPLICATE-E12", "refused with DisabledException", "success", "MRK-DELETE-30")},
		},
		{
			name: "a primary that waits has another period and a date",
			talk: func(s *talk) {
				s.related().ok(schedule+" window=7", outlived).ok("DescribeKey k1 @us-east-1", described(virginia, listing(ireland),
					in(model.PendingReplicaDeletion), set("PendingDeletionWindowInDays", 30.0), set("DeletionDate", born)))
			},
			broken: []model.Finding{
				wrong("MRK-DELETE-06", "PendingDeletionWindowInDays 7", "PendingDeletionWindowInDays 30"),
				wrong("MRK-META-14", "DeletionDate if and only if PendingDeletion, PendingDeletionWindowInDays if and only if PendingReplicaDeletion",
					`KeyState "PendingReplicaDeletion", DeletionDate 1700000000, PendingDeletionWindowInDays 30`),
			},
		},
		{
			name: "refused a second time, and the date is another",
			talk: func(s *talk) {
				first := called.AddDate(0, 0, 7)
				pending := func(d time.Time) object {
					return described(virginia, in(model.PendingDeletion), set("DeletionDate", date(d)))
				}
				s.multiRegionKey().ok(schedule+" window=7", with(nil)).ok("DescribeKey k1 @us-east-1", pending(first)).
					refused(schedule, "KMSInvalidStateException", virgo+" is pending deletion.").ok("DescribeKey k1 @us-east-1", pending(first.Add(time.Second)))
			},
			broken: []model.Finding{
				wrong("MRK-DELETE-29", "DeletionDate as before the ScheduleKeyDeletion that was refused", "another DeletionDate"),
			},
		},
	})
}

func TestJudgeOfWaitingPeriods(t *testing.T) {
	t.Parallel()
	for window, expected := range map[string]model.Finding{
		"-1":  fatal("MRK-DELETE-02", "refused with ValidationException", "success"),
		"0":   fatal("MRK-DELETE-02", "refused with ValidationException", "success"),
		"366": fatal("MRK-DELETE-02", "refused with ValidationException", "success"),
		"1":   fatal("MRK-DELETE-03", "refused with ValidationException or LimitExceededException or UnsupportedOperationException", "success", "MRK-OPEN-31"),
		"6":   fatal("MRK-DELETE-03", "refused with ValidationException or LimitExceededException or UnsupportedOperationException", "success", "MRK-OPEN-31"),
		"31":  fatal("MRK-DELETE-03", "refused with ValidationException or LimitExceededException or UnsupportedOperationException", "success", "MRK-OPEN-31"),
		"365": fatal("MRK-DELETE-03", "refused with ValidationException or LimitExceededException or UnsupportedOperationException", "success", "MRK-OPEN-31"),
	} {
		line := "ScheduleKeyDeletion k1 @us-east-1 window=" + window
		judge(t, []judged{
			{
				name:   window + " accepted",
				talk:   func(s *talk) { s.multiRegionKey().ok(line, scheduled(virginia, dawn, 30)) },
				broken: []model.Finding{expected},
			},
			{
				name: window + " refused",
				talk: func(s *talk) { s.multiRegionKey().refused(line, "ValidationException", "") },
				held: []rules.ID{expected.Rule},
			},
		})
	}
}
