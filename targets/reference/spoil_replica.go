// The planted faults in what ReplicateKey does.

package reference

import (
	"maps"
	"slices"
	"time"
)

// replicatesReplica tells whether a planted fault takes the replica for a primary.
func (c *call) replicatesReplica(source *key) bool {
	return c.has(faultReplicateFromReplica) || source.past.demoted && c.has(faultExPrimaryReplicates)
}

// spoilReplica applies the planted faults that concern a new replica as a whole.
func (c *call) spoilReplica(primary, replica *key) {
	set := primary.set
	hasOwnPair := set.spec.asymmetric() && c.has(faultReplicaHasOwnKeyPair)
	if hasOwnPair || !set.spec.symmetric() && len(set.members) > 2 && c.has(faultLateReplicaHasOwnMaterial) {
		replica.own = newMaterial(set.spec, set.id)
	}
	if c.has(faultReplicaMissingAtPrimary) {
		forgetReplica(primary, replica.region)
	}
	if set.promotions > 0 && c.has(faultLateReplicaNamesOldPrimary) {
		for _, k := range set.related() {
			if k.past.demoted {
				replica.view.primary = k.region
			}
		}
	}
	if c.has(faultGrantsCopied) {
		replica.grants = slices.Clone(primary.grants)
	}
}

// forgetReplica makes a key forget one of the replicas it knows.
func forgetReplica(k *key, replica string) {
	k.view.replicas = slices.DeleteFunc(k.view.replicas, func(region string) bool { return region == replica })
}

// copyProperties applies the planted faults that copy what related keys do not share.
func (c *call) copyProperties(source *key, in *replicateKeyInput, properties *keyProperties) {
	isCopy := c.has(faultReplicaIsACopy)
	if in.Description == nil && (isCopy || c.has(faultDescriptionCopied)) {
		properties.description = source.description
	}
	if in.Policy == nil && (isCopy || c.has(faultPolicyCopied)) {
		properties.policy = source.policy
	}
	if in.Tags == nil && (isCopy || c.has(faultTagsCopied)) {
		properties.tags = maps.Clone(source.tags)
	}
	for _, k := range source.set.related() {
		if k == source {
			continue
		}
		if in.Tags == nil && c.has(faultTagsOfOlderReplicaCopied) {
			properties.tags = maps.Clone(k.tags)
		}
		if c.has(faultPolicyResetByNextReplica) {
			k.policy = c.defaultPolicy()
		}
	}
	if c.has(faultAliasesCopied) {
		for name, a := range c.account.aliases(c.region) {
			if a.targetKeyID == source.id {
				c.account.aliases(*in.ReplicaRegion)[name] = a
			}
		}
	}
}

// letOthersIn serves other requests of the account in the middle of this one.
func (c *call) letOthersIn() {
	c.account.mu.Unlock()
	time.Sleep(30 * time.Millisecond)
	c.account.mu.Lock()
}
