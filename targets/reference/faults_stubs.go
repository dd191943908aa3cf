// Faults in operations that answer as they should and change nothing.

package reference

const (
	faultCancelDeletionStub    faultID = "cancel-deletion-stub"
	faultCreateAliasStub       faultID = "create-alias-stub"
	faultCreateGrantStub       faultID = "create-grant-stub"
	faultDeleteAliasStub       faultID = "delete-alias-stub"
	faultDisableKeyStub        faultID = "disable-key-stub"
	faultDisableRotationStub   faultID = "disable-rotation-stub"
	faultEnableKeyStub         faultID = "enable-key-stub"
	faultEnableRotationStub    faultID = "enable-rotation-stub"
	faultPutPolicyStub         faultID = "put-policy-stub"
	faultRetireGrantStub       faultID = "retire-grant-stub"
	faultScheduleDeletionStub  faultID = "schedule-deletion-stub"
	faultTagStub               faultID = "tag-stub"
	faultUntagStub             faultID = "untag-stub"
	faultUpdateDescriptionStub faultID = "update-description-stub"
)

// stubs are the faults by which an operation, once it has checked everything, changes nothing.
var stubs = map[string]faultID{
	"CancelKeyDeletion":    faultCancelDeletionStub,
	"CreateAlias":          faultCreateAliasStub,
	"CreateGrant":          faultCreateGrantStub,
	"DeleteAlias":          faultDeleteAliasStub,
	"DisableKey":           faultDisableKeyStub,
	"DisableKeyRotation":   faultDisableRotationStub,
	"EnableKey":            faultEnableKeyStub,
	"EnableKeyRotation":    faultEnableRotationStub,
	"PutKeyPolicy":         faultPutPolicyStub,
	"RetireGrant":          faultRetireGrantStub,
	"RevokeGrant":          faultRevokeChangesNothing,
	"ScheduleKeyDeletion":  faultScheduleDeletionStub,
	"TagResource":          faultTagStub,
	"UntagResource":        faultUntagStub,
	"UpdateAlias":          faultUpdatedAliasKeepsTarget,
	"UpdateKeyDescription": faultUpdateDescriptionStub,
}

// stub tells whether the operation is to end here, with the answer of a success.
func (c *call) stub() bool {
	return c.has(stubs[c.operation])
}

var stubFaults = []plantedFault{
	{
		id:       faultCancelDeletionStub,
		title:    "CancelKeyDeletion answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-DELETE-12", "MRK-STATE-08"},
		least:    4,
		why:      "CreateKey, ScheduleKeyDeletion, CancelKeyDeletion, DescribeKey",
		apply:    func(d *decisions) { d.cancel = func(*call, *key) {} },
	},
	{
		id:       faultCreateAliasStub,
		title:    "CreateAlias answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-LIST-02"},
		least:    3,
		why:      "CreateKey, CreateAlias, ListAliases",
	},
	{
		id:       faultCreateGrantStub,
		title:    "CreateGrant answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-CreateGrant-En"},
		least:    3,
		why:      "CreateKey, CreateGrant, ListGrants",
	},
	{
		id:       faultDeleteAliasStub,
		title:    "DeleteAlias answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-DeleteAlias-En"},
		least:    4,
		why:      "CreateKey, CreateAlias, DeleteAlias, ListAliases",
	},
	{
		id:       faultDisableKeyStub,
		title:    "DisableKey answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-04"},
		least:    3,
		why:      "CreateKey, DisableKey, DescribeKey",
	},
	{
		id:       faultDisableRotationStub,
		title:    "DisableKeyRotation answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-ROTATE-05"},
		least:    4,
		why:      "CreateKey, EnableKeyRotation, DisableKeyRotation, GetKeyRotationStatus",
	},
	{
		id:       faultEnableKeyStub,
		title:    "EnableKey answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-04"},
		least:    4,
		why:      "CreateKey, DisableKey, EnableKey, DescribeKey",
	},
	{
		id:       faultEnableRotationStub,
		title:    "EnableKeyRotation answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-ROTATE-02"},
		least:    3,
		why:      "CreateKey, EnableKeyRotation, GetKeyRotationStatus",
	},
	{
		id:       faultPutPolicyStub,
		title:    "PutKeyPolicy answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-GetKeyPolicy-En"},
		least:    3,
		why:      "CreateKey, PutKeyPolicy, GetKeyPolicy",
	},
	{
		id:       faultRetireGrantStub,
		title:    "RetireGrant answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-INDEP-10"},
		least:    4,
		why:      "CreateKey, CreateGrant, RetireGrant, ListGrants",
	},
	{
		id:       faultScheduleDeletionStub,
		title:    "ScheduleKeyDeletion answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-05"},
		least:    3,
		why:      "CreateKey, ScheduleKeyDeletion, DescribeKey",
		apply: func(d *decisions) {
			schedule := d.schedule
			d.schedule = func(c *call, k *key, days int) {
				former := *k
				schedule(c, k, days)
				k.notes.former = &former
			}
			answeringSchedule(func(_ *call, k *key, _ *scheduleKeyDeletionOutput) { *k = *k.notes.former })(d)
		},
	},
	{
		id:       faultTagStub,
		title:    "TagResource answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-TagResource-En"},
		least:    3,
		why:      "CreateKey, TagResource, ListResourceTags",
	},
	{
		id:       faultUntagStub,
		title:    "UntagResource answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-TagResource-En"},
		least:    3,
		why:      "CreateKey with tags, UntagResource, ListResourceTags",
	},
	{
		id:       faultUpdateDescriptionStub,
		title:    "UpdateKeyDescription answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-UpdateKeyDescription-En"},
		least:    3,
		why:      "CreateKey, UpdateKeyDescription, DescribeKey",
	},
}
