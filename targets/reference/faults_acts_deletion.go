// How faults change what scheduling and canceling the deletion of a key does, and what happens at its end.

package reference

import "time"

// scheduling does more when the deletion of a key was scheduled. It is told whether the key waits for its replicas.
func scheduling(more func(c *call, k *key, waits bool)) func(*decisions) {
	return func(d *decisions) {
		before := d.schedule
		d.schedule = func(c *call, k *key, days int) {
			waits := c.decide.waitsForReplicas(k)
			before(c, k, days)
			more(c, k, waits)
		}
	}
}

// answeringSchedule changes the answer of ScheduleKeyDeletion, or the key once there is an answer.
func answeringSchedule(change func(c *call, k *key, output *scheduleKeyDeletionOutput)) func(*decisions) {
	return func(d *decisions) {
		before := d.scheduleAnswer
		d.scheduleAnswer = func(c *call, k *key) *scheduleKeyDeletionOutput {
			output := before(c, k)
			change(c, k, output)
			return output
		}
	}
}

// accepting takes a waiting period for another one, or for a valid one.
func accepting(which func(asked *int) bool, taken func(asked *int) int) func(*decisions) {
	return func(d *decisions) {
		before := d.waitingDays
		d.waitingDays = func(in *scheduleKeyDeletionInput) (int, error) {
			if which(in.PendingWindowInDays) {
				return taken(in.PendingWindowInDays), nil
			}
			return before(in)
		}
	}
}

// canceling does more before the deletion of a key is canceled.
func canceling(more func(c *call, k *key)) func(*decisions) {
	return func(d *decisions) {
		before := d.cancel
		d.cancel = func(c *call, k *key) {
			more(c, k)
			before(c, k)
		}
	}
}

// afterCancel does more after the deletion of a key was canceled.
func afterCancel(more func(k *key)) func(*decisions) {
	return func(d *decisions) {
		before := d.cancel
		d.cancel = func(c *call, k *key) {
			before(c, k)
			more(k)
		}
	}
}

// enabling makes a key Enabled that was left in the state.
func enabling(k *key, left keyState) {
	if k.state == left {
		k.state = stateEnabled
	}
}

// waiting changes which keys wait for others.
func waiting(change func(k *key, usual bool) bool) func(*decisions) {
	return func(d *decisions) {
		before := d.waitsForReplicas
		d.waitsForReplicas = func(k *key) bool { return change(k, before(k)) }
	}
}

// outstaying does something to a primary that waits for its replicas although its own window is over.
func outstaying(then func(primary *key, at time.Time)) func(*decisions) {
	return func(d *decisions) {
		answeringSchedule(func(c *call, k *key, _ *scheduleKeyDeletionOutput) {
			if k.state == statePendingReplicaDeletion {
				c.account.wakeAt(k.ownWindow(), k.set)
			}
		})(d)
		before := d.endWaiting
		d.endWaiting = func(k *key, at time.Time) {
			if k.state == statePendingReplicaDeletion && !k.ownWindow().After(at) {
				then(k, at)
			}
			before(k, at)
		}
	}
}

// ownWindow is when the window of a primary that waits for its replicas would be over if it did not wait.
func (k *key) ownWindow() time.Time {
	return k.notes.scheduled.AddDate(0, 0, k.pendingWindow)
}

// allPending tells whether the deletion of every related key is scheduled.
func allPending(set *keySet) bool {
	for _, k := range set.related() {
		if !k.state.pending() {
			return false
		}
	}
	return true
}
