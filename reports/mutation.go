package reports

import (
	"fmt"
	"path/filepath"
	"strings"
)

// MutationKind identifies the document of [Mutation].
const MutationKind = "mrkconform.mutation"

// Mutation says which planted faults of the reference the suite sees, and how soon.
type Mutation struct {
	Kind          string `json:"kind"`
	SchemaVersion int    `json:"schemaVersion"`
	RulesHash     string `json:"rulesHash"`
	Seeds         int    `json:"seeds"` // campaigns for each fault
	// UniformSeeds is the number of campaigns for each fault that draw without guidance,
	// which are a yardstick; 0 for none.
	UniformSeeds int `json:"uniformSeeds"`
	Budget       int `json:"budget"` // of one campaign in calls
	// Part is set where not all faults were judged. Too few of them say nothing about
	// most bars.
	Part bool `json:"part"`
	// Mutants are sorted by id. Totals and Bars have the tuned half, the held-out half and
	// all, in this order.
	Mutants []Mutant `json:"mutants"`
	// Judged counts the rules that a run can judge, and Unbroken are those of them that no
	// fault broke in any campaign with guidance: what the suite makes of a target that breaks
	// one, this table does not show. Of a part of the faults both say nothing.
	Judged   int          `json:"judged"`
	Unbroken []string     `json:"unbroken"`
	Totals   []MutantSums `json:"totals"`
	Bars     []Bar        `json:"bars"`
}

// Mutant is one planted fault. Figures of several campaigns are medians.
type Mutant struct {
	ID            string   `json:"id"`
	Half          string   `json:"half"` // "tuned" or "held-out"
	Imitates      string   `json:"imitates"`
	ExpectedRules []string `json:"expectedRules"` // that it was planted for
	Besides       []string `json:"besides"`       // that it breaks too; a star at the end stands for any rest of an id
	Caught        int      `json:"caught"`        // campaigns that caught it
	CaughtBy      []string `json:"caughtBy"`
	Broken        []string `json:"broken"`       // rules that its campaigns broke, whatever for
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
	Uniform       Uniform  `json:"uniform"`
}

// Uniform is what campaigns that draw without guidance see of the same faults.
type Uniform struct {
	Campaigns    int `json:"campaigns"`
	Caught       int `json:"caught"`
	Soon         int `json:"soon"`         // campaigns that caught theirs within 3,000 calls
	CallsToCatch int `json:"callsToCatch"` // median of one fault; 0 if it was never caught, and in totals
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
	Uniform       Uniform `json:"uniform"`
}

// WriteMutation writes the document to path, in a folder that is there, and its Markdown
// beside it.
func WriteMutation(path string, m *Mutation) error {
	data, err := indented(m)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	page := strings.TrimSuffix(path, filepath.Ext(path)) + ".md"
	if err := writeWhole(page, []byte(m.Markdown())); err != nil {
		return err
	}
	return writeWhole(path, data)
}
