package model

import (
	"maps"
	"slices"

	"github.com/mrkconform/mrkconform/model/rules"
)

// Property is a property that every related key has for itself (MRK-SYNC-02).
type Property string

// The independent properties that a leak between Regions could carry over.
const (
	StateProperty       Property = "state"
	PolicyProperty      Property = "policy"
	TagsProperty        Property = "tags"
	DescriptionProperty Property = "description"
	GrantsProperty      Property = "grants"
)

// Leak is a value of a property that belongs to one key alone.
type Leak struct {
	Property Property
	Value    string
}

// changed notes that a key got a value that no related key may show.
func (f *Family) changed(k *Key, p Property, value string, rule rules.ID) {
	k.forgetLeaks(p)
	delete(k.Carried, p)
	for _, related := range f.Keys {
		switch {
		case related == k:
			continue
		case !related.known(p) && p == StateProperty:
			related.Blurred = append(slices.Clip(related.Blurred), KeyState(value))
			continue
		case !related.known(p):
			continue
		}
		if related.Leaks == nil {
			related.Leaks = map[Leak]rules.ID{}
		}
		related.Leaks[Leak{p, value}] = rule
	}
}

// known reports whether the property was seen to be right, so that another value can
// only have come from elsewhere.
func (k *Key) known(p Property) bool {
	switch p {
	case StateProperty:
		return k.Sure || k.transition() != ""
	case DescriptionProperty:
		return k.SureDescription
	case TagsProperty:
		return k.SureTags
	case PolicyProperty:
		return k.SurePolicy
	}
	return false
}

// came takes note that a property is known again after a canceled deletion.
func (k *Key) came(p Property) { delete(k.Back, p) }

// forgetLeaks: what a key was set to itself is no leak any more.
func (k *Key) forgetLeaks(p Property) {
	maps.DeleteFunc(k.Leaks, func(l Leak, _ rules.ID) bool { return l.Property == p })
	if p == StateProperty {
		k.Blurred = nil
	}
}

// guarded returns the rules that keep changes of related keys out of a property, sorted.
func (k *Key) guarded(p Property) []rules.ID {
	var out []rules.ID
	for leak, rule := range k.Leaks {
		if leak.Property == p && !slices.Contains(out, rule) {
			out = append(out, rule)
		}
	}
	slices.Sort(out)
	return out
}
