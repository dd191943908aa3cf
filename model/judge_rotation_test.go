package model_test

import (
	"testing"
	"time"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

const (
	enable = "EnableKeyRotation k1 @us-east-1 period=180"
	status = "GetKeyRotationStatus k1 @us-east-1"
	theirs = "GetKeyRotationStatus k1 @eu-west-1"
	rotate = "RotateKeyOnDemand k1 @us-east-1"
	newer  = "efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefabab"
)

var (
	off     = object{"KeyRotationEnabled": false}
	on      = object{"KeyRotationEnabled": true, "RotationPeriodInDays": 180.0, "NextRotationDate": born}
	turned  = object{"KeyId": virgo}
	renewed = set("CurrentKeyMaterialId", newer)
)

func TestJudgeOfTheRotationSetting(t *testing.T) {
	t.Parallel()
	set := func(s *talk) *talk { return s.related().done(enable).ok(status, on) }
	judge(t, []judged{
		{
			name: "the setting with its period",
			talk: func(s *talk) { set(s) },
			held: []rules.ID{"MRK-ROTATE-02", "MRK-ROTATE-03"},
		},
		{
			name: "another period",
			talk: func(s *talk) {
				s.multiRegionKey().done(enable).ok(status, object{"KeyRotationEnabled": true, "RotationPeriodInDays": 365.0, "NextRotationDate": born})
			},
			broken: []model.Finding{wrong("MRK-ROTATE-03", "RotationPeriodInDays 180", "RotationPeriodInDays 365")},
		},
		{
			name: "a replica may be late",
			talk: func(s *talk) { set(s).ok(theirs, off) },
		},
		{
			name:   "a replica that is too late",
			talk:   func(s *talk) { set(s).later(time.Minute).ok(theirs, off) },
			broken: []model.Finding{fatal("MRK-ROTATE-07", "KeyRotationEnabled true as at the primary", "KeyRotationEnabled false", "MRK-OPEN-18")},
		},
		{
			name: "a replica that shows it is right",
			talk: func(s *talk) { set(s).later(time.Minute).ok(theirs, on) },
			held: []rules.ID{"MRK-ROTATE-07"},
		},
		{
			name: "lost by ReplicateKey",
			talk: func(s *talk) {
				set(s).ok("ReplicateKey k1 @us-east-1 -> ap-southeast-2", replicated(sydney, listing(sydney, ireland))).ok(status, off)
			},
			broken: []model.Finding{wrong("MRK-ROTATE-06", "KeyRotationEnabled true", "KeyRotationEnabled false")},
		},
		{
			name: "lost by this or that",
			talk: func(s *talk) {
				set(s).ok("ReplicateKey k1 @us-east-1 -> ap-southeast-2", replicated(sydney, listing(sydney, ireland))).done("DisableKey k1 @us-east-1").ok("DescribeKey k1 @us-east-1", described(virginia, listing(sydney, ireland), in(model.Disabled))).ok(status, off)
			},
		},
		{
			name:   "set at a replica",
			talk:   func(s *talk) { set(s).done("EnableKeyRotation k1 @eu-west-1") },
			broken: []model.Finding{fatal("MRK-ROTATE-08", "refused with UnsupportedOperationException or KMSInvalidStateException or ValidationException", "success", "MRK-OPEN-16")},
		},
		{
			name:   "a period out of bounds",
			talk:   func(s *talk) { s.multiRegionKey().done("EnableKeyRotation k1 @us-east-1 period=89") },
			broken: []model.Finding{fatal("MRK-ROTATE-04", "refused with ValidationException", "success")},
		},
	})
}

func TestJudgeOfTheRotationSettingAfterAPromotion(t *testing.T) {
	t.Parallel()
	const enableThere = "EnableKeyRotation k1 @eu-west-1"
	roles := func(at language.Region) object { return described(at, ledFrom(ireland), listing(virginia)) }
	promoted := func(s *talk) *talk {
		return s.related().done(enable).ok(status, on).ok(theirs, on).done("UpdatePrimaryRegion k1 @us-east-1 -> eu-west-1")
	}
	settled := func(s *talk) *talk {
		return promoted(s).ok("DescribeKey k1 @us-east-1", roles(virginia)).ok("DescribeKey k1 @eu-west-1", roles(ireland))
	}
	judge(t, []judged{
		{
			name: "the new primary has it",
			talk: func(s *talk) { settled(s).ok(theirs, on) },
			held: []rules.ID{"MRK-PRIMARY-10"},
		},
		{
			name:   "the new primary has lost it",
			talk:   func(s *talk) { settled(s).ok(theirs, off) },
			broken: []model.Finding{wrong("MRK-PRIMARY-10", "KeyRotationEnabled true", "KeyRotationEnabled false")},
		},
		{
			name: "nothing is judged while the roles change",
			talk: func(s *talk) { promoted(s).ok(theirs, off) },
		},
		{
			name: "what the new primary never showed may be lost",
			talk: func(s *talk) {
				s.related().done(enable).ok(status, on).done("UpdatePrimaryRegion k1 @us-east-1 -> eu-west-1").
					ok("DescribeKey k1 @us-east-1", roles(virginia)).ok("DescribeKey k1 @eu-west-1", roles(ireland)).ok(theirs, off)
			},
		},
		{
			name: "the new primary may take itself for a replica at first",
			talk: func(s *talk) { promoted(s).refused(enableThere, "UnsupportedOperationException", "") },
		},
		{
			name: "or be updating",
			talk: func(s *talk) { promoted(s).refused(enableThere, "KMSInvalidStateException", "") },
		},
		{
			name:   "and not for long",
			talk:   func(s *talk) { settled(s).refused(enableThere, "UnsupportedOperationException", "") },
			broken: []model.Finding{fatal("MRK-STATE-EnableKeyRotation-En", "success", "UnsupportedOperationException", "MRK-ROTATE-06")},
		},
		{
			name:   "the former primary sets nothing any more",
			talk:   func(s *talk) { settled(s).done("DisableKeyRotation k1 @us-east-1") },
			broken: []model.Finding{fatal("MRK-ROTATE-08", "refused with UnsupportedOperationException or KMSInvalidStateException or ValidationException", "success", "MRK-OPEN-16")},
		},
		{
			name: "the former primary follows",
			talk: func(s *talk) {
				settled(s).done("DisableKeyRotation k1 @eu-west-1").ok(theirs, off).later(time.Minute).ok(status, off)
			},
			held: []rules.ID{"MRK-SYNC-05", "MRK-ROTATE-07"},
		},
		{
			name: "the former primary does not follow",
			talk: func(s *talk) {
				settled(s).done("DisableKeyRotation k1 @eu-west-1").ok(theirs, off).later(time.Minute).ok(status, on)
			},
			broken: []model.Finding{fatal("MRK-SYNC-05", "KeyRotationEnabled false as at the primary", "KeyRotationEnabled true")},
		},
		{
			name: "a promotion while a rotation runs may be refused",
			talk: func(s *talk) {
				s.related().ok(rotate, turned).refused("UpdatePrimaryRegion k1 @us-east-1 -> eu-west-1", "ConflictException", "")
			},
		},
	})
}

func TestJudgeOfARotationOnDemand(t *testing.T) {
	t.Parallel()
	const here, there = "DescribeKey k1 @us-east-1", "DescribeKey k1 @eu-west-1"
	begun := func(s *talk) *talk { return s.related().ok(rotate, turned) }
	old := described(virginia, listing(ireland))
	judge(t, []judged{
		{
			name: "the earlier material for a while, then the new one",
			talk: func(s *talk) {
				begun(s).ok(here, old).ok(here, described(virginia, listing(ireland), renewed)).ok(there, described(ireland)).ok(there, described(ireland, renewed))
			},
			held: []rules.ID{"MRK-ROTATE-19"},
		},
		{
			name:   "no new material in time",
			talk:   func(s *talk) { begun(s).later(time.Minute).ok(here, old) },
			broken: []model.Finding{fatal("MRK-ROTATE-15", "a new CurrentKeyMaterialId within 20s of RotateKeyOnDemand", `CurrentKeyMaterialId "`+material+`"`)},
		},
		{
			name: "a replica stays behind",
			talk: func(s *talk) {
				begun(s).ok(here, described(virginia, listing(ireland), renewed)).later(time.Minute).ok(there, described(ireland))
			},
			broken: []model.Finding{fatal("MRK-ROTATE-19", "CurrentKeyMaterialId "+newer+" as at the primary", `CurrentKeyMaterialId "`+material+`"`)},
		},
		{
			name:   "the new material goes away again",
			talk:   func(s *talk) { begun(s).ok(here, described(virginia, listing(ireland), renewed)).ok(here, old) },
			broken: []model.Finding{fatal("MRK-ROTATE-15", "a new CurrentKeyMaterialId within 20s of RotateKeyOnDemand", `CurrentKeyMaterialId "`+material+`"`)},
		},
		{
			name: "a second one while the first runs may be refused",
			talk: func(s *talk) { begun(s).refused(rotate, "ConflictException", "") },
		},
		{
			name: "or succeed, after which no material is judged",
			talk: func(s *talk) { begun(s).ok(rotate, turned).later(time.Hour).ok(here, old) },
		},
		{
			name:   "a first one may not be refused",
			talk:   func(s *talk) { s.related().refused(rotate, "LimitExceededException", "") },
			broken: []model.Finding{fatal("MRK-STATE-RotateKeyOnDemand-En", "success", "LimitExceededException")},
		},
		{
			name: "the history",
			talk: func(s *talk) {
				s.multiRegionKey().ok("ListKeyRotations k1 @us-east-1 include=ALL_KEY_MATERIAL", object{
					"Truncated": false, "Rotations": []any{object{"KeyMaterialState": "CURRENT", "KeyMaterialId": material}},
				})
			},
			held: []rules.ID{"MRK-ROTATE-25", "MRK-ROTATE-34"},
		},
		{
			name: "a history without rotations that has one",
			talk: func(s *talk) {
				s.multiRegionKey().ok("ListKeyRotations k1 @us-east-1", object{
					"Truncated": false, "Rotations": []any{object{"RotationType": "ON_DEMAND", "RotationDate": born}},
				})
			},
			broken: []model.Finding{wrong("MRK-ROTATE-25", "0 entries", `1 entries: [{RotationDate: "...", RotationType: "ON_DEMAND"}]`)},
		},
	})
}
