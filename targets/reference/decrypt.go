// Decrypt, with symmetric and with RSA keys.

package reference

import (
	"crypto/rsa"
	"strings"
)

type decryptInput struct {
	CiphertextBlob      []byte            `json:"CiphertextBlob"`
	DryRun              bool              `json:"DryRun"`
	EncryptionAlgorithm *string           `json:"EncryptionAlgorithm"`
	EncryptionContext   map[string]string `json:"EncryptionContext"`
	GrantTokens         []string          `json:"GrantTokens"`
	KeyID               *string           `json:"KeyId"`
}

type decryptOutput struct {
	EncryptionAlgorithm string `json:"EncryptionAlgorithm"`
	KeyID               string `json:"KeyId"`
	KeyMaterialID       string `json:"KeyMaterialId,omitempty"`
	Plaintext           []byte `json:"Plaintext"`
}

func (in *decryptInput) check(v *violations) {
	v.blob("ciphertextBlob", in.CiphertextBlob, 1, maxCiphertextBytes)
	v.text("keyId", in.KeyID, keyIDLimits)
	v.enum("encryptionAlgorithm", in.EncryptionAlgorithm, encryptionAlgorithmNames)
}

func (c *call) decrypt(in *decryptInput) (*decryptOutput, error) {
	sealed := encrypted{
		blob:      in.CiphertextBlob,
		keyID:     in.KeyID,
		algorithm: valueOr(in.EncryptionAlgorithm, symmetricDefault),
		context:   in.EncryptionContext,
	}
	opened, err := c.decryptWith(sealed)
	if err != nil {
		return nil, err
	}
	if err := c.decide.dryRun(in.DryRun); err != nil {
		return nil, err
	}
	c.decide.recordUse(c, opened.key)
	return c.decide.decryptAnswer(in, opened), nil
}

func decryptAnswer(in *decryptInput, opened decrypted) *decryptOutput {
	return &decryptOutput{
		EncryptionAlgorithm: valueOr(in.EncryptionAlgorithm, symmetricDefault),
		KeyID:               opened.key.arn,
		KeyMaterialID:       opened.materialID,
		Plaintext:           opened.plaintext,
	}
}

// encrypted is a ciphertext with what the request says of it.
type encrypted struct {
	blob      []byte
	keyID     *string
	algorithm string
	context   map[string]string
}

// decrypted is a plaintext with what was found out on the way.
type decrypted struct {
	plaintext  []byte
	key        *key
	materialID string
}

// decryptWith finds the key, checks that it is the right one, then its state, then decrypts. The first check comes before
// any look at the key's usage: a key of another usage is an incorrect key.
func (c *call) decryptWith(sealed encrypted) (decrypted, error) {
	if sealed.algorithm != symmetricDefault {
		return c.decryptRSA(sealed)
	}
	parsed, ok := parseCiphertext(sealed.blob)
	k, err := c.decide.decryptionKey(c, sealed.keyID, parsed, ok)
	if err != nil {
		return decrypted{}, err
	}
	if err := c.decide.permits(c, k); err != nil {
		return decrypted{}, err
	}
	if !ok {
		return decrypted{}, invalidCiphertextException.because("")
	}
	plaintext, err := c.open(k, parsed, sealed.context)
	if err != nil {
		return decrypted{}, err
	}
	return decrypted{plaintext: plaintext, key: k, materialID: parsed.materialID}, nil
}

// decryptionKey is the key that the request names, or else the one that the ciphertext names.
func (c *call) decryptionKey(keyID *string, parsed ciphertext, isParsed bool) (*key, error) {
	if keyID == nil {
		if !isParsed {
			return nil, invalidCiphertextException.because("")
		}
		return c.decide.ciphertextKey(c, parsed)
	}
	if isParsed && c.decide.isElsewhere(c, *keyID, parsed) {
		return nil, incorrectKey()
	}
	named, err := c.decide.namedKey(c, keyID)
	if err != nil || !isParsed {
		return named, err
	}
	return c.decide.matchingKey(c, named, parsed)
}

// isElsewhere tells whether a request to decrypt names the related key of another Region that the ciphertext could be of.
func (c *call) isElsewhere(keyID string, parsed ciphertext) bool {
	parts := strings.Split(keyID, ":")
	return c.operation == "Decrypt" && len(parts) == 6 && parts[0] == "arn" && parts[5] == "key/"+parsed.keyID &&
		!c.decide.isHere(c, parts[3]) && c.decide.isOurs(c, parts[4])
}

func (c *call) ciphertextKey(parsed ciphertext) (*key, error) {
	if k, here := c.store().keys[parsed.keyID]; here {
		return k, nil
	}
	return nil, refersToNoKey()
}

func matchingKey(_ *call, named *key, parsed ciphertext) (*key, error) {
	if named.id != parsed.keyID {
		return nil, incorrectKey()
	}
	return named, nil
}

func refersToNoKey() error {
	return accessDeniedException.because("The ciphertext refers to a customer master key that does not exist, " +
		"does not exist in this region, or you are not allowed to access.")
}

func incorrectKey() error {
	return incorrectKeyException.because(
		"The key ID in the request does not identify a CMK that can perform this operation.")
}

// decryptRSA needs to be told the key: an RSA ciphertext carries no metadata.
func (c *call) decryptRSA(sealed encrypted) (decrypted, error) {
	if sealed.keyID == nil {
		return decrypted{}, validationException.because("KeyId must not be null")
	}
	k, err := c.decide.keyByAnyName(c, sealed.keyID)
	if err != nil {
		return decrypted{}, err
	}
	if k.set.usage != usageEncryptDecrypt {
		return decrypted{}, incorrectKey()
	}
	if err := c.canUse(k, usageEncryptDecrypt, sealed.algorithm); err != nil {
		return decrypted{}, err
	}
	if len(sealed.context) > 0 {
		return decrypted{}, takesNoContext()
	}
	private, err := c.rsaKey(k)
	if err != nil {
		return decrypted{}, err
	}
	plaintext, err := c.decide.openRSA(private, sealed.algorithm, sealed.blob)
	if err != nil {
		return decrypted{}, invalidCiphertextException.because("")
	}
	return decrypted{plaintext: plaintext, key: k}, nil
}

func openRSA(private *rsa.PrivateKey, algorithm string, blob []byte) ([]byte, error) {
	return rsa.DecryptOAEP(oaepHash(algorithm), nil, private, blob, nil)
}
