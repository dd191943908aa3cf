// How faults change the checking of requests.

package reference

import (
	"slices"
	"strings"
)

// forgiving does not mind one kind of violation, as member and constraint stand in its text.
func forgiving(member, constraint string) func(*decisions) {
	return func(d *decisions) {
		before := d.violated
		d.violated = func(found violations) error {
			return before(slices.DeleteFunc(found, func(violation string) bool {
				return strings.Contains(violation, member) && strings.Contains(violation, constraint)
			}))
		}
	}
}

// takingOffence answers a violation, of which it is told how its text begins, with another error.
func takingOffence(prefix string, with error) func(*decisions) {
	return func(d *decisions) {
		before := d.violated
		d.violated = func(found violations) error {
			if slices.ContainsFunc(found, func(violation string) bool { return strings.HasPrefix(violation, prefix) }) {
				return with
			}
			return before(found)
		}
	}
}
