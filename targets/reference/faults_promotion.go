// Faults in what UpdatePrimaryRegion accepts, and in its transition.

package reference

var promotionFaults = []plantedFault{
	{
		id:       "failed-promotion-demotes",
		title:    "an UpdatePrimaryRegion that is refused leaves the primary a replica",
		imitates: "an emulator that changes the role before it looks for the replica",
		rules:    []string{"MRK-PRIMARY-E11", "MRK-PRIMARY-E03", "MRK-META-03", "MRK-PRIMARY-02"},
		least:    3,
		why:      "CreateKey, UpdatePrimaryRegion to a Region without a replica (refused), DescribeKey",
		apply:    refusingPromotion(func(k *key, _ string) { k.role = roleReplica }),
	},
	{
		id:       "promotion-changes-nothing",
		title:    "UpdatePrimaryRegion answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-PRIMARY-02", "MRK-PRIMARY-20", "MRK-STATE-10"},
		besides: []string{
			"MRK-DELETE-04", "MRK-DELETE-05", "MRK-META-07", "MRK-PRIMARY-*", "MRK-REPLICATE-*",
			"MRK-REPLICATE-E16", "MRK-ROTATE-18",
		},
		least: 5,
		why:   "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle",
		apply: func(d *decisions) { d.promote = func(*call, *key) {} },
	},
	{
		id:       "promotion-from-replica",
		title:    "a replica accepts UpdatePrimaryRegion",
		imitates: "an emulator that looks the set up by its key id alone",
		rules:    []string{"MRK-PRIMARY-E01", "MRK-OPEN-13"},
		least:    4,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion at the replica",
		apply:    takingForPrimary(anyKey, "UpdatePrimaryRegion"),
	},
	{
		id:       "promotion-of-disabled-primary",
		title:    "a disabled primary can be demoted, and is Enabled afterwards",
		imitates: "an emulator that ends every promotion with Enabled",
		rules:    []string{"MRK-PRIMARY-E05", "MRK-PRIMARY-11", "MRK-STATE-N01"},
		least:    6,
		why:      "CreateKey, ReplicateKey, Settle, DisableKey, DescribeKey (Disabled), UpdatePrimaryRegion",
		apply:    overlooking(func(k *key) bool { return k.isPrimary() && k.state == stateDisabled }, "UpdatePrimaryRegion"),
	},
	{
		id:       "promotion-of-pending-primary",
		title:    "a primary whose deletion is scheduled can be demoted, which cancels the deletion",
		imitates: "an emulator that ends every promotion with Enabled",
		rules:    []string{"MRK-PRIMARY-E06", "MRK-OPEN-32", "MRK-OPEN-36"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, ScheduleKeyDeletion at the primary, UpdatePrimaryRegion",
		apply:    overlooking(func(k *key) bool { return k.isPrimary() && k.state.pending() }, "UpdatePrimaryRegion"),
	},
	{
		id:       "promotion-of-single-region-key",
		title:    "UpdatePrimaryRegion answers success for a single-Region key",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-PRIMARY-E02", "MRK-OPEN-13"},
		least:    2,
		why:      "CreateKey of a single-Region key, UpdatePrimaryRegion",
		apply:    pretending(func(k *key, _ string) bool { return !k.set.multiRegion }),
	},
	{
		id:       "promotion-to-creating-replica",
		title:    "a replica that is Creating can be promoted",
		imitates: "an emulator that checks the state of the primary alone",
		rules:    []string{"MRK-PRIMARY-E08", "MRK-OPEN-12", "MRK-META-13", "MRK-REPLICATE-17", "MRK-META-12"},
		least:    4,
		why:      "CreateKey, ReplicateKey, UpdatePrimaryRegion, DescribeKey at the other key",
		apply:    overlooking(func(k *key) bool { return !k.isPrimary() && k.state == stateCreating }, "UpdatePrimaryRegion"),
	},
	{
		id:       "promotion-to-disabled-replica",
		title:    "a disabled replica can be promoted",
		imitates: "an emulator that checks the state of the primary alone",
		rules:    []string{"MRK-PRIMARY-E08", "MRK-PRIMARY-11", "MRK-OPEN-12"},
		least:    6,
		why:      "CreateKey, ReplicateKey, Settle, DisableKey at the replica, DescribeKey (Disabled), UpdatePrimaryRegion",
		apply:    overlooking(func(k *key) bool { return !k.isPrimary() && k.state == stateDisabled }, "UpdatePrimaryRegion"),
	},
	{
		id:       "promotion-to-own-region-demotes",
		title:    "UpdatePrimaryRegion to the primary's own Region leaves the set without a primary",
		imitates: "an emulator that demotes the old key after it promoted the new one",
		rules:    []string{"MRK-PRIMARY-E04", "MRK-OPEN-11", "MRK-META-07", "MRK-PRIMARY-E05", "MRK-PRIMARY-E06", "MRK-PRIMARY-E07"},
		least:    3,
		why:      "CreateKey, UpdatePrimaryRegion to its own Region, DescribeKey",
		apply: pretending(func(k *key, region string) bool {
			isOwn := k.set.multiRegion && k.isPrimary() && region == k.region
			if isOwn {
				k.role = roleReplica
			}
			return isOwn
		}),
	},
	{
		id:       "promotion-to-pending-replica",
		title:    "a replica whose deletion is scheduled can be promoted",
		imitates: "an emulator that checks the state of the primary alone",
		rules:    []string{"MRK-PRIMARY-E08", "MRK-OPEN-12", "MRK-OPEN-36"},
		least:    4,
		why:      "CreateKey, ReplicateKey, ScheduleKeyDeletion at the replica, UpdatePrimaryRegion",
		apply:    overlooking(func(k *key) bool { return !k.isPrimary() && k.state.pending() }, "UpdatePrimaryRegion"),
	},
	{
		id:       "promotion-without-replica",
		title:    "UpdatePrimaryRegion to a Region without a replica answers success",
		imitates: "an emulator that stores the Region as a field",
		rules:    []string{"MRK-PRIMARY-E03", "MRK-OPEN-10"},
		besides:  []string{"MRK-PRIMARY-E07"},
		least:    2,
		why:      "CreateKey, UpdatePrimaryRegion to another Region",
		apply: pretending(func(k *key, region string) bool {
			_, exists := k.set.members[region]
			return k.set.multiRegion && k.isPrimary() && !exists
		}),
	},
	{
		id:       "third-promotion-refused",
		title:    "a set can be promoted twice and never again",
		imitates: "an emulator that keeps one former primary per set",
		rules:    []string{"MRK-PRIMARY-01", "MRK-PRIMARY-13"},
		least:    8,
		why: "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle, UpdatePrimaryRegion back, Settle, " +
			"UpdatePrimaryRegion",
		apply: func(d *decisions) {
			before := d.promotable
			d.promotable = func(c *call, k *key, keyID, region string) (*key, error) {
				target, err := before(c, k, keyID, region)
				if err == nil && k.set.notes.promotions >= 2 {
					return nil, unsupportedOperationException.because("%s", region)
				}
				return target, err
			}
		},
	},
	{
		id:       "updating-forever",
		title:    "the old and the new primary never leave Updating",
		imitates: "terraform-provider-aws #49915, carried over to promotion",
		rules:    []string{"MRK-PRIMARY-04", "MRK-STATE-10"},
		besides:  []string{"MRK-META-07", "MRK-PRIMARY-03"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle",
		apply: func(d *decisions) {
			before := d.promote
			d.promote = func(c *call, target *key) {
				old := target.set.members[target.set.primary]
				before(c, target)
				for _, k := range []*key{old, target} {
					k.updatingUntil = k.updatingUntil.AddDate(1000, 0, 0)
				}
			}
		},
	},
	{
		id:       "updating-refuses-crypto",
		title:    "a key that is Updating does not encrypt",
		imitates: "an emulator that allows use in Enabled alone",
		rules: []string{
			"MRK-PRIMARY-06", "MRK-STATE-N15", "MRK-STATE-Encrypt-Up", "MRK-STATE-Decrypt-Up", "MRK-STATE-ReEncrypt-Up",
			"MRK-STATE-GenerateDataKey-Up", "MRK-STATE-GenerateDataKeyPair-Up", "MRK-STATE-GenerateDataKeyPairWithoutPlaintext-Up",
			"MRK-STATE-Sign-Up", "MRK-STATE-Verify-Up", "MRK-STATE-GenerateMac-Up", "MRK-STATE-VerifyMac-Up", "MRK-STATE-DeriveSharedSecret-Up",
		},
		least: 5,
		why:   "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Encrypt",
		apply: refusing(func(c *call, k *key) error {
			if k.state == stateUpdating && c.operation == "Encrypt" {
				return isUpdating(k)
			}
			return nil
		}),
	},
}
