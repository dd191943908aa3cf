package rules

// createInputRules say how CreateKey refuses what cannot be right.
func createInputRules() []Rule {
	return []Rule{
		{
			ID:    "MRK-CREATE-10",
			Title: "CreateKey demands KeyUsage for all keys but symmetric encryption keys",
			Says: "CreateKey with a KeySpec other than SYMMETRIC_DEFAULT and no KeyUsage answers ValidationException " +
				"`You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.`",
			Level:    Must,
			Profile:  Validation,
			Evidence: Recorded,
			Source:   recordings,
		},
		{
			ID:       "MRK-CREATE-11",
			Title:    "CreateKey refuses a KeyUsage that its KeySpec cannot have",
			Says:     "CreateKey answers ValidationException `KeyUsage <usage> is not compatible with KeySpec <spec>`, for example for KEY_AGREEMENT with RSA_2048.",
			Level:    Must,
			Profile:  Validation,
			Evidence: Recorded,
			Source:   recordings,
		},
		{
			ID:    "MRK-CREATE-12",
			Title: "CreateKey refuses unknown KeySpec and KeyUsage values",
			Says: "CreateKey answers ValidationException `1 validation error detected: Value '<value>' at '<member>' failed to satisfy constraint: " +
				"Member must satisfy enum value set: [...]`.",
			Level:     Must,
			Profile:   Validation,
			Evidence:  Recorded,
			Source:    recordings,
			Tolerates: "Any order of the listed values: AWS's own changes.",
		},
		{
			ID:    "MRK-CREATE-13",
			Title: "CreateKey refuses key specs that the origin or the Region does not offer",
			Says: "ML_DSA_44 with Origin EXTERNAL fails with `KeySpec ML_DSA_44 is not supported for Origin EXTERNAL`; SM2 outside China fails with " +
				"`KeySpec SM2 is not supported in this Region`.",
			Level:    Must,
			Profile:  Validation,
			Evidence: RecordedThirdParty,
			Source:   deployments,
			Tolerates: "UnsupportedOperationException or ValidationException: the exception behind these messages was not visible. " +
				"Success for ML_DSA_65 and ML_DSA_87, which nobody has tried.",
		},
		{
			ID:    "MRK-CREATE-14",
			Title: "Duplicate, too many and reserved tags are refused with TagException",
			Says: "More than 50 tags answer TagException `Too many tags`; a key that begins with `aws:` or `AWS:` answers " +
				"`Tags beginning with aws: are reserved`; a repeated key answers `Duplicate tag keys`.",
			Level:     Must,
			Profile:   Validation,
			Evidence:  Recorded,
			Source:    recordings,
			Tolerates: "Success for a repeated tag key, which was only seen refused by TagResource, and for other spellings of the aws: prefix.",
		},
		{
			ID:    "MRK-CREATE-15",
			Title: "Tag keys over 128 and tag values over 256 characters are refused",
			Says: "CreateKey answers ValidationException `1 validation error detected: Value '<text>' at 'tags.1.member.tagKey' failed to satisfy constraint: " +
				"Member must have length less than or equal to 128`, for values `tagValue` and 256.",
			Level:    Must,
			Profile:  Validation,
			Evidence: Recorded,
			Source:   recordings,
		},
		{
			ID:    "MRK-CREATE-16",
			Title: "CreateKey refuses a policy that locks the caller out",
			Says: "Unless BypassPolicyLockoutSafetyCheck is true, such a policy answers MalformedPolicyDocumentException " +
				"`The new key policy will not allow you to update the key policy in the future.`",
			Level:    Must,
			Profile:  Validation,
			Evidence: RecordedThirdParty,
			Source:   api("CreateKey"),
		},
		{
			ID:        "MRK-CREATE-17",
			Title:     "CreateKey refuses a policy statement without a principal",
			Says:      "CreateKey answers MalformedPolicyDocumentException `Policy contains a statement with no principal.`",
			Level:     Must,
			Profile:   Validation,
			Evidence:  RecordedThirdParty,
			Source:    deployments,
			Tolerates: "ValidationException: only the message was seen, not the exception.",
		},
		{
			ID:    "MRK-CREATE-18",
			Title: "CreateKey refuses characters in a policy that policies cannot hold",
			Says: "A character outside `[\\u0009\\u000A\\u000D\\u0020-\\u00FF]` answers ValidationException with a message on member `policy` " +
				"and its regular expression pattern.",
			Level:    Must,
			Profile:  Validation,
			Evidence: RecordedThirdParty,
			Source:   deployments,
		},
		{
			ID:        "MRK-CREATE-19",
			Title:     "CreateKey refuses a malformed policy",
			Says:      "A Policy that is no JSON or names an unknown principal answers MalformedPolicyDocumentException.",
			Level:     Must,
			Profile:   Validation,
			Evidence:  Documented,
			Source:    api("CreateKey"),
			Tolerates: "The same error for a valid principal that was created moments ago; it goes away when the call is repeated.",
		},
		{
			ID:        "MRK-CREATE-20",
			Title:     "CreateKey refuses a key policy over 32 KB",
			Says:      "CreateKey and PutKeyPolicy answer LimitExceededException for a Policy of more than 32 KB.",
			Level:     Must,
			Profile:   Validation,
			Evidence:  Documented,
			Source:    guide("resource-limits"),
			Tolerates: "ValidationException above 131072 characters, the maximum of the API's own description.",
		},
	}
}
