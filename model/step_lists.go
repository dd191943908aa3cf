package model

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func base64Of(b []byte) string { return base64.StdEncoding.EncodeToString(b) }

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

func (w *World) expectListKeys(c language.Command) Expectation {
	if refusals := pageRefusals(c, maxLimit); len(refusals) > 0 {
		return Expectation{Refusals: refusals}
	}
	return Expectation{
		Demand:  "MRK-LIST-01",
		answers: []rules.ID{"MRK-LIST-05"},
		check:   func(j *judge) { j.listed() },
	}
}

func (j *judge) listed() {
	j.page()
	if j.limited("Keys") || j.reply.Endless {
		return
	}
	entries := map[string]string{}
	for _, e := range j.body.list("Keys") {
		m, _ := e.(map[string]any)
		entries[view(m).str("KeyId")] += view(m).str("KeyArn") + " "
	}
	for _, f := range j.w.Sorted() {
		k := f.Keys[j.c.At]
		got, listed := entries[f.ID]
		got = strings.TrimSpace(got)
		switch {
		case k == nil && listed && f.Refused[j.c.At]:
			j.check("MRK-REPLICATE-E27", false, "no replica in "+string(j.c.At)+", where ReplicateKey was refused", "an entry "+got)
		case k == nil && listed && f.Gone[j.c.At].sure && !f.Gone[j.c.At].again:
			j.check("MRK-STATE-09", false, "no entry for the key in "+string(j.c.At)+", which was deleted", "an entry "+got)
		case k == nil && listed && f.Gone[j.c.At].family != "":
			// Whether it was really pending deletion, nobody has seen.
		case k == nil:
			j.check("MRK-LIST-01", !listed, "only keys of "+string(j.c.At), "an entry "+got)
		case listed:
			j.check("MRK-LIST-01", got == j.w.ARN(j.c.At, f.ID), "one entry "+j.w.ARN(j.c.At, f.ID), got)
		case !k.creating() && !k.absent() && !j.reply.Partial:
			// Whether a replica in Creating is listed is open (MRK-OPEN-49).
			j.check("MRK-LIST-01", false, "an entry "+j.w.ARN(j.c.At, f.ID), "no entry for the key")
		}
	}
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

// read is the expectation of an operation that only reads one key.
func (w *World) read(c language.Command, demand rules.ID, check func(j *judge, f *Family, k *Key)) Expectation {
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil {
		return Expectation{Refusals: []Refusal{*gone}}
	}
	cell := w.inState(c.Op, f, k)
	return Expectation{
		Refusals: cell.refusals, Demand: cell.ok, answers: []rules.ID{demand},
		check: func(j *judge) { check(j, j.w.Families[f.Symbol], j.w.Families[f.Symbol].Keys[c.At]) },
	}
}

func (w *World) expectListGrants(c language.Command) Expectation {
	return w.read(c, "MRK-LIST-04", func(j *judge, f *Family, k *Key) {
		j.page()
		if j.reply.Partial {
			return
		}
		got := len(j.body.list("Grants"))
		rule := rules.ID("MRK-STATE-ListGrants-En")
		if k.Replica {
			rule = "MRK-LIST-04"
		}
		want, _ := strconv.Atoi(k.grants.value())
		right := j.see(reading{
			cell: &k.grants, shows: func(v string) bool { return v == strconv.Itoa(got) }, adopt: strconv.Itoa(got), rule: rule,
			expected: countGrants(want), observed: countGrants(got),
		})
		for name, g := range j.w.Grants {
			if !right && g.Family == f.Symbol && g.Region == k.Region {
				g.Ended = true // which of them are there nobody knows any more
				j.w.Grants[name] = g
			}
		}
	})
}

// more returns the change of a number of grants.
func more(n int) func(string) string {
	return func(value string) string {
		count, _ := strconv.Atoi(value)
		return strconv.Itoa(max(0, count+n))
	}
}

func (w *World) expectCreateGrant(c language.Command) Expectation {
	e := w.manage(c, noDemand, func(f *Family, k *Key, own Event, now time.Time) {
		f.changeOwn(k, grantsOf, now, more(1), own, Event{Rule: "MRK-INDEP-10", By: c})
	})
	e.refused = func(k *Key) { k.refusedChange(&k.grants, more(1), c) }
	e.answers = []rules.ID{"MRK-STATE-CreateGrant-En"}
	if made := e.apply; made != nil {
		e.apply = func(w *World, r Reply) {
			made(w, r)
			w.bindGrant(c, view(r.Body))
		}
	}
	e.check = func(j *judge) {
		j.check("MRK-STATE-CreateGrant-En", j.body.str("GrantId") != "", "a GrantId", j.body.show("GrantId"))
	}
	return e
}

func grantsOf(k *Key) *Cell { return &k.grants }

func countGrants(n int) string {
	switch n {
	case 0:
		return "no grants"
	case 1:
		return "1 grant"
	}
	return fmt.Sprintf("%d grants", n)
}
