// Key material: made once, shared by all related keys.

package reference

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// material is one version of a key's material.
type material struct {
	id     string // 64 hex digits for symmetric keys, else empty
	secret []byte // symmetric and HMAC
	rsaKey *rsa.PrivateKey

	rotated time.Time // when it became current; zero for the first one
	how     string    // the type of that rotation
}

func newMaterial(spec *keySpec, keyID string) *material {
	m := &material{}
	if spec.secretBytes > 0 {
		m.secret = randomBytes(spec.secretBytes)
	}
	if spec.symmetric() {
		m.id = materialID(keyID, m.secret)
	}
	return m
}

// materialID derives the id from the key's id and its material, so that the same material has the same id in every
// related key and another one in every other key.
func materialID(keyID string, secret []byte) string {
	hash := sha256.New()
	_, _ = fmt.Fprintf(hash, "%d:%s", len(keyID), keyID) // a hash.Hash never returns an error
	_, _ = hash.Write(secret)
	return hex.EncodeToString(hash.Sum(nil))
}

// rsa returns the RSA key, which is made when it is first used: most RSA keys of a test run never are, and making one takes
// longer than a hundred requests.
func (m *material) rsa(spec *keySpec) (*rsa.PrivateKey, error) {
	if m.rsaKey == nil {
		made, err := rsa.GenerateKey(rand.Reader, spec.rsaBits)
		if err != nil {
			return nil, fmt.Errorf("making an RSA key of %d bits: %w", spec.rsaBits, err)
		}
		m.rsaKey = made
	}
	return m.rsaKey, nil
}
