package causes_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance/causes"
	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// told is a broken rule and the command whose answer showed it.
type told struct {
	command string
	finding model.Finding
}

// grouped groups what was told, each rule by its own findings.
func grouped(list ...told) []causes.Cause {
	return groupedBy(causes.Grouping{}, list...)
}

func groupedBy(g causes.Grouping, list ...told) []causes.Cause {
	tally := causes.NewTally()
	var broken []rules.ID
	seen := map[rules.ID]bool{}
	for _, x := range list {
		tally.Add(x.command, x.finding)
		if id := x.finding.Rule; !seen[id] {
			seen[id], broken = true, append(broken, id)
		}
	}
	if g.ShownBy == nil {
		g.ShownBy = func(id rules.ID) rules.ID { return id }
	}
	return tally.Group(broken, g)
}

// wrong is a finding on what an answer shows.
func wrong(rule rules.ID, op language.Op, expected, observed string) model.Finding {
	return model.Finding{Rule: rule, Op: op, Symptom: "wrong something", Expected: expected, Observed: observed}
}

// success is a finding on a success that KMS refuses.
func success(rule rules.ID, op language.Op, codes string) model.Finding {
	return model.Finding{Rule: rule, Op: op, Symptom: "accepted", Expected: "refused with " + codes, Observed: "success"}
}

// refusal is a finding on a refusal where KMS succeeds.
func refusal(rule rules.ID, op language.Op, code string) model.Finding {
	return model.Finding{Rule: rule, Op: op, Symptom: "refused with " + code, Expected: "success", Observed: code + ": no"}
}

// crash is a finding on an answer that is none of KMS.
func crash(rule rules.ID, op language.Op) model.Finding {
	return model.Finding{
		Rule: rule, Op: op, Symptom: "no answer of KMS", Expected: "an answer in AWS's JSON 1.1 envelope", Observed: `HTTP status 500, body "<html>"`,
	}
}

// theOne is the only cause of a list.
func theOne(t *testing.T, list []causes.Cause) causes.Cause {
	t.Helper()
	require.Len(t, list, 1, "%v", list)
	return list[0]
}

func TestAMissingMemberIsOneCauseWhateverTheOperation(t *testing.T) {
	t.Parallel()
	const all = `KeyManager "CUSTOMER" and the members AWSAccountId, Arn, CreationDate, KeyUsage`
	c := theOne(t, grouped(
		told{"k1 = CreateKey @us-east-1", wrong("MRK-META-09", language.CreateKey, all, `absent: AWSAccountId; KeyManager "CUSTOMER"`)},
		told{"DescribeKey k1 @us-east-1", wrong("MRK-META-09", language.DescribeKey, all, `absent: AWSAccountId; KeyManager "CUSTOMER"`)},
		told{"ReplicateKey k1 @us-east-1 -> eu-west-1", wrong("MRK-REPLICATE-08", language.ReplicateKey, `AWSAccountId "111122223333"`, "AWSAccountId absent")},
	))
	assert.Equal(t, causes.Cause{
		ID: "cause-members-are-missing-from-keymetadata", Title: "KeyMetadata lacks AWSAccountId",
		Symptom: causes.Symptom{Text: "members are missing from KeyMetadata"}, Rules: []rules.ID{"MRK-META-09", "MRK-REPLICATE-08"},
	}, c)
}

// TestMembersThatKeyMetadataLacksAreOneCause: one function of a target writes KeyMetadata, and the title names
// all that it leaves out.
func TestMembersThatKeyMetadataLacksAreOneCause(t *testing.T) {
	t.Parallel()
	list := grouped(
		told{"DescribeKey k1 @us-east-1", wrong("MRK-META-09", language.DescribeKey, `KeyManager "CUSTOMER"`, `absent: AWSAccountId; KeyManager "CUSTOMER"`)},
		told{"DescribeKey k1 @us-east-1", wrong("MRK-META-09", language.DescribeKey, `KeyManager "CUSTOMER"`, `absent: KeyUsage; KeyManager "CUSTOMER"`)},
		told{"DescribeKey k1 @us-east-1", wrong("MRK-META-09", language.DescribeKey, `KeyManager "CUSTOMER"`, `absent: KeyUsage; KeyManager "CUSTOMER"`)},
		told{"DescribeKey k1 @us-east-1", wrong("MRK-META-12", language.DescribeKey, "no CurrentKeyMaterialId before the first import", "CurrentKeyMaterialId 1, KeyUsage absent")},
	)
	var titles []string
	for _, c := range list {
		titles = append(titles, c.Title)
	}
	assert.Equal(t, []string{"KeyMetadata lacks AWSAccountId and KeyUsage", "KeyMetadata shows a wrong CurrentKeyMaterialId"}, titles)
}

