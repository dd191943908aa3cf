package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
)

// maxLimit is the largest Limit that the API model lets through.
const maxLimit = 1000

// pageRefusals are those for a page that no list has. What becomes of a Limit that the
// documentation of a list forbids and the API model does not, nobody has shown.
func pageRefusals(c language.Command, documented int) []Refusal {
	n, err := strconv.Atoi(c.Option("limit"))
	switch {
	case c.Has("marker"):
		return []Refusal{{Rule: "MRK-LIST-05", Codes: []string{invalidMarker}}}
	case err == nil && (n < 1 || n > maxLimit):
		return []Refusal{{Rule: "MRK-STATE-P06", Codes: []string{validation}, Constraint: true}}
	case err == nil && n > documented:
		return []Refusal{{Any: true, Race: true}}
	}
	return nil
}

// limited judges a page that was asked for; nothing is known of what is on it.
func (j *judge) limited(list string) bool {
	if !j.c.Has("limit") {
		return false
	}
	n, _ := strconv.Atoi(j.c.Option("limit"))
	got := len(j.body.list(list))
	j.check("MRK-LIST-05", got <= n, fmt.Sprintf("no more entries than Limit %d", n), fmt.Sprintf("entries: %d", got))
	return true
}

// page judges the members that every list has.
func (j *judge) page() {
	if j.reply.Endless {
		j.record(Finding{
			Rule: "MRK-LIST-05", Expected: "a NextMarker that leads to another page, and in the end to the last one",
			Observed: "the NextMarker of an earlier page", Symptom: "the Marker of a list leads to the same page again",
		})
		return
	}
	truncated, _ := j.body.boolean("Truncated")
	j.check("MRK-LIST-05", j.reply.Partial || truncated == j.body.has("NextMarker"), "NextMarker if and only if Truncated",
		j.body.show("Truncated")+", "+j.body.show("NextMarker"))
}

// Sorted returns the families in the order of their symbols.
func (w *World) Sorted() []*Family {
	var out []*Family
	for _, f := range w.Families {
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b *Family) int { return strings.Compare(string(a.Symbol), string(b.Symbol)) })
	return out
}
