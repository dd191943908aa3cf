package conformance

import (
	"context"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/targets"
	"github.com/mrkconform/mrkconform/targets/reference"
)

// RulesOf lists the rules of the available profiles that a fault breaks.
func RulesOf(f reference.Fault) []rules.ID { return claimedRules(f, DefaultSettings().claims) }

// Draw runs the drawn programs of a campaign and nothing else: no preflight, no reduction. It
// returns what was added up.
func Draw(ctx context.Context, target targets.Target, s Settings) (programs, calls int, err error) {
	c := newCampaign(target, s, nil)
	err = c.run(ctx)
	return c.tally.programs, c.tally.calls, err
}

// InFlight is how many programs of a campaign are on their way at most, and Ahead how many may be
// begun before the first of them is over.
func InFlight(target targets.Target, s Settings) (most, ahead int) {
	most = newCampaign(target, s, nil).inFlight()
	return most, newWindow(most, 0, 0).ahead
}

// NewRunner is a runner on which so many programs may work at a time.
func NewRunner(target targets.Target, workers int) *Runner {
	s := DefaultSettings()
	s.Workers = workers
	r := newCampaign(target, s, nil).runner
	r.Identity.Account, r.Identity.Partition = "111122223333", "aws"
	return r
}

// ScanTrace hands out the programs of a trace one after the other.
func ScanTrace(path string, each func(*Execution) error) error {
	_, err := scanTrace(path, true, func(Header) error { return nil }, each)
	return err
}

// FailingEdit makes the reduction of a rule panic, as a mistake in an edit would.
func FailingEdit(target targets.Target, rule rules.ID, program language.Program) (best int, failed string) {
	r := newReduction(NewRunner(target, 1), rule, 0, nil)
	r.passes = append(r.passes, func(context.Context) (bool, error) { return program[len(program)].Bind == "", nil })
	t, err := r.reduce(context.Background(), []sighting{{program: program}})
	if err != nil || t == nil {
		return 0, ""
	}
	return len(t.program), r.failed
}

// Timing is what a run with the given consistency takes for the deadlines.
func Timing(consistency string) model.Timing { return timing(consistency) }
