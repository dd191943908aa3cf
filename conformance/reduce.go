package conformance

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/mrkconform/mrkconform/conformance/edits"
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
	failed     string // what the suite itself did wrong, "" if nothing
	passes     []func(context.Context) (bool, error)
	// broken tells whether a program breaks the rule, and where.
	broken func(e *Execution, rule string) (int, model.Finding, bool)
	// limit is how many calls it may make at all, 0 for any number, and out that it needed more.
	limit int
	out   bool
	times int // how often the result is run again
	// created and left are the keys that were made, and those that no deletion is scheduled for.
	created, left int
	// allowance is how many calls may be made for a rule that is broken now and then only,
	// 0 for any number: what it takes to be sure of each edit would have no end.
	allowance int
	flaky     bool    // the same program broke the rule once, and another time it did not
	sure      int     // calls after which the best program was last seen to break the rule each time
	dearest   float64 // the most calls that the commands of one program took, on average
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
	out := &reduction{
		runner: r, rule: rule, regions: regions, broken: (*Execution).breaks, memo: map[string]*trial{}, times: confirmations,
		number: uint64(index+1) * sessionsPerRule << 12,
	}
	out.passes = []func(context.Context) (bool, error){out.effective, out.chunks, out.singles, out.rested, out.canonical, out.simpler, out.merged, out.shortened, out.pairs}
	return out
}

// begun returns a short trial that breaks the rule again, nil if none does.
func (r *reduction) begun(ctx context.Context, sightings []sighting) (*trial, error) {
	for range attempts {
		if r.best != nil || r.out {
			break
		}
		if err := r.begin(ctx, sightings); err != nil {
			return nil, err
		}
		if r.best != nil || r.out {
			break
		}
		clear(r.memo) // the target may show it now and then only
	}
	return r.best, nil
}

// reduce returns the shortest trial found, nil if the rule is not broken again. Where it needed
// more calls than it may make, it goes on from there when it is asked again.
func (r *reduction) reduce(ctx context.Context, sightings []sighting) (*trial, error) {
	if best, err := r.begun(ctx, sightings); best == nil || err != nil {
		return nil, err
	}
	for changed := true; changed; {
		changed = false
		for _, pass := range r.passes {
			var better bool
			var err error
			if r.failed = guarded(func() { better, err = pass(ctx) }); r.failed != "" {
				return r.best, nil // what it had come to is good all the same
			}
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
		for _, p := range edits.FirstGuesses(s.program) {
			if ok, err := r.try(ctx, p); err != nil || ok {
				return err
			}
		}
		r.flaky = true // the whole program is the last of the guesses
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
	if err := r.doubt(ctx); err != nil {
		return nil, err
	}
	if r.spent(r.cost(p) + r.reserve(p)) {
		return t, nil
	}
	confirming := r.reserved()
	if r.best == nil {
		confirming = confirmations * r.cost(p)
	}
	if r.beyond(r.cost(p) + confirming) {
		r.out = true
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
	at, finding, fails := r.broken(e, string(r.rule))
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
	before := r.calls
	wanted := func(calls int) (bool, <-chan struct{}) { return r.limit == 0 || before+calls < r.limit, nil }
	e, err := r.runner.run(ctx, r.number, 0, func() language.Program { return p }, wanted)
	if e != nil {
		r.created, r.left = r.created+e.Created, r.left+e.Left
		r.out = r.out || len(e.Steps) < len(p)
		if err == nil && e.deserted() {
			err = errDeserted
		}
		r.calls += e.calls()
		r.dearest = max(r.dearest, float64(e.calls())/float64(len(p)))
	}
	return e, err
}

// flakyShare is how much of the budget of calls a rule may take that is broken now and then
// only, in percent.
const flakyShare = 10

// repeats is how often the best program is run again to see whether it breaks the rule each
// time: of programs that do so in 7 of 10 runs one in nine passes, and one in seventy twice.
const repeats = 6

// doubt finds out, each time that half of the allowance is used up, whether the best program
// breaks the rule whenever it is run.
func (r *reduction) doubt(ctx context.Context) error {
	if r.flaky || r.best == nil || r.allowance == 0 || r.calls < r.sure+r.allowance/2 || r.sure >= r.allowance {
		return nil
	}
	for range repeats {
		e, err := r.fresh(ctx, r.best.program)
		if err != nil {
			return fmt.Errorf("running the program for %s again: %w", r.rule, err)
		}
		if _, _, fails := r.broken(e, string(r.rule)); !fails {
			r.flaky = true
			return nil
		}
	}
	r.sure = r.calls
	return nil
}

// spent reports whether that many calls more are more than a rule may take that is broken now
// and then only.
func (r *reduction) spent(more int) bool {
	return r.flaky && r.allowance > 0 && r.calls+more > r.allowance
}

// cost is how many calls a program may take.
func (r *reduction) cost(p language.Program) int {
	return int(math.Ceil(float64(len(p)) * max(1, r.dearest)))
}

// reserve is what is kept for confirming the best program, the given one if there is none:
// enough to see it break the rule if it does so now and then, and a quarter at most of all.
func (r *reduction) reserve(p language.Program) int {
	if r.best != nil {
		p = r.best.program
	}
	return min(attempts*confirmations*r.cost(p), r.allowance/4)
}

// errDeserted ends a reduction on a target that is not there any more.
var errDeserted = errors.New("nobody answers any more")

// beyond reports whether that many calls more may be more than there are.
func (r *reduction) beyond(more int) bool { return r.limit > 0 && r.calls+more > r.limit }

// reserved is how many calls it takes to confirm the best program.
func (r *reduction) reserved() int {
	if r.best == nil {
		return 0
	}
	return r.times * r.cost(r.best.program)
}

// confirm runs the result again and counts how often it still breaks the rule; more
// often where it does not at first.
func (r *reduction) confirm(ctx context.Context, times int) (reproduced, of int, err error) {
	for of < times || reproduced == 0 && of < attempts*times {
		if cost := r.cost(r.best.program); of > 0 && r.spent(cost) || r.beyond(cost) {
			r.out = r.out || r.beyond(cost)
			break
		}
		e, err := r.fresh(ctx, r.best.program)
		if err != nil {
			return reproduced, of, fmt.Errorf("confirming %s: %w", r.rule, err)
		}
		of++
		if _, _, fails := r.broken(e, string(r.rule)); fails {
			reproduced++
			r.best.execution = e
		} else {
			r.flaky = true
		}
	}
	return reproduced, of, nil
}
