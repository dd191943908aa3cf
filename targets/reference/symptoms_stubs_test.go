// What the faults in operations that change nothing, and in whole columns of key states, change.

package reference_test

import "testing"

func (k *kms) on(operation, id string) {
	k.t.Helper()
	k.must(virginia, operation, members{"KeyId": id})
}

// passes is the exception of an operation on a key, "" for none.
func (k *kms) passes(region, operation, id string) string {
	k.t.Helper()
	return k.call(region, operation, members{"KeyId": id}).errorCode()
}

var stubSymptoms = map[string]symptom{
	"cancel-deletion-stub": {func(k *kms) any {
		id := k.multiRegionKey()
		k.schedule(virginia, id)
		k.cancel(virginia, id)
		return k.state(virginia, id)
	}, "Disabled"},
	"create-alias-stub": {func(k *kms) any {
		before := k.aliasCount(virginia)
		k.alias(virginia, k.multiRegionKey())
		return k.aliasCount(virginia) - before
	}, 1},
	"create-grant-stub": {func(k *kms) any {
		id := k.multiRegionKey()
		k.grant(virginia, id)
		return k.grantCount(virginia, id)
	}, 1},
	"delete-alias-stub": {func(k *kms) any {
		k.must(virginia, "CreateAlias", members{"AliasName": "alias/a", "TargetKeyId": k.multiRegionKey()})
		k.must(virginia, "DeleteAlias", members{"AliasName": "alias/a"})
		return k.call(virginia, "DescribeKey", members{"KeyId": "alias/a"}).errorCode()
	}, "NotFoundException"},
	"disable-key-stub": {func(k *kms) any {
		id := k.multiRegionKey()
		k.disable(virginia, id)
		return k.state(virginia, id)
	}, "Disabled"},
	"disable-rotation-stub": {func(k *kms) any {
		id := k.multiRegionKey()
		k.enableRotation(id, 90)
		k.on("DisableKeyRotation", id)
		return k.rotationStatus(virginia, id)["KeyRotationEnabled"]
	}, false},
	"enable-key-stub": {func(k *kms) any {
		id := k.multiRegionKey()
		k.disable(virginia, id)
		k.on("EnableKey", id)
		return k.state(virginia, id)
	}, "Enabled"},
	"enable-rotation-stub": {func(k *kms) any {
		id := k.multiRegionKey()
		k.enableRotation(id, 90)
		return k.rotationStatus(virginia, id)["KeyRotationEnabled"]
	}, true},
	"put-policy-stub": {func(k *kms) any {
		id := k.multiRegionKey()
		k.must(virginia, "PutKeyPolicy", members{"KeyId": id, "Policy": openPolicy})
		return k.policy(virginia, id)
	}, openPolicy},
	"retire-grant-stub": {func(k *kms) any {
		id, second := k.pairOfGrants()
		k.must(virginia, "RetireGrant", members{"KeyId": arn(virginia, id), "GrantId": second})
		return k.grantCount(virginia, id)
	}, 1},
	"schedule-deletion-stub": {func(k *kms) any {
		id := k.multiRegionKey()
		k.schedule(virginia, id)
		return k.state(virginia, id)
	}, "PendingDeletion"},
	"tag-stub": {func(k *kms) any {
		id := k.multiRegionKey()
		k.tag(virginia, id)
		return k.tagCount(virginia, id)
	}, 1},
	"untag-stub": {func(k *kms) any {
		id := k.dressed()
		k.must(virginia, "UntagResource", members{"KeyId": id, "TagKeys": []string{"a"}})
		return k.tagCount(virginia, id)
	}, 1},
	"update-description-stub": {func(k *kms) any {
		id := k.multiRegionKey()
		k.must(virginia, "UpdateKeyDescription", members{"KeyId": id, "Description": "d"})
		return k.describe(virginia, id).metadata()["Description"]
	}, "d"},
	"creating-refuses-all": {func(k *kms) any {
		id := k.multiRegionKey()
		k.replicate(id, ireland, nil)
		return k.passes(ireland, "ListGrants", id)
	}, ""},
	"creating-unchecked": {func(k *kms) any {
		id := k.multiRegionKey()
		k.replicate(id, ireland, nil)
		return k.passes(ireland, "DisableKey", id)
	}, "KMSInvalidStateException"},
	"disabled-refuses-all": {func(k *kms) any {
		id := k.multiRegionKey()
		k.disable(virginia, id)
		return k.passes(virginia, "ListGrants", id)
	}, ""},
	"pending-import-is-disabled": {func(k *kms) any {
		return k.passes(virginia, "EnableKey", k.externalKey())
	}, "KMSInvalidStateException"},
	"creating-is-disabled": {func(k *kms) any {
		id := k.multiRegionKey()
		k.replicate(id, ireland, nil)
		return k.passes(ireland, "DisableKey", id)
	}, "KMSInvalidStateException"},
	"updating-is-disabled": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.updatePrimary(virginia, id, ireland)
		return k.passes(virginia, "DisableKey", id)
	}, "KMSInvalidStateException"},
	"pending-import-unchecked": {func(k *kms) any {
		return k.call(virginia, "Encrypt", members{"KeyId": k.externalKey(), "Plaintext": secret}).errorCode()
	}, "KMSInvalidStateException"},
	"updating-unchecked": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.updatePrimary(virginia, id, ireland)
		return k.passes(virginia, "DisableKey", id)
	}, "KMSInvalidStateException"},
	"pending-import-refuses-all": {func(k *kms) any {
		return k.passes(virginia, "ListGrants", k.externalKey())
	}, ""},
	"pending-refuses-all": {func(k *kms) any {
		id := k.multiRegionKey()
		k.schedule(virginia, id)
		return k.passes(virginia, "ListGrants", id)
	}, ""},
	"states-unchecked": {func(k *kms) any {
		id := k.multiRegionKey()
		k.schedule(virginia, id)
		return k.passes(virginia, "RotateKeyOnDemand", id)
	}, "KMSInvalidStateException"},
	"updating-refuses-all": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.updatePrimary(virginia, id, ireland)
		return k.passes(virginia, "ListGrants", id)
	}, ""},
}

// TestNoFaultUsesAKeyWithoutMaterial: a key that was scheduled before anything was imported has nothing to encrypt with.
func TestNoFaultUsesAKeyWithoutMaterial(t *testing.T) {
	k := start(t, "states-unchecked")
	id := k.externalKey()
	k.schedule(virginia, id)
	k.refused("KMSInvalidStateException", arn(virginia, id)+" is pending deletion.", virginia, "Encrypt", members{"KeyId": id, "Plaintext": secret})
}
