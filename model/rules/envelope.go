package rules

// envelopeRules hold every operation to the wire protocol. The SDK forgives much of
// what they judge: an empty body passes as success, a wrong error envelope as some
// error.
func envelopeRules() []Rule {
	var rules []Rule
	for _, operation := range Operations() {
		rules = append(rules, Rule{
			ID:       ID("MRK-ENVELOPE-" + operation),
			Title:    "Answers of " + operation + " come in AWS's JSON 1.1 envelope",
			Says:     operation + " answers 200 with a JSON object that the AWS SDK can read, or an error in a JSON object that the SDK can tell the name of.",
			Level:    Must,
			Profile:  profileOf(operation),
			Evidence: Documented,
			Source:   smithyJSON,
		})
	}
	return append(rules, partRules()...)
}

// partRules are about what an answer looks like beside what the SDK makes of it, and
// about requests that no SDK sends.
func partRules() []Rule {
	return []Rule{
		{
			ID:    "MRK-ENVELOPE-Status",
			Title: "Errors come with HTTP status 400",
			Says: "Every error that the caller can do something about has HTTP status 400. " +
				"KMSInternalException, DependencyTimeoutException and KeyUnavailableException have 500.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Recorded,
			Source:    recordings,
			Tolerates: "Any status for exceptions that every AWS service has, such as AccessDeniedException: it was not seen with KMS.",
		},
		{
			ID:        "MRK-ENVELOPE-Type",
			Title:     "The body of an error names it in __type",
			Says:      "The JSON object of an error has a member `__type` with the name of the exception, with or without a namespace before it.",
			Level:     Should,
			Profile:   Core,
			Evidence:  Documented,
			Source:    smithyJSON,
			Tolerates: "A name in the X-Amzn-ErrorType header or the member `code` alone counts as a warning, since SDKs read it there too.",
		},
		{
			ID:       "MRK-ENVELOPE-ContentType",
			Title:    "Answers are of type application/x-amz-json-1.1",
			Says:     "The Content-Type header of every answer is application/x-amz-json-1.1.",
			Level:    Should,
			Profile:  Core,
			Evidence: Documented,
			Source:   smithyJSON,
		},
		{
			ID:       "MRK-ENVELOPE-RequestId",
			Title:    "Answers carry a request id",
			Says:     "Every answer has an X-Amzn-RequestId header, which SDKs give to their callers.",
			Level:    Should,
			Profile:  Core,
			Evidence: Reported,
			Source:   "https://pkg.go.dev/github.com/aws/aws-sdk-go-v2/aws/middleware#GetRequestIDMetadata",
		},
		{
			ID:    "MRK-ENVELOPE-Body",
			Title: "A body that cannot be read is refused",
			Says: "A request whose body is no JSON object, or that has a structure where a member is a text or a number, " +
				"fails with an error in AWS's envelope, such as SerializationException.",
			Level:     Should,
			Profile:   Validation,
			Evidence:  Inferred,
			Source:    smithyJSON,
			Tolerates: "Any exception: the rule book names none.",
		},
		{
			ID:        "MRK-ENVELOPE-Operation",
			Title:     "An operation that KMS does not have is refused with UnknownOperationException",
			Says:      "A request whose X-Amz-Target names no operation of TrentService answers UnknownOperationException.",
			Level:     Should,
			Profile:   Validation,
			Evidence:  Inferred,
			Source:    smithyJSON,
			Tolerates: "Any other exception.",
		},
	}
}
