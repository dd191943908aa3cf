// How faults change which key material a key uses.

package reference

import "slices"

// withoutMaterials keeps a key from decrypting with some materials of its set, by their place in it.
func withoutMaterials(isLost func(k *key, place, last int) bool) func(*decisions) {
	return func(d *decisions) {
		before := d.usableMaterials
		d.usableMaterials = func(k *key) []*material {
			last := len(k.set.materials) - 1
			return slices.DeleteFunc(slices.Clone(before(k)), func(m *material) bool {
				place := slices.Index(k.set.materials, m)
				return place >= 0 && isLost(k, place, last)
			})
		}
	}
}

// encryptingWith changes the material that keys encrypt with. A key without any has none.
func encryptingWith(which func(k *key, current *material) *material) func(*decisions) {
	return func(d *decisions) {
		before := d.currentMaterial
		d.currentMaterial = func(k *key) *material {
			current := before(k)
			if current == nil {
				return nil
			}
			return which(k, current)
		}
	}
}

// importing changes the answer of ImportKeyMaterial.
func importing(change func(k *key, m *material, output *importKeyMaterialOutput)) func(*decisions) {
	return func(d *decisions) {
		before := d.importAnswer
		d.importAnswer = func(k *key, m *material) *importKeyMaterialOutput {
			output := before(k, m)
			change(k, m, output)
			return output
		}
	}
}

// refusingImport refuses to take some material.
func refusingImport(which func(k *key, known *material, importType *string) bool) func(*decisions) {
	return func(d *decisions) {
		before := d.associate
		d.associate = func(c *call, k *key, given *material, importType *string) (*material, error) {
			if which(k, k.set.sameMaterial(given), importType) {
				return nil, isUnexpected(k.set.currentID())
			}
			return before(c, k, given, importType)
		}
	}
}

// takingOtherMaterial lets other material take the place of what a key had.
func takingOtherMaterial(at func(k *key) bool) func(*decisions) {
	return func(d *decisions) {
		before := d.associate
		d.associate = func(c *call, k *key, given *material, importType *string) (*material, error) {
			isNew := valueOr(importType, existingKeyMaterial) == newKeyMaterial
			if isNew || !at(k) || len(k.set.materials) == 0 || k.set.sameMaterial(given) != nil {
				return before(c, k, given, importType)
			}
			k.notes.own = given
			return k.set.current(), nil
		}
	}
}

// reachingRelated lets what is done to a material of one key be done to that of the related keys.
func reachingRelated(change func(*key, *material)) func(*key, *material) {
	return func(k *key, m *material) {
		for _, related := range k.set.related() {
			if related != k {
				related.decide().takeAway(related, m)
			}
		}
		change(k, m)
	}
}

// coming is the material that the rotation under way will bring in.
func (s *keySet) coming() *material {
	if s.rotating.material == nil {
		return s.pending
	}
	return s.rotating.material
}
