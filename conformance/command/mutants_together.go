package command

import (
	"context"
	"fmt"
	"strings"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
)

// together judges the suite by several faults at once.
func (c Mutants) together(ctx context.Context, io *Streams) error {
	var before *reports.Together
	if c.Before != "" {
		var err error
		if before, err = reports.ReadTogether(c.Before); err != nil {
			return fmt.Errorf("--before: %w", err)
		}
	}
	t, err := conformance.Together(ctx, conformance.TogetherSettings{
		AtOnce: c.Together, Draws: c.Draws, Calls: c.Calls, Workers: c.Workers,
	}, newCounter(io, "campaigns judged").show)
	if err != nil {
		return err
	}
	if before != nil {
		t.Before = before.Totals
	}
	if err := reports.WriteTogether(c.Out, t); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(io.Out, "%s\n%s\nThe table is in %s.\n", t.Markdown(), missed(t), c.Out); err != nil {
		return fmt.Errorf("printing the table: %w", err)
	}
	if len(t.Missed()) > 0 {
		return ExitCode(1)
	}
	return nil
}

// missed names each bar that is missed.
func missed(t *reports.Together) string {
	lines := []string{}
	for _, x := range t.Missed() {
		lines = append(lines, fmt.Sprintf("Missed with %d at once: %s, %s, is %s.", x.AtOnce, x.Name, x.Want, x.Have))
	}
	if len(lines) == 0 {
		return "Every bar is met."
	}
	return strings.Join(lines, "\n")
}
