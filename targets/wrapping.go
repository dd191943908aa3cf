package targets

import (
	"bytes"
	"crypto/aes"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha1" //nolint:gosec // RSAES_OAEP_SHA_1 is one of AWS's wrapping algorithms
	"crypto/sha256"
	"crypto/x509"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"strings"
)

// WrapKeyMaterial wraps key material for ImportKeyMaterial with the public key (DER) that
// GetParametersForImport gave, by one of its WrappingAlgorithms: RSAES_OAEP_SHA_1,
// RSAES_OAEP_SHA_256, RSA_AES_KEY_WRAP_SHA_1 or RSA_AES_KEY_WRAP_SHA_256
// (https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-encrypt-key-material.html).
// It fails where the key is no RSA key, or is too short for the material.
func WrapKeyMaterial(public []byte, algorithm string, material []byte) ([]byte, error) {
	parsed, err := x509.ParsePKIXPublicKey(public)
	if err != nil {
		return nil, fmt.Errorf("the wrapping key: %w", err)
	}
	key, ok := parsed.(*rsa.PublicKey)
	if !ok {
		return nil, errors.New("the wrapping key is no RSA key")
	}
	digest := sha256.New
	if strings.HasSuffix(algorithm, "_SHA_1") {
		digest = sha1.New
	}
	switch algorithm {
	case "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256":
		return oaep(key, digest, material)
	case "RSA_AES_KEY_WRAP_SHA_1", "RSA_AES_KEY_WRAP_SHA_256":
		var between [32]byte
		_, _ = rand.Read(between[:]) // crypto/rand never fails
		wrapped, err := oaep(key, digest, between[:])
		if err != nil {
			return nil, err
		}
		padded, err := wrapWithPadding(between[:], material)
		if err != nil {
			return nil, err
		}
		return append(wrapped, padded...), nil
	}
	return nil, fmt.Errorf("unknown wrapping algorithm %q", algorithm)
}

func oaep(key *rsa.PublicKey, digest func() hash.Hash, material []byte) ([]byte, error) {
	wrapped, err := rsa.EncryptOAEP(digest(), rand.Reader, key, material, nil)
	if err != nil {
		return nil, fmt.Errorf("wrapping: %w", err)
	}
	return wrapped, nil
}

// wrapWithPadding is AES key wrap with padding (RFC 5649).
func wrapWithPadding(key, material []byte) ([]byte, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("wrapping: %w", err)
	}
	const half = 8 // semiblock
	first := binary.BigEndian.AppendUint32([]byte{0xa6, 0x59, 0x59, 0xa6}, uint32(len(material)))
	padded := append(bytes.Clone(material), make([]byte, (half-len(material)%half)%half)...)
	if len(padded) == half {
		out := append(first, padded...)
		block.Encrypt(out, out)
		return out, nil
	}
	a, n := first, len(padded)/half
	for round := range 6 {
		for i := range n {
			buffer := append(bytes.Clone(a), padded[i*half:(i+1)*half]...)
			block.Encrypt(buffer, buffer)
			a = buffer[:half]
			binary.BigEndian.PutUint64(a, binary.BigEndian.Uint64(a)^uint64(n*round+i+1))
			copy(padded[i*half:], buffer[half:])
		}
	}
	return append(bytes.Clone(a), padded...), nil
}
