package conformance

import (
	"context"
	"maps"
	"path/filepath"
	"time"

	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// Certify judges a target and returns the report, which is also written to the
// folder Settings.Out. An error means that the suite could not do its work; what
// the target does wrong is in the report. When ctx ends, the report covers what was
// done until then and says that it is not complete.
func Certify(ctx context.Context, target targets.Target, s Settings, progress func(Progress)) (*reports.Report, error) {
	_, report, err := certify(ctx, target, s, progress)
	return report, err
}

// certify is [Certify] for those who want more of the campaign than its report.
func certify(ctx context.Context, target targets.Target, s Settings, progress func(Progress)) (*campaign, *reports.Report, error) {
	if err := s.Validate(); err != nil {
		return nil, nil, err
	}
	known, err := ReadKnownFailures(s.KnownFailures, s.claims)
	if err != nil {
		return nil, nil, err
	}
	probed, err := targets.Probe(ctx, target)
	if err != nil {
		return nil, nil, err
	}
	c := newCampaign(target, s, progress)
	c.probed, c.runner.spending = probed, newSpending(s, probed)
	c.report("preflight")
	first, oneStore, err := c.runner.preflight(ctx)
	if err != nil {
		return nil, nil, err
	}
	c.oneStore = oneStore
	if err := c.traced(ctx, first); err != nil {
		return nil, nil, err
	}
	c.report("reducing")
	within, stop := c.untilTheEnd(ctx)
	defer stop()
	found, err := c.reduceAll(within)
	if err != nil {
		return nil, nil, err
	}
	if ctx.Err() != nil {
		c.limit = reports.LimitInterrupted
	}
	maps.Copy(c.tally.notes, c.runner.patience.notes())
	report := c.assemble(known, found)
	report.Run.WallSeconds = time.Since(c.started).Seconds()
	report.Run.Started = c.started.UTC().Format(time.RFC3339)
	if s.Out == "" {
		return c, report, nil
	}
	return c, report, reports.Write(s.Out, report)
}

func newCampaign(target targets.Target, s Settings, progress func(Progress)) *campaign {
	t := timing(s.Consistency)
	return &campaign{
		settings: s, tally: newTally(), started: time.Now(), progress: progress,
		runner: &Runner{
			Target: target, Timing: t, Identity: Identity{Prefix: newPrefix()}, profiles: claimsOf(s.Profiles),
			slots: newSlots(s.Workers), patience: newPatience(t),
		},
	}
}

// traced runs the campaign and keeps its trace.
func (c *campaign) traced(ctx context.Context, first []*Execution) error {
	if c.settings.Out != "" {
		if err := clean(c.settings.Out); err != nil {
			return err
		}
		header := newHeader(c.runner.Target.Info(), c.settings.Seed, c.runner)
		var err error
		if c.trace, err = createTrace(filepath.Join(c.settings.Out, "traces", "run.ndjson"), header); err != nil {
			return err
		}
	}
	err := c.all(ctx, first)
	c.tally.decide()
	switch {
	case c.trace == nil:
		return err
	case err != nil:
		c.trace.discard()
		return err
	}
	return c.trace.finish(Footer{Programs: c.tally.programs, Calls: c.tally.calls, Verdicts: c.tally.verdicts()})
}

// all runs the campaign behind the programs that were run before it.
func (c *campaign) all(ctx context.Context, first []*Execution) error {
	for _, e := range first {
		if err := c.add(e); err != nil {
			return err
		}
	}
	if c.over() {
		return nil
	}
	if err := c.run(ctx); err != nil {
		return err
	}
	return c.repeat(ctx)
}

// untilTheEnd is ctx with the end of a budget of time.
func (c *campaign) untilTheEnd(ctx context.Context) (context.Context, context.CancelFunc) {
	if c.settings.Time == 0 {
		return context.WithCancel(ctx)
	}
	return context.WithDeadline(ctx, c.started.Add(c.settings.Time))
}
