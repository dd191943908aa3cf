// GenerateDataKeyPair and GenerateDataKeyPairWithoutPlaintext.

package reference

var dataKeyPairSpecNames = []string{
	"RSA_2048", "RSA_3072", "RSA_4096",
	"ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", specSECG,
	"SM2", "ECC_NIST_EDWARDS25519", "ML_KEM_512", "ML_KEM_768", "ML_KEM_1024",
}

type generateDataKeyPairInput struct {
	DryRun            bool              `json:"DryRun"`
	EncryptionContext map[string]string `json:"EncryptionContext"`
	GrantTokens       []string          `json:"GrantTokens"`
	KeyID             *string           `json:"KeyId"`
	KeyPairSpec       *string           `json:"KeyPairSpec"`
}

type generateDataKeyPairOutput struct {
	KeyID                    string `json:"KeyId"`
	KeyMaterialID            string `json:"KeyMaterialId"`
	KeyPairSpec              string `json:"KeyPairSpec"`
	PrivateKeyCiphertextBlob []byte `json:"PrivateKeyCiphertextBlob"`
	PrivateKeyPlaintext      []byte `json:"PrivateKeyPlaintext,omitempty"`
	PublicKey                []byte `json:"PublicKey"`
}

func (in *generateDataKeyPairInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.required("keyPairSpec", in.KeyPairSpec != nil)
	v.enum("keyPairSpec", in.KeyPairSpec, dataKeyPairSpecNames)
}

func (c *call) generateDataKeyPair(in *generateDataKeyPairInput) (*generateDataKeyPairOutput, error) {
	k, err := c.decide.keyByAnyName(c, in.KeyID)
	if err != nil {
		return nil, err
	}
	if k.set.spec.asymmetric() && k.set.usage == usageEncryptDecrypt {
		return nil, invalidKeyUsageException.because("You cannot generate a data key pair with an asymmetric CMK")
	}
	if err := c.canUse(k, usageEncryptDecrypt, symmetricDefault); err != nil {
		return nil, err
	}
	if !c.hasSpec(*in.KeyPairSpec) {
		return nil, unsupportedOperationException.because("KeyPairSpec %s is not supported in this Region", *in.KeyPairSpec)
	}
	if err := c.decide.dryRun(in.DryRun); err != nil {
		return nil, err
	}
	private, public, err := c.decide.newDataKeyPair(c, *in.KeyPairSpec)
	if err != nil {
		return nil, err
	}
	blob, err := c.seal(k, c.decide.sealedHalf(private, public), in.EncryptionContext)
	if err != nil {
		return nil, err
	}
	c.decide.recordUse(c, k)
	return &generateDataKeyPairOutput{
		KeyID:                    k.arn,
		KeyMaterialID:            c.decide.currentMaterial(k).id,
		KeyPairSpec:              *in.KeyPairSpec,
		PrivateKeyCiphertextBlob: blob,
		PrivateKeyPlaintext:      private,
		PublicKey:                public,
	}, nil
}

// newDataKeyPair makes a key pair: the private key as PKCS #8, the public key as SubjectPublicKeyInfo.
func (c *call) newDataKeyPair(spec string) (private, public []byte, err error) {
	pair, err := c.account.newKeyPair(keySpecs[spec])
	if err != nil {
		return nil, nil, err
	}
	if public, err = pair.publicDER(); err != nil {
		return nil, nil, err
	}
	private, err = pair.privateDER()
	return private, public, err
}

func (c *call) generateDataKeyPairWithoutPlaintext(in *generateDataKeyPairInput) (*generateDataKeyPairOutput, error) {
	output, err := c.generateDataKeyPair(in)
	if err != nil {
		return nil, err
	}
	output.PrivateKeyPlaintext = nil
	return output, nil
}
