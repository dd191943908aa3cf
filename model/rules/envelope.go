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
