// What the faults in the consequences of a promotion change.

package reference_test

// promoted makes a key in Virginia with replicas, the first of which becomes the primary.
func (k *kms) promoted(replicas ...string) string {
	k.t.Helper()
	id := k.multiRegionKey(replicas...)
	k.promote(virginia, id, replicas[0])
	return id
}

const openPolicy = `{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}`

// primaryWith makes a primary in Virginia with more members than the one that it needs, and a replica in Ireland.
func (k *kms) primaryWith(more members) string {
	k.t.Helper()
	input := members{"MultiRegion": true}
	for name, value := range more {
		input[name] = value
	}
	id := k.must(virginia, "CreateKey", input).keyID()
	k.replicate(id, ireland, nil)
	k.settle()
	return id
}

func (k *kms) rotationStatus(region, id string) members {
	k.t.Helper()
	return k.must(region, "GetKeyRotationStatus", members{"KeyId": id}).members
}

func (k *kms) aliasCount(region string) int {
	k.t.Helper()
	aliases, _ := k.must(region, "ListAliases", members{}).members["Aliases"].([]any)
	return len(aliases)
}

func (k *kms) grant(region, id string) {
	k.t.Helper()
	k.must(region, "CreateGrant", members{
		"KeyId": id, "GranteePrincipal": "arn:aws:iam::111122223333:role/r", "Operations": []string{"Decrypt"},
	})
}

func (k *kms) grantCount(region, id string) int {
	k.t.Helper()
	grants, _ := k.must(region, "ListGrants", members{"KeyId": id}).members["Grants"].([]any)
	return len(grants)
}

func (k *kms) tag(region, id string) {
	k.t.Helper()
	k.must(region, "TagResource", members{"KeyId": id, "Tags": []members{{"TagKey": "a", "TagValue": "1"}}})
}

func (k *kms) tagCount(region, id string) int {
	k.t.Helper()
	tags, _ := k.must(region, "ListResourceTags", members{"KeyId": id}).members["Tags"].([]any)
	return len(tags)
}

func (k *kms) cancel(region, id string) {
	k.t.Helper()
	k.must(region, "CancelKeyDeletion", members{"KeyId": id})
}

