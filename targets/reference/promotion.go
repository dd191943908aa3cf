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
	k, err := c.keyByIDOrARN(in.KeyID)
	if isNotFound(err) && c.has(faultPromotionOfUnknownKey) {
		return empty{}, nil
	}
	if err != nil {
		return empty{}, err
	}
	if c.pretendsToPromote(k, *in.PrimaryRegion) {
		return empty{}, nil
	}
	target, err := c.promotable(k, *in.PrimaryRegion)
	if err != nil {
		if c.has(faultFailedPromotionDemotes) {
			k.role = roleReplica
		}
		if k.isPrimary() && c.has(faultRefusedPromotionShown) {
			k.view.primary = *in.PrimaryRegion
		}
		return empty{}, err
	}
	c.promote(target)
	return empty{}, nil
}

// promotable finds the key that is to be the new primary. First it looks at what the key of the request is, then at that
// key's state, then at the Region, then at the related key there: both must be Enabled.
func (c *call) promotable(k *key, region string) (*key, error) {
	if !k.set.multiRegion || !k.isPrimary() && !c.has(faultPromotionFromReplica) {
		return nil, isNotPrimary(k)
	}
	if err := c.permits(k); err != nil {
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
	if c.has(faultThirdPromotionRefused) && k.set.promotions >= 2 {
		return nil, unsupportedOperationException.because("%s", region)
	}
	return target, c.permits(target)
}

func isNotPrimary(k *key) error {
	return unsupportedOperationException.because("%s is not a multi-region primary key.", k.arn)
}

// promote makes the key the primary of its set. For the server's delay the old and the new primary are Updating, and each
// of them calls itself a replica; the other replicas hear of it when that is over.
func (c *call) promote(target *key) {
	set := target.set
	if c.has(faultPromotionChangesNothing) {
		return
	}
	old := set.members[set.primary]
	c.spoilPromotion(old, target)
	set.primary = target.region
	set.promotions++
	set.promotedWith = len(set.materials)
	old.past.demoted = true
	old.past.description = old.description
	target.past.heirOf = old.region
	for _, k := range []*key{old, target} {
		k.role = roleReplica
		k.state = stateUpdating
		k.updatingUntil = c.now.Add(c.account.delay)
		if c.has(faultUpdatingForever) {
			k.updatingUntil = k.updatingUntil.AddDate(1000, 0, 0)
		}
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

// finishPromotion lets every related key know the new primary.
func (s *keySet) finishPromotion() {
	s.publish(s.related()...)
	s.spoilPromoted(s.members[s.primary])
}
