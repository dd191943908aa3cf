// What the faults in states on the way, in which key a request reaches and in what an answer holds change.

package reference_test

import "strings"

// unknownID has the shape of an id and is that of no key.
const unknownID = "mrk-0f1e2d3c4b5a69788796a5b4c3d2e1f0"

var transitionSymptoms = map[string]symptom{
	"asymmetric-creating-at-first": {func(k *kms) any {
		return k.must(virginia, "CreateKey", members{"KeySpec": "ECC_NIST_P256", "KeyUsage": "SIGN_VERIFY"}).metadata()["KeyState"]
	}, "Enabled"},
	"bystanders-updating": {func(k *kms) any {
		id := k.multiRegionKey(ireland, sydney)
		k.updatePrimary(virginia, id, ireland)
		return k.state(sydney, id)
	}, "Enabled"},
	"creating-replica-takes-grants": {func(k *kms) any {
		id := k.multiRegionKey()
		k.replicate(id, ireland, nil)
		return k.call(ireland, "CreateGrant", members{
			"KeyId": id, "GranteePrincipal": "arn:aws:iam::1:root", "Operations": []string{"Encrypt"},
		}).errorCode()
	}, "KMSInvalidStateException"},
	"primary-creating-while-replicated": {func(k *kms) any {
		id := k.multiRegionKey()
		k.replicate(id, ireland, nil)
		return k.state(virginia, id)
	}, "Enabled"},
	"refused-promotion-shown": {func(k *kms) any {
		id := k.multiRegionKey()
		k.updatePrimary(virginia, id, ireland)
		return k.describe(virginia, id).configuration()["PrimaryKey"].(members)["Region"]
	}, virginia},
	"replica-unseen-while-creating": {func(k *kms) any {
		id := k.multiRegionKey()
		k.replicate(id, ireland, nil)
		return k.passes(ireland, "DescribeKey", id)
	}, ""},
	"replica-updating-while-rotated": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.on("RotateKeyOnDemand", id)
		return k.state(ireland, id)
	}, "Enabled"},
	"decrypt-searches-all-regions": {func(k *kms) any {
		blob := k.encrypt(virginia, k.multiRegionKey())
		return k.call(ireland, "Decrypt", members{"CiphertextBlob": blob}).errorCode()
	}, "AccessDeniedException"},
	"deletion-answers-bare-id": {func(k *kms) any {
		return strings.HasPrefix(k.schedule(virginia, k.multiRegionKey()).text("KeyId"), "arn:")
	}, true},
	"import-into-kms-key": {func(k *kms) any {
		p := k.parameters(virginia, k.externalKey(), wrapOAEP, "RSA_2048")
		return k.call(virginia, "ImportKeyMaterial", k.importing(k.multiRegionKey(), p, materialA)).errorCode()
	}, "UnsupportedOperationException"},
	"import-state-of-kms-material": {func(k *kms) any {
		id, _ := k.rotated()
		return k.rotations(virginia, id, "", "ImportState")
	}, []string{"<nil> "}},
	"new-period-keeps-date": {func(k *kms) any {
		id := k.multiRegionKey()
		k.enableRotation(id, 90)
		before := k.rotationStatus(virginia, id)["NextRotationDate"]
		k.enableRotation(id, 180)
		return k.rotationStatus(virginia, id)["NextRotationDate"] == before
	}, false},
	"promotion-of-unknown-key": {func(k *kms) any {
		return k.updatePrimary(virginia, unknownID, ireland).errorCode()
	}, "NotFoundException"},
	"replica-import-needs-type": {func(k *kms) any {
		return k.imports(ireland, k.importedPair(false), materialA, nil).errorCode()
	}, ""},
	"replicate-answer-without-policy": {func(k *kms) any {
		return k.replicate(k.multiRegionKey(), ireland, nil).text("ReplicaPolicy") != ""
	}, true},
	"replicate-malformed-makes-key": {func(k *kms) any {
		return k.replicate("fake-key-id", ireland, nil).errorCode()
	}, "NotFoundException"},
	"replicate-unknown-makes-key": {func(k *kms) any {
		return k.replicate(unknownID, ireland, nil).errorCode()
	}, "NotFoundException"},
	"replicate-alias-makes-key": {func(k *kms) any {
		return k.replicate("alias/a", ireland, nil).errorCode()
	}, "InvalidArnException"},
	"rotate-answer-without-key-id": {func(k *kms) any {
		return k.must(virginia, "RotateKeyOnDemand", members{"KeyId": k.multiRegionKey()}).text("KeyId") != ""
	}, true},
}
