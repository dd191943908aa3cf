package command

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
)

// Certify is "mrkconform certify".
type Certify struct {
	TargetFlags
	Profile       []string      `help:"Profiles to judge (default: all)." placeholder:"NAME,..."`
	Seed          uint64        `help:"Seed of the programs; equal seeds draw equal programs." default:"1"`
	Calls         int           `help:"Budget in calls." default:"20000" xor:"budget"`
	Time          time.Duration `help:"Budget in time instead." placeholder:"30s"`
	Workers       int           `help:"Programs at a time (default: twice the processors)." placeholder:"N"`
	Out           string        `help:"Folder of the report and the traces." default:"reports/out"`
	KnownFailures string        `help:"File of rules that the target is known to break." placeholder:"FILE"`
	Consistency   string        `help:"strong for emulators, eventual for what replicates like AWS." enum:"strong,eventual" default:"strong"`
}

// Run judges the target, prints the verdict and writes the report.
func (c Certify) Run(ctx context.Context, io *Streams) error {
	profiles, err := conformance.ParseProfiles(c.Profile)
	if err != nil {
		return fmt.Errorf("--profile: %w", err)
	}
	s := defaultSettings(c.Consistency)
	s.Profiles, s.Seed, s.Calls, s.Time, s.Out, s.KnownFailures = profiles, c.Seed, c.Calls, c.Time, c.Out, c.KnownFailures
	if c.Workers != 0 {
		s.Workers = c.Workers
	}
	s.Target, s.Command = c.words(), c.command()
	target, err := c.open()
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

// command repeats the run.
func (c Certify) command() string {
	words := []string{"mrkconform certify"}
	if w := c.words(); w != "" {
		words = append(words, w)
	}
	if len(c.Profile) > 0 {
		words = append(words, "--profile "+strings.Join(c.Profile, ","))
	}
	words = append(words, fmt.Sprintf("--seed %d", c.Seed))
	if c.Time > 0 {
		words = append(words, "--time "+c.Time.String())
	} else {
		words = append(words, fmt.Sprintf("--calls %d", c.Calls))
	}
	return strings.Join(words, " ")
}

// show prints one screen for each broken rule, then the summary.
func show(io *Streams, r *reports.Report, dir string) error {
	options := textOptions(io, dir)
	for _, example := range r.Counterexamples {
		if err := reports.Screen(io.Out, r, example, options); err != nil {
			return fmt.Errorf("printing the report: %w", err)
		}
		fmt.Fprintln(io.Out) //nolint:errcheck // the screens above report what cannot be printed
	}
	if err := reports.Summary(io.Out, r, options); err != nil {
		return fmt.Errorf("printing the report: %w", err)
	}
	return nil
}
