// GenerateMac and VerifyMac.

package reference

import "crypto/hmac"

var macAlgorithmNames = []string{"HMAC_SHA_224", "HMAC_SHA_256", "HMAC_SHA_384", "HMAC_SHA_512"}

// authenticatedMessage is what GenerateMac and VerifyMac have in common.
type authenticatedMessage struct {
	DryRun       bool     `json:"DryRun"`
	GrantTokens  []string `json:"GrantTokens"`
	KeyID        *string  `json:"KeyId"`
	MacAlgorithm *string  `json:"MacAlgorithm"`
	Message      []byte   `json:"Message"`
}

func (in *authenticatedMessage) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.required("macAlgorithm", in.MacAlgorithm != nil)
	v.enum("macAlgorithm", in.MacAlgorithm, macAlgorithmNames)
	v.blob("message", in.Message, 1, maxPlaintextBytes)
}

type generateMacInput struct{ authenticatedMessage }

type generateMacOutput struct {
	KeyID        string `json:"KeyId"`
	Mac          []byte `json:"Mac"`
	MacAlgorithm string `json:"MacAlgorithm"`
}

func (c *call) generateMac(in *generateMacInput) (*generateMacOutput, error) {
	k, mac, err := c.authenticate(&in.authenticatedMessage)
	if err != nil {
		return nil, err
	}
	if err := c.decide.dryRun(in.DryRun); err != nil {
		return nil, err
	}
	c.decide.recordUse(c, k)
	return &generateMacOutput{KeyID: k.arn, Mac: mac, MacAlgorithm: *in.MacAlgorithm}, nil
}

type verifyMacInput struct {
	authenticatedMessage
	Mac []byte `json:"Mac"`
}

type verifyMacOutput struct {
	KeyID        string `json:"KeyId"`
	MacAlgorithm string `json:"MacAlgorithm"`
	MacValid     bool   `json:"MacValid"`
}

func (in *verifyMacInput) check(v *violations) {
	in.authenticatedMessage.check(v)
	v.blob("mac", in.Mac, 1, maxSignatureBytes)
}

// verifyMac answers true or an exception, never false.
func (c *call) verifyMac(in *verifyMacInput) (*verifyMacOutput, error) {
	k, mac, err := c.authenticate(&in.authenticatedMessage)
	if err != nil {
		return nil, err
	}
	output, err := c.decide.verifyMacAnswer(k, *in.MacAlgorithm, hmac.Equal(mac, in.Mac))
	if err != nil {
		return nil, err
	}
	if err := c.decide.dryRun(in.DryRun); err != nil {
		return nil, err
	}
	c.decide.recordUse(c, k)
	return output, nil
}

func verifyMacAnswer(k *key, algorithm string, isValid bool) (*verifyMacOutput, error) {
	if !isValid {
		return nil, kmsInvalidMacException.because("")
	}
	return &verifyMacOutput{KeyID: k.arn, MacAlgorithm: algorithm, MacValid: true}, nil
}

// authenticate computes the MAC of a request.
func (c *call) authenticate(in *authenticatedMessage) (*key, []byte, error) {
	k, err := c.decide.keyByAnyName(c, in.KeyID)
	if err != nil {
		return nil, nil, err
	}
	if err := c.canUse(k, usageGenerateVerifyMac, *in.MacAlgorithm); err != nil {
		return nil, nil, err
	}
	if _, err := k.materialInUse(); err != nil {
		return nil, nil, err
	}
	return k, c.decide.mac(k, *in.MacAlgorithm, in.Message), nil
}

func (k *key) mac(algorithm string, message []byte) []byte {
	hash := hmac.New(hashOf(algorithm).New, k.decide().currentMaterial(k).secret)
	_, _ = hash.Write(message) // a hash.Hash never returns an error
	return hash.Sum(nil)
}
