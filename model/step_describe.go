package model

import (
	"fmt"
	"slices"
	"strings"

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
		w.Families[f.Symbol].observe(w, c.At, m, r)
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
	j.together(identity, itself, sameKey, fmt.Sprintf("KeyId %q, Arn %q", f.ID, arn), m.show("KeyId")+", "+m.show("Arn"))
	if !sameKey {
		return
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

// configuration judges the role of the key and who is listed as related.
func (j *judge) configuration(f *Family, k *Key, config view) {
	if k.stuck() {
		return // the roles wait for the end of the transition, which was missed
	}
	latest := len(f.Members) - 1
	primary, replicas := relatedOf(config)
	seen := f.matching(j.w, k, primary, config.str("MultiRegionKeyType"), replicas)
	if j.inFlux(f, k, seen) {
		return
	}
	j.roles(f, k, seen, config)
	if j.departed(f, seen == latest, replicas) {
		return
	}
	if len(f.Keys) == 1 {
		half := slices.ContainsFunc(replicas, func(s string) bool { return f.half(j.w, s) })
		if len(f.Refused) > 0 && (half || len(replicas) == 0) {
			j.check("MRK-REPLICATE-E27", !half, "ReplicaKeys [] after a ReplicateKey that was refused", "ReplicaKeys ["+strings.Join(replicas, ", ")+"]")
		}
		if !half {
			j.emptyReplicas(config)
		}
		return
	}
	list := f.listing(j.w, k, replicas)
	late := j.reply.Start.Sub(f.Members[latest].Since) > j.w.Timing.Roles
	expected := "ReplicaKeys [" + strings.Join(j.w.arns(f, f.Replicas()), ", ") + "]"
	observed := "ReplicaKeys [" + strings.Join(replicas, ", ") + "]"
	rule, older := rules.ID("MRK-META-06"), []rules.ID(nil)
	pending := slices.ContainsFunc(f.Replicas(), func(r language.Region) bool { return f.Keys[r].State() == PendingDeletion })
	switch {
	case list < 0 && slices.ContainsFunc(replicas, func(s string) bool { return f.half(j.w, s) }):
		rule = "MRK-REPLICATE-E27"
	case pending && !k.Shown && list < 0:
		return // whether it was ever listed, or went when it was scheduled, nobody has seen
	case pending && k.Shown:
		// A replica that is only scheduled for deletion is still there.
		rule = "MRK-DELETE-20"
	case k.Region == f.Primary && !k.Shown && f.Promotions == 0 && f.lastJoined():
		rule = "MRK-REPLICATE-12"
	case k.Region != f.Primary && latest > 1 && len(f.Members[latest].Replicas) > len(f.Members[latest-1].Replicas) && f.Members[latest].Replicas[0] != k.Region:
		older = []rules.ID{"MRK-REPLICATE-20"}
	}
	j.check(rule, list >= 0, expected, observed)
	creating := slices.ContainsFunc(f.Regions(), func(r language.Region) bool { return f.Keys[r].creating() })
	if seen >= 0 && (seen == latest || (late && !creating)) {
		j.promoted(f, k, seen == latest, config)
		j.together("MRK-META-07", older, seen == latest, expected+fmt.Sprintf(" at every related key within %s", j.w.Timing.Roles), observed)
	}
}

// lastJoined reports whether the newest change of the set is a replica that was added.
func (f *Family) lastJoined() bool {
	n := len(f.Members)
	return n > 1 && len(f.Members[n-1].Replicas) > len(f.Members[n-2].Replicas)
}

// half reports whether an entry of ReplicaKeys is a replica that was refused.
func (f *Family) half(w *World, entry string) bool {
	for r := range f.Refused {
		if f.Keys[r] == nil && entry == w.related(f, r) {
			return true
		}
	}
	return false
}

// listing is matching by the replicas alone.
func (f *Family) listing(w *World, k *Key, replicas []string) int {
	for i := len(f.Members) - 1; i >= k.Seen; i-- {
		if slices.Equal(w.arns(f, f.Members[i].Replicas), replicas) {
			return i
		}
	}
	return -1
}

// matching returns the newest version of the set that fits the answer, not older
// than what the key has shown before; -1 if there is none.
func (f *Family) matching(w *World, k *Key, primary, role string, replicas []string) int {
	for i := len(f.Members) - 1; i >= k.Seen; i-- {
		v := f.Members[i]
		isPrimary := v.Primary == k.Region
		if slices.Equal(w.arns(f, v.Replicas), replicas) && primary == w.related(f, v.Primary) && (role == "PRIMARY") == isPrimary {
			return i
		}
	}
	return -1
}

// replicaValues judges what a replica shares with its primary, once it is made.
func (j *judge) replicaValues(f *Family, m view) {
	if created, ok := m.time("CreationDate"); ok && !f.Created.IsZero() {
		j.check("MRK-META-17", !created.Before(f.Created), "a CreationDate not before that of the primary",
			fmt.Sprintf("%s, the primary's %s", created.UTC().Format("2006-01-02T15:04:05.000Z"), f.Created.UTC().Format("2006-01-02T15:04:05.000Z")))
	}
}

// observe learns from a DescribeKey where a transition stands.
func (f *Family) observe(w *World, at language.Region, m view, r Reply) {
	k := f.Keys[at]
	k.Described = true
	k.DeletionShown, _ = m.time("DeletionDate")
	if s := KeyState(m.str("KeyState")); s == PendingDeletion {
		k.dated(k.DeletionShown)
	}
	config := m.object("MultiRegionConfiguration")
	primary, replicas := relatedOf(config)
	if seen := f.matching(w, k, primary, config.str("MultiRegionKeyType"), replicas); seen > k.Seen {
		k.Seen = seen
	} else if seen < 0 && f.Promotions == 0 {
		// A wrong entry was reported; that the set has as many members is known of it.
		for i := len(f.Members) - 1; i > k.Seen && seen < 0; i-- {
			if len(replicas) == len(f.Members[i].Replicas) {
				k.Seen, seen = i, i
			}
		}
	}
	for _, entry := range replicas {
		if _, late := f.stale(w, entry, w.Now); late {
			k.Seen = len(f.Members) - 1 // it was reported, and would be again
		}
	}
	k.Shown = len(replicas) == len(f.Members[len(f.Members)-1].Replicas)
}
