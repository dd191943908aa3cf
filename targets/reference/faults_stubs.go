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
		apply:    func(d *decisions) { d.addAlias = func(*call, string, *key) {} },
	},
	{
		id:       faultCreateGrantStub,
		title:    "CreateGrant answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-CreateGrant-En"},
		least:    3,
		why:      "CreateKey, CreateGrant, ListGrants",
		apply:    func(d *decisions) { d.addGrant = func(*call, *key, *grant) {} },
	},
	{
		id:       faultDeleteAliasStub,
		title:    "DeleteAlias answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-DeleteAlias-En"},
		least:    4,
		why:      "CreateKey, CreateAlias, DeleteAlias, ListAliases",
		apply:    func(d *decisions) { d.removeAlias = func(*call, *alias) error { return nil } },
	},
	{
		id:       faultDisableKeyStub,
		title:    "DisableKey answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-04"},
		least:    3,
		why:      "CreateKey, DisableKey, DescribeKey",
		apply:    func(d *decisions) { d.disable = func(*call, *key) {} },
	},
	{
		id:       faultDisableRotationStub,
		title:    "DisableKeyRotation answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-ROTATE-05"},
		least:    4,
		why:      "CreateKey, EnableKeyRotation, DisableKeyRotation, GetKeyRotationStatus",
		apply:    func(d *decisions) { d.endRotation = func(*keySet) {} },
	},
	{
		id:       faultEnableKeyStub,
		title:    "EnableKey answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-04"},
		least:    4,
		why:      "CreateKey, DisableKey, EnableKey, DescribeKey",
		apply:    func(d *decisions) { d.enable = func(*call, *key) {} },
	},
	{
		id:       faultEnableRotationStub,
		title:    "EnableKeyRotation answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-ROTATE-02"},
		least:    3,
		why:      "CreateKey, EnableKeyRotation, GetKeyRotationStatus",
		apply:    func(d *decisions) { d.setRotation = func(*call, *keySet, int) {} },
	},
	{
		id:       faultPutPolicyStub,
		title:    "PutKeyPolicy answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-GetKeyPolicy-En"},
		least:    3,
		why:      "CreateKey, PutKeyPolicy, GetKeyPolicy",
		apply:    func(d *decisions) { d.setPolicy = func(*call, *key, string) {} },
	},
	{
		id:       faultRetireGrantStub,
		title:    "RetireGrant answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-INDEP-10"},
		least:    4,
		why:      "CreateKey, CreateGrant, RetireGrant, ListGrants",
		apply:    removingGrants("RetireGrant", noGrantRemoved),
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
		apply:    func(d *decisions) { d.setTags = func(*call, *key, map[string]string) {} },
	},
	{
		id:       faultUntagStub,
		title:    "UntagResource answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-TagResource-En"},
		least:    3,
		why:      "CreateKey with tags, UntagResource, ListResourceTags",
		apply:    func(d *decisions) { d.removeTags = func(*call, *key, []string) {} },
	},
	{
		id:       faultUpdateDescriptionStub,
		title:    "UpdateKeyDescription answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-UpdateKeyDescription-En"},
		least:    3,
		why:      "CreateKey, UpdateKeyDescription, DescribeKey",
		apply:    func(d *decisions) { d.setDescription = func(*call, *key, string) {} },
	},
}
