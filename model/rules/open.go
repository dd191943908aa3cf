package rules

// openRule is a question that nobody outside AWS can answer today. What is accepted is
// everything that somebody has seen or that the pages allow, and nothing beside it.
func openRule(id ID, profile Profile, title, says, source, tolerates string) Rule {
	return Rule{
		ID: id, Title: title, Says: says, Level: Must, Profile: profile, Evidence: Unknown, Source: source, Tolerates: tolerates,
	}
}

// The sets of exceptions that several open questions share.
const (
	anyRegionRefusal = "ValidationException, UnsupportedOperationException, NotFoundException, InvalidArnException, AccessDeniedException " +
		"or KMSInternalException: which one it is nobody has shown."
	anyPendingRefusal = "KMSInvalidStateException or DisabledException: AWS documents either, recordings show the former."
)

// openReplicateRules ask what refuses a ReplicateKey, or a key id that it and others take.
func openReplicateRules() []Rule {
	replicate := api("ReplicateKey")
	return []Rule{
		openRule("MRK-OPEN-01", Core, "How the primary's own Region is refused is open, that it is refused is not",
			"ReplicateKey into the Region of the primary fails, and the set of related keys stays as it was.", deployments,
			"UnsupportedOperationException, AlreadyExistsException, ValidationException or KMSInvalidStateException."),
		openRule("MRK-OPEN-02", Core, "How ReplicateKey refuses a single-Region key is open, that it does is not",
			"ReplicateKey of a single-Region key fails.", replicate, "UnsupportedOperationException or ValidationException."),
		openRule("MRK-OPEN-03", Validation, "How a Region that does not exist is refused is open, that it is refused is not",
			"ReplicateKey into a Region that has the form of one and is none fails.", replicate, anyRegionRefusal),
		openRule("MRK-OPEN-05", Validation, "How a Region of another partition is refused is open, that it is refused is not",
			"ReplicateKey into a Region of another partition, such as cn-north-1, fails.", guide("multi-region-keys-replicate"), anyRegionRefusal),
		openRule("MRK-OPEN-06", Validation, "How a text that is no Region is refused is open, that it is refused is not",
			"ReplicateKey and UpdatePrimaryRegion fail if their Region does not have the form of one.", apiModel, anyRegionRefusal),
		openRule("MRK-OPEN-08", Core, "How a key of another account is refused is open, that it is refused is not",
			"Operations without cross-account use fail for the key ARN of another account.", replicate,
			"AccessDeniedException, NotFoundException or InvalidArnException."),
		openRule("MRK-OPEN-09", Core, "The ARN of a related key is no name for the key at hand",
			"A call with the ARN of a related key in another Region fails; it never acts on the key of the endpoint's Region.", recordings,
			"IncorrectKeyException, which was recorded of Decrypt, NotFoundException, InvalidArnException or ValidationException."),
		openRule("MRK-OPEN-21", Core, "A replica that is pending deletion bars a new one",
			"ReplicateKey into a Region whose replica is pending deletion answers AlreadyExistsException.", replicate,
			"Any message: none was seen for this case."),
		openRule("MRK-OPEN-23", Validation, "How a multi-Region key in a custom key store is refused is open, that it is refused is not",
			"CreateKey of a multi-Region key in a custom key store fails.", api("CreateKey"),
			"UnsupportedOperationException, ValidationException, CustomKeyStoreNotFoundException or CustomKeyStoreInvalidStateException."),
		openRule("MRK-OPEN-27", Core, "A primary stays Enabled while it is replicated",
			"DescribeKey of the primary right after ReplicateKey answers the key state that it had.", recordings,
			"Updating, which nobody has seen there."),
		openRule("MRK-OPEN-28", Core, "A second replica can be asked for while the first is made",
			"ReplicateKey into a further Region succeeds while another replica is Creating.", guide("requests-per-second"),
			"KMSInvalidStateException, to be tried again."),
		openRule("MRK-OPEN-29", Core, "A replica in Creating bars a second one in its Region",
			"ReplicateKey twice into one Region answers AlreadyExistsException to the second call.", replicate,
			"KMSInvalidStateException while the first replica is Creating."),
		openRule("MRK-OPEN-34", Deletion, "A lone primary pending deletion cannot be replicated",
			"ReplicateKey of a primary without replicas whose deletion is scheduled fails.", guide("key-state"), anyPendingRefusal),
		openRule("MRK-OPEN-52", Core, "ReplicateKey is for the Region of the primary alone",
			"ReplicateKey sent to a replica's Region answers UnsupportedOperationException; in a Region without a related key the id is not found.",
			recordings, "Any exception in a Region without a related key, which is only inferred."),
	}
}

