// EnableKey, DisableKey and UpdateKeyDescription: properties that each related key has for itself.

package reference

// keyIDInput is the request of the operations that take a KeyId and nothing else.
type keyIDInput struct {
	KeyID *string `json:"KeyId"`
}

func (in *keyIDInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
}

func (c *call) enableKey(in *keyIDInput) (empty, error) {
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return empty{}, err
	}
	c.decide.enable(c, k)
	return empty{}, nil
}

// enable may bring on an automatic rotation that has waited for the key.
func (c *call) enable(k *key) {
	k.state = stateEnabled
	c.decide.rotateIfDue(k.set, c.now)
}

func (c *call) disableKey(in *keyIDInput) (empty, error) {
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return empty{}, err
	}
	c.decide.disable(c, k)
	return empty{}, nil
}

func (k *key) disable() {
	if k.state == stateEnabled {
		k.state = stateDisabled
	}
}

type updateKeyDescriptionInput struct {
	Description *string `json:"Description"`
	KeyID       *string `json:"KeyId"`
}

func (in *updateKeyDescriptionInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.requiredText("description", in.Description, descriptionLimits)
}

func (c *call) updateKeyDescription(in *updateKeyDescriptionInput) (empty, error) {
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return empty{}, err
	}
	c.decide.setDescription(c, k, *in.Description)
	return empty{}, nil
}
