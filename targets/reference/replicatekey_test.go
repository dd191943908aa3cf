// Tests of ReplicateKey and of what related keys share.

package reference_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestReplicateKeyMakesAReplicaThatSettles(t *testing.T) {
	k := start(t)
	created := k.must(virginia, "CreateKey", members{"MultiRegion": true, "Description": "primary"})
	id := created.keyID()
	replicated := k.must(virginia, "ReplicateKey", members{"KeyId": arn(virginia, id), "ReplicaRegion": ireland})

	assert.NotContains(t, replicated.members, "ReplicaTags")
	assert.Contains(t, replicated.text("ReplicaPolicy"), "Enable IAM User Permissions")
	metadata := replicated.metadata()
	assert.Equal(t, arn(ireland, id), metadata["Arn"])
	assert.Equal(t, "Creating", metadata["KeyState"])
	assert.Equal(t, false, metadata["Enabled"])
	assert.Equal(t, "", metadata["Description"])
	assert.NotContains(t, metadata, "CurrentKeyMaterialId")
	family := func(role string) members {
		return members{
			"MultiRegionKeyType": role,
			"PrimaryKey":         members{"Arn": arn(virginia, id), "Region": virginia},
			"ReplicaKeys":        []any{members{"Arn": arn(ireland, id), "Region": ireland}},
		}
	}
	assert.Equal(t, family("REPLICA"), replicated.configuration())
	assert.Equal(t, family("PRIMARY"), k.must(virginia, "DescribeKey", members{"KeyId": id}).configuration())
	assert.Equal(t, "Creating", k.state(ireland, id))
	k.refused("KMSInvalidStateException", arn(ireland, id)+" is creating.",
		ireland, "Encrypt", members{"KeyId": id, "Plaintext": []byte("x")})

	k.settle()
	settled := k.must(ireland, "DescribeKey", members{"KeyId": id})
	assert.Equal(t, "Enabled", settled.metadata()["KeyState"])
	assert.Equal(t, created.metadata()["CurrentKeyMaterialId"], settled.metadata()["CurrentKeyMaterialId"])
	assert.Equal(t, family("REPLICA"), settled.configuration())
}

func TestReplicateKeyTakesPropertiesFromTheRequestAlone(t *testing.T) {
	k := start(t)
	id := k.must(virginia, "CreateKey", members{
		"MultiRegion": true, "Description": "primary", "Tags": []members{{"TagKey": "a", "TagValue": "1"}},
	}).keyID()
	k.must(virginia, "CreateGrant", members{
		"KeyId": id, "GranteePrincipal": "arn:aws:iam::123456789012:role/r", "Operations": []string{"Decrypt"},
	})
	k.must(virginia, "CreateAlias", members{"AliasName": "alias/mine", "TargetKeyId": id})
	policy := `{"Statement":{"Effect":"Allow","Principal":"*","Action":["kms:*"],"Resource":"*"}}`
	replicated := k.must(virginia, "ReplicateKey", members{
		"KeyId": id, "ReplicaRegion": ireland, "Description": "replica", "Policy": policy,
		"Tags": []members{{"TagKey": "b", "TagValue": "2"}},
	})
	tags := []any{members{"TagKey": "b", "TagValue": "2"}}
	assert.Equal(t, "replica", replicated.metadata()["Description"])
	assert.Equal(t, policy, replicated.text("ReplicaPolicy"))
	assert.Equal(t, tags, replicated.members["ReplicaTags"])
	assert.Equal(t, tags, k.must(ireland, "ListResourceTags", members{"KeyId": id}).members["Tags"])
	assert.Equal(t, policy, k.must(ireland, "GetKeyPolicy", members{"KeyId": id}).text("Policy"))
	assert.Empty(t, k.must(ireland, "ListGrants", members{"KeyId": id}).members["Grants"])
	assert.Empty(t, k.must(ireland, "ListAliases", members{}).members["Aliases"])
}

func TestBystandersLearnOfANewReplicaWhenItLeavesCreating(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	k.must(virginia, "ReplicateKey", members{"KeyId": id, "ReplicaRegion": sydney})
	regions := func(at string) []string {
		return k.must(at, "DescribeKey", members{"KeyId": id}).replicaRegions()
	}
	assert.Equal(t, []string{sydney, ireland}, regions(virginia))
	assert.Equal(t, []string{sydney, ireland}, regions(sydney))
	assert.Equal(t, []string{ireland}, regions(ireland))
	k.settle()
	assert.Equal(t, []string{sydney, ireland}, regions(ireland))
}

