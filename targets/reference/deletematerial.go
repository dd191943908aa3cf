// DeleteImportedKeyMaterial.

package reference

type deleteImportedKeyMaterialInput struct {
	KeyID         *string `json:"KeyId"`
	KeyMaterialID *string `json:"KeyMaterialId"`
}

type deleteImportedKeyMaterialOutput struct {
	KeyID         string `json:"KeyId"`
	KeyMaterialID string `json:"KeyMaterialId,omitempty"`
}

func (in *deleteImportedKeyMaterialInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.text("keyMaterialId", in.KeyMaterialID, materialIDLimits)
}

func (c *call) deleteImportedKeyMaterial(in *deleteImportedKeyMaterialInput) (*deleteImportedKeyMaterialOutput, error) {
	k, err := c.importable(in.KeyID)
	if err != nil {
		return nil, err
	}
	m := k.set.current()
	if in.KeyMaterialID != nil {
		m = nil
		for _, known := range k.set.known() {
			if known.id == *in.KeyMaterialID {
				m = known
			}
		}
		if m == nil {
			return nil, validationException.because("Key material (id: %s) has never been imported into KMS key %s.",
				*in.KeyMaterialID, k.arn)
		}
	}
	if m == nil {
		return &deleteImportedKeyMaterialOutput{KeyID: k.arn}, nil
	}
	c.decide.deleteMaterial(k, m)
	return &deleteImportedKeyMaterialOutput{KeyID: k.arn, KeyMaterialID: m.id}, nil
}
