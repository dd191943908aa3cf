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
	Soon          int      `json:"soon"`         // campaigns that caught it within 3,000 calls
	Wrong         []string `json:"wrong"`        // rules that were named and should not have been
	Misnamed      int      `json:"misnamed"`     // campaigns that named one of them
	CallsToCatch  int      `json:"callsToCatch"` // 0 if it was never caught
	Length        int      `json:"length"`       // of the reduced program, the longest
	LeastLength   int      `json:"leastLength"`
	OneMore       int      `json:"oneMore"` // campaigns whose program has one command more than the least
	Longer        int      `json:"longer"`  // campaigns whose program has several more
	Executions    int      `json:"executions"`
	Calls         int      `json:"calls"` // of the reduction
}

// MutantSums adds up the campaigns of one half.
type MutantSums struct {
	Half          string  `json:"half"`
	Mutants       int     `json:"mutants"`
	Campaigns     int     `json:"campaigns"`
	Caught        int     `json:"caught"`
	Share         float64 `json:"share"`    // caught / campaigns
	Reliably      int     `json:"reliably"` // mutants that nine of ten campaigns or more caught
	Soon          int     `json:"soon"`     // campaigns that caught theirs within 3,000 calls
	Wrong         int     `json:"wrong"`    // campaigns that named a wrong rule
	AtLeastLength int     `json:"atLeastLength"`
	OneMore       int     `json:"oneMore"`
	Longer        int     `json:"longer"`
	Executions    int     `json:"executions"` // median of the mutants' reductions
	Calls         int     `json:"calls"`      // likewise
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
	var executions, calls []int
	for _, x := range m.Mutants {
		if half != "all" && x.Half != half {
			continue
		}
		out.Mutants++
		out.Campaigns += m.Seeds
		out.Caught += x.Caught
		out.Soon += x.Soon
		out.Wrong += x.Misnamed
		out.OneMore += x.OneMore
		out.Longer += x.Longer
		out.AtLeastLength += x.Caught - x.OneMore - x.Longer
		if 10*x.Caught >= 9*m.Seeds {
			out.Reliably++
		}
		if x.Caught > 0 {
			executions, calls = append(executions, x.Executions), append(calls, x.Calls)
		}
	}
	out.Executions, out.Calls = Median(executions), Median(calls)
	out.Share = share(out.Caught, out.Campaigns)
	return out
}

// Median returns the middle of the values in their order, 0 of nothing.
func Median(values []int) int {
	if len(values) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(values))[len(values)/2]
}

// share is part/whole, 0 of nothing.
func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
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
	b.WriteString("| half | faults | caught in 9 of 10 campaigns | campaigns that caught theirs | within 3,000 calls |" +
		" at most one command above the least | wrong rule named | runs and calls to reduce (median) |\n")
	b.WriteString("|---|---|---|---|---|---|---|---|\n")
	for _, t := range m.Totals {
		fmt.Fprintf(&b, "| %s | %d | %d | %d of %d (%.1f %%) | %.1f %% | %.1f %% | %.1f %% | %d, %d |\n",
			t.Half, t.Mutants, t.Reliably, t.Caught, t.Campaigns, 100*t.Share, 100*share(t.Soon, t.Campaigns),
			100*share(t.AtLeastLength+t.OneMore, t.Caught), 100*share(t.Wrong, t.Campaigns), t.Executions, t.Calls)
	}
	b.WriteString("\n| fault | half | caught | by | calls to catch | length, the longest (least) | runs and calls to reduce | wrongly named |\n|---|---|---|---|---|---|---|---|\n")
	for _, x := range m.Mutants {
		fmt.Fprintf(&b, "| %s | %s | %d of %d | %s | %d | %d (%d) | %d, %d | %s |\n", x.ID, x.Half, x.Caught, m.Seeds,
			strings.Join(x.CaughtBy, ", "), x.CallsToCatch, x.Length, x.LeastLength, x.Executions, x.Calls, strings.Join(x.Wrong, ", "))
	}
	return b.String()
}