func TestReplicateKeyRefusals(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	single := k.must(virginia, "CreateKey", members{}).keyID()
	refused := func(code, message, at, keyID, into string) {
		t.Helper()
		k.refused(code, message, at, "ReplicateKey", members{"KeyId": keyID, "ReplicaRegion": into})
	}
	refused("UnsupportedOperationException", arn(ireland, id)+" is not a multi-region primary key.", ireland, id, sydney)
	refused("UnsupportedOperationException", arn(ireland, id)+" is not a multi-region primary key.", ireland, id, ireland)
	refused("UnsupportedOperationException", arn(virginia, single)+" is not a multi-region primary key.", virginia, single, sydney)
	refused("ValidationException", "us-east-1 cannot have a replica because it contains the primary.",
		virginia, id, virginia)
	refused("AlreadyExistsException", "You can create only one replica of each primary key in each AWS Region.",
		virginia, id, ireland)
	refused("ValidationException",
		"The replica key Region must be in the same AWS partition as the primary key Region.", virginia, id, "cn-north-1")
	refused("ValidationException", "Region xx-nowhere-1 is not a valid Region or multi-Region keys are not supported in Region xx-nowhere-1.",
		virginia, id, "xx-nowhere-1")
	refused("NotFoundException", "Key '"+arn(sydney, id)+"' does not exist", sydney, id, ireland)
	refused("InvalidArnException", "Key Aliases are not supported for this operation.", virginia, "alias/any", sydney)
	k.must(virginia, "DisableKey", members{"KeyId": id})
	refused("DisabledException", arn(virginia, id)+" is disabled.", virginia, id, sydney)
	k.must(virginia, "ScheduleKeyDeletion", members{"KeyId": id})
	refused("KMSInvalidStateException", arn(virginia, id)+" is pending replica deletion.", virginia, id, sydney)
}

func TestRefusedReplicateKeyLeavesNothing(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey()
	k.refused("TagException", "Tags beginning with aws: are reserved", virginia, "ReplicateKey", members{
		"KeyId": id, "ReplicaRegion": ireland, "Tags": []members{{"TagKey": "aws:x", "TagValue": ""}},
	})
	assert.Empty(t, k.must(virginia, "DescribeKey", members{"KeyId": id}).replicaRegions())
	assert.Equal(t, "NotFoundException", k.call(ireland, "DescribeKey", members{"KeyId": id}).errorCode())
}

func TestRelatedKeysAreIndependent(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	before := k.must(ireland, "DescribeKey", members{"KeyId": id}).raw
	k.must(virginia, "UpdateKeyDescription", members{"KeyId": id, "Description": "changed"})
	k.must(virginia, "TagResource", members{"KeyId": id, "Tags": []members{{"TagKey": "a", "TagValue": "1"}}})
	k.must(virginia, "DisableKey", members{"KeyId": id})
	k.must(virginia, "DisableKey", members{"KeyId": id})
	assert.Equal(t, before, k.must(ireland, "DescribeKey", members{"KeyId": id}).raw)
	assert.Empty(t, k.must(ireland, "ListResourceTags", members{"KeyId": id}).members["Tags"])
	k.must(virginia, "EnableKey", members{"KeyId": id})
	assert.Equal(t, "Enabled", k.state(virginia, id))
}

func TestRotationIsSetAtThePrimaryAndShared(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	status := func(region string) members {
		got := k.must(region, "GetKeyRotationStatus", members{"KeyId": id}).members
		require.Equal(t, arn(region, id), got["KeyId"])
		return got
	}
	assert.Equal(t, false, status(ireland)["KeyRotationEnabled"])
	assert.NotContains(t, status(ireland), "NextRotationDate")
	k.must(virginia, "EnableKeyRotation", members{"KeyId": id, "RotationPeriodInDays": 180})
	assert.Equal(t, true, status(ireland)["KeyRotationEnabled"])
	assert.EqualValues(t, 180, status(ireland)["RotationPeriodInDays"])
	assert.Contains(t, status(ireland), "NextRotationDate")
	k.refused("UnsupportedOperationException", arn(ireland, id)+" is a multi-region replica key which is not valid for DisableKeyRotation.",
		ireland, "DisableKeyRotation", members{"KeyId": id})
	k.must(virginia, "ScheduleKeyDeletion", members{"KeyId": id})
	assert.Equal(t, true, status(virginia)["KeyRotationEnabled"])
	assert.Equal(t, true, status(ireland)["KeyRotationEnabled"])
	k.must(ireland, "ScheduleKeyDeletion", members{"KeyId": id})
	assert.Equal(t, false, status(ireland)["KeyRotationEnabled"])
	k.must(virginia, "CancelKeyDeletion", members{"KeyId": id})
	assert.Equal(t, true, status(virginia)["KeyRotationEnabled"])
}
