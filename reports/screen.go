package reports

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// TextOptions shape what a terminal shows. The zero value gives plain text.
type TextOptions struct {
	Color bool
	// Dir is the folder that holds the report's files; [Summary] names it when it is not empty.
	Dir string
}

// ANSI codes; used only where [TextOptions.Color] asks for them.
const (
	bold   = "1"
	red    = "1;31"
	green  = "1;32"
	yellow = "1;33"
)

func (o TextOptions) paint(code, s string) string {
	if !o.Color {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// Screen writes all that a reader needs to judge one counterexample: what KMS does and where that is written, the
// program, the same as AWS CLI lines to paste, what was expected and observed, and how to run it again.
func Screen(w io.Writer, r *Report, c Counterexample, o TextOptions) error {
	rule := r.rule(c.Rule)
	var b strings.Builder
	screen(&b, rule, causeLine(r, rule), c, o)
	_, err := io.WriteString(w, b.String())
	return err
}

// RuleText is the screen of a rule as plain text. A rule whose failure left no program has a screen too.
func RuleText(r *Report, rule RuleResult) string {
	var b strings.Builder
	screen(&b, rule, causeLine(r, rule), r.counterexample(rule), TextOptions{})
	return b.String()
}

// rule finds a rule by id. A counterexample of a rule that the report lacks still gets its screen.
func (r *Report) rule(id string) RuleResult {
	if i := slices.IndexFunc(r.Rules, func(x RuleResult) bool { return x.ID == id }); i >= 0 {
		return r.Rules[i]
	}
	return RuleResult{ID: id, Title: "(this rule is not in the report)"}
}

func (r *Report) counterexample(rule RuleResult) Counterexample {
	for _, c := range r.Counterexamples {
		if rule.Counterexample != "" && c.ID == rule.Counterexample {
			return c
		}
	}
	return Counterexample{Rule: rule.ID}
}

// screen writes the screen of a rule; cause says what breaks it, and is empty where that stands elsewhere.
func screen(b *strings.Builder, rule RuleResult, cause string, c Counterexample, o TextOptions) {
	id := oneLine(rule.ID)
	for i, line := range wrap(oneLine(rule.Title), lineWidth-len(id)-2) {
		if i == 0 {
			fmt.Fprintln(b, o.paint(bold, id)+"  "+line)
			continue
		}
		fmt.Fprintln(b, strings.Repeat(" ", len(id))+"  "+line)
	}
	fmt.Fprintln(b, facts(rule))
	fmt.Fprintln(b)

	labeled(b, o, "Cause:", wrap(cause, lineWidth-labelWidth))
	labeled(b, o, "KMS:", append(wrap(rule.Says, lineWidth-labelWidth), oneLine(rule.Source)))
	fmt.Fprintln(b)
	if len(c.Program) == 0 {
		fmt.Fprintln(b, "No program was kept that shows this failure.")
	} else {
		fmt.Fprintf(b, "%s (%s):\n", o.paint(bold, "Program"), reduction(c))
		for i, line := range c.Program {
			fmt.Fprintf(b, "  %2d  %s\n", i+1, Printable(line))
		}
	}
	if len(c.CLI) > 0 {
		fmt.Fprintln(b, o.paint(bold, "As AWS CLI:"))
		for _, line := range c.CLI {
			fmt.Fprintln(b, "  "+Printable(line))
		}
	}
	if c.Expected+c.Observed+rule.Reason+c.Replay+c.Trace != "" {
		fmt.Fprintln(b)
	}
	labeled(b, o, "Expected:", wrap(c.Expected, lineWidth-labelWidth))
	labeled(b, o, "Observed:", wrap(c.Observed, lineWidth-labelWidth))
	labeled(b, o, "Reason:", wrap(rule.Reason, lineWidth-labelWidth))
	labeled(b, o, "Replay:", []string{Printable(c.Replay)})
	labeled(b, o, "Trace:", []string{oneLine(c.Trace)})
}

// labelWidth is the column at which the text after a label starts.
const labelWidth = 10

// labeled writes a label and its lines under each other; without any text it writes nothing.
func labeled(b *strings.Builder, o TextOptions, label string, lines []string) {
	lines = slices.DeleteFunc(lines, func(s string) bool { return s == "" })
	padding := strings.Repeat(" ", labelWidth-len(label))
	for i, line := range lines {
		if i == 0 {
			fmt.Fprintln(b, o.paint(bold, label)+padding+line)
			continue
		}
		fmt.Fprintln(b, strings.Repeat(" ", labelWidth)+line)
	}
}

// facts says in one line how much the rule weighs and how often it was seen broken.
func facts(rule RuleResult) string {
	var parts []string
	if rule.Level != "" {
		parts = append(parts, "level "+string(rule.Level))
	}
	if rule.Profile != "" {
		parts = append(parts, "profile "+rule.Profile)
	}
	if rule.Evidence != "" {
		parts = append(parts, "evidence "+rule.Evidence)
	}
	parts = append(parts, fmt.Sprintf("broken in %d of %s", rule.Broken, plural(rule.Checked, "check")))
	return oneLine(strings.Join(parts, ", "))
}

// reduction says how long the program is, what it was reduced from and whether the failure came again.
func reduction(c Counterexample) string {
	text := plural(c.Length, "step")
	if c.OriginalLength > c.Length {
		text += fmt.Sprintf(", reduced from %d", c.OriginalLength)
	}
	if c.Executions > 0 {
		text += fmt.Sprintf(" in %s and %s", plural(c.Executions, "run"), plural(c.Calls, "call"))
	}
	if c.Reproduced != "" {
		text += ", reproduced " + oneLine(c.Reproduced)
	}
	return text
}
