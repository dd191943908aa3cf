package model_test

import (
	"testing"
	"time"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

const promote = "UpdatePrimaryRegion k1 @us-east-1 -> eu-west-1"

// TestJudgeOfOpenQuestions: what nobody knows is accepted in every form that the rule
// book lists, and what is known of it is held against a target all the same.
func TestJudgeOfOpenQuestions(t *testing.T) {
	t.Parallel()
	disabled := func(at language.Region, edits ...edit) object {
		return described(at, append([]edit{listing(ireland), in(model.Disabled)}, edits...)...)
	}
	judge(t, []judged{
		{
			name: "a second replica while the first is made",
			talk: func(s *talk) {
				s.multiRegionKey().ok(replicate, replicated(ireland)).
					ok("ReplicateKey k1 @us-east-1 -> ap-southeast-2", replicated(sydney, listing(ireland, sydney)))
			},
			held: []rules.ID{"MRK-OPEN-28", "MRK-REPLICATE-01"},
		},
		{
			name: "a second replica has to wait",
			talk: func(s *talk) {
				s.multiRegionKey().ok(replicate, replicated(ireland)).
					refused("ReplicateKey k1 @us-east-1 -> ap-southeast-2", "KMSInvalidStateException", "")
			},
			notes: []model.Note{{Rule: "MRK-REPLICATE-01", Text: "ReplicateKey answered KMSInvalidStateException, success expected"}},
		},
		{
			name: "a second replica is refused for another reason",
			talk: func(s *talk) {
				s.multiRegionKey().ok(replicate, replicated(ireland)).
					refused("ReplicateKey k1 @us-east-1 -> ap-southeast-2", "LimitExceededException", "")
			},
			broken: []model.Finding{fatal("MRK-REPLICATE-01", "success", "LimitExceededException", "MRK-OPEN-28")},
		},
		{
			name: "the same Region again while the replica is made",
			talk: func(s *talk) {
				s.multiRegionKey().ok(replicate, replicated(ireland)).refused(replicate, "KMSInvalidStateException", "")
			},
			held:  []rules.ID{"MRK-OPEN-29"},
			notes: []model.Note{{Rule: "MRK-REPLICATE-E06", Text: "ReplicateKey answered KMSInvalidStateException, AlreadyExistsException expected"}},
		},
		{
			name: "the Region of a replica that is pending",
			talk: func(s *talk) {
				s.related().ok("ScheduleKeyDeletion k1 @eu-west-1", scheduled(ireland, dawn, 30)).ok(replicate, replicated(ireland))
			},
			broken: []model.Finding{fatal("MRK-REPLICATE-E06", "refused with AlreadyExistsException", "success", "MRK-OPEN-21")},
		},
		{
			name: "the primary says Updating while it is replicated",
			talk: func(s *talk) {
				s.multiRegionKey().ok(replicate, replicated(ireland)).
					ok("DescribeKey k1 @us-east-1", described(virginia, listing(ireland), in(model.Updating)))
			},
			notes: []model.Note{{Rule: "MRK-OPEN-27", Text: "the primary says Updating while it is replicated"}},
		},
		{
			name: "the primary says Disabled while it is replicated",
			talk: func(s *talk) {
				s.multiRegionKey().ok(replicate, replicated(ireland)).ok("DescribeKey k1 @us-east-1", disabled(virginia))
			},
			broken: []model.Finding{fatal("MRK-REPLICATE-12", `KeyState "Enabled"`, `KeyState "Disabled"`, "MRK-OPEN-27")},
		},
		{
			name: "a lone primary waits for nobody",
			talk: func(s *talk) {
				s.multiRegionKey().ok("ScheduleKeyDeletion k1 @us-east-1", scheduled(virginia, dawn, 30)).
					ok("DescribeKey k1 @us-east-1", described(virginia, in(model.PendingReplicaDeletion), set("PendingDeletionWindowInDays", 30.0)))
			},
			broken: []model.Finding{fatal("MRK-STATE-05", `KeyState "PendingDeletion"`, `KeyState "PendingReplicaDeletion"`, "MRK-OPEN-35")},
		},
		{
			name: "a lone primary that is pending is replicated",
			talk: func(s *talk) {
				s.multiRegionKey().ok("ScheduleKeyDeletion k1 @us-east-1", scheduled(virginia, dawn, 30)).
					ok("DescribeKey k1 @us-east-1", described(virginia, pendingUntil(dawn.AddDate(0, 0, 30))...)).ok(replicate, replicated(ireland))
			},
			broken: []model.Finding{fatal("MRK-REPLICATE-E13", "refused with KMSInvalidStateException or DisabledException", "success", "MRK-OPEN-34", "MRK-OPEN-20")},
		},
		{
			name: "an unrelated key and ciphertext from afar",
			talk: func(s *talk) {
				s.related().ok("k2 = CreateKey @eu-west-1", described(ireland, singleRegion)).
					ok("Encrypt k1 @us-east-1 -> c1", encrypted(virginia)).
					refused("Decrypt c1 @eu-west-1 key=k2", "AccessDeniedException", "")
			},
			held:  []rules.ID{"MRK-OPEN-38", "MRK-INTEROP-08"},
			notes: []model.Note{{Rule: "MRK-INTEROP-08", Text: "Decrypt answered AccessDeniedException, IncorrectKeyException expected"}},
		},
		{
			name: "an error that CancelKeyDeletion does not have",
			talk: func(s *talk) { s.multiRegionKey().refused("CancelKeyDeletion k1 @us-east-1", "DisabledException", "") },
			broken: []model.Finding{
				wrong("MRK-DELETE-16", "KMSInvalidStateException", "DisabledException"),
				wrong("MRK-DELETE-24", "one of the errors that CancelKeyDeletion documents", "DisabledException"),
			},
		},
	})
}

func TestJudgeOfPromotionsAtTheirEdges(t *testing.T) {
	t.Parallel()
	promoted := func(s *talk) *talk { return s.related().done(promote) }
	three := func(s *talk) *talk {
		return s.related().ok("ReplicateKey k1 @us-east-1 -> ap-southeast-2", replicated(sydney, listing(ireland, sydney)))
	}
	updating := func(at language.Region) object { return described(at, listing(ireland), in(model.Updating)) }
	judge(t, []judged{
		{
			name: "a key in Updating is itself",
			talk: func(s *talk) { promoted(s).ok("DescribeKey k1 @us-east-1", updating(virginia)) },
			held: []rules.ID{"MRK-PRIMARY-05", "MRK-OPEN-15"},
		},
		{
			name:   "a key in Updating is somebody else",
			talk:   func(s *talk) { promoted(s).ok("DescribeKey k1 @us-east-1", updating(ireland)) },
			broken: []model.Finding{fatal("MRK-ID-04", `KeyId "`+mrk+`", Arn "`+virgo+`"`, `KeyId "`+mrk+`", Arn "`+irish+`"`, "MRK-PRIMARY-05")},
		},
		{
			name:   "Updating for too long",
			talk:   func(s *talk) { promoted(s).later(time.Minute).ok("DescribeKey k1 @us-east-1", updating(virginia)) },
			broken: []model.Finding{fatal("MRK-PRIMARY-04", `KeyState "Enabled" within 10s of UpdatePrimaryRegion`, `KeyState "Updating"`, "MRK-OPEN-15", "MRK-STATE-10")},
		},
		{
			name: "a bystander is not Updating",
			talk: func(s *talk) {
				three(s).ok("DescribeKey k1 @ap-southeast-2", described(sydney, listing(ireland, sydney))).done(promote).
					ok("DescribeKey k1 @ap-southeast-2", described(sydney, listing(ireland, sydney)))
			},
			held: []rules.ID{"MRK-PRIMARY-08"},
		},
		{
			name: "a bystander is Updating",
			talk: func(s *talk) {
				three(s).ok("DescribeKey k1 @ap-southeast-2", described(sydney, listing(ireland, sydney))).done(promote).
					ok("DescribeKey k1 @ap-southeast-2", described(sydney, listing(ireland, sydney), in(model.Updating)))
			},
			broken: []model.Finding{wrong("MRK-PRIMARY-08", `KeyState "Enabled"`, `KeyState "Updating"`)},
		},
		{
			name: "a bystander that is made does not hinder",
			talk: func(s *talk) { three(s).done(promote) },
			held: []rules.ID{"MRK-OPEN-30", "MRK-PRIMARY-01"},
		},
		{
			name:  "a bystander that is made may hinder",
			talk:  func(s *talk) { three(s).refused(promote, "KMSInvalidStateException", "") },
			notes: []model.Note{{Rule: "MRK-PRIMARY-01", Text: "UpdatePrimaryRegion answered KMSInvalidStateException, success expected"}},
		},
		{
			name: "another promotion at once",
			talk: func(s *talk) {
				promoted(s).refused("UpdatePrimaryRegion k1 @eu-west-1 -> us-east-1", "UnsupportedOperationException", "")
			},
			held: []rules.ID{"MRK-OPEN-14", "MRK-STATE-UpdatePrimaryRegion-Up"},
		},
		{
			name: "another promotion at once, another exception",
			talk: func(s *talk) {
				promoted(s).refused("UpdatePrimaryRegion k1 @eu-west-1 -> us-east-1", "InvalidArnException", "")
			},
			broken: []model.Finding{fatal("MRK-OPEN-14", "success", "InvalidArnException", "MRK-STATE-UpdatePrimaryRegion-Up")},
		},
		{
			name: "of a primary that waits for its replicas",
			talk: func(s *talk) {
				s.related().ok("ScheduleKeyDeletion k1 @us-east-1 window=7", object{"KeyId": virgo, "KeyState": "PendingReplicaDeletion", "PendingWindowInDays": 7.0}).
					ok("DescribeKey k1 @us-east-1", described(virginia, listing(ireland), in(model.PendingReplicaDeletion), set("PendingDeletionWindowInDays", 7.0))).
					done(promote)
			},
			broken: []model.Finding{fatal("MRK-PRIMARY-E06", "refused with KMSInvalidStateException or DisabledException in the key state PendingReplicaDeletion", "success",
				"MRK-OPEN-32", "MRK-OPEN-36", "MRK-PRIMARY-11", "MRK-OPEN-20")},
		},
		{
			name: "to a replica that is pending",
			talk: func(s *talk) {
				s.related().ok("ScheduleKeyDeletion k1 @eu-west-1", scheduled(ireland, dawn, 30)).refused(promote, "NotFoundException", "")
			},
			held:  []rules.ID{"MRK-PRIMARY-E08", "MRK-PRIMARY-11", "MRK-OPEN-12", "MRK-OPEN-36"},
			notes: []model.Note{{Rule: "MRK-PRIMARY-E08", Text: "UpdatePrimaryRegion answered NotFoundException, DisabledException expected"}},
		},
	})
}

func TestJudgeOfDryRuns(t *testing.T) {
	t.Parallel()
	const would = "The request would have succeeded, but the DryRun option is set."
	judge(t, []judged{
		{
			name: "that would succeed",
			talk: func(s *talk) {
				s.multiRegionKey().refused("Encrypt k1 @us-east-1 dryRun", "DryRunOperationException", would)
			},
			held: []rules.ID{"MRK-OPEN-56", "MRK-ERR-01"},
		},
		{
			name:   "that succeed",
			talk:   func(s *talk) { s.multiRegionKey().ok("Encrypt k1 @us-east-1 dryRun", encrypted(virginia)) },
			broken: []model.Finding{wrong("MRK-OPEN-56", "refused with DryRunOperationException", "success")},
		},
		{
			name: "that would fail",
			talk: func(s *talk) {
				s.multiRegionKey().done("DisableKey k1 @us-east-1").ok("DescribeKey k1 @us-east-1", described(virginia, in(model.Disabled))).
					refused("Encrypt k1 @us-east-1 dryRun", "DisabledException", virgo+" is disabled.")
			},
			held: []rules.ID{"MRK-STATE-Encrypt-Di"},
		},
		{
			name: "of what nobody has read so far",
			talk: func(s *talk) {
				s.multiRegionKey().ok("Encrypt k1 @us-east-1 -> c1", encrypted(virginia)).refused("Decrypt c1 @us-east-1 key=k1 dryRun", "AccessDeniedException", "")
			},
			notes: []model.Note{{Rule: "MRK-OPEN-56", Text: "Decrypt answered AccessDeniedException, DryRunOperationException expected"}},
		},
	})
}
