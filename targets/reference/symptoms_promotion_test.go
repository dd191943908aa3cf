// What the faults in UpdatePrimaryRegion change.

package reference_test

var promotionSymptoms = map[string]symptom{
	"failed-promotion-demotes": {func(k *kms) any {
		id := k.multiRegionKey()
		k.updatePrimary(virginia, id, ireland)
		return k.roles(virginia, id)[0]
	}, "PRIMARY"},
	"promotion-changes-nothing": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.promote(virginia, id, ireland)
		return k.roles(ireland, id)[0]
	}, "PRIMARY"},
	"promotion-from-replica": {func(k *kms) any {
		return k.updatePrimary(ireland, k.multiRegionKey(ireland), ireland).errorCode() +
			k.updatePrimary(ireland, k.multiRegionKey(ireland, sydney), sydney).errorCode()
	}, "KMSInvalidStateExceptionKMSInvalidStateException"},
	"promotion-of-disabled-primary": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.must(virginia, "DisableKey", members{"KeyId": id})
		return k.updatePrimary(virginia, id, ireland).errorCode()
	}, "DisabledException"},
	"promotion-of-pending-primary": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.schedule(virginia, id)
		return k.updatePrimary(virginia, id, ireland).errorCode()
	}, "KMSInvalidStateException"},
	"promotion-of-single-region-key": {func(k *kms) any {
		return k.updatePrimary(virginia, k.must(virginia, "CreateKey", members{}).keyID(), ireland).errorCode()
	}, "UnsupportedOperationException"},
	"promotion-to-creating-replica": {func(k *kms) any {
		id := k.multiRegionKey()
		k.replicate(id, ireland, nil)
		return k.updatePrimary(virginia, id, ireland).errorCode()
	}, "KMSInvalidStateException"},
	"promotion-to-disabled-replica": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.must(ireland, "DisableKey", members{"KeyId": id})
		return k.updatePrimary(virginia, id, ireland).errorCode()
	}, "DisabledException"},
	"promotion-to-own-region-demotes": {func(k *kms) any {
		id := k.multiRegionKey()
		k.updatePrimary(virginia, id, virginia)
		return k.roles(virginia, id)[0]
	}, "PRIMARY"},
	"promotion-to-pending-replica": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.schedule(ireland, id)
		return k.updatePrimary(virginia, id, ireland).errorCode()
	}, "KMSInvalidStateException"},
	"promotion-without-replica": {func(k *kms) any {
		return k.updatePrimary(virginia, k.multiRegionKey(), ireland).errorCode()
	}, "ValidationException"},
	"third-promotion-refused": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.promote(virginia, id, ireland)
		k.promote(ireland, id, virginia)
		return k.updatePrimary(virginia, id, ireland).errorCode()
	}, ""},
	"updating-forever": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.promote(virginia, id, ireland)
		return k.state(virginia, id)
	}, "Enabled"},
	"updating-refuses-crypto": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.updatePrimary(virginia, id, ireland)
		return k.call(ireland, "Encrypt", members{"KeyId": id, "Plaintext": secret}).errorCode()
	}, ""},
}
