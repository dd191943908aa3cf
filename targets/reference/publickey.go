// GetPublicKey and DeriveSharedSecret.

package reference

type getPublicKeyInput struct {
	GrantTokens []string `json:"GrantTokens"`
	KeyID       *string  `json:"KeyId"`
}

type getPublicKeyOutput struct {
	CustomerMasterKeySpec   string   `json:"CustomerMasterKeySpec,omitempty"`
	EncapsulationAlgorithms []string `json:"EncapsulationAlgorithms,omitempty"`
	EncryptionAlgorithms    []string `json:"EncryptionAlgorithms,omitempty"`
	KeyAgreementAlgorithms  []string `json:"KeyAgreementAlgorithms,omitempty"`
	KeyID                   string   `json:"KeyId"`
	KeySpec                 string   `json:"KeySpec"`
	KeyUsage                string   `json:"KeyUsage"`
	PublicKey               []byte   `json:"PublicKey"`
	SigningAlgorithms       []string `json:"SigningAlgorithms,omitempty"`
}

func (in *getPublicKeyInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
}

func (c *call) getPublicKey(in *getPublicKeyInput) (*getPublicKeyOutput, error) {
	k, err := c.decide.keyByAnyName(c, in.KeyID)
	if err != nil {
		return nil, err
	}
	if err := c.decide.permits(c, k); err != nil {
		return nil, err
	}
	if !k.set.spec.asymmetric() {
		return nil, unsupportedOperationException.because("")
	}
	der, err := c.decide.publicKey(c, k)
	if err != nil {
		return nil, err
	}
	return c.decide.publicKeyAnswer(c, k, der), nil
}

func (c *call) publicKey(k *key) ([]byte, error) {
	pair, err := c.decide.keyPair(c, k)
	if err != nil {
		return nil, err
	}
	return pair.publicDER()
}

func (c *call) publicKeyAnswer(k *key, der []byte) *getPublicKeyOutput {
	metadata := c.decide.metadata(c, k)
	return &getPublicKeyOutput{
		CustomerMasterKeySpec:   metadata.CustomerMasterKeySpec,
		EncapsulationAlgorithms: metadata.EncapsulationAlgorithms,
		EncryptionAlgorithms:    metadata.EncryptionAlgorithms,
		KeyAgreementAlgorithms:  metadata.KeyAgreementAlgorithms,
		KeyID:                   k.arn,
		KeySpec:                 metadata.KeySpec,
		KeyUsage:                metadata.KeyUsage,
		PublicKey:               der,
		SigningAlgorithms:       metadata.SigningAlgorithms,
	}
}

const algorithmECDH = "ECDH"

type deriveSharedSecretInput struct {
	DryRun                bool     `json:"DryRun"`
	GrantTokens           []string `json:"GrantTokens"`
	KeyAgreementAlgorithm *string  `json:"KeyAgreementAlgorithm"`
	KeyID                 *string  `json:"KeyId"`
	PublicKey             []byte   `json:"PublicKey"`
}

type deriveSharedSecretOutput struct {
	KeyAgreementAlgorithm string `json:"KeyAgreementAlgorithm"`
	KeyID                 string `json:"KeyId"`
	KeyOrigin             string `json:"KeyOrigin"`
	SharedSecret          []byte `json:"SharedSecret"`
}

const maxPublicKeyBytes = 8192

func (in *deriveSharedSecretInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.required("keyAgreementAlgorithm", in.KeyAgreementAlgorithm != nil)
	v.enum("keyAgreementAlgorithm", in.KeyAgreementAlgorithm, []string{algorithmECDH})
	v.blob("publicKey", in.PublicKey, 1, maxPublicKeyBytes)
}

func (c *call) deriveSharedSecret(in *deriveSharedSecretInput) (*deriveSharedSecretOutput, error) {
	k, err := c.decide.keyByAnyName(c, in.KeyID)
	if err != nil {
		return nil, err
	}
	if err := c.canUse(k, usageKeyAgreement, *in.KeyAgreementAlgorithm); err != nil {
		return nil, err
	}
	pair, err := c.decide.keyPair(c, k)
	if err != nil {
		return nil, err
	}
	secret, err := c.decide.sharedSecret(k, pair, in.PublicKey)
	if err != nil {
		return nil, err
	}
	if err := c.decide.dryRun(in.DryRun); err != nil {
		return nil, err
	}
	c.decide.recordUse(c, k)
	return &deriveSharedSecretOutput{
		KeyAgreementAlgorithm: *in.KeyAgreementAlgorithm,
		KeyID:                 k.arn,
		KeyOrigin:             k.set.origin,
		SharedSecret:          secret,
	}, nil
}

func sharedSecret(k *key, pair keyPair, publicKey []byte) ([]byte, error) {
	if curve, ok := pair.(nistPair); ok {
		if secret, err := curve.agree(publicKey); err == nil {
			return secret, nil
		}
	}
	return nil, validationException.because("")
}
