// How faults change what UpdatePrimaryRegion does.

package reference

// promoting does more at the start of a promotion.
func promoting(more func(c *call, old, target *key)) func(*decisions) {
	return func(d *decisions) {
		before := d.promote
		d.promote = func(c *call, target *key) {
			more(c, target.set.members[target.set.primary], target)
			before(c, target)
		}
	}
}

// afterPromotion does more at the end of a promotion.
func afterPromotion(more func(set *keySet, primary *key)) func(*decisions) {
	return func(d *decisions) {
		before := d.announcePromotion
		d.announcePromotion = func(set *keySet) {
			before(set)
			more(set, set.members[set.primary])
		}
	}
}

// eachBystander calls the function with the keys that a promotion was not about.
func eachBystander(set *keySet, primary *key, each func(k *key)) {
	for _, k := range set.related() {
		if k != primary && k.region != primary.notes.heirOf {
			each(k)
		}
	}
}

// pretending lets UpdatePrimaryRegion answer success, and do nothing, for some keys and Regions.
func pretending(where func(k *key, region string) bool) func(*decisions) {
	return func(d *decisions) {
		before := d.changePrimary
		d.changePrimary = func(c *call, in *updatePrimaryRegionInput) (empty, error) {
			if k, err := c.decide.keyByIDOrARN(c, in.KeyID); err == nil && where(k, *in.PrimaryRegion) {
				return empty{}, nil
			}
			return before(c, in)
		}
	}
}

// refusingPromotion does something when a promotion is refused.
func refusingPromotion(also func(k *key, region string)) func(*decisions) {
	return func(d *decisions) {
		before := d.promotable
		d.promotable = func(c *call, k *key, keyID, region string) (*key, error) {
			target, err := before(c, k, keyID, region)
			if err != nil {
				also(k, region)
			}
			return target, err
		}
	}
}

func (c *call) moveAliases(old, target *key) {
	from, to := c.decide.aliasesOf(c.account, old.region), c.decide.aliasesOf(c.account, target.region)
	for name, a := range from {
		if a.targetKeyID == old.id {
			delete(from, name)
			to[name] = a
		}
	}
}