// TestPendingReplicaDeletionIsAStateOfItsOwn: a target may check PendingDeletion and forget the other; where it
// checks neither, that is one cause.
func TestPendingReplicaDeletionIsAStateOfItsOwn(t *testing.T) {
	t.Parallel()
	const waits = "KMSInvalidStateException or DisabledException in the key state PendingReplicaDeletion"
	encrypt := told{"Encrypt k1 @us-east-1 -> c1", success("MRK-STATE-Encrypt-PD", language.Encrypt, waits)}
	assert.Equal(t, "the key state PendingReplicaDeletion is not checked", theOne(t, grouped(encrypt)).Title)
	settled := told{"Encrypt k1 @us-east-1 -> c2", success("MRK-STATE-Encrypt-PD", language.Encrypt, "KMSInvalidStateException or DisabledException")}
	assert.Equal(t, "the key state PendingDeletion is not checked", theOne(t, grouped(encrypt, encrypt, settled)).Title)
}

func TestMembersThatOneAnswerLacksAreOneCause(t *testing.T) {
	t.Parallel()
	c := theOne(t, grouped(
		told{"GetKeyRotationStatus k1 @us-east-1", wrong("MRK-ROTATE-02", language.GetKeyRotationStatus, "a NextRotationDate", "NextRotationDate absent")},
		told{"GetKeyRotationStatus k1 @us-east-1", wrong("MRK-ROTATE-03", language.GetKeyRotationStatus, "RotationPeriodInDays 180", "RotationPeriodInDays absent")},
	))
	assert.Equal(t, "the answer of GetKeyRotationStatus lacks NextRotationDate and RotationPeriodInDays", c.Title)
	assert.Equal(t, causes.Symptom{Op: language.GetKeyRotationStatus, Text: "members are missing"}, c.Symptom)
}

// TestTheSameWrongMemberIsOneCause: whichever answer shows it.
func TestTheSameWrongMemberIsOneCause(t *testing.T) {
	t.Parallel()
	c := theOne(t, grouped(
		told{"DescribeKey k1 @us-east-1", wrong("MRK-META-03", language.DescribeKey, `MultiRegionKeyType "PRIMARY"`, `MultiRegionKeyType "REPLICA"`)},
		told{"ReplicateKey k1 @us-east-1 -> eu-west-1", wrong("MRK-REPLICATE-07", language.ReplicateKey, `MultiRegionKeyType "REPLICA", PrimaryKey {us-east-1}`, `MultiRegionKeyType "PRIMARY"`)},
	))
	assert.Equal(t, "KeyMetadata shows a wrong MultiRegionKeyType", c.Title)

	c = theOne(t, grouped(
		told{"ListAliases k1 @us-east-1", wrong("MRK-LIST-02", language.ListAliases, "aliases []", "aliases [alias/a1 -> k1]")},
		told{"CreateAlias k1 @us-east-1 alias=a1", refusal("MRK-INDEP-05", language.CreateAlias, "AlreadyExistsException")},
		told{"ListAliases k1 @us-east-1", wrong("MRK-STATE-CreateAlias-En", language.ListAliases, "aliases [alias/a2 -> k1]", "aliases []")},
	))
	assert.Equal(t, "the list of aliases is wrong", c.Title)
}

