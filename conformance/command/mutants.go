package command

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
)

// Mutants is "mrkconform mutants".
type Mutants struct {
	Fault         []string `help:"Planted faults to judge by (default: all that the profiles can catch)." placeholder:"ID"`
	Sample        int      `help:"Take one of so many faults, evenly over the list." default:"1" placeholder:"N"`
	Seeds         int      `help:"Campaigns for each fault." default:"3"`
	Baseline      string   `help:"Run campaigns that draw without guidance too, as a yardstick: uniform." enum:"none,uniform" default:"none"`
	BaselineSeeds int      `help:"Campaigns of the baseline for each fault (default: as many as --seeds)." placeholder:"N"`
	Together      []int    `help:"Plant so many faults at once, each of another family, and not one at a time (5,20: both numbers)." placeholder:"N"`
	Draws         int      `help:"Servers to draw for each number of --together." default:"20" placeholder:"D"`
	Before        string   `help:"Table of an earlier --together, whose figures are to stand beside the new ones." placeholder:"FILE"`
	Calls         int      `help:"Budget of one campaign in calls." default:"10000"`
	Workers       int      `help:"Faults at a time (default: the processors)." placeholder:"N"`
	Out           string   `help:"File of the table, reports/out/mutation.json or together.json by default; its Markdown is written beside it." placeholder:"FILE"`
}

// Run judges the suite by the planted faults. The exit code is 1 when a half of them
// misses a bar.
func (c Mutants) Run(ctx context.Context, io *Streams) error {
	if c.Out == "" {
		c.Out = "reports/out/mutation.json"
		if len(c.Together) > 0 {
			c.Out = "reports/out/together.json"
		}
	}
	switch {
	case c.Seeds < 1, c.Calls < 1:
		return fmt.Errorf("--seeds and --calls must be 1 or more")
	case c.Workers < 0:
		return fmt.Errorf("--workers must be 1 or more, not %d", c.Workers)
	case c.Sample < 1:
		return fmt.Errorf("--sample must be 1 or more")
	case c.BaselineSeeds < 0, c.BaselineSeeds > 0 && c.Baseline != "uniform":
		return fmt.Errorf("--baseline-seeds is a number of campaigns of --baseline uniform")
	case len(c.Together) > 0 && (len(c.Fault) > 0 || c.Sample > 1 || c.Baseline != "none"):
		return fmt.Errorf("--together draws the faults itself: leave --fault, --sample and --baseline out")
	case len(c.Together) == 0 && c.Before != "":
		return fmt.Errorf("--before is the table of an earlier --together: name the numbers of faults with it")
	case c.Draws < 1:
		return fmt.Errorf("--draws must be 1 or more, not %d", c.Draws)
	case filepath.Ext(c.Out) != ".json":
		return fmt.Errorf("--out %s must end in .json: the table's page is written beside it", c.Out)
	}
	// Hours of campaigns are not to be lost at the end.
	if err := os.MkdirAll(filepath.Dir(c.Out), 0o755); err != nil {
		return fmt.Errorf("--out %s: %w", c.Out, err)
	}
	if c.Workers < 1 {
		c.Workers = runtime.GOMAXPROCS(0)
	}
	if c.Baseline == "uniform" && c.BaselineSeeds == 0 {
		c.BaselineSeeds = c.Seeds
	}
	if len(c.Together) > 0 {
		return c.together(ctx, io)
	}
	m, err := conformance.Mutants(ctx, conformance.MutantSettings{
		Faults: c.Fault, Sample: c.Sample, Seeds: c.Seeds, UniformSeeds: c.BaselineSeeds, Calls: c.Calls, Workers: c.Workers,
	}, newCounter(io, "faults judged").show)
	if err != nil {
		return err
	}
	if err := reports.WriteMutation(c.Out, m); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(io.Out, "%s\n%s\nThe table is in %s.\n", m.Markdown(), verdict(m), c.Out); err != nil {
		return fmt.Errorf("printing the table: %w", err)
	}
	if len(m.Missed()) > 0 {
		return ExitCode(1)
	}
	return nil
}

// verdict names each bar that is missed.
func verdict(m *reports.Mutation) string {
	lines := []string{}
	for _, x := range m.Missed() {
		lines = append(lines, fmt.Sprintf("Missed by %s: %s, %s, is %s.", x.Half, x.Name, x.Want, x.Have))
	}
	if len(lines) == 0 {
		return "Every bar is met."
	}
	return strings.Join(lines, "\n")
}
