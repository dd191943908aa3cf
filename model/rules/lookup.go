package rules

// lookupRules say how a KeyId is resolved and how it is refused.
func lookupRules() []Rule {
	return []Rule{
		{
			ID:       "MRK-ERR-01",
			Title:    "Error messages read as AWS's do",
			Says:     "Where a message of KMS is known, it is compared. AWS changes its texts, so a difference is never more than a warning.",
			Level:    Should,
			Profile:  Core,
			Evidence: Recorded,
			Source:   recordings,
		},
		{
			ID:       "MRK-ERR-02",
			Title:    "An unknown key id is not found, with its ARN in the endpoint's Region",
			Says:     "A well-formed id or ARN without a key answers NotFoundException `Key '<arn>' does not exist`; the ARN names the Region of the endpoint.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   recordings,
		},
		{
			ID:       "MRK-ERR-03",
			Title:    "A key that exists in other Regions alone is not found",
			Says:     "The id of a multi-Region key answers NotFoundException in a Region without a related key, as an unknown id does; DescribeKey is recorded, and other operations look a key up alike.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   recordings,
		},
		{
			ID:       "MRK-ERR-04",
			Title:    "A malformed key id is not found",
			Says:     "Ids such as `fake-key-id`, `mrk-fake-key-id` or a UUID without dashes answer NotFoundException `Invalid keyId '<id>'`.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   recordings,
		},
		{
			ID:       "MRK-ERR-05",
			Title:    "A key ARN of another Region is refused",
			Says:     "A key ARN of another Region answers NotFoundException `Invalid arn <region of the ARN>`, even if that key exists; DescribeKey is recorded, and other operations look a key up alike.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   recordings,
		},
		{
			ID:        "MRK-ERR-06",
			Title:     "KMS does not redirect a foreign ARN to the related key at hand",
			Says:      "The key ARN of another Region answers NotFoundException in a Region that has a related key; it does not act on that one.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Inferred,
			Source:    guide("multi-region-keys-delete"),
			Tolerates: "InvalidArnException or ValidationException: the refusal was recorded for a single-Region key.",
		},
		{
			ID:       "MRK-ERR-07",
			Title:    "An unknown alias is not found",
			Says:     "An alias name or alias ARN that does not exist in the Region answers NotFoundException `Alias <alias ARN> is not found.`",
			Level:    Must,
			Profile:  Independence,
			Evidence: Reported,
			Source:   "https://github.com/sigstore/cosign/issues/1474",
		},
		{
			ID:       "MRK-ERR-08",
			Title:    "A KeyId has 1 to 2048 characters",
			Says:     "An empty KeyId, and one of more than 2048 characters, answers ValidationException.",
			Level:    Must,
			Profile:  Validation,
			Evidence: Documented,
			Source:   api("DescribeKey"),
		},
		{
			ID:    "MRK-ERR-09",
			Title: "Aliases name a key for use and description, not for management",
			Says: "DescribeKey, GetPublicKey and the cryptographic operations take an alias name or alias ARN. Operations that change a key, and those on " +
				"tags, policy and grants, answer InvalidArnException `Key Aliases are not supported for this operation.`",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   "https://github.com/boto/boto/issues/3202",
			Tolerates: "NotFoundException, ValidationException or UnsupportedOperationException from operations for which nobody has shown the answer " +
				"(shown are CreateGrant, GetKeyPolicy and ListResourceTags).",
		},
		{
			ID:    "MRK-ERR-10",
			Title: "A missing required member is named in the refusal",
			Says: "A request without a required member, such as KeyId, answers ValidationException " +
				"`1 validation error detected: Value null at 'keyId' failed to satisfy constraint: Member must not be null`.",
			Level:     Must,
			Profile:   Validation,
			Evidence:  RecordedThirdParty,
			Source:    "https://github.com/pulumi/pulumi-aws-native/issues/184",
			Tolerates: "Any exception for a request without a body, in which a member is not only missing.",
		},
		{
			ID:    "MRK-OPEN-07",
			Title: "Operations that take a key id or ARN refuse an alias",
			Says: "Operations whose KeyId is documented as \"key ID or key ARN\" answer InvalidArnException " +
				"`Key Aliases are not supported for this operation.` to an alias name or alias ARN.",
			Level:     Should,
			Profile:   Independence,
			Evidence:  Inferred,
			Source:    api("ScheduleKeyDeletion"),
			Tolerates: "NotFoundException, ValidationException and UnsupportedOperationException; nobody has shown which it is for these operations.",
		},
	}
}
