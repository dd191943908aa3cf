// Which imported material a key takes: its own again, the first one ever, or new material that waits for a rotation.

package reference

import (
	"bytes"
	"time"
)

// associate finds the set's material that is the same as the given one, or adds the given one to the set.
func (c *call) associate(k *key, given *material, importType *string) (*material, error) {
	set := k.set
	asked := existingKeyMaterial
	if len(set.materials) == 0 && (!set.spec.symmetric() || !c.has(faultFirstImportNeedsType)) {
		asked = newKeyMaterial
	}
	asked = valueOr(importType, asked)
	known := set.sameMaterial(given)
	switch {
	case known != nil && c.has(faultReimportRefused) && !k.holds(known) && k.notes.imported:
		return nil, isWrongMaterial(k)
	case known != nil && asked == existingKeyMaterial:
		k.notes.imported = true
		return known, nil
	case len(set.materials) == 0 && asked == newKeyMaterial:
		k.notes.imported = true
		set.materials = []*material{given}
		return given, nil
	case known == nil && asked == newKeyMaterial:
		return given, c.addPending(k, given)
	case known != nil && known == set.pending:
		return nil, c.addPending(k, given)
	}
	replaces := c.has(faultOtherMaterialAccepted)
	if !k.isPrimary() {
		replaces = c.has(faultReplicaAcceptsOtherMaterial)
	}
	if known == nil && replaces && len(set.materials) > 0 {
		k.notes.own = given
		return set.current(), nil
	}
	return nil, isWrongMaterial(k)
}

// addPending lets new material wait for a rotation. There is one such material at most, and it comes in at the primary.
func (c *call) addPending(k *key, given *material) error {
	set := k.set
	switch {
	case !k.isPrimary() && !c.has(faultNewMaterialAtReplicaAccepted):
		return isNotPrimary(k)
	case set.pending != nil && !c.has(faultSecondPendingAccepted):
		return kmsInvalidStateException.because("New key material (id: %s) cannot be imported into KMS key %s, "+
			"because another key material (id: %s) is pending rotation.", given.id, k.arn, set.pending.id)
	case c.has(faultNewMaterialCurrentAtOnce):
		set.materials = append(set.materials, given)
		for _, related := range set.related() {
			if related.holdsAny() {
				related.imports[given] = time.Time{}
			}
		}
		return nil
	}
	set.pending = given
	return nil
}

// sameMaterial is the material of the set that is the same as the given one, or nil.
func (s *keySet) sameMaterial(given *material) *material {
	for _, m := range s.known() {
		switch {
		case m.secret != nil && bytes.Equal(m.secret, given.secret),
			m.pair != nil && given.pair != nil && samePair(m.pair, given.pair):
			return m
		}
	}
	return nil
}
