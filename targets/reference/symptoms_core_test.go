// What the faults in creating, replicating, describing and deleting keys change.

package reference_test

import "strings"

var coreSymptoms = map[string]symptom{
	"aliases-shared": {func(k *kms) any {
		k.must(virginia, "CreateAlias", members{"AliasName": "alias/a", "TargetKeyId": k.multiRegionKey()})
		return k.must(ireland, "ListAliases", members{}).members["Aliases"]
	}, []any{}},
	"arn-of-other-region": {func(k *kms) any {
		return k.call(ireland, "DescribeKey", members{"KeyId": arn(virginia, k.multiRegionKey(ireland))}).errorCode()
	}, "NotFoundException"},
	"arn-refused": {func(k *kms) any {
		return k.replicate(arn(virginia, k.multiRegionKey()), ireland, nil).errorCode()
	}, ""},
	"bystander-never-learns": {func(k *kms) any {
		return k.describe(ireland, k.multiRegionKey(ireland, sydney)).replicaRegions()
	}, []string{sydney, ireland}},
	"cancel-leaves-enabled": {func(k *kms) any {
		id := k.multiRegionKey()
		k.must(virginia, "ScheduleKeyDeletion", members{"KeyId": id})
		k.must(virginia, "CancelKeyDeletion", members{"KeyId": id})
		return k.state(virginia, id)
	}, "Disabled"},
	"ciphertext-bound-to-region": {func(k *kms) any {
		blob := k.encrypt(virginia, k.multiRegionKey(ireland))
		return k.call(ireland, "Decrypt", members{"CiphertextBlob": blob}).errorCode()
	}, ""},
	"creating-replica-encrypts": {func(k *kms) any {
		id := k.multiRegionKey()
		k.replicate(id, ireland, nil)
		return k.call(ireland, "Encrypt", members{"KeyId": id, "Plaintext": secret}).errorCode()
	}, "KMSInvalidStateException"},
	"decrypt-ignores-key-id": {func(k *kms) any {
		blob := k.encrypt(virginia, k.multiRegionKey())
		return k.call(virginia, "Decrypt", members{"CiphertextBlob": blob, "KeyId": k.multiRegionKey()}).errorCode()
	}, "IncorrectKeyException"},
	"decrypt-names-primary": {func(k *kms) any {
		blob := k.encrypt(virginia, k.multiRegionKey(ireland))
		return strings.Contains(k.must(ireland, "Decrypt", members{"CiphertextBlob": blob}).text("KeyId"), ireland)
	}, true},
	"deletion-date-while-replicas-live": {func(k *kms) any {
		_, has := k.schedule(virginia, k.multiRegionKey(ireland)).members["DeletionDate"]
		return has
	}, false},
	"describe-flips-primary": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.describe(ireland, id)
		return k.describe(virginia, id).configuration()["MultiRegionKeyType"]
	}, "PRIMARY"},
	"description-copied": {func(k *kms) any {
		id := k.must(virginia, "CreateKey", members{"MultiRegion": true, "Description": "d"}).keyID()
		return k.replicate(id, ireland, nil).metadata()["Description"]
	}, ""},
	"description-leaks": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.must(virginia, "UpdateKeyDescription", members{"KeyId": id, "Description": "d"})
		return k.describe(ireland, id).metadata()["Description"]
	}, ""},
	"disable-leaks": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.must(virginia, "DisableKey", members{"KeyId": id})
		return k.state(ireland, id)
	}, "Enabled"},
	"disabled-key-encrypts": {func(k *kms) any {
		id := k.multiRegionKey()
		k.must(virginia, "DisableKey", members{"KeyId": id})
		return k.call(virginia, "Encrypt", members{"KeyId": id, "Plaintext": secret}).errorCode()
	}, "DisabledException"},
	"enabled-while-creating": {func(k *kms) any {
		return k.replicate(k.multiRegionKey(), ireland, nil).metadata()["Enabled"]
	}, false},
	"encryption-context-ignored": {func(k *kms) any {
		blob := k.encrypt(virginia, k.multiRegionKey())
		return k.call(virginia, "Decrypt", members{"CiphertextBlob": blob, "EncryptionContext": members{"a": "b"}}).errorCode()
	}, "InvalidCiphertextException"},
	"external-enabled-at-once": {func(k *kms) any {
		return k.must(virginia, "CreateKey", members{"Origin": "EXTERNAL"}).metadata()["KeyState"]
	}, "PendingImport"},
	"failed-replicate-leaves-replica": {func(k *kms) any {
		id := k.multiRegionKey()
		k.replicate(id, ireland, members{"Tags": []members{{"TagKey": "aws:a", "TagValue": ""}}})
		return k.describe(virginia, id).replicaRegions()
	}, []string{}},
	"grants-copied": {func(k *kms) any {
		id := k.multiRegionKey()
		k.must(virginia, "CreateGrant", members{"KeyId": id, "GranteePrincipal": "arn:aws:iam::1:root", "Operations": []string{}})
		k.replicate(id, ireland, nil)
		return k.must(ireland, "ListGrants", members{"KeyId": id}).members["Grants"]
	}, []any{}},
	"id-with-dashes": {func(k *kms) any {
		return strings.Count(k.multiRegionKey(), "-")
	}, 1},
	"id-without-prefix": {func(k *kms) any {
		return strings.HasPrefix(k.multiRegionKey(), "mrk-")
	}, true},
	"list-keys-of-all-regions": {func(k *kms) any {
		k.multiRegionKey()
		return k.must(ireland, "ListKeys", members{}).members["Keys"]
	}, []any{}},
	"material-id-differs": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		current := func(region string) any { return k.describe(region, id).metadata()["CurrentKeyMaterialId"] }
		return current(virginia) == current(ireland)
	}, true},
	"multi-region-ciphertext-unreadable": {func(k *kms) any {
		blob := k.encrypt(virginia, k.multiRegionKey())
		return k.call(virginia, "Decrypt", members{"CiphertextBlob": blob}).errorCode()
	}, ""},
	"no-empty-replica-list": {func(k *kms) any {
		return k.describe(virginia, k.multiRegionKey()).configuration()["ReplicaKeys"]
	}, []any{}},
	"no-multi-region-configuration": {func(k *kms) any {
		return k.describe(virginia, k.multiRegionKey()).configuration() != nil
	}, true},
	"pending-key-decrypts": {func(k *kms) any {
		id := k.multiRegionKey()
		k.schedule(virginia, id)
		return k.call(virginia, "Encrypt", members{"KeyId": id, "Plaintext": secret}).errorCode()
	}, "KMSInvalidStateException"},
	"pending-replica-forgotten": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.schedule(ireland, id)
		return k.describe(virginia, id).replicaRegions()
	}, []string{ireland}},
	"pending-window-unchecked": {func(k *kms) any {
		return k.call(virginia, "ScheduleKeyDeletion", members{"KeyId": k.multiRegionKey(), "PendingWindowInDays": 3}).errorCode()
	}, "ValidationException"},
	"policy-leaks": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		policy := `{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}`
		k.must(virginia, "PutKeyPolicy", members{"KeyId": id, "Policy": policy})
		return k.must(ireland, "GetKeyPolicy", members{"KeyId": id}).text("Policy") == policy
	}, false},
	"primary-deletion-takes-replicas": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.schedule(virginia, id)
		return k.state(ireland, id)
	}, "Enabled"},
	"primary-does-not-wait": {func(k *kms) any {
		return k.schedule(virginia, k.multiRegionKey(ireland)).text("KeyState")
	}, "PendingReplicaDeletion"},
	"region-blind": {func(k *kms) any {
		return k.call(ireland, "DescribeKey", members{"KeyId": k.multiRegionKey()}).errorCode()
	}, "NotFoundException"},
	"replica-description-lost": {func(k *kms) any {
		return k.replicate(k.multiRegionKey(), ireland, members{"Description": "d"}).metadata()["Description"]
	}, "d"},
	"replica-gets-other-id": {func(k *kms) any {
		id := k.multiRegionKey()
		return k.replicate(id, ireland, nil).keyID() == id
	}, true},
	"replica-missing-at-primary": {func(k *kms) any {
		id := k.multiRegionKey()
		k.replicate(id, ireland, nil)
		return k.describe(virginia, id).replicaRegions()
	}, []string{ireland}},
	"replica-policy-lost": {func(k *kms) any {
		policy := `{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}`
		return k.replicate(k.multiRegionKey(), ireland, members{"Policy": policy}).text("ReplicaPolicy") == policy
	}, true},
	"replica-stays-creating": {func(k *kms) any {
		return k.state(ireland, k.multiRegionKey(ireland))
	}, "Enabled"},
	"replica-tags-lost": {func(k *kms) any {
		tags := []members{{"TagKey": "a", "TagValue": "1"}}
		return k.replicate(k.multiRegionKey(), ireland, members{"Tags": tags}).members["ReplicaTags"] != nil
	}, true},
	"replicate-across-partitions": {func(k *kms) any {
		return k.replicate(k.multiRegionKey(), "cn-north-1", nil).errorCode()
	}, "ValidationException"},
	"replicate-answer-says-primary": {func(k *kms) any {
		return k.replicate(k.multiRegionKey(), ireland, nil).configuration()["MultiRegionKeyType"]
	}, "REPLICA"},
	"replicate-from-disabled": {func(k *kms) any {
		id := k.multiRegionKey()
		k.must(virginia, "DisableKey", members{"KeyId": id})
		return k.replicate(id, ireland, nil).errorCode()
	}, "DisabledException"},
	"replicate-from-pending": {func(k *kms) any {
		id := k.multiRegionKey()
		k.schedule(virginia, id)
		return k.replicate(id, ireland, nil).errorCode()
	}, "KMSInvalidStateException"},
	"replicate-from-replica": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		return k.call(ireland, "ReplicateKey", members{"KeyId": id, "ReplicaRegion": sydney}).errorCode()
	}, "UnsupportedOperationException"},
	"replicate-into-own-region": {func(k *kms) any {
		return k.replicate(k.multiRegionKey(), virginia, nil).errorCode()
	}, "ValidationException"},
	"replicate-rsa-refused": {func(k *kms) any {
		rsaKey := members{"MultiRegion": true, "KeySpec": "RSA_2048", "KeyUsage": "SIGN_VERIFY"}
		return k.replicate(k.must(virginia, "CreateKey", rsaKey).keyID(), ireland, nil).errorCode()
	}, ""},
	"replicate-twice": {func(k *kms) any {
		return k.replicate(k.multiRegionKey(ireland), ireland, nil).errorCode()
	}, "AlreadyExistsException"},
	"rotation-not-shared": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.must(virginia, "EnableKeyRotation", members{"KeyId": id})
		return k.must(ireland, "GetKeyRotationStatus", members{"KeyId": id}).members["KeyRotationEnabled"]
	}, true},
	"rotation-set-at-replica": {func(k *kms) any {
		return k.call(ireland, "EnableKeyRotation", members{"KeyId": k.multiRegionKey(ireland)}).errorCode()
	}, "UnsupportedOperationException"},
	"rotation-wrong-exception": {func(k *kms) any {
		mac := members{"KeySpec": "HMAC_256", "KeyUsage": "GENERATE_VERIFY_MAC"}
		return k.call(virginia, "EnableKeyRotation", members{"KeyId": k.must(virginia, "CreateKey", mac).keyID()}).errorCode()
	}, "UnsupportedOperationException"},
	"schedule-answer-without-state": {func(k *kms) any {
		return k.schedule(virginia, k.multiRegionKey()).text("KeyState")
	}, "PendingDeletion"},
	"schedule-twice": {func(k *kms) any {
		id := k.multiRegionKey()
		k.schedule(virginia, id)
		return k.call(virginia, "ScheduleKeyDeletion", members{"KeyId": id}).errorCode()
	}, "KMSInvalidStateException"},
	"single-without-multi-region": {func(k *kms) any {
		return k.must(virginia, "CreateKey", members{}).metadata()["MultiRegion"]
	}, false},
	"tags-leak": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.must(virginia, "TagResource", members{"KeyId": id, "Tags": []members{{"TagKey": "a", "TagValue": "1"}}})
		return k.must(ireland, "ListResourceTags", members{"KeyId": id}).members["Tags"]
	}, []any{}},
	"unknown-region-crashes": {func(k *kms) any {
		return k.replicate(k.multiRegionKey(), "xx-nowhere-1", nil).status
	}, 400},
}

func (k *kms) describe(region, id string) answer {
	k.t.Helper()
	return k.must(region, "DescribeKey", members{"KeyId": id})
}

func (k *kms) schedule(region, id string) answer {
	k.t.Helper()
	return k.must(region, "ScheduleKeyDeletion", members{"KeyId": id})
}

// replicate calls ReplicateKey in Virginia with more members than the two that it needs.
func (k *kms) replicate(id, into string, more members) answer {
	k.t.Helper()
	input := members{"KeyId": id, "ReplicaRegion": into}
	for name, value := range more {
		input[name] = value
	}
	return k.call(virginia, "ReplicateKey", input)
}
