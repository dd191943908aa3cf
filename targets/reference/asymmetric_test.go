// Tests of signatures, MACs, key agreement and key pairs.

package reference_test

import (
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// keyOf makes a multi-Region key of the spec with settled replicas.
func (k *kms) keyOf(spec, usage string, replicas ...string) string {
	k.t.Helper()
	id := k.must(virginia, "CreateKey", members{"MultiRegion": true, "KeySpec": spec, "KeyUsage": usage}).keyID()
	for _, region := range replicas {
		k.replicate(id, region, nil)
	}
	k.settle()
	return id
}

func encoded(raw []byte) string { return base64.StdEncoding.EncodeToString(raw) }

func (a answer) blob(t *testing.T, name string) []byte {
	t.Helper()
	raw, err := base64.StdEncoding.DecodeString(a.text(name))
	require.NoError(t, err)
	return raw
}

func TestEverySigningAlgorithmWorksAtRelatedKeys(t *testing.T) {
	k := start(t)
	for spec, algorithms := range map[string][]string{
		"RSA_2048": {
			"RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512",
			"RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512",
		},
		"ECC_NIST_P256":   {"ECDSA_SHA_256"},
		"ECC_NIST_P384":   {"ECDSA_SHA_384"},
		"ECC_NIST_P521":   {"ECDSA_SHA_512"},
		"ECC_SECG_P256K1": {"ECDSA_SHA_256"},
		"ML_DSA_44":       {"ML_DSA_SHAKE_256"},
		"ML_DSA_65":       {"ML_DSA_SHAKE_256"},
		"ML_DSA_87":       {"ML_DSA_SHAKE_256"},
	} {
		id := k.keyOf(spec, "SIGN_VERIFY", ireland)
		for _, algorithm := range algorithms {
			input := members{"KeyId": id, "Message": secret, "SigningAlgorithm": algorithm}
			signed := k.must(virginia, "Sign", input)
			assert.Equal(t, arn(virginia, id), signed.text("KeyId"))
			input["Signature"] = signed.text("Signature")
			verified := k.must(ireland, "Verify", input)
			assert.Equal(t, true, verified.members["SignatureValid"], algorithm)
			assert.Equal(t, arn(ireland, id), verified.text("KeyId"))
			assert.Equal(t, algorithm, verified.text("SigningAlgorithm"))
			input["Message"] = encoded([]byte("retreat"))
			k.refused("KMSInvalidSignatureException", "", ireland, "Verify", input)
			input["Message"], input["Signature"] = secret, encoded([]byte("nonsense"))
			k.refused("KMSInvalidSignatureException", "", ireland, "Verify", input)
		}
	}
}

func TestSignADigest(t *testing.T) {
	k := start(t)
	id := k.keyOf("ECC_NIST_P256", "SIGN_VERIFY")
	message := []byte("attack at dawn")
	digest := sha256.Sum256(message)
	signed := k.must(virginia, "Sign", members{
		"KeyId": id, "Message": encoded(digest[:]), "MessageType": "DIGEST", "SigningAlgorithm": "ECDSA_SHA_256",
	})
	k.must(virginia, "Verify", members{
		"KeyId": id, "Message": encoded(message), "SigningAlgorithm": "ECDSA_SHA_256", "Signature": signed.text("Signature"),
	})
	public, err := x509.ParsePKIXPublicKey(k.must(virginia, "GetPublicKey", members{"KeyId": id}).blob(t, "PublicKey"))
	require.NoError(t, err)
	assert.True(t, ecdsa.VerifyASN1(public.(*ecdsa.PublicKey), digest[:], signed.blob(t, "Signature")))
	k.refused("ValidationException", "Digest is invalid length for algorithm ECDSA_SHA_256.", virginia, "Sign", members{
		"KeyId": id, "Message": encoded(message), "MessageType": "DIGEST", "SigningAlgorithm": "ECDSA_SHA_256",
	})
	assert.Equal(t, "ValidationException", k.call(virginia, "Sign", members{
		"KeyId": id, "Message": encoded(message), "MessageType": "EXTERNAL_MU", "SigningAlgorithm": "ECDSA_SHA_256",
	}).errorCode())
	k.refused("InvalidKeyUsageException", "Algorithm ECDSA_SHA_384 is incompatible with key spec ECC_NIST_P256.", virginia, "Sign",
		members{"KeyId": id, "Message": encoded(message), "SigningAlgorithm": "ECDSA_SHA_384"})
	k.refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set.", virginia, "Sign",
		members{"KeyId": id, "Message": encoded(message), "SigningAlgorithm": "ECDSA_SHA_256", "DryRun": true})
}

