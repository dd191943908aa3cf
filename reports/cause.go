package reports

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Cause is one thing that the target does wrong, with all the rules that it breaks: what its maintainer mends in one
// place. IDs, titles and symptoms are the same in every run.
type Cause struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	// Operation is the operation that has to be mended, empty where it is none in particular.
	Operation string   `json:"operation"`
	Symptom   string   `json:"symptom"`
	Rules     []string `json:"rules"`
	// Counterexample is the id of the program that shows the cause, or empty.
	Counterexample string `json:"counterexample"`
	// Weight is derived by Finish: causes stand in its order, the heaviest first.
	Weight int `json:"weight"`
}

// settleCauses derives from the rules what follows for causes: those of which no rule is broken go, and the others get
// their weight, their order and their program.
func (r *Report) settleCauses() {
	byID := map[string]*RuleResult{}
	for i := range r.Rules {
		byID[r.Rules[i].ID] = &r.Rules[i]
	}
	r.Causes = slices.DeleteFunc(notNil(r.Causes), func(c Cause) bool {
		return !slices.ContainsFunc(c.Rules, func(id string) bool { return byID[id] != nil && byID[id].hasScreen() })
	})
	for i := range r.Causes {
		c := &r.Causes[i]
		c.Title, c.Symptom = strings.ToValidUTF8(c.Title, string(utf8.RuneError)), strings.ToValidUTF8(c.Symptom, string(utf8.RuneError))
		c.Rules = slices.DeleteFunc(c.Rules, func(id string) bool { return byID[id] == nil || !byID[id].hasScreen() })
		slices.SortFunc(c.Rules, compareNatural)
		if rule, _ := r.shownBy(*c); !slices.Contains(c.Rules, rule.ID) {
			c.Counterexample = ""
		}
		for _, id := range c.Rules {
			if byID[id].Cause == "" {
				byID[id].Cause = c.ID
			}
			c.Counterexample = cmp.Or(c.Counterexample, byID[id].Counterexample)
		}
	}
	for i := range r.Rules {
		if !slices.ContainsFunc(r.Causes, func(c Cause) bool { return c.ID == r.Rules[i].Cause }) {
			r.Rules[i].Cause = ""
		}
	}
	for i := range r.Causes {
		r.Causes[i].Weight = r.weigh(r.Causes[i])
	}
	slices.SortFunc(r.Causes, func(a, b Cause) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), compareNatural(a.ID, b.ID))
	})
}

// weigh adds up what a cause does: each rule that it breaks, and half of each that it keeps from being judged.
func (r *Report) weigh(c Cause) int {
	sum := 0.0
	for _, rule := range r.Rules {
		switch {
		case slices.Contains(c.Rules, rule.ID):
			sum += rule.weight() * (1 + float64(rule.Broken)/float64(max(1, rule.Checked)))
		case rule.Cause == c.ID:
			sum += rule.weight()
		}
	}
	return int(math.Round(sum))
}

// weight is that of a rule that is broken as rarely as can be; one that never holds has twice as much. What everything
// else rests on comes first, and input that nobody sends by intention last.
func (r RuleResult) weight() float64 {
	weight := 10.0
	switch r.Profile {
	case "core":
		weight = 20
	case "validation":
		weight = 5
	}
	if r.Level == Should {
		weight /= 10
	}
	return weight
}

// cause finds the cause of a rule, false if it has none.
func (r *Report) cause(rule RuleResult) (Cause, bool) {
	for _, c := range r.Causes {
		if rule.Cause != "" && c.ID == rule.Cause {
			return c, true
		}
	}
	return Cause{}, false
}

// shownBy is the rule that shows a cause, and the program for it.
func (r *Report) shownBy(c Cause) (RuleResult, Counterexample) {
	for _, x := range r.Counterexamples {
		if c.Counterexample != "" && x.ID == c.Counterexample {
			return r.rule(x.Rule), x
		}
	}
	rule := r.rule(c.Rules[0])
	return rule, Counterexample{Rule: rule.ID}
}

// CauseScreen writes all that a reader needs to mend one cause: what it is, the rules that it breaks, and the screen of
// the rule that shows it best.
func CauseScreen(w io.Writer, r *Report, c Cause, o TextOptions) error {
	rule, x := r.shownBy(c)
	var b strings.Builder
	for _, line := range wrap(oneLine(c.Title), lineWidth) {
		fmt.Fprintln(&b, o.paint(red, line))
	}
	labeled(&b, o, "Breaks:", wrap(oneLine(strings.Join(c.Rules, ", ")), lineWidth-labelWidth))
	fmt.Fprintln(&b)
	screen(&b, rule, "", x, o)
	_, err := io.WriteString(w, b.String())
	return err
}

// causeLine says of a rule which cause breaks it and how many others, "" if there is none.
func causeLine(r *Report, rule RuleResult) string {
	c, ok := r.cause(rule)
	if !ok {
		return ""
	}
	if others := len(c.Rules) - 1; others > 0 {
		return oneLine(c.Title) + ", which breaks " + plural(others, "more rule")
	}
	return oneLine(c.Title)
}

// names says in one line what a cause is and how many rules it breaks.
func (c Cause) names() string {
	return oneLine(c.Title) + " (" + plural(len(c.Rules), "rule") + ")"
}

// causeShownBy is the cause whose program is that of the rule, so that nobody has to read it twice.
func (r *Report) causeShownBy(rule RuleResult) (Cause, bool) {
	c, ok := r.cause(rule)
	if !ok || !rule.hasScreen() {
		return c, false
	}
	shown, _ := r.shownBy(c)
	return c, shown.ID == rule.ID
}

// mark says in a word why a cause does not count against the verdict, "" where it does.
func (r *Report) mark(c Cause) string {
	switch {
	case !slices.ContainsFunc(c.Rules, func(id string) bool { return r.rule(id).Status == Fail }):
		return "known"
	case !slices.ContainsFunc(c.Rules, func(id string) bool { return r.rule(id).Breaks() }):
		return "advice"
	}
	return ""
}

// causeLines writes the causes of a summary: each with the rules that it breaks and the length of its program.
func causeLines(b *strings.Builder, r *Report, o TextOptions) {
	if len(r.Causes) == 0 {
		return
	}
	fmt.Fprintf(b, "%s (%d)\n", o.paint(red, causesHeading), len(r.Causes))
	for i, c := range r.Causes {
		detail := plural(len(c.Rules), "rule")
		if _, x := r.shownBy(c); len(x.Program) > 0 {
			detail += ", " + plural(x.Length, "step")
		}
		if mark := r.mark(c); mark != "" {
			detail += ", " + mark
		}
		number := fmt.Sprintf("%4d  ", i+1)
		room := lineWidth - len(number) - 2 - utf8.RuneCountInString(detail)
		fmt.Fprintf(b, "%s%-*s  %s\n", number, room, shorten(oneLine(c.Title), room), detail)
		for _, line := range wrap(oneLine(strings.Join(c.Rules, ", ")), lineWidth-len(number)) {
			fmt.Fprintln(b, strings.Repeat(" ", len(number))+line)
		}
	}
	fmt.Fprintln(b)
}

// causesHeading stands above the causes in every format.
const causesHeading = "Causes: what to mend, the heaviest first"
