// Imported key material: which related key has which material, until when, and what that makes of the key's state.

package reference

import "time"

// Expiration models, and whether material is there.
const (
	materialExpires       = "KEY_MATERIAL_EXPIRES"
	materialDoesNotExpire = "KEY_MATERIAL_DOES_NOT_EXPIRE"
	importDone            = "IMPORTED"
	importPending         = "PENDING_IMPORT"
)

// imports tells of each material that was imported into a key until when it is valid; zero is for ever. Related keys share
// the ids of their materials, but each has to be given the material itself.
type imports map[*material]time.Time

// holds tells whether the key has the material. What KMS made all related keys have.
func (k *key) holds(m *material) bool {
	_, imported := k.imports[m]
	return imported || k.set.origin != originExternal
}

// holdsAny tells whether the key was given material.
func (k *key) holdsAny() bool {
	return len(k.imports) > 0
}

// holdsAll tells whether the key has every material that is permanently associated with it.
func (k *key) holdsAll() bool {
	for _, m := range k.set.materials {
		if !k.holds(m) {
			return false
		}
	}
	return len(k.set.materials) > 0
}

// stateWithMaterial is the state of a key that is neither disabled nor pending deletion.
func (k *key) stateWithMaterial() keyState {
	if k.decide().holdsAll(k) {
		return stateEnabled
	}
	return statePendingImport
}

// known lists every material of the set: those permanently associated with it, the one that KMS has made for a rotation
// under way, and the one that waits for a rotation.
func (s *keySet) known() []*material {
	all := s.materials[:len(s.materials):len(s.materials)]
	if s.rotating != nil && s.rotating.material != nil {
		all = append(all, s.rotating.material)
	}
	if s.pending != nil {
		all = append(all, s.pending)
	}
	return all
}

// everyKeyHolds tells whether all related keys have the material.
func (s *keySet) everyKeyHolds(m *material) bool {
	for _, k := range s.related() {
		if !k.holds(m) {
			return false
		}
	}
	return true
}

// takeAway leaves a key PendingImport without a material that is permanently associated with it. A material that waits for
// its rotation is only lent to the set: the primary takes it back from all.
func (k *key) takeAway(m *material) {
	set := k.set
	delete(k.imports, m)
	if m == set.pending && k.isPrimary() {
		set.dropPending()
	}
	if !k.decide().holdsAll(k) {
		k.awaitImport()
	}
}

// awaitImport makes a key PendingImport that could be used or enabled until now.
func (k *key) awaitImport() {
	if k.state == stateEnabled || k.state == stateDisabled {
		k.state = statePendingImport
	}
}

// dropPending forgets the material that waits for a rotation, in all related keys.
func (s *keySet) dropPending() {
	for _, k := range s.related() {
		delete(k.imports, s.pending)
	}
	s.pending = nil
}

// expire takes away what is no longer valid. A material that waits for its rotation is not looked at until then.
func (k *key) expire(m *material) {
	if k.expired == nil {
		k.expired = make(imports)
	}
	k.expired[m] = k.imports[m]
	k.decide().takeAway(k, m)
}

func (k *key) deleteMaterial(m *material) {
	delete(k.expired, m)
	k.decide().takeAway(k, m)
}

// expireDue takes away what is no longer valid.
func (k *key) expireDue(at time.Time) {
	for _, m := range k.set.materials {
		if validTo, imported := k.imports[m]; imported && isDue(validTo, at) {
			k.decide().expire(k, m)
		}
	}
}

// expiration describes the imported material that is permanently associated with the key: the earliest date counts. A key
// that lacks any of it shows nothing.
func (k *key) expiration() (model string, validTo time.Time) {
	if !k.decide().holdsAll(k) {
		return "", time.Time{}
	}
	for _, m := range k.set.materials {
		until, imported := k.imports[m]
		switch {
		case !imported:
			continue
		case model == "":
			model = materialDoesNotExpire
		}
		if until.IsZero() {
			continue
		}
		if validTo.IsZero() || until.Before(validTo) {
			model, validTo = materialExpires, until
		}
	}
	return model, validTo
}
