// How faults change what rotation does and shows.

package reference

// afterRotation does more when RotateKeyOnDemand has succeeded.
func afterRotation(more func(c *call, k *key)) func(*decisions) {
	return func(d *decisions) {
		before := d.rotateOnDemand
		d.rotateOnDemand = func(c *call, k *key) error {
			err := before(c, k)
			if err == nil {
				more(c, k)
			}
			return err
		}
	}
}

// showingRotation changes the answer of GetKeyRotationStatus.
func showingRotation(change func(k *key, output *getKeyRotationStatusOutput) error) func(*decisions) {
	return func(d *decisions) {
		before := d.rotationStatus
		d.rotationStatus = func(k *key) (*getKeyRotationStatusOutput, error) {
			output, err := before(k)
			if err == nil {
				err = change(k, output)
			}
			return output, err
		}
	}
}

// listingRotations changes an entry of ListKeyRotations.
func listingRotations(change func(k *key, m *material, entry *rotationsListEntry)) func(*decisions) {
	return func(d *decisions) {
		before := d.rotationsListEntry
		d.rotationsListEntry = func(k *key, m *material, ordinal int) rotationsListEntry {
			entry := before(k, m, ordinal)
			change(k, m, &entry)
			return entry
		}
	}
}
