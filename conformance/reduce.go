package conformance

import (
	"context"
	"errors"
	"fmt"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// reduction looks for the shortest program that still breaks one rule. It edits
// typed commands and never a stream of random bits, it is pinned to the id of the
// rule and never to a text, and it runs no program twice.
type reduction struct {
	runner     *Runner
	rule       rules.ID
	regions    []language.Region
	memo       map[string]*trial
	number     uint64 // of the next session
	executions int
	calls      int
	best       *trial
}

// trial is one program that was tried.
type trial struct {
	program   language.Program // cut behind the command that breaks the rule
	finding   model.Finding
	execution *Execution
	fails     bool
}

// maxExecutions ends a reduction that a flaky target would keep alive.
const maxExecutions = 400

// attempts is how often a rule is tried that no program breaks again.
const attempts = 3

// sessionsPerRule keeps the sessions of reductions apart from each other and from
// those of the campaign.
const sessionsPerRule = 1 << 20

func newReduction(r *Runner, rule rules.ID, index int, regions []language.Region) *reduction {
	return &reduction{
		runner: r, rule: rule, regions: regions, memo: map[string]*trial{},
		number: uint64(index+1) * sessionsPerRule << 12,
	}
}

// begun returns a short trial that breaks the rule again, nil if none does.
func (r *reduction) begun(ctx context.Context, sightings []sighting) (*trial, error) {
	for range attempts {
		if err := r.begin(ctx, sightings); err != nil {
			return nil, err
		}
		if r.best != nil {
			break
		}
		clear(r.memo) // the target may show it now and then only
	}
	return r.best, nil
}

// reduce returns the shortest trial found, nil if the rule is not broken again.
func (r *reduction) reduce(ctx context.Context, sightings []sighting) (*trial, error) {
	if best, err := r.begun(ctx, sightings); best == nil || err != nil {
		return nil, err
	}
	passes := []func(context.Context) (bool, error){r.effective, r.chunks, r.singles, r.rested, r.canonical, r.simpler, r.merged, r.shortened, r.pairs}
	for changed := true; changed; {
		changed = false
		for _, pass := range passes {
			better, err := pass(ctx)
			if err != nil {
				return r.best, err
			}
			changed = changed || better
		}
	}
	return r.best, nil
}

// begin finds a first program that breaks the rule again.
func (r *reduction) begin(ctx context.Context, sightings []sighting) error {
	for _, s := range sightings {
		for _, p := range beginnings(s.program) {
			if ok, err := r.try(ctx, p); err != nil || ok {
				return err
			}
		}
	}
	return nil
}

// try runs a candidate and makes it the best one if it breaks the rule.
func (r *reduction) try(ctx context.Context, p language.Program) (bool, error) {
	t, err := r.run(ctx, p)
	if err != nil || !t.fails {
		return false, err
	}
	r.best = t
	return true, nil
}

func (r *reduction) run(ctx context.Context, p language.Program) (*trial, error) {
	text := p.String()
	if t, known := r.memo[text]; known {
		return t, nil
	}
	t := &trial{program: p}
	if len(p) == 0 || p.Check() != nil || r.executions >= maxExecutions {
		return t, nil
	}
	e, err := r.fresh(ctx, p)
	if errors.Is(err, errUnsendable) {
		r.memo[text] = t
		return t, nil // the edit was too bold; others may do
	}
	if err != nil {
		return nil, fmt.Errorf("reducing %s: %w", r.rule, err)
	}
	r.calls += e.calls()
	at, finding, fails := e.breaks(string(r.rule))
	if fails {
		t.program, t.finding, t.execution, t.fails = p[:at+1], finding, e, true
	}
	r.memo[text] = t
	r.memo[t.program.String()] = t
	return t, nil
}

// fresh runs a program without looking into the memo.
func (r *reduction) fresh(ctx context.Context, p language.Program) (*Execution, error) {
	r.executions++
	r.number++
	return r.runner.Run(ctx, r.number, 0, p)
}

// confirm runs the result again and counts how often it still breaks the rule; more
// often where it does not at first.
func (r *reduction) confirm(ctx context.Context, times int) (reproduced, of int, err error) {
	for of < times || reproduced == 0 && of < attempts*times {
		e, err := r.fresh(ctx, r.best.program)
		if err != nil {
			return reproduced, of, fmt.Errorf("confirming %s: %w", r.rule, err)
		}
		of++
		if _, _, fails := e.breaks(string(r.rule)); fails {
			reproduced++
			r.best.execution = e
		}
	}
	return reproduced, of, nil
}
