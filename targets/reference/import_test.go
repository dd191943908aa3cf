// Tests of imported key material at one key.

package reference_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/targets/reference"
)

const (
	wrapOAEP    = "RSAES_OAEP_SHA_256"
	wrapAES     = "RSA_AES_KEY_WRAP_SHA_256"
	neverExpire = "KEY_MATERIAL_DOES_NOT_EXPIRE"
)

var (
	materialA = bytes.Repeat([]byte("a"), 32)
	materialB = bytes.Repeat([]byte("b"), 32)
	materialC = bytes.Repeat([]byte("c"), 32)
)

// externalKey makes a multi-Region key without material.
func (k *kms) externalKey() string {
	k.t.Helper()
	return k.must(virginia, "CreateKey", members{"MultiRegion": true, "Origin": "EXTERNAL"}).keyID()
}

// parameters are what one import needs.
type parameters struct {
	public    []byte
	token     string
	algorithm string
}

func (k *kms) parameters(region, id, algorithm, spec string) parameters {
	k.t.Helper()
	got := k.must(region, "GetParametersForImport", members{"KeyId": id, "WrappingAlgorithm": algorithm, "WrappingKeySpec": spec})
	return parameters{public: got.blob(k.t, "PublicKey"), token: got.text("ImportToken"), algorithm: algorithm}
}

// importing is an ImportKeyMaterial request of material that does not expire.
func (k *kms) importing(id string, p parameters, plain []byte) members {
	k.t.Helper()
	return members{
		"KeyId": id, "ImportToken": p.token, "EncryptedKeyMaterial": encoded(wrapped(k.t, p, plain)), "ExpirationModel": neverExpire,
	}
}

// imports wraps the material, imports it and returns success and refusal alike.
func (k *kms) imports(region, id string, plain []byte, more members) answer {
	k.t.Helper()
	input := k.importing(id, k.parameters(region, id, wrapOAEP, "RSA_2048"), plain)
	for name, value := range more {
		input[name] = value
	}
	if input["ValidTo"] != nil {
		delete(input, "ExpirationModel")
	}
	return k.call(region, "ImportKeyMaterial", input)
}

// mustImport imports material and returns its id.
func (k *kms) mustImport(region, id string, plain []byte, more members) string {
	k.t.Helper()
	got := k.imports(region, id, plain, more)
	require.Empty(k.t, got.errorCode(), got.raw)
	return got.text("KeyMaterialId")
}

// imported makes a multi-Region key with material.
func (k *kms) imported() string {
	k.t.Helper()
	id := k.externalKey()
	k.mustImport(virginia, id, materialA, nil)
	return id
}

// in is a date as requests give it, so many days ahead.
func (k *kms) in(days int) float64 {
	return float64(k.server.Now(reference.Account(accessKey)).AddDate(0, 0, days).Unix())
}

func (k *kms) deleteMaterial(region, id, material string) {
	k.t.Helper()
	input := members{"KeyId": id}
	if material != "" {
		input["KeyMaterialId"] = material
	}
	k.must(region, "DeleteImportedKeyMaterial", input)
}

func TestImportMakesAKeyUsable(t *testing.T) {
	k := start(t)
	id := k.externalKey()
	given := k.must(virginia, "GetParametersForImport", members{"KeyId": id, "WrappingAlgorithm": wrapOAEP, "WrappingKeySpec": "RSA_2048"})
	assert.Equal(t, arn(virginia, id), given.text("KeyId"))
	assert.InDelta(t, float64(reference.Epoch.Add(24*time.Hour).Unix()), given.members["ParametersValidTo"], 1)

	got := k.imports(virginia, id, materialA, members{"ValidTo": k.in(10)})
	assert.Equal(t, arn(virginia, id), got.text("KeyId"))
	described := k.describe(virginia, id).metadata()
	assert.Equal(t, "Enabled", described["KeyState"])
	assert.Equal(t, "KEY_MATERIAL_EXPIRES", described["ExpirationModel"])
	assert.EqualValues(t, 10, daysAhead(described["ValidTo"]))
	assert.Equal(t, got.text("KeyMaterialId"), described["CurrentKeyMaterialId"])
	blob := k.encrypt(virginia, id)

	k.days(10)
	described = k.describe(virginia, id).metadata()
	assert.Equal(t, "PendingImport", described["KeyState"])
	assert.NotContains(t, described, "ExpirationModel")
	assert.NotContains(t, described, "ValidTo")
	assert.Equal(t, got.text("KeyMaterialId"), described["CurrentKeyMaterialId"])
	assert.Equal(t, "KMSInvalidStateException", k.opens(virginia, blob))

	k.mustImport(virginia, id, materialA, nil)
	assert.Empty(t, k.opens(virginia, blob))
	assert.Equal(t, neverExpire, k.describe(virginia, id).metadata()["ExpirationModel"])
	k.days(1000)
	assert.Equal(t, "Enabled", k.state(virginia, id))
}

func TestEveryWrappingOpens(t *testing.T) {
	k := start(t)
	for _, spec := range []string{"RSA_2048", "RSA_3072"} {
		for _, algorithm := range []string{"RSAES_OAEP_SHA_1", wrapOAEP, "RSA_AES_KEY_WRAP_SHA_1", wrapAES} {
			id := k.must(virginia, "CreateKey", members{
				"Origin": "EXTERNAL", "KeySpec": "HMAC_256", "KeyUsage": "GENERATE_VERIFY_MAC",
			}).keyID()
			k.must(virginia, "ImportKeyMaterial", k.importing(id, k.parameters(virginia, id, algorithm, spec), materialA))
			assert.Equal(t, "Enabled", k.state(virginia, id))
		}
	}
}

