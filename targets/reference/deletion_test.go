// Tests of scheduled deletion, on the virtual clock.

package reference_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestReplicaIsDeletedWhenItsWindowEnds(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	blob := k.encrypt(ireland, id)
	k.must(ireland, "CreateAlias", members{"AliasName": "alias/mine", "TargetKeyId": id})
	scheduled := k.must(ireland, "ScheduleKeyDeletion", members{"KeyId": id, "PendingWindowInDays": 7})
	assert.Equal(t, "PendingDeletion", scheduled.members["KeyState"])
	assert.Equal(t, arn(ireland, id), scheduled.members["KeyId"])
	assert.EqualValues(t, 7, scheduled.members["PendingWindowInDays"])
	described := k.must(ireland, "DescribeKey", members{"KeyId": id}).metadata()
	assert.Equal(t, scheduled.members["DeletionDate"], described["DeletionDate"])
	assert.NotContains(t, described, "PendingDeletionWindowInDays")
	k.refused("KMSInvalidStateException", arn(ireland, id)+" is pending deletion.",
		ireland, "ScheduleKeyDeletion", members{"KeyId": id})
	assert.Equal(t, []string{ireland}, k.must(virginia, "DescribeKey", members{"KeyId": id}).replicaRegions())

	k.days(7)
	k.refused("NotFoundException", "Key '"+arn(ireland, id)+"' does not exist", ireland, "DescribeKey", members{"KeyId": id})
	assert.Empty(t, k.must(ireland, "ListAliases", members{}).members["Aliases"])
	assert.Empty(t, k.must(virginia, "DescribeKey", members{"KeyId": id}).replicaRegions())
	assert.Equal(t, "Enabled", k.state(virginia, id))
	assert.Equal(t, secret, k.must(virginia, "Decrypt", members{"CiphertextBlob": blob}).text("Plaintext"))
	assert.Len(t, k.must(virginia, "ListKeys", members{}).members["Keys"], 1)
	assert.Empty(t, k.must(ireland, "ListKeys", members{}).members["Keys"])

	k.must(virginia, "ReplicateKey", members{"KeyId": id, "ReplicaRegion": ireland})
	k.settle()
	assert.Equal(t, secret, k.must(ireland, "Decrypt", members{"CiphertextBlob": blob}).text("Plaintext"))
}

func TestPrimaryWaitsForItsReplicas(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland, sydney)
	scheduled := k.must(virginia, "ScheduleKeyDeletion", members{"KeyId": id, "PendingWindowInDays": 10})
	assert.Equal(t, "PendingReplicaDeletion", scheduled.members["KeyState"])
	assert.NotContains(t, scheduled.members, "DeletionDate")
	described := k.must(virginia, "DescribeKey", members{"KeyId": id}).metadata()
	assert.EqualValues(t, 10, described["PendingDeletionWindowInDays"])
	assert.NotContains(t, described, "DeletionDate")
	assert.Equal(t, "Enabled", k.state(ireland, id))

	k.days(100)
	assert.Equal(t, "PendingReplicaDeletion", k.state(virginia, id))
	k.must(ireland, "ScheduleKeyDeletion", members{"KeyId": id, "PendingWindowInDays": 7})
	k.must(sydney, "ScheduleKeyDeletion", members{"KeyId": id, "PendingWindowInDays": 8})
	k.days(7)
	assert.Equal(t, "PendingReplicaDeletion", k.state(virginia, id))
	assert.Equal(t, []string{sydney}, k.must(virginia, "DescribeKey", members{"KeyId": id}).replicaRegions())
	k.days(1)
	described = k.must(virginia, "DescribeKey", members{"KeyId": id}).metadata()
	assert.Equal(t, "PendingDeletion", described["KeyState"])
	assert.Contains(t, described, "DeletionDate")
	assert.NotContains(t, described, "PendingDeletionWindowInDays")
	k.days(10)
	assert.Equal(t, "NotFoundException", k.call(virginia, "DescribeKey", members{"KeyId": id}).errorCode())
}

