// The constraints of the service model (required, length, pattern, enum, range) and the text in which AWS reports them.

package reference

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// violations collects the constraints that one request violates.
type violations []string

func (v *violations) err() error {
	switch len(*v) {
	case 0:
		return nil
	case 1:
		return validationException.because("1 validation error detected: %s", (*v)[0])
	default:
		return validationException.because("%d validation errors detected: %s", len(*v), strings.Join(*v, "; "))
	}
}

func (v *violations) add(value, member, constraint string) {
	*v = append(*v, fmt.Sprintf("Value %s at '%s' failed to satisfy constraint: Member must %s", value, member, constraint))
}

// required reports a member that is missing or null.
func (v *violations) required(member string, present bool) {
	if !present {
		v.add("null", member, "not be null")
	}
}

// text checks a string against its length in characters and its pattern; an absent string is fine.
func (v *violations) text(member string, value *string, limits textLimits) {
	if value == nil {
		return
	}
	quoted := "'" + *value + "'"
	length := utf8.RuneCountInString(*value)
	if length > limits.max {
		v.add(quoted, member, "have length less than or equal to "+strconv.Itoa(limits.max))
	}
	if length < limits.min {
		v.add(quoted, member, "have length greater than or equal to "+strconv.Itoa(limits.min))
	}
	if limits.pattern != nil && !limits.pattern.MatchString(*value) {
		v.add(quoted, member, "satisfy regular expression pattern: "+limits.written)
	}
}

func (v *violations) requiredText(member string, value *string, limits textLimits) {
	v.required(member, value != nil)
	v.text(member, value, limits)
}

// blob checks the length of a binary member, whose value AWS does not repeat.
func (v *violations) blob(member string, value []byte, least, most int) {
	if value == nil {
		v.required(member, false)
		return
	}
	const constraint = "Value at '%s' failed to satisfy constraint: Member must have length %s than or equal to %d"
	if len(value) > most {
		*v = append(*v, fmt.Sprintf(constraint, member, "less", most))
	}
	if len(value) < least {
		*v = append(*v, fmt.Sprintf(constraint, member, "greater", least))
	}
}

func (v *violations) number(member string, value *int, least, most int) {
	if value == nil {
		return
	}
	quoted := "'" + strconv.Itoa(*value) + "'"
	if *value > most {
		v.add(quoted, member, "have value less than or equal to "+strconv.Itoa(most))
	}
	if *value < least {
		v.add(quoted, member, "have value greater than or equal to "+strconv.Itoa(least))
	}
}

func (v *violations) enum(member string, value *string, values []string) {
	if value == nil {
		return
	}
	for _, allowed := range values {
		if *value == allowed {
			return
		}
	}
	v.add("'"+*value+"'", member, "satisfy enum value set: ["+strings.Join(values, ", ")+"]")
}

// textLimits is the model's constraint on one kind of string.
type textLimits struct {
	min, max int
	pattern  *regexp.Regexp
	// written is the pattern as AWS writes it, which is not always Go's syntax.
	written string
}

func limitsOf(least, most int, pattern string) textLimits {
	limits := textLimits{min: least, max: most, written: pattern}
	if pattern != "" {
		limits.pattern = regexp.MustCompile("^(?:" + javaEscape.ReplaceAllString(pattern, `\x{$1}`) + ")$")
	}
	return limits
}

// javaEscape is how the service model writes a character by its number; Go writes \x{0009}.
var javaEscape = regexp.MustCompile(`\\u([0-9A-F]{4})`)

var (
	aliasNameLimits           = limitsOf(1, 256, `[a-zA-Z0-9:/_-]+`)
	descriptionLimits         = limitsOf(0, 8192, "")
	grantIDLimits             = limitsOf(1, 128, "")
	grantTokenLimits          = limitsOf(1, 8192, "")
	grantNameLimits           = limitsOf(1, 256, `[a-zA-Z0-9:/_-]+`)
	keyIDLimits               = limitsOf(1, 2048, "")
	keyStoreIDLimits          = limitsOf(1, 64, "")
	markerLimits              = limitsOf(1, 1024, `[\u0020-\u00FF]*`)
	materialIDLimits          = limitsOf(64, 64, `[a-f0-9]+`)
	materialDescriptionLimits = limitsOf(0, 256, `[a-zA-Z0-9:/_\s.-]*`)
	policyLimits              = limitsOf(1, 131072, `[\u0009\u000A\u000D\u0020-\u00FF]+`)
	policyNameLimits          = limitsOf(1, 128, `[\w]+`)
	principalLimits           = limitsOf(1, 256, `[\w+=,.@:/-]+`)
	regionLimits              = limitsOf(1, 32, `^([a-z]+-){2,3}\d+$`)
	tagKeyLimits              = limitsOf(1, 128, "")
	tagValueLimits            = limitsOf(0, 256, "")
)
