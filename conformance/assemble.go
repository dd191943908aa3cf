package conformance

import (
	"cmp"
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// assemble writes the report of a campaign; Finish derives its verdict.
func (c *campaign) assemble(known KnownFailures, found []reports.Counterexample) *reports.Report {
	info := c.runner.Target.Info()
	r := &reports.Report{
		Complete: c.limit != reports.LimitInterrupted,
		Suite:    suite(),
		Target:   reports.Target{Name: info.Name, Version: info.Version, Class: string(info.Class), Regions: info.Regions},
		Run: reports.Run{
			Seed: c.settings.Seed, Programs: c.tally.programs, Calls: c.tally.calls, KeysCreated: c.tally.created,
			KeysLeft: c.tally.left, LimitHit: c.limit, Command: c.settings.Command,
		},
		Counterexamples: found,
	}
	if info.Class == targets.ClassReference {
		r.Run.KeysLeft = 0 // every program's account is dropped with all that is in it
	}
	for _, rule := range rules.All() {
		if c.settings.claims(rule) {
			r.Rules = append(r.Rules, c.result(rule, known, found))
		}
	}
	r.Causes = c.causesOf(r.Rules)
	for _, n := range slices.SortedFunc(maps.Keys(c.tally.notes), compareNotes) {
		r.Notes = append(r.Notes, reports.Note{Rule: string(n.Rule), Text: n.Text, Count: c.tally.notes[n]})
	}
	for _, op := range slices.Sorted(maps.Keys(c.tally.operations)) {
		o := c.tally.operations[op]
		r.Operations = append(r.Operations, reports.OperationCount{
			Operation: string(op), Calls: o.calls, OK: o.ok, Refused: o.refused, Unknown: o.unknown,
		})
	}
	for at, n := range c.tally.states {
		at.Calls = n
		r.Reached.States = append(r.Reached.States, at)
	}
	for pair, n := range c.tally.pairs {
		pair.Count = n
		r.Reached.Pairs = append(r.Reached.Pairs, pair)
	}
	r.Finish()
	return r
}

// result is what the run has to say of one rule.
func (c *campaign) result(rule rules.Rule, known KnownFailures, found []reports.Counterexample) reports.RuleResult {
	t := c.tally.rule(rule.ID)
	out := reports.RuleResult{
		ID: string(rule.ID), Title: rule.Title, Says: rule.Says, Level: reports.Level(rule.Level), Profile: string(rule.Profile),
		Evidence: string(rule.Evidence), Source: rule.Source, Checked: t.checked, Broken: t.broken, Status: reports.Pass,
	}
	example := c.tally.shownBy(rule.ID)
	i := slices.IndexFunc(found, func(e reports.Counterexample) bool { return e.Rule == string(example) })
	if i >= 0 && t.broken > 0 {
		out.Counterexample = found[i].ID
	}
	reason, isKnown := known[rule.ID]
	lacking := c.lackingFor(rule.ID)
	switch {
	case c.shadowed(rule.ID):
		out.Status, out.Counterexample = reports.NotExercised, ""
		out.Reason = fmt.Sprintf("shadowed by %s: one store serves all Regions, so that this rule would hold for nothing", c.oneStore)
	case lacking != "":
		out.Status, out.Reason = reports.Unsupported, "the target does not implement "+lacking
		out.Counterexample = ""
	case t.broken > 0 && i >= 0 && found[i].Reproduced == "":
		out.Status, out.Reason = reports.Indeterminate, "it was broken once, and none of the repeated programs broke it again"
		out.Counterexample = ""
	case t.broken > 0 && isKnown:
		out.Status, out.Reason = reports.KnownFail, reason
	case t.broken > 0:
		out.Status = reports.Fail
		if example != rule.ID {
			out.Reason = together + string(example) + ", whose program shows it"
		}
	case t.checked > 0 && isKnown:
		out.Status, out.Reason = reports.Fixed, reason
	case t.checked == 0:
		out.Status, out.Reason = reports.NotExercised, c.whyNot(rule.ID)
	}
	return out
}

// together begins the reason of a rule that is broken only as another wording of another.
const together = "broken together with "

// restated reports whether a rule is no accusation of its own.
func restated(r reports.RuleResult) bool { return strings.HasPrefix(r.Reason, together) }

// shadowed reports whether a rule compares Regions on a target that has only one.
func (c *campaign) shadowed(id rules.ID) bool {
	return c.oneStore != "" && slices.Contains(crossRegion, id)
}

// lackingFor names an operation without which the rule cannot be judged at all.
func (c *campaign) lackingFor(id rules.ID) string {
	for op, o := range c.tally.operations {
		name := string(op)
		about := id == rules.ID("MRK-ENVELOPE-"+name) || strings.HasPrefix(string(id), "MRK-STATE-"+name+"-")
		if !about && name == "ReplicateKey" {
			about = strings.HasPrefix(string(id), "MRK-REPLICATE-") && c.tally.rule(id).checked == 0
		}
		if o.lacks() && about {
			return name
		}
	}
	return ""
}

func (c *campaign) whyNot(id rules.ID) string {
	if slices.Contains(afterWaiting, id) && !c.runner.Target.Info().ClockMoves {
		return "it takes a waiting period of seven days or more, and " + fixedClock
	}
	if reason, ok := unreached[id]; ok {
		return reason
	}
	return "no program of this run came to it"
}

func compareNotes(a, b model.Note) int {
	return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Text, b.Text))
}

// suite says which build of the suite judged.
func suite() reports.Suite {
	s := reports.Suite{Version: "(devel)", RulesHash: rules.Hash()}
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return s
	}
	if build.Main.Version != "" {
		s.Version = build.Main.Version
	}
	for _, setting := range build.Settings {
		if setting.Key == "vcs.revision" {
			s.Commit = setting.Value
		}
	}
	return s
}