func TestOneLongAdvanceEndsEveryWindowInItsOrder(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	k.must(virginia, "ScheduleKeyDeletion", members{"KeyId": id, "PendingWindowInDays": 7})
	k.must(ireland, "ScheduleKeyDeletion", members{"KeyId": id, "PendingWindowInDays": 7})
	k.days(13)
	assert.Equal(t, "PendingDeletion", k.state(virginia, id))
	k.days(1)
	assert.Equal(t, "NotFoundException", k.call(virginia, "DescribeKey", members{"KeyId": id}).errorCode())
}

func TestCancelKeyDeletionLeavesTheKeyDisabled(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	for _, region := range []string{virginia, ireland} {
		k.must(region, "ScheduleKeyDeletion", members{"KeyId": id})
	}
	assert.Equal(t, arn(virginia, id), k.must(virginia, "CancelKeyDeletion", members{"KeyId": id}).text("KeyId"))
	described := k.must(virginia, "DescribeKey", members{"KeyId": id}).metadata()
	assert.Equal(t, "Disabled", described["KeyState"])
	assert.NotContains(t, described, "PendingDeletionWindowInDays")
	assert.Equal(t, "PendingDeletion", k.state(ireland, id))
	k.refused("KMSInvalidStateException", arn(virginia, id)+" is not pending deletion (or pending replica deletion).",
		virginia, "CancelKeyDeletion", members{"KeyId": id})
	k.must(virginia, "EnableKey", members{"KeyId": id})
	k.days(31)
	assert.Equal(t, "Enabled", k.state(virginia, id))
}

func TestWaitingPeriodIsSevenToThirtyDays(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey()
	for _, days := range []int{1, 6, 31, 365} {
		k.refused("ValidationException", "PendingWindowInDays must be between 7 and 30 (inclusive).",
			virginia, "ScheduleKeyDeletion", members{"KeyId": id, "PendingWindowInDays": days})
	}
	assert.EqualValues(t, 30, k.must(virginia, "ScheduleKeyDeletion", members{"KeyId": id}).members["PendingWindowInDays"])
	k.refused("KMSInvalidStateException", arn(virginia, id)+" is pending deletion.",
		virginia, "Encrypt", members{"KeyId": id, "Plaintext": secret})
}

func TestCancelStopsTheClock(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	k.scheduleBoth(id)
	k.days(6)
	k.cancel(ireland, id)
	k.days(100)
	assert.Equal(t, "Disabled", k.state(ireland, id))
	assert.Equal(t, "PendingReplicaDeletion", k.state(virginia, id))
	k.refused("AlreadyExistsException", "You can create only one replica of each primary key in each AWS Region.",
		virginia, "ReplicateKey", members{"KeyId": k.enabledAgain(id), "ReplicaRegion": ireland})
	got := k.must(virginia, "ScheduleKeyDeletion", members{"KeyId": id, "PendingWindowInDays": 10})
	assert.EqualValues(t, 10, got.members["PendingWindowInDays"])
}

// enabledAgain cancels the deletion of the key in Virginia and enables it.
func (k *kms) enabledAgain(id string) string {
	k.t.Helper()
	k.cancel(virginia, id)
	assert.Equal(k.t, "DisabledException", k.replicate(id, sydney, nil).errorCode())
	k.must(virginia, "EnableKey", members{"KeyId": id})
	return id
}

func TestReplicaThatIsCreatingCanBeDeleted(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey()
	k.replicate(id, ireland, nil)
	assert.Equal(t, "PendingDeletion", k.schedule(ireland, id).text("KeyState"))
	k.settle()
	assert.Equal(t, "PendingDeletion", k.state(ireland, id))
	k.days(30)
	assert.Equal(t, "NotFoundException", k.call(ireland, "DescribeKey", members{"KeyId": id}).errorCode())
	assert.Equal(t, []any{"PRIMARY", virginia, []string{}}, k.roles(virginia, id))
}
