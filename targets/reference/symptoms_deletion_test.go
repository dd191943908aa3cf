// What the faults in canceling a deletion and in the waiting period change.

package reference_test

import "math"

// pendingThenCanceled makes a key, lets a fixture dress it, schedules its deletion and cancels that, so many times.
func (k *kms) pendingThenCanceled(times int, dress func(id string)) string {
	k.t.Helper()
	id := k.must(virginia, "CreateKey", members{"MultiRegion": true, "Description": "d"}).keyID()
	dress(id)
	for range times {
		k.schedule(virginia, id)
		k.cancel(virginia, id)
	}
	return id
}

func undressed(string) {}

func (k *kms) alias(region, id string) {
	k.t.Helper()
	k.must(region, "CreateAlias", members{"AliasName": "alias/a", "TargetKeyId": id})
}

// scheduleBoth schedules the replica in Ireland and its primary, so that the replica is really deleted first.
func (k *kms) scheduleBoth(id string) {
	k.t.Helper()
	k.schedule(virginia, id)
	k.must(ireland, "ScheduleKeyDeletion", members{"KeyId": id, "PendingWindowInDays": 7})
}

// deleteReplica lets the replica in Ireland be really deleted.
func (k *kms) deleteReplica(id string) {
	k.t.Helper()
	k.must(ireland, "ScheduleKeyDeletion", members{"KeyId": id, "PendingWindowInDays": 7})
	k.days(7)
}

// daysAhead tells how many days after the start of the virtual clock a date is.
func daysAhead(date any) float64 {
	seconds, _ := date.(float64)
	return math.Floor((seconds - 1767225600) / 86400)
}

