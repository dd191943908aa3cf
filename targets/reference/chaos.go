// Chaos makes a sound server as unpleasant as a service that is far away: it never answers what KMS could not answer.

package reference

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Chaos says in which ways a server is not prompt, not up to date and not reachable. The zero value is none of it.
type Chaos struct {
	// Stale is how old the state may be by which a call is answered.
	Stale time.Duration
	// Latency is how long an answer takes at most.
	Latency time.Duration
	// Converge is how long a transition takes at most, such as a replica's being Creating; an account draws its own.
	Converge time.Duration
	// Throttle, Fail, CutBefore and CutAfter are the shares of calls, from 0 to 1, that are throttled, that fail with
	// a fault of the service, and whose connection is cut before and after they have had their effect.
	Throttle, Fail, CutBefore, CutAfter float64
	// Seed draws all of it.
	Seed uint64
}

// durations and shares are the settings by their names.
func (c *Chaos) durations() map[string]*time.Duration {
	return map[string]*time.Duration{"stale": &c.Stale, "latency": &c.Latency, "converge": &c.Converge}
}

func (c *Chaos) shares() map[string]*float64 {
	return map[string]*float64{"throttle": &c.Throttle, "error": &c.Fail, "cut-before": &c.CutBefore, "cut-after": &c.CutAfter}
}

// longestChaos keeps a mistyped duration from stopping a server for good.
const longestChaos = time.Hour

// ParseChaos reads the text form of a [Chaos], as in "stale=200ms,throttle=2%,cut-after=1%,seed=7". "" is none.
func ParseChaos(spec string) (Chaos, error) {
	var c Chaos
	if spec == "" {
		return c, nil
	}
	var named []string
	for _, setting := range strings.Split(spec, ",") {
		name, value, _ := strings.Cut(setting, "=")
		if slices.Contains(named, name) {
			return c, fmt.Errorf("%s is given twice", name)
		}
		named = append(named, name)
		if err := c.set(name, value); err != nil {
			return c, err
		}
	}
	if total := c.Throttle + c.Fail + c.CutBefore + c.CutAfter; total > 1 {
		return c, fmt.Errorf("throttle, error, cut-before and cut-after are %v%% together: 100%% at most", total*100)
	}
	return c, nil
}

func (c *Chaos) set(name, value string) error {
	if at, ok := c.durations()[name]; ok {
		d, err := time.ParseDuration(value)
		if err != nil || d < 0 || d > longestChaos {
			return fmt.Errorf("%s=%s is no duration from 0s to 1h: write it as in %s=200ms", name, value, name)
		}
		*at = d
		return nil
	}
	if at, ok := c.shares()[name]; ok {
		number, percent := strings.CutSuffix(value, "%")
		share, err := strconv.ParseFloat(number, 64)
		if err != nil || !percent || !(share >= 0 && share <= 100) {
			return fmt.Errorf("%s=%s is no share from 0%% to 100%%: write it as in %s=2%%", name, value, name)
		}
		*at = share / 100
		return nil
	}
	if name == "seed" {
		seed, err := strconv.ParseUint(value, 10, 64)
		if err != nil {
			return fmt.Errorf("seed=%s is no whole number", value)
		}
		c.Seed = seed
		return nil
	}
	return fmt.Errorf("there is no setting %q: choose from stale, latency, converge, throttle, error, cut-before, cut-after, seed", name)
}
