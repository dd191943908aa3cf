package command

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// Certify is "mrkconform certify".
type Certify struct {
	TargetFlags
	Profile []string `help:"Profiles to judge (default: all)." placeholder:"NAME,..."`
	Seed    uint64   `help:"Seed of the programs; equal seeds draw equal programs." default:"1"`
	// Nil is "not given": a 0 that somebody wrote is a mistake and no wish for the default.
	Calls         *int           `help:"Budget of calls, for everything that is sent (default: 120000 on the reference, 20000 on an endpoint)." placeholder:"N" xor:"budget"`
	Time          *time.Duration `help:"Budget in time instead." placeholder:"30s" xor:"budget"`
	Workers       *int           `help:"Calls in flight (default: twice the processors); programs that wait for the target do not count." placeholder:"N"`
	Out           string         `help:"Folder of the report and the traces." default:"reports/out"`
	KnownFailures string         `help:"File of rules that the target is known to break." placeholder:"FILE"`
	Consistency   string         `help:"strong for emulators, eventual for what replicates like AWS." enum:"strong,eventual" default:"strong"`
}

// Run judges the target, prints the verdict and writes the report.
func (c Certify) Run(ctx context.Context, io *Streams) error {
	target, s, err := c.Prepare()
	if err != nil {
		return err
	}
	defer func() { _ = target.Close() }() // the verdict is out by then
	line := newLiveLine(io)
	report, err := conformance.Certify(ctx, target, s, line.show)
	line.end()
	if err != nil {
		return err
	}
	if err := show(io, report, c.Out); err != nil {
		return err
	}
	if code := report.ExitCode(); code != 0 {
		return ExitCode(code)
	}
	return nil
}

// Prepare opens the target and turns the flags into settings.
func (c Certify) Prepare() (targets.Target, conformance.Settings, error) {
	s := defaultSettings(c.Consistency)
	profiles, err := conformance.ParseProfiles(c.Profile)
	if err != nil {
		return nil, s, fmt.Errorf("--profile: %w", err)
	}
	if err := c.checkBudget(); err != nil {
		return nil, s, err
	}
	s.Profiles, s.Seed, s.Out, s.KnownFailures = profiles, c.Seed, c.Out, c.KnownFailures
	if c.Workers != nil {
		s.Workers = *c.Workers
	}
	if c.Time != nil {
		s.Time = *c.Time
	}
	s.Program, s.Target = Invocation(), c.words()
	if c.Consistency == conformance.Eventual {
		s.Target = strings.TrimSpace(s.Target + " --consistency " + c.Consistency)
	}
	target, err := c.open()
	if err != nil {
		return nil, s, err
	}
	s.Calls = conformance.CallsFor(target.Info().Class)
	if c.Calls != nil {
		s.Calls = *c.Calls
	}
	s.Command = c.command(s)
	return target, s, nil
}

// checkBudget reports a number that no run can have, before anything is connected to.
func (c Certify) checkBudget() error {
	switch {
	case c.Calls != nil && *c.Calls < 1:
		return fmt.Errorf("--calls must be 1 or more, not %d (leave it out for the default)", *c.Calls)
	case c.Time != nil && *c.Time <= 0:
		return fmt.Errorf("--time must be more than 0s, not %s (leave it out for a budget in calls)", *c.Time)
	case c.Workers != nil && *c.Workers < 1:
		return fmt.Errorf("--workers must be 1 or more, not %d (leave it out for the default)", *c.Workers)
	}
	return nil
}

// command repeats the run.
func (c Certify) command(s conformance.Settings) string {
	words := []string{s.Program, "certify"}
	if s.Target != "" {
		words = append(words, s.Target)
	}
	if c.Name != "" {
		words = append(words, "--name "+shellWord(c.Name))
	}
	if c.TargetVersion != "" {
		words = append(words, "--target-version "+shellWord(c.TargetVersion))
	}
	if len(c.Profile) > 0 {
		words = append(words, "--profile "+strings.Join(c.Profile, ","))
	}
	words = append(words, fmt.Sprintf("--seed %d", s.Seed))
	if s.Time > 0 {
		words = append(words, "--time "+s.Time.String())
	} else {
		words = append(words, fmt.Sprintf("--calls %d", s.Calls))
	}
	return strings.Join(words, " ")
}

// show prints one screen for each cause, then the summary.
func show(io *Streams, r *reports.Report, dir string) error {
	options := textOptions(io, dir)
	if opening := r.Opening(); opening != "" && len(r.Causes) > 0 {
		fmt.Fprintf(io.Out, "%s\n\n", opening) //nolint:errcheck // as below
	}
	for _, cause := range r.Causes {
		if err := reports.CauseScreen(io.Out, r, cause, options); err != nil {
			return fmt.Errorf("printing the report: %w", err)
		}
		fmt.Fprintln(io.Out) //nolint:errcheck // the screens above report what cannot be printed
	}
	if err := reports.Summary(io.Out, r, options); err != nil {
		return fmt.Errorf("printing the report: %w", err)
	}
	return nil
}
