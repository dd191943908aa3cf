// What chaos does to a call on its way: it is throttled, fails, takes its time, or loses its connection.

package reference

import (
	"hash/fnv"
	"math/rand/v2"
	"net/http"
	"time"
)

// chance is what chaos draws for one account: a stream of its own, so that what becomes of a program does not hang on
// those beside it. It is another one each time that the account begins anew, so that what is run twice is not hit twice.
type chance struct {
	*rand.Rand
	snapshots []snapshot
}

// fate is what becomes of a call.
type fate int

const (
	served fate = iota
	throttled
	failed
	cutBefore
	cutAfter
)

func (c Chaos) chanceOf(accountID string, opening uint64) *chance {
	hash := fnv.New64a()
	_, _ = hash.Write([]byte(accountID))                                          // a hash takes everything
	return &chance{Rand: rand.New(rand.NewPCG(c.Seed<<20^opening, hash.Sum64()))} //nolint:gosec // reproducible, nothing secret
}

// fateOf draws what becomes of a call.
func (c Chaos) fateOf(r *chance) fate {
	at := r.Float64()
	for _, part := range []struct {
		share float64
		fate  fate
	}{{c.Throttle, throttled}, {c.Fail, failed}, {c.CutBefore, cutBefore}, {c.CutAfter, cutAfter}} {
		if at < part.share {
			return part.fate
		}
		at -= part.share
	}
	return served
}

// upTo draws a duration.
func (r *chance) upTo(d time.Duration) time.Duration {
	if d <= 0 {
		return 0
	}
	return time.Duration(r.Int64N(int64(d) + 1))
}

var (
	throttlingException = &refusal{exception: "ThrottlingException", message: "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls."}
	serviceFailure      = &refusal{exception: kmsInternalException, message: "An internal error occurred."}
)

// slow makes a call take its time, on the clock of the account: the caller holds its lock.
func (a *account) slow(d time.Duration) {
	if d <= 0 {
		return
	}
	if a.clock.tick > 0 {
		a.clock.advance(d)
		return
	}
	a.mu.Unlock()
	time.Sleep(d)
	a.mu.Lock()
}

// serveWildly is what becomes of a call under chaos. The account is locked.
func (s *Server) serveWildly(c *call, run operation, body []byte) (any, error) {
	a := c.account
	a.slow(a.chance.upTo(s.chaos.Latency))
	switch s.chaos.fateOf(a.chance) {
	case throttled:
		return nil, throttlingException
	case failed:
		return nil, serviceFailure
	case cutBefore:
		panic(http.ErrAbortHandler)
	case cutAfter:
		_, _ = s.serveStale(c, run, body) // nobody hears of it
		panic(http.ErrAbortHandler)
	case served:
	}
	return s.serveStale(c, run, body)
}
