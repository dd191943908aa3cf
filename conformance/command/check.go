package command

import (
	"fmt"
	"strings"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
)

// Check is "mrkconform check".
type Check struct {
	Trace string `arg:"" help:"A trace (.ndjson) that certify wrote."`
}

// Run judges the trace again. The exit code is that of the verdict; a verdict that
// differs from the recorded one is shown.
func (c Check) Run(io *Streams) error {
	if !strings.HasSuffix(c.Trace, ".ndjson") {
		return fmt.Errorf("%s is no trace: certify writes traces as .ndjson", c.Trace)
	}
	t, err := conformance.CheckTrace(c.Trace)
	if err != nil {
		return err
	}
	now := t.Verdicts
	broken, must := 0, 0
	var b strings.Builder
	for _, v := range now {
		if v.Broken == 0 {
			continue
		}
		broken++
		r, _ := rules.Get(v.Rule)
		if r.Level == rules.Must {
			must++
		}
		fmt.Fprintf(&b, "%-28s broken %d of %d times  %s\n", v.Rule, v.Broken, v.Checked, r.Title)
	}
	fmt.Fprintf(&b, "%d programs, %d rules judged, %d broken\n", t.Programs, len(now), broken)
	differences := conformance.Differences(t.Footer.Verdicts, now)
	for _, d := range differences {
		fmt.Fprintf(&b, "%s: the run counted %d broken of %d, this program counts %d of %d\n",
			d.Rule, d.Recorded.Broken, d.Recorded.Checked, d.Now.Broken, d.Now.Checked)
	}
	if len(differences) == 0 {
		b.WriteString("The verdicts are those that the run gave.\n")
	} else if t.Header.RulesHash != rules.Hash() {
		fmt.Fprintf(&b, "The trace was judged by other rules (%s, now %s).\n", t.Header.RulesHash, rules.Hash())
	}
	for _, lost := range t.Lost {
		fmt.Fprintf(&b, "program %d: the suite itself failed: %s\n", lost.Program, lost.Text)
	}
	fmt.Fprint(io.Out, reports.Printable(b.String())) //nolint:errcheck // a closed pipe ends the command anyway
	if must > 0 {
		return ExitCode(1)
	}
	return nil
}
