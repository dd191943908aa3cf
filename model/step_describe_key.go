package model

import (
	"fmt"
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectDescribeKey(c language.Command) Expectation {
	e := Expectation{answers: describeRules}
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil {
		e.Refusals = []Refusal{*gone}
		return e
	}
	e.Demand = w.inState(language.DescribeKey, f, k).ok
	switch {
	case c.Key.Form == language.ByAlias || c.Key.Form == language.ByAliasARN:
		e.Demand = "MRK-LIST-06"
	case k.Replica && !k.Described:
		e.Demand = "MRK-REPLICATE-13"
	}
	e.apply = func(w *World, r Reply) {
		if f := w.Families[f.Symbol]; len(r.Body) == 0 && c.At == f.Primary {
			f.Imports.Waits = true // what the generator expects to be shown
		}
	}
	e.check = func(j *judge) { j.described(j.w.Families[f.Symbol], c.At) }
	e.observe = func(w *World, r Reply) {
		m := view(r.Body).object("KeyMetadata")
		if m.str("KeyId") != f.ID || m.str("Arn") != w.ARN(c.At, f.ID) {
			return // it tells of another key
		}
		w.learn(w.Families[f.Symbol], c.At, m)
		w.Families[f.Symbol].observe(c.At, m)
		w.seeMaterial(w.Families[f.Symbol], w.Families[f.Symbol].Keys[c.At], m, r)
	}
	return e
}

// described judges the answer of DescribeKey.
func (j *judge) described(f *Family, at language.Region) {
	k := f.Keys[at]
	m := j.body.object("KeyMetadata")
	arn := j.w.ARN(at, f.ID)
	sameKey := m.str("KeyId") == f.ID && m.str("Arn") == arn
	identity := rules.ID("MRK-META-09")
	switch {
	case j.c.Key.Form == language.ByAlias || j.c.Key.Form == language.ByAliasARN:
		// Which key an alias leads to is another matter than what a key is called.
		identity = "MRK-LIST-06"
	case f.MultiRegion:
		identity = "MRK-ID-04"
	}
	var itself []rules.ID
	if k.updating() {
		itself = []rules.ID{"MRK-PRIMARY-05"}
	}
	if identity == "MRK-LIST-06" && !sameKey && m.str("KeyId") == f.ID {
		j.named(k, Finding{
			Rule: identity, Also: itself, Expected: fmt.Sprintf("KeyId %q, Arn %q", f.ID, arn), Observed: m.show("KeyId") + ", " + m.show("Arn"),
		})
		return
	}
	j.together(identity, itself, sameKey, fmt.Sprintf("KeyId %q, Arn %q", f.ID, arn), m.show("KeyId")+", "+m.show("Arn"))
	if !sameKey {
		k.description.events = slices.DeleteFunc(slices.Clone(k.description.events), func(e Event) bool { return e.Unless != nil })
		return // it shows that by whatever name
	}
	if k.ARN != "" {
		j.check("MRK-ID-06", m.str("Arn") == k.ARN, "Arn as before: "+k.ARN, m.show("Arn"))
	}
	if multi, ok := m.boolean("MultiRegion"); ok {
		j.check("MRK-META-16", multi == f.MultiRegion, fmt.Sprintf("MultiRegion %t as at the creation", f.MultiRegion), m.show("MultiRegion"))
	}
	j.state(f, k, m)
	if j.verdict.Fatal() {
		return // what a key in another state shows is another matter
	}
	j.common(f, k, m)
	j.description(f, k, m)
	if f.MultiRegion && m.has("MultiRegionConfiguration") {
		j.configuration(f, k, m.object("MultiRegionConfiguration"))
	}
	if k.Replica {
		j.replicaValues(f, m)
	}
	j.current(f, k, m)
}

// named keeps for later that an alias leads to a related key, or seems to: DescribeKey by the id
// tells whether the key shows the ARN of another one by whatever name. If it shows its own, it
// shows its description too.
func (j *judge) named(k *Key, f Finding) {
	if j.sdk || k.description.open {
		return
	}
	k.description.events = append(slices.Clip(k.description.events), Event{Rule: f.Rule, By: j.c, Unless: &f})
	j.ask(language.DescribeKey, keyAt{j.w.AliasTarget(language.AliasAt{Region: j.c.At, Name: j.c.Key.Name}), k.Region})
}

// replicaValues judges what a replica shares with its primary, once it is made.
func (j *judge) replicaValues(f *Family, m view) {
	if created, ok := m.time("CreationDate"); ok && !f.Created.IsZero() {
		j.check("MRK-META-17", !created.Before(f.Created), "a CreationDate not before that of the primary",
			fmt.Sprintf("%s, the primary's %s", created.UTC().Format("2006-01-02T15:04:05.000Z"), f.Created.UTC().Format("2006-01-02T15:04:05.000Z")))
	}
}

// observe learns from a DescribeKey where a transition stands.
func (f *Family) observe(at language.Region, m view) {
	k := f.Keys[at]
	k.Described = true
	k.DeletionShown, _ = m.time("DeletionDate")
	if s := KeyState(m.str("KeyState")); s == PendingDeletion {
		k.dated(k.DeletionShown)
	}
}
