package model_test

import (
	"testing"
	"time"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// under is the status of a key that rotates with a period.
func under(days float64) object {
	return object{"KeyRotationEnabled": true, "RotationPeriodInDays": days, "NextRotationDate": born}
}

const (
	lostSetting = "KeyRotationEnabled false"
	keptSetting = "KeyRotationEnabled true"
)

// TestJudgeOfTheSettingOfPendingKeys: it is off while a deletion is scheduled, and comes
// back when that is canceled.
func TestJudgeOfTheSettingOfPendingKeys(t *testing.T) {
	t.Parallel()
	pending := func(s *talk) *talk {
		s.multiRegionKey().done(enable).ok(status, on)
		return s.ok("ScheduleKeyDeletion k1 @us-east-1", scheduled(virginia, s.now, 30))
	}
	seenPending := func(s *talk) *talk {
		at := s.now
		return pending(s).ok(here, described(virginia, pendingUntil(at.AddDate(0, 0, 30))...))
	}
	canceled := func(s *talk) *talk {
		return pending(s).ok("CancelKeyDeletion k1 @us-east-1", object{"KeyId": virgo})
	}
	seen := func(s *talk) *talk { return canceled(s).ok(here, described(virginia, in(model.Disabled))) }
	replica := func(s *talk) *talk {
		s.related().done(enable).ok(status, on)
		return s.ok("ScheduleKeyDeletion k1 @eu-west-1", scheduled(ireland, s.now, 30))
	}
	judge(t, []judged{
		{name: "off while pending", talk: func(s *talk) { seenPending(s).ok(status, off) }, held: []rules.ID{"MRK-DELETE-23", "MRK-OPEN-48", "MRK-STATE-N18"}},
		{
			name:   "on while pending",
			talk:   func(s *talk) { seenPending(s).ok(status, on) },
			broken: []model.Finding{wrong("MRK-DELETE-23", "KeyRotationEnabled false on a key that is pending deletion", keptSetting, "MRK-OPEN-48", "MRK-STATE-N18")},
		},
		{name: "back after the cancel", talk: func(s *talk) { seen(s).ok(status, on) }, held: []rules.ID{"MRK-DELETE-23", "MRK-ROTATE-13"}},
		{
			name:   "lost by the cancel",
			talk:   func(s *talk) { seen(s).ok(status, off) },
			broken: []model.Finding{wrong("MRK-DELETE-23", keptSetting, lostSetting)},
		},
		{
			name:   "lost by the cancel, and the key is enabled",
			talk:   func(s *talk) { seen(s).done("EnableKey k1 @us-east-1").ok(here, described(virginia)).ok(status, off) },
			broken: []model.Finding{wrong("MRK-DELETE-23", keptSetting, lostSetting)},
		},
		{name: "the cancel may have come to nothing", talk: func(s *talk) { canceled(s).ok(status, off) }},
		{
			name: "it may never have been set",
			talk: func(s *talk) {
				s.multiRegionKey().done(enable)
				s.ok("ScheduleKeyDeletion k1 @us-east-1", scheduled(virginia, s.now, 30)).
					ok("CancelKeyDeletion k1 @us-east-1", object{"KeyId": virgo}).ok(here, described(virginia, in(model.Disabled))).ok(status, off)
			},
		},
		{
			name: "the schedule of a replica leaves the primary's alone",
			talk: func(s *talk) { replica(s).ok(here, described(virginia, listing(ireland))).ok(status, on) },
			held: []rules.ID{"MRK-DELETE-23"},
		},
		{
			name:   "the schedule of a replica ends the primary's",
			talk:   func(s *talk) { replica(s).ok(here, described(virginia, listing(ireland))).ok(status, off) },
			broken: []model.Finding{wrong("MRK-DELETE-23", keptSetting, lostSetting)},
		},
	})
}

// TestJudgeOfWhatLeavesTheSettingAlone: what was called since it was seen is to blame.
func TestJudgeOfWhatLeavesTheSettingAlone(t *testing.T) {
	t.Parallel()
	judge(t, []judged{
		{
			name: "lost when the key is disabled",
			talk: func(s *talk) {
				s.multiRegionKey().done(enable).ok(status, on).done("DisableKey k1 @us-east-1").ok(status, off)
			},
			broken: []model.Finding{wrong("MRK-ROTATE-13", keptSetting, lostSetting)},
		},
		{
			name: "lost when a replica is disabled",
			talk: func(s *talk) {
				s.related().done(enable).ok(status, on).done("DisableKey k1 @eu-west-1").ok(status, off)
			},
			broken: []model.Finding{wrong("MRK-ROTATE-13", keptSetting, lostSetting)},
		},
		{
			name: "a replica whose primary may have lost it",
			talk: func(s *talk) {
				s.related().done(enable).ok(status, on).done("DisableKey k1 @eu-west-1").later(time.Minute).ok(theirs, off)
			},
		},
		{
			name:   "set by a rotation on demand",
			talk:   func(s *talk) { s.multiRegionKey().ok(rotate, turned).ok(status, on) },
			broken: []model.Finding{wrong("MRK-ROTATE-01", lostSetting, keptSetting)},
		},
		{
			name: "a replica whose primary may have been set by a rotation",
			talk: func(s *talk) { s.related().ok(status, off).ok(rotate, turned).ok(theirs, on) },
		},
		{
			name: "a period that a ReplicateKey changes",
			talk: func(s *talk) {
				s.multiRegionKey().done(enable).ok(status, on).ok(replicate, replicated(ireland)).ok(status, under(365))
			},
			broken: []model.Finding{wrong("MRK-ROTATE-06", "RotationPeriodInDays 180", "RotationPeriodInDays 365")},
		},
		{
			name: "a period that this or that changes",
			talk: func(s *talk) {
				s.multiRegionKey().done(enable).ok(status, on).ok(rotate, turned).ok(replicate, replicated(ireland)).ok(status, under(365))
			},
		},
		{
			name: "a period that something changed unseen",
			talk: func(s *talk) {
				s.multiRegionKey().done(enable).ok(rotate, turned).ok(status, under(365)).ok(status, under(365))
			},
		},
		{
			name: "and is set again",
			talk: func(s *talk) {
				s.multiRegionKey().done(enable).ok(rotate, turned).ok(status, under(365)).done(enable).ok(status, under(365))
			},
			broken: []model.Finding{wrong("MRK-ROTATE-03", "RotationPeriodInDays 180", "RotationPeriodInDays 365")},
		},
	})
}

// TestJudgeOfThePeriodElsewhere: what a replica and a new primary show of it is advice.
func TestJudgeOfThePeriodElsewhere(t *testing.T) {
	t.Parallel()
	roles := func(at language.Region) object { return described(at, ledFrom(ireland), listing(virginia)) }
	shown := func(s *talk) *talk { return s.related().done(enable).ok(status, on) }
	promoted := func(s *talk) *talk {
		return shown(s).ok(theirs, on).done(promote).ok(here, roles(virginia)).ok(lookThere, roles(ireland))
	}
	judge(t, []judged{
		{name: "the new primary keeps it", talk: func(s *talk) { promoted(s).ok(theirs, on) }, held: []rules.ID{"MRK-OPEN-19", "MRK-PRIMARY-10"}},
		{
			name:   "the new primary has another",
			talk:   func(s *talk) { promoted(s).ok(theirs, under(365)) },
			broken: []model.Finding{wrong("MRK-OPEN-19", "RotationPeriodInDays 180 as before the promotion", "RotationPeriodInDays 365")},
		},
		{name: "the new primary shows none", talk: func(s *talk) { promoted(s).ok(theirs, object{"KeyRotationEnabled": true}) }},
		{
			name: "the former primary never showed it",
			talk: func(s *talk) {
				s.related().done(enable).ok(theirs, on).done(promote).ok(here, roles(virginia)).ok(lookThere, roles(ireland)).ok(theirs, under(365))
			},
		},
		{name: "a replica has it", talk: func(s *talk) { shown(s).ok(theirs, on) }, held: []rules.ID{"MRK-OPEN-19", "MRK-ROTATE-07"}},
		{name: "a replica has it not yet", talk: func(s *talk) { shown(s).ok(theirs, under(365)) }},
		{
			name:   "a replica has another",
			talk:   func(s *talk) { shown(s).later(time.Minute).ok(theirs, under(365)) },
			broken: []model.Finding{wrong("MRK-OPEN-19", "RotationPeriodInDays 180 as at the primary", "RotationPeriodInDays 365")},
		},
		{name: "a replica shows none", talk: func(s *talk) { shown(s).later(time.Minute).ok(theirs, object{"KeyRotationEnabled": true}) }},
	})
}
