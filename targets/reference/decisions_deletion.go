// The decisions about the deletion of keys.

package reference

import "time"

type deletionDecisions struct {
	// scheduleDeletion is the whole operation.
	scheduleDeletion func(c *call, in *scheduleKeyDeletionInput) (*scheduleKeyDeletionOutput, error)
	// waitingDays is the waiting period that the request asks for.
	waitingDays func(in *scheduleKeyDeletionInput) (int, error)
	// schedule starts the waiting period of a key, or its wait for its replicas.
	schedule func(c *call, k *key, days int)
	// waitsForReplicas tells whether a key whose deletion is scheduled waits for others to go first.
	waitsForReplicas func(k *key) bool
	// scheduleAnswer is what ScheduleKeyDeletion answers.
	scheduleAnswer func(c *call, k *key) *scheduleKeyDeletionOutput
	// cancel ends the waiting period of a key.
	cancel func(c *call, k *key)
	// deletionName is what the answers of the two operations call the key.
	deletionName func(k *key) string

	// startWaiting makes a key PendingDeletion for its window of days.
	startWaiting func(k *key, from time.Time)
	// leaves is when a key that is PendingDeletion is deleted.
	leaves func(k *key) time.Time
	// endWaiting deletes a key whose waiting period is over.
	endWaiting func(k *key, at time.Time)
	// remove deletes a key.
	remove func(k *key, at time.Time)
	// removeAliases deletes the aliases of a key that is deleted.
	removeAliases func(k *key)
	// announceRemoval lets the related keys know that a key is gone.
	announceRemoval func(set *keySet)
	// leaveAlone is told of a primary that has waited for its replicas when the last one is gone.
	leaveAlone func(primary *key, at time.Time)
}

var soundDeletion = deletionDecisions{
	scheduleDeletion: (*call).scheduleDeletion,
	waitingDays:      (*scheduleKeyDeletionInput).days,
	schedule:         (*call).schedule,
	waitsForReplicas: (*key).waitsForReplicas,
	scheduleAnswer:   (*call).scheduleAnswer,
	cancel:           (*call).cancel,
	deletionName:     func(k *key) string { return k.arn },
	startWaiting:     (*key).startWaiting,
	leaves:           func(k *key) time.Time { return k.deletionDate },
	endWaiting:       (*key).endWaiting,
	remove:           (*key).remove,
	removeAliases:    (*key).removeAliases,
	announceRemoval:  (*keySet).publishToAll,
	leaveAlone:       func(primary *key, at time.Time) { primary.decide().startWaiting(primary, at) },
}
