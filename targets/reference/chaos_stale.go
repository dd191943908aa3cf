// Stale answers: a call is answered by what the account was like a moment ago.

package reference

import (
	"errors"
	"slices"
	"strings"
	"time"
)

// snapshot is an account as it was from a time on, until a call changed it.
type snapshot struct {
	since   time.Time
	account *account
}

// reads reports whether an operation leaves what it answers from as it is.
func reads(operation string) bool {
	for _, prefix := range []string{"Describe", "List", "Get", "Encrypt", "Decrypt", "ReEncrypt", "Generate", "Sign", "Verify", "Derive", "Encapsulate", "Decapsulate"} {
		if strings.HasPrefix(operation, prefix) {
			return true
		}
	}
	return false
}

// serveStale answers what is read by a state that may be a moment old. What changes something changes the present, but
// where its key was not there a moment ago, or was in no state for it, it is refused, as KMS does right after CreateKey.
func (s *Server) serveStale(c *call, run operation, body []byte) (any, error) {
	if s.chaos.Stale == 0 {
		return s.decide.serveCall(c, run, body)
	}
	a := c.account
	past := a.asOf(c.now.Add(-a.chance.upTo(s.chaos.Stale)))
	if reads(c.operation) {
		return s.decide.serveCall(c.in(past), run, body)
	}
	if c.operation != "CreateKey" {
		past.account = cloneAccount(past.account) // what it changes there is none of the past
		if _, err := s.decide.serveCall(c.in(past), run, body); notYet(err) {
			return nil, err
		}
	}
	answer, err := s.decide.serveCall(c, run, body)
	a.forget(c.now.Add(-s.chaos.Stale))
	a.snapshot(c.now)
	return answer, err
}

// settleWithHistory is settle for an account that may answer by a state that is so old. Only the account itself is
// settled, and what was before is copied: a copy would make another key material of its own.
func (a *account) settleWithHistory(now time.Time, old time.Duration) {
	if a.chance == nil || old == 0 {
		a.settle(now)
		return
	}
	if len(a.chance.snapshots) == 0 {
		a.snapshot(now.Add(-old))
	}
	for _, at := range []time.Time{now.Add(-old), now} {
		if len(a.due) > 0 && !a.due[0].at.After(at) {
			a.settle(at)
			a.snapshot(at)
		}
	}
}

// notYet reports whether a refusal is one that passes.
func notYet(err error) bool {
	var known *refusal
	return errors.As(err, &known) && (known.exception == notFoundException || known.exception == kmsInvalidStateException || known.exception == disabledException)
}

// in is the call to an earlier state of its account.
func (c *call) in(past snapshot) *call {
	earlier := *c
	earlier.account, earlier.now = past.account, past.since
	return &earlier
}

func (a *account) snapshot(since time.Time) {
	a.chance.snapshots = append(a.chance.snapshots, snapshot{since, cloneAccount(a)})
}

// forget drops the snapshots that were over before a time.
func (a *account) forget(before time.Time) {
	kept := a.chance.snapshots
	for len(kept) > 1 && !kept[1].since.After(before) {
		kept = kept[1:]
	}
	a.chance.snapshots = slices.Clone(kept)
}

// asOf is the account as it was at a time.
func (a *account) asOf(at time.Time) snapshot {
	all := a.chance.snapshots
	i := len(all) - 1
	for i > 0 && all[i].since.After(at) {
		i--
	}
	if at.Before(all[i].since) {
		at = all[i].since
	}
	return snapshot{at, all[i].account}
}
