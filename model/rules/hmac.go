package rules

// hmacRules say what related HMAC keys have in common.
func hmacRules() []Rule {
	return []Rule{
		{
			ID:    "MRK-INTEROP-15",
			Title: "Related HMAC keys compute the same MAC",
			Says: "GenerateMac of one message with one algorithm answers the same bytes at every related key, and VerifyMac at each " +
				"of them accepts what any of them made.",
			Level:    Must,
			Profile:  HMAC,
			Evidence: Documented,
			Source:   guide("multi-region-keys-overview"),
		},
	}
}
