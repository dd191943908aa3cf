// Tests of UpdatePrimaryRegion.

package reference_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// updatePrimary calls UpdatePrimaryRegion and returns success and refusal alike.
func (k *kms) updatePrimary(from, id, to string) answer {
	k.t.Helper()
	return k.call(from, "UpdatePrimaryRegion", members{"KeyId": id, "PrimaryRegion": to})
}

// promote makes the key in another Region the primary and waits until everybody knows.
func (k *kms) promote(from, id, to string) {
	k.t.Helper()
	k.must(from, "UpdatePrimaryRegion", members{"KeyId": id, "PrimaryRegion": to})
	k.settle()
}

// roles shows a key's own idea of its set: its role, the primary's Region and the replicas' Regions.
func (k *kms) roles(region, id string) []any {
	k.t.Helper()
	described := k.describe(region, id)
	configuration := described.configuration()
	primary, _ := configuration["PrimaryKey"].(members)
	return []any{configuration["MultiRegionKeyType"], primary["Region"], described.replicaRegions()}
}

func TestUpdatePrimaryRegionSwapsTheRoles(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland, sydney)
	got := k.must(virginia, "UpdatePrimaryRegion", members{"KeyId": arn(virginia, id), "PrimaryRegion": ireland})
	assert.Empty(t, got.raw)
	for region, role := range map[string]string{virginia: "REPLICA", ireland: "PRIMARY"} {
		assert.Equal(t, []any{role, ireland, []string{sydney, virginia}}, k.roles(region, id))
		assert.Equal(t, "Updating", k.state(region, id))
		assert.Equal(t, false, k.describe(region, id).metadata()["Enabled"])
	}
	assert.Equal(t, []any{"REPLICA", virginia, []string{sydney, ireland}}, k.roles(sydney, id))
	assert.Equal(t, "Enabled", k.state(sydney, id))

	k.settle()
	assert.Equal(t, []any{"PRIMARY", ireland, []string{sydney, virginia}}, k.roles(ireland, id))
	assert.Equal(t, []any{"REPLICA", ireland, []string{sydney, virginia}}, k.roles(virginia, id))
	assert.Equal(t, []any{"REPLICA", ireland, []string{sydney, virginia}}, k.roles(sydney, id))
	for _, region := range []string{virginia, ireland, sydney} {
		assert.Equal(t, "Enabled", k.state(region, id))
		assert.Equal(t, arn(region, id), k.describe(region, id).metadata()["Arn"])
	}
}

func TestUpdatingRefusesChangesAndAllowsUse(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland, sydney)
	before := k.encrypt(sydney, id)
	k.must(virginia, "UpdatePrimaryRegion", members{"KeyId": id, "PrimaryRegion": ireland})
	k.refused("KMSInvalidStateException", arn(ireland, id)+" is updating.",
		ireland, "ReplicateKey", members{"KeyId": id, "ReplicaRegion": "eu-west-2"})
	k.refused("KMSInvalidStateException", arn(ireland, id)+" is updating.",
		ireland, "UpdatePrimaryRegion", members{"KeyId": id, "PrimaryRegion": virginia})
	k.refused("UnsupportedOperationException", arn(virginia, id)+" is not a multi-region primary key.",
		virginia, "ReplicateKey", members{"KeyId": id, "ReplicaRegion": "eu-west-2"})
	k.must(sydney, "DisableKey", members{"KeyId": id})
	for _, region := range []string{virginia, ireland} {
		for _, operation := range []string{"DisableKey", "ScheduleKeyDeletion"} {
			k.refused("KMSInvalidStateException", arn(region, id)+" is updating.", region, operation, members{"KeyId": id})
		}
		k.refused("KMSInvalidStateException", arn(region, id)+" is updating.", region, "EnableKey", members{"KeyId": id})
		assert.Equal(t, "KMSInvalidStateException", k.call(region, "CancelKeyDeletion", members{"KeyId": id}).errorCode())
		assert.Equal(t, secret, k.must(region, "Decrypt", members{"CiphertextBlob": before}).text("Plaintext"))
		k.encrypt(region, id)
		k.must(region, "TagResource", members{"KeyId": id, "Tags": []members{{"TagKey": "a", "TagValue": "1"}}})
		k.must(region, "CreateAlias", members{"AliasName": "alias/a", "TargetKeyId": id})
	}
}

func TestPromotionThereAndBackAndOnward(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland, sydney)
	blob := k.encrypt(virginia, id)
	for _, step := range []struct{ from, to string }{{virginia, ireland}, {ireland, virginia}, {virginia, sydney}, {sydney, ireland}} {
		k.promote(step.from, id, step.to)
		for _, region := range []string{virginia, ireland, sydney} {
			role := "REPLICA"
			if region == step.to {
				role = "PRIMARY"
			}
			got := k.roles(region, id)
			assert.Equal(t, []any{role, step.to}, got[:2])
			assert.Len(t, got[2], 2)
			assert.NotContains(t, got[2], step.to)
			assert.Equal(t, secret, k.must(region, "Decrypt", members{"CiphertextBlob": blob}).text("Plaintext"))
		}
	}
}

