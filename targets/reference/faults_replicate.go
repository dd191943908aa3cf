// Faults in what ReplicateKey accepts and refuses.

package reference

var replicateFaults = []plantedFault{
	{
		id:       "failed-replicate-leaves-replica",
		title:    "a ReplicateKey that is refused for its tags or policy has made the replica all the same",
		imitates: "an emulator that makes the key first and tags it afterwards",
		rules:    []string{"MRK-REPLICATE-E27", "MRK-REPLICATE-E28", "MRK-ERR-03", "MRK-REPLICATE-01"},
		least:    3,
		why:      "CreateKey, ReplicateKey with a reserved tag (refused), DescribeKey at the primary",
		apply: func(d *decisions) {
			before := d.replicaProperties
			d.replicaProperties = func(c *call, source *key, in *replicateKeyInput) (keyProperties, error) {
				properties, err := before(c, source, in)
				if err != nil {
					c.decide.newReplica(c, source.set, *in.ReplicaRegion, keyProperties{
						description: valueOr(in.Description, ""), policy: c.decide.defaultPolicy(c), tags: map[string]string{},
					})
				}
				return properties, err
			}
		},
	},
	{
		id:       "replicate-across-partitions",
		title:    "a key can be replicated into another partition",
		imitates: "moto 5.2",
		rules:    []string{"MRK-REPLICATE-E19"},
		least:    2,
		why:      "CreateKey at us-east-1, ReplicateKey into cn-north-1",
		apply: func(d *decisions) {
			before := d.inReach
			d.inReach = func(c *call, region string) error {
				if partitionOf(region) != "" {
					return nil
				}
				return before(c, region)
			}
		},
	},
	{
		id:       "replicate-from-disabled",
		title:    "a disabled primary can be replicated",
		imitates: "moto 5.2",
		rules:    []string{"MRK-REPLICATE-E12", "MRK-STATE-N01", "MRK-DELETE-30"},
		least:    4,
		why:      "CreateKey, DisableKey, DescribeKey (Disabled), ReplicateKey",
		apply:    overlooking(inState(stateDisabled), "ReplicateKey"),
	},
	{
		id:       "replicate-from-pending",
		title:    "a primary whose deletion is scheduled can be replicated",
		imitates: "moto 5.2",
		rules:    []string{"MRK-REPLICATE-E13", "MRK-STATE-N03", "MRK-OPEN-20", "MRK-OPEN-34"},
		least:    3,
		why:      "CreateKey, ScheduleKeyDeletion, ReplicateKey",
		apply:    overlooking(isPending, "ReplicateKey"),
	},
	{
		id:       "replicate-from-replica",
		title:    "a replica can be replicated",
		imitates: "LocalStack #13102, moto 5.2",
		rules:    []string{"MRK-REPLICATE-E01", "MRK-REPLICATE-E02", "MRK-OPEN-52"},
		besides:  []string{"MRK-PRIMARY-12"},
		least:    4,
		why:      "CreateKey, ReplicateKey, Settle, ReplicateKey at the replica into a third Region",
		apply:    takingForPrimary(anyKey, "ReplicateKey"),
	},
	{
		id:       "replicate-into-own-region",
		title:    "a key can be replicated into its own Region",
		imitates: "moto 5.2",
		rules:    []string{"MRK-REPLICATE-E04", "MRK-OPEN-01"},
		least:    2,
		why:      "CreateKey, ReplicateKey into the same Region",
		apply: func(d *decisions) {
			d.leavesHome = func(*key, string) error { return nil }
			remaking(func(source *key, region string) bool { return region == source.set.primary })(d)
		},
	},
	{
		id:       "replicate-rsa-refused",
		title:    "an RSA key cannot be replicated",
		imitates: "LocalStack #7535",
		rules:    []string{"MRK-CREATE-06", "MRK-REPLICATE-01", "MRK-REPLICATE-08"},
		least:    2,
		why:      "CreateKey of an RSA key, ReplicateKey",
		apply: func(d *decisions) {
			before := d.isVacant
			d.isVacant = func(source *key, region string) error {
				if source.set.spec.rsaBits > 0 {
					return unsupportedOperationException.because("Unsupported key spec: %s", source.set.spec.name)
				}
				return before(source, region)
			}
		},
	},
	{
		id:       "replicate-twice",
		title:    "a Region that has a replica gets a new one in its place",
		imitates: "moto 5.2",
		rules:    []string{"MRK-REPLICATE-E05", "MRK-REPLICATE-E06", "MRK-OPEN-29", "MRK-PRIMARY-19"},
		besides:  []string{"MRK-PRIMARY-19"},
		least:    3,
		why:      "CreateKey, ReplicateKey, ReplicateKey into the same Region",
		apply:    remaking(func(*key, string) bool { return true }),
	},
	{
		id:       "unknown-region-crashes",
		title:    "replicating into a Region that does not exist answers 500 with a page of HTML",
		imitates: "moto 5.2",
		rules:    []string{"MRK-REPLICATE-E18", "MRK-OPEN-03", "MRK-ENVELOPE-ReplicateKey"},
		besides:  []string{"MRK-PRIMARY-E09", "MRK-REPLICATE-E17", "MRK-REPLICATE-E18", "MRK-REPLICATE-E19"},
		least:    2,
		why:      "CreateKey, ReplicateKey into xx-nowhere-1",
		apply: func(d *decisions) {
			before := d.inReach
			d.inReach = func(c *call, region string) error {
				err := before(c, region)
				if err != nil && partitionOf(region) == "" {
					return errCrash
				}
				return err
			}
		},
	},
}
