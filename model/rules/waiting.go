package rules

// waitingRules say what the end of a waiting period brings. Only a target whose clock
// can be moved comes to it within a run.
func waitingRules() []Rule {
	return []Rule{
		{
			ID:       "MRK-DELETE-10",
			Title:    "A primary waits for its replicas for as long as they live",
			Says:     "A primary in PendingReplicaDeletion stays in it while one replica exists, also when the window of its own ScheduleKeyDeletion would be over.",
			Level:    Must,
			Profile:  Deletion,
			Evidence: Documented,
			Source:   guide("multi-region-keys-delete"),
		},
		{
			ID:    "MRK-DELETE-11",
			Title: "The waiting period of a primary begins when its last replica is gone",
			Says: "When the last replica is deleted, a primary in PendingReplicaDeletion becomes PendingDeletion. Its DeletionDate lies the whole window " +
				"behind that moment, so that it is 14 days at least until the primary is gone.",
			Level:     Must,
			Profile:   Deletion,
			Evidence:  RecordedThirdParty,
			Source:    radkawar,
			Tolerates: "PendingReplicaDeletion until the primary had time to learn of it, and a DeletionDate that is up to 24 hours late for each of the two keys.",
		},
		{
			ID:       "MRK-DELETE-18",
			Title:    "A primary is never deleted before its replicas",
			Says:     "While a replica exists, its primary exists: in PendingReplicaDeletion every operation that names the primary finds it.",
			Level:    Must,
			Profile:  Deletion,
			Evidence: Documented,
			Source:   api("ScheduleKeyDeletion"),
		},
		{
			ID:        "MRK-DELETE-19",
			Title:     "A deleted replica is no longer listed",
			Says:      "After a replica was deleted, ReplicaKeys of the related keys lacks it. At a primary that has lost its last replica ReplicaKeys is `[]`.",
			Level:     Must,
			Profile:   Deletion,
			Evidence:  Documented,
			Source:    guide("multi-region-keys-delete"),
			Tolerates: "An entry that lingers for as long as any change of the set may take to arrive.",
		},
		{
			ID:    "MRK-DELETE-21",
			Title: "A deleted key takes its own aliases along, and no ciphertext that a related key can read",
			Says: "The aliases of a deleted key are gone from its Region and their names are free; related keys keep theirs. " +
				"What a deleted replica encrypted is decrypted by its related keys.",
			Level:    Must,
			Profile:  Deletion,
			Evidence: Documented,
			Source:   guide("deleting-keys"),
		},
		{
			ID:        "MRK-DELETE-22",
			Title:     "A key that is pending deletion exists until its DeletionDate",
			Says:      "Before its DeletionDate a key in PendingDeletion is found and can be described.",
			Level:     Must,
			Profile:   Deletion,
			Evidence:  Documented,
			Source:    guide("deleting-keys"),
			Tolerates: "A key that is still there for up to 24 hours after the date.",
		},
		{
			ID:       "MRK-DELETE-25",
			Title:    "A deleted key answers as one that never was",
			Says:     "Operations that name a deleted key answer NotFoundException `Key '<arn>' does not exist`.",
			Level:    Should,
			Profile:  Deletion,
			Evidence: Inferred,
			Source:   guide("deleting-keys"),
		},
		{
			ID:       "MRK-STATE-07",
			Title:    "PendingReplicaDeletion becomes PendingDeletion when the last replica is gone",
			Says:     "A primary in PendingReplicaDeletion becomes PendingDeletion once its last replica was deleted; that it was scheduled is not enough.",
			Level:    Must,
			Profile:  Deletion,
			Evidence: RecordedThirdParty,
			Source:   radkawar,
		},
		{
			ID:        "MRK-STATE-09",
			Title:     "A key is gone when its waiting period is over",
			Says:      "A day after its DeletionDate at the latest, no operation finds the key in its Region any more.",
			Level:     Must,
			Profile:   Deletion,
			Evidence:  Documented,
			Source:    guide("deleting-keys"),
			Tolerates: "Either answer within the 24 hours that follow the DeletionDate.",
		},
	}
}
