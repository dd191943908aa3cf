// The exceptions of KMS and of its front end, by AWS's own names, and how each is answered.

package reference

import (
	"fmt"
	"net/http"
)

// exception is the wire name of an error.
type exception string

const (
	accessDeniedException               exception = "AccessDeniedException"
	alreadyExistsException              exception = "AlreadyExistsException"
	conflictException                   exception = "ConflictException"
	customKeyStoreNotFoundException     exception = "CustomKeyStoreNotFoundException"
	disabledException                   exception = "DisabledException"
	dryRunOperationException            exception = "DryRunOperationException"
	expiredImportTokenException         exception = "ExpiredImportTokenException"
	incompleteSignatureException        exception = "IncompleteSignatureException"
	incorrectKeyException               exception = "IncorrectKeyException"
	incorrectKeyMaterialException       exception = "IncorrectKeyMaterialException"
	invalidArnException                 exception = "InvalidArnException"
	invalidCiphertextException          exception = "InvalidCiphertextException"
	invalidGrantTokenException          exception = "InvalidGrantTokenException"
	invalidImportTokenException         exception = "InvalidImportTokenException"
	invalidKeyUsageException            exception = "InvalidKeyUsageException"
	invalidMarkerException              exception = "InvalidMarkerException"
	invalidSignatureException           exception = "InvalidSignatureException"
	kmsInternalException                exception = "KMSInternalException"
	kmsInvalidMacException              exception = "KMSInvalidMacException"
	kmsInvalidSignatureException        exception = "KMSInvalidSignatureException"
	kmsInvalidStateException            exception = "KMSInvalidStateException"
	limitExceededException              exception = "LimitExceededException"
	malformedPolicyDocumentException    exception = "MalformedPolicyDocumentException"
	missingAuthenticationTokenException exception = "MissingAuthenticationTokenException"
	notFoundException                   exception = "NotFoundException"
	serializationException              exception = "SerializationException"
	tagException                        exception = "TagException"
	unknownOperationException           exception = "UnknownOperationException"
	unsupportedOperationException       exception = "UnsupportedOperationException"
	validationException                 exception = "ValidationException"
)

// refusal is an error that is answered to the client.
type refusal struct {
	exception exception
	message   string
}

// because makes the exception an error with AWS's message, which may be empty.
func (e exception) because(format string, args ...any) error {
	return &refusal{exception: e, message: fmt.Sprintf(format, args...)}
}

// Error implements error.
func (r *refusal) Error() string {
	return string(r.exception) + ": " + r.message
}

func (r *refusal) status() int {
	if r.exception == kmsInternalException {
		return http.StatusInternalServerError
	}
	return http.StatusBadRequest
}
