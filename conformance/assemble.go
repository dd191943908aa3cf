package conformance

import (
	"cmp"
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
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
			Seed: c.settings.Seed, Programs: c.tally.programs, Calls: c.tally.calls + c.probed, ReducingCalls: c.reduced.calls,
			Unknown: c.tally.unknown, Throttled: c.tally.throttled, KeysCreated: c.tally.created + c.reduced.created,
			KeysLeft: c.tally.left + c.reduced.left, LimitHit: c.limit, Stopped: c.stopped, ChecksNeeded: c.settings.Checks,
			Command: c.settings.Command,
		},
		Counterexamples: found,
		LostPrograms:    c.tally.failures,
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
	r.Operations = c.operations()
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
	case t.broken > 0 && isKnown:
		out.Status, out.Reason = reports.KnownFail, reason
	case t.broken > 0 && c.doubts[example] != "":
		out.Status, out.Reason = reports.Indeterminate, c.doubts[example]
		if example != rule.ID {
			out.Reason = together + string(example) + ": " + out.Reason
		}
	case t.broken > 0:
		out.Status = reports.Fail
		if example != rule.ID {
			out.Reason = together + string(example) + ", whose program shows it"
		}
	case t.checked > 0 && isKnown:
		out.Status, out.Reason = reports.Fixed, reason
	case t.checked == 0:
		out.Status = reports.NotExercised
		out.Reason, out.Exempt = c.whyNot(rule.ID)
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

// main are the operations without which whole groups of rules cannot be judged, by the
// beginning of their ids.
var main = map[string]language.Op{
	"MRK-REPLICATE-": language.ReplicateKey, "MRK-PRIMARY-": language.UpdatePrimaryRegion, "MRK-DELETE-": language.ScheduleKeyDeletion,
}

// lackingFor names an operation without which the rule cannot be judged at all.
func (c *campaign) lackingFor(id rules.ID) string {
	for _, op := range slices.Sorted(maps.Keys(c.runner.Lacking)) {
		name := string(op)
		if id == rules.ID("MRK-ENVELOPE-"+name) || strings.HasPrefix(string(id), "MRK-STATE-"+name+"-") {
			return name
		}
	}
	if c.tally.rule(id).checked > 0 {
		return ""
	}
	for beginning, op := range main {
		if c.runner.Lacking[op] && strings.HasPrefix(string(id), beginning) {
			return string(op)
		}
	}
	return ""
}

// whyNot says why a rule was not judged, and whether no run on such a target can judge it.
func (c *campaign) whyNot(id rules.ID) (reason string, exempt bool) {
	if moves := c.runner.Target.Info().ClockMoves; !moves && slices.Contains(afterWaiting, id) {
		return "it takes a waiting period of seven days or more, and " + fixedClock, true
	} else if !moves && slices.Contains(afterExpiry, id) {
		return "it takes a day or more until something expires, and " + fixedClock, true
	}
	if reason, ok := unreached[id]; ok {
		return reason, true
	}
	if len(c.runner.Target.Info().Regions) < 3 && slices.Contains(ofThree, id) {
		return "it takes keys in three Regions, and this run has two", true
	}
	if t := c.tally.rule(id); t.unanswered > 0 {
		return fmt.Sprintf("%d calls would have shown it, and none of them had an outcome: %s", t.unanswered, t.words), false
	}
	reason = "no answer of this run told whether it holds"
	if len(c.runner.Lacking) > 0 {
		var names []string
		for _, op := range slices.Sorted(maps.Keys(c.runner.Lacking)) {
			names = append(names, string(op))
		}
		reason += "; the target does not implement " + strings.Join(names, ", ")
	}
	return reason, false
}

// operations counts the calls of each operation, and names the claimed profile that needs it.
func (c *campaign) operations() []reports.OperationCount {
	var out []reports.OperationCount
	for _, op := range operations() {
		count := reports.OperationCount{Operation: string(op), Lacking: c.runner.Lacking[op]}
		if r, ok := rules.Get(rules.ID("MRK-ENVELOPE-" + string(op))); ok && c.settings.claims(r) {
			count.Profile = string(r.Profile)
		}
		if o := c.tally.operations[op]; o != nil {
			count.Calls, count.OK, count.Refused, count.Unknown = o.calls, o.ok, o.refused, o.unknown
			if o.ok == 0 {
				count.Said = o.said
			}
		}
		if count.Calls > 0 || count.Profile != "" && op.Calls() {
			out = append(out, count)
		}
	}
	return out
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
