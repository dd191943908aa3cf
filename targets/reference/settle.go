// The transitions that time alone brings: imported material expires, a replica leaves Creating, a promoted key leaves
// Updating, key material is rotated, a key's waiting period ends.

package reference

import "time"

// settle applies everything that is due in the set at the given time.
func (s *keySet) settle(at time.Time) {
	promoted := false
	for _, k := range s.related() {
		k.expire(at)
		if isDue(k.creatingUntil, at) {
			s.finishCreating(k)
		}
		if isDue(k.updatingUntil, at) {
			s.finishUpdating(k)
			promoted = true
		}
		k.outstay(at)
		if k.state == statePendingDeletion && !k.leaves().After(at) {
			s.remove(k, at)
		}
	}
	if promoted {
		s.account.decide.announcePromotion(s)
	}
	if s.rotating != nil && isDue(s.rotating.until, at) {
		s.finishRotation()
	}
	s.rotateIfDue(at)
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
	s.account.decide.announceReplica(s)
}

// remove deletes a key whose waiting period is over. The primary's own waiting period begins once its last replica is gone.
func (s *keySet) remove(k *key, at time.Time) {
	if s.has(faultDeletedKeyDescribed) {
		return
	}
	delete(s.account.region(k.region).keys, k.id)
	s.removeAliases(k)
	delete(s.members, k.region)
	if !s.has(faultDeletedReplicaStaysListed) {
		s.publish(s.related()...)
	}
	s.spoilRemoval(k)
	primary, alive := s.members[s.primary]
	waits := alive && len(s.members) == 1 && primary.state == statePendingReplicaDeletion
	if waits && !s.has(faultLastReplicaDoesNotStartWaiting) {
		if s.has(faultPrimaryWaitsFromItsSchedule) {
			at = primary.notes.scheduled
		}
		primary.startWaiting(at)
	}
}

// removeAliases deletes the aliases of a key that is gone.
func (s *keySet) removeAliases(k *key) {
	regions := []string{k.region}
	switch {
	case s.has(faultDeletionKeepsAliases):
		regions = nil
	case s.has(faultDeletionTakesRelatedAliases):
		regions = s.account.regionNames()
	}
	for _, region := range regions {
		aliases := s.account.aliases(region)
		for name, a := range aliases {
			if a.targetKeyID == k.id {
				delete(aliases, name)
			}
		}
	}
}

// startWaiting makes the key PendingDeletion for its window of days.
func (k *key) startWaiting(from time.Time) {
	k.state = statePendingDeletion
	k.deletionDate = from.AddDate(0, 0, k.pendingWindow)
	if k.set.has(faultWindowCountedInHours) {
		k.deletionDate = from.Add(time.Duration(k.pendingWindow) * time.Hour)
	}
	k.set.account.wakeAt(k.leaves(), k.set)
}
