// Faults in what related keys share and what each has for itself.

package reference

const (
	faultDescriptionLeaks       faultID = "description-leaks"
	faultDisableLeaks           faultID = "disable-leaks"
	faultPolicyLeaks            faultID = "policy-leaks"
	faultRotationNotShared      faultID = "rotation-not-shared"
	faultRotationSetAtReplica   faultID = "rotation-set-at-replica"
	faultRotationWrongException faultID = "rotation-wrong-exception"
	faultTagsLeak               faultID = "tags-leak"
)

var independenceFaults = []plantedFault{
	{
		id:       faultDescriptionLeaks,
		title:    "UpdateKeyDescription changes the related keys too",
		imitates: "an emulator whose replicas share the primary's record",
		rules:    []string{"MRK-INDEP-02"},
		least:    4,
		why:      "CreateKey, ReplicateKey, UpdateKeyDescription at the primary, DescribeKey at the replica",
		apply:    func(d *decisions) { d.setDescription = leakingWith(d.setDescription, anyKey) },
	},
	{
		id:       faultDisableLeaks,
		title:    "DisableKey disables the related keys too",
		imitates: "an emulator whose replicas share the primary's record",
		rules:    []string{"MRK-INDEP-01", "MRK-STATE-13", "MRK-INDEP-11", "MRK-DELETE-13"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, DisableKey at the primary, DescribeKey at the replica",
		apply:    func(d *decisions) { d.disable = leaking(d.disable, anyKey) },
	},
	{
		id:       faultPolicyLeaks,
		title:    "PutKeyPolicy changes the related keys too",
		imitates: "an emulator whose replicas share the primary's record",
		rules:    []string{"MRK-INDEP-03", "MRK-REPLICATE-29"},
		least:    4,
		why:      "CreateKey, ReplicateKey, PutKeyPolicy at the primary, GetKeyPolicy at the replica",
		apply:    func(d *decisions) { d.setPolicy = leakingWith(d.setPolicy, anyKey) },
	},
	{
		id:       faultRotationNotShared,
		title:    "a replica does not follow the rotation setting of its primary",
		imitates: "moto 5.2",
		rules:    []string{"MRK-ROTATE-07", "MRK-ROTATE-09", "MRK-ROTATE-06", "MRK-OPEN-19"},
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
		id:       faultRotationSetAtReplica,
		title:    "a replica accepts EnableKeyRotation and DisableKeyRotation",
		imitates: "an emulator that does not know roles",
		rules:    []string{"MRK-ROTATE-08", "MRK-OPEN-16"},
		least:    4,
		why:      "CreateKey, ReplicateKey, Settle, EnableKeyRotation at the replica",
		apply:    takingForPrimary(anyKey, "EnableKeyRotation", "DisableKeyRotation"),
	},
	{
		id:       faultRotationWrongException,
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
		id:       faultTagsLeak,
		title:    "TagResource and UntagResource change the related keys too",
		imitates: "an emulator whose replicas share the primary's record",
		rules:    []string{"MRK-INDEP-04"},
		least:    4,
		why:      "CreateKey, ReplicateKey, TagResource at the primary, ListResourceTags at the replica",
		apply: func(d *decisions) {
			d.setTags = leakingWith(d.setTags, anyKey)
			d.removeTags = leakingWith(d.removeTags, anyKey)
		},
	},
}
