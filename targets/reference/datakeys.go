// GenerateDataKey and GenerateDataKeyWithoutPlaintext.

package reference

const maxDataKeyBytes = 1024

type generateDataKeyInput struct {
	DryRun            bool              `json:"DryRun"`
	EncryptionContext map[string]string `json:"EncryptionContext"`
	GrantTokens       []string          `json:"GrantTokens"`
	KeyID             *string           `json:"KeyId"`
	KeySpec           *string           `json:"KeySpec"`
	NumberOfBytes     *int              `json:"NumberOfBytes"`
}

type generateDataKeyOutput struct {
	CiphertextBlob []byte `json:"CiphertextBlob"`
	KeyID          string `json:"KeyId"`
	KeyMaterialID  string `json:"KeyMaterialId,omitempty"`
	Plaintext      []byte `json:"Plaintext,omitempty"`
}

func (in *generateDataKeyInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.enum("keySpec", in.KeySpec, dataKeySpecNames)
	v.number("numberOfBytes", in.NumberOfBytes, 1, maxDataKeyBytes)
}

func (c *call) generateDataKey(in *generateDataKeyInput) (*generateDataKeyOutput, error) {
	k, err := c.decide.keyByAnyName(c, in.KeyID)
	if err != nil {
		return nil, err
	}
	length, err := in.length()
	if err != nil {
		return nil, err
	}
	if err := c.canUse(k, usageEncryptDecrypt, symmetricDefault); err != nil {
		return nil, err
	}
	if err := c.decide.dryRun(in.DryRun); err != nil {
		return nil, err
	}
	plaintext := randomBytes(length)
	blob, err := c.seal(k, plaintext, in.EncryptionContext)
	if err != nil {
		return nil, err
	}
	c.decide.recordUse(c, k)
	return c.decide.dataKeyAnswer(k, blob, plaintext), nil
}

func dataKeyAnswer(k *key, blob, plaintext []byte) *generateDataKeyOutput {
	return &generateDataKeyOutput{
		CiphertextBlob: blob,
		KeyID:          k.decide().nameInAnswer(k),
		KeyMaterialID:  k.decide().currentMaterial(k).id,
		Plaintext:      plaintext,
	}
}

func (c *call) generateDataKeyWithoutPlaintext(in *generateDataKeyInput) (*generateDataKeyOutput, error) {
	output, err := c.generateDataKey(in)
	if err != nil {
		return nil, err
	}
	output.Plaintext = nil
	return output, nil
}

func (in *generateDataKeyInput) length() (int, error) {
	switch {
	case (in.KeySpec == nil) == (in.NumberOfBytes == nil):
		return 0, validationException.because("Please specify either number of bytes or key spec.")
	case in.NumberOfBytes != nil:
		return *in.NumberOfBytes, nil
	case *in.KeySpec == "AES_128":
		return 16, nil
	default:
		return 32, nil
	}
}
