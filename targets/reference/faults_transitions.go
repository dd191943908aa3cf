// Faults in what keys show, and which calls they take, while something is under way.

package reference

import "time"

// slowed is how many times longer than usual a replica is Creating where a planted fault makes that slow: less than any
// deadline, so that only the calls meanwhile show the fault.
const slowed = 12

var transitionFaults = []plantedFault{
	{
		id:       "asymmetric-creating-at-first",
		title:    "CreateKey answers Creating for an asymmetric key that KMS makes",
		imitates: "an emulator that makes key pairs in the background",
		rules:    []string{"MRK-STATE-01"},
		least:    1,
		why:      "CreateKey of an asymmetric key",
		apply: func(d *decisions) {
			before := d.createAnswer
			d.createAnswer = func(c *call, k *key) *createKeyOutput {
				output := before(c, k)
				if k.set.spec.asymmetric() && k.set.origin != originExternal {
					output.KeyMetadata.KeyState, output.KeyMetadata.Enabled = stateCreating, false
				}
				return output
			}
		},
	},
	{
		id:       "bystanders-updating",
		title:    "replicas that a promotion is not about show Updating during it",
		imitates: "an emulator that locks the whole set of keys while its primary changes",
		rules:    []string{"MRK-PRIMARY-08"},
		least:    6,
		why:      "CreateKey, ReplicateKey into two Regions, Settle, UpdatePrimaryRegion to one, DescribeKey in the other",
		apply:    showing(stateUpdating, func(k *key) bool { return !k.isPrimary() && hasRelated(k, stateUpdating) }),
	},
	{
		id:       "creating-replica-takes-grants",
		title:    "a replica is Creating for seconds and takes grants meanwhile",
		imitates: "an emulator that asks for the key state in cryptographic operations alone",
		rules:    []string{"MRK-STATE-CreateGrant-Cr", "MRK-OPEN-51"},
		least:    4,
		why:      "CreateKey, ReplicateKey, CreateGrant at the replica, DescribeKey there (still Creating)",
		apply: func(d *decisions) {
			creatingFor(func(usual time.Duration) time.Duration { return slowed * usual })(d)
			overlooking(inState(stateCreating), "CreateGrant")(d)
		},
	},
	{
		id:       "primary-creating-while-replicated",
		title:    "a primary shows Creating as long as one of its replicas does",
		imitates: "an emulator that keeps one state for the whole set while it copies",
		rules:    []string{"MRK-REPLICATE-12", "MRK-OPEN-27"},
		besides:  []string{"MRK-REPLICATE-14", "MRK-STATE-04"},
		least:    3,
		why:      "CreateKey, ReplicateKey, DescribeKey at the primary",
		apply:    showing(stateCreating, func(k *key) bool { return k.isPrimary() && hasRelated(k, stateCreating) }),
	},
	{
		id:       "refused-promotion-shown",
		title:    "a primary names the Region of a promotion that was refused as that of the primary",
		imitates: "an emulator that writes the new Region before it looks for the replica",
		rules:    []string{"MRK-PRIMARY-E11"},
		besides:  []string{"MRK-PRIMARY-02"},
		least:    3,
		why:      "CreateKey of a multi-Region key, UpdatePrimaryRegion to a Region without a replica, DescribeKey",
		apply: refusingPromotion(func(k *key, region string) {
			if k.isPrimary() {
				k.view.primary = region
			}
		}),
	},
	{
		id:       "replica-unseen-while-creating",
		title:    "DescribeKey does not find a replica that is still Creating",
		imitates: "an emulator that enters a replica into its table when it is made",
		rules:    []string{"MRK-REPLICATE-13"},
		besides:  []string{"MRK-LIST-06"},
		least:    3,
		why:      "CreateKey, ReplicateKey, DescribeKey at the replica",
		apply: func(d *decisions) {
			before := d.describe
			d.describe = func(c *call, k *key) (*keyMetadata, error) {
				if k.state == stateCreating {
					return nil, notFoundException.because("Key '%s' does not exist", k.arn)
				}
				return before(c, k)
			}
		},
	},
	{
		id:       "replica-updating-while-rotated",
		title:    "replicas show Updating during a rotation",
		imitates: "an emulator that marks a replica while new key material travels to it",
		rules:    []string{"MRK-STATE-03"},
		besides:  []string{"MRK-IMPORT-11"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, RotateKeyOnDemand, DescribeKey at the replica",
		apply:    showing(stateUpdating, func(k *key) bool { return !k.isPrimary() && k.set.rotating != nil }),
	},
}
