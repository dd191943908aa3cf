// Tests of imported key material in related keys, and of rotating it.

package reference_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

var (
	asNew      = members{"ImportType": "NEW_KEY_MATERIAL"}
	asExisting = members{"ImportType": "EXISTING_KEY_MATERIAL"}
)

// importedPair makes an imported key with a replica in Ireland that has the material too, if asked.
func (k *kms) importedPair(alsoAtReplica bool) string {
	k.t.Helper()
	id := k.imported()
	k.replicate(id, ireland, nil)
	k.settle()
	if alsoAtReplica {
		k.mustImport(ireland, id, materialA, asExisting)
	}
	return id
}

// materialStates lists the state of each material of the key and whether it is there.
func (k *kms) materialStates(region, id string) []string {
	k.t.Helper()
	return k.rotations(region, id, "ALL_KEY_MATERIAL", "KeyMaterialState", "ImportState")
}

func TestReplicaHasToBeGivenTheSameMaterial(t *testing.T) {
	k := start(t)
	id := k.importedPair(false)
	assert.Equal(t, "PendingImport", k.state(ireland, id))
	assert.Equal(t, k.currentMaterial(virginia, id), k.currentMaterial(ireland, id))
	assert.Equal(t, []string{"CURRENT PENDING_IMPORT "}, k.materialStates(ireland, id))
	assert.Equal(t, "IncorrectKeyMaterialException", k.imports(ireland, id, materialB, nil).errorCode())
	assert.Equal(t, "ValidationException", k.imports(ireland, id, materialB, asNew).errorCode())
	p := k.parameters(virginia, id, wrapOAEP, "RSA_2048")
	assert.Equal(t, "InvalidImportTokenException", k.call(ireland, "ImportKeyMaterial", k.importing(id, p, materialA)).errorCode())

	assert.Equal(t, k.currentMaterial(virginia, id), k.mustImport(ireland, id, materialA, nil))
	assert.Equal(t, "Enabled", k.state(ireland, id))
	assert.Empty(t, k.opens(ireland, k.encrypt(virginia, id)))
	k.deleteMaterial(virginia, id, "")
	assert.Equal(t, "PendingImport", k.state(virginia, id))
	assert.Equal(t, "Enabled", k.state(ireland, id))
	assert.Equal(t, "KMSInvalidStateException", k.updatePrimary(virginia, id, ireland).errorCode())
}

func TestExpiryIsPerKey(t *testing.T) {
	k := start(t)
	id := k.importedPair(true)
	k.mustImport(ireland, id, materialA, members{"ValidTo": k.in(5)})
	k.must(ireland, "DisableKey", members{"KeyId": id})
	k.days(5)
	assert.Equal(t, "Enabled", k.state(virginia, id))
	assert.Equal(t, "PendingImport", k.state(ireland, id))
	k.mustImport(ireland, id, materialA, members{"ValidTo": k.in(5)})
	k.schedule(ireland, id)
	k.days(6)
	assert.Equal(t, "PendingDeletion", k.state(ireland, id))
	k.cancel(ireland, id)
	assert.Equal(t, "PendingImport", k.state(ireland, id))
}

