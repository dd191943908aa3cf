package rules

// invariantRules are the invariants INV-1 to INV-10 of the rule book, by the ids that
// they have there. Each is judged on the answers of every Region together and says what
// follows from rules on single answers; where one of those is broken as well, the
// invariant only restates it.
func invariantRules() []Rule {
	const overview = "multi-region-keys-overview"
	return []Rule{
		{
			ID:       "INV-1",
			Title:    "Settled related keys have one primary among them, and one key a Region",
			Says:     "Once related keys agree, exactly one of them has the MultiRegionKeyType `PRIMARY`, and none lists a Region twice.",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   guide(overview),
		},
		{
			ID:    "INV-2",
			Title: "Related keys are equal in everything that they share",
			Says: "KeyId, KeySpec, CustomerMasterKeySpec, KeyUsage, Origin and the lists of algorithms are the same at every related key, " +
				"and so are CurrentKeyMaterialId (Origin AWS_KMS) and the automatic rotation setting once they have arrived.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Documented,
			Source:    guide(overview),
			Tolerates: "No CurrentKeyMaterialId at a key that is not Enabled, as a replica that was scheduled while it was made may never get it; and no rotation setting where none is told.",
		},
		{
			ID:    "INV-3",
			Title: "A key finds itself in the set that it shows, and every ARN is of its Region",
			Says: "The Region of PrimaryKey is not among ReplicaKeys, the key itself is the one or among the others, " +
				"and each Arn names the Region that stands beside it and the shared key id.",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   guide(overview),
		},
		{
			ID:    "INV-4",
			Title: "A primary waits for its replicas if it has any, and only then",
			Says: "A key in PendingReplicaDeletion is a primary with replicas, and a primary in PendingDeletion has none: " +
				"its ReplicaKeys is `[]`.",
			Level:    Must,
			Profile:  Deletion,
			Evidence: Documented,
			Source:   guide("multi-region-keys-delete"),
		},
		{
			ID:    "INV-5",
			Title: "Creating is of replicas, PendingImport of imported material, Updating of sets",
			Says: "A key in Creating is a replica, one in PendingImport has the Origin EXTERNAL, " +
				"and one in Updating is a multi-Region key that has a related key.",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   guide("key-state"),
		},
		{
			ID:    "INV-6",
			Title: "Enabled, DeletionDate and PendingDeletionWindowInDays follow the key state",
			Says: "Enabled is true exactly in KeyState Enabled, DeletionDate is there exactly in PendingDeletion, " +
				"and PendingDeletionWindowInDays exactly in PendingReplicaDeletion.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Recorded,
			Source:    api("KeyMetadata"),
			Tolerates: "Either value of Enabled in Updating.",
		},
		{
			ID:    "INV-7",
			Title: "A call that was refused leaves every key as it was",
			Says: "Between two looks at every Region, nothing that DescribeKey shows of any related key changes " +
				"unless a call that succeeded changes it.",
			Level:    Must,
			Profile:  Core,
			Evidence: Inferred,
			Source:   api("KeyMetadata"),
		},
		{
			ID:    "INV-8",
			Title: "Every Enabled related key reads what another made, and no other key does",
			Says: "Decrypt with any Enabled key of the set gives the plaintext of ciphertext that was made at any Enabled key of it. " +
				"With a key outside the set it fails.",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   guide(overview),
		},
		{
			ID:        "INV-9",
			Title:     "No call in one Region changes what a key in another has for itself",
			Says:      "Description, key state, DeletionDate and window of a key change by calls in its own Region alone, whatever is called elsewhere.",
			Level:     Must,
			Profile:   Independence,
			Evidence:  Documented,
			Source:    guide(overview),
			Tolerates: "What the end of a waiting period changes at related keys.",
		},
		{
			ID:    "INV-10",
			Title: "UpdatePrimaryRegion alone changes roles, ReplicateKey and time alone the set",
			Says: "MultiRegionKeyType and PrimaryKey change only by UpdatePrimaryRegion. A key joins the set only by ReplicateKey, " +
				"and leaves it only when its waiting period is over.",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   guide(overview),
		},
	}
}
