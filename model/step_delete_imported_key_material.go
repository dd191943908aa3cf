package model

import (
	"fmt"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectDeleteImportedKeyMaterial(c language.Command) Expectation {
	f, k, e := w.onKey(c)
	if f == nil {
		return e
	}
	e.answers = []rules.ID{"MRK-IMPORT-37"}
	if f.Origin != external {
		e.Refusals = append(e.Refusals, w.originRefusal(c, f, "MRK-IMPORT-19"))
		if c.Has(language.OptMaterial.Name) {
			e.tolerate([]string{validation, notFound, incorrectMaterial}) // the id is that of no material
		}
		return e
	}
	i := f.Imports
	name := i.current()
	if c.Has(language.OptMaterial.Name) {
		name = c.Option(language.OptMaterial.Name)
	}
	_, has := k.Holds[name]
	_, told := i.id(name)
	switch {
	case i.Untold || f.Rotation.Running || f.Rotation.Untold, c.Has(language.OptMaterial.Name) && (!has || !told):
		// What there is to delete is not known, or the key never had it.
		e.Either = []string{validation, notFound, invalidState, incorrectMaterial, unsupported}
	case k.State() == PendingDeletion || k.State() == PendingReplicaDeletion || k.State() == PendingImport:
	case name == i.Pending && has:
		e.Demand, e.Also = "MRK-IMPORT-35", []rules.ID{e.Demand}
	default:
		e.Demand, e.Also = "MRK-IMPORT-15", []rules.ID{e.Demand}
	}
	e.uses(c, func(w *World, r Reply) { w.applyDelete(c, f.Symbol, name, r) })
	e.check = func(j *judge) {
		j.materialDeleted(f, name, has && !i.Untold && (c.Has(language.OptMaterial.Name) || !i.unproven()))
	}
	return e
}

func (w *World) applyDelete(c language.Command, symbol language.Symbol, name string, r Reply) {
	at := c.At
	f := w.Families[symbol]
	k, i := f.Keys[at], &f.Imports
	if f.Rotation.Running || i.unproven() && at == f.Primary {
		// What becomes of a rotation without its material is open, and so is which material is
		// current as long as no answer has shown it.
		i.Untold = true
	}
	pending := name == i.Pending
	rule, leak := rules.ID("MRK-IMPORT-15"), rules.ID("MRK-IMPORT-16")
	if at == f.Primary {
		leak = "MRK-IMPORT-18"
	}
	for _, related := range f.Keys {
		if related != k {
			related.state.happened(Event{Rule: leak, Shows: []string{string(PendingImport)}, By: c})
		}
	}
	if _, has := k.Holds[name]; !has {
		if len(k.Holds) == 0 && k.State() == Disabled {
			k.state.allow(string(PendingImport)) // a key without key material that was called Disabled (MRK-OPEN-33)
		}
		return
	}
	switch {
	case k.State() == Disabled:
		rule = "MRK-STATE-12"
	case name != i.current():
		rule = "MRK-IMPORT-29"
	}
	f.lose(k, name, r.End, Event{Rule: rule, By: c}, leak)
	if pending {
		f.drop(c, k, name, r)
	}
}

// lose takes a material from one key (MRK-STATE-12).
func (f *Family) lose(k *Key, name string, now time.Time, own Event, leak rules.ID) {
	delete(k.Holds, name)
	k.Emptied[name] = true
	switch {
	case f.Imports.owned(name) && (k.State() == Enabled || k.State() == Disabled):
		f.setState(k, PendingImport, now, own, leak)
	case name == f.Imports.Pending:
		f.Imports.Doubtful = true
	}
}

// drop is what the deletion of pending material does: at the primary it ends it for the
// replicas too (MRK-IMPORT-17), and no key state changes (MRK-IMPORT-35).
func (f *Family) drop(c language.Command, k *Key, name string, r Reply) {
	i := &f.Imports
	for _, related := range f.Keys {
		if related.State() == Enabled && (related == k || k.Region == f.Primary) {
			related.state.happened(Event{Rule: "MRK-IMPORT-35", Any: true, By: c})
		}
	}
	if k.Region != f.Primary {
		return
	}
	for _, related := range f.Keys {
		delete(related.Holds, name)
	}
	if id, told := i.id(name); told {
		if i.Dropped == nil {
			i.Dropped = map[string]bool{}
		}
		i.Dropped[id] = true
	}
	i.Pending, i.Ready, i.Doubtful = "", false, false
	delete(i.Described, name)
	i.news(r.End)
}

// materialDeleted judges the answer of DeleteImportedKeyMaterial.
func (j *judge) materialDeleted(f *Family, name string, had bool) {
	arn := j.w.ARN(j.c.At, f.ID)
	id, told := f.Imports.id(name)
	ok := j.body.str("KeyId") == arn
	expected, observed := fmt.Sprintf("KeyId %q", arn), j.body.show("KeyId")
	if f.Symmetric() && told && had {
		rule := rules.ID("MRK-IMPORT-37")
		other := j.body.has("KeyMaterialId") && j.body.str("KeyMaterialId") != id
		if !j.c.Has(language.OptMaterial.Name) && len(f.Imports.Order) > 1 {
			j.check("MRK-IMPORT-20", !other, "the KeyMaterialId of the current material", "the KeyMaterialId of another material")
			if other {
				return
			}
		}
		ok = ok && j.body.str("KeyMaterialId") == id
		j.check(rule, ok, expected+", KeyMaterialId "+id, observed+", "+j.body.show("KeyMaterialId"))
		return
	}
	j.check("MRK-IMPORT-37", ok, expected, observed)
}
