// Encrypt, with symmetric and with RSA keys, and the checks that all operations that encrypt share.

package reference

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha1" // RSAES_OAEP_SHA_1 is one of KMS's algorithms
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
)

const (
	maxPlaintextBytes  = 4096
	maxCiphertextBytes = 6144
)

type encryptInput struct {
	DryRun              bool              `json:"DryRun"`
	EncryptionAlgorithm *string           `json:"EncryptionAlgorithm"`
	EncryptionContext   map[string]string `json:"EncryptionContext"`
	GrantTokens         []string          `json:"GrantTokens"`
	KeyID               *string           `json:"KeyId"`
	Plaintext           []byte            `json:"Plaintext"`
}

type encryptOutput struct {
	CiphertextBlob      []byte `json:"CiphertextBlob"`
	EncryptionAlgorithm string `json:"EncryptionAlgorithm"`
	KeyID               string `json:"KeyId"`
}

func (in *encryptInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.blob("plaintext", in.Plaintext, 1, maxPlaintextBytes)
	v.enum("encryptionAlgorithm", in.EncryptionAlgorithm, encryptionAlgorithmNames)
}

func (c *call) encrypt(in *encryptInput) (*encryptOutput, error) {
	k, err := c.decide.keyByAnyName(c, in.KeyID)
	if err != nil {
		return nil, err
	}
	algorithm := valueOr(in.EncryptionAlgorithm, symmetricDefault)
	if err := c.canUse(k, usageEncryptDecrypt, algorithm); err != nil {
		return nil, err
	}
	blob, err := c.encryptWith(k, algorithm, in.Plaintext, in.EncryptionContext)
	if err != nil {
		return nil, err
	}
	if err := c.decide.dryRun(in.DryRun); err != nil {
		return nil, err
	}
	c.decide.recordUse(c, k)
	return &encryptOutput{CiphertextBlob: blob, EncryptionAlgorithm: algorithm, KeyID: c.decide.nameInAnswer(k)}, nil
}

func (c *call) encryptWith(k *key, algorithm string, plaintext []byte, context map[string]string) ([]byte, error) {
	if algorithm == symmetricDefault {
		return c.seal(k, plaintext, context)
	}
	if len(context) > 0 {
		return nil, takesNoContext()
	}
	private, err := c.rsaKey(k)
	if err != nil {
		return nil, err
	}
	blob, err := c.decide.sealRSA(private, algorithm, plaintext)
	if errors.Is(err, rsa.ErrMessageTooLong) {
		return nil, validationException.because("Algorithm %s and key spec %s cannot encrypt data larger than %d bytes.",
			algorithm, k.set.spec.name, private.Size()-2*oaepHash(algorithm).Size()-2)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", algorithm, err)
	}
	return blob, nil
}

func sealRSA(private *rsa.PrivateKey, algorithm string, plaintext []byte) ([]byte, error) {
	return rsa.EncryptOAEP(oaepHash(algorithm), rand.Reader, &private.PublicKey, plaintext, nil)
}

func takesNoContext() error {
	return validationException.because("EncryptionContext is not supported when encrypting/decrypting with asymmetric CMKs.")
}

func oaepHash(algorithm string) hash.Hash {
	if algorithm == rsaesOAEPSHA1 {
		return sha1.New()
	}
	return sha256.New()
}

// rsaKey is the key's RSA key pair.
func (c *call) rsaKey(k *key) (*rsa.PrivateKey, error) {
	pair, err := c.decide.keyPair(c, k)
	if err != nil {
		return nil, err
	}
	private, ok := pair.(rsaPair)
	if !ok {
		return nil, fmt.Errorf("%s has no RSA key", k.arn)
	}
	return private.PrivateKey, nil
}
