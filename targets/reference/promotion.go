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
	target, err := c.decide.promotable(c, k, *in.KeyID, *in.PrimaryRegion)
	if err != nil {
		return empty{}, err
	}
	if target != k {
		c.decide.promote(c, target)
	}
	return empty{}, nil
}

// promotable looks first at what the key of the request is, then at that key's state, then at the Region, then at the
// related key there: both must be Enabled. The primary's own Region is no error, and changes nothing.
func (c *call) promotable(k *key, keyID, region string) (*key, error) {
	switch {
	case !k.set.multiRegion:
		return nil, isNotPrimary(k)
	case !c.decide.actsAsPrimary(c, k):
		return nil, kmsInvalidStateException.because("%s is not a multi-Region primary key.", k.arn)
	}
	if err := c.decide.permits(c, k); err != nil {
		return nil, err
	}
	if partitionOf(region) == "" {
		return nil, validationException.because("The primary Region %s is not a valid AWS Region.", region)
	}
	target, exists := k.set.members[region]
	if !exists {
		return nil, validationException.because("%s does not have a replica key in the specified Region.", keyID)
	}
	return target, c.decide.permits(c, target)
}

func isNotPrimary(k *key) error {
	return unsupportedOperationException.because("%s is not a multi-region primary key.", k.arn)
}

// promote makes the key the primary of its set. The old and the new primary know it at once, and are Updating for the
// server's delay; the other replicas hear of it when that is over.
func (c *call) promote(target *key) {
	set := target.set
	old := set.members[set.primary]
	set.primary = target.region
	for _, k := range []*key{old, target} {
		k.role = roleReplica
		if k == target {
			k.role = rolePrimary
		}
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
}
