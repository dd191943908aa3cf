package conformance

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
)

// confirmations is how often a reduced program is run again.
const confirmations = 3

// The calls that are left are shared in rounds: what one rule does not need goes to those that
// need more. None goes on with fewer calls than it wants, since a reduction that finds its
// program but cannot confirm it is worth nothing.
const rounds = 6

// wants is how many calls it takes to go on: to run a first guess and to confirm it, then the
// whole program where no guess did, and a few edits of a program that breaks the rule.
func (j *reducing) wants() int {
	const edits = 30
	seen := j.sightings[0]
	switch {
	case j.best != nil:
		return edits
	case j.limit == 0:
		return 10 + (1+j.times)*seen.weight
	}
	return int(float64((1+j.times)*len(seen.program)) * max(1, j.dearest))
}

// reducing is the reduction of one rule on its way.
type reducing struct {
	*reduction
	id        rules.ID
	sightings []sighting
	fault     bool // nothing is known but that the service failed
	share     int  // calls of this round
	deserted  bool // nobody listened any more
	err       error
}

// perShared is how many calls are kept for a rule that loses the program of its cause.
const perShared = 20

// reduceEach looks for the programs of broken rules, which share the workers and the calls that
// are left. leads names for each rule the one that shows its cause: only these are worked on,
// and the others share their program if it shows them, or get a short one. Without leads each
// rule is for itself.
func (c *campaign) reduceEach(ctx context.Context, broken []rules.ID, leads map[rules.ID]rules.ID) ([]reports.Counterexample, error) {
	jobs := c.jobs(broken)
	var first, rest []*reducing
	for _, j := range jobs {
		if lead := leads[j.id]; lead == "" || lead == j.id {
			first = append(first, j)
			continue
		}
		rest = append(rest, j)
		if !j.fault {
			j.times = 1 // what found its program broke the rule again, too
		}
	}
	left := c.reducingCalls()
	if leads != nil {
		c.spend(ctx, first, jobs, left, (*reduction).begun)
	}
	shared, own := sharing(first, rest, leads)
	c.spend(ctx, own, jobs, left, (*reduction).begun)
	known := slices.DeleteFunc(slices.Clone(first), func(j *reducing) bool { return leads != nil && j.best == nil })
	c.spend(ctx, known, jobs, left-perShared*len(shared), (*reduction).reduce)
	shared, lost := sharing(first, shared, leads)
	c.spend(ctx, lost, jobs, left, (*reduction).begun)
	for _, j := range shared {
		c.tally.rule(j.id).with = leads[j.id]
	}
	rest = append(own, lost...)
	jobs = append(first, rest...)
	examples := make([]reports.Counterexample, len(jobs))
	c.each(jobs, func(j *reducing) {
		j.deserted = errors.Is(j.err, errDeserted)
		if ended(j.err) {
			j.err = nil // what was found until then is told
		}
		if j.err == nil {
			examples[slices.Index(jobs, j)], j.err = c.conclude(ctx, j)
		}
	})
	var out []reports.Counterexample
	for i, j := range jobs {
		if j.err != nil {
			return nil, j.err
		}
		switch {
		case !j.fault:
			out = append(out, examples[i])
		case examples[i].Reproduced != "" || j.cutOff(ctx, c.stopped) != "":
			c.tally.admit(j.id)
			out = append(out, examples[i])
		default: // a fault that does not repeat accuses nobody
			delete(c.doubts, j.id)
		}
		if j.failed != "" {
			c.tally.failed(&Execution{Number: j.number, Failed: fmt.Sprintf("reducing %s: %s", j.id, j.failed)})
		}
		c.reduced.calls += j.calls
		c.reduced.created += j.created
		c.reduced.left += j.left
	}
	slices.SortFunc(out, func(a, b reports.Counterexample) int { return cmp.Compare(a.Rule, b.Rule) })
	return out, nil
}

// spend shares the calls that are left among some of the jobs.
func (c *campaign) spend(
	ctx context.Context, some, all []*reducing, left int, work func(*reduction, context.Context, []sighting) (*trial, error),
) {
	done := map[*reducing]bool{}
	for range rounds {
		open := slices.DeleteFunc(slices.Clone(some), func(j *reducing) bool { return done[j] || j.err != nil })
		room := left
		for _, j := range all {
			room -= j.calls + j.reserved()
		}
		open = slices.DeleteFunc(open, func(j *reducing) bool {
			j.share = j.wants()
			if j.share > room {
				return true // a shorter one may have room
			}
			room -= j.share
			return false
		})
		if len(open) == 0 || c.stopped != "" || ctx.Err() != nil {
			break
		}
		c.each(open, func(j *reducing) {
			j.limit, j.out = j.calls+j.reserved()+j.share+room/len(open), false
			_, j.err = work(j.reduction, ctx, j.sightings)
		})
		for _, j := range open {
			done[j] = !j.out
		}
	}
}

// sharing tells the rules that the program of their cause shows as well from those that need
// one of their own.
func sharing(first, rest []*reducing, leads map[rules.ID]rules.ID) (shared, own []*reducing) {
	for _, j := range rest {
		i := slices.IndexFunc(first, func(lead *reducing) bool { return lead.id == leads[j.id] && lead.best != nil })
		shown := false
		if i >= 0 && !j.fault {
			_, _, shown = first[i].best.execution.breaks(string(j.id))
		}
		if shown {
			shared = append(shared, j)
		} else {
			own = append(own, j)
		}
	}
	return shared, own
}

