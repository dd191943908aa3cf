package conformance

import (
	"errors"
	"sync/atomic"
	"time"
)

// The budget covers everything that is sent: the preflight, the campaign with the questions
// of its judge, and the reduction of what it found.

// spending counts the calls of a run and allows no more than the budget has.
type spending struct {
	most int64 // 0 for any number
	sent atomic.Int64
}

// take allows one call more.
func (s *spending) take() bool {
	if s == nil {
		return true
	}
	if n := s.sent.Add(1); s.most > 0 && n > s.most {
		s.sent.Add(-1)
		return false
	}
	return true
}

// newSpending counts the calls of a run that has probed its target.
func newSpending(s Settings, probed int) *spending {
	out := &spending{}
	if s.Time == 0 {
		out.most = int64(s.Calls)
	}
	out.sent.Store(int64(probed))
	return out
}

// errSpent ends a program for which no call is left.
var errSpent = errors.New("the budget is used up")

const (
	// spare is the part of the budget, one in so many calls, that programs may take which
	// were begun and then turned out not to be needed.
	spare = 20
	// perReduction is how many calls a rule is expected to take at the most until its program is
	// short: 43 on average on moto, and a few times that for one rule in ten. One whose program
	// looks short takes fewer, by its weight.
	perReduction = 120
	perWeight    = 8
	// perFirst is how often the longest of the programs may have to be run as a whole, where no
	// guess at a shorter one shows the rule.
	perFirst = 10
	// moreEvidence is the part of the budget, one in so many calls, for rules that were evaluated
	// too seldom until then.
	moreEvidence = 20
	// mostReducing is the part of the budget that is kept for reducing at the most, in percent:
	// a broken rule without a program of its own is worth less than one more that is judged.
	mostReducing = 40
)

// searchCalls is how many calls the campaign may make, by what is broken so far. It depends on
// nothing but what was added up, so that equal runs end at the same call.
func (c *campaign) searchCalls() int {
	if c.settings.Search > 0 {
		return c.settings.Search
	}
	calls := c.settings.Calls - c.settings.Calls/spare
	if c.settings.Checks > 0 && len(c.settings.Until) == 0 {
		calls -= c.settings.Calls / moreEvidence
	}
	calls -= c.kept(calls)
	// What was left for reducing stays so, also where a shorter program is seen later: programs
	// that were begun by the smaller number have been ended by it.
	if c.least == 0 || calls < c.least {
		c.least = calls
	}
	return c.least
}

// roomCalls is how many calls programs may be begun for. What turns out to be broken lowers
// [campaign.searchCalls], and what programs did beyond that is lost: as long as little is known
// of the target, only what the campaign can have in any case is begun.
func (c *campaign) roomCalls() int {
	calls := c.settings.Calls - c.settings.Calls/spare
	sure := calls - calls*mostReducing/100
	if c.settings.Search > 0 || len(c.settings.Until) > 0 || c.tally.calls >= sure/2 {
		return c.searchCalls()
	}
	return min(sure, c.searchCalls())
}

// kept is the part of a budget that reducing will need.
func (c *campaign) kept(calls int) int {
	if len(c.settings.Until) > 0 {
		return 0 // a hunt ends with what it finds
	}
	return min(calls*mostReducing/100, c.tally.toReduce())
}

// reducingCalls is how many calls are left for reducing. With a budget of time it is what the
// target answers in the time that is left, by the pace that it had.
func (c *campaign) reducingCalls() int {
	if c.settings.Time == 0 {
		return max(0, c.settings.Calls-c.settings.Calls/spare-c.tally.calls-c.probed)
	}
	left := c.settings.Time - time.Since(c.started)
	return int(float64(c.tally.calls) * max(0, left.Seconds()) / max(time.Since(c.started).Seconds(), 0.001) * (1 - 1.0/spare))
}

// searched reports whether the campaign has to end here, and by which limit.
func (c *campaign) searched() bool {
	if c.settings.Time == 0 {
		return c.full || c.tally.calls >= c.searchCalls()
	}
	spent := time.Since(c.started)
	pace := float64(c.tally.calls) / max(spent.Seconds(), 0.001)
	needed := time.Duration(float64(c.tally.toReduce()) / max(pace, 1) * float64(time.Second))
	if needed > 0 {
		// Reducing is slower than the campaign: the edits of one program wait for each other.
		needed = 2*needed + c.settings.Time/10
	}
	return spent >= c.settings.Time-min(needed, c.settings.Time*mostReducing/100)
}
