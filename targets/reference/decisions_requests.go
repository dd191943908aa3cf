// The decisions about requests: how they are read, which key they reach, and how they and their answers look on the wire.

package reference

import "net/http"

type wireDecisions struct {
	// operationOf finds what a request asks for.
	operationOf func(r *http.Request) (name string, run operation, err error)
	// serveCall runs the operation.
	serveCall func(c *call, run operation, body []byte) (any, error)
	// headerOf are the headers that all answers have.
	headerOf func(header http.Header, requestID string)
	// writeError answers an error. It asks the next two.
	writeError func(w http.ResponseWriter, decide *decisions, err error)
	// errorStatus is the HTTP status of a refusal, errorType its name.
	errorStatus func(r *refusal) int
	errorType   func(header http.Header, r *refusal) exception
}

type lookupDecisions struct {
	// storeName is where what is in a Region is kept.
	storeName func(region string) string
	// enter puts a new key into the store of its Region.
	enter func(a *account, k *key)
	// keyByIDOrARN resolves the KeyId of the operations that take no alias, keyByAnyName that of those that do.
	keyByIDOrARN func(c *call, keyID *string) (*key, error)
	keyByAnyName func(c *call, keyID *string) (*key, error)
	// localResource strips an ARN down to its resource.
	localResource func(c *call, name string) (string, error)
	// isHere tells whether the Region of an ARN is this one, isOurs whether its account is.
	isHere func(c *call, region string) bool
	isOurs func(c *call, accountID string) bool
	// noSuchKey and noSuchAlias are how names that name nothing are refused.
	noSuchKey   func(c *call, id string) error
	noSuchAlias func(c *call, name string) error
}

type validationDecisions struct {
	// violated is the error for the constraints of the service model that a request violates, or nil.
	violated func(found violations) error
	// positionAfter reads the Marker of a list, atTheEnd is what the last page says of the next one.
	positionAfter func(c *call, marker string) (string, error)
	atTheEnd      func(c *call) pageAnswer
	// mayUseTag, mayRepeatTag and mayHaveTags refuse a tag key, one that the request has twice, and too many of them.
	mayUseTag    func(name string) error
	mayRepeatTag func(name string) error
	mayHaveTags  func(count int) error
	// defaultPolicy is the policy of a key that is not given one.
	defaultPolicy func(c *call) string
	// fitsQuota, readPolicy, namesPrincipals and keepsKeyManageable are the checks of a policy.
	fitsQuota          func(policy string) error
	readPolicy         func(policy string) (policyDocument, error)
	namesPrincipals    func(document policyDocument) error
	keepsKeyManageable func(c *call, document policyDocument) error
}

var soundWire = wireDecisions{
	operationOf: operationOf,
	serveCall:   func(c *call, run operation, body []byte) (any, error) { return run(c, body) },
	headerOf:    headerOf,
	writeError:  writeError,
	errorStatus: (*refusal).status,
	errorType:   func(_ http.Header, r *refusal) exception { return r.exception },
}

var soundLookups = lookupDecisions{
	storeName:     func(region string) string { return region },
	enter:         (*account).enter,
	keyByIDOrARN:  (*call).keyByIDOrARN,
	keyByAnyName:  (*call).keyByAnyName,
	localResource: (*call).localResource,
	isHere:        func(c *call, region string) bool { return region == c.region },
	isOurs:        func(c *call, accountID string) bool { return accountID == c.account.id },
	noSuchKey:     (*call).noSuchKey,
	noSuchAlias:   (*call).noSuchAlias,
}

var soundValidation = validationDecisions{
	violated:           func(found violations) error { return found.err() },
	positionAfter:      (*call).positionAfter,
	atTheEnd:           func(*call) pageAnswer { return pageAnswer{} },
	mayUseTag:          mayUseTag,
	mayRepeatTag:       func(string) error { return tagException.because("Duplicate tag keys") },
	mayHaveTags:        mayHaveTags,
	defaultPolicy:      (*call).defaultPolicy,
	fitsQuota:          fitsQuota,
	readPolicy:         readPolicy,
	namesPrincipals:    namesPrincipals,
	keepsKeyManageable: (*call).keepsKeyManageable,
}
