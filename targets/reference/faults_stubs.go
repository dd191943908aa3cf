// Faults in operations that answer as they should and change nothing.

package reference

var stubFaults = []plantedFault{
	{
		id:       "cancel-deletion-stub",
		title:    "CancelKeyDeletion answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-DELETE-12", "MRK-STATE-08"},
		least:    4,
		why:      "CreateKey, ScheduleKeyDeletion, CancelKeyDeletion, DescribeKey",
		apply:    func(d *decisions) { d.cancel = func(*call, *key) {} },
	},
	{
		id:       "create-alias-stub",
		title:    "CreateAlias answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-LIST-02"},
		besides:  []string{"MRK-LIST-06"},
		least:    3,
		why:      "CreateKey, CreateAlias, ListAliases",
		apply:    func(d *decisions) { d.addAlias = func(*call, string, *key) {} },
	},
	{
		id:       "create-grant-stub",
		title:    "CreateGrant answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-CreateGrant-En"},
		least:    3,
		why:      "CreateKey, CreateGrant, ListGrants",
		apply:    func(d *decisions) { d.addGrant = func(*call, *key, *grant) {} },
	},
	{
		id:       "delete-alias-stub",
		title:    "DeleteAlias answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-DeleteAlias-En"},
		besides:  []string{"MRK-ERR-07", "MRK-STATE-DeleteAlias-*"},
		least:    4,
		why:      "CreateKey, CreateAlias, DeleteAlias, ListAliases",
		apply:    func(d *decisions) { d.removeAlias = func(*call, *alias) error { return nil } },
	},
	{
		id:       "disable-key-stub",
		title:    "DisableKey answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-04"},
		least:    3,
		why:      "CreateKey, DisableKey, DescribeKey",
		apply:    func(d *decisions) { d.disable = func(*call, *key) {} },
	},
	{
		id:       "disable-rotation-stub",
		title:    "DisableKeyRotation answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-ROTATE-05"},
		least:    4,
		why:      "CreateKey, EnableKeyRotation, DisableKeyRotation, GetKeyRotationStatus",
		apply:    func(d *decisions) { d.endRotation = func(*keySet) {} },
	},
	{
		id:       "enable-key-stub",
		title:    "EnableKey answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-04"},
		least:    4,
		why:      "CreateKey, DisableKey, EnableKey, DescribeKey",
		apply:    func(d *decisions) { d.enable = func(*call, *key) {} },
	},
	{
		id:       "enable-rotation-stub",
		title:    "EnableKeyRotation answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-ROTATE-02"},
		besides:  []string{"MRK-ROTATE-03"},
		least:    3,
		why:      "CreateKey, EnableKeyRotation, GetKeyRotationStatus",
		apply:    func(d *decisions) { d.setRotation = func(*call, *keySet, int) {} },
	},
	{
		id:       "put-policy-stub",
		title:    "PutKeyPolicy answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-GetKeyPolicy-En"},
		least:    3,
		why:      "CreateKey, PutKeyPolicy, GetKeyPolicy",
		apply:    func(d *decisions) { d.setPolicy = func(*call, *key, string) {} },
	},
	{
		id:       "retire-grant-stub",
		title:    "RetireGrant answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-INDEP-10"},
		least:    4,
		why:      "CreateKey, CreateGrant, RetireGrant, ListGrants",
		apply:    removingGrants("RetireGrant", noGrantRemoved),
	},
	{
		id:       "schedule-deletion-stub",
		title:    "ScheduleKeyDeletion answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-05"},
		besides: []string{
			"MRK-DELETE-*", "MRK-ERR-03", "MRK-ERR-07", "MRK-PRIMARY-17", "MRK-PRIMARY-E08",
			"MRK-REPLICATE-14", "MRK-REPLICATE-18", "MRK-REPLICATE-E13", "MRK-REPLICATE-E16", "MRK-ROTATE-12",
			"MRK-STATE-*",
		},
		least: 3,
		why:   "CreateKey, ScheduleKeyDeletion, DescribeKey",
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
		id:       "tag-stub",
		title:    "TagResource answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-TagResource-En"},
		least:    3,
		why:      "CreateKey, TagResource, ListResourceTags",
		apply:    func(d *decisions) { d.setTags = func(*call, *key, map[string]string) {} },
	},
	{
		id:       "untag-stub",
		title:    "UntagResource answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-TagResource-En"},
		besides:  []string{"MRK-STATE-UntagResource-*"},
		least:    3,
		why:      "CreateKey with tags, UntagResource, ListResourceTags",
		apply:    func(d *decisions) { d.removeTags = func(*call, *key, []string) {} },
	},
	{
		id:       "update-description-stub",
		title:    "UpdateKeyDescription answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-STATE-UpdateKeyDescription-En"},
		least:    3,
		why:      "CreateKey, UpdateKeyDescription, DescribeKey",
		apply:    func(d *decisions) { d.setDescription = func(*call, *key, string) {} },
	},
}
