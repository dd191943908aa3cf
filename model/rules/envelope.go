package rules

// envelopeRules hold every operation to the wire protocol. The SDK forgives much of
// what they judge: an empty body passes as success, a wrong error envelope as some
// error.
func envelopeRules() []Rule {
	var rules []Rule
	for _, operation := range Operations() {
		rules = append(rules, Rule{
			ID:    ID("MRK-ENVELOPE-" + operation),
			Title: "Answers of " + operation + " come in AWS's JSON 1.1 envelope",
			Says: operation + " answers 200 with a JSON object that the AWS SDK can read, or an error whose JSON body " +
				"names it in `__type`; both carry a request id header. " +
				"The status of an error is 400, and 500 only for KMSInternalException, DependencyTimeoutException and KeyUnavailableException.",
			Level:    Must,
			Profile:  profileOf(operation),
			Evidence: Documented,
			Source:   smithyJSON,
		})
	}
	return rules
}

// profileOf is the profile of the rules that exist once per operation.
func profileOf(operation string) Profile {
	if p, ok := profiles[operation]; ok {
		return p
	}
	return Core
}

// profiles are the operations that not every emulator claims.
var profiles = map[string]Profile{
	"UpdatePrimaryRegion": Promotion,
	"GetKeyLastUsage":     Independence, // younger than every emulator's other operations
}
