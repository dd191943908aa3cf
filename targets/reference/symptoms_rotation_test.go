// What the faults in rotation change.

package reference_test

// rotated makes a multi-Region key with replicas and rotates it; blob is older than the rotation.
func (k *kms) rotated(replicas ...string) (id, blob string) {
	k.t.Helper()
	id = k.multiRegionKey(replicas...)
	blob = k.encrypt(virginia, id)
	k.rotate(virginia, id)
	return id, blob
}

func (k *kms) enableRotation(id string, days int) {
	k.t.Helper()
	k.must(virginia, "EnableKeyRotation", members{"KeyId": id, "RotationPeriodInDays": days})
}

func (k *kms) hmacKey() string {
	k.t.Helper()
	return k.must(virginia, "CreateKey", members{
		"KeySpec": "HMAC_256", "KeyUsage": "GENERATE_VERIFY_MAC", "MultiRegion": true,
	}).keyID()
}

var rotationSymptoms = map[string]symptom{
	"automatic-rotation-never-happens": {func(k *kms) any {
		id := k.multiRegionKey()
		k.enableRotation(id, 90)
		k.days(91)
		return len(k.rotations(virginia, id, ""))
	}, 1},
	"disable-key-stops-rotation": {func(k *kms) any {
		id := k.multiRegionKey()
		k.enableRotation(id, 90)
		k.must(virginia, "DisableKey", members{"KeyId": id})
		return k.rotationStatus(virginia, id)["KeyRotationEnabled"]
	}, true},
	"disable-rotation-cancels-on-demand": {func(k *kms) any {
		id := k.multiRegionKey()
		before := k.currentMaterial(virginia, id)
		k.must(virginia, "RotateKeyOnDemand", members{"KeyId": id})
		k.must(virginia, "DisableKeyRotation", members{"KeyId": id})
		k.settle()
		return k.currentMaterial(virginia, id) == before
	}, false},
	"ex-primary-rotates": {func(k *kms) any {
		return k.call(virginia, "RotateKeyOnDemand", members{"KeyId": k.promoted(ireland)}).errorCode()
	}, "UnsupportedOperationException"},
	"hmac-rotation-status-refused": {func(k *kms) any {
		return k.call(virginia, "GetKeyRotationStatus", members{"KeyId": k.hmacKey()}).errorCode()
	}, ""},
	"list-rotations-includes-first": {func(k *kms) any {
		return len(k.rotations(virginia, k.multiRegionKey(), ""))
	}, 0},
	"list-rotations-without-state": {func(k *kms) any {
		return k.rotations(virginia, k.multiRegionKey(), "ALL_KEY_MATERIAL", "KeyMaterialState")
	}, []string{"CURRENT "}},
	"list-rotations-wrong-type": {func(k *kms) any {
		id, _ := k.rotated()
		return k.rotations(virginia, id, "", "RotationType")
	}, []string{"ON_DEMAND "}},
	"replication-resets-rotation": {func(k *kms) any {
		id := k.multiRegionKey()
		k.enableRotation(id, 90)
		k.replicate(id, ireland, nil)
		return k.rotationStatus(virginia, id)["KeyRotationEnabled"]
	}, true},
	"rotate-at-replica-accepted": {func(k *kms) any {
		return k.call(ireland, "RotateKeyOnDemand", members{"KeyId": k.multiRegionKey(ireland)}).errorCode()
	}, "UnsupportedOperationException"},
	"rotate-changes-nothing": {func(k *kms) any {
		id := k.multiRegionKey()
		before := k.currentMaterial(virginia, id)
		k.rotate(virginia, id)
		return k.currentMaterial(virginia, id) == before
	}, false},
	"rotate-disabled-accepted": {func(k *kms) any {
		id := k.multiRegionKey()
		k.must(virginia, "DisableKey", members{"KeyId": id})
		return k.call(virginia, "RotateKeyOnDemand", members{"KeyId": id}).errorCode()
	}, "DisabledException"},
	"rotate-enables-automatic": {func(k *kms) any {
		id, _ := k.rotated()
		return k.rotationStatus(virginia, id)["KeyRotationEnabled"]
	}, false},
	"rotate-rsa-accepted": {func(k *kms) any {
		rsaKey := members{"KeySpec": "RSA_2048", "KeyUsage": "SIGN_VERIFY"}
		return k.call(virginia, "RotateKeyOnDemand", members{"KeyId": k.must(virginia, "CreateKey", rsaKey).keyID()}).errorCode()
	}, "UnsupportedOperationException"},
	"rotation-on-by-default": {func(k *kms) any {
		return k.rotationStatus(virginia, k.multiRegionKey())["KeyRotationEnabled"]
	}, false},
	"rotation-period-ignored": {func(k *kms) any {
		id := k.multiRegionKey()
		k.enableRotation(id, 90)
		return k.rotationStatus(virginia, id)["RotationPeriodInDays"]
	}, 90.0},
	"rotation-period-missing": {func(k *kms) any {
		id := k.multiRegionKey()
		k.enableRotation(id, 90)
		return len(k.rotationStatus(virginia, id))
	}, 4},
	"second-rotation-refused": {func(k *kms) any {
		id, _ := k.rotated()
		return k.call(virginia, "RotateKeyOnDemand", members{"KeyId": id}).errorCode()
	}, ""},

	"decrypt-reports-current-material": {func(k *kms) any {
		id, blob := k.rotated()
		return k.must(virginia, "Decrypt", members{"CiphertextBlob": blob}).text("KeyMaterialId") == k.currentMaterial(virginia, id)
	}, false},
	"disabling-rotated-key-drops-material": {func(k *kms) any {
		id, blob := k.rotated()
		k.must(virginia, "DisableKey", members{"KeyId": id})
		k.must(virginia, "EnableKey", members{"KeyId": id})
		return k.opens(virginia, blob)
	}, ""},
	"late-replica-misses-old-material": {func(k *kms) any {
		id, blob := k.rotated()
		k.replicate(id, ireland, nil)
		k.settle()
		return k.opens(ireland, blob)
	}, ""},
	"new-material-used-early": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.must(virginia, "RotateKeyOnDemand", members{"KeyId": id})
		return k.opens(ireland, k.encrypt(virginia, id))
	}, ""},
	"promotion-drops-old-material": {func(k *kms) any {
		id, blob := k.rotated(ireland)
		k.updatePrimary(virginia, id, ireland)
		return k.opens(ireland, blob)
	}, ""},
	"replica-cannot-read-rotated": {func(k *kms) any {
		id, _ := k.rotated(ireland)
		return k.opens(ireland, k.encrypt(virginia, id))
	}, ""},
	"rotation-drops-old-material": {func(k *kms) any {
		_, blob := k.rotated()
		return k.opens(virginia, blob)
	}, ""},
	"rotation-not-at-replicas": {func(k *kms) any {
		id, _ := k.rotated(ireland)
		return k.currentMaterial(virginia, id) == k.currentMaterial(ireland, id)
	}, true},
	"rotation-unshared-after-promotion": {func(k *kms) any {
		id := k.promoted(ireland)
		k.rotate(ireland, id)
		return k.currentMaterial(virginia, id) == k.currentMaterial(ireland, id)
	}, true},
	"third-rotation-drops-first-material": {func(k *kms) any {
		id, blob := k.rotated()
		k.rotate(virginia, id)
		k.rotate(virginia, id)
		return k.opens(virginia, blob)
	}, ""},
}
