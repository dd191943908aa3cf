package rules

import (
	"cmp"
	"strconv"
	"strings"
)

// compareIDs orders ids the way the book does: by section, there the plain numbers
// first, then the lettered ones (E01, N14), then those that are named after an
// operation.
func compareIDs(a, b ID) int {
	left, right := placeOf(a), placeOf(b)
	return cmp.Or(
		cmp.Compare(left.section, right.section),
		cmp.Compare(left.kind, right.kind),
		cmp.Compare(left.series, right.series),
		cmp.Compare(left.number, right.number),
	)
}

// place is where an id stands in the book.
type place struct {
	section string
	kind    int    // 0 number, 1 letter and number, 2 name
	series  string // the letter, or the whole name
	number  int
}

func placeOf(id ID) place {
	section, rest, _ := strings.Cut(strings.TrimPrefix(string(id), "MRK-"), "-")
	if number, err := strconv.Atoi(rest); err == nil {
		return place{section: section, number: number}
	}
	if rest == "" {
		return place{section: section, kind: 2}
	}
	if number, err := strconv.Atoi(rest[1:]); err == nil {
		return place{section: section, kind: 1, series: rest[:1], number: number}
	}
	return place{section: section, kind: 2, series: rest}
}
