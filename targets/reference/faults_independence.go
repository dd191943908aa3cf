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
	},
	{
		id:       faultDisableLeaks,
		title:    "DisableKey disables the related keys too",
		imitates: "an emulator whose replicas share the primary's record",
		rules:    []string{"MRK-INDEP-01", "MRK-STATE-13", "MRK-INDEP-11", "MRK-DELETE-13"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, DisableKey at the primary, DescribeKey at the replica",
	},
	{
		id:       faultPolicyLeaks,
		title:    "PutKeyPolicy changes the related keys too",
		imitates: "an emulator whose replicas share the primary's record",
		rules:    []string{"MRK-INDEP-03", "MRK-REPLICATE-29"},
		least:    4,
		why:      "CreateKey, ReplicateKey, PutKeyPolicy at the primary, GetKeyPolicy at the replica",
	},
	{
		id:       faultRotationNotShared,
		title:    "a replica does not follow the rotation setting of its primary",
		imitates: "moto 5.2",
		rules:    []string{"MRK-ROTATE-07", "MRK-ROTATE-09", "MRK-ROTATE-06", "MRK-OPEN-19"},
		least:    4,
		why:      "CreateKey, ReplicateKey, EnableKeyRotation, Settle",
	},
	{
		id:       faultRotationSetAtReplica,
		title:    "a replica accepts EnableKeyRotation and DisableKeyRotation",
		imitates: "an emulator that does not know roles",
		rules:    []string{"MRK-ROTATE-08", "MRK-OPEN-16"},
		least:    4,
		why:      "CreateKey, ReplicateKey, Settle, EnableKeyRotation at the replica",
	},
	{
		id:       faultRotationWrongException,
		title:    "EnableKeyRotation on an asymmetric or HMAC key answers ValidationException",
		imitates: "cloudemu PR #1059",
		rules:    []string{"MRK-ROTATE-10", "MRK-ROTATE-30"},
		least:    2,
		why:      "CreateKey of an HMAC key, EnableKeyRotation",
	},
	{
		id:       faultTagsLeak,
		title:    "TagResource and UntagResource change the related keys too",
		imitates: "an emulator whose replicas share the primary's record",
		rules:    []string{"MRK-INDEP-04"},
		least:    4,
		why:      "CreateKey, ReplicateKey, TagResource at the primary, ListResourceTags at the replica",
	},
}
