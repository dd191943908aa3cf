// The decisions about the cryptographic operations and their answers.

package reference

import "crypto/rsa"

type cryptoDecisions struct {
	// wrongUsage is how a key refuses an operation that is not what it is for.
	wrongUsage func(c *call, k *key) error
	// nameInAnswer is what the answers of Encrypt, GenerateDataKey and Sign call the key.
	nameInAnswer func(k *key) string

	// authenticated is what a symmetric ciphertext is bound to.
	authenticated func(c *call, k *key, header []byte, context map[string]string) []byte
	// cannotOpen is how a ciphertext is refused that is damaged, or bound to something else.
	cannotOpen func() error
	// decryptionKey is the key that opens a ciphertext. It asks the next three.
	decryptionKey func(c *call, keyID *string, parsed ciphertext, isParsed bool) (*key, error)
	// isElsewhere tells of a request that names a key of another Region.
	isElsewhere func(c *call, keyID string, parsed ciphertext) bool
	// namedKey is the key that a request to decrypt names, ciphertextKey the one that the ciphertext does.
	namedKey      func(c *call, keyID *string) (*key, error)
	ciphertextKey func(c *call, parsed ciphertext) (*key, error)
	// matchingKey is the key to use where a request names one and the ciphertext too.
	matchingKey func(c *call, named *key, parsed ciphertext) (*key, error)
	// destinationContext is the encryption context that ReEncrypt encrypts with.
	destinationContext func(in *reEncryptInput) map[string]string
	// sealRSA and openRSA encrypt and decrypt with an RSA key.
	sealRSA func(private *rsa.PrivateKey, algorithm string, plaintext []byte) ([]byte, error)
	openRSA func(private *rsa.PrivateKey, algorithm string, blob []byte) ([]byte, error)
	// newDataKeyPair makes a data key pair.
	newDataKeyPair func(c *call, spec string) (private, public []byte, err error)
	// sealedHalf is the half of a data key pair that is encrypted.
	sealedHalf func(private, public []byte) []byte

	decryptAnswer   func(in *decryptInput, opened decrypted) *decryptOutput
	dataKeyAnswer   func(k *key, blob, plaintext []byte) *generateDataKeyOutput
	reEncryptAnswer func(source decrypted, destination *key, blob []byte) *reEncryptOutput
}

type signingDecisions struct {
	// digest is what a key pair signs of a request.
	digest func(k *key, in *signed, pair keyPair) ([]byte, error)
	// signature signs a digest, isSignature tells whether a signature is one of it.
	signature   func(pair keyPair, algorithm string, digest []byte) ([]byte, error)
	isSignature func(pair keyPair, algorithm string, digest, signature []byte) bool
	// mac is the MAC of a message.
	mac func(k *key, algorithm string, message []byte) []byte
	// publicKey is the public half of a key, in DER.
	publicKey func(c *call, k *key) ([]byte, error)
	// sharedSecret is what a key agrees on with the owner of another public key.
	sharedSecret func(k *key, pair keyPair, publicKey []byte) ([]byte, error)

	// decapsulated is the shared secret in a ciphertext of Encapsulate.
	decapsulated func(pair mlkemPair, sealed []byte) ([]byte, error)

	verifyAnswer    func(k *key, algorithm string, isValid bool) (*verifyOutput, error)
	verifyMacAnswer func(k *key, algorithm string, isValid bool) (*verifyMacOutput, error)
	publicKeyAnswer func(c *call, k *key, der []byte) *getPublicKeyOutput
}

var soundCrypto = cryptoDecisions{
	wrongUsage:         (*call).wrongUsage,
	nameInAnswer:       func(k *key) string { return k.arn },
	authenticated:      authenticated,
	cannotOpen:         func() error { return invalidCiphertextException.because("") },
	decryptionKey:      (*call).decryptionKey,
	isElsewhere:        (*call).isElsewhere,
	namedKey:           (*call).keyByAnyName,
	ciphertextKey:      (*call).ciphertextKey,
	matchingKey:        matchingKey,
	destinationContext: func(in *reEncryptInput) map[string]string { return in.DestinationEncryptionContext },
	sealRSA:            sealRSA,
	openRSA:            openRSA,
	newDataKeyPair:     (*call).newDataKeyPair,
	sealedHalf:         func(private, _ []byte) []byte { return private },
	decryptAnswer:      decryptAnswer,
	dataKeyAnswer:      dataKeyAnswer,
	reEncryptAnswer:    reEncryptAnswer,
}

var soundSigning = signingDecisions{
	digest: digest,
	signature: func(pair keyPair, algorithm string, digest []byte) ([]byte, error) {
		return pair.sign(algorithm, digest)
	},
	isSignature: func(pair keyPair, algorithm string, digest, signature []byte) bool {
		return pair.verify(algorithm, digest, signature)
	},
	mac:             (*key).mac,
	publicKey:       (*call).publicKey,
	sharedSecret:    sharedSecret,
	decapsulated:    decapsulated,
	verifyAnswer:    verifyAnswer,
	verifyMacAnswer: verifyMacAnswer,
	publicKeyAnswer: (*call).publicKeyAnswer,
}
