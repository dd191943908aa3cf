// Faults in grants, tags, policies, descriptions and the enabled state of a key.

package reference

var propertyFaults = []plantedFault{
	{
		id:       "description-lost-when-disabled",
		title:    "DisableKey empties the description",
		imitates: "an emulator that rewrites the record",
		rules:    []string{"MRK-INDEP-02", "MRK-INDEP-01", "MRK-REPLICATE-09", "MRK-STATE-UpdateKeyDescription-En", "MRK-PRIMARY-09"},
		besides:  []string{"MRK-META-09", "MRK-REPLICATE-09", "MRK-STATE-UpdateKeyDescription-En"},
		least:    3,
		why:      "CreateKey with a Description, DisableKey, DescribeKey",
		apply:    disabling(func(k *key) { k.description = "" }),
	},
	{
		id:       "disable-toggles",
		title:    "DisableKey on a disabled key enables it",
		imitates: "an emulator that inverts a flag",
		rules:    []string{"MRK-STATE-04", "MRK-INDEP-01"},
		least:    4,
		why:      "CreateKey, DisableKey, DisableKey, DescribeKey",
		apply: func(d *decisions) {
			before := d.disable
			d.disable = func(c *call, k *key) {
				if k.state == stateDisabled {
					k.state = stateEnabled
				} else {
					before(c, k)
				}
			}
		},
	},
	{
		id:       "enable-leaks",
		title:    "EnableKey enables the related keys too",
		imitates: "an emulator whose replicas share the primary's record",
		rules:    []string{"MRK-INDEP-01", "MRK-STATE-13"},
		besides:  []string{"MRK-STATE-04"},
		least:    7,
		why: "CreateKey, ReplicateKey, Settle, DisableKey at both keys, EnableKey at the primary, DescribeKey at the " +
			"replica",
		apply: func(d *decisions) {
			before := d.enable
			d.enable = func(c *call, k *key) {
				leaking(func(c *call, changed *key) {
					if changed == k || changed.state == stateDisabled {
						before(c, changed)
					}
				}, anyKey)(c, k)
			}
		},
	},
	{
		id:       "enable-refused-when-enabled",
		title:    "EnableKey on an enabled key is refused",
		imitates: "an emulator that takes the transition for an error",
		rules:    []string{"MRK-STATE-04", "MRK-STATE-EnableKey-En"},
		besides:  []string{"MRK-STATE-EnableKey-En"},
		least:    2,
		why:      "CreateKey, EnableKey",
		apply: refusing(func(c *call, k *key) error {
			if k.state == stateEnabled && c.operation == "EnableKey" {
				return kmsInvalidStateException.because("%s is enabled.", k.arn)
			}
			return nil
		}),
	},
	{
		id:       "grants-leak",
		title:    "CreateGrant makes the grant at the related keys too",
		imitates: "an emulator whose replicas share the primary's record",
		rules:    []string{"MRK-INDEP-10", "MRK-LIST-04"},
		besides:  []string{"MRK-STATE-CreateGrant-En"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, CreateGrant at the primary, ListGrants at the replica",
		apply:    func(d *decisions) { d.addGrant = leakingWith(d.addGrant, anyKey) },
	},
	{
		id:       "last-usage-shared",
		title:    "using a key counts as using its related keys",
		imitates: "an emulator that keeps the record with the set",
		rules:    []string{"MRK-INDEP-12"},
		least:    4,
		why:      "CreateKey, ReplicateKey, Encrypt, GetKeyLastUsage at the replica",
		apply: func(d *decisions) {
			before := d.recordUse
			d.recordUse = func(c *call, k *key) {
				before(c, k)
				for _, related := range k.set.related() {
					related.lastUsage = k.lastUsage
				}
			}
		},
	},
	{
		id:       "policy-copied",
		title:    "a replica takes the policy of its primary over",
		imitates: "an emulator that makes the replica as a deep copy of the primary",
		rules:    []string{"MRK-REPLICATE-05", "MRK-REPLICATE-10"},
		besides:  []string{"MRK-REPLICATE-29"},
		least:    2,
		why:      "CreateKey with a Policy, ReplicateKey without one",
		apply:    giving(copyingPolicy),
	},
	{
		id:       "policy-reset-by-next-replica",
		title:    "making another replica resets the policies of the older ones",
		imitates: "an emulator that writes the default policy for the whole set",
		rules:    []string{"MRK-REPLICATE-29", "MRK-INDEP-03"},
		least:    4,
		why:      "CreateKey, ReplicateKey with a Policy, ReplicateKey into a third Region, GetKeyPolicy at the first replica",
		apply: giving(func(c *call, source *key, _ *replicateKeyInput, _ *keyProperties) {
			for _, k := range source.set.related() {
				if k != source {
					k.policy = c.decide.defaultPolicy(c)
				}
			}
		}),
	},
	{
		id:       "replica-is-a-copy",
		title:    "a replica takes description, policy and tags of its primary over",
		imitates: "moto PR #5288 in its first version",
		rules:    []string{"MRK-REPLICATE-10", "MRK-REPLICATE-09", "MRK-LIST-03", "MRK-REPLICATE-03", "MRK-REPLICATE-05"},
		besides:  []string{"MRK-REPLICATE-03", "MRK-REPLICATE-05", "MRK-REPLICATE-29"},
		least:    2,
		why:      "CreateKey with a Description, ReplicateKey",
		apply: giving(func(c *call, source *key, in *replicateKeyInput, given *keyProperties) {
			copyingDescription(c, source, in, given)
			copyingPolicy(c, source, in, given)
			copyingTags(c, source, in, given)
		}),
	},
	{
		id:       "retire-removes-all",
		title:    "RetireGrant removes every grant of the key",
		imitates: "an emulator that clears the list",
		rules:    []string{"MRK-INDEP-10"},
		besides:  []string{"MRK-STATE-RetireGrant-*", "MRK-STATE-RevokeGrant-*"},
		least:    5,
		why:      "CreateKey, CreateGrant, CreateGrant, RetireGrant of the second, ListGrants",
		apply:    removingGrants("RetireGrant", func(k *key) { k.grants = nil }),
	},
	{
		id:       "revoke-changes-nothing",
		title:    "RevokeGrant answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-INDEP-10"},
		least:    4,
		why:      "CreateKey, CreateGrant, RevokeGrant, ListGrants",
		apply:    removingGrants("RevokeGrant", noGrantRemoved),
	},
	{
		id:       "tag-replaces-all",
		title:    "TagResource removes the tags that it does not name",
		imitates: "an emulator that stores the list of the request",
		rules:    []string{"MRK-INDEP-04", "MRK-STATE-TagResource-En"},
		least:    3,
		why:      "CreateKey with Tags, TagResource with another tag, ListResourceTags",
		apply: func(d *decisions) {
			d.taggedWith = func(c *call, _ *key, added tagList) (map[string]string, error) { return c.mergedTags(added, nil) }
		},
	},
	{
		id:       "tags-copied",
		title:    "a replica takes the tags of its primary over",
		imitates: "an emulator that makes the replica as a deep copy of the primary",
		rules:    []string{"MRK-REPLICATE-10", "MRK-LIST-03", "MRK-REPLICATE-03"},
		besides:  []string{"MRK-REPLICATE-03"},
		least:    2,
		why:      "CreateKey with Tags, ReplicateKey without, whose answer has them",
		apply:    giving(copyingTags),
	},
	{
		id:       "tags-of-older-replica-copied",
		title:    "a replica takes the tags of an older replica over",
		imitates: "an emulator that makes the replica from the last record of the set",
		rules:    []string{"MRK-REPLICATE-03", "MRK-REPLICATE-10", "MRK-LIST-03"},
		least:    3,
		why:      "CreateKey, ReplicateKey with Tags, ReplicateKey into a third Region without: its answer has the tags",
		apply: giving(func(c *call, source *key, in *replicateKeyInput, given *keyProperties) {
			for _, k := range source.set.related() {
				if k != source {
					copyingTags(c, k, in, given)
				}
			}
		}),
	},
	{
		id:       "untag-removes-all",
		title:    "UntagResource removes every tag",
		imitates: "an emulator that clears the list",
		rules:    []string{"MRK-INDEP-04", "MRK-STATE-TagResource-En", "MRK-STATE-UntagResource-En"},
		besides:  []string{"MRK-STATE-UntagResource-*"},
		least:    3,
		why:      "CreateKey with two Tags, UntagResource of one, ListResourceTags",
		apply:    func(d *decisions) { d.removeTags = func(_ *call, k *key, _ []string) { clear(k.tags) } },
	},
}
