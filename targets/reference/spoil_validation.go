// The planted faults in checking a request against the service model.

package reference

import (
	"slices"
	"strings"
)

// forgiveness is a kind of violation that a planted fault does not mind.
type forgiveness struct {
	fault              faultID
	member, constraint string // as they stand in the text of the violation
}

var forgivenesses = []forgiveness{
	{faultLongDescriptionAccepted, "'description'", "length less"},
	{faultLongTagAccepted, ".tagKey'", "length less"},
	{faultPolicyCharactersUnchecked, "'policy'", "pattern"},
	{faultRotationPeriodUnchecked, "'rotationPeriodInDays'", "value"},
	{faultWindowRangeUnchecked, "'pendingWindowInDays'", "value"},
	{faultReplicaRegionUnchecked, "'replicaRegion'", "pattern"},
	{faultKeySpecUnchecked, "'keySpec'", "enum"},
}

// forgiven returns the violations without those that a planted fault does not mind.
func (c *call) forgiven(found violations) violations {
	return slices.DeleteFunc(found, func(violation string) bool {
		for _, f := range forgivenesses {
			if c.has(f.fault) && strings.Contains(violation, f.member) && strings.Contains(violation, f.constraint) {
				return true
			}
		}
		return false
	})
}

// violated is the error for the constraints that a request violates, or nil.
func (c *call) violated(found violations) error {
	found = c.forgiven(found)
	for _, violation := range found {
		switch {
		case strings.HasPrefix(violation, "Value null at 'keyId'") && c.has(faultMissingKeyIDCrashes):
			return errCrash
		case strings.HasPrefix(violation, "Value '' at 'keyId'") && c.has(faultEmptyKeyIDNotFound):
			return notFoundException.because("Invalid keyId ''")
		}
	}
	err := found.err()
	if err != nil && c.has(faultValidationWrongCode) {
		return exception("ValidationError").because("%s", strings.Join(found, "; "))
	}
	return err
}
