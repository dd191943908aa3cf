package conformance

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
)

// confirmations is how often a reduced program is run again.
const confirmations = 3

// reduceAll gives every cause its shortest program, or the rule that a hunt is for.
func (c *campaign) reduceAll(ctx context.Context) ([]reports.Counterexample, error) {
	c.tally.restate()
	broken := slices.DeleteFunc(c.tally.broken(), c.shadowed)
	if len(c.settings.Until) == 0 {
		return c.reduceCauses(ctx, broken)
	}
	found, err := c.reduceEach(ctx, c.promising(broken), c.reduceOne)
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

// reduceEach looks for the programs of several rules, which share the workers and begin in
// their order. What one rule finds depends on no other.
func (c *campaign) reduceEach(
	ctx context.Context, broken []rules.ID, reduce func(context.Context, rules.ID, int) (*reports.Counterexample, error),
) ([]reports.Counterexample, error) {
	all := rules.All()
	out := make([]*reports.Counterexample, len(broken))
	errs := make([]error, len(broken))
	slots := make(chan struct{}, max(1, c.settings.Workers))
	var group sync.WaitGroup
	for i, id := range broken {
		slots <- struct{}{}
		group.Go(func() {
			defer func() { <-slots }()
			// The place in the book, not among what is broken, so that a rule's sessions
			// are its own whatever else is broken.
			place := slices.IndexFunc(all, func(r rules.Rule) bool { return r.ID == id })
			out[i], errs[i] = reduce(ctx, id, place)
		})
	}
	group.Wait()
	var found []reports.Counterexample
	for i := range out {
		if errs[i] != nil && ctx.Err() == nil {
			return nil, errs[i]
		}
		if out[i] != nil {
			found = append(found, *out[i])
		}
	}
	return found, nil
}

// reduceOne reduces the program of one rule as far as it goes.
func (c *campaign) reduceOne(ctx context.Context, id rules.ID, place int) (*reports.Counterexample, error) {
	return c.example(ctx, id, place, (*reduction).reduce, confirmations)
}

// shortenOne looks for a short program of one rule without working on it.
func (c *campaign) shortenOne(ctx context.Context, id rules.ID, place int) (*reports.Counterexample, error) {
	return c.example(ctx, id, place, (*reduction).begun, 1)
}

func (c *campaign) example(
	ctx context.Context, id rules.ID, place int,
	reduce func(*reduction, context.Context, []sighting) (*trial, error), confirmations int,
) (*reports.Counterexample, error) {
	t := c.tally.rule(id)
	r := newReduction(c.runner, id, place, toRegions(c.runner.Target.Info().Regions))
	best, err := reduce(r, ctx, t.sightings)
	if err != nil && best == nil {
		return nil, err
	}
	example := &reports.Counterexample{
		ID: "cx-" + string(id), Rule: string(id), OriginalLength: len(t.sightings[0].program),
		Executions: r.executions, Calls: r.calls,
	}
	if best == nil {
		s := t.sightings[0]
		example.Program, example.Expected, example.Observed = s.program.Lines(), s.finding.Expected, s.finding.Observed
		return example, nil
	}
	reproduced, of, err := r.confirm(ctx, confirmations)
	if err != nil {
		return nil, err
	}
	if reproduced > 0 {
		example.Reproduced = fmt.Sprintf("%d/%d", reproduced, of)
	}
	c.reduced.Store(id, r.best.execution)
	_, finding, ok := r.best.execution.breaks(string(id))
	if !ok {
		finding = best.finding
	}
	p := r.best.program
	example.Program, example.Length = p.Lines(), len(p)
	example.CLI = cliLines(append(slices.Clip(p), r.best.execution.asked(string(id))...))
	readable := symbolic(r.best.execution.Names)
	example.Expected, example.Observed = readable(finding.Expected), readable(finding.Observed)
	example.Trace = filepath.ToSlash(filepath.Join("traces", string(id)+".ndjson"))
	example.Replay = strings.TrimSpace(c.settings.Program + " replay " + filepath.ToSlash(filepath.Join(c.settings.Out, example.Trace)) + " " + c.settings.Target)
	if c.settings.Out == "" {
		example.Trace, example.Replay = "", ""
		return example, nil
	}
	return example, c.writeExample(id, r.best.execution)
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
