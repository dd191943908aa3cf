package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
)

// Deed is one command between two looks at a family, and what it was answered. Neither
// Done nor Refused: nobody knows what became of it.
type Deed struct {
	Command       language.Command
	Done, Refused bool
}

// aspect is a part of what DescribeKey shows that changes as one.
type aspect string

const (
	presence    aspect = "presence" // whether there is a key at all
	ofState     aspect = "key state"
	ofText      aspect = "description"
	ofRole      aspect = "role"
	ofSet       aspect = "ReplicaKeys"
	ofMaterial  aspect = "key material"
	ofIdentity  aspect = "identity"
	everyAspect aspect = ""
)

// aspects are the members that show each aspect. Members that the rule book does not
// know may change as they like.
var aspects = map[aspect][]string{
	ofState:    {"KeyState", "Enabled", "DeletionDate", "PendingDeletionWindowInDays"},
	ofText:     {"Description"},
	ofMaterial: {"CurrentKeyMaterialId", "ExpirationModel", "ValidTo"},
	ofIdentity: append([]string{"AWSAccountId", "Arn", "CreationDate", "MultiRegion", "KeyManager"}, shared...),
}

// order of the aspects, so that of several changes always the same one is told.
var aspectOrder = []aspect{presence, ofRole, ofSet, ofState, ofText, ofMaterial, ofIdentity}

// change is one aspect of one key that is not as it was.
type change struct {
	at       language.Region
	what     aspect
	from, to string
}

// differences compares two sights.
func differences(before, after Sight) []change {
	regions := slices.Concat(before.regions(), after.regions())
	slices.Sort(regions)
	var out []change
	for _, r := range slices.Compact(regions) {
		a, b := before.key(r), after.key(r)
		if (a == nil) != (b == nil) {
			out = append(out, change{r, presence, found(a), found(b)})
			continue
		}
		for _, what := range aspectOrder {
			// A rotation may have been under way, and a replica that was scheduled while it was
			// made may get its material late (MRK-DELETE-27).
			unmade := a.str("KeyState") == string(PendingDeletion) && !a.has("CurrentKeyMaterialId")
			if what == ofMaterial && (before.Turning || unmade) {
				continue
			}
			if x, y := showAspect(a, what), showAspect(b, what); x != y {
				out = append(out, change{r, what, x, y})
			}
		}
	}
	return out
}

func found(m view) string {
	if m == nil {
		return "no key"
	}
	return "a key"
}

// showAspect renders an aspect so that equal texts mean equal values.
func showAspect(m view, what aspect) string {
	switch what {
	case presence:
		return ""
	case ofRole:
		primary, _ := entries(m)
		return config(m).str("MultiRegionKeyType") + ", PrimaryKey in " + primary
	case ofSet:
		_, replicas := entries(m)
		slices.Sort(replicas)
		return "[" + strings.Join(replicas, ", ") + "]"
	}
	var parts []string
	for _, name := range aspects[what] {
		// An empty list says what an absent one says.
		if list, isList := m[name].([]any); m.has(name) && (!isList || len(list) > 0) {
			parts = append(parts, m.show(name))
		}
	}
	return strings.Join(parts, ", ")
}

// reach says which aspects of which keys a success of an operation changes; "" as the
// Region stands for every Region. An operation that is not listed may change anything.
func reach(c language.Command) []change {
	switch c.Op {
	case language.EnableKey, language.DisableKey, language.ScheduleKeyDeletion, language.CancelKeyDeletion:
		return []change{{at: c.At, what: ofState}}
	case language.UpdateKeyDescription:
		return []change{{at: c.At, what: ofText}}
	case language.UpdatePrimaryRegion:
		return []change{{what: ofRole}, {what: ofSet}}
	case language.ReplicateKey:
		return []change{{what: ofSet}, {at: c.To, what: everyAspect}}
	case language.RotateKeyOnDemand:
		return []change{{what: ofMaterial}}
	case language.PutKeyPolicy, language.CreateAlias, language.UpdateAlias, language.DeleteAlias, language.TagResource, language.UntagResource, language.CreateGrant, language.RevokeGrant, language.RetireGrant,
		language.EnableKeyRotation, language.DisableKeyRotation, language.CreateKey:
		return []change{} // DescribeKey shows nothing of it
	case language.Wait:
		return []change{{what: presence}, {what: ofSet}, {what: ofState}, {what: ofMaterial}}
	}
	return []change{{}}
}

// explains reports whether the deed may have made the change.
func (d Deed) explains(c change) bool {
	if d.Refused {
		return false
	}
	return slices.ContainsFunc(reach(d.Command), func(r change) bool {
		return (r.at == "" || r.at == c.at) && (r.what == everyAspect || r.what == c.what)
	})
}

// Since judges the invariants that compare two sights of a family with what was called
// in between: INV-7, INV-9 and INV-10.
func (s Sight) Since(before Sight, deeds []Deed) []Finding {
	changed := slices.DeleteFunc(differences(before, s), func(c change) bool {
		if c.what == ofMaterial && (before.Turning || s.Turning) {
			return true // a rotation, or news of an import, comes without a call
		}
		return slices.ContainsFunc(deeds, func(d Deed) bool { return d.explains(c) })
	})
	refused := slices.ContainsFunc(deeds, func(d Deed) bool { return d.Refused && d.Command.Op.Grammar().Changes })
	elsewhere := s.elsewhere(before, deeds)
	if len(changed) == 0 {
		out := []Finding{{Rule: "INV-10", Held: true}}
		if refused {
			out = append(out, Finding{Rule: "INV-7", Held: true})
		}
		if elsewhere {
			out = append(out, Finding{Rule: "INV-9", Held: true})
		}
		return out
	}
	c := changed[0]
	f := Finding{
		Expected: fmt.Sprintf("%s of the key in %s as before: %s", c.what, c.at, orAbsent(c.from)), Observed: orAbsent(c.to),
	}
	ofTheSet := c.what == presence || c.what == ofRole || c.what == ofSet
	switch {
	case ofTheSet && !refused:
		f.Rule = "INV-10"
	case refused && (ofTheSet || !reaches(deeds, c)):
		f.Rule = "INV-7"
		if ofTheSet {
			f.Also = append(f.Also, "INV-10")
		}
	case elsewhere && (c.what == ofState || c.what == ofText):
		f.Rule = "INV-9"
	default:
		return nil // nothing was called that could be blamed
	}
	return []Finding{f}
}

// elsewhere reports whether a call that succeeded changed a key while the family had
// another, which was there before and after.
func (s Sight) elsewhere(before Sight, deeds []Deed) bool {
	stayed := slices.DeleteFunc(slices.Sorted(maps.Keys(before.Keys)), func(r language.Region) bool { return s.Keys[r] == nil })
	return slices.ContainsFunc(deeds, func(d Deed) bool {
		return d.Done && d.Command.At != "" && slices.ContainsFunc(stayed, func(r language.Region) bool { return r != d.Command.At })
	})
}

// reaches reports whether a success at another key changes there what has changed here.
func reaches(deeds []Deed, c change) bool {
	return slices.ContainsFunc(deeds, func(d Deed) bool {
		return !d.Refused && slices.ContainsFunc(reach(d.Command), func(r change) bool { return r.what == c.what })
	})
}
