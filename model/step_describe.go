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
	if k.Updating {
		itself = []rules.ID{"MRK-PRIMARY-05"}
	}
	j.must(identity, sameKey, fmt.Sprintf("KeyId %q, Arn %q", f.ID, arn), m.show("KeyId")+", "+m.show("Arn"), itself...)
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
	if j.verdict.Fatal() || j.verdict.Unsure != "" {
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
	if leak, leaks := k.Leaks[Leak{StateProperty, string(shown)}]; leaks && shown != k.State && !j.w.outstayed(k) {
		j.must(leak, false, fmt.Sprintf("KeyState %q, which a change at a related key does not touch", k.State), m.show("KeyState"))
		return
	}
	if shown != k.State && slices.Contains(k.Blurred, shown) {
		j.verdict.Unsure = k.StateRule
		return
	}
	if f.Imports.Untold && k.transition() == "" && (shown == Enabled || shown == PendingImport) && (k.State == Enabled || k.State == PendingImport) {
		k.State = shown // nobody knows which materials the key needs
		return
	}
	want := fmt.Sprintf("KeyState %q", k.State)
	passing := shown == Creating || shown == Updating
	switch {
	case k.Suspicion.Rule != "" && (k.Suspicion.While == shown || k.Suspicion.While == "" && shown == k.State):
		j.must(k.Suspicion.Rule, false, k.Suspicion.Expected, k.Suspicion.Observed)
		return
	case passing && shown == k.transition():
		j.passing(k, shown, want, m)
		return
	case shown == Creating && k.Replica:
		j.check("MRK-REPLICATE-14", false, want+", since the replica was seen to be made", m.show("KeyState"))
		return
	case shown == Updating && f.Promotions > 0 && k.State == Enabled:
		if f.bystander(k) {
			j.check("MRK-PRIMARY-08", false, want+" at a replica that the promotion is not about", m.show("KeyState"))
			return
		}
		// A key that an earlier promotion has left: nobody knows (MRK-OPEN-15).
		j.note("MRK-PRIMARY-04", "a key that no promotion is about says Updating")
		return
	case k.Turning && shown == PendingReplicaDeletion && !j.late(k.Since):
		return // the last replica is gone, and the primary need not know yet
	case shown == Updating && k.ReplicateP:
		j.note("MRK-OPEN-27", "the primary says Updating while it is replicated")
		return
	case k.transition() != "":
		rule := ends[k.transition()]
		switch {
		case f.Origin == external && k.Creating && k.State == PendingImport && shown == Enabled:
			rule = "MRK-IMPORT-09"
		case f.Origin == external && k.Updating && shown == PendingImport:
			rule = "MRK-PRIMARY-09"
		}
		j.must(rule, shown == k.State, fmt.Sprintf("KeyState %q, then %s", k.transition(), want), m.show("KeyState"))
		j.held(shown == k.State, k.StateRule)
		j.held(shown == k.State && k.State == PendingImport, "MRK-IMPORT-09")
		return
	}
	rule, ok := k.StateRule, shown == k.State
	if shown == Enabled && k.StateRule == "MRK-DELETE-12" && f.Origin == "EXTERNAL" {
		j.must("MRK-STATE-15", false, want, m.show("KeyState"), "MRK-DELETE-12", "MRK-STATE-08")
		return
	}
	if guards := k.guarded(StateProperty); ok && len(guards) > 0 {
		j.held(true, append(guards, "MRK-STATE-13")...)
	}
	switch {
	case k.ReplicateP && !ok:
		rule = "MRK-REPLICATE-12"
	case j.w.outstayed(k) && !ok && !f.witnessed():
		j.verdict.Unsure = k.StateRule
		return
	case j.w.outstayed(k):
		rule = "MRK-DELETE-10"
		j.held(ok, k.StateRule)
	case k.StateRule == "MRK-STATE-07":
		j.begun(k, ok, want, m)
		return
	case k.State == PendingDeletion && shown == PendingReplicaDeletion && len(f.Refused) > 0 && k.Region == f.Primary:
		rule = "MRK-REPLICATE-E27"
	}
	also := f.alsoOfState(k)
	if rule == "MRK-DELETE-12" {
		also = append(also, "MRK-STATE-08") // that rule is on more than the state
	}
	if !ok && f.foreign(k, shown) {
		also = append(also, "MRK-STATE-14")
	}
	j.must(rule, ok, want, m.show("KeyState"), also...)
	j.held(ok && (rule == "MRK-IMPORT-15" || rule == "MRK-IMPORT-29" && shown == PendingImport || rule == "MRK-IMPORT-35"), "MRK-STATE-12")
	j.held(ok && shown == Enabled && (rule == "MRK-IMPORT-11" || rule == "MRK-IMPORT-29"), "MRK-STATE-11")
	j.held(ok && f.bystander(k) && !f.Settled(), "MRK-PRIMARY-08")
	// Disabled or PendingImport, never Enabled, is all that is known of such a key.
	j.held(ok && k.StateRule == "MRK-DELETE-12" && f.Origin == "EXTERNAL", "MRK-STATE-15")
	if k.State == PendingReplicaDeletion && ok {
		days, _ := m.number("PendingDeletionWindowInDays")
		j.check("MRK-DELETE-06", int(days) == k.Window, fmt.Sprintf("PendingDeletionWindowInDays %d", k.Window), m.show("PendingDeletionWindowInDays"))
	}
	j.held(ok, "MRK-STATE-14")
	if date, dated := m.time("DeletionDate"); k.Again && dated && k.State == PendingDeletion && !k.DeletionShown.IsZero() {
		j.check("MRK-DELETE-29", date.Equal(k.DeletionShown), "DeletionDate as before the ScheduleKeyDeletion that was refused", "another DeletionDate")
	}
}

