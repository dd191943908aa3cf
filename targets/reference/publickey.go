// GetPublicKey and DeriveSharedSecret.

package reference

type getPublicKeyInput struct {
	GrantTokens []string `json:"GrantTokens"`
	KeyID       *string  `json:"KeyId"`
}

type getPublicKeyOutput struct {
	CustomerMasterKeySpec  string   `json:"CustomerMasterKeySpec"`
	EncryptionAlgorithms   []string `json:"EncryptionAlgorithms,omitempty"`
	KeyAgreementAlgorithms []string `json:"KeyAgreementAlgorithms,omitempty"`
	KeyID                  string   `json:"KeyId"`
	KeySpec                string   `json:"KeySpec"`
	KeyUsage               string   `json:"KeyUsage"`
	PublicKey              []byte   `json:"PublicKey"`
	SigningAlgorithms      []string `json:"SigningAlgorithms,omitempty"`
}

func (in *getPublicKeyInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
}

func (c *call) getPublicKey(in *getPublicKeyInput) (*getPublicKeyOutput, error) {
	k, err := c.keyByAnyName(in.KeyID)
	if err != nil {
		return nil, err
	}
	if err := c.decide.permits(c, k); err != nil {
		return nil, err
	}
	if !k.set.spec.asymmetric() {
		return nil, unsupportedOperationException.because("%s is not an asymmetric key.", k.arn)
	}
	pair, err := c.keyPair(k)
	if err != nil {
		return nil, err
	}
	der, err := pair.publicDER()
	if err != nil {
		return nil, err
	}
	if der, err = c.spoilPublicKey(k, der); err != nil {
		return nil, err
	}
	metadata := c.decide.metadata(c, k)
	output := &getPublicKeyOutput{
		CustomerMasterKeySpec:  metadata.CustomerMasterKeySpec,
		EncryptionAlgorithms:   metadata.EncryptionAlgorithms,
		KeyAgreementAlgorithms: metadata.KeyAgreementAlgorithms,
		KeyID:                  k.arn,
		KeySpec:                metadata.KeySpec,
		KeyUsage:               metadata.KeyUsage,
		PublicKey:              der,
		SigningAlgorithms:      metadata.SigningAlgorithms,
	}
	if c.has(faultPublicKeyNamesPrimary) {
		output.KeyID = k.set.memberARN(k.set.primary)
	}
	return output, nil
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
	k, err := c.keyByAnyName(in.KeyID)
	if err != nil {
		return nil, err
	}
	if err := c.canUse(k, usageKeyAgreement, *in.KeyAgreementAlgorithm); err != nil {
		return nil, err
	}
	pair, err := c.keyPair(k)
	if err != nil {
		return nil, err
	}
	var secret []byte
	if curve, ok := pair.(nistPair); ok {
		secret, err = curve.agree(in.PublicKey)
	}
	if err != nil || secret == nil {
		return nil, validationException.because("The public key is not a key on the curve of %s.", k.set.spec.name)
	}
	if err := c.decide.dryRun(in.DryRun); err != nil {
		return nil, err
	}
	if c.has(faultSharedSecretDiffersAtReplica) && !k.isPrimary() {
		secret[0] ^= 1
	}
	c.decide.recordUse(c, k)
	return &deriveSharedSecretOutput{
		KeyAgreementAlgorithm: *in.KeyAgreementAlgorithm,
		KeyID:                 k.arn,
		KeyOrigin:             k.set.origin,
		SharedSecret:          secret,
	}, nil
}