// ended reports whether a reduction was only cut off: by Ctrl-C, by the end of a budget of time
// or by a target that is gone.
func ended(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, errDeserted)
}

// each works on some reductions, as many at a time as there are workers.
func (c *campaign) each(jobs []*reducing, do func(*reducing)) {
	slots := make(chan struct{}, c.inFlight())
	var group sync.WaitGroup
	for _, j := range jobs {
		group.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			do(j)
		})
	}
	group.Wait()
}

// jobs puts the rules first that weigh most and cost least, for the case that not all can be
// reduced.
func (c *campaign) jobs(broken []rules.ID) []*reducing {
	all := rules.All()
	regions := toRegions(c.runner.Target.Info().Regions)
	out := make([]*reducing, len(broken))
	for i, id := range broken {
		// The place in the book, not among what is broken, so that a rule's sessions are its
		// own whatever else is broken.
		place := slices.IndexFunc(all, func(r rules.Rule) bool { return r.ID == id })
		t := c.tally.rule(id)
		j := &reducing{reduction: newReduction(c.runner, id, place, regions), id: id, sightings: t.sightings}
		if len(t.sightings) == 0 {
			j.sightings, j.fault = t.faults, true
			j.broken = (*Execution).fails
		}
		j.allowance = c.budget() * flakyShare / 100
		out[i] = j
	}
	advice := func(j *reducing) int {
		if r, _ := rules.Get(j.id); r.Level == rules.Should {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(out, func(a, b *reducing) int {
		return cmp.Or(cmp.Compare(advice(a), advice(b)), cmp.Compare(a.sightings[0].weight, b.sightings[0].weight))
	})
	return out
}

// conclude confirms the program of one rule and makes a counterexample of it. Without
// confirmation the rule keeps the program that it was seen with.
func (c *campaign) conclude(ctx context.Context, j *reducing) (reports.Counterexample, error) {
	seen := j.sightings[0]
	example := reports.Counterexample{
		ID: "cx-" + string(j.id), Rule: string(j.id), OriginalLength: len(seen.program),
		Program: seen.program.Lines(), Expected: seen.finding.Expected, Observed: seen.finding.Observed,
	}
	reproduced, of, err := 0, 0, error(nil)
	if j.best != nil {
		reproduced, of, err = j.confirm(ctx, j.times)
	}
	example.Executions, example.Calls = j.executions, j.calls
	if err != nil && !ended(err) {
		return example, err
	}
	if reason := j.unconfirmed(ctx, c.stopped, reproduced, of); reason != "" {
		c.doubt(j.id, reason)
		return example, nil
	}
	example.Reproduced = fmt.Sprintf("%d/%d", reproduced, of)
	_, finding, ok := j.broken(j.best.execution, string(j.id))
	if !ok {
		finding = j.best.finding
	}
	p := j.best.program
	example.Program, example.Length = p.Lines(), len(p)
	example.CLI = cliLines(append(slices.Clip(p), j.best.execution.asked(string(j.id))...))
	readable := symbolic(j.best.execution.Names)
	example.Expected, example.Observed = readable(finding.Expected), readable(finding.Observed)
	if c.settings.Out == "" {
		return example, nil
	}
	example.Trace = filepath.ToSlash(filepath.Join("traces", string(j.id)+".ndjson"))
	example.Replay = strings.TrimSpace(c.settings.Program + " replay " + filepath.ToSlash(filepath.Join(c.settings.Out, example.Trace)) + " " + c.settings.Target)
	return example, c.writeExample(j.id, j.best.execution)
}

// unconfirmed says why a breach is no failure, "" where it is one.
func (j *reducing) unconfirmed(ctx context.Context, stopped string, reproduced, of int) string {
	switch {
	case j.fault && reproduced == of && of >= confirmations, !j.fault && reproduced > 0:
		return ""
	case of < confirmations && j.cutOff(ctx, stopped) != "":
		return j.cutOff(ctx, stopped)
	case of == 0:
		return "none of the repeated programs broke it again"
	}
	return fmt.Sprintf("%d of %d repetitions of its program broke it again", reproduced, of)
}

// cutOff says what ended the reduction too early, "" where nothing did.
func (j *reducing) cutOff(ctx context.Context, stopped string) string {
	switch {
	case stopped != "" || j.deserted:
		return "the target stopped answering before it could be confirmed"
	case ctx.Err() != nil:
		return "the run ended before it could be confirmed"
	case j.out || j.limit == 0:
		return "the budget was used up before it could be confirmed"
	}
	return ""
}

// doubt notes that a breach was not confirmed.
func (c *campaign) doubt(id rules.ID, reason string) {
	c.guard.Lock()
	defer c.guard.Unlock()
	if c.doubts == nil {
		c.doubts = map[rules.ID]string{}
	}
	c.doubts[id] = reason
}

// budget is that of the run in calls; with one of time it is what was called meanwhile.
func (c *campaign) budget() int {
	if c.settings.Time > 0 {
		return c.tally.calls
	}
	return c.settings.Calls
}
