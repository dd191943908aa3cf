// Who calls and where: the access key and the Region in the SigV4 credential scope. The signature itself is not checked.

package reference

import (
	"fmt"
	"hash/fnv"
	"net/http"
	"strings"
)

const signingAlgorithm = "AWS4-HMAC-SHA256"

// scope is what the emulator takes from the Authorization header.
type scope struct {
	accessKeyID string
	region      string
}

// Account returns the 12-digit account id that the access key belongs to. Every access key is an account of its own, so
// that clients which share a server cannot see each other's keys.
func Account(accessKeyID string) string {
	hash := fnv.New64a()
	_, _ = hash.Write([]byte(accessKeyID)) // a hash.Hash never returns an error
	return fmt.Sprintf("%012d", 100_000_000_000+hash.Sum64()%900_000_000_000)
}

func credentialScope(header http.Header) (scope, error) {
	authorization := header.Get("Authorization")
	if authorization == "" {
		return scope{}, missingAuthenticationTokenException.because("Missing Authentication Token")
	}
	algorithm, fields, _ := strings.Cut(authorization, " ")
	if algorithm != signingAlgorithm {
		return scope{}, incompleteSignatureException.because("Unsupported AWS 'algorithm': '%s'.", algorithm)
	}
	credential, err := credentialField(fields)
	if err != nil {
		return scope{}, err
	}
	// An access key id may hold a slash, the four fields of the scope may not: cut them off from the end.
	parts := strings.Split(credential, "/")
	if len(parts) < 5 {
		return scope{}, incompleteSignatureException.because(
			"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '%s'", credential)
	}
	fixed := parts[len(parts)-4:]
	found := scope{accessKeyID: strings.Join(parts[:len(parts)-4], "/"), region: fixed[1]}
	switch {
	case found.accessKeyID == "":
		return scope{}, incompleteSignatureException.because("Authorization header requires 'Credential' parameter.")
	case partitionOf(found.region) == "":
		return scope{}, invalidSignatureException.because("Credential should be scoped to a valid region.")
	case fixed[2] != "kms":
		return scope{}, invalidSignatureException.because("Credential should be scoped to correct service: 'kms'.")
	}
	return found, nil
}

func credentialField(fields string) (string, error) {
	for field := range strings.SplitSeq(fields, ",") {
		if credential, ok := strings.CutPrefix(strings.TrimSpace(field), "Credential="); ok {
			return credential, nil
		}
	}
	return "", incompleteSignatureException.because("Authorization header requires 'Credential' parameter.")
}
