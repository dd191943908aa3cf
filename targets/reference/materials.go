// Which of a set's key materials a key uses: the current one to encrypt, the one that a ciphertext names to decrypt.

package reference

// current returns the set's current material, or nil while none was ever imported.
func (s *keySet) current() *material {
	if len(s.materials) == 0 {
		return nil
	}
	return s.materials[len(s.materials)-1]
}

// currentID is the id of the current material. A material that is never shown has one all the same.
func (s *keySet) currentID() string {
	current := s.current()
	switch {
	case current == nil:
		return ""
	case current.id != "":
		return current.id
	default:
		return materialID(s.id, current.secret)
	}
}

// materialInUse is what the key encrypts, signs and authenticates with. Its state has been asked for before.
func (k *key) materialInUse() (*material, error) {
	current := k.decide().currentMaterial(k)
	if current == nil {
		return nil, isPendingImport(k)
	}
	return current, nil
}

// namedMaterial is the material that a ciphertext names, or nil if the key does not have it.
func (k *key) namedMaterial(id string) *material {
	for _, m := range k.decide().usableMaterials(k) {
		if m.id == id {
			return m
		}
	}
	return nil
}
