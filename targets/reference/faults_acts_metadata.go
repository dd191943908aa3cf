// How faults change what keys are called and how they are described.

package reference

// describing changes a key's metadata.
func describing(change func(c *call, k *key, m *keyMetadata)) func(*decisions) {
	return func(d *decisions) {
		before := d.metadata
		d.metadata = func(c *call, k *key) *keyMetadata {
			m := before(c, k)
			change(c, k, m)
			return m
		}
	}
}

// configuring changes what a multi-Region key says of its set.
func configuring(change func(k *key, configuration *multiRegionConfiguration)) func(*decisions) {
	return func(d *decisions) {
		before := d.multiRegionConfiguration
		d.multiRegionConfiguration = func(c *call, k *key) *multiRegionConfiguration {
			configuration := before(c, k)
			if configuration != nil {
				change(k, configuration)
			}
			return configuration
		}
	}
}

// showing changes the key state that an Enabled key shows.
func showing(state keyState, when func(k *key) bool) func(*decisions) {
	return describing(func(_ *call, k *key, m *keyMetadata) {
		if k.state == stateEnabled && when(k) {
			m.KeyState, m.Enabled = state, false
		}
	})
}

// hasRelated tells whether one of the related keys is in the state.
func hasRelated(k *key, state keyState) bool {
	for _, related := range k.set.related() {
		if related.state == state {
			return true
		}
	}
	return false
}

// naming changes the ids of new keys.
func naming(id func(c *call, multiRegion bool, usual string) string) func(*decisions) {
	return func(d *decisions) {
		before := d.newKeyID
		d.newKeyID = func(c *call, multiRegion bool) string { return id(c, multiRegion, before(c, multiRegion)) }
	}
}
