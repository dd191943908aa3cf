package command

import (
	"fmt"
	"strings"

	"github.com/mrkconform/mrkconform/model/rules"
)

// Rules is "mrkconform rules".
type Rules struct {
	ID string `arg:"" optional:"" help:"Rule to explain, or an operation whose row of the table of key states to show."`
}

// Run lists every rule, or explains one.
func (c Rules) Run(io *Streams) error {
	if c.ID == "" {
		_, err := fmt.Fprint(io.Out, listing())
		return err
	}
	r, ok := rules.Get(rules.ID(c.ID))
	if ok {
		_, err := fmt.Fprint(io.Out, explanation(r))
		return err
	}
	for _, e := range rules.Unobservable() {
		if e.ID == rules.ID(c.ID) {
			_, err := fmt.Fprintf(io.Out, "%s  cannot be judged by calling a target\n\n%s\n", e.ID, e.Reason)
			return err
		}
	}
	if text, ok := place(c.ID); ok {
		_, err := fmt.Fprint(io.Out, text)
		return err
	}
	return fmt.Errorf("there is no rule %s: run \"mrkconform rules\" for the list", c.ID)
}

// place explains a cell of the table of key states for which another rule stands, or
// shows the row of an operation.
func place(name string) (string, bool) {
	if operation, state, ok := rules.CellNamed(rules.ID(name)); ok {
		id, _ := rules.CellRule(operation, state)
		r, judged := rules.Get(id)
		return fmt.Sprintf("%s is judged by %s\n\n%s", name, id, explanation(r)), judged
	}
	row, ok := rules.RowOf(name)
	if !ok {
		return "", false
	}
	var b strings.Builder
	for _, p := range row {
		r, judged := rules.Get(p.Rule)
		if !judged {
			return "", false
		}
		fmt.Fprintf(&b, "%-23s %-36s %s\n", p.Key, r.ID, r.Title)
	}
	return b.String(), true
}

func listing() string {
	var b strings.Builder
	for _, r := range rules.All() {
		fmt.Fprintf(&b, "%-36s %-6s %-12s %-12s %s\n", r.ID, r.Level, r.Profile, r.Evidence, r.Title)
	}
	fmt.Fprintf(&b, "%d rules, hash %s; %d more rows of the rule book cannot be judged by calling a target\n",
		len(rules.All()), rules.Hash(), len(rules.Unobservable()))
	return b.String()
}

func explanation(r rules.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n\n%s\n", r.ID, r.Title, r.Says)
	if r.Tolerates != "" {
		fmt.Fprintf(&b, "\nAlso accepted: %s\n", r.Tolerates)
	}
	fmt.Fprintf(&b, "\nlevel %s, profile %s, evidence %s\n%s\n", r.Level, r.Profile, r.Evidence, r.Source)
	return b.String()
}
