package reports

import (
	"fmt"
	"strings"
)

// Markdown renders the report for a pull request, an issue or a terminal pager.
func Markdown(r *Report) ([]byte, error) {
	var b strings.Builder
	markdownHead(&b, r)
	markdownCauses(&b, r)
	markdownProfiles(&b, r)
	for _, g := range r.attention() {
		markdownScreens(&b, r, g)
	}
	markdownPassed(&b, r)
	markdownNotJudged(&b, r)
	markdownNotes(&b, r)
	markdownOperations(&b, r)
	markdownReached(&b, r)
	return []byte(b.String()), nil
}

func markdownHead(b *strings.Builder, r *Report) {
	fmt.Fprintf(b, "# KMS multi-Region keys: %s\n\n", cell(targetName(r)))
	fmt.Fprintf(b, "**%s**: %s\n\n", r.Verdict, cell(r.Why()))
	fmt.Fprintf(b, "- Divergence: %s judged rules broken\n", percent(r.Divergence.Failed, r.Divergence.Judged))
	fmt.Fprintf(b, "- Coverage: %s claimed rules judged\n", percent(r.Coverage.Judged, r.Coverage.Claimed))
	fmt.Fprintf(b, "- Seed: %d\n", r.Run.Seed)
	fmt.Fprintf(b, "- Run: %s\n", cell(workDone(r)))
	fmt.Fprintf(b, "- Regions: %s\n", cell(regions(r)))
	if r.Run.Started != "" {
		fmt.Fprintf(b, "- Started: %s\n", cell(r.Run.Started))
	}
	fmt.Fprintf(b, "- Suite: %s\n", cell(suiteLine(r)))
	fmt.Fprint(b, "\nTo reproduce the run:\n\n")
	fence(b, "sh", reproduction(r))
}

// suiteLine identifies the suite and the rule book that judged.
func suiteLine(r *Report) string {
	line := "mrkconform " + r.Suite.Version
	if r.Suite.Commit != "" {
		line += ", commit " + r.Suite.Commit
	}
	if r.Suite.RulesHash != "" {
		line += ", rules " + r.Suite.RulesHash
	}
	return line
}

// reproduction is the command that repeats the run, or as much of it as the report can know.
func reproduction(r *Report) string {
	if r.Run.Command != "" {
		return Printable(r.Run.Command)
	}
	return fmt.Sprintf("mrkconform certify --seed %d   # with the flags that reach the same target", r.Run.Seed)
}

func markdownCauses(b *strings.Builder, r *Report) {
	if len(r.Causes) == 0 {
		return
	}
	fmt.Fprintf(b, "\n## %s\n", causesHeading)
	for i, c := range r.Causes {
		fmt.Fprintf(b, "\n### %d. %s\n\n", i+1, cell(c.Title))
		mark := r.mark(c)
		if mark != "" {
			mark = " (" + mark + ")"
		}
		fmt.Fprintf(b, "Breaks %s%s.\n\n", cell(strings.Join(c.Rules, ", ")), mark)
		rule, x := r.shownBy(c)
		var text strings.Builder
		screen(&text, rule, "", x, TextOptions{})
		fence(b, "text", text.String())
	}
}

func markdownProfiles(b *strings.Builder, r *Report) {
	fmt.Fprint(b, "\n## Profiles\n\n")
	fmt.Fprintln(b, "| Profile | Verdict | Pass | Fail | Known | Fixed | Not exercised | Unsupported | Undecided | Error |")
	fmt.Fprintln(b, "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|")
	for _, p := range r.Profiles {
		fmt.Fprintf(b, "| %s | %s | %d | %d | %d | %d | %d | %d | %d | %d |\n", cell(p.Name), p.Verdict, p.Passed, p.Failed,
			p.KnownFail, p.Fixed, p.NotExercised, p.Unsupported, p.Indeterminate, p.TesterError)
	}
}

func markdownScreens(b *strings.Builder, r *Report, g group) {
	fmt.Fprintf(b, "\n## %s\n", g.heading)
	for _, rule := range g.rules {
		fmt.Fprintf(b, "\n### %s: %s\n\n", cell(rule.ID), cell(rule.Title))
		if c, shown := r.causeShownBy(rule); shown {
			fmt.Fprintf(b, "Shown above: %s.\n", cell(c.Title))
			continue
		}
		if rule.hasScreen() {
			fence(b, "text", RuleText(r, rule))
			continue
		}
		fmt.Fprintf(b, "%s\n", cell(rule.standing()))
	}
}

