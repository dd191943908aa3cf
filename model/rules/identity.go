package rules

// identityRules say how keys are named.
func identityRules() []Rule {
	return []Rule{
		{
			ID:       "MRK-ID-01",
			Title:    "The id of a multi-Region key starts with mrk-",
			Says:     "CreateKey with MultiRegion true answers a KeyId that begins with `mrk-`.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   guide("multi-region-keys-overview"),
		},
		{
			ID:       "MRK-ID-02",
			Title:    "The id of a multi-Region key is mrk- and 32 lowercase hex digits",
			Says:     "The KeyId of a multi-Region key matches `^mrk-[0-9a-f]{32}$`: 36 characters without a dash after the prefix.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   recordings,
		},
		{
			ID:       "MRK-ID-03",
			Title:    "The id of a single-Region key is a UUID without the mrk- prefix",
			Says:     "CreateKey with MultiRegion false or absent answers a KeyId in the form of a UUID (8-4-4-4-12 hex digits).",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   recordings,
		},
		{
			ID:       "MRK-ID-04",
			Title:    "Related keys share the key id; their ARNs differ in the Region alone",
			Says:     "A primary and its replicas report the same KeyId. Their Arn values are equal but for the Region field.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   guide("multi-region-keys-overview"),
		},
		{
			ID:       "MRK-ID-05",
			Title:    "Every CreateKey makes a new key id",
			Says:     "Two multi-Region keys that were created separately never have the same KeyId in one account and partition.",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   guide("multi-region-keys-overview"),
		},
		{
			ID:       "MRK-ID-06",
			Title:    "The ARN of a key never changes",
			Says:     "The Arn of a key is the same in every answer for as long as the key exists, whatever operation was called in between, UpdatePrimaryRegion included.",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   frozenGuide("multi-region-keys-manage.md"),
		},
	}
}
