package rules

// replicateInputRules say which requests ReplicateKey refuses although the source may
// be replicated, and what a refusal leaves behind.
func replicateInputRules() []Rule {
	return []Rule{
		{
			ID:    "MRK-REPLICATE-E17",
			Title: "ReplicateKey refuses a malformed ReplicaRegion",
			Says: "A ReplicaRegion that does not match `^([a-z]+-){2,3}\\d+$` or is longer than 32 characters answers ValidationException " +
				"with a message on member `replicaRegion`.",
			Level:    Must,
			Profile:  Validation,
			Evidence: Documented,
			Source:   api("ReplicateKey"),
			Tolerates: "UnsupportedOperationException, NotFoundException, InvalidArnException, AccessDeniedException or KMSInternalException: " +
				"that the service checks the pattern itself is not proven.",
		},
		{
			ID:       "MRK-REPLICATE-E18",
			Title:    "ReplicateKey refuses a Region that does not exist",
			Says:     "A well-formed name without a Region behind it, such as `xx-nowhere-1`, makes ReplicateKey fail.",
			Level:    Must,
			Profile:  Core,
			Evidence: Unknown,
			Source:   api("ReplicateKey"),
			Tolerates: "ValidationException, UnsupportedOperationException, NotFoundException, InvalidArnException, AccessDeniedException " +
				"or KMSInternalException: AWS's answer is not known.",
		},
		{
			ID:    "MRK-REPLICATE-E19",
			Title: "ReplicateKey stays within the partition",
			Says: "A ReplicaRegion of another partition, such as `cn-north-1` for a key in us-east-1, makes ReplicateKey fail with " +
				"`The replica key Region must be in the same AWS partition as the primary key Region.`",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   guide("multi-region-keys-replicate"),
			Tolerates: "UnsupportedOperationException, ValidationException, NotFoundException, InvalidArnException, AccessDeniedException " +
				"or KMSInternalException: AWS does not name the exception.",
		},
		{
			ID:    "MRK-REPLICATE-E22",
			Title: "ReplicateKey refuses a bad policy for the replica",
			Says: "A Policy that CreateKey would refuse makes ReplicateKey answer MalformedPolicyDocumentException, " +
				"or ValidationException for characters outside the pattern.",
			Level:     Must,
			Profile:   Validation,
			Evidence:  Documented,
			Source:    api("ReplicateKey"),
			Tolerates: "LimitExceededException or ValidationException for an over-long policy: AWS states the size for CreateKey alone.",
		},
		{
			ID:    "MRK-REPLICATE-E23",
			Title: "ReplicateKey refuses bad tags for the replica",
			Says: "More than 50 tags and reserved tag keys answer TagException; tag keys over 128 and values over 256 characters " +
				"answer ValidationException.",
			Level:     Must,
			Profile:   Validation,
			Evidence:  Documented,
			Source:    api("ReplicateKey"),
			Tolerates: "Success for a repeated tag key, which was only seen refused by TagResource.",
		},
		{
			ID:       "MRK-REPLICATE-E24",
			Title:    "ReplicateKey refuses a description over 8192 characters",
			Says:     "ReplicateKey answers ValidationException for a Description of more than 8192 characters.",
			Level:    Must,
			Profile:  Validation,
			Evidence: Documented,
			Source:   api("ReplicateKey"),
		},
		{
			ID:    "MRK-REPLICATE-E26",
			Title: "ReplicateKey needs permissions in both Regions",
			Says: "AccessDeniedException if the caller lacks kms:ReplicateKey on the primary, kms:CreateKey in the replica's Region, " +
				"or kms:TagResource there for a request with tags.",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   api("ReplicateKey"),
		},
		{
			ID:        "MRK-REPLICATE-E27",
			Title:     "A refused ReplicateKey changes nothing",
			Says:      "After an answer with a client error, the primary lists the same ReplicaKeys as before, and ReplicaRegion has no new key.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Inferred,
			Source:    api("ReplicateKey"),
			Tolerates: "Anything after a server error, a time-out or a repeated call: its effect is not known.",
		},
		{
			ID:    "MRK-REPLICATE-E28",
			Title: "ReplicateKey finds problems of the replica's Region before it answers",
			Says: "A bad policy, bad tags or a missing permission in ReplicaRegion makes the ReplicateKey call itself fail; " +
				"no half-made replica stays behind.",
			Level:    Should,
			Profile:  Validation,
			Evidence: Inferred,
			Source:   guide("requests-per-second"),
		},
	}
}
