package conformance

import (
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/targets/reference"
)

// RulesOf lists the rules of the available profiles that a fault breaks.
func RulesOf(f reference.Fault) []rules.ID { return claimedRules(f, DefaultSettings().claims) }
