package generate

import (
	"slices"
	"strings"

	"pgregory.net/rapid"

	"github.com/mrkconform/mrkconform/model/rules"
)

// choice collects commands, by their places, and by the rule that they would be judged
// by, so that a rule that few commands lead to is not lost among those that many lead to.
type choice struct {
	rules []rules.ID // in the order of first sight
	of    []int      // the place among rules, for each of all
	all   []int
	drawn []int
}

func (c *choice) reset() {
	c.rules, c.of, c.all, c.drawn = c.rules[:0], c.of[:0], c.all[:0], c.drawn[:0]
}

func (c *choice) add(rule rules.ID, place int) {
	i := slices.Index(c.rules, rule)
	if i < 0 {
		i = len(c.rules)
		c.rules = append(c.rules, rule)
	}
	c.of, c.all = append(c.of, i), append(c.all, place)
}

// How often the rule is drawn before the command, in percent. Valid commands are
// drawn from all as well, since what is usual has to stay usual.
const (
	ruleFirst = 50
	lookup    = 25 // of the near-valid commands may fail for the name of the key
)

// draw returns the places of the commands to choose from.
func (c *choice) draw(t *rapid.T, near bool) []int {
	if len(c.rules) == 0 || (!near && !percent(t, ruleFirst)) {
		return c.all
	}
	list := c.rules
	if near && !percent(t, lookup) {
		list = slices.DeleteFunc(slices.Clone(list), byName)
		if len(list) == 0 {
			list = c.rules
		}
	}
	rule := slices.Index(c.rules, oneOf(t, list))
	for i, of := range c.of {
		if of == rule {
			c.drawn = append(c.drawn, c.all[i])
		}
	}
	return c.drawn
}

// byName are the rules on names that lead to no key and on requests that cannot be
// read. Every operation has them all, so that they would outnumber the rest.
func byName(id rules.ID) bool {
	s := string(id)
	return strings.HasPrefix(s, "MRK-ERR-") || strings.HasPrefix(s, "MRK-ENVELOPE-") || slices.Contains([]string{
		"MRK-REPLICATE-E07", "MRK-REPLICATE-E08", "MRK-REPLICATE-E09", "MRK-REPLICATE-E10", "MRK-OPEN-07", "MRK-LIST-07",
	}, s)
}