// TestAReplicaThatLeavesTheListIsOneCause: six rules speak of ReplicaKeys once the deletion of a
// replica is scheduled, and one line of a target takes it off.
func TestAReplicaThatLeavesTheListIsOneCause(t *testing.T) {
	t.Parallel()
	var list []told
	for _, rule := range []rules.ID{"MRK-DELETE-07", "MRK-DELETE-20", "MRK-META-06", "MRK-META-07", "MRK-REPLICATE-12", "MRK-STATE-14"} {
		list = append(list, told{"DescribeKey k1 @us-east-1", wrong(rule, language.DescribeKey, "ReplicaKeys [eu-west-1]", "ReplicaKeys []")})
	}
	c := theOne(t, grouped(list...))
	assert.Len(t, c.Rules, 6)
	assert.Equal(t, "KeyMetadata shows wrong ReplicaKeys", c.Title)

	for i := range list { // the same where the judge knows which command did it
		list[i].finding.Op, list[i].finding.By = language.ScheduleKeyDeletion, "ScheduleKeyDeletion k1 @eu-west-1"
	}
	c = theOne(t, grouped(list...))
	assert.Equal(t, "ScheduleKeyDeletion leads to wrong ReplicaKeys", c.Title)
}

// TestAStateThatNobodyChecksIsOneCause: an emulator that answers a plain success to everything
// lacks one check for each state, not one for each operation.
func TestAStateThatNobodyChecksIsOneCause(t *testing.T) {
	t.Parallel()
	var list []told
	for _, op := range []language.Op{language.Encrypt, language.Decrypt, language.GenerateDataKey, language.CreateGrant, language.Sign} {
		list = append(list,
			told{string(op) + " k1 @us-east-1", success("MRK-STATE-"+rules.ID(op)+"-Di", op, "DisabledException")},
			told{string(op) + " k1 @us-east-1", success("MRK-STATE-"+rules.ID(op)+"-PD", op, "KMSInvalidStateException or DisabledException")})
	}
	list = append(list,
		told{"ReplicateKey k1 @us-east-1 -> eu-west-1", success("MRK-REPLICATE-E12", language.ReplicateKey, "DisabledException")},
		told{"ScheduleKeyDeletion k1 @us-east-1", success("MRK-DELETE-15", language.ScheduleKeyDeletion, "KMSInvalidStateException")},
		told{"EnableKeyRotation k1 @us-east-1", success("MRK-ROTATE-12", language.EnableKeyRotation, "DisabledException")},
		told{"UpdateAlias k1 @us-east-1 alias=a1", success("MRK-STATE-N10", language.UpdateAlias, "KMSInvalidStateException")})
	list = append(list, told{"Encrypt k1 @us-east-1 dryRun", model.Finding{
		Rule: "MRK-STATE-P02", Op: language.Encrypt, Symptom: "DryRunOperationException in the place of KMSInvalidStateException",
		Expected: "KMSInvalidStateException", Observed: "DryRunOperationException",
	}})
	found := grouped(list...)
	require.Len(t, found, 2, "%v", found)
	assert.Equal(t, "the key state Disabled is not checked", found[0].Title)
	assert.Len(t, found[0].Rules, 7)
	assert.Equal(t, "the key state PendingDeletion is not checked", found[1].Title)
	assert.Len(t, found[1].Rules, 8, "what is refused for something else was not refused for the state")

	other := theOne(t, grouped(list[len(list)-1]))
	assert.Equal(t, "DryRunOperationException in the place of KMSInvalidStateException", other.Title, "where states are checked, it is the order")
}

func TestOneStoreIsOneCause(t *testing.T) {
	t.Parallel()
	list := []told{
		{"DescribeKey k1 @eu-west-1", success("MRK-ERR-03", language.DescribeKey, "NotFoundException")},
		{"ListKeys @eu-west-1", wrong("MRK-LIST-01", language.ListKeys, "only keys of eu-west-1", "an entry k1")},
		{"DescribeKey word:unknown @eu-west-1", success("MRK-ERR-04", language.DescribeKey, "NotFoundException")},
	}
	found := groupedBy(causes.Grouping{Blind: []rules.ID{"MRK-ERR-02", "MRK-ERR-03", "MRK-LIST-01"}}, list...)
	require.Len(t, found, 2)
	assert.Equal(t, causes.OneStore, found[1].Symptom)
	assert.Equal(t, "one store serves all Regions", found[1].Title)
	assert.Equal(t, []rules.ID{"MRK-ERR-03", "MRK-LIST-01"}, found[1].Rules)

	for _, c := range grouped(list...) {
		assert.NotEqual(t, causes.OneStore, c.Symptom, "the Regions of this target are separate")
	}
}

