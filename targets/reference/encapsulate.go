// Encapsulate and Decapsulate.

package reference

import "fmt"

const mostEncapsulatedBytes = 6144

type encapsulateInput struct {
	DryRun                 bool     `json:"DryRun"`
	EncapsulationAlgorithm *string  `json:"EncapsulationAlgorithm"`
	GrantTokens            []string `json:"GrantTokens"`
	KeyID                  *string  `json:"KeyId"`
}

type encapsulateOutput struct {
	EncapsulationAlgorithm     string `json:"EncapsulationAlgorithm"`
	KeyID                      string `json:"KeyId"`
	SharedSecret               []byte `json:"SharedSecret"`
	SharedSecretCiphertextBlob []byte `json:"SharedSecretCiphertextBlob"`
}

func (in *encapsulateInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.required("encapsulationAlgorithm", in.EncapsulationAlgorithm != nil)
	v.enum("encapsulationAlgorithm", in.EncapsulationAlgorithm, []string{algorithmMLKEM})
}

func (c *call) encapsulate(in *encapsulateInput) (*encapsulateOutput, error) {
	k, pair, err := c.encapsulating(in)
	if err != nil {
		return nil, err
	}
	secret, sealed, err := pair.encapsulate(pair.seed)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", k.set.spec.name, err)
	}
	c.decide.recordUse(c, k)
	return &encapsulateOutput{
		EncapsulationAlgorithm: *in.EncapsulationAlgorithm, KeyID: k.arn, SharedSecret: secret, SharedSecretCiphertextBlob: sealed,
	}, nil
}

type decapsulateInput struct {
	encapsulateInput
	SharedSecretCiphertextBlob []byte `json:"SharedSecretCiphertextBlob"`
}

type decapsulateOutput struct {
	EncapsulationAlgorithm string `json:"EncapsulationAlgorithm"`
	KeyID                  string `json:"KeyId"`
	SharedSecret           []byte `json:"SharedSecret"`
}

func (in *decapsulateInput) check(v *violations) {
	in.encapsulateInput.check(v)
	v.blob("sharedSecretCiphertextBlob", in.SharedSecretCiphertextBlob, 1, mostEncapsulatedBytes)
}

// decapsulate refuses a ciphertext of a wrong length alone: one that was changed, or made with another key, gives some other
// secret (the implicit rejection of FIPS 203).
func (c *call) decapsulate(in *decapsulateInput) (*decapsulateOutput, error) {
	k, pair, err := c.encapsulating(&in.encapsulateInput)
	if err != nil {
		return nil, err
	}
	secret, err := c.decide.decapsulated(pair, in.SharedSecretCiphertextBlob)
	if err != nil {
		return nil, invalidCiphertextException.because("")
	}
	c.decide.recordUse(c, k)
	return &decapsulateOutput{EncapsulationAlgorithm: *in.EncapsulationAlgorithm, KeyID: k.arn, SharedSecret: secret}, nil
}

func decapsulated(pair mlkemPair, sealed []byte) ([]byte, error) {
	return pair.decapsulate(pair.seed, sealed)
}

// encapsulating resolves the key and returns its key pair, unless the request asks for a dry run.
func (c *call) encapsulating(in *encapsulateInput) (*key, mlkemPair, error) {
	var none mlkemPair
	k, err := c.decide.keyByAnyName(c, in.KeyID)
	if err != nil {
		return nil, none, err
	}
	if err := c.canUse(k, usageEncapsulateDecapsulate, *in.EncapsulationAlgorithm); err != nil {
		return nil, none, err
	}
	made, err := c.decide.keyPair(c, k)
	if err != nil {
		return nil, none, err
	}
	pair, ok := made.(mlkemPair)
	if !ok {
		return nil, none, fmt.Errorf("%s has no ML-KEM key", k.arn)
	}
	return k, pair, c.decide.dryRun(in.DryRun)
}
