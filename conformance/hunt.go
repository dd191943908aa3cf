package conformance

import (
	"context"
	"fmt"
	"slices"

	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
	"github.com/mrkconform/mrkconform/targets/reference"
)

// beyond is how many calls a hunt goes on once the fault is caught: the rule that breaks
// first need not be the one that a short program shows.
const beyond = 1000

// soon is how many calls most faults should be caught within.
const soon = 3000

// judgeMutant hunts one fault with every seed.
func judgeMutant(ctx context.Context, f reference.Fault, s MutantSettings) (reports.Mutant, error) {
	m := reports.Mutant{
		ID: f.ID, Half: f.Half(), Imitates: f.Imitates, ExpectedRules: f.Rules, LeastLength: f.Least,
		CaughtBy: []string{}, Wrong: []string{},
	}
	var calls, executions, reducing []int
	for seed := range s.Seeds {
		h, err := hunt(ctx, f, s, uint64(seed+1))
		if err != nil {
			return m, fmt.Errorf("fault %s: %w", f.ID, err)
		}
		if len(h.wrong) > 0 {
			m.Misnamed++
			m.Wrong = append(m.Wrong, h.wrong...)
		}
		if h.by == "" {
			continue
		}
		m.Caught++
		m.CaughtBy = append(m.CaughtBy, h.by)
		calls = append(calls, h.calls)
		if h.calls <= soon {
			m.Soon++
		}
		m.Length = max(m.Length, h.shown.Length)
		switch over := h.shown.Length - f.Least; {
		case over > 1 || h.shown.Length == 0:
			m.Longer++
		case over == 1:
			m.OneMore++
		}
		executions, reducing = append(executions, h.shown.Executions), append(reducing, h.shown.Calls)
	}
	m.CaughtBy, m.Wrong = once(m.CaughtBy), once(m.Wrong)
	m.CallsToCatch, m.Executions, m.Calls = reports.Median(calls), reports.Median(executions), reports.Median(reducing)
	return m, nil
}

// caught is what one hunt brought home.
type caught struct {
	by    string                 // the rule that shows the fault, "" if none does
	calls int                    // until the first of the fault's rules was broken
	shown reports.Counterexample // of that rule
	wrong []string               // rules that are broken by their own and none of the fault's
}

// hunt runs one campaign that ends when a rule of the fault is broken.
func hunt(ctx context.Context, f reference.Fault, s MutantSettings, seed uint64) (caught, error) {
	target, err := targets.NewReference(targets.ReferenceOptions{Faults: []string{f.ID}})
	if err != nil {
		return caught{}, err
	}
	defer func() { _ = target.Close() }() // its verdict is in the report
	settings := DefaultSettings()
	settings.Seed, settings.Calls, settings.Uniform, settings.Workers = seed, s.Calls, s.Uniform, 1
	settings.Until, settings.Beyond = claimedRules(f, settings.claims), beyond
	c, report, err := certify(ctx, target, settings, nil)
	if err != nil {
		return caught{}, err
	}
	out := caught{calls: c.caughtAt}
	for _, r := range report.Rules {
		if r.Status == reports.Fail && r.Level == reports.Must && !f.Breaks(r.ID) && !restated(r) {
			out.wrong = append(out.wrong, r.ID)
		}
	}
	for _, x := range report.Counterexamples {
		out.by, out.shown = x.Rule, x
	}
	return out, nil
}

// once sorts and keeps one of each.
func once(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}
