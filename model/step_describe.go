package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectDescribeKey(c Command) Expectation {
	e := Expectation{answers: describeRules}
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil {
		e.Refusals = []Refusal{*gone}
		return e
	}
	e.Demand = w.inState(DescribeKey, f, k).ok
	switch {
	case c.Key.Form == ByAlias || c.Key.Form == ByAliasARN:
		e.Demand = "MRK-LIST-06"
	case k.Replica && !k.Described:
		e.Demand = "MRK-REPLICATE-13"
	}
	e.check = func(j *judge) { j.described(j.w.Families[f.Symbol], c.At) }
	e.observe = func(w *World, r Reply) {
		m := view(r.Body).object("KeyMetadata")
		w.learn(w.Families[f.Symbol], c.At, m)
		w.Families[f.Symbol].observe(c.At, m, r)
		w.seeMaterial(w.Families[f.Symbol], w.Families[f.Symbol].Keys[c.At], m, r)
	}
	return e
}

// described judges the answer of DescribeKey.
func (j *judge) described(f *Family, at Region) {
	k := f.Keys[at]
	m := j.body.object("KeyMetadata")
	arn := j.w.ARN(at, f.ID)
	sameKey := m.str("KeyId") == f.ID && m.str("Arn") == arn
	identity := rules.ID("MRK-META-09")
	if f.MultiRegion {
		identity = "MRK-ID-04"
	}
	j.must(identity, sameKey, fmt.Sprintf("KeyId %q, Arn %q", f.ID, arn), m.show("KeyId")+", "+m.show("Arn"))
	if !sameKey {
		return
	}
	if j.c.Key.Form == ByAlias || j.c.Key.Form == ByAliasARN {
		j.held(true, "MRK-LIST-06")
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

// state judges KeyState: which states may be shown, and which rule says so.
func (j *judge) state(f *Family, k *Key, m view) {
	shown := KeyState(m.str("KeyState"))
	if leak, leaks := k.Leaks[Leak{StateProperty, string(shown)}]; leaks && shown != k.State {
		j.must(leak, false, fmt.Sprintf("KeyState %q, which a change at a related key does not touch", k.State), m.show("KeyState"))
		return
	}
	late := j.reply.Start.Sub(k.Since) > j.w.Timing.Creating
	want := fmt.Sprintf("KeyState %q", k.State)
	switch {
	case k.Suspicion.Rule != "" && k.Suspicion.Creating == (shown == Creating) && (shown == k.State || shown == Creating):
		j.must(k.Suspicion.Rule, false, k.Suspicion.Expected, k.Suspicion.Observed)
		return
	case shown == Creating && k.Replica && !k.Creating:
		j.check("MRK-REPLICATE-14", false, want+", since the replica was seen to be made", m.show("KeyState"))
		return
	case shown == Creating && k.Creating:
		j.check("MRK-REPLICATE-14", !late, want+fmt.Sprintf(" within %s of ReplicateKey", j.w.Timing.Creating), m.show("KeyState"))
		if late {
			j.verdict.Findings[len(j.verdict.Findings)-1].Fatal = true
		}
		return
	case k.Creating:
		j.must("MRK-REPLICATE-14", shown == k.State, "KeyState \"Creating\", then "+want, m.show("KeyState"))
		j.held(shown == k.State, k.StateRule)
		return
	}
	rule, ok := k.StateRule, shown == k.State
	if guards := k.guarded(StateProperty); ok && len(guards) > 0 {
		j.held(true, append(guards, "MRK-STATE-13")...)
	}
	switch {
	case k.ReplicateP && !ok:
		rule = "MRK-REPLICATE-12"
	case k.State == PendingDeletion && shown == PendingReplicaDeletion && len(f.Refused) > 0:
		rule = "MRK-REPLICATE-E27"
	}
	j.must(rule, ok, want, m.show("KeyState"))
	if k.State == PendingReplicaDeletion && ok {
		days, _ := m.number("PendingDeletionWindowInDays")
		j.check("MRK-DELETE-06", int(days) == k.Window, fmt.Sprintf("PendingDeletionWindowInDays %d", k.Window), m.show("PendingDeletionWindowInDays"))
	}
	j.held(ok, "MRK-STATE-14")
	if date, dated := m.time("DeletionDate"); k.Again && dated && k.State == PendingDeletion && !k.DeletionShown.IsZero() {
		j.check("MRK-DELETE-29", date.Equal(k.DeletionShown), "DeletionDate as before the ScheduleKeyDeletion that was refused", "another DeletionDate")
	}
}

func (j *judge) description(f *Family, k *Key, m view) {
	if k.BadDescription {
		return
	}
	ok := m.has("Description") && m.str("Description") == k.Description
	k.BadDescription, k.SureDescription = !ok, ok
	rule := rules.ID("MRK-STATE-UpdateKeyDescription-En")
	if k.Replica && !k.OwnDescription {
		rule = "MRK-REPLICATE-09"
		j.held(ok, "MRK-REPLICATE-10")
	}
	_, leaks := k.Leaks[Leak{DescriptionProperty, m.str("Description")}]
	if leaks && !ok || ok && len(k.guarded(DescriptionProperty)) > 0 {
		rule = "MRK-INDEP-02"
	}
	j.check(rule, ok, fmt.Sprintf("Description %q", k.Description), m.show("Description"))
}

// configuration judges the role of the key and who is listed as related.
func (j *judge) configuration(f *Family, k *Key, config view) {
	role := "REPLICA"
	if k.Region == f.Primary {
		role = "PRIMARY"
	}
	j.check("MRK-META-03", config.str("MultiRegionKeyType") == role, fmt.Sprintf("MultiRegionKeyType %q", role), config.show("MultiRegionKeyType"))
	primary, replicas := relatedOf(config)
	want := j.w.related(f, f.Primary)
	j.check("MRK-META-04", primary == want, "PrimaryKey "+want, "PrimaryKey "+orAbsent(primary))
	if len(f.Keys) == 1 {
		if len(f.Refused) > 0 {
			j.check("MRK-REPLICATE-E27", len(replicas) == 0, "ReplicaKeys [] after a ReplicateKey that was refused", "ReplicaKeys ["+strings.Join(replicas, ", ")+"]")
		}
		if len(f.Refused) == 0 || len(replicas) == 0 {
			j.emptyReplicas(config)
		}
		return
	}
	latest := len(f.Members) - 1
	seen := f.matching(j.w, k, replicas)
	late := j.reply.Start.Sub(f.Members[latest].Since) > j.w.Timing.Roles
	expected := "ReplicaKeys [" + strings.Join(j.w.arns(f, f.Replicas()), ", ") + "]"
	observed := "ReplicaKeys [" + strings.Join(replicas, ", ") + "]"
	rule := rules.ID("MRK-META-06")
	pending := slices.ContainsFunc(f.Replicas(), func(r Region) bool { return f.Keys[r].State == PendingDeletion })
	switch {
	case seen < 0 && slices.ContainsFunc(replicas, func(s string) bool { return f.half(j.w, s) }):
		rule = "MRK-REPLICATE-E27"
	case pending && !k.Shown && seen < 0:
		return // whether it was ever listed, or went when it was scheduled, nobody has seen
	case pending && k.Shown:
		// A replica that is only scheduled for deletion is still there.
		rule = "MRK-DELETE-20"
	case k.Region == f.Primary && k.ReplicateP:
		rule = "MRK-REPLICATE-12"
	case k.Region != f.Primary && latest > 1 && f.Members[latest].Replicas[0] != k.Region:
		j.held(seen == latest, "MRK-REPLICATE-20")
	}
	j.check(rule, seen >= 0, expected, observed)
	creating := slices.ContainsFunc(f.Regions(), func(r Region) bool { return f.Keys[r].Creating })
	if seen >= 0 && (seen == latest || (late && !creating)) {
		j.check("MRK-META-07", seen == latest, expected+fmt.Sprintf(" at every related key within %s", j.w.Timing.Roles), observed)
	}
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

// matching returns the newest version of the set that fits the answer, not older
// than what the key has shown before; -1 if there is none.
func (f *Family) matching(w *World, k *Key, replicas []string) int {
	for i := len(f.Members) - 1; i >= k.Seen; i-- {
		if slices.Equal(w.arns(f, f.Members[i].Replicas), replicas) {
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
func (f *Family) observe(at Region, m view, r Reply) {
	k := f.Keys[at]
	k.Described, k.ReplicateP = true, false
	if KeyState(m.str("KeyState")) == Creating {
		k.SawCreating = true
	} else if m.has("KeyState") {
		if k.Creating {
			k.Ready = r.End
		}
		k.Creating, k.Suspicion, k.Sure = false, Suspicion{}, true
		k.forgetLeaks(StateProperty)
	}
	k.DeletionShown, _ = m.time("DeletionDate")
	config := m.object("MultiRegionConfiguration")
	_, replicas := relatedOf(config)
	for i := len(f.Members) - 1; i > k.Seen; i-- {
		if len(replicas) == len(f.Members[i].Replicas) {
			k.Seen = i
			break
		}
	}
	k.Shown = len(replicas) == len(f.Members[len(f.Members)-1].Replicas)
}