var rolesSymptoms = map[string]symptom{
	"bystander-keeps-old-primary": {func(k *kms) any {
		return k.roles(sydney, k.promoted(ireland, sydney))[1]
	}, ireland},
	"cancel-restores-primary": {func(k *kms) any {
		id := k.promoted(ireland)
		k.schedule(virginia, id)
		k.cancel(virginia, id)
		return k.roles(virginia, id)[0]
	}, "REPLICA"},
	"description-shared-after-promotion": {func(k *kms) any {
		id := k.promoted(ireland)
		k.must(ireland, "UpdateKeyDescription", members{"KeyId": id, "Description": "d"})
		return k.describe(virginia, id).metadata()["Description"]
	}, ""},
	"ex-primary-deletion-clears-replicas": {func(k *kms) any {
		id := k.promoted(ireland, sydney)
		k.schedule(virginia, id)
		k.days(30)
		return k.roles(ireland, id)[2]
	}, []string{sydney}},
	"ex-primary-remade": {func(k *kms) any {
		return k.call(ireland, "ReplicateKey", members{"KeyId": k.promoted(ireland), "ReplicaRegion": virginia}).errorCode()
	}, "AlreadyExistsException"},
	"ex-primary-replicates": {func(k *kms) any {
		return k.replicate(k.promoted(ireland), sydney, nil).errorCode()
	}, "UnsupportedOperationException"},
	"ex-primary-sets-rotation": {func(k *kms) any {
		return k.call(virginia, "EnableKeyRotation", members{"KeyId": k.promoted(ireland)}).errorCode()
	}, "UnsupportedOperationException"},
	"ex-primary-waits": {func(k *kms) any {
		return k.schedule(virginia, k.promoted(ireland)).text("KeyState")
	}, "PendingDeletion"},
	"late-replica-names-old-primary": {func(k *kms) any {
		got := k.call(ireland, "ReplicateKey", members{"KeyId": k.promoted(ireland), "ReplicaRegion": sydney})
		return got.configuration()["PrimaryKey"].(members)["Region"]
	}, ireland},
	"new-primary-cannot-replicate": {func(k *kms) any {
		return k.call(ireland, "ReplicateKey", members{"KeyId": k.promoted(ireland), "ReplicaRegion": sydney}).errorCode()
	}, ""},
	"new-primary-cannot-set-rotation": {func(k *kms) any {
		return k.call(ireland, "EnableKeyRotation", members{"KeyId": k.promoted(ireland)}).errorCode()
	}, ""},
	"new-primary-does-not-wait": {func(k *kms) any {
		return k.schedule(ireland, k.promoted(ireland)).text("KeyState")
	}, "PendingReplicaDeletion"},
	"new-primary-takes-old-arn": {func(k *kms) any {
		id := k.promoted(ireland)
		return k.describe(ireland, id).metadata()["Arn"] == arn(ireland, id)
	}, true},
	"old-primary-not-listed": {func(k *kms) any {
		return k.roles(ireland, k.promoted(ireland))[2]
	}, []string{virginia}},
	"old-primary-stays-primary": {func(k *kms) any {
		return k.roles(virginia, k.promoted(ireland))[0]
	}, "REPLICA"},
	"policy-shared-after-promotion": {func(k *kms) any {
		id := k.promoted(ireland)
		k.must(ireland, "PutKeyPolicy", members{"KeyId": id, "Policy": openPolicy})
		return k.must(virginia, "GetKeyPolicy", members{"KeyId": id}).text("Policy") == openPolicy
	}, false},
	"promotion-back-keeps-role": {func(k *kms) any {
		id := k.promoted(ireland)
		k.promote(ireland, id, virginia)
		return k.roles(virginia, id)[0]
	}, "PRIMARY"},
	"promotion-back-restores-description": {func(k *kms) any {
		id := k.promoted(ireland)
		k.must(virginia, "UpdateKeyDescription", members{"KeyId": id, "Description": "new"})
		k.promote(ireland, id, virginia)
		return k.describe(virginia, id).metadata()["Description"]
	}, "new"},
	"promotion-breaks-old-ciphertext": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		blob := k.encrypt(virginia, id)
		k.updatePrimary(virginia, id, ireland)
		return k.call(ireland, "Decrypt", members{"CiphertextBlob": blob}).errorCode()
	}, ""},
	"promotion-copies-description": {func(k *kms) any {
		id := k.primaryWith(members{"Description": "d"})
		k.updatePrimary(virginia, id, ireland)
		return k.describe(ireland, id).metadata()["Description"]
	}, ""},
	"promotion-copies-policy": {func(k *kms) any {
		id := k.primaryWith(members{"Policy": openPolicy})
		k.updatePrimary(virginia, id, ireland)
		return k.must(ireland, "GetKeyPolicy", members{"KeyId": id}).text("Policy") == openPolicy
	}, false},
	"promotion-copies-tags": {func(k *kms) any {
		id := k.primaryWith(members{"Tags": []members{{"TagKey": "a", "TagValue": "1"}}})
		k.updatePrimary(virginia, id, ireland)
		return k.tagCount(ireland, id)
	}, 0},
	"promotion-drops-grants": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.grant(virginia, id)
		k.updatePrimary(virginia, id, ireland)
		return k.grantCount(virginia, id)
	}, 1},
	"promotion-enables-bystanders": {func(k *kms) any {
		id := k.multiRegionKey(ireland, sydney)
		k.must(sydney, "DisableKey", members{"KeyId": id})
		k.updatePrimary(virginia, id, ireland)
		return k.state(sydney, id)
	}, "Disabled"},
	"promotion-loses-rotation": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.must(virginia, "EnableKeyRotation", members{"KeyId": id})
		k.promote(virginia, id, ireland)
		return k.rotationStatus(ireland, id)["KeyRotationEnabled"]
	}, true},
	"promotion-moves-aliases": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.must(virginia, "CreateAlias", members{"AliasName": "alias/a", "TargetKeyId": id})
		k.updatePrimary(virginia, id, ireland)
		return k.aliasCount(virginia)
	}, 1},
	"promotion-resets-rotation-period": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.must(virginia, "EnableKeyRotation", members{"KeyId": id, "RotationPeriodInDays": 90})
		k.promote(virginia, id, ireland)
		return k.rotationStatus(ireland, id)["RotationPeriodInDays"]
	}, 90.0},
	"second-promotion-forgets-replica": {func(k *kms) any {
		id := k.promoted(ireland, sydney)
		k.promote(ireland, id, virginia)
		return k.roles(virginia, id)[2]
	}, []string{sydney, ireland}},
	"tags-lost-when-new-primary-disabled": {func(k *kms) any {
		id := k.promoted(ireland)
		k.tag(ireland, id)
		k.must(ireland, "DisableKey", members{"KeyId": id})
		return k.tagCount(ireland, id)
	}, 1},
}