func TestMACsAreTheSameAtRelatedKeys(t *testing.T) {
	k := start(t)
	for spec, algorithm := range map[string]string{
		"HMAC_224": "HMAC_SHA_224", "HMAC_256": "HMAC_SHA_256", "HMAC_384": "HMAC_SHA_384", "HMAC_512": "HMAC_SHA_512",
	} {
		id := k.keyOf(spec, "GENERATE_VERIFY_MAC", ireland)
		input := members{"KeyId": id, "Message": secret, "MacAlgorithm": algorithm}
		mac := k.must(virginia, "GenerateMac", input).text("Mac")
		assert.Equal(t, mac, k.must(ireland, "GenerateMac", input).text("Mac"))
		input["Mac"] = mac
		assert.Equal(t, true, k.must(ireland, "VerifyMac", input).members["MacValid"])
		input["Message"] = encoded([]byte("retreat"))
		k.refused("KMSInvalidMacException", "", ireland, "VerifyMac", input)
	}
}

func TestPublicKeyIsTheSameAtRelatedKeys(t *testing.T) {
	k := start(t)
	for _, spec := range []string{"RSA_2048", "ECC_NIST_P384", "ECC_SECG_P256K1", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87"} {
		id := k.keyOf(spec, "SIGN_VERIFY", ireland)
		here := k.must(virginia, "GetPublicKey", members{"KeyId": id})
		there := k.must(ireland, "GetPublicKey", members{"KeyId": id})
		assert.Equal(t, here.text("PublicKey"), there.text("PublicKey"))
		assert.Equal(t, arn(ireland, id), there.text("KeyId"))
		assert.Equal(t, spec, there.text("KeySpec"))
		k.must(ireland, "DisableKey", members{"KeyId": id})
		k.must(ireland, "GetPublicKey", members{"KeyId": id})
	}
	assert.Equal(t, "UnsupportedOperationException",
		k.call(virginia, "GetPublicKey", members{"KeyId": k.multiRegionKey()}).errorCode())
}

func TestSharedSecretIsTheSameAtRelatedKeys(t *testing.T) {
	k := start(t)
	id := k.keyOf("ECC_NIST_P256", "KEY_AGREEMENT", ireland)
	peer, err := ecdh.P256().GenerateKey(rand.Reader)
	require.NoError(t, err)
	peerDER, err := x509.MarshalPKIXPublicKey(peer.PublicKey())
	require.NoError(t, err)
	public, err := x509.ParsePKIXPublicKey(k.must(ireland, "GetPublicKey", members{"KeyId": id}).blob(t, "PublicKey"))
	require.NoError(t, err)
	theirs, err := public.(*ecdsa.PublicKey).ECDH()
	require.NoError(t, err)
	want, err := peer.ECDH(theirs)
	require.NoError(t, err)
	input := members{"KeyId": id, "KeyAgreementAlgorithm": "ECDH", "PublicKey": encoded(peerDER)}
	for _, region := range []string{virginia, ireland} {
		got := k.must(region, "DeriveSharedSecret", input)
		assert.Equal(t, encoded(want), got.text("SharedSecret"))
		assert.Equal(t, "AWS_KMS", got.text("KeyOrigin"))
	}
	input["PublicKey"] = encoded([]byte("nonsense"))
	assert.Equal(t, "ValidationException", k.call(virginia, "DeriveSharedSecret", input).errorCode())
}

