package conformance

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/targets"
)

// The consistency profiles.
const (
	Strong   = "strong"   // reads reflect writes; transitions end within a moment
	Eventual = "eventual" // as AWS: transitions may take minutes
)

// Settings say how a target is certified. The zero value is not usable: begin with
// [DefaultSettings].
type Settings struct {
	Profiles      []rules.Profile // which rules are judged
	Seed          uint64          // equal seeds draw equal programs
	Calls         int             // budget of calls, for everything that is sent
	Time          time.Duration   // budget of time instead, 0 for none
	Workers       int             // calls in flight: programs at a time, without those that wait
	Out           string          // folder of the report and the traces, "" for none
	KnownFailures string          // file of rules that are known to fail, "" for none
	Consistency   string          // Strong or Eventual
	Uniform       bool            // draw without guidance, as a yardstick
	// Checks is how often each rule of level must has to be evaluated for the claim that the
	// target conforms. With 0 the run makes no demand, and its verdict is none that counts.
	Checks int
	// Search is how many of the calls the campaign may make, 0 to share them between it and
	// the reduction by what is found.
	Search int
	// Until ends the run when one of these rules is broken and Beyond more calls are made,
	// by which others of them may break that shorter programs show. The shortest program
	// is all that is reported. Without it a run looks for everything.
	Until  []rules.ID
	Beyond int
	// Program is how this program was called, for the commands that reports print.
	Program string
	// Command repeats the run; it is printed with every failure.
	Command string
	// Target says in flags how the target is reached, for the commands of replays.
	Target string
}

// The budgets of a run in calls, if none is given. With that of the reference every
// rule that a program can come to is judged at least 30 times; emulators answer a few
// hundred calls a second, for which a smaller one ends within a minute or two.
const (
	ReferenceCalls = 120000
	EndpointCalls  = 20000
)

// enough is how often a rule is evaluated at least before anything is claimed of it: once may
// be luck, and a target that holds a rule twice in three times is found out. With the default
// budgets each rule that a program can come to is evaluated as often on a sound target.
const enough = 3

// CallsFor is the default budget for a class of targets.
func CallsFor(class targets.Class) int {
	if class == targets.ClassReference {
		return ReferenceCalls
	}
	return EndpointCalls
}

// Available are the profiles whose rules the model knows so far.
func Available() []rules.Profile {
	return []rules.Profile{
		rules.Core, rules.Promotion, rules.Deletion, rules.Rotation, rules.Import, rules.Asymmetric, rules.HMAC, rules.Independence, rules.Validation,
	}
}

// DefaultSettings judge everything that is available, on the embedded reference.
func DefaultSettings() Settings {
	return Settings{
		Profiles: Available(), Checks: enough, Seed: 1, Calls: ReferenceCalls, Workers: 2 * runtime.GOMAXPROCS(0), Consistency: Strong,
		Program: "mrkconform",
	}
}

// ParseProfiles reads the names of profiles.
func ParseProfiles(names []string) ([]rules.Profile, error) {
	var out []rules.Profile
	for _, name := range names {
		p := rules.Profile(strings.TrimSpace(name))
		if !slices.Contains(Available(), p) {
			var have []string
			for _, a := range Available() {
				have = append(have, string(a))
			}
			return nil, fmt.Errorf("unknown profile %q: choose from %s", name, strings.Join(have, ", "))
		}
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return Available(), nil
	}
	return out, nil
}

// maxWorkers keeps a mistyped number from taking all memory.
const maxWorkers = 256

// Validate reports the first setting that no run can have.
func (s Settings) Validate() error {
	switch {
	case s.Calls < 1 && s.Time <= 0:
		return fmt.Errorf("a run needs a budget: --calls of 1 or more, or --time")
	case s.Checks < 0:
		return fmt.Errorf("the number of checks of a rule must be 0 or more, not %d", s.Checks)
	case s.Workers < 1:
		return fmt.Errorf("--workers must be 1 or more, not %d", s.Workers)
	case s.Workers > maxWorkers:
		return fmt.Errorf("--workers must be %d or fewer, not %d: each holds programs and connections of its own", maxWorkers, s.Workers)
	case s.Consistency != Strong && s.Consistency != Eventual:
		return fmt.Errorf("--consistency is %s or %s, not %q", Strong, Eventual, s.Consistency)
	}
	return nil
}

// claims reports whether a rule belongs to what the run judges.
func (s Settings) claims(r rules.Rule) bool { return slices.Contains(s.Profiles, r.Profile) }
