// How faults change what key states refuse.

package reference

import "slices"

// overlooking lets the operations pass for some keys, whatever their state. Nothing lets a key be used for which there is no
// material.
func overlooking(which func(k *key) bool, operations ...string) func(*decisions) {
	return func(d *decisions) {
		before := d.permits
		d.permits = func(c *call, k *key) error {
			if slices.Contains(operations, c.operation) && k.stateWithMaterial() != statePendingImport && which(k) {
				return nil
			}
			return before(c, k)
		}
	}
}

// unchecked lets every operation pass in the states, but for those that need material which is not there.
func unchecked(states ...keyState) func(*decisions) {
	return func(d *decisions) {
		before := d.permits
		d.permits = func(c *call, k *key) error {
			isBare := k.notes.own == nil && k.stateWithMaterial() == statePendingImport && stateRows[c.operation].pendingImport != nil
			if !isBare && slices.Contains(states, k.state) {
				return nil
			}
			return before(c, k)
		}
	}
}

// refusing refuses some calls for a reason of its own.
func refusing(why func(c *call, k *key) error) func(*decisions) {
	return func(d *decisions) {
		before := d.permits
		d.permits = func(c *call, k *key) error {
			if err := before(c, k); err != nil {
				return err
			}
			return why(c, k)
		}
	}
}

// refusingAll lets a key state refuse everything but DescribeKey and the operations that lead out of it.
func refusingAll(why refuse, in func(k *key) bool, leaves ...string) func(*decisions) {
	return refusing(func(c *call, k *key) error {
		if in(k) && c.operation != "DescribeKey" && !slices.Contains(leaves, c.operation) {
			return why(k)
		}
		return nil
	})
}

// sayingDisabled gives what a state refuses the exception of a Disabled key.
func sayingDisabled(state keyState) func(*decisions) {
	return func(d *decisions) {
		before := d.permits
		d.permits = func(c *call, k *key) error {
			err := before(c, k)
			if err != nil && k.state == state {
				return isDisabled(k)
			}
			return err
		}
	}
}

// inState tells whether a key is in one of the states.
func inState(states ...keyState) func(k *key) bool {
	return func(k *key) bool { return slices.Contains(states, k.state) }
}

// isPending tells whether a key's deletion is scheduled.
func isPending(k *key) bool { return k.state.pending() }

var (
	encryptingOperations = []string{"Encrypt", "Decrypt", "ReEncrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext"}
	signingOperations    = []string{"Sign", "Verify", "GenerateMac", "VerifyMac"}
)
