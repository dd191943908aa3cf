package rules

// independenceRules name the properties that every related key has for itself: a
// change at one shows there and nowhere else.
func independenceRules() []Rule {
	return []Rule{
		{
			ID:       "MRK-INDEP-01",
			Title:    "Each related key is enabled and disabled by itself",
			Says:     "DisableKey and EnableKey change Enabled and KeyState of the key that they name; related keys keep theirs.",
			Level:    Must,
			Profile:  Independence,
			Evidence: Documented,
			Source:   guide("multi-region-keys-overview"),
		},
		{
			ID:       "MRK-INDEP-02",
			Title:    "Each related key has its own description",
			Says:     "UpdateKeyDescription shows in DescribeKey of the key that it names; related keys keep their Description.",
			Level:    Must,
			Profile:  Independence,
			Evidence: Documented,
			Source:   api("UpdateKeyDescription"),
		},
		{
			ID:       "MRK-INDEP-03",
			Title:    "Each related key has its own key policy",
			Says:     "PutKeyPolicy shows in GetKeyPolicy of the key that it names; related keys keep theirs. The only policy name is `default`.",
			Level:    Must,
			Profile:  Independence,
			Evidence: Documented,
			Source:   guide("multi-region-keys-auth"),
		},
		{
			ID:       "MRK-INDEP-04",
			Title:    "Each related key has its own tags",
			Says:     "TagResource and UntagResource, and Tags given at creation, show in ListResourceTags of that key alone.",
			Level:    Must,
			Profile:  Independence,
			Evidence: Documented,
			Source:   guide("multi-region-keys-overview"),
		},
		{
			ID:       "MRK-INDEP-05",
			Title:    "Aliases belong to one Region",
			Says:     "CreateAlias shows in its Region alone. The same name can be given in another Region, to a related key or to any other.",
			Level:    Must,
			Profile:  Independence,
			Evidence: Documented,
			Source:   api("CreateAlias"),
		},
		{
			ID:       "MRK-INDEP-06",
			Title:    "An alias name that its Region already has is refused",
			Says:     "CreateAlias answers AlreadyExistsException `An alias with the name <alias ARN> already exists`.",
			Level:    Must,
			Profile:  Independence,
			Evidence: Documented,
			Source:   api("CreateAlias"),
		},
		{
			ID:       "MRK-INDEP-07",
			Title:    "An alias name without alias/ is refused",
			Says:     "CreateAlias answers ValidationException with a message that begins `Alias must start with the prefix \"alias/\".`",
			Level:    Must,
			Profile:  Independence,
			Evidence: Recorded,
			Source:   recordings,
		},
		{
			ID:       "MRK-INDEP-10",
			Title:    "Grants belong to one key in one Region",
			Says:     "A grant on one key does not appear in ListGrants of its related keys.",
			Level:    Must,
			Profile:  Independence,
			Evidence: Documented,
			Source:   guide("multi-region-keys-auth"),
		},
		{
			ID:       "MRK-INDEP-11",
			Title:    "Each related key has its own deletion schedule",
			Says:     "ScheduleKeyDeletion and CancelKeyDeletion change KeyState and DeletionDate of the key that they name; related keys keep theirs.",
			Level:    Must,
			Profile:  Independence,
			Evidence: Documented,
			Source:   guide("multi-region-keys-delete"),
		},
	}
}
