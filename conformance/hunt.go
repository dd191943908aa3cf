package conformance

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
	"github.com/mrkconform/mrkconform/targets/reference"
)

// beyond is how many calls a hunt goes on once the fault is caught: the rule that breaks
// first need not be the one that a short program shows.
const beyond = 1000

// goesOn is how many calls that is for one fault: what breaks whole groups of rules is
// hunted for each of them, as long as the budget lasts.
func (s MutantSettings) goesOn(f reference.Fault) int {
	if slices.ContainsFunc(f.Besides, func(pattern string) bool { return strings.HasSuffix(pattern, "*") }) {
		return s.Calls
	}
	return beyond
}

// huntReduces is how many calls the programs of a hunt may take to become short.
const huntReduces = 20000

// soon is how many calls most faults should be caught within.
const soon = 3000

// judgeMutant hunts one fault with every seed, with guidance and, where asked for, without.
func judgeMutant(ctx context.Context, f reference.Fault, s MutantSettings) (reports.Mutant, error) {
	m := reports.Mutant{
		ID: f.ID, Half: f.Half(), Imitates: f.Imitates, ExpectedRules: f.Rules, Besides: append([]string{}, f.Besides...),
		LeastLength: f.Least, CaughtBy: []string{}, Broken: []string{}, Wrong: []string{},
	}
	var calls, executions, reducing []int
	for seed := range s.Seeds {
		h, err := hunt(ctx, f, s.campaign(seed), s.goesOn(f))
		if err != nil {
			return m, err
		}
		m.Broken = append(m.Broken, h.broken...)
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
	m.CaughtBy, m.Broken, m.Wrong = once(m.CaughtBy), once(m.Broken), once(m.Wrong)
	m.CallsToCatch, m.Executions, m.Calls = reports.Median(calls), reports.Median(executions), reports.Median(reducing)
	var err error
	m.Uniform, err = huntUniformly(ctx, f, s)
	return m, err
}

// huntUniformly counts what campaigns without guidance see of one fault.
func huntUniformly(ctx context.Context, f reference.Fault, s MutantSettings) (reports.Uniform, error) {
	out := reports.Uniform{Campaigns: s.UniformSeeds}
	var calls []int
	for seed := range s.UniformSeeds {
		settings := s.campaign(seed)
		settings.Uniform = true
		h, err := hunt(ctx, f, settings, 0)
		if err != nil {
			return out, err
		}
		if h.by == "" {
			continue
		}
		out.Caught++
		calls = append(calls, h.calls)
		if h.calls <= soon {
			out.Soon++
		}
	}
	out.CallsToCatch = reports.Median(calls)
	return out, nil
}

// caught is what one hunt brought home.
type caught struct {
	by    string                 // the rule that shows the fault, "" if none does
	calls int                    // until the first of the fault's rules was broken
	shown reports.Counterexample // of that rule
	// broken are all rules that were broken, and wrong those of them that are broken by
	// their own and none of the fault's.
	broken, wrong []string
}

// campaign is the settings of the hunt with one seed. Faults are what runs in parallel.
func (s MutantSettings) campaign(seed int) Settings {
	out := DefaultSettings()
	out.Seed, out.Workers = uint64(seed)+1, 1 //nolint:gosec // a seed is never below 0
	// The bar is on the calls until the fault is caught; what its program then costs to reduce
	// is shown beside it.
	out.Search, out.Calls = s.Calls, s.Calls+huntReduces
	return out
}

// hunt runs one campaign that ends so many calls after a rule of the fault is broken.
func hunt(ctx context.Context, f reference.Fault, settings Settings, beyond int) (caught, error) {
	target, err := targets.NewReference(targets.ReferenceOptions{Faults: []string{f.ID}})
	if err != nil {
		return caught{}, fmt.Errorf("fault %s: %w", f.ID, err)
	}
	defer func() { _ = target.Close() }() // its verdict is in the report
	settings.Until, settings.Beyond = claimedRules(f, settings.claims), beyond
	c, report, err := certify(ctx, target, settings, nil)
	if err != nil {
		return caught{}, fmt.Errorf("fault %s, seed %d: %w", f.ID, settings.Seed, err)
	}
	out := caught{calls: c.caughtAt}
	for _, r := range report.Rules {
		if r.Status == reports.Fail {
			out.broken = append(out.broken, r.ID)
		}
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