// alsoOfState are rules that say in their own words which key state a key shows now.
func (f *Family) alsoOfState(k *Key) []rules.ID {
	switch {
	case k.ReplicateP:
		return []rules.ID{"MRK-OPEN-27"}
	case k.Region == f.Primary && len(f.Keys) == 1 && f.MultiRegion && k.State == PendingDeletion:
		return []rules.ID{"MRK-OPEN-35"}
	}
	return nil
}

// bystander reports whether no promotion so far was about the key.
func (f *Family) bystander(k *Key) bool {
	return f.Promotions > 0 && k.Region != f.Primary && !k.WasPrimary
}

func (j *judge) description(f *Family, k *Key, m view) {
	if k.BadDescription {
		return
	}
	sure := k.SureDescription
	ok := m.has("Description") && m.str("Description") == k.Description
	k.BadDescription, k.SureDescription = !ok, ok
	rule := rules.ID("MRK-STATE-UpdateKeyDescription-En")
	var also []rules.ID
	if k.Replica && !k.OwnDescription {
		rule = "MRK-REPLICATE-09"
		also = copied(ok, m.str("Description") == f.Keys[f.Primary].Description)
	}
	rule = k.promotedRule(DescriptionProperty, rule)
	back := k.Back[DescriptionProperty]
	if ok {
		k.came(DescriptionProperty)
	}
	switch {
	case back && !sure && !ok:
		return // whether it was ever set, nobody has seen
	case back && sure:
		rule = "MRK-DELETE-12"
	}
	_, leaks := k.Leaks[Leak{DescriptionProperty, m.str("Description")}]
	if leaks && !ok || ok && len(k.guarded(DescriptionProperty)) > 0 {
		rule = "MRK-INDEP-02"
	}
	if rule != "MRK-REPLICATE-09" {
		also = nil
	}
	j.together(rule, also, ok, fmt.Sprintf("Description %q", k.Description), m.show("Description"))
}

// foreign reports whether a key can never be in a state (MRK-STATE-14).
func (f *Family) foreign(k *Key, shown KeyState) bool {
	switch shown {
	case Creating:
		return !k.Replica
	case Updating:
		return !f.MultiRegion
	case PendingReplicaDeletion:
		return !f.MultiRegion || k.Replica && f.Promotions == 0
	}
	return false
}

// copied is the rule that a replica has nothing of its primary's own, where an answer says
// something of that: it is right, or what it shows is what the primary has.
func copied(ok, primarys bool) []rules.ID {
	if ok || primarys {
		return []rules.ID{"MRK-REPLICATE-10"}
	}
	return nil
}

// ends are the rules that demand the end of a transition.
var ends = map[KeyState]rules.ID{Creating: "MRK-REPLICATE-14", Updating: "MRK-PRIMARY-04"}

// begins are the operations that begin a transition.
var begins = map[KeyState]language.Op{Creating: language.ReplicateKey, Updating: language.UpdatePrimaryRegion}

// passing judges a key that is on its way: it may take its time, and no more.
func (j *judge) passing(k *Key, shown KeyState, want string, m view) {
	limit := j.w.Timing.Creating
	if shown == Updating {
		limit = j.w.Timing.Roles
	}
	late := j.reply.Start.Sub(k.Since) > limit
	j.record(Finding{Rule: ends[shown], Held: !late, Fatal: late, Expected: fmt.Sprintf("%s within %s of %s", want, limit, begins[shown]), Observed: m.show("KeyState")})
}

// configuration judges the role of the key and who is listed as related.
func (j *judge) configuration(f *Family, k *Key, config view) {
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
	pending := slices.ContainsFunc(f.Replicas(), func(r language.Region) bool { return f.Keys[r].State == PendingDeletion })
	switch {
	case list < 0 && slices.ContainsFunc(replicas, func(s string) bool { return f.half(j.w, s) }):
		rule = "MRK-REPLICATE-E27"
	case pending && !k.Shown && list < 0:
		return // whether it was ever listed, or went when it was scheduled, nobody has seen
	case pending && k.Shown:
		// A replica that is only scheduled for deletion is still there.
		rule = "MRK-DELETE-20"
	case k.Region == f.Primary && k.ReplicateP:
		rule = "MRK-REPLICATE-12"
	case k.Region != f.Primary && latest > 1 && len(f.Members[latest].Replicas) > len(f.Members[latest-1].Replicas) && f.Members[latest].Replicas[0] != k.Region:
		older = []rules.ID{"MRK-REPLICATE-20"}
	}
	j.check(rule, list >= 0, expected, observed)
	creating := slices.ContainsFunc(f.Regions(), func(r language.Region) bool { return f.Keys[r].Creating })
	if seen >= 0 && (seen == latest || (late && !creating)) {
		j.promoted(f, k, seen == latest, config)
		j.together("MRK-META-07", older, seen == latest, expected+fmt.Sprintf(" at every related key within %s", j.w.Timing.Roles), observed)
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
	k.Described, k.ReplicateP = true, false
	if s := KeyState(m.str("KeyState")); s == Creating || s == Updating {
		k.Saw = s
	} else if m.has("KeyState") {
		if k.transition() != "" {
			k.Ready = r.End
		}
		k.Creating, k.Updating, k.Suspicion, k.Sure = false, false, Suspicion{}, true
		k.forgetLeaks(StateProperty)
	}
	k.DeletionShown, _ = m.time("DeletionDate")
	if s := KeyState(m.str("KeyState")); s == PendingDeletion {
		k.Turning = false
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
