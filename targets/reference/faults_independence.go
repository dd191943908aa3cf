// Faults in what related keys share and what each has for itself.

package reference

var independenceFaults = []plantedFault{
	{
		id:       "description-leaks",
		title:    "UpdateKeyDescription changes the related keys too",
		imitates: "an emulator whose replicas share the primary's record",
		rules:    []string{"MRK-INDEP-02"},
		besides:  []string{"MRK-REPLICATE-09", "MRK-STATE-UpdateKeyDescription-En"},
		least:    4,
		why:      "CreateKey, ReplicateKey, UpdateKeyDescription at the primary, DescribeKey at the replica",
		apply:    func(d *decisions) { d.setDescription = leakingWith(d.setDescription, anyKey) },
	},
	{
		id:       "disable-leaks",
		title:    "DisableKey disables the related keys too",
		imitates: "an emulator whose replicas share the primary's record",
		rules:    []string{"MRK-INDEP-01", "MRK-STATE-13", "MRK-INDEP-11", "MRK-DELETE-13"},
		besides:  []string{"MRK-PRIMARY-01"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, DisableKey at the primary, DescribeKey at the replica",
		apply:    func(d *decisions) { d.disable = leaking(d.disable, anyKey) },
	},
	{
		id:       "policy-leaks",
		title:    "PutKeyPolicy changes the related keys too",
		imitates: "an emulator whose replicas share the primary's record",
		rules:    []string{"MRK-INDEP-03", "MRK-REPLICATE-29"},
		besides:  []string{"MRK-CREATE-04", "MRK-STATE-GetKeyPolicy-En"},
		least:    4,
		why:      "CreateKey, ReplicateKey, PutKeyPolicy at the primary, GetKeyPolicy at the replica",
		apply:    func(d *decisions) { d.setPolicy = leakingWith(d.setPolicy, anyKey) },
	},
	{
		id:       "rotation-not-shared",
		title:    "a replica does not follow the rotation setting of its primary",
		imitates: "moto 5.2",
		rules:    []string{"MRK-ROTATE-07", "MRK-ROTATE-09", "MRK-ROTATE-06", "MRK-OPEN-19"},
		besides:  []string{"MRK-SYNC-05"},
		least:    4,
		why:      "CreateKey, ReplicateKey, EnableKeyRotation, Settle",
		apply: func(d *decisions) {
			before := d.knownRotation
			d.knownRotation = func(k *key) rotation {
				if k.isPrimary() {
					return before(k)
				}
				return rotation{}
			}
		},
	},
	{
		id:       "rotation-set-at-replica",
		title:    "a replica accepts EnableKeyRotation and DisableKeyRotation",
		imitates: "an emulator that does not know roles",
		rules:    []string{"MRK-ROTATE-08", "MRK-OPEN-16"},
		least:    4,
		why:      "CreateKey, ReplicateKey, Settle, EnableKeyRotation at the replica",
		apply:    takingForPrimary(anyKey, "EnableKeyRotation", "DisableKeyRotation"),
	},
	{
		id:       "rotation-wrong-exception",
		title:    "EnableKeyRotation on an asymmetric or HMAC key answers ValidationException",
		imitates: "cloudemu PR #1059",
		rules:    []string{"MRK-ROTATE-10", "MRK-ROTATE-30"},
		least:    2,
		why:      "CreateKey of an HMAC key, EnableKeyRotation",
		apply: func(d *decisions) {
			d.cannotRotate = func(k *key) error { return validationException.because("Key %s does not support rotation", k.id) }
		},
	},
	{
		id:       "tags-leak",
		title:    "TagResource and UntagResource change the related keys too",
		imitates: "an emulator whose replicas share the primary's record",
		rules:    []string{"MRK-INDEP-04"},
		besides:  []string{"MRK-LIST-03", "MRK-STATE-TagResource-En"},
		least:    4,
		why:      "CreateKey, ReplicateKey, TagResource at the primary, ListResourceTags at the replica",
		apply: func(d *decisions) {
			d.setTags = leakingWith(d.setTags, anyKey)
			d.removeTags = leakingWith(d.removeTags, anyKey)
		},
	},
}
