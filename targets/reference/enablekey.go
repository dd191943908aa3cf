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
	k.state = stateEnabled
	k.set.rotateIfDue(c.now)
	return empty{}, nil
}

func (c *call) disableKey(in *keyIDInput) (empty, error) {
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return empty{}, err
	}
	k.past.unloaded = len(k.set.materials) > 1
	if c.has(faultDisableKeyStopsRotation) {
		k.set.rotation = rotation{}
	}
	if k.isPrimary() && k.set.promotions > 0 && c.has(faultTagsLostWhenNewPrimaryDisabled) {
		clear(k.tags)
	}
	for _, changed := range c.changedWith(k, faultDisableLeaks, noFault) {
		if changed.state == stateEnabled {
			changed.state = stateDisabled
		}
	}
	return empty{}, nil
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
	for _, changed := range c.changedWith(k, faultDescriptionLeaks, faultDescriptionSharedAfterPromotion) {
		changed.description = *in.Description
	}
	return empty{}, nil
}
