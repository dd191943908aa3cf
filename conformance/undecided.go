package conformance

import (
	"fmt"
	"maps"
	"slices"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
)

// undecided are the breaches of one rule each of which the same other rules would explain as well
// (see [model.Finding.CouldBe]): what the program did in between, nobody has seen.
type undecided struct {
	finding   model.Finding
	count     int
	sightings []sighting
}

// doubt keeps a breach until everything is known that the run has to say of the other rules.
func (t *tally) doubt(e *Execution, s Step, f model.Finding) {
	key := fmt.Sprint(f.Rule, f.Also, f.CouldBe)
	u := t.undecided[key]
	if u == nil {
		u = &undecided{finding: f}
		t.undecided[key] = u
	}
	u.count++
	u.sightings = keepBest(u.sightings, e, s, f)
}

// decide holds each undecided breach against its rule, if none of the other rules that explain it
// is broken where there is no doubt. A target that breaks one of these would be accused of the
// same thing twice, and the second time wrongly.
func (t *tally) decide() {
	sure := t.broken()
	for _, key := range slices.Sorted(maps.Keys(t.undecided)) {
		u := t.undecided[key]
		if slices.ContainsFunc(u.finding.CouldBe, func(id rules.ID) bool { return slices.Contains(sure, id) }) {
			continue
		}
		r := t.rule(u.finding.Rule)
		r.checked, r.broken = r.checked+u.count, r.broken+u.count
		for _, s := range u.sightings {
			r.sightings = keepShortest(append(r.sightings, s))
			t.causes.Add(s.program[len(s.program)-1].String(), s.finding)
		}
		for range u.count {
			t.together(u.finding.Also, u.finding.Rule)
		}
	}
	clear(t.undecided)
}

// suspected reports whether a rule is broken as far as is known by now.
func (t *tally) suspected(id rules.ID) bool {
	if r := t.rules[id]; r != nil && r.broken > 0 {
		return true
	}
	for _, u := range t.undecided {
		if u.finding.Rule == id || slices.Contains(u.finding.Also, id) {
			return true
		}
	}
	return false
}
