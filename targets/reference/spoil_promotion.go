// The planted faults in what a promotion does to the keys of its set.

package reference

import "maps"

// pretendsToPromote tells whether a planted fault answers success where there is nothing to promote.
func (c *call) pretendsToPromote(k *key, region string) bool {
	_, exists := k.set.members[region]
	switch {
	case !k.set.multiRegion:
		return c.has(faultPromotionOfSingleRegionKey)
	case !k.isPrimary():
		return false
	case region == k.region && c.has(faultPromotionToOwnRegionDemotes):
		k.role = roleReplica
		return true
	default:
		return !exists && c.has(faultPromotionWithoutReplica)
	}
}

// spoilPromotion applies the planted faults at the start of a promotion.
func (c *call) spoilPromotion(old, target *key) {
	if c.has(faultPromotionCopiesPolicy) {
		target.policy = old.policy
	}
	if c.has(faultPromotionCopiesDescription) {
		target.description = old.description
	}
	if c.has(faultPromotionCopiesTags) {
		target.tags = maps.Clone(old.tags)
	}
	if c.has(faultPromotionDropsGrants) {
		old.grants = nil
	}
	if c.has(faultPromotionMovesAliases) {
		c.moveAliases(old, target)
	}
	if c.has(faultPromotionEnablesBystanders) {
		for _, k := range old.set.related() {
			if k.state == stateDisabled {
				k.state = stateEnabled
			}
		}
	}
	if target.past.demoted && c.has(faultPromotionBackRestoresDescription) {
		target.description = target.past.description
	}
	if !target.set.spec.symmetric() && c.has(faultNewPrimaryHasOwnMaterial) {
		target.own = newMaterial(target.set.spec, target.set.id)
	}
	if c.has(faultPromotionDropsImportedMaterial) {
		clear(old.imports)
	}
	if c.has(faultPromotionLosesRotation) {
		old.set.rotation = rotation{}
	}
	if old.set.rotation.enabled && c.has(faultPromotionResetsRotationPeriod) {
		old.set.rotation.period = defaultRotationPeriod
	}
}

func (c *call) moveAliases(old, target *key) {
	from, to := c.account.aliases(old.region), c.account.aliases(target.region)
	for name, a := range from {
		if a.targetKeyID == old.id {
			delete(from, name)
			to[name] = a
		}
	}
}

// spoilPromoted applies the planted faults at the end of a promotion.
func (s *keySet) spoilPromoted(primary *key) {
	for _, k := range s.related() {
		isBystander := k != primary && k.region != primary.past.heirOf
		switch {
		case k.region == primary.past.heirOf && s.has(faultOldPrimaryStaysPrimary):
			k.role = rolePrimary
		case k.region == primary.past.heirOf && s.has(faultOldPrimaryNotListed):
			forgetReplica(primary, k.region)
		case isBystander && s.has(faultBystanderKeepsOldPrimary):
			k.view = view{primary: primary.past.heirOf, replicas: k.view.replicas}
		case isBystander && s.promotions > 1 && s.has(faultSecondPromotionForgetsReplica):
			forgetReplica(primary, k.region)
		}
	}
	if primary.past.demoted && s.has(faultPromotionBackKeepsRole) {
		primary.role = roleReplica
	}
}
