// The symmetric ciphertext blob: a header that names the key and its material, then AES-256-GCM. Header and encryption
// context are authenticated with the plaintext.

package reference

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
)

// ciphertextMagic begins every blob; the last byte is the version of the format.
var ciphertextMagic = []byte{'K', 'M', 'S', 'R', 'E', 'F', 0, 1}

const materialIDBytes = 32

// ciphertext is a blob taken apart.
type ciphertext struct {
	header     []byte // everything before the sealed part
	keyID      string
	materialID string
	sealed     []byte // nonce, encrypted plaintext and tag
}

func ciphertextHeader(keyID, materialID string) ([]byte, error) {
	rawID, err := hex.DecodeString(materialID)
	if err != nil || len(rawID) != materialIDBytes || len(keyID) > 255 {
		return nil, fmt.Errorf("key %q with material %q does not fit a ciphertext header", keyID, materialID)
	}
	header := append(bytes.Clone(ciphertextMagic), byte(len(keyID)))
	header = append(header, keyID...)
	return append(header, rawID...), nil
}

// parseCiphertext takes a blob apart; false means that it is no symmetric ciphertext of this service.
func parseCiphertext(blob []byte) (ciphertext, bool) {
	rest, ok := bytes.CutPrefix(blob, ciphertextMagic)
	if !ok || len(rest) == 0 {
		return ciphertext{}, false
	}
	idBytes := int(rest[0])
	rest = rest[1:]
	if len(rest) < idBytes+materialIDBytes {
		return ciphertext{}, false
	}
	headerBytes := len(ciphertextMagic) + 1 + idBytes + materialIDBytes
	return ciphertext{
		header:     blob[:headerBytes],
		keyID:      string(rest[:idBytes]),
		materialID: hex.EncodeToString(rest[idBytes : idBytes+materialIDBytes]),
		sealed:     blob[headerBytes:],
	}, true
}

// seal encrypts with the set's current material.
func (c *call) seal(k *key, plaintext []byte, context map[string]string) ([]byte, error) {
	current, err := k.materialInUse()
	if err != nil {
		return nil, err
	}
	header, err := ciphertextHeader(k.id, current.id)
	if err != nil {
		return nil, err
	}
	gcm, err := newGCM(current.secret)
	if err != nil {
		return nil, err
	}
	return gcm.Seal(header, nil, plaintext, c.decide.authenticated(c, k, header, context)), nil
}

// open decrypts with the material that the ciphertext names.
func (c *call) open(k *key, blob ciphertext, context map[string]string) ([]byte, error) {
	named := k.namedMaterial(blob.materialID)
	if named == nil {
		return nil, c.decide.cannotOpen()
	}
	gcm, err := newGCM(named.secret)
	if err != nil {
		return nil, err
	}
	plaintext, err := gcm.Open(nil, nil, blob.sealed, c.decide.authenticated(c, k, blob.header, context))
	if err != nil {
		return nil, c.decide.cannotOpen()
	}
	return plaintext, nil
}

func newGCM(secret []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(secret)
	if err != nil {
		return nil, fmt.Errorf("symmetric key material: %w", err)
	}
	gcm, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, fmt.Errorf("symmetric key material: %w", err)
	}
	return gcm, nil
}

// authenticated is the additional data of the encryption: the header, then the encryption context in the order of its
// names, every text with its length, so that no two contexts look alike.
func authenticated(_ *call, _ *key, header []byte, context map[string]string) []byte {
	data := bytes.Clone(header)
	for _, name := range slices.Sorted(maps.Keys(context)) {
		for _, text := range []string{name, context[name]} {
			data = binary.BigEndian.AppendUint32(data, uint32(len(text)))
			data = append(data, text...)
		}
	}
	return data
}
