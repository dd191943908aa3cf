package causes_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/mrkconform/mrkconform/conformance/causes"
	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

// TestTitles: each says in plain words what to mend, and nothing that differs between runs.
func TestTitles(t *testing.T) {
	t.Parallel()
	const arn = "arn:aws:kms:us-east-1:111122223333:key/mrk-0f1e2d3c4b5a69788796a5b4c3d2e1f0"
	blamed := func(f model.Finding, by string) model.Finding {
		f.By = by
		return f
	}
	type titled struct{ title, id, command string }
	for name, c := range map[string]struct {
		titled
		finding model.Finding
	}{
		"a rule on every answer": {
			titled{"not so: Error messages read as AWS's do", "cause-not-so-error-messages-read-as-aws-s-do", "DescribeKey k1 @us-east-1"},
			wrong("MRK-ERR-01", language.DescribeKey, `"Invalid arn us-east-1"`, `"Key '`+arn+`' does not exist"`),
		},
		"input of one kind": {
			titled{"policies are not checked", "cause-policies-are-not-checked", "PutKeyPolicy k1 @us-east-1 policy=not-json"},
			success("MRK-CREATE-19", language.PutKeyPolicy, "MalformedPolicyDocumentException"),
		},
		"input of one operation": {
			titled{"CreateKey succeeds where KMS refuses", "cause-createkey-accepted", "k1 = CreateKey @us-east-1 usage=EVERYTHING"},
			success("MRK-CREATE-12", language.CreateKey, "ValidationException"),
		},
		"a limit of a list": {
			titled{"Limit and Marker are not read as KMS reads them", "cause-limit-and-marker-are-not-read-as-kms-reads-them", "ListKeys @us-east-1 limit=1001"},
			success("MRK-STATE-P06", language.ListKeys, "ValidationException"),
		},
		"a request that no client sends": {
			titled{
				"requests that are malformed or lack a member are not refused as KMS refuses them",
				"cause-requests-that-are-malformed-or-lack-a-member-are-not-refused-as-kms-refuses-them", "UpdateAlias k1 @us-east-1 alias=a1 raw=not-json",
			},
			crash("MRK-ENVELOPE-Body", language.UpdateAlias),
		},
		"the ARN of another key": {
			titled{"names that are not those of a key are not refused as KMS refuses them", "cause-names-that-are-not-those-of-a-key-are-not-refused-as-kms-refuses-them", "GetKeyPolicy k1.arn:eu-west-1 @us-east-1"},
			success("MRK-ERR-06", language.GetKeyPolicy, "NotFoundException or InvalidArnException"),
		},
		"an alias that is found and refused for what it is": {
			titled{"names that are not those of a key are not refused as KMS refuses them", "cause-names-that-are-not-those-of-a-key-are-not-refused-as-kms-refuses-them", "GenerateMac alias:a2 @us-east-1"},
			model.Finding{
				Rule: "MRK-ERR-07", Op: language.GenerateMac, Symptom: "InvalidKeyUsageException in the place of NotFoundException",
				Expected: "NotFoundException", Observed: "InvalidKeyUsageException",
			},
		},
		"an unknown id that crashes": {
			titled{"names that are not those of a key are not refused as KMS refuses them", "cause-names-that-are-not-those-of-a-key-are-not-refused-as-kms-refuses-them", "ListGrants word:unknown @us-east-1"},
			crash("MRK-ERR-02", language.ListGrants),
		},
		"another exception": {
			titled{"AccessDeniedException in the place of IncorrectKeyException", "cause-accessdeniedexception-in-the-place-of-incorrectkeyexception", "Decrypt c1 @us-east-1 key=k2"},
			model.Finding{
				Rule: "MRK-INTEROP-08", Op: language.Decrypt, Symptom: "AccessDeniedException in the place of IncorrectKeyException",
				Expected: "IncorrectKeyException", Observed: "AccessDeniedException: no",
			},
		},
		"what the request gives": {
			titled{"ReplicateKey makes keys with a wrong Description", "cause-replicatekey-wrong-properties-of-the-new-key", "ReplicateKey k1 @us-east-1 -> eu-west-1"},
			wrong("MRK-REPLICATE-09", language.ReplicateKey, `Description ""`, `Description "first"`),
		},
		"a state that comes from the primary": {
			titled{"ReplicateKey makes keys with a wrong KeyState", "cause-replicatekey-wrong-properties-of-the-new-key", "ReplicateKey k1 @us-east-1 -> eu-west-1"},
			wrong("MRK-REPLICATE-06", language.ReplicateKey, "KeyState Creating (Enabled and PendingImport are tolerated)", `KeyState "Disabled", Enabled false`),
		},
		"a setting that cannot be set": {
			titled{"EnableKeyRotation succeeds where KMS refuses", "cause-enablekeyrotation-accepted", "DisableKeyRotation k1 @eu-west-1"},
			success("MRK-ROTATE-08", language.DisableKeyRotation, "UnsupportedOperationException"),
		},
		"what a command leaves": {
			titled{"UpdateKeyDescription leads to a wrong Description", "cause-updatekeydescription-wrong-description", "DescribeKey k1 @us-east-1"},
			blamed(wrong("MRK-STATE-UpdateKeyDescription-Di", language.UpdateKeyDescription, `Description "b"`, `Description "a"`), "UpdateKeyDescription k1 @us-east-1"),
		},
		"what a read shows": {
			titled{"GetKeyRotationStatus shows a wrong KeyRotationEnabled", "cause-getkeyrotationstatus-wrong-keyrotationenabled", "GetKeyRotationStatus k1 @us-east-1"},
			wrong("MRK-ROTATE-07", language.GetKeyRotationStatus, "KeyRotationEnabled true as at the primary", "KeyRotationEnabled false"),
		},
		"a key that is named otherwise": {
			titled{"the KeyId in the answer is wrong", "cause-wrong-keyid-in-the-answer", "CancelKeyDeletion k1 @us-east-1"},
			wrong("MRK-OPEN-53", language.CancelKeyDeletion, "KeyId "+arn, `KeyId "mrk-0f1e2d3c4b5a69788796a5b4c3d2e1f0"`),
		},
		"a state that a target does not have": {
			titled{`a key has KeyState "Enabled" in the place of "PendingImport"`, "cause-keystate-enabled-in-the-place-of-pendingimport", "DescribeKey k1 @eu-west-1"},
			blamed(wrong("MRK-IMPORT-09", language.ReplicateKey, `KeyState "Creating", then KeyState "PendingImport"`, `KeyState "Enabled"`), "ReplicateKey k1 @us-east-1 -> eu-west-1"),
		},
		"a state that nothing ends": {
			titled{"a key stays Updating after UpdatePrimaryRegion", "cause-updateprimaryregion-stays-updating", "DescribeKey k1 @us-east-1"},
			model.Finding{Rule: "MRK-PRIMARY-04", Op: language.UpdatePrimaryRegion, Symptom: "stays Updating", Expected: `KeyState "Enabled" within 5s`, Observed: `KeyState "Updating"`},
		},
		"roles after a promotion": {
			titled{"UpdatePrimaryRegion leads to a wrong PrimaryKey", "cause-updateprimaryregion-wrong-primarykey", "DescribeKey k1 @us-east-1"},
			wrong("MRK-PRIMARY-03", language.DescribeKey, "PrimaryKey "+arn+" within 5s", "PrimaryKey another"),
		},
		"what has no name in an answer": {
			titled{"Decrypt shows a wrong Plaintext", "cause-decrypt-wrong-plaintext", "Decrypt c1 @eu-west-1"},
			wrong("MRK-INTEROP-02", language.Decrypt, "the plaintext that was encrypted", "another plaintext"),
		},
		"what has no name at all": {
			titled{"not so: A primary is never deleted before its replicas", "cause-describekey-not-so-a-primary-is-never-deleted-before-its-replicas", "DescribeKey k1 @us-east-1"},
			wrong("MRK-DELETE-18", language.DescribeKey, "a key that is still there", "NotFoundException: IoqSLuWbUXVaknASiei"),
		},
		"a service that fails each time": {
			titled{
				"UpdatePrimaryRegion fails with HTTP status 500 InternalError", "cause-updateprimaryregion-fails-with-http-status-500-internalerror",
				"UpdatePrimaryRegion k1 @us-east-1 -> eu-west-1",
			},
			model.Finding{Rule: "MRK-PRIMARY-01", Fault: 3, Symptom: "fails with HTTP status 500 InternalError", Expected: "success", Observed: "HTTP status 500 (3 of 3 times)"},
		},
		"a success while the key is made": {
			titled{"the key state Creating is not checked", "cause-the-key-state-creating-is-not-checked", "DescribeKey k1 @eu-west-1"},
			blamed(wrong("MRK-STATE-Encrypt-Cr", language.Encrypt, "no success while the key is Creating", `Encrypt succeeded, and DescribeKey says "Creating" behind it`), "Encrypt k1 @eu-west-1 -> c1"),
		},
		"operations that a state must not bar": {
			titled{
				"operations that KMS allows in the key state Disabled are refused with DisabledException",
				"cause-operations-that-kms-allows-in-the-key-state-disabled-are-refused-with-disabledexception", "TagResource k1 @us-east-1 tags=a/b",
			},
			refusal("MRK-STATE-TagResource-Di", language.TagResource, "DisabledException"),
		},
		"a whole structure": {
			titled{"KeyMetadata lacks MultiRegionConfiguration", "cause-members-are-missing-from-keymetadata", "k1 = CreateKey @us-east-1 multiRegion"},
			wrong("MRK-CREATE-01", language.CreateKey, `MultiRegionKeyType "PRIMARY", PrimaryKey {us-east-1}, ReplicaKeys []`, "MultiRegionKeyType absent, PrimaryKey absent, ReplicaKeys []"),
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := theOne(t, grouped(told{c.command, c.finding}))
			assert.Equal(t, c.title, got.Title)
			if c.id != "" {
				assert.Equal(t, c.id, got.ID)
			}
		})
	}
}

// TestDifferingMember: a cause names the member that is wrong, and not the one that stands before it.
func TestDifferingMember(t *testing.T) {
	t.Parallel()
	s := causes.Of("TagResource k1 @us-east-1 tags=team/red", model.Finding{
		Rule: "MRK-ID-04", Op: language.CreateKey, Expected: `KeyId "k1", Arn "arn:aws:kms:eu-west-1:111122223333:key/k1"`,
		Observed: `KeyId "k1", Arn "arn:aws:kms:us-east-1:111122223333:key/k1"`,
	})
	assert.Equal(t, causes.Symptom{Text: "wrong Arn"}, s)
}
