// Faults in CancelKeyDeletion and what comes after it.

package reference

var cancelFaults = []plantedFault{
	{
		id:       "cancel-accepted-when-not-pending",
		title:    "CancelKeyDeletion answers success for a key that is not pending deletion",
		imitates: "an emulator that sets the state and does not look at it",
		rules:    []string{"MRK-DELETE-16", "MRK-STATE-N04"},
		besides:  []string{"MRK-STATE-CancelKeyDeletion-Up"},
		least:    2,
		why:      "CreateKey, CancelKeyDeletion",
		apply:    overlooking(anyKey, "CancelKeyDeletion"),
	},
	{
		id:       "cancel-forgets-replicas",
		title:    "a primary whose deletion was canceled no longer lists its replicas",
		imitates: "an emulator that takes the replicas for gone with the primary",
		rules:    []string{"MRK-META-06", "MRK-DELETE-30", "MRK-META-07", "MRK-DELETE-20"},
		least:    5,
		why:      "CreateKey, ReplicateKey, ScheduleKeyDeletion and CancelKeyDeletion at the primary, DescribeKey",
		apply:    canceling(func(_ *call, k *key) { k.view.replicas = nil }),
	},
	{
		id:       "cancel-keeps-deletion-date",
		title:    "a key still has its DeletionDate after CancelKeyDeletion",
		imitates: "an emulator that resets the state alone",
		rules:    []string{"MRK-DELETE-12", "MRK-META-14"},
		least:    4,
		why:      "CreateKey, ScheduleKeyDeletion, CancelKeyDeletion, DescribeKey",
		apply: describing(func(_ *call, k *key, m *keyMetadata) {
			if !k.state.pending() && k.notes.cancels > 0 {
				m.DeletionDate = timestampOf(k.deletionDate)
			}
		}),
	},
	{
		id:       "cancel-loses-aliases",
		title:    "the aliases of a key are gone after its deletion was canceled",
		imitates: "an emulator that deletes at once what it can make again, and does not",
		rules:    []string{"MRK-DELETE-12", "MRK-INDEP-05", "MRK-LIST-02", "MRK-LIST-06"},
		least:    5,
		why:      "CreateKey, CreateAlias, ScheduleKeyDeletion, CancelKeyDeletion, ListAliases",
		apply:    canceling(func(c *call, k *key) { c.decide.removeAliases(k) }),
	},
	{
		id:       "cancel-loses-description",
		title:    "the description of a key is gone after its deletion was canceled",
		imitates: "an emulator that restores a key from its id and spec",
		rules:    []string{"MRK-DELETE-12", "MRK-INDEP-02", "MRK-STATE-UpdateKeyDescription-En", "MRK-REPLICATE-09"},
		least:    4,
		why:      "CreateKey with a Description, ScheduleKeyDeletion, CancelKeyDeletion, DescribeKey",
		apply:    canceling(func(_ *call, k *key) { k.description = "" }),
	},
	{
		id:       "cancel-loses-grants",
		title:    "the grants of a key are gone after its deletion was canceled",
		imitates: "an emulator that revokes the grants when it schedules",
		rules:    []string{"MRK-DELETE-12", "MRK-INDEP-10", "MRK-STATE-CreateGrant-En"},
		least:    5,
		why:      "CreateKey, CreateGrant, ScheduleKeyDeletion, CancelKeyDeletion, ListGrants",
		apply:    canceling(func(_ *call, k *key) { k.grants = nil }),
	},
	{
		id:       "cancel-loses-rotation",
		title:    "automatic rotation is off after the deletion was canceled",
		imitates: "an emulator that switches rotation off when it schedules",
		rules:    []string{"MRK-DELETE-23"},
		least:    7,
		why: "CreateKey, EnableKeyRotation, GetKeyRotationStatus, ScheduleKeyDeletion, CancelKeyDeletion, DescribeKey, " +
			"GetKeyRotationStatus: the setting has to be seen before, and the key not to be pending any more",
		apply: canceling(func(_ *call, k *key) { k.set.rotation = rotation{} }),
	},
	{
		id:       "cancel-reaches-related",
		title:    "CancelKeyDeletion cancels the deletion of the related keys too",
		imitates: "an emulator that keeps the schedule with the set",
		rules:    []string{"MRK-DELETE-13", "MRK-INDEP-11"},
		besides:  []string{"MRK-PRIMARY-17", "MRK-STATE-05"},
		least:    6,
		why: "CreateKey, ReplicateKey, ScheduleKeyDeletion at both keys, CancelKeyDeletion at the primary, DescribeKey " +
			"at the replica",
		apply: canceling(func(_ *call, k *key) {
			for _, related := range k.set.related() {
				if related.state.pending() {
					related.state = stateDisabled
				}
			}
		}),
	},
	{
		id:       "canceled-key-cannot-be-enabled",
		title:    "a key whose deletion was canceled stays Disabled for ever",
		imitates: "an emulator that checks DeletionDate, which it did not clear",
		rules:    []string{"MRK-DELETE-14"},
		besides:  []string{"MRK-STATE-EnableKey-Di"},
		least:    4,
		why:      "CreateKey, ScheduleKeyDeletion, CancelKeyDeletion, EnableKey",
		apply: refusing(func(c *call, k *key) error {
			if k.notes.cancels > 0 && c.operation == "EnableKey" {
				return isPendingDeletion(k)
			}
			return nil
		}),
	},
	{
		id:       "canceled-primary-replicates",
		title:    "a primary whose deletion was canceled can be replicated although it is Disabled",
		imitates: "an emulator that forgets the state in between",
		rules:    []string{"MRK-DELETE-30", "MRK-REPLICATE-E12"},
		least:    4,
		why:      "CreateKey, ScheduleKeyDeletion, CancelKeyDeletion, ReplicateKey",
		apply:    overlooking(func(k *key) bool { return k.state == stateDisabled && k.notes.cancels > 0 }, "ReplicateKey"),
	},
	{
		id:       "reschedule-keeps-window",
		title:    "a key that is scheduled again after a cancel keeps the first window",
		imitates: "an emulator that stores the window once",
		rules:    []string{"MRK-DELETE-28", "MRK-DELETE-04", "MRK-DELETE-01", "MRK-DELETE-05"},
		besides:  []string{"MRK-DELETE-01", "MRK-DELETE-06"},
		least:    4,
		why:      "CreateKey, ScheduleKeyDeletion with 7 days, CancelKeyDeletion, ScheduleKeyDeletion with 10",
		apply: func(d *decisions) {
			before := d.schedule
			d.schedule = func(c *call, k *key, days int) {
				if k.notes.cancels > 0 {
					days = k.pendingWindow
				}
				before(c, k, days)
			}
		},
	},
	{
		id:       "second-cancel-enables",
		title:    "the second CancelKeyDeletion of a key leaves it Enabled",
		imitates: "an emulator that restores the state before the first schedule",
		rules:    []string{"MRK-DELETE-12", "MRK-STATE-08"},
		least:    6,
		why:      "CreateKey, ScheduleKeyDeletion and CancelKeyDeletion twice, DescribeKey",
		apply: afterCancel(func(k *key) {
			if k.notes.cancels > 1 {
				enabling(k, stateDisabled)
			}
		}),
	},
	{
		id:       "second-cancel-loses-description",
		title:    "the second CancelKeyDeletion of a key resets its description",
		imitates: "an emulator that restores the record which it made at the first cancel",
		rules:    []string{"MRK-DELETE-12", "MRK-INDEP-02", "MRK-STATE-UpdateKeyDescription-En"},
		least:    6,
		why:      "CreateKey with a Description, ScheduleKeyDeletion and CancelKeyDeletion twice, DescribeKey",
		apply: canceling(func(_ *call, k *key) {
			if k.notes.cancels > 0 {
				k.description = ""
			}
		}),
	},
}
