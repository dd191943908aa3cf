package reports

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// MutationKind identifies the document of [Mutation].
const MutationKind = "mrkconform.mutation"

// Mutation says which planted faults of the reference the suite sees, and how soon.
type Mutation struct {
	Kind          string `json:"kind"`
	SchemaVersion int    `json:"schemaVersion"`
	RulesHash     string `json:"rulesHash"`
	// Drawing is "guided" or, as a yardstick, "uniform".
	Drawing string `json:"drawing"`
	Seeds   int    `json:"seeds"` // campaigns for each fault
	Budget  int    `json:"budget"`
	// Mutants are sorted by id; Totals has one entry for each half and one for all.
	Mutants []Mutant     `json:"mutants"`
	Totals  []MutantSums `json:"totals"`
}

// Mutant is one planted fault. Figures of several campaigns are medians.
type Mutant struct {
	ID            string   `json:"id"`
	Half          string   `json:"half"` // "tuned" or "held-out"
	Imitates      string   `json:"imitates"`
	ExpectedRules []string `json:"expectedRules"`
	Caught        int      `json:"caught"` // campaigns that caught it
	CaughtBy      []string `json:"caughtBy"`
	Wrong         []string `json:"wrong"`        // rules that were named and should not have been
	CallsToCatch  int      `json:"callsToCatch"` // 0 if it was never caught
	Length        int      `json:"length"`       // of the reduced program, the longest
	LeastLength   int      `json:"leastLength"`
	Executions    int      `json:"executions"`
	Calls         int      `json:"calls"` // of the reduction
}

// MutantSums adds up one half.
type MutantSums struct {
	Half          string  `json:"half"`
	Mutants       int     `json:"mutants"`
	Campaigns     int     `json:"campaigns"`
	Caught        int     `json:"caught"`
	Share         float64 `json:"share"` // caught / campaigns
	Wrong         int     `json:"wrong"` // mutants for which a wrong rule was named
	AtLeastLength int     `json:"atLeastLength"`
	OneMore       int     `json:"oneMore"`
	Longer        int     `json:"longer"`
}

// Finish sorts the document and derives the totals.
func (m *Mutation) Finish() {
	m.Kind, m.SchemaVersion = MutationKind, SchemaVersion
	slices.SortFunc(m.Mutants, func(a, b Mutant) int { return cmp.Compare(a.ID, b.ID) })
	m.Totals = nil
	for _, half := range []string{"tuned", "held-out", "all"} {
		m.Totals = append(m.Totals, m.sums(half))
	}
}

func (m *Mutation) sums(half string) MutantSums {
	out := MutantSums{Half: half}
	for _, x := range m.Mutants {
		if half != "all" && x.Half != half {
			continue
		}
		out.Mutants++
		out.Campaigns += m.Seeds
		out.Caught += x.Caught
		if len(x.Wrong) > 0 {
			out.Wrong++
		}
		switch over := x.Length - x.LeastLength; {
		case x.Caught == 0:
		case over <= 0:
			out.AtLeastLength++
		case over == 1:
			out.OneMore++
		default:
			out.Longer++
		}
	}
	if out.Campaigns > 0 {
		out.Share = float64(out.Caught) / float64(out.Campaigns)
	}
	return out
}

// All returns the totals of both halves together.
func (m *Mutation) All() MutantSums { return m.Totals[len(m.Totals)-1] }

// WriteMutation writes the document to path and its Markdown beside it.
func WriteMutation(path string, m *Mutation) error {
	data, err := indented(m)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	page := strings.TrimSuffix(path, filepath.Ext(path)) + ".md"
	if err := writeWhole(page, []byte(m.Markdown())); err != nil {
		return err
	}
	return writeWhole(path, data)
}

// Markdown renders the totals and one line a fault.
func (m *Mutation) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# What the suite sees: %d planted faults, %d campaigns of %d calls each, %s drawing\n\n",
		len(m.Mutants), m.Seeds, m.Budget, m.Drawing)
	b.WriteString("| half | faults | campaigns that caught theirs | share | least length | one more | longer | wrong rule named |\n")
	b.WriteString("|---|---|---|---|---|---|---|---|\n")
	for _, t := range m.Totals {
		fmt.Fprintf(&b, "| %s | %d | %d of %d | %.1f %% | %d | %d | %d | %d |\n",
			t.Half, t.Mutants, t.Caught, t.Campaigns, 100*t.Share, t.AtLeastLength, t.OneMore, t.Longer, t.Wrong)
	}
	b.WriteString("\n| fault | half | caught | by | calls to catch | length (least) | runs and calls to reduce |\n|---|---|---|---|---|---|---|\n")
	for _, x := range m.Mutants {
		fmt.Fprintf(&b, "| %s | %s | %d of %d | %s | %d | %d (%d) | %d, %d |\n", x.ID, x.Half, x.Caught, m.Seeds,
			strings.Join(x.CaughtBy, ", "), x.CallsToCatch, x.Length, x.LeastLength, x.Executions, x.Calls)
	}
	return b.String()
}
