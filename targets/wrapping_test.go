package targets

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func unhex(t *testing.T, text string) []byte {
	t.Helper()
	b, err := hex.DecodeString(text)
	require.NoError(t, err)
	return b
}

// TestWrapWithPadding holds the wrapping against the vectors of RFC 5649, section 6.
func TestWrapWithPadding(t *testing.T) {
	t.Parallel()
	key := unhex(t, "5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8")
	for _, tt := range []struct{ name, material, want string }{
		{"20 bytes", "c37b7e6492584340bed12207808941155068f738", "138bdeaa9b8fa7fc61f97742e72248ee5ae6ae5360d1ae6a5f54f373fa543b6a"},
		{"7 bytes", "466f7250617369", "afbeb0f07dfbf5419200f2ccb50bb24f"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := wrapWithPadding(key, unhex(t, tt.material))
			require.NoError(t, err)
			assert.Equal(t, tt.want, hex.EncodeToString(got))
		})
	}
}

func TestWrapKeyMaterial(t *testing.T) {
	t.Parallel()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	der, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	require.NoError(t, err)
	material := []byte("0123456789abcdef0123456789abcdef")

	got, err := WrapKeyMaterial(der, "RSAES_OAEP_SHA_256", material)
	require.NoError(t, err)
	opened, err := rsa.DecryptOAEP(sha256.New(), nil, key, got, nil)
	require.NoError(t, err)
	assert.Equal(t, material, opened)

	got, err = WrapKeyMaterial(der, "RSAES_OAEP_SHA_1", material)
	require.NoError(t, err)
	opened, err = rsa.DecryptOAEP(sha1.New(), nil, key, got, nil)
	require.NoError(t, err)
	assert.Equal(t, material, opened)

	got, err = WrapKeyMaterial(der, "RSA_AES_KEY_WRAP_SHA_256", material)
	require.NoError(t, err)
	between, err := rsa.DecryptOAEP(sha256.New(), nil, key, got[:256], nil)
	require.NoError(t, err)
	padded, err := wrapWithPadding(between, material)
	require.NoError(t, err)
	assert.Equal(t, padded, got[256:])

	for name, public := range map[string][]byte{"no key": []byte("no key"), "none": nil} {
		_, err = WrapKeyMaterial(public, "RSAES_OAEP_SHA_256", material)
		require.ErrorContains(t, err, "the wrapping key", name)
	}
	_, err = WrapKeyMaterial(der, "RSAES_PKCS1_V1_5", material)
	require.EqualError(t, err, `unknown wrapping algorithm "RSAES_PKCS1_V1_5"`)
	_, err = WrapKeyMaterial(der, "RSAES_OAEP_SHA_256", make([]byte, 300))
	require.ErrorContains(t, err, "wrapping")
}