// openPromotionRules ask what UpdatePrimaryRegion does at its edges.
func openPromotionRules() []Rule {
	update, deleting := api("UpdatePrimaryRegion"), guide("multi-region-keys-delete")
	return []Rule{
		openRule("MRK-OPEN-10", Promotion, "How a promotion to a Region without a replica is refused is open",
			"UpdatePrimaryRegion to a Region without a replica fails and changes no role.", update,
			"NotFoundException, UnsupportedOperationException, KMSInvalidStateException, ValidationException, AccessDeniedException or InvalidArnException."),
		openRule("MRK-OPEN-11", Promotion, "A promotion to where the primary is changes nothing",
			"UpdatePrimaryRegion to the Region of the primary fails, or succeeds without any change.", update,
			"Success, or any exception of MRK-OPEN-10."),
		openRule("MRK-OPEN-12", Promotion, "How a replica that is not Enabled refuses to be promoted is open",
			"UpdatePrimaryRegion to a replica that is Disabled, pending deletion, PendingImport or Creating fails and changes no role.", update,
			"DisabledException, KMSInvalidStateException, UnsupportedOperationException or NotFoundException."),
		openRule("MRK-OPEN-13", Promotion, "How a key that is no primary refuses a promotion is open",
			"UpdatePrimaryRegion at a replica or of a single-Region key fails.", update,
			"UnsupportedOperationException, ValidationException, or KMSInvalidStateException while a promotion runs."),
		openRule("MRK-OPEN-14", Promotion, "A promotion right behind another one succeeds or says why not",
			"UpdatePrimaryRegion of a primary that is Updating succeeds, as the table of key states has it, or fails until the roles have arrived.", update,
			"UnsupportedOperationException or KMSInvalidStateException, to be tried again."),
		openRule("MRK-OPEN-15", Promotion, "A promotion shows Enabled or Updating at both keys",
			"KeyState of the old and the new primary is Enabled or Updating while a promotion runs, and nothing else.", update,
			"Never showing Updating at all."),
		openRule("MRK-OPEN-30", Promotion, "A replica that is no party does not hinder a promotion",
			"UpdatePrimaryRegion between two Enabled keys succeeds while a third one is Creating, Disabled or pending deletion.", update,
			"KMSInvalidStateException or UnsupportedOperationException: AWS names conditions for the two keys alone."),
		openRule("MRK-OPEN-32", Promotion, "A primary that waits for its replicas cannot hand its role over",
			"UpdatePrimaryRegion of a primary in PendingReplicaDeletion fails; CancelKeyDeletion and EnableKey have to come first.", deleting,
			anyPendingRefusal),
		openRule("MRK-OPEN-36", Promotion, "Neither side of a promotion may be scheduled for deletion",
			"UpdatePrimaryRegion fails if the deletion of the primary or of the chosen replica is scheduled.", deleting,
			"The exceptions of MRK-OPEN-12 and MRK-OPEN-20."),
	}
}