func TestDataKeyPairsAreReadableAtRelatedKeys(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	for _, spec := range []string{"RSA_2048", "ECC_NIST_P256", "ECC_NIST_P521", "ECC_SECG_P256K1"} {
		made := k.must(virginia, "GenerateDataKeyPair", members{"KeyId": id, "KeyPairSpec": spec})
		opened := k.must(ireland, "Decrypt", members{"CiphertextBlob": made.text("PrivateKeyCiphertextBlob")})
		assert.Equal(t, made.text("PrivateKeyPlaintext"), opened.text("Plaintext"))
		assert.Equal(t, made.text("KeyMaterialId"), opened.text("KeyMaterialId"))
		if spec != "ECC_SECG_P256K1" {
			private, err := x509.ParsePKCS8PrivateKey(made.blob(t, "PrivateKeyPlaintext"))
			require.NoError(t, err)
			_, err = x509.ParsePKIXPublicKey(made.blob(t, "PublicKey"))
			require.NoError(t, err)
			assert.NotNil(t, private)
		}
	}
	hidden := k.must(virginia, "GenerateDataKeyPairWithoutPlaintext", members{"KeyId": id, "KeyPairSpec": "ECC_NIST_P256"})
	assert.NotContains(t, hidden.members, "PrivateKeyPlaintext")
	k.must(ireland, "Decrypt", members{"CiphertextBlob": hidden.text("PrivateKeyCiphertextBlob")})
	k.refused("UnsupportedOperationException", "KeyPairSpec SM2 is not supported in this Region",
		virginia, "GenerateDataKeyPair", members{"KeyId": id, "KeyPairSpec": "SM2"})
}

func TestWrongUsageIsRefusedByEveryOperation(t *testing.T) {
	k := start(t)
	symmetric, signing := k.multiRegionKey(), k.keyOf("ECC_NIST_P256", "SIGN_VERIFY")
	for operation, input := range map[string]members{
		"GenerateMac": {"KeyId": signing, "Message": secret, "MacAlgorithm": "HMAC_SHA_256"},
		"VerifyMac":   {"KeyId": signing, "Message": secret, "MacAlgorithm": "HMAC_SHA_256", "Mac": secret},
		"DeriveSharedSecret": {
			"KeyId": signing, "KeyAgreementAlgorithm": "ECDH", "PublicKey": secret,
		},
		"GenerateDataKey": {"KeyId": signing, "KeySpec": "AES_128"},
		"Sign":            {"KeyId": symmetric, "Message": secret, "SigningAlgorithm": "ECDSA_SHA_256"},
		"Verify":          {"KeyId": symmetric, "Message": secret, "SigningAlgorithm": "ECDSA_SHA_256", "Signature": secret},
	} {
		id, _ := input["KeyId"].(string)
		usage := map[string]string{symmetric: "ENCRYPT_DECRYPT", signing: "SIGN_VERIFY"}[id]
		k.refused("InvalidKeyUsageException", arn(virginia, id)+" key usage is "+usage+" which is not valid for "+operation+".",
			virginia, operation, input)
	}
	k.refused("InvalidKeyUsageException", "You cannot generate a data key pair with an asymmetric CMK", virginia,
		"GenerateDataKeyPair", members{"KeyId": k.keyOf("RSA_2048", "ENCRYPT_DECRYPT"), "KeyPairSpec": "RSA_2048"})
}

func TestLastUsageIsPerKey(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	assert.Empty(t, k.must(virginia, "GetKeyLastUsage", members{"KeyId": id}).members["KeyLastUsage"])
	encrypted := k.must(virginia, "Encrypt", members{"KeyId": id, "Plaintext": secret})
	got := k.must(virginia, "GetKeyLastUsage", members{"KeyId": id})
	last, _ := got.members["KeyLastUsage"].(members)
	assert.Equal(t, "Encrypt", last["Operation"])
	assert.Equal(t, encrypted.header.Get("X-Amzn-Requestid"), last["KmsRequestId"])
	assert.Contains(t, last, "Timestamp")
	assert.Contains(t, got.members, "TrackingStartDate")
	assert.Empty(t, k.must(ireland, "GetKeyLastUsage", members{"KeyId": id}).members["KeyLastUsage"])
}
