package conformance

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/mrkconform/mrkconform/model"
)

// patience is what a run has learnt of how long its target takes. What did not come within
// its deadline a few times never will: the run goes on to judge it, by a shorter deadline, so
// that neither programs nor reductions wait for it in vain. Nil waits for everything.
type patience struct {
	mu   sync.Mutex
	full model.Timing
	seen map[model.Convergence]*waits
}

// waits are those for one convergence.
type waits struct {
	missed, came int
	longest      time.Duration // of those after which it came
}

const (
	// chances is how often a deadline is waited for in vain.
	chances = 3
	// shortest is the deadline of what never comes, if it has never come at all: time enough
	// for a few polls.
	shortest = 250 * time.Millisecond
)

func newPatience(full model.Timing) *patience {
	return &patience{full: full, seen: map[model.Convergence]*waits{}}
}

// timing returns the deadlines as of now. What came sometimes is given twice as long as it took
// at most, so that nothing is held against a target that it does in its own time.
func (p *patience) timing() model.Timing {
	p.mu.Lock()
	defer p.mu.Unlock()
	t := p.full
	for c, w := range p.seen {
		if w.missed >= chances {
			t = t.With(c, min(p.full.Of(c), max(shortest, 2*w.longest)))
		}
	}
	return t
}

// waited notes how a wait ended. One that was cut short says nothing.
func (p *patience) waited(c model.Convergence, d time.Duration, came bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	w := p.seen[c]
	if w == nil {
		w = &waits{}
		p.seen[c] = w
	}
	switch {
	case came:
		w.came++
		w.longest = max(w.longest, d)
	case d >= p.full.Of(c)/2:
		w.missed++
	}
}

// notes say what the run gave up waiting for.
func (p *patience) notes() map[model.Note]int {
	out := map[model.Note]int{}
	now := p.timing()
	p.mu.Lock()
	defer p.mu.Unlock()
	for c, w := range p.seen {
		if w.missed < chances {
			continue
		}
		out[model.Note{Rule: c.Rule(), Text: fmt.Sprintf(
			"waited in vain for %s, %s each time; later programs waited %s for it", c, p.full.Of(c), now.Of(c).Round(time.Millisecond),
		)}] = w.missed
	}
	return out
}

// vigil is what one Settle waits for: since when, for each convergence, and since when for
// these and no others.
type vigil struct {
	began map[model.Convergence]time.Time
	since time.Time
}

// watch notes what is awaited now and tells the patience of what is not any more: it came, or
// its deadline passed, which broke a rule.
func (v *vigil) watch(p *patience, awaited []model.Convergence, now time.Time, broke bool) {
	for _, c := range awaited {
		if _, known := v.began[c]; !known {
			v.began[c], v.since = now, now
		}
	}
	for c, began := range v.began {
		if slices.Contains(awaited, c) {
			continue
		}
		delete(v.began, c)
		v.since = now
		if p != nil {
			p.waited(c, now.Sub(began), !broke)
		}
	}
}

// vain reports whether the deadlines are over and nothing was judged by them: answers that
// are lost for so long leave nothing to judge.
func (v *vigil) vain(t model.Timing, now time.Time) bool {
	longest := time.Duration(0)
	for c := range v.began {
		longest = max(longest, t.Of(c))
	}
	return now.Sub(v.since) > longest+longest/2
}

// left is how long it is to the first deadline of what is awaited, if one is still to come.
func (v *vigil) left(t model.Timing, now time.Time) (time.Duration, bool) {
	least, found := time.Duration(0), false
	for c, began := range v.began {
		if d := began.Add(t.Of(c)).Sub(now); d > 0 && (!found || d < least) {
			least, found = d, true
		}
	}
	return least, found
}
