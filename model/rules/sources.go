package rules

const (
	// recordings holds answers of real AWS as LocalStack's tests saw them.
	recordings = "https://github.com/localstack/localstack/blob/8b9a79f05846/tests/aws/services/kms/test_kms.snapshot.json"
	// assertions are the tests behind the recordings; some facts are only asserted there.
	assertions = "https://github.com/localstack/localstack/blob/8b9a79f05846/tests/aws/services/kms/test_kms.py"
	// apiModel is the machine-readable description of the API with its constraints.
	apiModel = "https://github.com/boto/botocore/blob/0e6e2404/botocore/data/kms/2014-11-01/service-2.json"
	// deployments are messages that a linter's author saw real AWS answer.
	deployments = "https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/kms"
	// smithyJSON describes the protocol that KMS speaks.
	smithyJSON = "https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html"
)

// api is the page of the API Reference on an operation or a data type.
func api(name string) string {
	return "https://docs.aws.amazon.com/kms/latest/APIReference/API_" + name + ".html"
}

// guide is a page of the Developer Guide.
func guide(page string) string {
	return "https://docs.aws.amazon.com/kms/latest/developerguide/" + page + ".html"
}

// frozenGuide is a page of the Developer Guide that exists only in the public copy of
// 2023.
func frozenGuide(file string) string {
	return "https://github.com/awsdocs/aws-kms-developer-guide/blob/3447fd9/doc_source/" + file
}