var deletionSymptoms = map[string]symptom{
	"cancel-accepted-when-not-pending": {func(k *kms) any {
		return k.call(virginia, "CancelKeyDeletion", members{"KeyId": k.multiRegionKey()}).errorCode()
	}, "KMSInvalidStateException"},
	"cancel-forgets-replicas": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.schedule(virginia, id)
		k.cancel(virginia, id)
		return k.roles(virginia, id)[2]
	}, []string{ireland}},
	"cancel-keeps-deletion-date": {func(k *kms) any {
		_, has := k.describe(virginia, k.pendingThenCanceled(1, undressed)).metadata()["DeletionDate"]
		return has
	}, false},
	"cancel-loses-aliases": {func(k *kms) any {
		k.pendingThenCanceled(1, func(id string) { k.alias(virginia, id) })
		return k.aliasCount(virginia)
	}, 1},
	"cancel-loses-description": {func(k *kms) any {
		return k.describe(virginia, k.pendingThenCanceled(1, undressed)).metadata()["Description"]
	}, "d"},
	"cancel-loses-grants": {func(k *kms) any {
		id := k.pendingThenCanceled(1, func(id string) { k.grant(virginia, id) })
		return k.grantCount(virginia, id)
	}, 1},
	"cancel-loses-rotation": {func(k *kms) any {
		id := k.pendingThenCanceled(1, func(id string) { k.must(virginia, "EnableKeyRotation", members{"KeyId": id}) })
		return k.rotationStatus(virginia, id)["KeyRotationEnabled"]
	}, true},
	"cancel-reaches-related": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.scheduleBoth(id)
		k.cancel(virginia, id)
		return k.state(ireland, id)
	}, "PendingDeletion"},
	"canceled-key-cannot-be-enabled": {func(k *kms) any {
		return k.call(virginia, "EnableKey", members{"KeyId": k.pendingThenCanceled(1, undressed)}).errorCode()
	}, ""},
	"canceled-primary-replicates": {func(k *kms) any {
		return k.replicate(k.pendingThenCanceled(1, undressed), ireland, nil).errorCode()
	}, "DisabledException"},
	"reschedule-keeps-window": {func(k *kms) any {
		id := k.pendingThenCanceled(1, undressed)
		return k.must(virginia, "ScheduleKeyDeletion", members{"KeyId": id, "PendingWindowInDays": 10}).members["PendingWindowInDays"]
	}, 10.0},
	"second-cancel-enables": {func(k *kms) any {
		return k.state(virginia, k.pendingThenCanceled(2, undressed))
	}, "Disabled"},
	"second-cancel-loses-description": {func(k *kms) any {
		return k.describe(virginia, k.pendingThenCanceled(2, undressed)).metadata()["Description"]
	}, "d"},

	"default-window-seven": {func(k *kms) any {
		return k.schedule(virginia, k.multiRegionKey()).members["PendingWindowInDays"]
	}, 30.0},
	"deleted-key-described": {func(k *kms) any {
		id := k.multiRegionKey()
		k.schedule(virginia, id)
		k.days(30)
		return k.call(virginia, "DescribeKey", members{"KeyId": id}).errorCode()
	}, "NotFoundException"},
	"deleted-replica-stays-listed": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.deleteReplica(id)
		return k.roles(virginia, id)[2]
	}, []string{}},
	"deletion-keeps-aliases": {func(k *kms) any {
		id := k.multiRegionKey()
		k.alias(virginia, id)
		k.schedule(virginia, id)
		k.days(30)
		return k.aliasCount(virginia)
	}, 0},
	"deletion-takes-related-aliases": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.alias(virginia, id)
		k.deleteReplica(id)
		return k.aliasCount(virginia)
	}, 1},
	"last-replica-does-not-start-waiting": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.scheduleBoth(id)
		k.days(7)
		return k.state(virginia, id)
	}, "PendingDeletion"},
	"pending-key-can-be-enabled": {func(k *kms) any {
		id := k.multiRegionKey()
		k.schedule(virginia, id)
		return k.call(virginia, "EnableKey", members{"KeyId": id}).errorCode()
	}, "KMSInvalidStateException"},
	"pending-key-takes-tags": {func(k *kms) any {
		id := k.multiRegionKey()
		k.schedule(virginia, id)
		return k.call(virginia, "TagResource", members{"KeyId": id, "Tags": []members{}}).errorCode()
	}, "KMSInvalidStateException"},
	"pending-replica-lets-primary-go": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.schedule(ireland, id)
		return k.schedule(virginia, id).text("KeyState")
	}, "PendingReplicaDeletion"},
	"primary-waits-from-its-schedule": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.scheduleBoth(id)
		k.days(7)
		return daysAhead(k.describe(virginia, id).metadata()["DeletionDate"])
	}, 37.0},
	"recreated-replica-gets-new-material": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.deleteReplica(id)
		k.replicate(id, ireland, nil)
		k.settle()
		current := func(region string) any { return k.describe(region, id).metadata()["CurrentKeyMaterialId"] }
		return current(virginia) == current(ireland)
	}, true},
	"recreated-replica-keeps-tags": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.tag(ireland, id)
		k.deleteReplica(id)
		k.replicate(id, ireland, nil)
		return k.tagCount(ireland, id)
	}, 0},
	"refused-schedule-moves-date": {func(k *kms) any {
		id := k.multiRegionKey()
		k.must(virginia, "ScheduleKeyDeletion", members{"KeyId": id, "PendingWindowInDays": 7})
		k.call(virginia, "ScheduleKeyDeletion", members{"KeyId": id})
		return daysAhead(k.describe(virginia, id).metadata()["DeletionDate"])
	}, 7.0},
	"replica-cannot-be-recreated": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.deleteReplica(id)
		return k.replicate(id, ireland, nil).errorCode()
	}, ""},
	"rotation-true-while-pending": {func(k *kms) any {
		id := k.multiRegionKey()
		k.must(virginia, "EnableKeyRotation", members{"KeyId": id})
		k.schedule(virginia, id)
		return k.rotationStatus(virginia, id)["KeyRotationEnabled"]
	}, false},
	"window-counted-in-hours": {func(k *kms) any {
		return daysAhead(k.schedule(virginia, k.multiRegionKey()).members["DeletionDate"])
	}, 30.0},
}
