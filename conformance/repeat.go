package conformance

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
)

// What chance has come to once or twice is evaluated again by the programs that came to it.
// More calls would do the same: most of those of a campaign go to what was seen a hundred times.

// repeatedProgram is the number of the first program that is repeated, behind the preflight.
const repeatedProgram = 100

// repeat runs programs again until each rule that any program came to has been evaluated often
// enough, as far as the budget has room for it.
func (c *campaign) repeat(ctx context.Context) error {
	if len(c.settings.Until) > 0 || c.limit != reports.LimitCalls {
		return nil
	}
	most := c.tally.calls + c.settings.Calls/moreEvidence
	number := uint64(repeatedProgram)
	for range c.settings.Checks {
		programs := c.seldom(most - c.tally.calls)
		programs = programs[:min(len(programs), int(firstProgram-number))] //nolint:gosec // both are small
		if len(programs) == 0 || c.tally.silence.stopped != "" {
			break
		}
		for _, o := range c.again(ctx, number, programs) {
			if errors.Is(o.err, context.Canceled) {
				return nil
			}
			if o.err != nil {
				return fmt.Errorf("tester error: %w", o.err)
			}
			full := o.execution.shorten(most - c.tally.calls)
			if err := c.add(o.execution); err != nil || full {
				return err
			}
		}
		number += uint64(len(programs))
	}
	return nil
}

// again runs some programs, as many at a time as there are workers.
func (c *campaign) again(ctx context.Context, number uint64, programs []language.Program) []outcome {
	results := make([]outcome, len(programs))
	slots := make(chan struct{}, c.settings.Workers)
	var group sync.WaitGroup
	for i, p := range programs {
		group.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			results[i].execution, results[i].err = c.runner.Run(ctx, number+uint64(i), 0, p) //nolint:gosec // a place in a list
		})
	}
	group.Wait()
	return results
}

// seldom returns the programs that came to the rules which need more evidence, each once.
func (c *campaign) seldom(room int) []language.Program {
	var out []language.Program
	for _, id := range slices.Sorted(maps.Keys(c.tally.rules)) {
		t := c.tally.rules[id]
		r, _ := rules.Get(id)
		if t.broken > 0 || t.checked == 0 || t.checked >= c.settings.Checks || r.Level == rules.Should || !c.settings.claims(r) {
			continue
		}
		same := func(p language.Program) bool { return p.String() == t.shown.String() }
		if !slices.ContainsFunc(out, same) && len(t.shown) <= room {
			room -= len(t.shown)
			out = append(out, t.shown)
		}
	}
	return out
}
