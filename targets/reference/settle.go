// The transitions that time alone brings: imported material expires, a replica leaves Creating, a promoted key leaves
// Updating, key material is rotated, a key's waiting period ends.

package reference

import (
	"maps"
	"time"
)

// settle applies everything that is due in the set at the given time.
func (s *keySet) settle(at time.Time) {
	promoted := false
	for _, k := range s.related() {
		k.expireDue(at)
		if isDue(k.creatingUntil, at) {
			s.finishCreating(k)
		}
		if isDue(k.updatingUntil, at) {
			s.finishUpdating(k)
			promoted = true
		}
		k.decide().endWaiting(k, at)
	}
	if promoted {
		s.decide().announcePromotion(s)
	}
	if s.rotating != nil && isDue(s.rotating.until, at) {
		s.finishRotation()
	}
	s.decide().rotateIfDue(s, at)
}

// isDue tells whether a transition has a date, and that has come.
func isDue(date, at time.Time) bool {
	return !date.IsZero() && !date.After(at)
}

// finishCreating ends the making of a replica; the other replicas learn of it now. A replica whose deletion was scheduled
// meanwhile stays pending.
func (s *keySet) finishCreating(k *key) {
	k.creatingUntil = time.Time{}
	if k.state == stateCreating {
		k.state = k.stateWithMaterial()
	}
	s.decide().announceReplica(s)
}

func (k *key) endWaiting(at time.Time) {
	if k.state == statePendingDeletion && !k.decide().leaves(k).After(at) {
		k.decide().remove(k, at)
	}
}

// remove deletes a key. The primary's own waiting period begins once its last replica is gone.
func (k *key) remove(at time.Time) {
	set := k.set
	delete(set.account.region(k.region).keys, k.id)
	k.decide().removeAliases(k)
	delete(set.members, k.region)
	k.decide().announceRemoval(set)
	primary, alive := set.members[set.primary]
	if alive && len(set.members) == 1 && primary.state == statePendingReplicaDeletion {
		k.decide().leaveAlone(primary, at)
	}
}

func (k *key) removeAliases() {
	k.set.account.dropAliases(k.region, k.id)
}

// dropAliases deletes the aliases of a key in a Region.
func (a *account) dropAliases(region, keyID string) {
	maps.DeleteFunc(a.decide.aliasesOf(a, region), func(_ string, found *alias) bool { return found.targetKeyID == keyID })
}

func (k *key) startWaiting(from time.Time) {
	k.state = statePendingDeletion
	k.deletionDate = from.AddDate(0, 0, k.pendingWindow)
	k.wakeToLeave()
}

// wakeToLeave has the key looked at when it is to be deleted.
func (k *key) wakeToLeave() {
	k.set.account.wakeAt(k.decide().leaves(k), k.set)
}
