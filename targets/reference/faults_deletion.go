// Faults in the scheduled deletion of keys.

package reference

var deletionFaults = []plantedFault{
	{
		id:       "cancel-leaves-enabled",
		title:    "a key is Enabled after CancelKeyDeletion",
		imitates: "floci #4104 in its first version",
		rules:    []string{"MRK-DELETE-12", "MRK-STATE-08"},
		least:    4,
		why:      "CreateKey, ScheduleKeyDeletion, CancelKeyDeletion, DescribeKey",
		apply:    afterCancel(func(k *key) { enabling(k, stateDisabled) }),
	},
	{
		id:       "deletion-date-while-replicas-live",
		title:    "a primary that waits for its replicas has a DeletionDate",
		imitates: "an emulator that knows one kind of pending only",
		rules:    []string{"MRK-DELETE-05", "MRK-DELETE-06", "MRK-META-14"},
		least:    3,
		why:      "CreateKey, ReplicateKey, ScheduleKeyDeletion at the primary",
		apply: describing(func(c *call, k *key, m *keyMetadata) {
			if k.state == statePendingReplicaDeletion {
				m.DeletionDate = timestampOf(c.now.AddDate(0, 0, k.pendingWindow))
			}
		}),
	},
	{
		id:       "pending-replica-forgotten",
		title:    "the primary no longer lists a replica whose deletion is scheduled",
		imitates: "an emulator that takes scheduled for deleted",
		rules:    []string{"MRK-DELETE-20", "MRK-META-06", "MRK-DELETE-09", "MRK-REPLICATE-12", "INV-4"},
		least:    5,
		why:      "CreateKey, ReplicateKey, DescribeKey at the primary, ScheduleKeyDeletion at the replica, DescribeKey at the primary",
		apply: scheduling(func(_ *call, k *key, _ bool) {
			if !k.isPrimary() {
				forgetReplica(k.set.members[k.set.primary], k.region)
			}
		}),
	},
	{
		id:       "pending-window-unchecked",
		title:    "a waiting period outside 7 to 30 days is accepted",
		imitates: "an emulator that checks the service model's bounds (1 to 365) alone",
		rules:    []string{"MRK-DELETE-03", "MRK-OPEN-31"},
		least:    2,
		why:      "CreateKey, ScheduleKeyDeletion with 3 days",
		apply:    accepting(func(asked *int) bool { return asked != nil }, func(asked *int) int { return *asked }),
	},
	{
		id:       "primary-deletion-takes-replicas",
		title:    "scheduling the deletion of a primary schedules its replicas too",
		imitates: "an emulator whose replicas share the primary's record",
		rules:    []string{"MRK-DELETE-08", "MRK-INDEP-11", "MRK-STATE-13"},
		besides:  []string{"MRK-STATE-04"},
		least:    4,
		why:      "CreateKey, ReplicateKey, ScheduleKeyDeletion at the primary, DescribeKey at the replica",
		apply: scheduling(func(c *call, k *key, waits bool) {
			for _, related := range k.set.related() {
				if waits && !related.isPrimary() && !related.state.pending() {
					related.pendingWindow = k.pendingWindow
					c.decide.startWaiting(related, c.now)
				}
			}
		}),
	},
	{
		id:       "primary-does-not-wait",
		title:    "a primary with replicas is PendingDeletion at once",
		imitates: "moto 5.2",
		rules:    []string{"MRK-STATE-06", "MRK-DELETE-05", "MRK-DELETE-06", "MRK-DELETE-07"},
		least:    3,
		why:      "CreateKey, ReplicateKey, ScheduleKeyDeletion at the primary",
		apply:    waiting(func(*key, bool) bool { return false }),
	},
	{
		id:       "schedule-answer-without-state",
		title:    "ScheduleKeyDeletion's answer lacks KeyState",
		imitates: "moto 5.2",
		rules:    []string{"MRK-DELETE-04", "MRK-DELETE-05"},
		least:    2,
		why:      "CreateKey, ScheduleKeyDeletion",
		apply:    answeringSchedule(func(_ *call, _ *key, output *scheduleKeyDeletionOutput) { output.KeyState = "" }),
	},
	{
		id:       "schedule-twice",
		title:    "a second ScheduleKeyDeletion is accepted and starts the waiting period anew",
		imitates: "an emulator without a state machine",
		rules:    []string{"MRK-DELETE-15", "MRK-DELETE-29", "MRK-STATE-N03"},
		least:    3,
		why:      "CreateKey, ScheduleKeyDeletion, ScheduleKeyDeletion",
		apply:    overlooking(isPending, "ScheduleKeyDeletion"),
	},
}
