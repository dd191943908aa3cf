package command

import (
	"context"
	"fmt"
	"runtime"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
)

// Mutants is "mrkconform mutants".
type Mutants struct {
	Fault    []string `help:"Planted faults to judge by (default: all that the profiles can catch)." placeholder:"ID"`
	Sample   int      `help:"Take one of so many faults, evenly over the list." default:"1" placeholder:"N"`
	Seeds    int      `help:"Campaigns for each fault." default:"3"`
	Calls    int      `help:"Budget of one campaign in calls." default:"10000"`
	Workers  int      `help:"Faults at a time (default: the processors)." placeholder:"N"`
	Baseline string   `help:"Draw without guidance, as a yardstick." enum:"guided,uniform" default:"guided"`
	Out      string   `help:"File of the table; its Markdown is written beside it." default:"reports/out/mutation.json"`
	Bar      float64  `help:"Share of campaigns that must catch their fault." default:"0.9"`
}

// Run judges the suite by the planted faults. The exit code is 1 when fewer
// campaigns than the bar asks for caught their fault.
func (c Mutants) Run(ctx context.Context, io *Streams) error {
	switch {
	case c.Seeds < 1, c.Calls < 1:
		return fmt.Errorf("--seeds and --calls must be 1 or more")
	case c.Sample < 1:
		return fmt.Errorf("--sample must be 1 or more")
	case c.Workers < 1:
		c.Workers = runtime.GOMAXPROCS(0)
	}
	m, err := conformance.Mutants(ctx, conformance.MutantSettings{
		Faults: c.Fault, Sample: c.Sample, Seeds: c.Seeds, Calls: c.Calls, Workers: c.Workers, Uniform: c.Baseline == "uniform",
	}, newCounter(io, "faults judged").show)
	if err != nil {
		return err
	}
	if err := reports.WriteMutation(c.Out, m); err != nil {
		return err
	}
	all := m.All()
	if _, err := fmt.Fprintf(io.Out, "%s\n%d of %d campaigns caught their fault (%.1f %%); table in %s\n",
		m.Markdown(), all.Caught, all.Campaigns, 100*all.Share, c.Out); err != nil {
		return fmt.Errorf("printing the table: %w", err)
	}
	if all.Share < c.Bar {
		return ExitCode(1)
	}
	return nil
}
