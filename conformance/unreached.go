package conformance

import "github.com/mrkconform/mrkconform/model/rules"

// unreached says why no program of a run comes to a rule, where that is known.
var unreached = map[rules.ID]string{
	"MRK-ROTATE-23": "no command imports key material, without which the case cannot be set up",
}
