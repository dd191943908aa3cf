package reports

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Reached says where the run has been: how often each operation met a key in each key
// state, and how often each operation came right after each other one in a program.
// What was never reached proves nothing, whatever the verdicts say.
type Reached struct {
	States []StateCount `json:"states"`
	Pairs  []PairCount  `json:"pairs"`
}

// StateCount counts the calls of one operation on keys in one key state, as the model
// knew the state before the call. A call that names two keys counts for both.
type StateCount struct {
	Operation string `json:"operation"`
	State     string `json:"state"`
	Calls     int    `json:"calls"`
}

// PairCount counts how often a program sent Then right after First. Settle and Wait,
// which only let time pass, count as operations here.
type PairCount struct {
	First string `json:"first"`
	Then  string `json:"then"`
	Count int    `json:"count"`
}

func (r *Reached) sort() {
	r.States, r.Pairs = notNil(r.States), notNil(r.Pairs)
	slices.SortStableFunc(r.States, func(a, b StateCount) int {
		return cmp.Or(cmp.Compare(a.Operation, b.Operation), cmp.Compare(a.State, b.State))
	})
	slices.SortStableFunc(r.Pairs, func(a, b PairCount) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Then, b.Then))
	})
}

// markdownReached renders the states as a table and the pairs as one sentence: a table
// of all pairs would be longer than the rest of the page.
func markdownReached(b *strings.Builder, r *Report) {
	if len(r.Reached.States) == 0 {
		return
	}
	counts, states := map[string]map[string]int{}, map[string]bool{}
	for _, s := range r.Reached.States {
		if counts[s.Operation] == nil {
			counts[s.Operation] = map[string]int{}
		}
		counts[s.Operation][s.State] += s.Calls
		states[s.State] = true
	}
	columns := slices.Sorted(maps.Keys(states))
	fmt.Fprint(b, "\n## Operations by key state\n\n")
	fmt.Fprintf(b, "| Operation | %s |\n", strings.Join(columns, " | "))
	fmt.Fprintf(b, "|---%s|\n", strings.Repeat("|--:", len(columns)))
	for _, operation := range slices.Sorted(maps.Keys(counts)) {
		fmt.Fprintf(b, "| %s |", cell(operation))
		for _, state := range columns {
			fmt.Fprintf(b, " %d |", counts[operation][state])
		}
		fmt.Fprintln(b)
	}
	operations := map[string]bool{}
	for _, p := range r.Reached.Pairs {
		operations[p.First], operations[p.Then] = true, true
	}
	fmt.Fprintf(b, "\nPairs of consecutive operations reached: %s.\n", percent(len(r.Reached.Pairs), len(operations)*len(operations)))
}
