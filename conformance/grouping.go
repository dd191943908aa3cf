package conformance

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/mrkconform/mrkconform/conformance/causes"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
)

// blind are the rules that one store for all Regions breaks by itself.
var blind = []rules.ID{"MRK-ERR-02", "MRK-ERR-03", "MRK-LIST-01"}

// grouping is what causes have to know beside the findings.
func (c *campaign) grouping() causes.Grouping {
	g := causes.Grouping{ShownBy: c.tally.shownBy}
	if c.oneStore != "" {
		g.Blind = append(slices.Clone(blind), c.oneStore)
	}
	return g
}

// grouped are the causes of broken rules.
func (c *campaign) grouped(broken []rules.ID) []causes.Cause {
	return c.tally.causes.Group(broken, c.grouping())
}

// reduceCauses gives each cause a program that is as short as can be, and the other rules of
// the cause what shows them.
func (c *campaign) reduceCauses(ctx context.Context, broken []rules.ID) ([]reports.Counterexample, error) {
	leads := map[rules.ID]rules.ID{}
	for _, cause := range c.grouped(broken) {
		best := c.lead(cause)
		for _, id := range cause.Rules {
			if _, known := leads[id]; !known {
				leads[id] = best
			}
		}
		leads[best] = best
	}
	return c.reduceEach(ctx, broken, leads)
}

// lead is the rule of a cause that shows it best: one that has to be kept before advice, one
// that was broken by just this symptom, and of these the one that the shortest program breaks.
func (c *campaign) lead(cause causes.Cause) rules.ID {
	seen := func(id rules.ID) []sighting {
		t := c.tally.rule(id)
		return append(slices.Clip(t.sightings), t.faults...)
	}
	own := func(id rules.ID) int {
		if s := seen(id); len(s) > 0 && sees(s[0], cause) {
			return 0
		}
		return 1
	}
	least := func(id rules.ID) int {
		if s := seen(id); len(s) > 0 {
			return s[0].weight
		}
		return math.MaxInt
	}
	of := slices.Clone(cause.Rules)
	for i, id := range of {
		of[i] = c.tally.shownBy(id)
		sightings := c.tally.rule(of[i]).sightings
		slices.SortStableFunc(sightings, func(a, b sighting) int {
			if sees(a, cause) == sees(b, cause) {
				return 0
			}
			if sees(a, cause) {
				return -1
			}
			return 1
		})
	}
	return slices.MinFunc(of, func(a, b rules.ID) int {
		return cmp.Or(
			cmp.Compare(advice(a), advice(b)), cmp.Compare(own(a), own(b)), cmp.Compare(least(a), least(b)), cmp.Compare(a, b),
		)
	})
}

// sees reports whether a sighting shows the symptom of a cause.
func sees(s sighting, cause causes.Cause) bool {
	return causes.Of(s.program[len(s.program)-1].String(), s.finding) == cause.Symptom
}

func advice(id rules.ID) int {
	if r, known := rules.Get(id); known && r.Level == rules.Must {
		return 0
	}
	return 1
}

// causesOf turns the causes of a report's broken rules into what it shows of them, and names
// at the rules that one store for all Regions keeps from being judged this cause.
func (c *campaign) causesOf(results []reports.RuleResult) []reports.Cause {
	var broken []rules.ID
	examples := map[rules.ID]string{}
	for i := range results {
		r := &results[i]
		id := rules.ID(r.ID)
		if r.Status == reports.Fail || r.Status == reports.KnownFail {
			broken = append(broken, id)
			examples[id] = r.Counterexample
		}
	}
	var out []reports.Cause
	for i := range results {
		if id := rules.ID(results[i].ID); slices.Contains(broken, id) {
			results[i].Cause = c.tally.causes.IDOf(id, c.grouping())
		}
	}
	for _, cause := range c.grouped(broken) {
		shown := reports.Cause{
			ID: cause.ID, Title: cause.Title, Operation: string(cause.Symptom.Op), Symptom: cause.Symptom.Text,
			Counterexample: examples[c.lead(cause)],
		}
		for _, id := range cause.Rules {
			shown.Rules = append(shown.Rules, string(id))
		}
		if cause.Symptom == causes.OneStore {
			for i := range results {
				if c.shadowed(rules.ID(results[i].ID)) {
					results[i].Cause = cause.ID
				}
			}
		}
		out = append(out, shown)
	}
	return out
}