func TestImportOfEveryKindOfKey(t *testing.T) {
	k := start(t)
	ecKey, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	require.NoError(t, err)
	ecDER, err := x509.MarshalPKCS8PrivateKey(ecKey)
	require.NoError(t, err)
	pair := k.must(virginia, "GenerateDataKeyPair", members{"KeyId": k.multiRegionKey(), "KeyPairSpec": "RSA_2048"})
	secg := k.must(virginia, "GenerateDataKeyPair", members{"KeyId": k.multiRegionKey(), "KeyPairSpec": "ECC_SECG_P256K1"})
	for _, test := range []struct {
		spec, usage string
		plain       []byte
		public      string
	}{
		{"RSA_2048", "SIGN_VERIFY", pair.blob(t, "PrivateKeyPlaintext"), pair.text("PublicKey")},
		{"ECC_SECG_P256K1", "SIGN_VERIFY", secg.blob(t, "PrivateKeyPlaintext"), secg.text("PublicKey")},
		{"ECC_NIST_P384", "KEY_AGREEMENT", ecDER, ""},
		{"HMAC_224", "GENERATE_VERIFY_MAC", bytes.Repeat([]byte("m"), 28), ""},
	} {
		id := k.must(virginia, "CreateKey", members{
			"MultiRegion": true, "Origin": "EXTERNAL", "KeySpec": test.spec, "KeyUsage": test.usage,
		}).keyID()
		p := k.parameters(virginia, id, wrapAES, "RSA_2048")
		got := k.must(virginia, "ImportKeyMaterial", k.importing(id, p, test.plain))
		assert.NotContains(t, got.members, "KeyMaterialId")
		assert.Equal(t, "Enabled", k.state(virginia, id))
		if test.public != "" {
			assert.Equal(t, test.public, k.publicKey(virginia, id))
		}
		k.deleteMaterial(virginia, id, "")
		assert.Equal(t, "PendingImport", k.state(virginia, id))
		k.must(virginia, "ImportKeyMaterial", k.importing(id, p, test.plain))
		assert.Equal(t, "InvalidCiphertextException",
			k.call(virginia, "ImportKeyMaterial", k.importing(id, p, []byte("nonsense"))).errorCode())
		input := k.importing(id, p, test.plain)
		input["ImportType"] = "NEW_KEY_MATERIAL"
		assert.Equal(t, "ValidationException", k.call(virginia, "ImportKeyMaterial", input).errorCode())
	}
	rsaKey := k.must(virginia, "CreateKey", members{"Origin": "EXTERNAL", "KeySpec": "RSA_2048", "KeyUsage": "SIGN_VERIFY"}).keyID()
	assert.Equal(t, "ValidationException", k.call(virginia, "GetParametersForImport", members{
		"KeyId": rsaKey, "WrappingAlgorithm": wrapOAEP, "WrappingKeySpec": "RSA_2048",
	}).errorCode())
}

func TestImportRefusals(t *testing.T) {
	k := start(t)
	id, other := k.externalKey(), k.externalKey()
	p := k.parameters(virginia, id, wrapOAEP, "RSA_2048")
	refused := func(code string, more members) {
		t.Helper()
		input := k.importing(id, p, materialA)
		for name, value := range more {
			input[name] = value
		}
		assert.Equal(t, code, k.call(virginia, "ImportKeyMaterial", input).errorCode())
		assert.Equal(t, "PendingImport", k.state(virginia, id))
	}
	input := k.importing(id, p, materialA)
	delete(input, "ExpirationModel")
	k.refused("ValidationException", "A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES",
		virginia, "ImportKeyMaterial", input)
	for _, days := range []int{-1, 366} {
		refused("ValidationException", members{"ExpirationModel": "KEY_MATERIAL_EXPIRES", "ValidTo": k.in(days)})
	}
	refused("ValidationException", members{"ValidTo": k.in(1)})
	refused("ValidationException", members{"ImportType": "NEW_KEY_MATERIAL", "KeyMaterialId": "00" + string(bytes.Repeat([]byte("a"), 62))})
	refused("IncorrectKeyMaterialException", members{"KeyMaterialId": "00" + string(bytes.Repeat([]byte("a"), 62))})
	refused("InvalidCiphertextException", members{"EncryptedKeyMaterial": encoded(wrapped(t, p, []byte("short")))})
	refused("IncorrectKeyMaterialException", members{"ImportType": "EXISTING_KEY_MATERIAL"})
	refused("InvalidCiphertextException", members{"EncryptedKeyMaterial": secret})
	refused("InvalidImportTokenException", members{"ImportToken": secret})
	refused("InvalidImportTokenException", members{"ImportToken": k.parameters(virginia, other, wrapOAEP, "RSA_2048").token})
	k.days(1)
	refused("ExpiredImportTokenException", nil)

	made := k.multiRegionKey()
	k.refused("UnsupportedOperationException", arn(virginia, made)+" origin is AWS_KMS which is not valid for this operation.",
		virginia, "GetParametersForImport", members{"KeyId": made, "WrappingAlgorithm": wrapOAEP, "WrappingKeySpec": "RSA_2048"})
	k.refused("UnsupportedOperationException", arn(virginia, made)+" origin is AWS_KMS which is not valid for this operation.",
		virginia, "DeleteImportedKeyMaterial", members{"KeyId": made})
	k.schedule(virginia, id)
	assert.Equal(t, "KMSInvalidStateException", k.call(virginia, "ImportKeyMaterial", k.importing(id, p, materialA)).errorCode())
	k.deleteMaterial(virginia, id, "")
	k.cancel(virginia, id)
	assert.Equal(t, "PendingImport", k.state(virginia, id))
}
