// Sign and Verify.

package reference

import "slices"

const (
	messageRaw    = "RAW"
	messageDigest = "DIGEST"
	messageMu     = "EXTERNAL_MU"
)

var (
	messageTypeNames      = []string{messageRaw, messageDigest, messageMu}
	signingAlgorithmNames = []string{
		"RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512",
		"RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512",
		"ECDSA_SHA_256", "ECDSA_SHA_384", "ECDSA_SHA_512",
		"SM2DSA", algorithmMLDSA, "ED25519_SHA_512", "ED25519_PH_SHA_512",
	}
)

const maxSignatureBytes = 6144

// signed is what Sign and Verify have in common.
type signed struct {
	DryRun           bool     `json:"DryRun"`
	GrantTokens      []string `json:"GrantTokens"`
	KeyID            *string  `json:"KeyId"`
	Message          []byte   `json:"Message"`
	MessageType      *string  `json:"MessageType"`
	SigningAlgorithm *string  `json:"SigningAlgorithm"`
}

func (in *signed) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.blob("message", in.Message, 1, maxPlaintextBytes)
	v.enum("messageType", in.MessageType, messageTypeNames)
	v.required("signingAlgorithm", in.SigningAlgorithm != nil)
	v.enum("signingAlgorithm", in.SigningAlgorithm, signingAlgorithmNames)
}

type signInput struct{ signed }

type signOutput struct {
	KeyID            string `json:"KeyId"`
	Signature        []byte `json:"Signature"`
	SigningAlgorithm string `json:"SigningAlgorithm"`
}

func (c *call) sign(in *signInput) (*signOutput, error) {
	k, pair, digest, err := c.signable(&in.signed)
	if err != nil {
		return nil, err
	}
	if pair, err = c.spoilSigner(k, pair); err != nil {
		return nil, err
	}
	signature, err := pair.sign(*in.SigningAlgorithm, digest)
	if err != nil {
		return nil, err
	}
	c.decide.recordUse(c, k)
	return &signOutput{KeyID: c.nameInAnswer(k), Signature: signature, SigningAlgorithm: *in.SigningAlgorithm}, nil
}

type verifyInput struct {
	signed
	Signature []byte `json:"Signature"`
}

type verifyOutput struct {
	KeyID            string `json:"KeyId"`
	SignatureValid   bool   `json:"SignatureValid"`
	SigningAlgorithm string `json:"SigningAlgorithm"`
}

func (in *verifyInput) check(v *violations) {
	in.signed.check(v)
	v.blob("signature", in.Signature, 1, maxSignatureBytes)
}

// verify answers true or an exception, never false.
func (c *call) verify(in *verifyInput) (*verifyOutput, error) {
	k, pair, digest, err := c.signable(&in.signed)
	if err != nil {
		return nil, err
	}
	output := &verifyOutput{KeyID: k.arn, SignatureValid: true, SigningAlgorithm: *in.SigningAlgorithm}
	if !pair.verify(*in.SigningAlgorithm, digest, in.Signature) {
		switch {
		case c.has(faultWrongSignatureSaysFalse):
			output.SignatureValid = false
		case !c.has(faultWrongSignatureAccepted):
			return nil, kmsInvalidSignatureException.because("")
		}
	}
	c.decide.recordUse(c, k)
	return output, nil
}

// signable resolves the key, checks that it may be used with the algorithm, and returns its key pair and the digest of the
// message.
func (c *call) signable(in *signed) (*key, keyPair, []byte, error) {
	k, err := c.keyByAnyName(in.KeyID)
	if err != nil {
		return nil, nil, nil, err
	}
	if err := c.canUse(k, usageSignVerify, *in.SigningAlgorithm); err != nil {
		return nil, nil, nil, err
	}
	pair, err := c.keyPair(k)
	if err != nil {
		return nil, nil, nil, err
	}
	digest, err := c.digest(in, pair)
	if err != nil {
		return nil, nil, nil, err
	}
	return k, pair, digest, c.decide.dryRun(in.DryRun)
}

// digest is what the key pair signs of a request: the digest of the message, which MessageType says it may be already.
func (c *call) digest(in *signed, pair keyPair) ([]byte, error) {
	algorithm := *in.SigningAlgorithm
	if lattice, ok := pair.(mldsaPair); ok {
		return c.representative(in, lattice)
	}
	digest := in.Message
	switch valueOr(in.MessageType, messageRaw) {
	case messageRaw:
		digest = digestOf(algorithm, in.Message)
	case messageDigest:
		if len(digest) != hashOf(algorithm).Size() {
			return nil, validationException.because("Digest is invalid length for algorithm %s.", algorithm)
		}
		if c.has(faultDigestHashedAgain) {
			digest = digestOf(algorithm, in.Message)
		}
	default:
		return nil, validationException.because("MessageType %s is not supported for algorithm %s.", *in.MessageType, algorithm)
	}
	return digest, nil
}

func digestOf(algorithm string, message []byte) []byte {
	hash := hashOf(algorithm).New()
	_, _ = hash.Write(message) // a hash.Hash never returns an error
	return hash.Sum(nil)
}

// canUse checks the key's state, its usage and that the algorithm is one of its own.
func (c *call) canUse(k *key, usage, algorithm string) error {
	if err := c.decide.permits(c, k); err != nil {
		return err
	}
	if k.set.usage != usage {
		if c.has(faultWrongUsageWrongException) {
			return validationException.because("Key %s cannot be used for %s", k.id, c.operation)
		}
		return invalidKeyUsageException.because("%s key usage is %s which is not valid for %s.", k.arn, k.set.usage, c.operation)
	}
	if !slices.Contains(k.set.spec.algorithms[usage], algorithm) {
		return invalidKeyUsageException.because("Algorithm %s and key spec %s are incompatible.", algorithm, k.set.spec.name)
	}
	return nil
}

// keyPair is the key's asymmetric material. It is made when it is first used: most keys of a test run never are.
func (c *call) keyPair(k *key) (keyPair, error) {
	m := c.currentMaterial(k)
	if m.pair == nil {
		made, err := c.account.newKeyPair(k.set.spec)
		if err != nil {
			return nil, err
		}
		m.pair = made
	}
	return m.pair, nil
}

// nameInAnswer is how answers of cryptographic operations name the key: by its ARN.
func (c *call) nameInAnswer(k *key) string {
	if c.has(faultAnswersNameBareID) {
		return k.id
	}
	return k.arn
}
