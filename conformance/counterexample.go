package conformance

import (
	"cmp"
	"context"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
)

// reduceAll gives every broken rule a program, and those where the service failed: the shortest
// one to each cause, or to the rule that a hunt is for.
func (c *campaign) reduceAll(ctx context.Context) ([]reports.Counterexample, error) {
	c.tally.restate()
	broken := slices.DeleteFunc(c.tally.broken(), c.shadowed)
	if len(c.settings.Until) == 0 {
		return c.reduceCauses(ctx, append(broken, slices.DeleteFunc(c.tally.faults(), c.shadowed)...))
	}
	found, err := c.reduceEach(ctx, c.promising(broken), nil)
	if len(found) == 0 {
		return found, err
	}
	// Of equal length the rule that comes first in Settings.Until shows it best.
	shortest := slices.MinFunc(found, func(a, b reports.Counterexample) int {
		return cmp.Or(cmp.Compare(length(a), length(b)), cmp.Compare(c.wanted(a.Rule), c.wanted(b.Rule)))
	})
	return []reports.Counterexample{shortest}, err
}

// candidates is how many rules of a hunt are reduced, of which the shortest program is kept.
const candidates = 4

// promising are the rules of Settings.Until whose programs promise to become the shortest.
func (c *campaign) promising(broken []rules.ID) []rules.ID {
	var out []rules.ID
	for _, id := range c.suspects() {
		if id = c.tally.shownBy(id); slices.Contains(broken, id) && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	slices.SortStableFunc(out, func(a, b rules.ID) int {
		return cmp.Compare(c.tally.rules[a].sightings[0].weight, c.tally.rules[b].sightings[0].weight)
	})
	return out[:min(len(out), candidates)]
}

// wanted is the place of a rule in Settings.Until, the place behind it for others.
func (c *campaign) wanted(rule string) int {
	if i := slices.Index(c.settings.Until, rules.ID(rule)); i >= 0 {
		return i
	}
	return len(c.settings.Until)
}

// length is that of the program; one that was not reduced is as long as can be.
func length(x reports.Counterexample) int {
	if x.Length == 0 {
		return math.MaxInt
	}
	return x.Length
}

func (c *campaign) writeExample(id rules.ID, e *Execution) error {
	h := newHeader(c.runner.Target.Info(), c.settings.Seed, c.runner)
	h.Rule = string(id)
	w, err := createTrace(filepath.Join(c.settings.Out, "traces", string(id)+".ndjson"), h)
	if err != nil {
		return err
	}
	if err := w.program(e); err != nil {
		w.discard()
		return err
	}
	t := newTally()
	t.add(e)
	return w.finish(Footer{Programs: 1, Calls: t.calls, Verdicts: t.verdicts()})
}

// symbolic replaces real ids by what they are called in the program, so that texts
// of two runs can be compared.
func symbolic(names map[string]string) func(string) string {
	var ids []string
	for id := range names {
		if id != "" {
			ids = append(ids, id)
		}
	}
	// A longer id may begin with a shorter one.
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	var pairs []string
	for _, id := range ids {
		pairs = append(pairs, id, names[id])
	}
	replacer := strings.NewReplacer(pairs...)
	return replacer.Replace
}
