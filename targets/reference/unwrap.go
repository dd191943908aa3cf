// Unwrapping key material: RSA-OAEP, or an AES key under RSA-OAEP and the material under the AES key (RFC 5649).

package reference

import (
	"crypto"
	"crypto/aes"
	"crypto/rsa"
	"crypto/subtle"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

var errUnwrap = errors.New("the key material cannot be unwrapped")

func wrapsAnAESKey(algorithm string) bool {
	return strings.HasPrefix(algorithm, "RSA_AES_KEY_WRAP_")
}

// open unwraps what was wrapped as the token says.
func (t importToken) open(wrapped []byte) ([]byte, error) {
	private, err := pooledRSA(t.RSABits, wrappingOrdinal)
	if err != nil {
		return nil, err
	}
	hash := crypto.SHA256
	if strings.HasSuffix(t.Algorithm, "SHA_1") {
		hash = crypto.SHA1
	}
	if !wrapsAnAESKey(t.Algorithm) {
		return rsa.DecryptOAEP(hash.New(), nil, private, wrapped, nil)
	}
	if len(wrapped) < private.Size() {
		return nil, errUnwrap
	}
	aesKey, err := rsa.DecryptOAEP(hash.New(), nil, private, wrapped[:private.Size()], nil)
	if err != nil {
		return nil, err
	}
	return unwrapAES(aesKey, wrapped[private.Size():])
}

// Sizes of AES key wrap with padding.
const (
	wrapHalf     = 8
	paddedMarker = 0xa65959a6
)

// unwrapAES is AES key unwrap with padding.
func unwrapAES(aesKey, wrapped []byte) ([]byte, error) {
	block, err := aes.NewCipher(aesKey)
	if err != nil {
		return nil, fmt.Errorf("wrapped AES key: %w", err)
	}
	if len(wrapped) < 2*wrapHalf || len(wrapped)%wrapHalf != 0 {
		return nil, errUnwrap
	}
	var buffer [aes.BlockSize]byte
	plain := make([]byte, len(wrapped)-wrapHalf)
	copy(plain, wrapped[wrapHalf:])
	copy(buffer[:wrapHalf], wrapped)
	if len(plain) == wrapHalf {
		copy(buffer[wrapHalf:], plain)
		block.Decrypt(buffer[:], buffer[:])
		copy(plain, buffer[wrapHalf:])
	} else {
		halves := len(plain) / wrapHalf
		for step := 6 * halves; step > 0; step-- {
			half := plain[(step-1)%halves*wrapHalf:][:wrapHalf]
			counter := binary.BigEndian.Uint64(buffer[:wrapHalf]) ^ uint64(step)
			binary.BigEndian.PutUint64(buffer[:wrapHalf], counter)
			copy(buffer[wrapHalf:], half)
			block.Decrypt(buffer[:], buffer[:])
			copy(half, buffer[wrapHalf:])
		}
	}
	length := int(binary.BigEndian.Uint32(buffer[4:wrapHalf]))
	padding := len(plain) - length
	if binary.BigEndian.Uint32(buffer[:4]) != paddedMarker || padding < 0 || padding >= wrapHalf ||
		subtle.ConstantTimeCompare(plain[length:], make([]byte, padding)) != 1 {
		return nil, errUnwrap
	}
	return plain[:length], nil
}