// TestWhatOnlyRestatesHasTheCauseOfTheOther: also where it was never seen by itself.
func TestWhatOnlyRestatesHasTheCauseOfTheOther(t *testing.T) {
	t.Parallel()
	restated := wrong("INV-1", "", "one PRIMARY among the related keys", "none")
	restated.Restates = "MRK-META-03"
	c := theOne(t, groupedBy(
		causes.Grouping{ShownBy: func(id rules.ID) rules.ID {
			if id == "INV-1" {
				return "MRK-META-03"
			}
			return id
		}},
		told{"DescribeKey k1 @us-east-1", wrong("MRK-META-03", language.DescribeKey, `MultiRegionKeyType "PRIMARY"`, `MultiRegionKeyType "REPLICA"`)},
		told{"Inspect k1", restated},
	))
	assert.Equal(t, []rules.ID{"INV-1", "MRK-META-03"}, c.Rules)
}

// TestACrashCountsOnlyWhereNothingElseDoes: it hides what the operation would have done.
func TestACrashCountsOnlyWhereNothingElseDoes(t *testing.T) {
	t.Parallel()
	list := grouped(
		told{"ReplicateKey k1.arn @us-east-1 -> eu-west-1", crash("MRK-REPLICATE-E05", language.ReplicateKey)},
		told{"ReplicateKey k1.arn @us-east-1 -> eu-west-1", crash("MRK-REPLICATE-E05", language.ReplicateKey)},
		told{"ReplicateKey k1 @us-east-1 -> eu-west-1", success("MRK-REPLICATE-E05", language.ReplicateKey, "AlreadyExistsException")},
		told{"ReplicateKey k1 @us-east-1 -> nowhere", crash("MRK-REPLICATE-E17", language.ReplicateKey)},
	)
	require.Len(t, list, 2)
	assert.Equal(t, "ReplicateKey succeeds where KMS refuses", list[0].Title)
	assert.Equal(t, []rules.ID{"MRK-REPLICATE-E05"}, list[0].Rules)
	assert.Equal(t, "ReplicateKey gives no answer of KMS", list[1].Title)
}

// TestWhatFailsOnlyByARNIsOneCause, and what fails by any name is one of its operation.
func TestWhatFailsOnlyByARNIsOneCause(t *testing.T) {
	t.Parallel()
	c := theOne(t, grouped(
		told{"EnableKey k1.arn @us-east-1", crash("MRK-ENVELOPE-EnableKey", language.EnableKey)},
		told{"DisableKey k1.arn @us-east-1", crash("MRK-ENVELOPE-DisableKey", language.DisableKey)},
	))
	assert.Equal(t, "key ARNs get no answer of KMS", c.Title)

	c = theOne(t, grouped(
		told{"EnableKey k1.arn @us-east-1", refusal("MRK-STATE-EnableKey-En", language.EnableKey, "NotFoundException")},
		told{"Encrypt k1.arn @us-east-1", refusal("MRK-STATE-Encrypt-En", language.Encrypt, "NotFoundException")},
	))
	assert.Equal(t, "key ARNs are refused with NotFoundException", c.Title)

	c = theOne(t, grouped(
		told{"Decrypt c1 @us-east-1 key=k1", refusal("MRK-STATE-Decrypt-En", language.Decrypt, "AccessDeniedException")},
		told{"ReEncrypt c1 @us-east-1 -> c2 key=k1 to=k1", refusal("MRK-STATE-ReEncrypt-En", language.ReEncrypt, "AccessDeniedException")},
		told{"ReEncrypt c1 @us-east-1 -> c2 key=k1.arn to=k1", refusal("MRK-INTEROP-12", language.ReEncrypt, "AccessDeniedException")},
	))
	assert.Equal(t, "Decrypt is refused with AccessDeniedException", c.Title, "both open ciphertexts, and the ARN is not the reason")
}
