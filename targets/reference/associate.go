// Which imported material a key takes: its own again, the first one ever, or new material that waits for a rotation.

package reference

import "bytes"

// associate takes material for the key's own again unless the request, or the first import ever, says that it is new.
func (c *call) associate(k *key, given *material, importType *string) (*material, error) {
	set := k.set
	asked := existingKeyMaterial
	if len(set.materials) == 0 {
		asked = newKeyMaterial
	}
	asked = valueOr(importType, asked)
	known := set.sameMaterial(given)
	switch {
	case known != nil && asked == existingKeyMaterial:
		return known, nil
	case len(set.materials) == 0 && asked == newKeyMaterial:
		set.materials = []*material{given}
		return given, nil
	case known != nil:
		return nil, incorrectKeyMaterialException.because(
			"Key material (id: %s) being imported as NEW_KEY_MATERIAL is already associated with KMS key %s.", known.id, k.arn)
	case asked == newKeyMaterial:
		return given, c.decide.addPending(c, k, given)
	default:
		return nil, isUnexpected(set.currentID())
	}
}

// addPending accepts one such material at most.
func addPending(_ *call, k *key, given *material) error {
	set := k.set
	if set.pending != nil {
		return kmsInvalidStateException.because("New key material (id: %s) cannot be imported into KMS key %s, "+
			"because another key material (id: %s) is pending rotation.", given.id, k.arn, set.pending.id)
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
