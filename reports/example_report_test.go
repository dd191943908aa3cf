package reports

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// exampleReport is a finished report that holds every status, every optional part, and text that is out to break
// each format: pipes, tags, backticks, control characters, a question that is too long for a line.
func exampleReport(t *testing.T) *Report {
	t.Helper()
	r := &Report{
		Complete: true,
		Suite:    Suite{Version: "0.1.0", Commit: "4b825dc642cb", RulesHash: "sha256:9f86d081"},
		Target: Target{
			Name: "moto", Version: "5.2.1", Class: "endpoint",
			Regions: []string{"us-east-1", "eu-west-1", "ap-southeast-2"},
		},
		Run: Run{
			Seed: 42, Programs: 120, Calls: 4800, KeysCreated: 231, KeysLeft: 3, WallSeconds: 31.23456, LimitHit: LimitCalls,
			Started: "2026-11-24T21:00:00Z",
			Command: "mrkconform certify --endpoint http://127.0.0.1:5000 --name moto --seed 42 --calls 4800",
		},
		Rules:           exampleRules(),
		Counterexamples: exampleCounterexamples(),
		Causes: []Cause{
			{ID: "cause-known", Title: "a replica calls itself | a <primary>", Symptom: "wrong MultiRegionKeyType", Rules: []string{"MRK-META-03"}},
			{ID: "cause-held", Title: "no rule of it is broken", Symptom: "none", Rules: []string{"MRK-ID-02", "MRK-NONE-01"}},
			{
				ID: "cause-states", Title: "ScheduleKeyDeletion leads to a wrong KeyState", Operation: "ScheduleKeyDeletion", Symptom: "wrong KeyState",
				Rules: []string{"MRK-LIST-01", "MRK-DELETE-10"}, Counterexample: "ce-1",
			},
			{ID: "cause-texts", Title: "not so: The message of a refusal is AWS's \x1b[31m own", Symptom: "messages", Rules: []string{"MRK-ERR-01"}},
		},
		Notes: []Note{
			{Rule: "MRK-META-05", Text: "`ReplicaKeys` is absent instead of empty", Count: 7},
			{Rule: "MRK-ERR-01", Text: "the message says <none> | nothing", Count: 2},
			{Rule: "MRK-META-05", Text: "`ReplicaKeys` is absent instead of empty", Count: 5},
		},
		Reached: Reached{
			States: []StateCount{{"ReplicateKey", "Enabled", 31}, {"Decrypt", "Disabled", 4}, {"Decrypt", "Enabled", 90}},
			Pairs:  []PairCount{{"ReplicateKey", "Decrypt", 12}, {"Decrypt", "Decrypt", 40}},
		},
		Operations: []OperationCount{
			{Operation: "ReplicateKey", Calls: 400, OK: 310, Refused: 88, Unknown: 2},
			{Operation: "CreateKey", Calls: 231, OK: 231},
		},
	}
	require.Empty(t, missingStatuses(r.Rules), "the example must hold every status")
	r.Finish()
	return r
}

func missingStatuses(rules []RuleResult) []Status {
	missing := []Status{Pass, Fail, KnownFail, Fixed, NotExercised, Unsupported, Indeterminate, TesterError}
	return slices.DeleteFunc(missing, func(s Status) bool {
		return slices.ContainsFunc(rules, func(r RuleResult) bool { return r.Status == s })
	})
}

