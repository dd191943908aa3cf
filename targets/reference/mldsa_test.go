// Tests of ML-DSA keys.

package reference_test

import (
	"crypto/sha3"
	"slices"
	"testing"

	"filippo.io/mldsa"
	"filippo.io/mldsa/x509"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const latticeAlgorithm = "ML_DSA_SHAKE_256"

func (k *kms) latticeKey(spec string, replicas ...string) string {
	k.t.Helper()
	return k.keyOf(spec, "SIGN_VERIFY", replicas...)
}

// lattice is the public key that GetPublicKey answers.
func (k *kms) lattice(region, id string) *mldsa.PublicKey {
	k.t.Helper()
	public, err := x509.ParsePKIXPublicKey(k.must(region, "GetPublicKey", members{"KeyId": id}).blob(k.t, "PublicKey"))
	require.NoError(k.t, err)
	require.IsType(k.t, &mldsa.PublicKey{}, public)
	return public.(*mldsa.PublicKey)
}

// muOf is the representative of a message, as AWS's page on offline verification makes it.
func muOf(public *mldsa.PublicKey, message []byte) []byte {
	hash := sha3.SumSHAKE256(public.Bytes(), 64)
	return sha3.SumSHAKE256(slices.Concat(hash, []byte{0, 0}, message), 64)
}

func TestSignWithMLDSA(t *testing.T) {
	k := start(t)
	message := []byte("attack at dawn")
	for spec, parameters := range map[string]mldsa.Parameters{
		"ML_DSA_44": mldsa.MLDSA44(), "ML_DSA_65": mldsa.MLDSA65(), "ML_DSA_87": mldsa.MLDSA87(),
	} {
		id := k.latticeKey(spec, ireland)
		public := k.lattice(ireland, id)
		assert.Equal(t, parameters, public.Parameters())
		whole := members{"KeyId": id, "Message": encoded(message), "SigningAlgorithm": latticeAlgorithm}
		short := members{
			"KeyId": id, "Message": encoded(muOf(public, message)), "MessageType": "EXTERNAL_MU", "SigningAlgorithm": latticeAlgorithm,
		}
		for _, signs := range []members{whole, short} {
			signed := k.must(ireland, "Sign", signs)
			require.NoError(t, mldsa.Verify(public, message, signed.blob(t, "Signature"), nil), spec)
			for _, verifies := range []members{whole, short} {
				verifies["Signature"] = signed.text("Signature")
				k.must(virginia, "Verify", verifies)
				delete(verifies, "Signature")
			}
		}
	}
}

func TestMessageTypesOfMLDSA(t *testing.T) {
	k := start(t)
	input := members{"KeyId": k.latticeKey("ML_DSA_44"), "Message": encoded(make([]byte, 63)), "SigningAlgorithm": latticeAlgorithm}
	input["MessageType"] = "EXTERNAL_MU"
	k.refused("ValidationException", "External Mu is invalid length for algorithm ML_DSA_SHAKE_256.", virginia, "Sign", input)
	input["MessageType"] = "DIGEST"
	k.refused("ValidationException", "Message type DIGEST is incompatible with key spec ML_DSA_44.", virginia, "Sign", input)
}

func TestMLDSAKeysTakeNoImportedMaterial(t *testing.T) {
	k := start(t)
	for _, spec := range []string{"ML_DSA_44", "ML_DSA_65", "ML_DSA_87"} {
		k.refused("ValidationException", "KeySpec "+spec+" is not supported for Origin EXTERNAL", virginia, "CreateKey",
			members{"KeySpec": spec, "KeyUsage": "SIGN_VERIFY", "Origin": "EXTERNAL", "MultiRegion": true})
	}
	k.refused("ValidationException", "KeyUsage KEY_AGREEMENT is not compatible with KeySpec ML_DSA_44", virginia, "CreateKey",
		members{"KeySpec": "ML_DSA_44", "KeyUsage": "KEY_AGREEMENT"})
}

var mldsaSymptoms = map[string]symptom{
	"ml-dsa-public-key-differs-at-replica": {func(k *kms) any {
		id := k.latticeKey("ML_DSA_44", ireland)
		return k.publicKey(virginia, id) == k.publicKey(ireland, id)
	}, true},
	"ml-dsa-public-key-without-der": {func(k *kms) any {
		raw := k.must(virginia, "GetPublicKey", members{"KeyId": k.latticeKey("ML_DSA_44")}).blob(k.t, "PublicKey")
		_, err := x509.ParsePKIXPublicKey(raw)
		return err == nil
	}, true},
	"ml-dsa-replica-signs-with-own-key": {func(k *kms) any {
		input := members{"KeyId": k.latticeKey("ML_DSA_44", ireland), "Message": secret, "SigningAlgorithm": latticeAlgorithm}
		input["Signature"] = k.must(ireland, "Sign", input).text("Signature")
		return k.call(virginia, "Verify", input).errorCode()
	}, ""},
	"ml-dsa-representative-hashed-again": {func(k *kms) any {
		id := k.latticeKey("ML_DSA_44")
		input := members{"KeyId": id, "Message": secret, "SigningAlgorithm": latticeAlgorithm}
		input["Signature"] = k.must(virginia, "Sign", input).text("Signature")
		input["Message"], input["MessageType"] = encoded(muOf(k.lattice(virginia, id), []byte("attack at dawn"))), "EXTERNAL_MU"
		return k.call(virginia, "Verify", input).errorCode()
	}, ""},
}