func TestPromotionLeavesIndependentPropertiesAlone(t *testing.T) {
	k := start(t)
	id := k.must(virginia, "CreateKey", members{
		"MultiRegion": true, "Description": "one", "Tags": []members{{"TagKey": "a", "TagValue": "1"}},
	}).keyID()
	k.replicate(id, ireland, nil)
	k.settle()
	k.must(virginia, "EnableKeyRotation", members{"KeyId": id, "RotationPeriodInDays": 100})
	k.must(virginia, "CreateAlias", members{"AliasName": "alias/a", "TargetKeyId": id})
	k.must(virginia, "CreateGrant", members{"KeyId": id, "GranteePrincipal": "arn:aws:iam::1:root", "Operations": []string{"Encrypt"}})
	k.promote(virginia, id, ireland)
	assert.Equal(t, "one", k.describe(virginia, id).metadata()["Description"])
	assert.Equal(t, "", k.describe(ireland, id).metadata()["Description"])
	for region, count := range map[string]int{virginia: 1, ireland: 0} {
		assert.Len(t, k.must(region, "ListResourceTags", members{"KeyId": id}).members["Tags"], count)
		assert.Len(t, k.must(region, "ListAliases", members{}).members["Aliases"], count)
		assert.Len(t, k.must(region, "ListGrants", members{"KeyId": id}).members["Grants"], count)
		status := k.must(region, "GetKeyRotationStatus", members{"KeyId": id})
		assert.EqualValues(t, 100, status.members["RotationPeriodInDays"])
	}
	k.refused("UnsupportedOperationException", arn(virginia, id)+" is a multi-region replica key which is not valid for DisableKeyRotation.",
		virginia, "DisableKeyRotation", members{"KeyId": id})
	k.must(ireland, "DisableKeyRotation", members{"KeyId": id})
	assert.Equal(t, false, k.must(virginia, "GetKeyRotationStatus", members{"KeyId": id}).members["KeyRotationEnabled"])
}

func TestFormerPrimaryIsAnOrdinaryReplica(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	k.promote(virginia, id, ireland)
	k.refused("UnsupportedOperationException", arn(virginia, id)+" is not a multi-region primary key.",
		virginia, "ReplicateKey", members{"KeyId": id, "ReplicaRegion": sydney})
	k.refused("AlreadyExistsException", "You can create only one replica of each primary key in each AWS Region.",
		ireland, "ReplicateKey", members{"KeyId": id, "ReplicaRegion": virginia})
	k.refused("ValidationException", "eu-west-1 cannot have a replica because it contains the primary.",
		ireland, "ReplicateKey", members{"KeyId": id, "ReplicaRegion": ireland})
	k.must(ireland, "ReplicateKey", members{"KeyId": id, "ReplicaRegion": sydney})
	k.settle()
	assert.Equal(t, []any{"REPLICA", ireland, []string{sydney, virginia}}, k.roles(virginia, id))

	assert.Equal(t, "PendingReplicaDeletion", k.schedule(ireland, id).text("KeyState"))
	k.must(ireland, "CancelKeyDeletion", members{"KeyId": id})
	scheduled := k.must(virginia, "ScheduleKeyDeletion", members{"KeyId": id, "PendingWindowInDays": 7})
	assert.Equal(t, "PendingDeletion", scheduled.text("KeyState"))
	k.days(7)
	assert.Equal(t, "NotFoundException", k.call(virginia, "DescribeKey", members{"KeyId": id}).errorCode())
	assert.Equal(t, []any{"PRIMARY", ireland, []string{sydney}}, k.roles(ireland, id))
}

func TestUpdatePrimaryRegionRefusals(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland, sydney)
	single := k.must(virginia, "CreateKey", members{}).keyID()
	k.must(virginia, "CreateAlias", members{"AliasName": "alias/a", "TargetKeyId": id})
	refused := func(code, message, at, keyID, to string) {
		t.Helper()
		k.refused(code, message, at, "UpdatePrimaryRegion", members{"KeyId": keyID, "PrimaryRegion": to})
		assert.Equal(t, []any{"PRIMARY", virginia, []string{sydney, ireland}}, k.roles(virginia, id))
	}
	refused("KMSInvalidStateException", arn(ireland, id)+" is not a multi-Region primary key.", ireland, id, sydney)
	refused("UnsupportedOperationException", arn(virginia, single)+" is not a multi-region primary key.", virginia, single, ireland)
	refused("ValidationException", id+" does not have a replica key in the specified Region.", virginia, id, "eu-west-2")
	refused("ValidationException", "The primary Region xx-nowhere-1 is not a valid AWS Region.", virginia, id, "xx-nowhere-1")
	k.must(virginia, "UpdatePrimaryRegion", members{"KeyId": id, "PrimaryRegion": virginia})
	assert.Equal(t, "Enabled", k.state(virginia, id))
	refused("ValidationException", "1 validation error detected: Value 'Mars' at 'primaryRegion' failed to satisfy constraint: "+
		`Member must satisfy regular expression pattern: ^([a-z]+-){2,3}\d+$`, virginia, id, "Mars")
	refused("NotFoundException", "Invalid arn eu-west-1", virginia, arn(ireland, id), ireland)
	refused("InvalidArnException", "Key Aliases are not supported for this operation.", virginia, "alias/a", ireland)

	k.must(ireland, "DisableKey", members{"KeyId": id})
	refused("DisabledException", arn(ireland, id)+" is disabled.", virginia, id, ireland)
	k.schedule(ireland, id)
	refused("KMSInvalidStateException", arn(ireland, id)+" is pending deletion.", virginia, id, ireland)
	k.must(virginia, "ReplicateKey", members{"KeyId": id, "ReplicaRegion": "eu-west-2"})
	assert.Equal(t, "KMSInvalidStateException", k.updatePrimary(virginia, id, "eu-west-2").errorCode())
	k.must(virginia, "DisableKey", members{"KeyId": id})
	assert.Equal(t, "DisabledException", k.updatePrimary(virginia, id, sydney).errorCode())
	k.schedule(virginia, id)
	k.refused("KMSInvalidStateException", arn(virginia, id)+" is pending replica deletion.",
		virginia, "UpdatePrimaryRegion", members{"KeyId": id, "PrimaryRegion": sydney})
}
