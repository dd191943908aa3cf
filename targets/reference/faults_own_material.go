// The fault that lets a key in PendingImport be used.

package reference

import (
	"slices"
	"time"
)

// usingOwnMaterial lets a key that waits for material be used with a material of its own.
func usingOwnMaterial(d *decisions) {
	permits := d.permits
	d.permits = func(c *call, k *key) error {
		isUsable := k.state == statePendingImport && k.notes.own != nil && stateRows[c.operation].pendingImport != nil
		leftAlone := []string{"CancelKeyDeletion", "EnableKeyRotation", "DisableKeyRotation", "GetKeyRotationStatus"}
		if isUsable && !slices.Contains(leftAlone, c.operation) {
			return nil
		}
		return permits(c, k)
	}
	makingKeys(func(_ *call, k *key) {
		if k.state == statePendingImport {
			k.notes.own = newMaterial(k.set.spec, k.set.id)
		}
	})(d)
	keep, deleteMaterial := d.keep, d.deleteMaterial
	d.keep = func(c *call, k *key, m *material, validTo time.Time) {
		k.notes.own = nil
		keep(c, k, m, validTo)
	}
	d.deleteMaterial = func(k *key, m *material) {
		deleteMaterial(k, m)
		k.notes.own = m
	}
}
