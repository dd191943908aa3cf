// UpdatePrimaryRegion: another related key becomes the primary.

package reference

import "time"

type updatePrimaryRegionInput struct {
	KeyID         *string `json:"KeyId"`
	PrimaryRegion *string `json:"PrimaryRegion"`
}

func (in *updatePrimaryRegionInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.requiredText("primaryRegion", in.PrimaryRegion, regionLimits)
}

func (c *call) updatePrimaryRegion(in *updatePrimaryRegionInput) (empty, error) {
	return c.decide.changePrimary(c, in)
}

func (c *call) changePrimary(in *updatePrimaryRegionInput) (empty, error) {
	k, err := c.decide.keyByIDOrARN(c, in.KeyID)
	if err != nil {
		return empty{}, err
	}
	target, err := c.decide.promotable(c, k, *in.PrimaryRegion)
	if err != nil {
		return empty{}, err
	}
	c.decide.promote(c, target)
	return empty{}, nil
}

// promotable looks first at what the key of the request is, then at that key's state, then at the Region, then at the
// related key there: both must be Enabled.
func (c *call) promotable(k *key, region string) (*key, error) {
	if !k.set.multiRegion || !c.decide.actsAsPrimary(c, k) {
		return nil, isNotPrimary(k)
	}
	if err := c.decide.permits(c, k); err != nil {
		return nil, err
	}
	if partitionOf(region) == "" {
		return nil, validationException.because("The primary Region %s is not a valid AWS Region.", region)
	}
	if region == k.set.primary {
		return nil, unsupportedOperationException.because("%s already contains the primary.", region)
	}
	target, exists := k.set.members[region]
	if !exists {
		return nil, notFoundException.because("Key '%s' does not exist", keyARN(region, c.account.id, k.id))
	}
	return target, c.decide.permits(c, target)
}

func isNotPrimary(k *key) error {
	return unsupportedOperationException.because("%s is not a multi-region primary key.", k.arn)
}

// promote makes the key the primary of its set. For the server's delay the old and the new primary are Updating, and each
// of them calls itself a replica; the other replicas hear of it when that is over.
func (c *call) promote(target *key) {
	set := target.set
	old := set.members[set.primary]
	set.primary = target.region
	for _, k := range []*key{old, target} {
		k.role = roleReplica
		k.state = stateUpdating
		k.updatingUntil = c.now.Add(c.account.delay)
	}
	set.publish(old, target)
	c.account.wakeAt(target.updatingUntil, set)
}

// finishUpdating ends a promotion at one of the two keys that it concerns. Imported material may have expired meanwhile.
func (s *keySet) finishUpdating(k *key) {
	k.updatingUntil = time.Time{}
	if k.state == stateUpdating {
		k.state = k.stateWithMaterial()
	}
	if k.isPrimary() {
		k.role = rolePrimary
	}
}
