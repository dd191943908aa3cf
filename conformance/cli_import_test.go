package conformance

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

// TestKeyMaterialIsWrappedInTheShell: what openssl makes of the rendered lines is what the
// suite itself sends.
func TestKeyMaterialIsWrappedInTheShell(t *testing.T) {
	t.Parallel()
	for _, tool := range []string{"bash", "openssl", "xxd"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("no %s to run the lines with", tool)
		}
	}
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	der, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	require.NoError(t, err)
	wrapped := func(algorithm string) []byte {
		c := language.Command{Op: language.ImportKeyMaterial, Options: map[string]string{"token": "t1", "material": "m1"}}
		w := model.Wrapped{Material: "m1", Spec: "HMAC_512", Algorithm: algorithm}
		script := "set -eu; T1=$(printf '%s\\ttoken' '" + base64.StdEncoding.EncodeToString(der) + "'); echo " + wrappedValue(c, w)
		out, err := exec.Command("bash", "-c", script).Output()
		require.NoError(t, err)
		blob, err := base64.StdEncoding.DecodeString(string(out[:len(out)-1]))
		require.NoError(t, err)
		return blob
	}
	material := keyMaterial("m1", "HMAC_512")
	require.Len(t, material, 64)
	got, err := rsa.DecryptOAEP(sha256.New(), nil, key, wrapped("RSAES_OAEP_SHA_256"), nil)
	require.NoError(t, err)
	assert.Equal(t, material, got)

	blob := wrapped("RSA_AES_KEY_WRAP_SHA_256")
	require.Len(t, blob, 256+64+8)
	between, err := rsa.DecryptOAEP(sha256.New(), nil, key, blob[:256], nil)
	require.NoError(t, err)
	assert.Equal(t, stream("between", 32), between)
}

// TestKeyMaterialIsTheSameAgain: a name is the same bytes in every program, and another
// name other ones; what an asymmetric key takes is a private key of its kind.
func TestKeyMaterialIsTheSameAgain(t *testing.T) {
	t.Parallel()
	for _, spec := range []string{"SYMMETRIC_DEFAULT", "HMAC_224", "HMAC_384", "RSA_2048", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521"} {
		require.True(t, model.Importable(spec), spec)
		assert.Equal(t, keyMaterial("m1", spec), keyMaterial("m1", spec), spec)
		assert.NotEqual(t, keyMaterial("m1", spec), keyMaterial("m2", spec), spec)
	}
	assert.Len(t, keyMaterial("m1", "SYMMETRIC_DEFAULT"), 32)
	assert.Len(t, keyMaterial("m1", "HMAC_224"), 28)
	parsed, err := x509.ParsePKCS8PrivateKey(keyMaterial("m1", "RSA_2048"))
	require.NoError(t, err)
	private, ok := parsed.(*rsa.PrivateKey)
	require.True(t, ok)
	assert.Equal(t, 2048, private.N.BitLen())
	require.NoError(t, private.Validate())
	_, err = x509.ParsePKCS8PrivateKey(keyMaterial("m2", "ECC_NIST_P521"))
	require.NoError(t, err)
}
