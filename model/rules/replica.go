package rules

// replicaRules say what becomes of a replica after ReplicateKey has answered.
func replicaRules() []Rule {
	return []Rule{
		{
			ID:        "MRK-REPLICATE-12",
			Title:     "The primary lists a new replica at once and stays enabled",
			Says:      "DescribeKey at the primary right after ReplicateKey lists the new replica and still answers `PRIMARY` and KeyState Enabled.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Recorded,
			Source:    recordings,
			Tolerates: "On real AWS up to five minutes until the replica is listed: one client was seen waiting.",
		},
		{
			ID:        "MRK-REPLICATE-13",
			Title:     "A new replica can be described at once",
			Says:      "DescribeKey in the replica's Region right after ReplicateKey finds the key, possibly in Creating.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Recorded,
			Source:    recordings,
			Tolerates: "On real AWS NotFoundException for up to five minutes: its API is eventually consistent.",
		},
		{
			ID:       "MRK-REPLICATE-14",
			Title:    "A replica leaves Creating by itself",
			Says:     "KeyState goes from Creating to Enabled (origin AWS_KMS) or to PendingImport (origin EXTERNAL).",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   api("ReplicateKey"),
		},
		{
			ID:    "MRK-REPLICATE-16",
			Title: "A replica in Creating can be managed but not used",
			Says: "Tags, aliases, policy, description and ScheduleKeyDeletion work in Creating. " +
				"Cryptographic operations answer KMSInvalidStateException `<arn> is creating.`",
			Level:     Must,
			Profile:   Core,
			Evidence:  Documented,
			Source:    guide("key-state"),
			Tolerates: "Success of a cryptographic operation if Creating is already over.",
		},
		{
			ID:       "MRK-REPLICATE-17",
			Title:    "A settled replica reports the key material id of its primary",
			Says:     "Once a symmetric replica with origin AWS_KMS has left Creating, its CurrentKeyMaterialId is the one that the primary reports.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   recordings,
		},
		{
			ID:       "MRK-REPLICATE-18",
			Title:    "A deleted replica can be made again with the same material",
			Says:     "After the waiting period of a replica is over, ReplicateKey into its Region works, and the new replica decrypts the old ciphertext.",
			Level:    Must,
			Profile:  Deletion,
			Evidence: Documented,
			Source:   guide("multi-region-keys-delete"),
		},
		{
			ID:       "MRK-REPLICATE-19",
			Title:    "A replica with origin EXTERNAL waits for its own import",
			Says:     "ReplicateKey of an enabled primary with imported material makes a replica that goes to PendingImport; the same material must be imported into it.",
			Level:    Must,
			Profile:  Import,
			Evidence: Documented,
			Source:   guide("multi-region-keys-import"),
		},
		{
			ID:       "MRK-REPLICATE-20",
			Title:    "Older replicas learn of a new replica",
			Says:     "DescribeKey at the replicas that existed before lists the new one in ReplicaKeys after a while.",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   guide("multi-region-keys-overview"),
		},
	}
}
