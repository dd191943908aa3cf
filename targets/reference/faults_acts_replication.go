// How faults change what ReplicateKey does.

package reference

import (
	"maps"
	"slices"
	"strings"
	"time"
)

// giving changes the properties that a new replica is given.
func giving(change func(c *call, source *key, in *replicateKeyInput, given *keyProperties)) func(*decisions) {
	return func(d *decisions) {
		before := d.replicaProperties
		d.replicaProperties = func(c *call, source *key, in *replicateKeyInput) (keyProperties, error) {
			properties, err := before(c, source, in)
			if err == nil {
				change(c, source, in, &properties)
			}
			return properties, err
		}
	}
}

// copyingDescription, copyingPolicy and copyingTags give a replica what the request leaves out.
func copyingDescription(_ *call, source *key, in *replicateKeyInput, given *keyProperties) {
	if in.Description == nil {
		given.description = source.description
	}
}

func copyingPolicy(_ *call, source *key, in *replicateKeyInput, given *keyProperties) {
	if in.Policy == nil {
		given.policy = source.policy
	}
}

func copyingTags(_ *call, source *key, in *replicateKeyInput, given *keyProperties) {
	if in.Tags == nil {
		given.tags = maps.Clone(source.tags)
	}
}

// replicating changes a replica, or its set, when it has been made.
func replicating(change func(c *call, primary, replica *key)) func(*decisions) {
	return func(d *decisions) {
		before := d.newReplica
		d.newReplica = func(c *call, set *keySet, region string, properties keyProperties) *key {
			replica := before(c, set, region, properties)
			change(c, set.members[set.primary], replica)
			return replica
		}
	}
}

// answeringReplicateKey changes the answer of ReplicateKey.
func answeringReplicateKey(change func(*replicateKeyOutput)) func(*decisions) {
	return func(d *decisions) {
		before := d.replicateAnswer
		d.replicateAnswer = func(c *call, replica *key) *replicateKeyOutput {
			output := before(c, replica)
			change(output)
			return output
		}
	}
}

// takingForPrimary lets the operations take keys for primaries that are none.
func takingForPrimary(which func(k *key) bool, operations ...string) func(*decisions) {
	return func(d *decisions) {
		before := d.actsAsPrimary
		d.actsAsPrimary = func(c *call, k *key) bool {
			return before(c, k) || slices.Contains(operations, c.operation) && which(k)
		}
	}
}

// takingForReplica keeps the operations from taking a promoted key for the primary that it is.
func takingForReplica(operations ...string) func(*decisions) {
	return func(d *decisions) {
		before := d.actsAsPrimary
		d.actsAsPrimary = func(c *call, k *key) bool {
			return before(c, k) && (!slices.Contains(operations, c.operation) || !wasPromoted(k))
		}
	}
}

func anyKey(*key) bool { return true }

func isExPrimary(k *key) bool { return k.notes.demoted }

// wasPromoted tells whether the key is a primary that was not always one.
func wasPromoted(k *key) bool { return k.isPrimary() && k.set.notes.promotions > 0 }

// remaking lets a replica be made where there is one already.
func remaking(when func(source *key, region string) bool) func(*decisions) {
	return func(d *decisions) {
		before := d.isVacant
		d.isVacant = func(source *key, region string) error {
			if when(source, region) {
				return nil
			}
			return before(source, region)
		}
	}
}

// creatingFor changes how long a replica stays Creating.
func creatingFor(longer func(usual time.Duration) time.Duration) func(*decisions) {
	return func(d *decisions) {
		before := d.creatingTime
		d.creatingTime = func(c *call) time.Duration { return longer(before(c)) }
	}
}

// forgetReplica makes a key forget one of the replicas it knows.
func forgetReplica(k *key, replica string) {
	k.view.replicas = slices.DeleteFunc(k.view.replicas, func(region string) bool { return region == replica })
}

// letOthersIn serves other requests of the account in the middle of this one.
func (c *call) letOthersIn() {
	c.account.mu.Unlock()
	time.Sleep(30 * time.Millisecond)
	c.account.mu.Lock()
}

// makingUp answers ReplicateKey of a KeyId that names no key with a key of its own.
func makingUp(answers func(keyID string) bool) func(*decisions) {
	return func(d *decisions) {
		before := d.replicate
		d.replicate = func(c *call, in *replicateKeyInput) (*replicateKeyOutput, error) {
			if _, err := c.decide.keyByIDOrARN(c, in.KeyID); err == nil || !answers(*in.KeyID) {
				return before(c, in)
			}
			made, err := c.createKey(&createKeyInput{MultiRegion: true})
			if err != nil {
				return nil, err
			}
			return &replicateKeyOutput{ReplicaKeyMetadata: made.KeyMetadata, ReplicaPolicy: c.decide.defaultPolicy(c)}, nil
		}
	}
}

func isAlias(keyID string) bool { return strings.Contains(keyID, aliasPrefix) }

func isUnknownID(keyID string) bool { return wellFormedKeyID.MatchString(keyID) }

// isMalformedID leaves out the ARN of a key that is elsewhere.
func isMalformedID(keyID string) bool {
	return !isAlias(keyID) && !isUnknownID(keyID) && strings.Count(keyID, ":") != 5
}
