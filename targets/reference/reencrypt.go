// ReEncrypt: from one key to another without showing the plaintext.

package reference

type reEncryptInput struct {
	CiphertextBlob                 []byte            `json:"CiphertextBlob"`
	DestinationEncryptionAlgorithm *string           `json:"DestinationEncryptionAlgorithm"`
	DestinationEncryptionContext   map[string]string `json:"DestinationEncryptionContext"`
	DestinationKeyID               *string           `json:"DestinationKeyId"`
	DryRun                         bool              `json:"DryRun"`
	GrantTokens                    []string          `json:"GrantTokens"`
	SourceEncryptionAlgorithm      *string           `json:"SourceEncryptionAlgorithm"`
	SourceEncryptionContext        map[string]string `json:"SourceEncryptionContext"`
	SourceKeyID                    *string           `json:"SourceKeyId"`
}

type reEncryptOutput struct {
	CiphertextBlob                 []byte `json:"CiphertextBlob"`
	DestinationEncryptionAlgorithm string `json:"DestinationEncryptionAlgorithm"`
	DestinationKeyMaterialID       string `json:"DestinationKeyMaterialId,omitempty"`
	KeyID                          string `json:"KeyId"`
	SourceEncryptionAlgorithm      string `json:"SourceEncryptionAlgorithm"`
	SourceKeyID                    string `json:"SourceKeyId"`
	SourceKeyMaterialID            string `json:"SourceKeyMaterialId,omitempty"`
}

func (in *reEncryptInput) check(v *violations) {
	v.blob("ciphertextBlob", in.CiphertextBlob, 1, maxCiphertextBytes)
	v.requiredText("destinationKeyId", in.DestinationKeyID, keyIDLimits)
	v.text("sourceKeyId", in.SourceKeyID, keyIDLimits)
	v.enum("sourceEncryptionAlgorithm", in.SourceEncryptionAlgorithm, encryptionAlgorithmNames)
	v.enum("destinationEncryptionAlgorithm", in.DestinationEncryptionAlgorithm, encryptionAlgorithmNames)
}

func (c *call) reEncrypt(in *reEncryptInput) (*reEncryptOutput, error) {
	source := encrypted{
		blob:      in.CiphertextBlob,
		keyID:     in.SourceKeyID,
		algorithm: valueOr(in.SourceEncryptionAlgorithm, symmetricDefault),
		context:   in.SourceEncryptionContext,
	}
	opened, err := c.decryptWith(source)
	if err != nil {
		return nil, err
	}
	destination, err := c.decide.keyByAnyName(c, in.DestinationKeyID)
	if err != nil {
		return nil, err
	}
	algorithm := valueOr(in.DestinationEncryptionAlgorithm, symmetricDefault)
	if err := c.canUse(destination, usageEncryptDecrypt, algorithm); err != nil {
		return nil, err
	}
	blob, err := c.encryptWith(destination, algorithm, opened.plaintext, c.decide.destinationContext(in))
	if err != nil {
		return nil, err
	}
	if err := c.decide.dryRun(in.DryRun); err != nil {
		return nil, err
	}
	c.decide.recordUse(c, opened.key)
	c.decide.recordUse(c, destination)
	output := c.decide.reEncryptAnswer(opened, destination, blob)
	output.SourceEncryptionAlgorithm, output.DestinationEncryptionAlgorithm = source.algorithm, algorithm
	return output, nil
}

func reEncryptAnswer(source decrypted, destination *key, blob []byte) *reEncryptOutput {
	return &reEncryptOutput{
		CiphertextBlob:           blob,
		DestinationKeyMaterialID: destination.decide().currentMaterial(destination).id,
		KeyID:                    destination.arn,
		SourceKeyID:              source.key.arn,
		SourceKeyMaterialID:      source.materialID,
	}
}