func exampleRules() []RuleResult {
	const guide = "https://docs.aws.amazon.com/kms/latest/developerguide/"
	return []RuleResult{
		{
			ID: "MRK-DELETE-10", Profile: "deletion", Level: Must, Evidence: "documented", Status: Fail, Checked: 9, Broken: 4,
			Title:  "A primary with replicas waits in `PendingReplicaDeletion`",
			Says:   "A primary key that is scheduled for deletion while it has replicas gets the state PendingReplicaDeletion; its waiting period starts when the last replica is gone.",
			Source: guide + "multi-region-keys-delete.html",
		},
		{
			ID: "MRK-DELETE-9", Profile: "deletion", Level: Must, Evidence: "documented", Status: NotExercised,
			Title: "The waiting period starts with the last replica's deletion", Reason: "shadowed by MRK-DELETE-10", Cause: "cause-states",
		},
		{
			ID: "MRK-ID-02", Profile: "core", Level: Must, Evidence: "recorded", Status: Pass, Checked: 231,
			Title: "A multi-Region id is `mrk-` and 32 digits (`^mrk-[0-9a-f|]{32}$`)", Source: guide + "multi-region-keys-overview.html",
		},
		{
			ID: "MRK-ERR-01", Profile: "core", Level: Should, Evidence: "recorded", Status: Fail, Checked: 88, Broken: 88,
			Title:  "The message of a refusal is AWS's | own <text>",
			Says:   "KMS answers with a fixed message.",
			Source: "recorded: test_get_key_does_not_exist",
		},
		{
			ID: "MRK-META-03", Profile: "core", Level: Must, Evidence: "recorded", Status: KnownFail, Checked: 310, Broken: 310,
			Title: "`MultiRegionKeyType` names the role of the described key", Says: "DescribeKey on a replica answers REPLICA.",
			Source: guide + "multi-region-keys-view.html", Reason: "listed in known-failures.txt: moto#9999",
		},
		{
			ID: "MRK-META-04", Profile: "core", Level: Must, Evidence: "recorded", Status: Fixed, Checked: 310,
			Title: "`PrimaryKey` names the primary",
		},
		{
			ID: "MRK-UPDATE-01", Profile: "promotion", Level: Must, Evidence: "documented", Status: Unsupported,
			Title: "UpdatePrimaryRegion makes a replica the primary",
		},
		{
			ID: "MRK-CONC-01", Profile: "concurrency", Level: Must, Evidence: "inferred", Status: Indeterminate, Checked: 2,
			Title: "Of two concurrent replications into one Region one wins", Reason: "the search for an order ran out of time",
		},
		{
			ID: "MRK-HMAC-01", Profile: "hmac", Level: Must, Evidence: "documented", Status: TesterError, Checked: 1,
			Title: "A MAC is the same in every Region", Reason: "panic while checking: \x00\x1b[31mindex out of range",
		},
		{
			ID: "MRK-LIST-01", Profile: "core", Level: Must, Evidence: "recorded", Status: Fail, Checked: 40, Broken: 1,
			Title: "A key is not listed in a Region that lacks it, whatever the order of the calls and the number of Regions",
			Says:  "ListKeys answers with the keys of its own Region alone.", Source: guide + "multi-region-keys-view.html",
		},
	}
}

func exampleCounterexamples() []Counterexample {
	return []Counterexample{
		{
			ID: "ce-2", Rule: "MRK-META-03", OriginalLength: 2, Length: 2, Reproduced: "3/3", Trace: "traces/ce-2.ndjson",
			Program:  []string{"k1 = CreateKey @us-east-1 multiRegion", "ReplicateKey k1 @us-east-1 -> eu-west-1"},
			Expected: "MultiRegionKeyType REPLICA", Observed: "MultiRegionKeyType PRIMARY",
			Replay: "mrkconform replay traces/ce-2.ndjson --endpoint http://127.0.0.1:5000",
		},
		{
			ID: "ce-1", Rule: "MRK-DELETE-10", OriginalLength: 57, Executions: 41, Calls: 183, Reproduced: "3/3",
			Trace: "traces/ce-1.ndjson",
			Program: []string{
				"k1 = CreateKey @us-east-1 multiRegion", "ReplicateKey k1 @us-east-1 -> eu-west-1", "ScheduleKeyDeletion k1 @us-east-1",
			},
			CLI: []string{
				`K1=$(aws kms create-key --region us-east-1 --multi-region --query KeyMetadata.KeyId --output text)`,
				`aws kms replicate-key --region us-east-1 --key-id "$K1" --replica-region eu-west-1`,
				`aws kms schedule-key-deletion --region us-east-1 --key-id "$K1"`,
			},
			Expected: "KeyState PendingReplicaDeletion in the answer and in DescribeKey, no DeletionDate until the last replica is gone",
			Observed: "KeyState PendingDeletion, DeletionDate 2026-12-24T21:00:00Z",
			Replay:   "mrkconform replay traces/ce-1.ndjson --endpoint http://127.0.0.1:5000",
		},
		{
			ID: "ce-3", Rule: "MRK-ERR-01", Length: 1, Reproduced: "2/3",
			Program:  []string{"DescribeKey mrk-0 @us-east-1"},
			Expected: "a JSON error",
			Observed: "HTTP 500\r\n<!doctype html>\r\n```\x1b[31m & \xff ]]> |\u202e",
		},
	}
}
