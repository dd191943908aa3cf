// Package reference is a small AWS KMS for multi-Region keys: an http.Handler that speaks AWS JSON 1.1, keeps every
// access key's account and every Region apart, encrypts for real, replicates asynchronously and can be told to be wrong.
//
// It is written from the rule book alone and shares nothing with the suite's model: that the two agree is evidence only
// because neither was made from the other.
package reference

import (
	"fmt"
	"sync"
	"time"
)

// DefaultDelay is how long a new replica stays Creating when Options.Delay is zero.
const DefaultDelay = 250 * time.Millisecond

// Options configure a Server. The zero value is a correct KMS on the wall clock.
type Options struct {
	// Delay is how long an asynchronous transition takes: a new replica stays Creating for so long, a promoted key
	// Updating, and new key material on its way.
	// Zero means DefaultDelay.
	Delay time.Duration
	// Tick chooses the clock. Zero means the wall clock. A positive Tick gives every account a virtual clock that starts
	// at Epoch and that each request moves by Tick before it is served.
	Tick time.Duration
	// Faults names the planted faults to switch on, and the manners; see Faults and Manners.
	Faults []string
	// Chaos is how unpleasant the service is; the zero value is none.
	Chaos Chaos
}

// Server is the emulator. It is an http.Handler and safe for concurrent use: requests of one account are served one after
// the other, those of different accounts in parallel.
type Server struct {
	delay  time.Duration
	tick   time.Duration
	decide *decisions
	chaos  Chaos

	tokenKey []byte // seals import tokens

	mu       sync.Mutex
	accounts map[string]*account
	opened   map[string]uint64 // how often each account has begun anew
}

// New returns a Server without keys. A fault id that Faults does not list is an error.
func New(options Options) (*Server, error) {
	if options.Delay < 0 || options.Tick < 0 {
		return nil, fmt.Errorf("reference: Delay %v and Tick %v must not be negative", options.Delay, options.Tick)
	}
	decide, err := decisionsWith(options.Faults)
	if err != nil {
		return nil, fmt.Errorf("reference: %w", err)
	}
	delay := options.Delay
	if delay == 0 {
		delay = DefaultDelay
	}
	return &Server{
		delay:    delay,
		tick:     options.Tick,
		decide:   decide,
		chaos:    options.Chaos,
		opened:   make(map[string]uint64),
		tokenKey: randomBytes(32),
		accounts: make(map[string]*account),
	}, nil
}

// Now returns the time on the account's clock.
func (s *Server) Now(accountID string) time.Time {
	a := s.account(accountID)
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.clock.now()
}

// Advance moves the account's virtual clock forward. What falls due in between happens in its order when the account's
// next request arrives. On the wall clock Advance does nothing.
func (s *Server) Advance(accountID string, d time.Duration) {
	a := s.account(accountID)
	a.mu.Lock()
	defer a.mu.Unlock()
	a.clock.advance(d)
}

// Forget drops everything the account holds; its virtual clock starts again at Epoch.
func (s *Server) Forget(accountID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.accounts, accountID)
}

func (s *Server) account(id string) *account {
	s.mu.Lock()
	defer s.mu.Unlock()
	a, ok := s.accounts[id]
	if !ok {
		a = newAccount(id, s.tick, s.delay, s.decide)
		if s.chaos != (Chaos{}) {
			a.chance = s.chaos.chanceOf(id, s.opened[id])
			s.opened[id]++
			a.delay += a.chance.upTo(max(0, s.chaos.Converge-a.delay))
		}
		s.accounts[id] = a
	}
	return a
}
