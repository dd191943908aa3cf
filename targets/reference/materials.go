// Which of a set's key materials a key uses: the current one to encrypt, the one that a ciphertext names to decrypt.

package reference

// current returns the set's current material, or nil while none was ever imported.
func (s *keySet) current() *material {
	if len(s.materials) == 0 {
		return nil
	}
	return s.materials[len(s.materials)-1]
}

// currentMaterial is what the key encrypts with: the same in all related keys, unless a planted fault is on.
func (c *call) currentMaterial(k *key) *material {
	set := k.set
	switch {
	case k.notes.own != nil:
		return k.notes.own
	case set.rotating != nil && k.isPrimary() && c.has(faultNewMaterialUsedEarly):
		return set.rotating.material
	case !k.isPrimary() && c.has(faultRotationNotAtReplicas) && len(set.materials) > 0:
		return set.materials[0]
	case !k.isPrimary() && set.notes.promotions > 0 && c.has(faultRotationUnsharedAfterPromotion):
		return set.materials[max(0, set.notes.promotedWith-1)]
	default:
		return set.current()
	}
}

// namedMaterial is the material that a ciphertext names, or nil if the key does not have it.
func (c *call) namedMaterial(k *key, id string) *material {
	for _, m := range c.usableMaterials(k) {
		if m.id == id {
			return m
		}
	}
	return nil
}

// usableMaterials are all materials of the set, unless a planted fault is on.
func (c *call) usableMaterials(k *key) []*material {
	all := k.set.materials
	last := len(all) - 1
	switch {
	case last < 0 && k.notes.own != nil:
		return []*material{k.notes.own}
	case last < 0:
		return nil
	case k.notes.own != nil:
		return []*material{k.notes.own}
	case k.set.rotating != nil && k.isPrimary() && c.has(faultNewMaterialUsedEarly):
		return append(all[:len(all):len(all)], k.set.rotating.material)
	case k.set.origin == originExternal && c.has(faultExternalRotationDropsOld):
		return all[last:]
	case c.has(faultRotationDropsOldMaterial), k.notes.unloaded && c.has(faultDisablingRotatedKeyDropsMaterial):
		return all[last:]
	case last >= 3 && c.has(faultThirdRotationDropsFirstMaterial):
		return all[1:]
	case c.has(faultLateReplicaMissesOldMaterial):
		return all[max(0, min(k.notes.materials, last)):]
	case k.set.notes.promotions > 0 && c.has(faultPromotionDropsOldMaterial):
		return all[max(0, k.set.notes.promotedWith-1):]
	case !k.isPrimary() && c.has(faultReplicaCannotReadRotated):
		return all[:1]
	default:
		return all
	}
}
