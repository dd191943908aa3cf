// Key policies: the default one, and the checks before one is stored.

package reference

import (
	"encoding/json"
	"path"
	"slices"
	"strings"
)

// maxPolicyBytes is KMS's quota; the service model lets four times as much through.
const maxPolicyBytes = 32 * 1024

// defaultPolicy lets the account's IAM policies decide.
func (c *call) defaultPolicy() string {
	return `{
  "Version" : "2012-10-17",
  "Id" : "key-default-1",
  "Statement" : [ {
    "Sid" : "Enable IAM User Permissions",
    "Effect" : "Allow",
    "Principal" : {
      "AWS" : "` + c.rootARN() + `"
    },
    "Action" : "kms:*",
    "Resource" : "*"
  } ]
}`
}

// policyOrDefault returns the policy of a request that may leave it out.
func (c *call) policyOrDefault(given *string, bypassLockoutCheck bool) (string, error) {
	if given == nil {
		return c.decide.defaultPolicy(c), nil
	}
	if err := c.checkPolicy(*given, bypassLockoutCheck); err != nil {
		return "", err
	}
	return *given, nil
}

// policyDocument is as much of the policy language as the checks need.
type policyDocument struct {
	Statement oneOrMore[policyStatement] `json:"Statement"`
}

type policyStatement struct {
	Effect       string            `json:"Effect"`
	Principal    json.RawMessage   `json:"Principal"`
	NotPrincipal json.RawMessage   `json:"NotPrincipal"`
	Action       oneOrMore[string] `json:"Action"`
	NotAction    oneOrMore[string] `json:"NotAction"`
}

// oneOrMore is a list that may be written as its only element.
type oneOrMore[T any] []T

// UnmarshalJSON implements json.Unmarshaler.
func (o *oneOrMore[T]) UnmarshalJSON(data []byte) error {
	if strings.HasPrefix(strings.TrimSpace(string(data)), "[") {
		return json.Unmarshal(data, (*[]T)(o))
	}
	var one T
	if err := json.Unmarshal(data, &one); err != nil {
		return err
	}
	*o = oneOrMore[T]{one}
	return nil
}

func (c *call) checkPolicy(policy string, bypassLockoutCheck bool) error {
	if err := c.decide.fitsQuota(policy); err != nil {
		return err
	}
	document, err := c.decide.readPolicy(policy)
	if err != nil {
		return err
	}
	if err := c.decide.namesPrincipals(document); err != nil || bypassLockoutCheck {
		return err
	}
	return c.decide.keepsKeyManageable(c, document)
}

func fitsQuota(policy string) error {
	if len(policy) > maxPolicyBytes {
		return limitExceededException.because("The policy is longer than %d bytes.", maxPolicyBytes)
	}
	return nil
}

func readPolicy(policy string) (policyDocument, error) {
	var document policyDocument
	if err := json.Unmarshal([]byte(policy), &document); err != nil || len(document.Statement) == 0 {
		return document, malformedPolicyDocumentException.because("Policy document is not valid.")
	}
	return document, nil
}

func namesPrincipals(document policyDocument) error {
	for _, statement := range document.Statement {
		if statement.Principal == nil && statement.NotPrincipal == nil {
			return malformedPolicyDocumentException.because("Policy contains a statement with no principal.")
		}
	}
	return nil
}

// keepsKeyManageable wants somebody in the account to be able to change the policy again.
func (c *call) keepsKeyManageable(document policyDocument) error {
	if slices.ContainsFunc(document.Statement, c.letsPutKeyPolicy) {
		return nil
	}
	return malformedPolicyDocumentException.because(
		"The new key policy will not allow you to update the key policy in the future.")
}

// letsPutKeyPolicy tells whether somebody in the account may change the policy because of the statement.
func (c *call) letsPutKeyPolicy(statement policyStatement) bool {
	if statement.Effect != "Allow" {
		return false
	}
	principal := string(statement.Principal)
	if statement.Principal != nil && !strings.Contains(principal, c.account.id) && !strings.Contains(principal, `"*"`) {
		return false
	}
	if statement.Action == nil {
		return statement.NotAction != nil
	}
	for _, action := range statement.Action {
		if matches, err := path.Match(strings.ToLower(action), "kms:putkeypolicy"); err == nil && matches {
			return true
		}
	}
	return false
}
