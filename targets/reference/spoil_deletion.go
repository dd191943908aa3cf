// The planted faults in the deletion of keys.

package reference

import (
	"maps"
	"time"
)

// waitsForReplicas tells whether the key is a primary with replicas, or a planted fault thinks so.
func (c *call) waitsForReplicas(k *key) bool {
	switch {
	case k.isPrimary() && k.set.notes.promotions > 0 && c.has(faultNewPrimaryDoesNotWait):
		return false
	case !k.isPrimary() && k.notes.demoted && c.has(faultExPrimaryWaits):
		return true
	case k.isPrimary() && c.has(faultPendingReplicaLetsPrimaryGo):
		for _, related := range k.set.related() {
			if related != k && !related.state.pending() {
				return true
			}
		}
		return false
	default:
		return k.isPrimary() && len(k.set.members) > 1
	}
}

// leaves is when a key that is pending deletion goes: on its date, unless a planted fault has a waiting period of its own.
func (k *key) leaves() time.Time {
	if k.pendingWindow > leastPendingWindow && k.set.has(faultDeletedAfterSevenDays) {
		return k.deletionDate.AddDate(0, 0, leastPendingWindow-k.pendingWindow)
	}
	return k.deletionDate
}

// ownWindow is when the window of a primary that waits for its replicas would be over if it did not wait.
func (k *key) ownWindow() time.Time {
	return k.notes.scheduled.AddDate(0, 0, k.pendingWindow)
}

// outstay applies the planted faults to a primary that waits for its replicas although its own window is over.
func (k *key) outstay(at time.Time) {
	if k.state != statePendingReplicaDeletion || k.ownWindow().After(at) {
		return
	}
	if k.set.has(faultOwnWindowStartsWaiting) {
		k.startWaiting(at)
	}
	if k.set.has(faultOwnWindowDeletesPrimary) {
		delete(k.set.account.region(k.region).keys, k.id)
	}
}

// spoilScheduled applies the planted faults once ScheduleKeyDeletion has its answer.
func (c *call) spoilScheduled(k *key) {
	if k.state != statePendingReplicaDeletion {
		return
	}
	if c.has(faultOwnWindowStartsWaiting) || c.has(faultOwnWindowDeletesPrimary) {
		c.account.wakeAt(k.ownWindow(), k.set)
	}
	if !c.has(faultPendingReplicasRecounted) {
		return
	}
	for _, related := range k.set.related() {
		if !related.state.pending() {
			return
		}
	}
	k.startWaiting(c.now)
}

// spoilCancel applies the planted faults when the deletion of a key is canceled.
func (c *call) spoilCancel(k *key) {
	if c.has(faultCancelLosesDescription) || k.notes.cancels > 0 && c.has(faultSecondCancelLosesDescription) {
		k.description = ""
	}
	if c.has(faultCancelLosesGrants) {
		k.grants = nil
	}
	if c.has(faultCancelLosesAliases) {
		k.set.removeAliases(k)
	}
	if c.has(faultCancelLosesRotation) {
		k.set.rotation = rotation{}
	}
	if c.has(faultCancelForgetsReplicas) {
		k.view.replicas = nil
	}
	if k.notes.demoted && c.has(faultCancelRestoresPrimary) {
		k.role = rolePrimary
	}
	if c.has(faultCancelReachesRelated) {
		for _, related := range k.set.related() {
			if related.state.pending() {
				related.state = stateDisabled
			}
		}
	}
}

// spoilRemoval applies the planted faults when a key is gone.
func (s *keySet) spoilRemoval(k *key) {
	if s.notes.gone == nil {
		s.notes.gone = make(map[string]*key)
	}
	s.notes.gone[k.region] = k
	if k.notes.demoted && s.has(faultExPrimaryDeletionClearsReplicas) {
		for _, related := range s.related() {
			related.view.replicas = nil
		}
	}
}

// spoilRecreated applies the planted faults to a replica in a Region that had one which was really deleted.
func (c *call) spoilRecreated(replica *key) {
	former := replica.set.notes.gone[replica.region]
	if former != nil && c.has(faultRecreatedReplicaKeepsTags) {
		replica.tags = maps.Clone(former.tags)
	}
	if former != nil && c.has(faultRecreatedReplicaGetsNewMaterial) {
		replica.notes.own = newMaterial(replica.set.spec, replica.id)
	}
}
