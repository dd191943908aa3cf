// Key policies: the default one, and the checks before one is stored.

package reference

import (
	"encoding/json"
	"path"
	"strings"
)

// maxPolicyBytes is KMS's quota; the service model lets four times as much through.
const maxPolicyBytes = 32 * 1024

// defaultPolicy lets the account's IAM policies decide.
func (c *call) defaultPolicy() string {
	action := "kms:*"
	if c.has(faultDefaultPolicyDenies) {
		action = "kms:Describe*"
	}
	return `{
  "Version" : "2012-10-17",
  "Id" : "key-default-1",
  "Statement" : [ {
    "Sid" : "Enable IAM User Permissions",
    "Effect" : "Allow",
    "Principal" : {
      "AWS" : "` + c.rootARN() + `"
    },
    "Action" : "` + action + `",
    "Resource" : "*"
  } ]
}`
}

// policyOrDefault returns the policy of a request that may leave it out.
func (c *call) policyOrDefault(given *string, bypassLockoutCheck bool) (string, error) {
	if given == nil {
		return c.defaultPolicy(), nil
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
	if len(policy) > maxPolicyBytes && !c.has(faultPolicySizeUnchecked) {
		return limitExceededException.because("The policy is longer than %d bytes.", maxPolicyBytes)
	}
	var document policyDocument
	if err := json.Unmarshal([]byte(policy), &document); err != nil || len(document.Statement) == 0 {
		if c.has(faultPolicySyntaxUnchecked) {
			return nil
		}
		return malformedPolicyDocumentException.because("Policy document is not valid.")
	}
	lockedOut := true
	for _, statement := range document.Statement {
		if statement.Principal == nil && statement.NotPrincipal == nil && !c.has(faultPolicyPrincipalUnchecked) {
			return malformedPolicyDocumentException.because("Policy contains a statement with no principal.")
		}
		if c.letsPutKeyPolicy(statement) {
			lockedOut = false
		}
	}
	if lockedOut && !bypassLockoutCheck && !c.has(faultLockoutUnchecked) {
		return malformedPolicyDocumentException.because(
			"The new key policy will not allow you to update the key policy in the future.")
	}
	return nil
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
