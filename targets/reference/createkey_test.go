// Tests of CreateKey and of finding keys.

package reference_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCreateKeyDescribesAPrimary(t *testing.T) {
	k := start(t)
	created := k.must(virginia, "CreateKey", members{"MultiRegion": true, "Description": "mine"})
	id := created.keyID()
	require.Regexp(t, `^mrk-[0-9a-f]{32}$`, id)
	metadata := created.metadata()
	assert.Regexp(t, `^[0-9a-f]{64}$`, metadata["CurrentKeyMaterialId"])
	delete(metadata, "CurrentKeyMaterialId")
	delete(metadata, "AWSAccountId")
	assert.Equal(t, members{
		"Arn":                   arn(virginia, id),
		"CreationDate":          1767225600.001,
		"CustomerMasterKeySpec": "SYMMETRIC_DEFAULT",
		"Description":           "mine",
		"Enabled":               true,
		"EncryptionAlgorithms":  []any{"SYMMETRIC_DEFAULT"},
		"KeyId":                 id,
		"KeyManager":            "CUSTOMER",
		"KeySpec":               "SYMMETRIC_DEFAULT",
		"KeyState":              "Enabled",
		"KeyUsage":              "ENCRYPT_DECRYPT",
		"MultiRegion":           true,
		"MultiRegionConfiguration": members{
			"MultiRegionKeyType": "PRIMARY",
			"PrimaryKey":         members{"Arn": arn(virginia, id), "Region": virginia},
			"ReplicaKeys":        []any{},
		},
		"Origin": "AWS_KMS",
	}, metadata)
}

func TestCreateKeyDescribesASingleRegionKey(t *testing.T) {
	created := start(t).must(virginia, "CreateKey", members{})
	assert.Regexp(t, `^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`, created.keyID())
	assert.Equal(t, false, created.metadata()["MultiRegion"])
	assert.NotContains(t, created.metadata(), "MultiRegionConfiguration")
	assert.Equal(t, "", created.metadata()["Description"])
}

func TestCreateKeyKnowsEverySpec(t *testing.T) {
	k := start(t)
	for _, test := range []struct{ spec, usage, list, algorithms string }{
		{"RSA_2048", "ENCRYPT_DECRYPT", "EncryptionAlgorithms", "[RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256]"},
		{"ECC_NIST_P256", "SIGN_VERIFY", "SigningAlgorithms", "[ECDSA_SHA_256]"},
		{"ECC_NIST_P384", "SIGN_VERIFY", "SigningAlgorithms", "[ECDSA_SHA_384]"},
		{"ECC_NIST_P521", "SIGN_VERIFY", "SigningAlgorithms", "[ECDSA_SHA_512]"},
		{"ECC_NIST_P521", "KEY_AGREEMENT", "KeyAgreementAlgorithms", "[ECDH]"},
		{"ECC_SECG_P256K1", "SIGN_VERIFY", "SigningAlgorithms", "[ECDSA_SHA_256]"},
		{"ML_DSA_44", "SIGN_VERIFY", "SigningAlgorithms", "[ML_DSA_SHAKE_256]"},
		{"ML_DSA_65", "SIGN_VERIFY", "SigningAlgorithms", "[ML_DSA_SHAKE_256]"},
		{"ML_DSA_87", "SIGN_VERIFY", "SigningAlgorithms", "[ML_DSA_SHAKE_256]"},
		{"HMAC_224", "GENERATE_VERIFY_MAC", "MacAlgorithms", "[HMAC_SHA_224]"},
		{"HMAC_512", "GENERATE_VERIFY_MAC", "MacAlgorithms", "[HMAC_SHA_512]"},
	} {
		metadata := k.must(virginia, "CreateKey", members{"KeySpec": test.spec, "KeyUsage": test.usage, "MultiRegion": true}).metadata()
		assert.Equal(t, test.algorithms, fmt.Sprint(metadata[test.list]), test.spec)
		assert.NotContains(t, metadata, "CurrentKeyMaterialId", test.spec)
		assert.Equal(t, test.spec, metadata["CustomerMasterKeySpec"])
	}
}

func TestCreateKeyOfOriginExternalWaitsForMaterial(t *testing.T) {
	k := start(t)
	created := k.must(virginia, "CreateKey", members{"Origin": "EXTERNAL", "MultiRegion": true})
	assert.Equal(t, "PendingImport", created.metadata()["KeyState"])
	assert.Equal(t, false, created.metadata()["Enabled"])
	assert.NotContains(t, created.metadata(), "CurrentKeyMaterialId")
	id := created.keyID()
	pending := arn(virginia, id) + " is pending import."
	k.refused("KMSInvalidStateException", pending, virginia, "ReplicateKey", members{"KeyId": id, "ReplicaRegion": ireland})
	k.refused("KMSInvalidStateException", pending, virginia, "EnableKey", members{"KeyId": id})
	k.refused("UnsupportedOperationException", arn(virginia, id)+" origin is EXTERNAL which is not valid for this operation.",
		virginia, "EnableKeyRotation", members{"KeyId": id})
}

