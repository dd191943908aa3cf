package reports

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Summary writes what a terminal shows when a run ends: the causes, the profiles, every rule that needs attention in one line,
// the verdict with its two numbers, and where the files are.
func Summary(w io.Writer, r *Report, o TextOptions) error {
	var b strings.Builder
	if opening := r.Opening(); opening != "" {
		fmt.Fprintln(&b, o.paint(verdictColor(r.Verdict), oneLine(opening)))
	}
	fmt.Fprintln(&b, headline(r))
	fmt.Fprintln(&b, workDone(r))
	if len(r.Target.Regions) > 0 {
		fmt.Fprintln(&b, "Regions "+regions(r))
	}
	fmt.Fprintln(&b)
	causeLines(&b, r, o)
	profileTable(&b, r)
	for _, g := range r.attention() {
		ruleLines(&b, r, g, o)
	}
	lostPrograms(&b, r, o)
	fmt.Fprintln(&b)
	fmt.Fprintln(&b, o.paint(bold, "Verdict:    ")+o.paint(verdictColor(r.Verdict), string(r.Verdict)))
	for _, line := range wrap(r.Why(), lineWidth-12) {
		fmt.Fprintln(&b, strings.Repeat(" ", 12)+line)
	}
	fmt.Fprintf(&b, "Divergence: %s judged rules broken\n", percent(r.Divergence.Failed, r.Divergence.Judged))
	fmt.Fprintf(&b, "Coverage:   %s claimed rules judged\n", percent(r.Coverage.Judged, r.Coverage.Claimed))
	if r.Run.KeysLeft > 0 {
		fmt.Fprintln(&b, o.paint(yellow, plural(r.Run.KeysLeft, "key")+" left behind on the target"))
	}
	if o.Dir != "" {
		fmt.Fprintf(&b, "Files:      %s in %s\n", strings.Join(fileNames(), ", "), oneLine(o.Dir))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// headline names suite, target and seed.
func headline(r *Report) string {
	return oneLine(fmt.Sprintf("mrkconform %s: %s, seed %d", r.Suite.Version, targetName(r), r.Run.Seed))
}

func targetName(r *Report) string {
	name := r.Target.Name
	if r.Target.Version != "" {
		name += " " + r.Target.Version
	}
	if r.Target.Class != "" && r.Target.Class != r.Target.Name {
		name += " (" + r.Target.Class + ")"
	}
	return oneLine(name)
}

// workDone says what the run cost and what ended it.
func workDone(r *Report) string {
	text := fmt.Sprintf("%s, %s, %s created, %d left, %.1f s", plural(r.Run.Programs, "program"), plural(r.Run.Calls, "call"),
		plural(r.Run.KeysCreated, "key"), r.Run.KeysLeft, r.Run.WallSeconds)
	if r.Run.ReducingCalls > 0 {
		text += fmt.Sprintf("; %s more to reduce", plural(r.Run.ReducingCalls, "call"))
	}
	switch r.Run.LimitHit {
	case "":
	case LimitTarget:
		text += "; ended because the target stopped answering"
	case LimitInterrupted:
		text += "; interrupted"
	default:
		text += "; ended by the limit on " + r.Run.LimitHit
	}
	return oneLine(text)
}

func regions(r *Report) string { return oneLine(strings.Join(r.Target.Regions, ", ")) }

func profileTable(b *strings.Builder, r *Report) {
	const row = "%-14s %-30s %5v %5v %6v %6v %6v %6v %6v %6v\n"
	fmt.Fprintf(b, row, "profile", "verdict", "pass", "fail", "known", "fixed", "unrun", "unsup", "undec", "error")
	for _, p := range r.Profiles {
		fmt.Fprintf(b, row, oneLine(p.Name), p.Verdict, p.Passed, p.Failed, p.KnownFail, p.Fixed, p.NotExercised,
			p.Unsupported, p.Indeterminate, p.TesterError)
	}
}

// group is a list of rules that share a fate, under a heading.
type group struct {
	heading string
	color   string
	rules   []RuleResult
}

// attention lists the rules that a reader has to act on, the heaviest first; empty groups are left out.
func (r *Report) attention() []group {
	return nonEmpty([]group{
		{"Broken rules", red, r.where(RuleResult.Breaks)},
		{"Fixed: listed as known failures, yet they hold; take them off the list", green, r.withStatus(Fixed)},
		{"Broken advice (level should, not counted against the verdict)", yellow, r.where(RuleResult.BreaksAdvice)},
		{"Known failures", yellow, r.withStatus(KnownFail)},
		{"Errors of the suite itself", red, r.withStatus(TesterError)},
		{"Undecided", yellow, r.withStatus(Indeterminate)},
	})
}

func nonEmpty(groups []group) []group {
	var kept []group
	for _, g := range groups {
		if len(g.rules) > 0 {
			kept = append(kept, g)
		}
	}
	return kept
}

func (r *Report) where(keep func(RuleResult) bool) []RuleResult {
	var rules []RuleResult
	for _, rule := range r.Rules {
		if keep(rule) {
			rules = append(rules, rule)
		}
	}
	return rules
}

func (r *Report) withStatus(s Status) []RuleResult {
	return r.where(func(rule RuleResult) bool { return rule.Status == s })
}

// ruleLines writes a group, one line per rule: id, title, and the length of its program or the reason.
func ruleLines(b *strings.Builder, r *Report, g group, o TextOptions) {
	fmt.Fprintf(b, "\n%s (%d)\n", o.paint(g.color, g.heading), len(g.rules))
	idWidth := 0
	for _, rule := range g.rules {
		idWidth = max(idWidth, utf8.RuneCountInString(rule.ID))
	}
	for _, rule := range g.rules {
		detail := ""
		switch c := r.counterexample(rule); {
		case len(c.Program) > 0:
			detail = plural(c.Length, "step")
		case rule.Status == Indeterminate || rule.Status == TesterError:
			detail = shorten(oneLine(rule.WhyNot()), 40)
		}
		room := lineWidth - 2 - idWidth - 2 - 2 - utf8.RuneCountInString(detail)
		line := fmt.Sprintf("  %-*s  %-*s  %s", idWidth, oneLine(rule.ID), room, shorten(oneLine(rule.Title), room), detail)
		fmt.Fprintln(b, strings.TrimRight(line, " "))
	}
}

// lostPrograms lists the mistakes of the suite itself, with what it takes to find them.
func lostPrograms(b *strings.Builder, r *Report, o TextOptions) {
	if len(r.LostPrograms) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s (%d)\n", o.paint(red, "Programs lost to errors of the suite itself; please report them"), len(r.LostPrograms))
	for _, e := range r.LostPrograms {
		for _, line := range wrap(e.Text, lineWidth-2) {
			fmt.Fprintln(b, "  "+line)
		}
		at := fmt.Sprintf("%s, first in program %d", plural(e.Count, "time"), e.Program)
		if e.Command != "" {
			at += " at " + e.Command
		}
		fmt.Fprintln(b, "    "+shorten(oneLine(at), lineWidth-4))
	}
}

func verdictColor(v Verdict) string {
	switch v {
	case Conformant:
		return green
	case Nonconformant:
		return red
	}
	return yellow
}
