package rules

// stateRules say how key states follow one another.
func stateRules() []Rule {
	return []Rule{
		{
			ID:       "MRK-STATE-01",
			Title:    "A new key with AWS_KMS material is Enabled",
			Says:     "CreateKey with Origin AWS_KMS makes a key in KeyState Enabled.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   guide("key-state"),
		},
		{
			ID:       "MRK-STATE-02",
			Title:    "A new key without material is PendingImport",
			Says:     "CreateKey with Origin EXTERNAL makes a key in KeyState PendingImport, which it keeps until material is imported.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   guide("key-state"),
		},
		{
			ID:       "MRK-STATE-03",
			Title:    "A new replica goes through Creating and does not return to it",
			Says:     "A replica is Creating after ReplicateKey, then Enabled (AWS_KMS) or PendingImport (EXTERNAL), and never Creating again.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   guide("key-state"),
		},
		{
			ID:       "MRK-STATE-04",
			Title:    "DisableKey and EnableKey toggle the key state and may be repeated",
			Says:     "DisableKey makes the key Disabled, EnableKey makes it Enabled. Either succeeds without effect if the key is in that state already.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   guide("key-state"),
		},
		{
			ID:       "MRK-STATE-05",
			Title:    "A scheduled key becomes PendingDeletion if it has no replicas",
			Says:     "ScheduleKeyDeletion of a replica, a single-Region key or a primary without replicas leads to PendingDeletion, from Enabled, Disabled, PendingImport and Creating.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   guide("key-state"),
		},
		{
			ID:       "MRK-STATE-06",
			Title:    "A scheduled primary with replicas becomes PendingReplicaDeletion",
			Says:     "ScheduleKeyDeletion of a primary leads to PendingReplicaDeletion as long as one replica exists, in whatever state.",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   guide("multi-region-keys-delete"),
		},
		{
			ID:        "MRK-STATE-08",
			Title:     "A canceled deletion leaves the key Disabled",
			Says:      "CancelKeyDeletion leads from PendingDeletion and PendingReplicaDeletion to Disabled, whatever the state was before the deletion was scheduled.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Recorded,
			Source:    api("CancelKeyDeletion"),
			Tolerates: "PendingImport for a key without material, see MRK-STATE-15.",
		},
		{
			ID:       "MRK-STATE-10",
			Title:    "A promotion leads from Enabled through Updating back to Enabled",
			Says:     "UpdatePrimaryRegion puts the old and the new primary into Updating, and then into Enabled again.",
			Level:    Must,
			Profile:  Promotion,
			Evidence: Documented,
			Source:   api("UpdatePrimaryRegion"),
		},
		{
			ID:    "MRK-STATE-13",
			Title: "The state of a key does not follow its related keys",
			Says: "A change of state at one key leaves the others as they are. The exceptions: existing replicas hold a scheduled primary in " +
				"PendingReplicaDeletion, a promotion puts two keys into Updating, and pending imported material ties a primary to its replicas.",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   guide("multi-region-keys-overview"),
		},
		{
			ID:    "MRK-STATE-14",
			Title: "Creating, Updating and PendingReplicaDeletion are states of multi-Region keys",
			Says: "A single-Region key is never in one of these states, a replica never PendingReplicaDeletion, " +
				"a primary never Creating.",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   guide("key-state"),
		},
		{
			ID:        "MRK-STATE-15",
			Title:     "A canceled deletion never enables a key without material",
			Says:      "After CancelKeyDeletion a key with Origin EXTERNAL that has no material is Disabled, not Enabled.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Unknown,
			Source:    api("CancelKeyDeletion"),
			Tolerates: "PendingImport: AWS documents Disabled without an exception, and nobody has shown which it is.",
		},
	}
}

// precedenceRules say which of several reasons for a refusal comes first.
func precedenceRules() []Rule {
	return []Rule{
		{
			ID:       "MRK-STATE-P01",
			Title:    "The form of a key id is checked first, then its existence, then the rest",
			Says:     "A malformed id answers `Invalid keyId`, an unknown one `does not exist`, whatever else is wrong with the request.",
			Level:    Should,
			Profile:  Core,
			Evidence: Inferred,
			Source:   recordings,
		},
		{
			ID:       "MRK-STATE-P04",
			Title:    "PendingDeletion counts, not the Disabled state before it",
			Says:     "A key that was Disabled when its deletion was scheduled answers cryptographic operations with KMSInvalidStateException, not with DisabledException.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   assertions,
		},
		{
			ID:        "MRK-STATE-P05",
			Title:     "ReplicateKey first asks whether the source is a primary",
			Says:      "A replica as the source answers UnsupportedOperationException even if ReplicaRegion already has a replica.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Recorded,
			Source:    recordings,
			Tolerates: "The refusal that fits the key state of the source, or that ReplicaRegion contains the primary: that order is not known.",
		},
		{
			ID:       "MRK-STATE-P06",
			Title:    "Lengths, patterns and enumerations are checked, before any key is looked up",
			Says:     "A request that breaks a constraint of the API answers ValidationException even if its KeyId names no key.",
			Level:    Should,
			Profile:  Core,
			Evidence: Inferred,
			Source:   apiModel,
		},
	}
}