func TestCreateKeyRefusals(t *testing.T) {
	k := start(t)
	manyTags := make([]members, 51)
	for i := range manyTags {
		manyTags[i] = members{"TagKey": fmt.Sprint(i), "TagValue": ""}
	}
	statement := func(text string) string { return `{"Version":"2012-10-17","Statement":[` + text + `]}` }
	lockout := statement(`{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:Encrypt","Resource":"*"}`)
	for _, test := range []struct {
		code, message string
		input         members
	}{
		{
			"ValidationException", "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.",
			members{"KeySpec": "HMAC_256"},
		},
		{
			"ValidationException", "KeyUsage ENCRYPT_DECRYPT is not compatible with KeySpec HMAC_256",
			members{"KeySpec": "HMAC_256", "KeyUsage": "ENCRYPT_DECRYPT"},
		},
		{
			"UnsupportedOperationException", "KeySpec SM2 is not supported in this Region",
			members{"KeySpec": "SM2", "KeyUsage": "SIGN_VERIFY"},
		},
		{"TagException", "Too many tags", members{"Tags": manyTags}},
		{"TagException", "Duplicate tag keys", members{"Tags": []members{manyTags[0], manyTags[0]}}},
		{
			"TagException", "Tags beginning with aws: are reserved",
			members{"Tags": []members{{"TagKey": "AWS:mine", "TagValue": ""}}},
		},
		{
			"MalformedPolicyDocumentException", "The new key policy will not allow you to update the key policy in the future.",
			members{"Policy": lockout},
		},
		{
			"MalformedPolicyDocumentException", "Policy contains a statement with no principal.",
			members{"Policy": statement(`{"Effect":"Allow","Action":"kms:*","Resource":"*"}`)},
		},
		{"MalformedPolicyDocumentException", "Policy document is not valid.", members{"Policy": "nonsense"}},
		{
			"LimitExceededException", "The policy is longer than 32768 bytes.",
			members{"Policy": strings.Repeat(" ", 32769)},
		},
		{
			"UnsupportedOperationException", "Multi-Region keys are not supported in a custom key store.",
			members{"MultiRegion": true, "Origin": "AWS_CLOUDHSM", "CustomKeyStoreId": "cks-1234567890abcdef0"},
		},
	} {
		k.refused(test.code, test.message, virginia, "CreateKey", test.input)
	}
	k.must(virginia, "CreateKey", members{"Policy": lockout, "BypassPolicyLockoutSafetyCheck": true})
}

func TestKeysAreFoundByEveryNameAndRefusedByWrongOnes(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	k.must(virginia, "CreateAlias", members{"AliasName": "alias/mine", "TargetKeyId": id})
	aliasARN := strings.Replace(arn(virginia, "alias/mine"), "key/", "", 1)
	for _, name := range []string{id, arn(virginia, id), "alias/mine", aliasARN} {
		assert.Equal(t, id, k.must(virginia, "DescribeKey", members{"KeyId": name}).keyID(), name)
	}
	unknown := "mrk-00000000000000000000000000000000"
	notFound := func(message, region, name string) {
		k.refused("NotFoundException", message, region, "DescribeKey", members{"KeyId": name})
	}
	notFound("Key '"+arn(virginia, unknown)+"' does not exist", virginia, unknown)
	notFound("Key '"+arn(virginia, unknown)+"' does not exist", virginia, arn(virginia, unknown))
	notFound("Key '"+arn(sydney, id)+"' does not exist", sydney, id)
	notFound("Invalid keyId 'mrk-fake-key-id'", virginia, "mrk-fake-key-id")
	notFound("Invalid arn us-east-1", ireland, arn(virginia, id))
	notFound("Alias "+strings.Replace(arn(ireland, "alias/mine"), "key/", "", 1)+" is not found.", ireland, "alias/mine")
	k.refused("InvalidArnException", "Key Aliases are not supported for this operation.",
		virginia, "DisableKey", members{"KeyId": "alias/mine"})
	foreign := "arn:aws:kms:us-east-1:000000000000:key/" + id
	assert.Equal(t, "AccessDeniedException", k.call(virginia, "DescribeKey", members{"KeyId": foreign}).errorCode())
}
