// What the faults in imported key material change.

package reference_test

import "strings"

// waiting makes an imported key with new material that waits for its rotation.
func (k *kms) waiting() (id, pending string) {
	k.t.Helper()
	id = k.imported()
	return id, k.mustImport(virginia, id, materialB, asNew)
}

var importSymptoms = map[string]symptom{
	"delete-material-forgets-id": {func(k *kms) any {
		id := k.imported()
		k.deleteMaterial(virginia, id, "")
		return k.currentMaterial(virginia, id) != ""
	}, true},
	"delete-material-leaves-enabled": {func(k *kms) any {
		id := k.imported()
		k.deleteMaterial(virginia, id, "")
		return k.state(virginia, id)
	}, "PendingImport"},
	"expiration-model-missing": {func(k *kms) any {
		return k.describe(virginia, k.imported()).metadata()["ExpirationModel"]
	}, neverExpire},
	"expired-token-accepted": {func(k *kms) any {
		id := k.externalKey()
		p := k.parameters(virginia, id, wrapOAEP, "RSA_2048")
		k.days(1)
		return k.call(virginia, "ImportKeyMaterial", k.importing(id, p, materialA)).errorCode()
	}, "ExpiredImportTokenException"},
	"expiry-ignored": {func(k *kms) any {
		id := k.externalKey()
		k.mustImport(virginia, id, materialA, members{"ValidTo": k.in(1)})
		k.days(1)
		return k.state(virginia, id)
	}, "PendingImport"},
	"garbage-material-accepted": {func(k *kms) any {
		return k.imports(virginia, k.externalKey(), materialA, members{"EncryptedKeyMaterial": secret}).errorCode()
	}, "InvalidCiphertextException"},
	"import-answer-without-material-id": {func(k *kms) any {
		return k.mustImport(virginia, k.externalKey(), materialA, nil) != ""
	}, true},
	"import-leaves-pending-import": {func(k *kms) any {
		return k.state(virginia, k.imported())
	}, "Enabled"},
	"import-type-on-hmac-accepted": {func(k *kms) any {
		id := k.must(virginia, "CreateKey", members{
			"KeySpec": "HMAC_256", "KeyUsage": "GENERATE_VERIFY_MAC", "Origin": "EXTERNAL",
		}).keyID()
		return k.imports(virginia, id, materialA, asNew).errorCode()
	}, "ValidationException"},
	"import-without-valid-to-accepted": {func(k *kms) any {
		return k.imports(virginia, k.externalKey(), materialA, members{"ExpirationModel": "KEY_MATERIAL_EXPIRES"}).errorCode()
	}, "ValidationException"},
	"material-description-lost": {func(k *kms) any {
		id := k.externalKey()
		k.mustImport(virginia, id, materialA, members{"KeyMaterialDescription": "one"})
		return k.rotations(virginia, id, "ALL_KEY_MATERIAL", "KeyMaterialDescription")
	}, []string{"one "}},
	"other-material-accepted": {func(k *kms) any {
		id := k.imported()
		k.deleteMaterial(virginia, id, "")
		return k.imports(virginia, id, materialB, asExisting).errorCode()
	}, "IncorrectKeyMaterialException"},
	"parameters-for-aws-kms-key": {func(k *kms) any {
		return k.call(virginia, "GetParametersForImport", members{
			"KeyId": k.multiRegionKey(), "WrappingAlgorithm": wrapOAEP, "WrappingKeySpec": "RSA_2048",
		}).errorCode()
	}, "UnsupportedOperationException"},
	"parameters-valid-for-an-hour": {func(k *kms) any {
		got := k.must(virginia, "GetParametersForImport", members{
			"KeyId": k.externalKey(), "WrappingAlgorithm": wrapOAEP, "WrappingKeySpec": "RSA_2048",
		})
		return daysAhead(got.members["ParametersValidTo"])
	}, 1.0},
	"reimport-keeps-expiry": {func(k *kms) any {
		id := k.externalKey()
		k.mustImport(virginia, id, materialA, members{"ValidTo": k.in(1)})
		k.mustImport(virginia, id, materialA, asExisting)
		return k.describe(virginia, id).metadata()["ExpirationModel"]
	}, neverExpire},
	"reimport-refused": {func(k *kms) any {
		id := k.imported()
		k.deleteMaterial(virginia, id, "")
		return k.imports(virginia, id, materialA, asExisting).errorCode()
	}, ""},
	"token-of-other-key-accepted": {func(k *kms) any {
		id := k.externalKey()
		p := k.parameters(virginia, k.externalKey(), wrapOAEP, "RSA_2048")
		return k.call(virginia, "ImportKeyMaterial", k.importing(id, p, materialA)).errorCode()
	}, "InvalidImportTokenException"},
	"valid-to-in-the-past-accepted": {func(k *kms) any {
		return k.imports(virginia, k.externalKey(), materialA, members{"ValidTo": k.in(-1)}).errorCode()
	}, "ValidationException"},

	"cancel-enables-key-without-material": {func(k *kms) any {
		id := k.externalKey()
		k.schedule(virginia, id)
		k.cancel(virginia, id)
		return k.state(virginia, id)
	}, "PendingImport"},
	"delete-material-reaches-related": {func(k *kms) any {
		id := k.importedPair(true)
		k.deleteMaterial(virginia, id, "")
		return k.state(ireland, id)
	}, "Enabled"},
	"deleting-pending-stops-key": {func(k *kms) any {
		id, pending := k.waiting()
		k.deleteMaterial(virginia, id, pending)
		return k.state(virginia, id)
	}, "Enabled"},
	"expiry-reaches-related": {func(k *kms) any {
		id := k.importedPair(true)
		k.mustImport(virginia, id, materialA, members{"ValidTo": k.in(1)})
		k.days(1)
		return k.state(ireland, id)
	}, "Enabled"},
	"external-rotation-drops-old": {func(k *kms) any {
		id, _ := k.waiting()
		blob := k.encrypt(virginia, id)
		k.rotate(virginia, id)
		return k.opens(virginia, blob)
	}, ""},
	"imported-material-id-differs": {func(k *kms) any {
		id := k.importedPair(false)
		return k.mustImport(ireland, id, materialA, asExisting) == k.currentMaterial(virginia, id)
	}, true},
	"latest-expiry-shown": {func(k *kms) any {
		id := k.externalKey()
		k.mustImport(virginia, id, materialA, members{"ValidTo": k.in(5)})
		k.mustImport(virginia, id, materialB, members{"ValidTo": k.in(50), "ImportType": "NEW_KEY_MATERIAL"})
		k.rotate(virginia, id)
		return daysAhead(k.describe(virginia, id).metadata()["ValidTo"])
	}, 5.0},
	"new-material-at-replica-accepted": {func(k *kms) any {
		return k.imports(ireland, k.importedPair(true), materialB, asNew).errorCode()
	}, "ValidationException"},
	"new-material-current-at-once": {func(k *kms) any {
		id, pending := k.waiting()
		return k.currentMaterial(virginia, id) == pending
	}, false},
	"one-material-is-enough": {func(k *kms) any {
		id, _ := k.waiting()
		first := k.currentMaterial(virginia, id)
		k.rotate(virginia, id)
		k.deleteMaterial(virginia, id, first)
		return k.call(virginia, "Encrypt", members{"KeyId": id, "Plaintext": secret}).errorCode()
	}, "KMSInvalidStateException"},
	"pending-state-skips-replicas": {func(k *kms) any {
		id := k.importedPair(true)
		k.mustImport(virginia, id, materialB, asNew)
		return strings.Contains(strings.Join(k.materialStates(virginia, id), ""), "MULTI_REGION")
	}, true},
	"pending-stays-at-replicas": {func(k *kms) any {
		id := k.importedPair(true)
		k.deleteMaterial(virginia, id, k.mustImport(virginia, id, materialB, asNew))
		return len(k.materialStates(ireland, id))
	}, 1},
	"promotion-drops-imported-material": {func(k *kms) any {
		id := k.importedPair(true)
		k.promote(virginia, id, ireland)
		return k.state(virginia, id)
	}, "Enabled"},
	"replica-accepts-other-material": {func(k *kms) any {
		return k.imports(ireland, k.importedPair(false), materialB, asExisting).errorCode()
	}, "IncorrectKeyMaterialException"},
	"replica-has-material-at-once": {func(k *kms) any {
		return k.state(ireland, k.importedPair(false))
	}, "PendingImport"},
	"replica-of-external-says-aws-kms": {func(k *kms) any {
		return k.replicate(k.imported(), ireland, nil).metadata()["Origin"]
	}, "EXTERNAL"},
	"rotate-before-replicas-have-material": {func(k *kms) any {
		id := k.importedPair(true)
		k.mustImport(virginia, id, materialB, asNew)
		return k.call(virginia, "RotateKeyOnDemand", members{"KeyId": id}).errorCode()
	}, "KMSInvalidStateException"},
	"rotate-without-pending-accepted": {func(k *kms) any {
		return k.call(virginia, "RotateKeyOnDemand", members{"KeyId": k.imported()}).errorCode()
	}, "KMSInvalidStateException"},
	"second-pending-accepted": {func(k *kms) any {
		id, _ := k.waiting()
		return k.imports(virginia, id, []byte(strings.Repeat("c", 32)), asNew).errorCode()
	}, "KMSInvalidStateException"},
}
