package reports

import (
	"cmp"
	"slices"
	"strings"
)

// compareNatural orders ids as people count: MRK-ID-9 before MRK-ID-10. Numbers of any length compare by value.
func compareNatural(a, b string) int {
	for x, y := a, b; x != "" && y != ""; {
		var p, q string
		p, x = leadingRun(x)
		q, y = leadingRun(y)
		if c := compareRuns(p, q); c != 0 {
			return c
		}
	}
	// One is a prefix of the other, or they differ in leading zeros alone.
	return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
}

func compareRuns(p, q string) int {
	if isDigit(p[0]) && isDigit(q[0]) {
		p, q = strings.TrimLeft(p, "0"), strings.TrimLeft(q, "0")
		return cmp.Or(cmp.Compare(len(p), len(q)), strings.Compare(p, q))
	}
	return strings.Compare(p, q)
}

// leadingRun splits s, which is not empty, after its first run of digits or of anything else.
func leadingRun(s string) (run, rest string) {
	digits := isDigit(s[0])
	for i := range len(s) {
		if isDigit(s[i]) != digits {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// compareProfiles puts the known profiles into reading order and any other after them.
func compareProfiles(a, b string) int {
	return cmp.Or(cmp.Compare(profileRank(a), profileRank(b)), compareNatural(a, b))
}

func profileRank(name string) int {
	if i := slices.Index(profileOrder, name); i >= 0 {
		return i
	}
	return len(profileOrder)
}

// sorted puts every list into its one order, so that equal findings give equal bytes.
func (r *Report) sorted() {
	slices.SortStableFunc(r.Rules, func(a, b RuleResult) int { return compareNatural(a.ID, b.ID) })
	slices.SortStableFunc(r.Counterexamples, func(a, b Counterexample) int {
		return cmp.Or(compareNatural(a.Rule, b.Rule), compareNatural(a.ID, b.ID))
	})
	slices.SortStableFunc(r.Notes, func(a, b Note) int {
		return cmp.Or(compareNatural(a.Rule, b.Rule), strings.Compare(a.Text, b.Text))
	})
	r.Reached.sort()
	slices.SortStableFunc(r.Operations, func(a, b OperationCount) int { return strings.Compare(a.Operation, b.Operation) })
}
