package model_test

import (
	"testing"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
)

func TestJudgeOfRefusals(t *testing.T) {
	t.Parallel()
	const (
		unknown = "mrk-0f1e2d3c4b5a69788796a5b4c3d2e1f0"
		both    = "ReplicateKey k1 @us-east-1 -> eu-west-1 policy=not-json"
	)
	disabled := func(s *talk) *talk {
		return s.multiRegionKey().done("DisableKey k1 @us-east-1").ok("DescribeKey k1 @us-east-1", described(virginia, in(model.Disabled)))
	}
	judge(t, []judged{
		{
			name: "an unknown id",
			talk: func(s *talk) {
				s.refused("DescribeKey word:unknown @eu-west-1", "NotFoundException", "Key 'arn:aws:kms:eu-west-1:111122223333:key/"+unknown+"' does not exist")
			},
			held: []rules.ID{"MRK-ERR-02", "MRK-ERR-01", "MRK-ENVELOPE-DescribeKey"},
		},
		{
			name:   "an unknown id is found",
			talk:   func(s *talk) { s.ok("DescribeKey word:unknown @eu-west-1", described(ireland)) },
			broken: []model.Finding{wrong("MRK-ERR-02", "refused with NotFoundException", "success")},
		},
		{
			name:   "an unknown id, another exception",
			talk:   func(s *talk) { s.refused("DescribeKey word:unknown @eu-west-1", "ValidationException", "") },
			broken: []model.Finding{wrong("MRK-ERR-02", "NotFoundException", "ValidationException")},
		},
		{
			name: "where the exception is not certain another one is a note",
			talk: func(s *talk) {
				s.multiRegionKey().refused("DescribeKey k1 @us-east-1 raw=unknown-operation", "NotFoundException", "")
			},
			held: []rules.ID{"MRK-ENVELOPE-Operation"},
			notes: []model.Note{
				{Rule: "MRK-ENVELOPE-Operation", Text: "DescribeKey answered NotFoundException, UnknownOperationException expected"},
			},
		},
		{
			name: "the second best exception is a note",
			talk: func(s *talk) {
				s.multiRegionKey().ok(replicate, replicated(ireland)).ok("DescribeKey k1 @eu-west-1", described(ireland)).
					refused("DescribeKey k1.arn:us-east-1 @eu-west-1", "InvalidArnException", "")
			},
			held:  []rules.ID{"MRK-ERR-06"},
			notes: []model.Note{{Rule: "MRK-ERR-06", Text: "DescribeKey answered InvalidArnException, NotFoundException expected"}},
		},
		{
			name: "two reasons: the first",
			talk: func(s *talk) { disabled(s).refused(both, "DisabledException", virgo+" is disabled.") },
			held: []rules.ID{"MRK-REPLICATE-E12"},
		},
		{
			name: "two reasons: the second",
			talk: func(s *talk) { disabled(s).refused(both, "MalformedPolicyDocumentException", "") },
			held: []rules.ID{"MRK-REPLICATE-E22", "MRK-REPLICATE-E28"},
		},
		{
			name:  "two reasons: neither",
			talk:  func(s *talk) { disabled(s).refused(both, "TagException", "no") },
			notes: []model.Note{{Rule: "MRK-REPLICATE-E12", Text: "ReplicateKey answered TagException, which fits none of the reasons against it"}},
		},
		{
			name:   "two reasons: success",
			talk:   func(s *talk) { disabled(s).ok(both, replicated(ireland)) },
			broken: []model.Finding{fatal("MRK-REPLICATE-E12", "refused with DisabledException", "success")},
		},
		{
			name: "the name of the key comes first",
			talk: func(s *talk) {
				s.refused("ReplicateKey word:malformed @us-east-1 -> eu-west-1 tags=many", "NotFoundException", "Invalid keyId 'fake-key-id'")
			},
			held: []rules.ID{"MRK-STATE-P01", "MRK-REPLICATE-E08"},
		},
		{
			name: "success without a reason against it is due",
			talk: func(s *talk) { s.multiRegionKey().refused(replicate, "UnsupportedOperationException", "no") },
			broken: []model.Finding{
				fatal("MRK-REPLICATE-01", "success", "UnsupportedOperationException: no"),
			},
		},
		{
			name: "an answer in nobody's envelope",
			talk: func(s *talk) {
				s.multiRegionKey().hear("ListKeys @us-east-1", model.Reply{Kind: model.Malformed, Detail: `HTTP status 404, body "<html>"`})
			},
			broken: []model.Finding{
				wrong("MRK-ENVELOPE-ListKeys", "an answer in AWS's JSON 1.1 envelope", `HTTP status 404, body "<html>"`),
			},
		},
		{
			name:   "CreateKey has errors of its own",
			talk:   func(s *talk) { s.refused("k1 = CreateKey @us-east-1 spec=AES_512", "DisabledException", "") },
			broken: []model.Finding{wrong("MRK-CREATE-12", "ValidationException", "DisabledException"), wrong("MRK-CREATE-22", "one of the errors that CreateKey documents", "DisabledException")},
		},
		{
			name: "what was refused left nothing behind",
			talk: func(s *talk) {
				s.multiRegionKey().refused(replicate+" policy=not-json", "MalformedPolicyDocumentException", "").
					ok("DescribeKey k1 @us-east-1", described(virginia))
			},
			held: []rules.ID{"MRK-REPLICATE-E27"},
		},
		{
			name: "what was refused left half a replica behind",
			talk: func(s *talk) {
				s.multiRegionKey().refused(replicate+" policy=not-json", "MalformedPolicyDocumentException", "").
					ok("DescribeKey k1 @us-east-1", described(virginia, listing(ireland)))
			},
			broken: []model.Finding{wrong("MRK-REPLICATE-E27", "ReplicaKeys []",
				"ReplicaKeys [{"+irish+", eu-west-1}]")},
		},
		{
			name: "what was refused left a replica, in whose way another refusal cannot come",
			talk: func(s *talk) {
				s.multiRegionKey().refused(replicate+" policy=not-json", "MalformedPolicyDocumentException", "").
					refused(replicate+" tags=many", "AlreadyExistsException", "taken")
			},
			broken: []model.Finding{fatal("MRK-REPLICATE-E27", "refused with TagException", "AlreadyExistsException: taken")},
		},
		{
			name: "what was refused before a promotion says nothing of who may replicate after it",
			talk: func(s *talk) {
				s.related().done(promote).ok("DescribeKey k1 @us-east-1", described(virginia, promotedTo(virginia))).
					ok("DescribeKey k1 @eu-west-1", described(ireland, promotedTo(ireland))).
					refused("ReplicateKey k1 @eu-west-1 -> ap-southeast-2 policy=not-json", "MalformedPolicyDocumentException", "").
					refused("ReplicateKey k1 @eu-west-1 -> ap-southeast-2", "UnsupportedOperationException", "no primary")
			},
			broken: []model.Finding{fatal("MRK-PRIMARY-18", "success", "UnsupportedOperationException: no primary")},
		},
	})
}

// TestRestatements: rules that say the same of one answer hold and break together.
func TestRestatements(t *testing.T) {
	t.Parallel()
	const look = "DescribeKey k1 @us-east-1"
	canceled := func(s *talk) *talk {
		return s.multiRegionKey().ok("ScheduleKeyDeletion k1 @us-east-1", scheduled(virginia, dawn, 30)).
			ok("CancelKeyDeletion k1 @us-east-1", object{"KeyId": virgo})
	}
	judge(t, []judged{
		{
			name: "held",
			talk: func(s *talk) { canceled(s).ok(look, described(virginia, in(model.Disabled))) },
			held: []rules.ID{"MRK-DELETE-12", "MRK-STATE-08"},
		},
		{
			name:   "broken",
			talk:   func(s *talk) { canceled(s).ok(look, described(virginia)) },
			broken: []model.Finding{fatal("MRK-DELETE-12", `KeyState "Disabled"`, `KeyState "Enabled"`, "MRK-STATE-08")},
		},
	})
}
