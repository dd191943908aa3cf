// How faults change what is done to the properties that each related key has for itself.

package reference

// leaking lets a change of one key reach the related keys too, always or as long as the condition says.
func leaking(change func(*call, *key), when func(k *key) bool) func(*call, *key) {
	return func(c *call, k *key) {
		change(c, k)
		for _, related := range k.set.related() {
			if related != k && when(k) {
				change(c, related)
			}
		}
	}
}

// leakingWith is leaking for a change that has something new to store.
func leakingWith[T any](change func(*call, *key, T), when func(k *key) bool) func(*call, *key, T) {
	return func(c *call, k *key, value T) {
		leaking(func(c *call, k *key) { change(c, k, value) }, when)(c, k)
	}
}

// isPromotedSet tells whether another key of the set became its primary.
func isPromotedSet(k *key) bool { return k.set.notes.promotions > 0 }

// disabling does more before a key is disabled.
func disabling(more func(k *key)) func(*decisions) {
	return func(d *decisions) {
		before := d.disable
		d.disable = func(c *call, k *key) {
			more(k)
			before(c, k)
		}
	}
}

// removingGrants changes what an operation does to the grants of a key.
func removingGrants(operation string, remove func(k *key)) func(*decisions) {
	return func(d *decisions) {
		before := d.removeGrant
		d.removeGrant = func(c *call, k *key, g *grant) {
			if c.operation == operation {
				remove(k)
			} else {
				before(c, k, g)
			}
		}
	}
}

func noGrantRemoved(*key) {}

// acceptingNames takes texts for names of aliases that are none.
func acceptingNames(which func(name string) bool) func(*decisions) {
	return func(d *decisions) {
		before := d.mayName
		d.mayName = func(name string) error {
			if which(name) {
				return nil
			}
			return before(name)
		}
	}
}
