package command

import (
	"context"
	"fmt"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// Replay is "mrkconform replay".
type Replay struct {
	File string `arg:"" help:"A trace (.ndjson), or a program as text."`
	TargetFlags
	Consistency string `help:"strong or eventual." enum:"strong,eventual" default:"strong"`
}

// Run runs the recordings of the file. The exit code is 0 when every one is FIXED,
// 1 when one STILL FAILS, 3 when one CANNOT be REPLAYED and none fails.
func (c Replay) Run(ctx context.Context, io *Streams) error {
	recordings, err := conformance.ReadRecordings(c.File)
	if err != nil {
		return err
	}
	if len(recordings) == 0 {
		fmt.Fprintf(io.Out, "%s: no program in it broke a rule, so that there is nothing to replay\n", reports.Printable(c.File)) //nolint:errcheck // as below
		return ExitCode(TesterError)
	}
	target, err := c.open()
	if err != nil {
		return err
	}
	defer func() { _ = target.Close() }() // the outcome is printed by then
	if _, err := targets.Probe(ctx, target); err != nil {
		return err
	}
	code := 0
	for _, r := range recordings {
		done, err := conformance.Replay(ctx, target, r, defaultSettings(c.Consistency))
		if err != nil {
			return err
		}
		fmt.Fprint(io.Out, reports.Printable(done.String())) //nolint:errcheck // a closed pipe ends the command anyway
		switch {
		case done.Status == conformance.StillFails:
			code = 1
		case done.Status == conformance.CannotReplay && code == 0:
			code = TesterError
		}
	}
	if code != 0 {
		return ExitCode(code)
	}
	return nil
}
