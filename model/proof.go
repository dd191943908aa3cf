package model

import (
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// proofs says of a rule which commands a right answer must come to, so that it tells anything of
// the rule. Other commands may break it and cannot hold it: what is refused for being malformed,
// or may succeed without effect, would look the same on a target without the rule.
var proofs = map[rules.ID]func(c language.Command) bool{
	"MRK-ROTATE-11": func(c language.Command) bool {
		n, own := c.Period()
		return c.Op == language.EnableKeyRotation && !c.Has("raw") && (!own || n >= minPeriod && n <= maxPeriod)
	},
}

// proves reports whether a right answer to the command holds the rule.
func proves(c language.Command, rule rules.ID) bool {
	proof, asks := proofs[rule]
	return !asks || proof(c)
}
