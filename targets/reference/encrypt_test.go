// Tests of the cryptographic operations.

package reference_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var secret = base64.StdEncoding.EncodeToString([]byte("attack at dawn"))

func (k *kms) encrypt(region, id string) string {
	k.t.Helper()
	return k.must(region, "Encrypt", members{"KeyId": id, "Plaintext": secret}).text("CiphertextBlob")
}

func TestRelatedKeysDecryptEachOther(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland, sydney)
	for _, from := range []string{virginia, ireland} {
		blob := k.encrypt(from, id)
		for _, at := range []string{virginia, ireland, sydney} {
			for _, named := range []members{{}, {"KeyId": id}, {"KeyId": arn(at, id)}} {
				named["CiphertextBlob"] = blob
				got := k.must(at, "Decrypt", named)
				assert.Equal(t, secret, got.text("Plaintext"))
				assert.Equal(t, arn(at, id), got.text("KeyId"))
				assert.Regexp(t, `^[0-9a-f]{64}$`, got.text("KeyMaterialId"))
			}
		}
	}
}

func TestDecryptRefusals(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	other := k.multiRegionKey()
	mac := k.must(virginia, "CreateKey", members{"KeySpec": "HMAC_256", "KeyUsage": "GENERATE_VERIFY_MAC"}).keyID()
	blob := k.encrypt(virginia, id)
	bytes, err := base64.StdEncoding.DecodeString(blob)
	require.NoError(t, err)
	cut := base64.StdEncoding.EncodeToString(bytes[68:])
	bytes[len(bytes)-1] ^= 1
	flipped := base64.StdEncoding.EncodeToString(bytes)
	refused := func(code, message, at string, input members) {
		t.Helper()
		k.refused(code, message, at, "Decrypt", input)
	}
	incorrect := "The key ID in the request does not identify a CMK that can perform this operation."
	refused("IncorrectKeyException", incorrect, virginia, members{"CiphertextBlob": blob, "KeyId": other})
	refused("IncorrectKeyException", incorrect, virginia, members{"CiphertextBlob": blob, "KeyId": mac})
	refused("InvalidCiphertextException", "", virginia, members{"CiphertextBlob": cut, "KeyId": id})
	refused("InvalidCiphertextException", "", virginia, members{"CiphertextBlob": flipped, "KeyId": id})
	refused("InvalidCiphertextException", "", ireland, members{"CiphertextBlob": blob, "EncryptionContext": members{"a": "b"}})
	refused("IncorrectKeyException", "The key ID in the request does not identify a CMK that can perform this operation.", ireland,
		members{"CiphertextBlob": blob, "KeyId": arn(virginia, id)})
	refused("AccessDeniedException", "The ciphertext refers to a customer master key that does not exist, does not exist "+
		"in this region, or you are not allowed to access.", sydney, members{"CiphertextBlob": blob})
	refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set.",
		ireland, members{"CiphertextBlob": blob, "DryRun": true})
	k.must(ireland, "DisableKey", members{"KeyId": id})
	refused("DisabledException", arn(ireland, id)+" is disabled.", ireland, members{"CiphertextBlob": blob})
	k.must(virginia, "Decrypt", members{"CiphertextBlob": blob})
}

func TestEncryptionContextIsUnorderedAndExact(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey()
	blob := k.must(virginia, "Encrypt", members{
		"KeyId": id, "Plaintext": secret, "EncryptionContext": members{"a": "bc", "d": ""},
	}).text("CiphertextBlob")
	k.must(virginia, "Decrypt", members{"CiphertextBlob": blob, "EncryptionContext": members{"d": "", "a": "bc"}})
	for _, context := range []members{{"ab": "c", "d": ""}, {"A": "bc", "d": ""}, {"a": "bc"}} {
		k.refused("InvalidCiphertextException", "", virginia, "Decrypt", members{"CiphertextBlob": blob, "EncryptionContext": context})
	}
}

func TestDataKeysAreReadableAtRelatedKeys(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	for _, operation := range []string{"GenerateDataKey", "GenerateDataKeyWithoutPlaintext"} {
		made := k.must(virginia, operation, members{"KeyId": id, "KeySpec": "AES_256"})
		opened := k.must(ireland, "Decrypt", members{"CiphertextBlob": made.text("CiphertextBlob")})
		assert.Len(t, opened.text("Plaintext"), 44)
		assert.Equal(t, made.text("KeyMaterialId"), opened.text("KeyMaterialId"))
		if operation == "GenerateDataKey" {
			assert.Equal(t, made.text("Plaintext"), opened.text("Plaintext"))
		} else {
			assert.NotContains(t, made.members, "Plaintext")
		}
	}
	assert.Equal(t, "ValidationException", k.call(virginia, "GenerateDataKey", members{"KeyId": id}).errorCode())
}

func TestReEncryptAtARelatedKey(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	local := k.must(ireland, "CreateKey", members{}).keyID()
	got := k.must(ireland, "ReEncrypt", members{"CiphertextBlob": k.encrypt(virginia, id), "DestinationKeyId": local})
	assert.Equal(t, arn(ireland, id), got.text("SourceKeyId"))
	assert.Equal(t, arn(ireland, local), got.text("KeyId"))
	opened := k.must(ireland, "Decrypt", members{"CiphertextBlob": got.text("CiphertextBlob")})
	assert.Equal(t, secret, opened.text("Plaintext"))
	assert.Equal(t, arn(ireland, local), opened.text("KeyId"))
}

func TestRSAKeysAreInteroperable(t *testing.T) {
	k := start(t)
	rsaKey := members{"MultiRegion": true, "KeySpec": "RSA_2048", "KeyUsage": "ENCRYPT_DECRYPT"}
	id, other := k.must(virginia, "CreateKey", rsaKey).keyID(), k.must(virginia, "CreateKey", rsaKey).keyID()
	k.must(virginia, "ReplicateKey", members{"KeyId": id, "ReplicaRegion": ireland})
	k.settle()
	for _, algorithm := range []string{"RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"} {
		blob := k.must(virginia, "Encrypt", members{
			"KeyId": id, "Plaintext": secret, "EncryptionAlgorithm": algorithm,
		}).text("CiphertextBlob")
		input := members{"CiphertextBlob": blob, "EncryptionAlgorithm": algorithm, "KeyId": id}
		assert.Equal(t, secret, k.must(ireland, "Decrypt", input).text("Plaintext"))
		input["KeyId"] = other
		k.refused("InvalidCiphertextException", "", virginia, "Decrypt", input)
	}
	assert.Equal(t, "InvalidKeyUsageException", k.call(virginia, "Encrypt", members{"KeyId": id, "Plaintext": secret}).errorCode())
	long := strings.Repeat("QUFB", 200)
	assert.Equal(t, "ValidationException", k.call(virginia, "Encrypt", members{
		"KeyId": id, "Plaintext": long, "EncryptionAlgorithm": "RSAES_OAEP_SHA_256",
	}).errorCode())
}

func TestWrongUsageNamesTheOperation(t *testing.T) {
	k := start(t)
	id := k.must(virginia, "CreateKey", members{"KeySpec": "HMAC_256", "KeyUsage": "GENERATE_VERIFY_MAC"}).keyID()
	k.refused("InvalidKeyUsageException", arn(virginia, id)+" key usage is GENERATE_VERIFY_MAC which is not valid for Encrypt.",
		virginia, "Encrypt", members{"KeyId": id, "Plaintext": secret})
}