func TestImportedMaterialIsRotatedOnceEveryKeyHasIt(t *testing.T) {
	k := start(t)
	id := k.importedPair(true)
	first := k.currentMaterial(virginia, id)
	old := k.encrypt(ireland, id)
	k.refused("KMSInvalidStateException", "No available key material pending rotation for the key: "+arn(virginia, id)+".",
		virginia, "RotateKeyOnDemand", members{"KeyId": id})
	second := k.mustImport(virginia, id, materialB, members{"ImportType": "NEW_KEY_MATERIAL", "KeyMaterialDescription": "two"})
	assert.NotEqual(t, first, second)
	assert.Equal(t, first, k.currentMaterial(virginia, id))
	assert.Equal(t, []string{"CURRENT IMPORTED ", "PENDING_MULTI_REGION_IMPORT_AND_ROTATION IMPORTED "}, k.materialStates(virginia, id))
	assert.Equal(t, []string{"CURRENT IMPORTED ", "PENDING_MULTI_REGION_IMPORT_AND_ROTATION PENDING_IMPORT "}, k.materialStates(ireland, id))
	k.refused("KMSInvalidStateException", "Cannot perform key material rotation: Key material has not been imported for "+
		"replicas of the Multi-Region key.", virginia, "RotateKeyOnDemand", members{"KeyId": id})
	third := k.imports(virginia, id, materialC, asNew)
	assert.Equal(t, "KMSInvalidStateException", third.errorCode())
	assert.Regexp(t, `^New key material \(id: [0-9a-f]{64}\) cannot be imported into KMS key `+arn(virginia, id)+
		`, because another key material \(id: `+second+`\) is pending rotation\.$`, third.text("message"))
	k.mustImport(ireland, id, materialB, asExisting)
	assert.Equal(t, []string{"CURRENT IMPORTED ", "PENDING_ROTATION IMPORTED "}, k.materialStates(ireland, id))
	assert.Equal(t, []string{"<nil> ", "two "}, k.rotations(ireland, id, "ALL_KEY_MATERIAL", "KeyMaterialDescription"))
	k.rotate(virginia, id)
	for _, region := range []string{virginia, ireland} {
		assert.Equal(t, second, k.currentMaterial(region, id))
		assert.Empty(t, k.opens(region, old))
		assert.Empty(t, k.opens(region, k.encrypt(virginia, id)))
		assert.Equal(t, []string{"NON_CURRENT IMPORTED ", "CURRENT IMPORTED "}, k.materialStates(region, id))
		assert.Equal(t, []string{"ON_DEMAND "}, k.rotations(region, id, "", "RotationType"))
	}
	assert.Equal(t, false, k.rotationStatus(virginia, id)["KeyRotationEnabled"])

	k.deleteMaterial(ireland, id, first)
	assert.Equal(t, "PendingImport", k.state(ireland, id))
	assert.Equal(t, "KMSInvalidStateException", k.opens(ireland, k.encrypt(virginia, id)))
	k.mustImport(ireland, id, materialA, members{"ImportType": "EXISTING_KEY_MATERIAL", "KeyMaterialId": first})
	assert.Empty(t, k.opens(ireland, old))
	assert.Equal(t, "IncorrectKeyMaterialException", k.imports(ireland, id, materialA, members{"KeyMaterialId": second}).errorCode())
	k.replicate(id, sydney, nil)
	k.settle()
	k.mustImport(sydney, id, materialB, asExisting)
	assert.Equal(t, "PendingImport", k.state(sydney, id))
	k.mustImport(sydney, id, materialA, asExisting)
	assert.Equal(t, "Enabled", k.state(sydney, id))
}

func TestPendingMaterialBelongsToThePrimary(t *testing.T) {
	k := start(t)
	id := k.importedPair(true)
	second := k.mustImport(virginia, id, materialB, asNew)
	k.mustImport(ireland, id, materialB, asExisting)
	k.deleteMaterial(ireland, id, second)
	assert.Equal(t, "Enabled", k.state(ireland, id))
	assert.Len(t, k.materialStates(virginia, id), 2)
	k.mustImport(ireland, id, materialB, asExisting)
	k.deleteMaterial(virginia, id, second)
	for _, region := range []string{virginia, ireland} {
		assert.Equal(t, "Enabled", k.state(region, id))
		assert.Equal(t, []string{"CURRENT IMPORTED "}, k.materialStates(region, id))
	}
	assert.Equal(t, "ValidationException",
		k.call(virginia, "DeleteImportedKeyMaterial", members{"KeyId": id, "KeyMaterialId": second}).errorCode())
	k.mustImport(virginia, id, materialB, members{"ImportType": "NEW_KEY_MATERIAL", "ValidTo": k.in(2)})
	assert.NotContains(t, k.describe(virginia, id).metadata(), "ValidTo")
	k.days(2)
	assert.Equal(t, "Enabled", k.state(virginia, id))
	assert.Len(t, k.materialStates(ireland, id), 2)
}

func TestPromotionKeepsImportedMaterial(t *testing.T) {
	k := start(t)
	id := k.importedPair(true)
	blob := k.encrypt(virginia, id)
	k.updatePrimary(virginia, id, ireland)
	for _, operation := range []string{"DeleteImportedKeyMaterial", "GetParametersForImport"} {
		k.refused("KMSInvalidStateException", arn(virginia, id)+" is updating.", virginia, operation, members{
			"KeyId": id, "WrappingAlgorithm": wrapOAEP, "WrappingKeySpec": "RSA_2048",
		})
	}
	k.settle()
	for _, region := range []string{virginia, ireland} {
		assert.Equal(t, "Enabled", k.state(region, id))
		assert.Empty(t, k.opens(region, blob))
	}
	assert.Equal(t, "ValidationException", k.imports(virginia, id, materialB, asNew).errorCode())
	k.mustImport(ireland, id, materialB, asNew)
}