// hasScreen reports whether the rule was seen broken, so that there is something to show.
func (r RuleResult) hasScreen() bool { return r.Status == Fail || r.Status == KnownFail }

// standing says in one sentence where a rule without a screen stands.
func (r RuleResult) standing() string {
	if r.Status == Fixed {
		return fmt.Sprintf("It held in %s.", plural(r.Checked, "check"))
	}
	return r.WhyNot()
}

func markdownPassed(b *strings.Builder, r *Report) {
	rules := r.withStatus(Pass)
	fmt.Fprintf(b, "\n## Passed (%d)\n\n", len(rules))
	if len(rules) == 0 {
		fmt.Fprintln(b, "None.")
		return
	}
	fmt.Fprintln(b, "| Rule | Title | Level | Checked |")
	fmt.Fprintln(b, "|---|---|---|--:|")
	for _, rule := range rules {
		fmt.Fprintf(b, "| %s | %s | %s | %d |\n", cell(rule.ID), cell(rule.Title), cell(string(rule.Level)), rule.Checked)
	}
}

// notJudged lists the rules about which the run cannot say anything, without those that attention shows already.
func (r *Report) notJudged() []RuleResult {
	return r.where(func(x RuleResult) bool { return x.Status == NotExercised || x.Status == Unsupported })
}

func markdownNotJudged(b *strings.Builder, r *Report) {
	rules := r.notJudged()
	if len(rules) == 0 {
		return
	}
	fmt.Fprintf(b, "\n## Not judged (%d)\n\n", len(rules))
	fmt.Fprintln(b, "| Rule | Title | Status | Why |")
	fmt.Fprintln(b, "|---|---|---|---|")
	for _, rule := range rules {
		fmt.Fprintf(b, "| %s | %s | %s | %s |\n", cell(rule.ID), cell(rule.Title), rule.Status, cell(rule.WhyNot()))
	}
}

func markdownNotes(b *strings.Builder, r *Report) {
	if len(r.Notes) == 0 {
		return
	}
	fmt.Fprint(b, "\n## Notes\n\nDeviations that the rule book tolerates; they count against nobody.\n\n")
	fmt.Fprintln(b, "| Rule | Note | Seen |")
	fmt.Fprintln(b, "|---|---|--:|")
	for _, n := range r.Notes {
		fmt.Fprintf(b, "| %s | %s | %d |\n", cell(n.Rule), cell(n.Text), n.Count)
	}
}

func markdownOperations(b *strings.Builder, r *Report) {
	if len(r.Operations) == 0 {
		return
	}
	fmt.Fprint(b, "\n## Calls\n\n")
	fmt.Fprintln(b, "| Operation | Calls | OK | Refused | Unknown |")
	fmt.Fprintln(b, "|---|--:|--:|--:|--:|")
	for _, o := range r.Operations {
		fmt.Fprintf(b, "| %s | %d | %d | %d | %d |\n", cell(o.Operation), o.Calls, o.OK, o.Refused, o.Unknown)
	}
}

// cell makes text safe for a table cell or a heading. Code spans stay code: there only the pipe needs a backslash.
func cell(s string) string {
	s = oneLine(s)
	spans := strings.Split(s, "`")
	if len(spans)%2 == 0 { // an unpaired backtick opens no code span, so none is one
		return strings.ReplaceAll(inlineText.Replace(s), "`", "\\`")
	}
	for i, span := range spans {
		if i%2 == 0 {
			spans[i] = inlineText.Replace(span)
		} else {
			spans[i] = strings.ReplaceAll(span, "|", `\|`)
		}
	}
	return strings.Join(spans, "`")
}

// inlineText escapes what Markdown would take for a tag, a table border or emphasis.
var inlineText = strings.NewReplacer(`\`, `\\`, "|", `\|`, "<", "&lt;", ">", "&gt;", "*", `\*`, "[", `\[`)

// fence writes a code block whose fence is longer than any run of backticks inside.
func fence(b *strings.Builder, language, text string) {
	mark := "```"
	for strings.Contains(text, mark) {
		mark += "`"
	}
	fmt.Fprintf(b, "%s%s\n%s\n%s\n", mark, language, strings.TrimRight(text, "\n"), mark)
}
