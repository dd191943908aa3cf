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
	if err := c.decide.dryRun(in.DryRun); err != nil {
		return nil, err
	}
	signature, err := c.decide.signature(pair, *in.SigningAlgorithm, digest)
	if err != nil {
		return nil, err
	}
	c.decide.recordUse(c, k)
	return &signOutput{KeyID: c.decide.nameInAnswer(k), Signature: signature, SigningAlgorithm: *in.SigningAlgorithm}, nil
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
	output, err := c.decide.verifyAnswer(k, *in.SigningAlgorithm, c.decide.isSignature(pair, *in.SigningAlgorithm, digest, in.Signature))
	if err != nil {
		return nil, err
	}
	if err := c.decide.dryRun(in.DryRun); err != nil {
		return nil, err
	}
	c.decide.recordUse(c, k)
	return output, nil
}

func verifyAnswer(k *key, algorithm string, isValid bool) (*verifyOutput, error) {
	if !isValid {
		return nil, kmsInvalidSignatureException.because("")
	}
	return &verifyOutput{KeyID: k.arn, SignatureValid: true, SigningAlgorithm: algorithm}, nil
}

// signable resolves the key, checks that it may be used with the algorithm, and returns its key pair and the digest of the
// message.
func (c *call) signable(in *signed) (*key, keyPair, []byte, error) {
	k, err := c.decide.keyByAnyName(c, in.KeyID)
	if err != nil {
		return nil, nil, nil, err
	}
	if err := c.canUse(k, usageSignVerify, *in.SigningAlgorithm); err != nil {
		return nil, nil, nil, err
	}
	pair, err := c.decide.keyPair(c, k)
	if err != nil {
		return nil, nil, nil, err
	}
	digest, err := c.decide.digest(k, in, pair)
	if err != nil {
		return nil, nil, nil, err
	}
	return k, pair, digest, nil
}

// digest is what the key pair signs of a request: the digest of the message, which MessageType says it may be already.
func digest(k *key, in *signed, pair keyPair) ([]byte, error) {
	algorithm := *in.SigningAlgorithm
	if err := mayHaveType(k, in); err != nil {
		return nil, err
	}
	switch pair := pair.(type) {
	case mldsaPair:
		return representative(in, pair)
	case edwardsPair:
		return edwardsInput(in)
	}
	if valueOr(in.MessageType, messageRaw) == messageDigest {
		return in.Message, hasLengthOfDigest(algorithm, in.Message)
	}
	return digestOf(algorithm, in.Message), nil
}

// mayHaveType refuses a type of message that keys of the spec do not sign.
func mayHaveType(k *key, in *signed) error {
	lacking := messageMu
	if k.set.spec.lattice != nil {
		lacking = messageDigest
	}
	if valueOr(in.MessageType, messageRaw) == lacking {
		return validationException.because("Message type %s is incompatible with key spec %s.", lacking, k.set.spec.name)
	}
	return nil
}

func hasLengthOfDigest(algorithm string, digest []byte) error {
	if len(digest) != hashOf(algorithm).Size() {
		return validationException.because("Digest is invalid length for algorithm %s.", algorithm)
	}
	return nil
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
		return c.decide.wrongUsage(c, k)
	}
	if !slices.Contains(k.set.spec.algorithms[usage], algorithm) {
		return invalidKeyUsageException.because("Algorithm %s is incompatible with key spec %s.", algorithm, k.set.spec.name)
	}
	return nil
}

func (c *call) wrongUsage(k *key) error {
	return invalidKeyUsageException.because("%s key usage is %s which is not valid for %s.", k.arn, k.set.usage, c.operation)
}

// keyPair is made when it is first used: most keys of a test run never are.
func (c *call) keyPair(k *key) (keyPair, error) {
	m, err := k.materialInUse()
	if err != nil {
		return nil, err
	}
	if m.pair == nil {
		made, err := c.account.newKeyPair(k.set.spec)
		if err != nil {
			return nil, err
		}
		m.pair = made
	}
	return m.pair, nil
}
