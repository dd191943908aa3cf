// Faults in the waiting period and in what is gone when it ends.

package reference

import (
	"maps"
	"slices"
	"time"
)

var waitingFaults = []plantedFault{
	{
		id:       "default-window-seven",
		title:    "the waiting period is 7 days when the request names none",
		imitates: "an emulator that takes the least for the default",
		rules:    []string{"MRK-DELETE-01"},
		besides:  []string{"MRK-DELETE-04", "MRK-DELETE-05", "MRK-DELETE-06"},
		least:    2,
		why:      "CreateKey, ScheduleKeyDeletion without a window",
		apply:    accepting(func(asked *int) bool { return asked == nil }, func(*int) int { return leastPendingWindow }),
	},
	{
		id:       "deleted-key-described",
		title:    "a key whose waiting period is over can still be described",
		imitates: "an emulator that never deletes",
		rules:    []string{"MRK-DELETE-25", "MRK-STATE-09", "MRK-DELETE-19", "MRK-DELETE-11", "MRK-STATE-07"},
		besides:  []string{"MRK-DELETE-19", "MRK-REPLICATE-01", "MRK-REPLICATE-18"},
		least:    4,
		why:      "CreateKey, ScheduleKeyDeletion, Wait, DescribeKey",
		apply:    func(d *decisions) { d.remove = func(*key, time.Time) {} },
	},
	{
		id:       "deleted-replica-stays-listed",
		title:    "the primary lists a replica that is really gone",
		imitates: "an emulator that deletes the record and not the references",
		rules:    []string{"MRK-DELETE-19", "MRK-META-06"},
		least:    5,
		why:      "CreateKey, ReplicateKey, ScheduleKeyDeletion at the replica, Wait, DescribeKey at the primary",
		apply:    func(d *decisions) { d.announceRemoval = func(*keySet) {} },
	},
	{
		id:       "deletion-keeps-aliases",
		title:    "an alias outlives its key",
		imitates: "an emulator that deletes the record and not the references",
		rules:    []string{"MRK-DELETE-21", "MRK-LIST-02"},
		least:    5,
		why:      "CreateKey, CreateAlias, ScheduleKeyDeletion, Wait, ListAliases",
		apply:    func(d *decisions) { d.removeAliases = func(*key) {} },
	},
	{
		id:       "deletion-takes-related-aliases",
		title:    "deleting a replica removes the aliases of the related keys",
		imitates: "an emulator that deletes aliases by the key id, which related keys share",
		rules:    []string{"MRK-DELETE-21", "MRK-INDEP-05"},
		besides:  []string{"MRK-LIST-02", "MRK-LIST-06"},
		least:    6,
		why:      "CreateKey, CreateAlias, ReplicateKey, ScheduleKeyDeletion at the replica, Wait, ListAliases at the primary",
		apply: func(d *decisions) {
			d.removeAliases = func(k *key) {
				for _, region := range k.set.account.regionNames() {
					k.set.account.dropAliases(region, k.id)
				}
			}
		},
	},
	{
		id:       "last-replica-does-not-start-waiting",
		title:    "a primary waits for ever although its last replica is gone",
		imitates: "an emulator without a link from the replica back",
		rules:    []string{"MRK-DELETE-11", "MRK-STATE-07"},
		least:    6,
		why:      "CreateKey, ReplicateKey, ScheduleKeyDeletion at both keys, Wait, DescribeKey at the primary",
		apply:    func(d *decisions) { d.leaveAlone = func(*key, time.Time) {} },
	},
	{
		id:       "pending-key-can-be-enabled",
		title:    "EnableKey makes a key that is pending deletion Enabled",
		imitates: "an emulator that sets the state and does not look at it",
		rules:    []string{"MRK-STATE-N03", "MRK-STATE-P04", "MRK-STATE-EnableKey-PD"},
		least:    3,
		why:      "CreateKey, ScheduleKeyDeletion, EnableKey",
		apply:    overlooking(isPending, "EnableKey"),
	},
	{
		id:       "pending-key-takes-tags",
		title:    "a key that is pending deletion accepts tags",
		imitates: "an emulator that checks the state in cryptographic operations alone",
		rules:    []string{"MRK-STATE-N03", "MRK-STATE-TagResource-PD"},
		least:    3,
		why:      "CreateKey, ScheduleKeyDeletion, TagResource",
		apply:    overlooking(isPending, "TagResource"),
	},
	{
		id:       "pending-replica-lets-primary-go",
		title:    "a primary does not wait for a replica whose deletion is scheduled",
		imitates: "an emulator that counts the usable replicas",
		rules:    []string{"MRK-DELETE-07", "MRK-DELETE-05"},
		least:    4,
		why:      "CreateKey, ReplicateKey, ScheduleKeyDeletion at the replica, ScheduleKeyDeletion at the primary",
		apply: waiting(func(k *key, usual bool) bool {
			return usual && slices.ContainsFunc(k.set.related(), func(other *key) bool { return other != k && !other.state.pending() })
		}),
	},
	{
		id:       "primary-waits-from-its-schedule",
		title:    "the waiting period of a primary is counted from its own ScheduleKeyDeletion",
		imitates: "an emulator that fixes the date when it schedules",
		rules:    []string{"MRK-DELETE-11"},
		least:    6,
		why:      "CreateKey, ReplicateKey, ScheduleKeyDeletion at both keys, Wait, DescribeKey at the primary",
		apply: func(d *decisions) {
			before := d.leaveAlone
			d.leaveAlone = func(primary *key, _ time.Time) { before(primary, primary.notes.scheduled) }
		},
	},
	{
		id:       "recreated-replica-gets-new-material",
		title:    "a replica made again after its deletion has other key material",
		imitates: "an emulator that generates material whenever it makes a key",
		rules:    []string{"MRK-REPLICATE-18", "MRK-META-13", "MRK-REPLICATE-17"},
		least:    6,
		why:      "CreateKey, ReplicateKey, ScheduleKeyDeletion at the replica, Wait, ReplicateKey, Settle",
		apply: replicating(func(_ *call, primary, replica *key) {
			if primary.set.notes.gone[replica.region] != nil {
				replica.notes.own = newMaterial(replica.set.spec, replica.id)
			}
		}),
	},
	{
		id:       "recreated-replica-keeps-tags",
		title:    "a replica made again after its deletion has the tags of the deleted one",
		imitates: "an emulator that stores tags by the ARN and never removes them",
		rules:    []string{"MRK-REPLICATE-10", "MRK-LIST-03", "MRK-REPLICATE-18", "MRK-REPLICATE-03", "MRK-REPLICATE-04"},
		least:    5,
		why:      "CreateKey, ReplicateKey with tags, ScheduleKeyDeletion at the replica, Wait, ReplicateKey",
		apply: replicating(func(_ *call, primary, replica *key) {
			if former := primary.set.notes.gone[replica.region]; former != nil {
				replica.tags = maps.Clone(former.tags)
			}
		}),
	},
	{
		id:       "refused-schedule-moves-date",
		title:    "a second ScheduleKeyDeletion is refused and moves the date all the same",
		imitates: "an emulator that writes before it checks",
		rules:    []string{"MRK-DELETE-29", "INV-7"},
		least:    4,
		why:      "CreateKey, ScheduleKeyDeletion with 7 days, ScheduleKeyDeletion with 30 (refused), DescribeKey",
		apply: func(d *decisions) {
			before := d.scheduleDeletion
			d.scheduleDeletion = func(c *call, in *scheduleKeyDeletionInput) (*scheduleKeyDeletionOutput, error) {
				output, err := before(c, in)
				if err == nil {
					return output, nil
				}
				days, wrong := c.decide.waitingDays(in)
				k, unknown := c.decide.keyByIDOrARN(c, in.KeyID)
				if wrong == nil && unknown == nil && k.state == statePendingDeletion {
					k.deletionDate = c.now.AddDate(0, 0, days)
					c.account.wakeAt(k.deletionDate, k.set)
				}
				return output, err
			}
		},
	},
	{
		id:       "replica-cannot-be-recreated",
		title:    "a Region whose replica was really deleted never takes another one",
		imitates: "an emulator that keeps the list of Regions ever replicated to",
		rules:    []string{"MRK-REPLICATE-18"},
		least:    5,
		why:      "CreateKey, ReplicateKey, ScheduleKeyDeletion at the replica, Wait, ReplicateKey",
		apply: func(d *decisions) {
			before := d.isVacant
			d.isVacant = func(source *key, region string) error {
				if source.set.notes.gone[region] != nil {
					return alreadyExistsException.because("You can create only one replica of each primary key in each AWS Region.")
				}
				return before(source, region)
			}
		},
	},
	{
		id:       "rotation-true-while-pending",
		title:    "GetKeyRotationStatus says true for a key that is pending deletion",
		imitates: "an emulator that answers the stored setting",
		rules:    []string{"MRK-DELETE-23", "MRK-STATE-N18"},
		least:    4,
		why:      "CreateKey, EnableKeyRotation, ScheduleKeyDeletion, GetKeyRotationStatus",
		apply:    func(d *decisions) { d.showsRotation = func(*key) bool { return true } },
	},
	{
		id:       "window-counted-in-hours",
		title:    "the DeletionDate is as many hours ahead as the window has days",
		imitates: "an emulator with a wrong unit",
		rules:    []string{"MRK-DELETE-04"},
		besides:  []string{"MRK-DELETE-11"},
		least:    2,
		why:      "CreateKey, ScheduleKeyDeletion",
		apply: func(d *decisions) {
			before := d.startWaiting
			d.startWaiting = func(k *key, from time.Time) {
				before(k, from)
				k.deletionDate = from.Add(time.Duration(k.pendingWindow) * time.Hour)
				k.wakeToLeave()
			}
		},
	},
}
