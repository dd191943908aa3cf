// The decisions about rotation.

package reference

import "time"

type rotationDecisions struct {
	// cannotRotate is how a key that is not symmetric refuses automatic rotation.
	cannotRotate func(k *key) error
	// rotationPeriod is the period that EnableKeyRotation brings about, in days.
	rotationPeriod func(set *keySet, in *enableKeyRotationInput) int
	// setRotation and endRotation change the automatic rotation of a set.
	setRotation func(c *call, set *keySet, days int)
	endRotation func(set *keySet)
	// showsRotation tells whether a key shows its rotation at all, knownRotation is what it knows of its automatic one.
	showsRotation func(k *key) bool
	knownRotation func(k *key) rotation
	// rotationStatus is what GetKeyRotationStatus answers.
	rotationStatus func(k *key) (*getKeyRotationStatusOutput, error)

	// rotateOnDemand is what RotateKeyOnDemand does. It asks the next three.
	rotateOnDemand func(c *call, k *key) error
	// mayRotate tells whether new key material can be asked for now.
	mayRotate func(c *call, k *key) error
	// nextMaterial is the material that the rotation brings in.
	nextMaterial func(k *key) (*material, error)
	// startOnDemand starts the rotation.
	startOnDemand func(c *call, set *keySet, next *material)
	// rotateAnswer is what RotateKeyOnDemand answers.
	rotateAnswer func(k *key) *rotateKeyOnDemandOutput
	// rotateIfDue starts the automatic rotation whose date has come.
	rotateIfDue func(set *keySet, at time.Time)

	// mayListRotations refuses to list the rotations or the key material of a key.
	mayListRotations func(k *key, in *listKeyRotationsInput) error
	// listedMaterials are the materials that ListKeyRotations knows of a key.
	listedMaterials func(k *key) []*material
	// isRotation tells whether a material came with a rotation.
	isRotation func(m *material) bool
	// rotationsListEntry is how ListKeyRotations lists a material, materialState the state that it gives it.
	rotationsListEntry func(k *key, m *material, ordinal int) rotationsListEntry
	materialState      func(k *key, m *material) string
}

var soundRotation = rotationDecisions{
	cannotRotate:       func(*key) error { return unsupportedOperationException.because("") },
	rotationPeriod:     (*keySet).rotationPeriod,
	setRotation:        (*call).setRotation,
	endRotation:        func(set *keySet) { set.rotation = rotation{} },
	showsRotation:      (*key).showsRotation,
	knownRotation:      func(k *key) rotation { return k.set.rotation },
	rotationStatus:     (*key).rotationStatus,
	rotateOnDemand:     (*call).rotateOnDemand,
	mayRotate:          (*call).mayRotate,
	nextMaterial:       (*key).nextMaterial,
	startOnDemand:      (*call).startOnDemand,
	rotateAnswer:       func(k *key) *rotateKeyOnDemandOutput { return &rotateKeyOnDemandOutput{KeyID: k.arn} },
	rotateIfDue:        (*keySet).rotateIfDue,
	mayListRotations:   mayListRotations,
	listedMaterials:    (*key).listedMaterials,
	isRotation:         func(m *material) bool { return !m.rotated.IsZero() },
	rotationsListEntry: (*key).rotationsListEntry,
	materialState:      (*key).materialState,
}
