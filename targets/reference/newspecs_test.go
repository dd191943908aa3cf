// Tests of Ed25519 and ML-KEM keys, as multi-Region keys, with what the standard library makes of their public keys.

package reference_test

import (
	"crypto"
	"crypto/ed25519"
	"crypto/mlkem"
	"crypto/sha512"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/base64"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// twin is a multi-Region key of the spec with a replica in Ireland.
func (k *kms) twin(spec, usage string) string {
	k.t.Helper()
	id := k.made(members{"MultiRegion": true, "KeySpec": spec, "KeyUsage": usage})
	k.must(virginia, "ReplicateKey", members{"KeyId": id, "ReplicaRegion": ireland})
	k.settle()
	return id
}

func TestEd25519KeysOfTwoRegionsSignAlike(t *testing.T) {
	k := start(t)
	id := k.twin("ECC_NIST_EDWARDS25519", "SIGN_VERIFY")
	text := []byte("attack at dawn")
	digest := sha512.Sum512(text)
	public, ok := k.publicOf(id).(ed25519.PublicKey)
	require.True(t, ok)
	for _, test := range []struct {
		algorithm, messageType string
		message                []byte
		hash                   crypto.Hash
	}{
		{"ED25519_SHA_512", "RAW", text, crypto.Hash(0)},
		{"ED25519_PH_SHA_512", "DIGEST", digest[:], crypto.SHA512},
	} {
		input := members{
			"KeyId": id, "Message": base64Of(test.message), "MessageType": test.messageType, "SigningAlgorithm": test.algorithm,
		}
		signature := k.must(virginia, "Sign", input).blob(t, "Signature")
		assert.Equal(t, signature, k.must(ireland, "Sign", input).blob(t, "Signature"), "the signatures are deterministic")
		assert.NoError(t, ed25519.VerifyWithOptions(public, test.message, signature, &ed25519.Options{Hash: test.hash}))
		input["Signature"] = base64Of(signature)
		k.must(ireland, "Verify", input)
		signature[0] ^= 1
		input["Signature"] = base64Of(signature)
		assert.Equal(t, "KMSInvalidSignatureException", k.call(ireland, "Verify", input).errorCode())
	}
}

// latticePublicKey is the bare public key within an answer of GetPublicKey.
func (k *kms) latticePublicKey(id string) []byte {
	der, err := base64.StdEncoding.DecodeString(k.must(virginia, "GetPublicKey", members{"KeyId": id}).text("PublicKey"))
	require.NoError(k.t, err)
	var info struct {
		Algorithm pkix.AlgorithmIdentifier
		Key       asn1.BitString
	}
	rest, err := asn1.Unmarshal(der, &info)
	require.NoError(k.t, err)
	require.Empty(k.t, rest)
	return info.Key.Bytes
}

func TestMLKEMSecretsReachTheOtherRegion(t *testing.T) {
	k := start(t)
	for spec, lengths := range map[string][2]int{"ML_KEM_512": {800, 768}, "ML_KEM_768": {1184, 1088}, "ML_KEM_1024": {1568, 1568}} {
		id := k.twin(spec, "ENCAPSULATE_DECAPSULATE")
		assert.Equal(t, []any{"ML_KEM"}, k.describe(ireland, id).metadata()["EncapsulationAlgorithms"])
		assert.Len(t, k.latticePublicKey(id), lengths[0], spec)
		input := members{"KeyId": id, "EncapsulationAlgorithm": "ML_KEM"}
		made := k.must(virginia, "Encapsulate", input)
		sealed := made.blob(t, "SharedSecretCiphertextBlob")
		assert.Len(t, sealed, lengths[1], spec)
		assert.Len(t, made.blob(t, "SharedSecret"), mlkem.SharedKeySize)
		input["SharedSecretCiphertextBlob"] = base64Of(sealed)
		assert.Equal(t, made.text("SharedSecret"), k.must(ireland, "Decapsulate", input).text("SharedSecret"), spec)
		k.refused("DryRunOperationException", "The request would have succeeded, but the DryRun option is set.", ireland, "Decapsulate",
			members{"KeyId": id, "EncapsulationAlgorithm": "ML_KEM", "SharedSecretCiphertextBlob": base64Of(sealed), "DryRun": true})
		sealed[0] ^= 1
		input["SharedSecretCiphertextBlob"] = base64Of(sealed)
		other := k.must(ireland, "Decapsulate", input).text("SharedSecret")
		assert.NotEqual(t, made.text("SharedSecret"), other, "implicit rejection")
		input["SharedSecretCiphertextBlob"] = base64Of(sealed[1:])
		assert.Equal(t, "InvalidCiphertextException", k.call(ireland, "Decapsulate", input).errorCode())
	}
}

func TestMLKEMSecretsMadeOutside(t *testing.T) {
	k := start(t)
	id := k.twin("ML_KEM_768", "ENCAPSULATE_DECAPSULATE")
	public, err := mlkem.NewEncapsulationKey768(k.latticePublicKey(id))
	require.NoError(t, err)
	secret, sealed := public.Encapsulate()
	got := k.must(ireland, "Decapsulate", members{
		"KeyId": id, "EncapsulationAlgorithm": "ML_KEM", "SharedSecretCiphertextBlob": base64Of(sealed),
	})
	assert.Equal(t, secret, got.blob(t, "SharedSecret"))
}

func TestWhatMLKEMKeysAreNotFor(t *testing.T) {
	k := start(t)
	symmetric := k.made(members{})
	assert.Equal(t, "InvalidKeyUsageException", k.call(virginia, "Encapsulate", members{
		"KeyId": symmetric, "EncapsulationAlgorithm": "ML_KEM",
	}).errorCode())
	kem := members{"KeySpec": "ML_KEM_768", "KeyUsage": "ENCAPSULATE_DECAPSULATE"}
	assert.Equal(t, "UnsupportedOperationException", k.call("cn-north-1", "CreateKey", kem).errorCode())
	kem["Origin"] = "EXTERNAL"
	assert.Equal(t, "ValidationException", k.call(virginia, "CreateKey", kem).errorCode())
	for _, spec := range []string{"ML_KEM_512", "ML_KEM_768", "ML_KEM_1024", "ECC_NIST_EDWARDS25519"} {
		pair := k.must(virginia, "GenerateDataKeyPair", members{"KeyId": symmetric, "KeyPairSpec": spec})
		opened := k.must(virginia, "Decrypt", members{"CiphertextBlob": pair.text("PrivateKeyCiphertextBlob")})
		assert.Equal(t, pair.text("PrivateKeyPlaintext"), opened.text("Plaintext"), spec)
	}
}

func TestGenerateRandom(t *testing.T) {
	k := start(t)
	for _, n := range []int{1, 1024} {
		assert.Len(t, k.must(virginia, "GenerateRandom", members{"NumberOfBytes": n}).blob(t, "Plaintext"), n)
	}
	for _, input := range []members{{}, {"NumberOfBytes": 0}, {"NumberOfBytes": 1025}} {
		assert.Equal(t, "ValidationException", k.call(virginia, "GenerateRandom", input).errorCode())
	}
}
