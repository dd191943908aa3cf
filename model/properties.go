package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// The properties that every related key has for itself (MRK-SYNC-02): description, key
// policy, tags and grants. Each is a cell of the key.

// givenRules are the rules on what a key is given when it is made, and on what it has where
// nothing was given.
type givenRules struct {
	description, noDescription, policy, noPolicy, tags, noTags, grants rules.ID
}

// give sets the properties of a new key. from is the primary that they must not be copied
// from, nil for a key of its own.
func (w *World) give(k *Key, c language.Command, now time.Time, by givenRules, from *Key) {
	set := func(cell *Cell, value string, rule rules.ID, primarys *Cell, also ...rules.ID) {
		e := Event{Rule: rule, By: c}
		if primarys != nil && !primarys.open && primarys.value() != value {
			e.Shows, e.IfShown = []string{primarys.value()}, append(also, "MRK-REPLICATE-10")
		}
		if primarys != nil && value != "" && value != "0" {
			e.Shows = append(e.Shows, "") // what was given is lost
		}
		cell.set(value, now, e)
	}
	pick := func(option string, given, none rules.ID) rules.ID {
		if c.Has(option) {
			return given
		}
		return none
	}
	of := func(cell func(*Key) *Cell) *Cell {
		if from == nil {
			return nil
		}
		return cell(from)
	}
	tags := language.TagPairs(c.Option("tags"))
	set(&k.description, language.DescriptionText(c.Option("description")), pick("description", by.description, by.noDescription), of(descriptionOf))
	set(&k.policy, c.Option("policy"), pick("policy", by.policy, by.noPolicy), of(policyOf), "MRK-INDEP-03")
	set(&k.tags, encodeTags(language.PairMap(tags)), pick("tags", by.tags, by.noTags), of(tagCell))
	k.tags.open = repeats(tags)
	set(&k.grants, "0", by.grants, of(grantsOf), "MRK-INDEP-10")
}

// changeOwn gives one key a property and notes that no related key may show it.
func (f *Family) changeOwn(k *Key, cell func(*Key) *Cell, now time.Time, to func(string) string, own, leak Event) {
	cell(k).change(now, to, own)
	for _, related := range f.Keys {
		if related == k || cell(related).open {
			continue
		}
		leaked := leak
		leaked.Shows = []string{cell(k).value(), to(cell(related).value())}
		for _, e := range cell(related).events {
			for _, s := range e.Shows {
				leaked.Shows = append(leaked.Shows, to(s)) // it may be the second that leaks
			}
		}
		cell(related).happened(leaked)
	}
}

// changesOwn is the expectation of an operation that changes what one key has for itself; leak is the rule that keeps
// it from the related keys.
func (w *World) changesOwn(c language.Command, cell func(*Key) *Cell, to func(string) string, leak rules.ID) Expectation {
	e := w.manage(c, noDemand, func(f *Family, k *Key, own Event, now time.Time) {
		f.changeOwn(k, cell, now, to, own, Event{Rule: leak, By: c})
	})
	e.refused = func(k *Key) {
		if p := cell(k); !p.open {
			p.happened(Event{Rule: "INV-7", Shows: []string{to(p.value())}, By: c}) // a call that was refused leaves it alone
		}
	}
	return e
}

// replaced is the change of a property that takes the place of what was there.
func replaced(value string) func(string) string { return func(string) string { return value } }

func descriptionOf(k *Key) *Cell { return &k.description }
func policyOf(k *Key) *Cell      { return &k.policy }
func tagCell(k *Key) *Cell       { return &k.tags }
func grantsOf(k *Key) *Cell      { return &k.grants }

// properties lists the cells of what a key has for itself, but for its state.
func (k *Key) properties() []*Cell { return []*Cell{&k.description, &k.policy, &k.tags, &k.grants} }

// outlast notes that every property came through something.
func (k *Key) outlast(e Event) {
	e.Any = true
	for _, cell := range k.properties() {
		e.Shows = nil
		switch v := cell.value(); {
		case v == "" || v == "0" || cell.open || len(cell.events) > 0:
		case cell == &k.grants:
			e.Shows = []string{"0"}
		default:
			e.Shows = []string{""} // what the key had is lost
		}
		cell.happened(e)
	}
}

// outlastPromotion notes that the properties of two keys changed hands with nothing.
func outlastPromotion(k, other *Key, by language.Command) {
	theirs := other.properties()
	for i, cell := range k.properties() {
		// A default key policy that nobody has seen may have been another from the beginning.
		unseen := cell == &k.policy && cell.value() == "" && len(cell.events) > 0
		e := Event{Rule: "MRK-PRIMARY-09", Any: !unseen, By: by}
		if !theirs[i].open {
			e.Shows = []string{theirs[i].value()}
		}
		cell.happened(e)
	}
}

// encodeTags writes tags as one text; decodeTags reads it back.
func encodeTags(tags map[string]string) string {
	var b strings.Builder
	for _, k := range slices.Sorted(maps.Keys(tags)) {
		b.WriteString(k + "\x1f" + tags[k] + "\x1e")
	}
	return b.String()
}

func decodeTags(text string) map[string]string {
	out := map[string]string{}
	for part := range strings.SplitSeq(text, "\x1e") {
		if name, value, ok := strings.Cut(part, "\x1f"); ok {
			out[name] = value
		}
	}
	return out
}

// policyText is the key policy of a value of the cell: that of a policy word, or the text
// that was shown.
func (w *World) policyText(value string) string {
	if strings.HasPrefix(value, "{") {
		return value
	}
	return language.PolicyText(value, w.Partition, w.Account)
}

func (j *judge) description(f *Family, k *Key, m view) {
	got := m.str("Description")
	rule := rules.ID("MRK-META-09")
	if k.Replica {
		rule = "MRK-REPLICATE-09"
	}
	if !m.has("Description") && k.description.value() == "" && !k.description.open {
		j.check(rule, false, `Description ""`, m.show("Description")) // nothing was lost, the member is
		return
	}
	j.see(reading{
		cell: &k.description, shows: func(v string) bool { return m.has("Description") && got == v }, adopt: got, rule: rule,
		expected: fmt.Sprintf("Description %q", k.description.value()), observed: m.show("Description"),
	})
}
