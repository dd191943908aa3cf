// What the faults in keys themselves change.

package reference_test

import "strings"

var keySymptoms = map[string]symptom{
	"account-id-changes": {func(k *kms) any {
		id := k.multiRegionKey()
		before := k.describe(virginia, id).metadata()["Arn"]
		k.multiRegionKey()
		return k.describe(virginia, id).metadata()["Arn"] == before
	}, true},
	"arn-leads-to-its-region": {func(k *kms) any {
		return k.passes(ireland, "DescribeKey", arn(virginia, k.multiRegionKey()))
	}, "NotFoundException"},
	"decrypt-reaches-far": {func(k *kms) any {
		id := k.multiRegionKey()
		return k.call(ireland, "Decrypt", members{"CiphertextBlob": k.encrypt(virginia, id), "KeyId": id}).errorCode()
	}, "NotFoundException"},
	"default-origin-hsm": {func(k *kms) any {
		return k.describe(virginia, k.multiRegionKey()).metadata()["Origin"]
	}, "AWS_KMS"},
	"deleted-after-seven-days": {func(k *kms) any {
		id := k.multiRegionKey()
		k.must(virginia, "ScheduleKeyDeletion", members{"KeyId": id, "PendingWindowInDays": 30})
		k.days(8)
		return k.passes(virginia, "DescribeKey", id)
	}, ""},
	"description-clears-multi-region": {func(k *kms) any {
		id := k.multiRegionKey()
		k.must(virginia, "UpdateKeyDescription", members{"KeyId": id, "Description": "d"})
		return k.describe(virginia, id).metadata()["MultiRegion"]
	}, true},
	"first-import-needs-type": {func(k *kms) any {
		return k.imports(virginia, k.externalKey(), materialA, nil).errorCode()
	}, ""},
	"ids-counted-by-region": {func(k *kms) any {
		elsewhere := k.must(ireland, "CreateKey", members{"MultiRegion": true}).keyID()
		return k.multiRegionKey() == elsewhere
	}, false},
	"keyless-decrypt-names-bare-id": {func(k *kms) any {
		blob := k.encrypt(virginia, k.multiRegionKey(ireland))
		return strings.HasPrefix(k.must(ireland, "Decrypt", members{"CiphertextBlob": blob}).text("KeyId"), "arn:")
	}, true},
	"list-aliases-unknown-is-empty": {func(k *kms) any {
		return k.passes(ireland, "ListAliases", k.multiRegionKey())
	}, "NotFoundException"},
	"ml-dsa-import-accepted": {func(k *kms) any {
		return k.call(virginia, "CreateKey", members{
			"KeySpec": "ML_DSA_44", "KeyUsage": "SIGN_VERIFY", "Origin": "EXTERNAL",
		}).errorCode()
	}, "ValidationException"},
	"multi-region-at-home-only": {func(k *kms) any {
		return k.call(ireland, "CreateKey", members{"MultiRegion": true}).errorCode()
	}, ""},
	"multi-region-symmetric-only": {func(k *kms) any {
		return k.call(virginia, "CreateKey", members{
			"KeySpec": "HMAC_256", "KeyUsage": "GENERATE_VERIFY_MAC", "MultiRegion": true,
		}).errorCode()
	}, ""},
	"old-spec-is-default": {func(k *kms) any {
		return k.describe(virginia, k.hmacKey()).metadata()["CustomerMasterKeySpec"]
	}, "HMAC_256"},
	"one-multi-region-key-per-region": {func(k *kms) any {
		k.multiRegionKey()
		return k.call(virginia, "CreateKey", members{"MultiRegion": true}).errorCode()
	}, ""},
	"own-window-deletes-primary": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.schedule(virginia, id)
		k.days(31)
		return k.passes(virginia, "DescribeKey", id)
	}, ""},
	"own-window-starts-waiting": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.schedule(virginia, id)
		k.days(31)
		return k.state(virginia, id)
	}, "PendingReplicaDeletion"},
	"pending-replicas-recounted": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.schedule(ireland, id)
		k.schedule(virginia, id)
		return k.state(virginia, id)
	}, "PendingReplicaDeletion"},
	"replica-lists-no-pending": {func(k *kms) any {
		id, _ := k.waiting()
		k.replicate(id, ireland, nil)
		k.settle()
		return len(k.rotations(ireland, id, "ALL_KEY_MATERIAL", "KeyMaterialId"))
	}, 2},
}
