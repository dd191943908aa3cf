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
	if k.state == stateEnabled && c.has(faultEnableRefusedWhenEnabled) {
		return empty{}, kmsInvalidStateException.because("%s is enabled.", k.arn)
	}
	if c.stub() {
		return empty{}, nil
	}
	for _, changed := range c.changedWith(k, faultEnableLeaks, noFault) {
		if changed == k || changed.state == stateDisabled {
			changed.state = stateEnabled
		}
	}
	k.set.rotateIfDue(c.now)
	return empty{}, nil
}

func (c *call) disableKey(in *keyIDInput) (empty, error) {
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return empty{}, err
	}
	if c.stub() {
		return empty{}, nil
	}
	c.spoilDisabling(k)
	k.notes.unloaded = len(k.set.materials) > 1
	if k.state == stateDisabled && c.has(faultDisableToggles) {
		k.state = stateEnabled
		return empty{}, nil
	}
	for _, changed := range c.changedWith(k, faultDisableLeaks, noFault) {
		if changed.state == stateEnabled {
			changed.state = stateDisabled
		}
	}
	return empty{}, nil
}

// spoilDisabling applies the planted faults when a key is disabled.
func (c *call) spoilDisabling(k *key) {
	if c.has(faultDisableKeyStopsRotation) {
		k.set.rotation = rotation{}
	}
	if c.has(faultDescriptionLostWhenDisabled) {
		k.description = ""
	}
	if k.isPrimary() && k.set.notes.promotions > 0 && c.has(faultTagsLostWhenNewPrimaryDisabled) {
		clear(k.tags)
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
	if c.stub() {
		return empty{}, nil
	}
	for _, changed := range c.changedWith(k, faultDescriptionLeaks, faultDescriptionSharedAfterPromotion) {
		changed.description = *in.Description
		changed.notes.described = true
	}
	return empty{}, nil
}
