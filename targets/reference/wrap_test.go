// Wrapping key material for an import, as a client of KMS does.

package reference_test

import (
	"crypto"
	"crypto/aes"
	"crypto/rand"
	"crypto/rsa"
	_ "crypto/sha1" // RSAES_OAEP_SHA_1
	"crypto/x509"
	"encoding/binary"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func wrapHash(algorithm string) crypto.Hash {
	if strings.HasSuffix(algorithm, "SHA_1") {
		return crypto.SHA1
	}
	return crypto.SHA256
}

// wrapped encrypts material with the public key of the parameters.
func wrapped(t *testing.T, p parameters, plain []byte) []byte {
	t.Helper()
	parsed, err := x509.ParsePKIXPublicKey(p.public)
	require.NoError(t, err)
	public, ok := parsed.(*rsa.PublicKey)
	require.True(t, ok)
	if strings.HasPrefix(p.algorithm, "RSAES") {
		sealed, err := rsa.EncryptOAEP(wrapHash(p.algorithm).New(), rand.Reader, public, plain, nil)
		require.NoError(t, err)
		return sealed
	}
	aesKey := []byte("0123456789abcdef0123456789abcdef")
	sealed, err := rsa.EncryptOAEP(wrapHash(p.algorithm).New(), rand.Reader, public, aesKey, nil)
	require.NoError(t, err)
	return append(sealed, wrappedAES(t, aesKey, plain)...)
}

// wrappedAES is AES key wrap with padding (RFC 5649).
func wrappedAES(t *testing.T, aesKey, plain []byte) []byte {
	t.Helper()
	block, err := aes.NewCipher(aesKey)
	require.NoError(t, err)
	padded := append([]byte{}, plain...)
	for len(padded)%8 != 0 {
		padded = append(padded, 0)
	}
	a := binary.BigEndian.AppendUint32([]byte{0xa6, 0x59, 0x59, 0xa6}, uint32(len(plain)))
	if len(padded) == 8 {
		out := append(a, padded...)
		block.Encrypt(out, out)
		return out
	}
	n := len(padded) / 8
	for step := range 6 * n {
		buffer := append(append([]byte{}, a...), padded[step%n*8:][:8]...)
		block.Encrypt(buffer, buffer)
		binary.BigEndian.PutUint64(a, binary.BigEndian.Uint64(buffer)^uint64(step+1))
		copy(padded[step%n*8:], buffer[8:])
	}
	return append(a, padded...)
}
