package conformance

import (
	"context"
	"errors"
	"fmt"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
)

// reduction looks for the shortest program that still breaks one rule. It edits
// typed commands and never a stream of random bits, it is pinned to the id of the
// rule and never to a text, and it runs no program twice.
type reduction struct {
	runner     *Runner
	rule       rules.ID
	regions    []model.Region
	memo       map[string]*trial
	number     uint64 // of the next session
	executions int
	calls      int
	best       *trial
}

// trial is one program that was tried.
type trial struct {
	program   model.Program // cut behind the command that breaks the rule
	finding   model.Finding
	execution *Execution
	fails     bool
}

// maxExecutions ends a reduction that a flaky target would keep alive.
const maxExecutions = 400

// sessionsPerRule keeps the sessions of reductions apart from each other and from
// those of the campaign.
const sessionsPerRule = 1 << 20

func newReduction(r *Runner, rule rules.ID, index int, regions []model.Region) *reduction {
	return &reduction{
		runner: r, rule: rule, regions: regions, memo: map[string]*trial{},
		number: uint64(index+1) * sessionsPerRule << 12,
	}
}

// reduce returns the shortest trial found, nil if the rule is not broken again.
func (r *reduction) reduce(ctx context.Context, sightings []sighting) (*trial, error) {
	for _, s := range sightings {
		for _, p := range beginnings(s.program) {
			if ok, err := r.try(ctx, p); err != nil || ok {
				if err != nil {
					return nil, err
				}
				break
			}
		}
		if r.best != nil {
			break
		}
	}
	if r.best == nil {
		return nil, nil
	}
	passes := []func(context.Context) (bool, error){r.chunks, r.singles, r.rested, r.canonical, r.simpler, r.merged, r.shortened, r.pairs}
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

// try runs a candidate and makes it the best one if it breaks the rule.
func (r *reduction) try(ctx context.Context, p model.Program) (bool, error) {
	t, err := r.run(ctx, p)
	if err != nil || !t.fails {
		return false, err
	}
	r.best = t
	return true, nil
}

func (r *reduction) run(ctx context.Context, p model.Program) (*trial, error) {
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
func (r *reduction) fresh(ctx context.Context, p model.Program) (*Execution, error) {
	r.executions++
	r.number++
	return r.runner.Run(ctx, r.number, 0, p)
}

// chunks drops half of the program, then quarters, and so on.
func (r *reduction) chunks(ctx context.Context) (bool, error) {
	better := false
	for size := len(r.best.program) / 2; size > 1; size /= 2 {
		for from := 0; from < len(r.best.program); {
			p := r.best.program.Without(func(i int) bool { return i >= from && i < from+size })
			ok, err := r.try(ctx, p)
			if err != nil {
				return better, err
			}
			if ok {
				better = true
			} else {
				from += size
			}
		}
	}
	return better, nil
}

// singles drops one command after the other, from the end.
func (r *reduction) singles(ctx context.Context) (bool, error) {
	better := false
	for at := len(r.best.program) - 1; at >= 0; at-- {
		if at >= len(r.best.program) {
			continue
		}
		ok, err := r.try(ctx, r.best.program.Without(func(i int) bool { return i == at }))
		if err != nil {
			return better, err
		}
		better = better || ok
	}
	return better, nil
}

// rested puts a Settle in the place of all the commands that only took time.
func (r *reduction) rested(ctx context.Context) (bool, error) {
	p := settled(r.best.program, -1)
	for _, candidate := range []model.Program{p.Without(func(i int) bool { return p[i].Op == model.DescribeKey && i != len(p)-1 }), p} {
		if len(candidate) > len(r.best.program)+1 || candidate.String() == r.best.program.String() {
			continue
		}
		t, err := r.run(ctx, candidate)
		if err != nil || !t.fails {
			if err != nil {
				return false, err
			}
			continue
		}
		// One command more is worth it if it makes two others superfluous.
		before := r.best
		r.best = t
		if _, err := r.singles(ctx); err != nil {
			return false, err
		}
		if len(r.best.program) < len(before.program) {
			return true, nil
		}
		r.best = before
	}
	return false, nil
}

// pairs drops two commands that need each other, such as DisableKey and EnableKey.
func (r *reduction) pairs(ctx context.Context) (bool, error) {
	const longest = 14 // beyond, singles and chunks have stalled for another reason
	if len(r.best.program) > longest {
		return false, nil
	}
	for a := range r.best.program {
		for b := a + 1; b < len(r.best.program)-1; b++ {
			ok, err := r.try(ctx, r.best.program.Without(func(i int) bool { return i == a || i == b }))
			if err != nil || ok {
				return ok, err
			}
		}
	}
	return false, nil
}

// canonical gives symbols and Regions their first names.
func (r *reduction) canonical(ctx context.Context) (bool, error) {
	p := renumbered(placed(r.best.program, r.regions))
	if p.String() == r.best.program.String() {
		return false, nil
	}
	return r.try(ctx, p)
}

// simpler leaves out options and writes keys in their simplest form.
func (r *reduction) simpler(ctx context.Context) (bool, error) {
	better := false
	for at := 0; at < len(r.best.program); at++ {
		for _, c := range simplifications(r.best.program[at]) {
			p := append(model.Program(nil), r.best.program...)
			p[at] = c
			ok, err := r.try(ctx, p)
			if err != nil {
				return better, err
			}
			if ok {
				better = true
				at--
				break
			}
		}
	}
	return better, nil
}

// merged moves one family or Region onto another and drops what that makes superfluous.
func (r *reduction) merged(ctx context.Context) (bool, error) {
	for _, p := range mergers(r.best.program) {
		if len(p) < len(r.best.program) {
			ok, err := r.try(ctx, p)
			if err != nil || ok {
				return ok, err
			}
		}
		for at := range p {
			ok, err := r.try(ctx, p.Without(func(i int) bool { return i == at }))
			if err != nil || ok {
				return ok, err
			}
		}
	}
	return false, nil
}

// shortened leaves detours out.
func (r *reduction) shortened(ctx context.Context) (bool, error) {
	for _, p := range shortcuts(r.best.program) {
		ok, err := r.try(ctx, p)
		if err != nil || ok {
			return ok, err
		}
	}
	return false, nil
}

// confirm runs the result again and counts how often it still breaks the rule.
func (r *reduction) confirm(ctx context.Context, times int) (reproduced int, err error) {
	for range times {
		e, err := r.fresh(ctx, r.best.program)
		if err != nil {
			return reproduced, fmt.Errorf("confirming %s: %w", r.rule, err)
		}
		if _, _, fails := e.breaks(string(r.rule)); fails {
			reproduced++
			r.best.execution = e
		}
	}
	return reproduced, nil
}
