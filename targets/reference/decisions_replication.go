// The decisions about replicas.

package reference

import "time"

type replicationDecisions struct {
	// replicate is the whole operation.
	replicate func(c *call, in *replicateKeyInput) (*replicateKeyOutput, error)
	// actsAsPrimary tells whether an operation that is for primary keys alone takes the key for one.
	actsAsPrimary func(c *call, k *key) bool
	// mayReplicate tells whether the key can be replicated into the Region, by nil or the refusal. It asks the next three.
	mayReplicate func(c *call, source *key, region string) error
	// leavesHome refuses the primary's own Region.
	leavesHome func(source *key, region string) error
	// inReach refuses Regions that do not exist or belong to another partition.
	inReach func(c *call, region string) error
	// isVacant refuses a Region that has a replica.
	isVacant func(source *key, region string) error
	// replicaProperties are those that a new replica is given.
	replicaProperties func(c *call, source *key, in *replicateKeyInput) (keyProperties, error)
	// newReplica makes the replica.
	newReplica func(c *call, set *keySet, region string, properties keyProperties) *key
	// replicaID is the key id of a new replica.
	replicaID func(c *call, set *keySet) string
	// creatingTime is how long a new replica stays Creating.
	creatingTime func(c *call) time.Duration
	// replicateAnswer is what ReplicateKey answers.
	replicateAnswer func(c *call, replica *key) *replicateKeyOutput
	// announceReplica lets the related keys know a replica that has left Creating.
	announceReplica func(set *keySet)
}

var soundReplication = replicationDecisions{
	replicate:         (*call).replicate,
	actsAsPrimary:     func(_ *call, k *key) bool { return k.isPrimary() },
	mayReplicate:      (*call).mayReplicate,
	leavesHome:        leavesHome,
	inReach:           (*call).inReach,
	isVacant:          isVacant,
	replicaProperties: (*call).replicaProperties,
	newReplica:        (*call).newReplica,
	replicaID:         func(_ *call, set *keySet) string { return set.id },
	creatingTime:      func(c *call) time.Duration { return c.account.delay },
	replicateAnswer:   (*call).replicateAnswer,
	announceReplica:   (*keySet).publishToAll,
}
