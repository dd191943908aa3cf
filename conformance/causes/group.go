// Package causes groups broken rules by what has to be mended: one mistake of a target
// breaks many rules, and its maintainer wants to read of it once.
package causes

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
)

// Tally counts by which symptoms each rule was broken.
type Tally struct {
	seen map[rules.ID]map[Symptom]int
	// members are what the titles name: which members answers lacked or showed wrongly.
	members map[Symptom]map[string]bool
}

// NewTally returns an empty tally.
func NewTally() *Tally {
	return &Tally{
		seen: map[rules.ID]map[Symptom]int{}, members: map[Symptom]map[string]bool{},
	}
}

// Add counts a finding on the answer to a command. What holds, and what only restates
// another finding, has no cause of its own.
func (t *Tally) Add(command string, f model.Finding) {
	if f.Held || f.Restates != "" {
		return
	}
	s := Of(command, f)
	if t.seen[f.Rule] == nil {
		t.seen[f.Rule] = map[Symptom]int{}
	}
	t.seen[f.Rule][s]++
	if t.members[s] == nil {
		t.members[s] = map[string]bool{}
	}
	for _, m := range membersOf(s, f) {
		t.members[s][m] = true
	}
}

// Main is the symptom that a rule was broken by most often. A crash says the least: it
// keeps everything else from being seen, so that it counts only where nothing else does.
func (t *Tally) Main(id rules.ID) (Symptom, bool) {
	all := slices.SortedFunc(maps.Keys(t.seen[id]), compare)
	if len(all) == 0 {
		return Symptom{}, false
	}
	return slices.MinFunc(all, func(a, b Symptom) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(t.seen[id][b], t.seen[id][a]))
	}), true
}

// fold takes symptoms that follow from another one for the same, where that one was seen as
// well: a key ARN is not the reason where ids are refused alike, and whoever does not check
// the key state goes on to refuse for something else.
func (t *Tally) fold() {
	same := map[Symptom]Symptom{}
	for s := range t.members {
		if s.Op != "" && strings.HasPrefix(s.Text, "refused with ") {
			same[Symptom{Text: arnRefused + s.Text}] = s
		}
		for code, state := range refusing {
			unchecked := uncheckedState(state)
			if _, seen := t.members[unchecked]; !seen || s.Op != "" || !strings.HasSuffix(s.Text, inThePlaceOf+code) {
				continue
			}
			if got, _, _ := strings.Cut(s.Text, inThePlaceOf); refusing[got] == "" {
				same[s] = unchecked
			}
		}
	}
	for _, seen := range t.seen {
		for s, other := range same {
			if n := seen[s]; n > 0 {
				delete(seen, s)
				seen[other] += n
			}
		}
	}
}

func compare(a, b Symptom) int {
	return cmp.Or(strings.Compare(string(a.Op), string(b.Op)), strings.Compare(a.Text, b.Text))
}

// rank orders symptoms by how much they say of a rule that shows several: the less, the higher.
func rank(s Symptom) int {
	switch {
	case s.Text == arnCrash:
		return 4 // a crash without an ARN says more
	case strings.Contains(s.Text, crashText), strings.HasPrefix(s.Text, faultText):
		return 3
	case strings.Contains(s.Text, "Exception"+inThePlaceOf):
		return 2 // to be refused for another reason is less than to succeed
	case s == uncheckedState(string(model.PendingReplicaDeletion)):
		return 1 // where PendingDeletion is not checked either, that is the reason
	}
	return 0
}

// Cause is one thing that a target does wrong, with the rules that it breaks.
type Cause struct {
	ID, Title string
	Symptom   Symptom
	Rules     []rules.ID // sorted
}

// Grouping says what of the broken rules is known beside their findings.
type Grouping struct {
	// ShownBy is the rule that a rule only restates, the rule itself if it has findings.
	ShownBy func(rules.ID) rules.ID
	// Blind are the rules that a target with one store for all Regions breaks, none where
	// the Regions of the target are separate.
	Blind []rules.ID
}

// Group groups broken rules by their causes, sorted by the ids of these. Each rule has
// one cause; a member that KeyMetadata lacks is a cause beside that, because the rules that
// name many members can have but one.
func (t *Tally) Group(broken []rules.ID, g Grouping) []Cause {
	t.fold()
	found := map[Symptom][]rules.ID{}
	for _, id := range broken {
		s := t.cause(id, g)
		found[s] = append(found[s], id)
	}
	for _, id := range broken {
		for s := range t.seen[id] {
			if s.Text == missingFromMeta && !slices.Contains(found[s], id) {
				found[s] = append(found[s], id)
			}
		}
	}
	var out []Cause
	for s, ids := range found {
		slices.Sort(ids)
		out = append(out, Cause{ID: idOf(s), Title: t.title(s), Symptom: s, Rules: ids})
	}
	slices.SortFunc(out, func(a, b Cause) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// IDOf is the id of the cause that a rule is grouped under.
func (t *Tally) IDOf(id rules.ID, g Grouping) string { return idOf(t.cause(id, g)) }

// cause is the symptom that a rule is grouped by.
func (t *Tally) cause(id rules.ID, g Grouping) Symptom {
	if by := g.ShownBy(id); by != "" && by != id {
		if _, ok := t.Main(by); ok {
			id = by
		}
	}
	if slices.Contains(g.Blind, id) {
		return OneStore
	}
	if s, ok := t.Main(id); ok {
		return s
	}
	return Symptom{Text: ofRule(id)}
}

// OneStore is the cause of all that a target without Regions does.
var OneStore = Symptom{Text: oneStoreText}

// idOf names a cause in the same way in every run.
func idOf(s Symptom) string {
	return "cause-" + strings.Trim(strings.ToLower(notInID.ReplaceAllString(string(s.Op)+"-"+s.Text, "-")), "-")
}