// openUseRules ask how keys answer that cannot be used now, and what dry runs do.
func openUseRules() []Rule {
	return []Rule{
		openRule("MRK-OPEN-20", Core, "How a key pending deletion refuses its use is open",
			"Cryptographic operations, ReplicateKey and UpdatePrimaryRegion fail on a key that is pending deletion.", guide("key-state"), anyPendingRefusal),
		openRule("MRK-OPEN-31", Deletion, "How a waiting period of 1 to 6 or 31 to 365 days is refused is open",
			"ScheduleKeyDeletion with such a PendingWindowInDays fails.", api("ScheduleKeyDeletion"),
			"ValidationException, LimitExceededException or UnsupportedOperationException."),
		openRule("MRK-OPEN-33", Core, "What a canceled key without material becomes is open, but it is not Enabled",
			"After CancelKeyDeletion a key with Origin EXTERNAL and without material is Disabled or PendingImport.", api("CancelKeyDeletion"),
			"Disabled or PendingImport."),
		openRule("MRK-OPEN-35", Deletion, "A lone primary pending deletion stays PendingDeletion",
			"A primary without replicas whose deletion is scheduled never shows PendingReplicaDeletion, since nothing can add a replica.", guide("key-state"),
			"Nothing else; that no replica can be added follows from the table of key states."),
		openRule("MRK-OPEN-37", Core, "How Decrypt without KeyId fails in a Region without the key is open",
			"Decrypt of symmetric ciphertext without KeyId fails in a Region that has no related key.", api("Decrypt"),
			"AccessDeniedException, NotFoundException, InvalidCiphertextException or IncorrectKeyException."),
		openRule("MRK-OPEN-38", Core, "How an unrelated key refuses ciphertext of another Region is open",
			"Decrypt with the KeyId of an unrelated key fails for ciphertext that was made in another Region.", api("Decrypt"),
			"IncorrectKeyException, AccessDeniedException or InvalidCiphertextException."),
		openRule("MRK-OPEN-39", Core, "A key that only the ciphertext names refuses as one that KeyId names",
			"Decrypt without KeyId fails while the key of the endpoint's Region is Disabled, Creating or pending deletion.", guide("key-state"),
			"AccessDeniedException beside the exception of the key state."),
		{
			ID:    "MRK-OPEN-40",
			Title: "Decrypt without KeyId names the key of its own Region",
			Says: "Decrypt of ciphertext from another Region answers the ARN of the related key in the endpoint's Region as KeyId, " +
				"also if the request names none.",
			Level:     Should,
			Profile:   Core,
			Evidence:  Inferred,
			Source:    api("Decrypt"),
			Tolerates: "Another ARN with the shared key id counts as a warning: nobody has recorded this answer.",
		},
		openRule("MRK-OPEN-50", Independence, "A replica in Creating takes aliases, tags and a policy",
			"CreateAlias, TagResource and PutKeyPolicy succeed on a replica in Creating.", guide("key-state"),
			"NotFoundException on AWS itself, in the first moments of the replica."),
		openRule("MRK-OPEN-51", Independence, "A replica in Creating takes no grants",
			"CreateGrant on a replica in Creating answers KMSInvalidStateException.", guide("key-state"),
			"Success if Creating is over when the call arrives."),
		{
			ID:        "MRK-OPEN-53",
			Title:     "ScheduleKeyDeletion and CancelKeyDeletion answer a key ARN",
			Says:      "KeyId in the answers of ScheduleKeyDeletion and CancelKeyDeletion is the ARN of the key, also if the request has the bare id.",
			Level:     Should,
			Profile:   Deletion,
			Evidence:  Documented,
			Source:    api("ScheduleKeyDeletion"),
			Tolerates: "The bare id counts as a warning: samples in the documentation show one.",
		},
		{
			ID:       "MRK-OPEN-56",
			Title:    "A dry run does nothing and says whether it would have",
			Says:     "A cryptographic operation with DryRun that would succeed answers DryRunOperationException `The request would have succeeded, but the DryRun option is set.`",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   recordings,
		},
	}
}
