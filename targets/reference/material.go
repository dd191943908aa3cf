// Key material: made once, shared by all related keys.

package reference

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// material is one version of a key's material.
type material struct {
	id     string  // 64 hex digits for symmetric keys, else empty
	secret []byte  // symmetric and HMAC
	pair   keyPair // asymmetric, once it was used

	rotated time.Time // when it became current; zero for the first one
	how     string    // the type of that rotation

	description string // of imported material
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
