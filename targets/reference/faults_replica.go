// Faults in the replica that ReplicateKey makes, and in what related keys know of each other.

package reference

import (
	"slices"
	"time"
)

var replicaFaults = []plantedFault{
	{
		id:       "bystander-never-learns",
		title:    "a replica never learns of replicas made after it",
		imitates: "an emulator that copies the list of replicas when it makes one",
		rules:    []string{"MRK-REPLICATE-20", "MRK-META-07"},
		besides:  []string{"MRK-PRIMARY-02", "MRK-PRIMARY-03"},
		least:    4,
		why:      "CreateKey, ReplicateKey into a second and a third Region, Settle",
		apply:    func(d *decisions) { d.announceReplica = func(*keySet) {} },
	},
	{
		id:       "describe-flips-primary",
		title:    "describing a replica turns the primary into a replica",
		imitates: "moto PR #7924, moto 5.2",
		rules:    []string{"MRK-META-03", "MRK-META-07", "MRK-REPLICATE-12"},
		besides:  []string{"MRK-PRIMARY-02"},
		least:    4,
		why:      "CreateKey, ReplicateKey, DescribeKey at the replica, DescribeKey at the primary",
		apply: func(d *decisions) {
			before := d.describe
			d.describe = func(c *call, k *key) (*keyMetadata, error) {
				metadata, err := before(c, k)
				if err == nil && !k.isPrimary() {
					k.set.members[k.set.primary].role = roleReplica
				}
				return metadata, err
			}
		},
	},
	{
		id:       "description-copied",
		title:    "a replica takes the description of its primary over",
		imitates: "moto 5.2",
		rules:    []string{"MRK-REPLICATE-09", "MRK-REPLICATE-10"},
		least:    2,
		why:      "CreateKey with a Description, ReplicateKey without one",
		apply:    giving(copyingDescription),
	},
	{
		id:       "grants-copied",
		title:    "a replica takes the grants of its primary over",
		imitates: "an emulator that makes the replica as a deep copy of the primary",
		rules:    []string{"MRK-LIST-04", "MRK-REPLICATE-10", "MRK-INDEP-10"},
		least:    4,
		why:      "CreateKey, CreateGrant, ReplicateKey, ListGrants at the replica",
		apply:    replicating(func(_ *call, primary, replica *key) { replica.grants = slices.Clone(primary.grants) }),
	},
	{
		id:       "replica-description-lost",
		title:    "the Description given to ReplicateKey is lost",
		imitates: "moto 5.2",
		rules:    []string{"MRK-REPLICATE-09"},
		least:    2,
		why:      "CreateKey, ReplicateKey with a Description",
		apply:    giving(func(_ *call, _ *key, _ *replicateKeyInput, given *keyProperties) { given.description = "" }),
	},
	{
		id:       "replica-gets-other-id",
		title:    "a replica gets a key id of its own",
		imitates: "fakecloud PR #1038, gopherstack",
		rules:    []string{"MRK-ID-04", "MRK-REPLICATE-07"},
		least:    2,
		why:      "CreateKey, ReplicateKey",
		apply: func(d *decisions) {
			d.replicaID = func(c *call, _ *keySet) string { return c.decide.newKeyID(c, true) }
		},
	},
	{
		id:       "replica-missing-at-primary",
		title:    "the primary does not list its new replica",
		imitates: "an emulator that updates the list of the replica alone",
		rules:    []string{"MRK-REPLICATE-12", "MRK-META-06", "MRK-META-07"},
		least:    3,
		why:      "CreateKey, ReplicateKey, DescribeKey at the primary",
		apply:    replicating(func(_ *call, primary, replica *key) { forgetReplica(primary, replica.region) }),
	},
	{
		id:       "replica-policy-lost",
		title:    "the Policy given to ReplicateKey is lost",
		imitates: "moto 5.2",
		rules:    []string{"MRK-REPLICATE-05", "MRK-REPLICATE-29"},
		least:    2,
		why:      "CreateKey, ReplicateKey with a Policy",
		apply: giving(func(c *call, _ *key, _ *replicateKeyInput, given *keyProperties) {
			given.policy = c.decide.defaultPolicy(c)
		}),
	},
	{
		id:       "replica-stays-creating",
		title:    "a replica never leaves Creating",
		imitates: "terraform-provider-aws #49915 and #49491, made permanent",
		rules:    []string{"MRK-REPLICATE-14", "MRK-STATE-03", "MRK-REPLICATE-15", "MRK-META-07"},
		least:    3,
		why:      "CreateKey, ReplicateKey, Settle",
		apply:    replicating(func(_ *call, _, replica *key) { replica.creatingUntil = time.Time{} }),
	},
	{
		id:       "replica-tags-lost",
		title:    "the Tags given to ReplicateKey are lost",
		imitates: "moto 5.2",
		rules:    []string{"MRK-REPLICATE-04", "MRK-LIST-03"},
		least:    2,
		why:      "CreateKey, ReplicateKey with Tags",
		apply:    giving(func(_ *call, _ *key, _ *replicateKeyInput, given *keyProperties) { given.tags = map[string]string{} }),
	},
	{
		id:       "replicate-answer-says-primary",
		title:    "ReplicateKey's answer calls the replica PRIMARY",
		imitates: "moto 5.2",
		rules:    []string{"MRK-REPLICATE-07", "MRK-META-03"},
		least:    2,
		why:      "CreateKey, ReplicateKey",
		apply: answeringReplicateKey(func(output *replicateKeyOutput) {
			if configuration := output.ReplicaKeyMetadata.MultiRegionConfiguration; configuration != nil {
				configuration.MultiRegionKeyType = rolePrimary
			}
		}),
	},
}
