package model

import (
	"fmt"
	"slices"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// cells are what answers can show of the key.
func (k *Key) cells() []*Cell {
	return []*Cell{&k.existence, &k.state, &k.description, &k.policy, &k.tags, &k.grants, &k.roles, &k.listing}
}

// State is the key state that the key has, or comes to when its transition is over.
func (k *Key) State() KeyState { return KeyState(k.state.value()) }

// transition is the state that a key may be in on its way to State, "" if it has arrived.
func (k *Key) transition() KeyState {
	if v, ok := k.state.passing(); ok && (v.value == string(Creating) || v.value == string(Updating)) {
		return KeyState(v.value)
	}
	return ""
}

// creating and updating report whether the key may be in that transition.
func (k *Key) creating() bool { return k.transition() == Creating }
func (k *Key) updating() bool { return k.transition() == Updating }

// sawTransition reports whether an answer has shown the transition that the key is in.
func (k *Key) sawTransition() bool {
	v, ok := k.state.passing()
	return ok && v.seen
}

// stuck reports whether the key is in a transition for longer than it may be.
func (k *Key) stuck() bool {
	v, ok := k.state.passing()
	return ok && v.late
}

// unfinished reports whether it is worth waiting for the key to show its state.
func (k *Key) unfinished() bool {
	v, ok := k.state.passing()
	return ok && !v.late
}

// setState changes the state of one key and notes which rule keeps it from the others.
func (f *Family) setState(k *Key, s KeyState, now time.Time, own Event, leak rules.ID) {
	own.Any = true
	if v, passing := k.state.passing(); passing && v.value != string(PendingReplicaDeletion) {
		v.by = own.Rule
		k.state.set(string(s), now, own)
		k.state.versions = []version{v, k.state.versions[0]}
	} else {
		k.state.set(string(s), now, own)
	}
	leaks := []string{string(s)}
	if s == PendingReplicaDeletion {
		leaks = append(leaks, string(PendingDeletion))
	}
	for _, related := range f.Keys {
		if related != k {
			related.state.happened(Event{Rule: leak, Shows: leaks, By: own.By})
		}
	}
}

// state judges KeyState: which states may be shown, and which rule says so.
func (j *judge) state(f *Family, k *Key, m view) {
	shown := KeyState(m.str("KeyState"))
	if j.lenient(f, k, shown) {
		return
	}
	want := fmt.Sprintf("KeyState %q", k.State())
	if v, passing := k.state.passing(); passing {
		if KeyState(v.value) == shown {
			j.passing(k, shown, want, m)
			return
		}
		want = fmt.Sprintf("KeyState %q, then %s", v.value, want)
	}
	if _, used := k.leakOfState(shown); shown == Creating && k.Replica && !used {
		j.check("MRK-REPLICATE-14", false, want+", since the replica was seen to be made", m.show("KeyState"))
		return
	}
	if j.w.outstayed(k) {
		if shown != k.State() && !f.witnessed() {
			j.askWitness(f, k) // its replicas may be gone, and rightly or not
			return
		}
		k.state.events = append(slices.Clip(k.state.events), Event{Rule: "MRK-DELETE-10", Any: true, Shows: []string{string(PendingDeletion)}})
	}
	rule, also := k.state.rule(), []rules.ID(nil)
	if f.foreign(k, shown) {
		also = append(also, "MRK-STATE-14")
	}
	adopt := string(shown)
	if _, known := columns[shown]; !known {
		adopt = string(k.State()) // there is no such state to be in
	}
	j.arrived = k.transition() != ""
	ok := j.see(reading{
		cell: &k.state, shows: func(v string) bool { return v == string(shown) }, adopt: adopt,
		rule: rule, also: also, expected: want, observed: m.show("KeyState"), happened: true,
	})
	if !ok {
		k.dueAs(shown, m)
		f.enabledWithout(k, shown)
		if shown == Creating || shown == Updating {
			k.state.open = true // it goes on to another, and nobody knows to which
		}
		return
	}
	if j.arrived {
		k.Ready = j.reply.End
	}
	j.confirmed(f, k, m)
}

// enabledWithout notes that a key is Enabled which has no imported material as far as is known:
// what it does without, nobody knows.
func (f *Family) enabledWithout(k *Key, shown KeyState) {
	f.Imports.Untold = f.Imports.Untold || f.Origin == external && shown == Enabled && !f.imported(k)
}

// dueAs takes the date over that belongs to a state which was shown and is wrong.
func (k *Key) dueAs(shown KeyState, m view) {
	k.Due, k.Dated = Due{}, false
	if date, dated := m.time("DeletionDate"); shown == PendingDeletion && dated {
		k.Due = Due{From: date, To: date.Add(lateness)}
	}
	if days, told := m.number("PendingDeletionWindowInDays"); told {
		k.Window = int(days)
	}
}

// lenient takes states for right of which nobody knows whether they are.
func (j *judge) lenient(f *Family, k *Key, shown KeyState) bool {
	switch {
	case k.state.open && (shown == Creating || shown == Updating):
		return true // it goes on to another
	case k.state.open && columns[shown] == "":
		return true // it is none of KMS's states
	case k.state.open:
		k.state.adopt(string(shown), j.reply.End)
		f.enabledWithout(k, shown)
		return true
	case f.Imports.Untold && shown == PendingImport, f.Imports.Untold && k.transition() == "" && (shown == Enabled || shown == PendingImport) && (k.State() == Enabled || k.State() == PendingImport):
		k.state.adopt(string(shown), j.reply.End) // nobody knows which materials the key needs
		return true
	case shown == Updating && k.transition() != Updating && k.State() == Enabled && f.Promotions > 0 && !f.bystander(k):
		// A key that an earlier promotion has left: nobody knows (MRK-OPEN-15).
		j.note("MRK-PRIMARY-04", "a key that no promotion is about says Updating")
		return true
	case shown == Updating && k.transition() != Updating && slices.ContainsFunc(k.state.events, func(e Event) bool { return e.Rule == "MRK-REPLICATE-12" }):
		j.note("MRK-OPEN-27", "the primary says Updating while it is replicated")
		return true
	}
	return false
}

// confirmed holds what a right state says besides.
func (j *judge) confirmed(f *Family, k *Key, m view) {
	rule, shown := k.state.rule(), k.State()
	j.held(rule == "MRK-IMPORT-15" || rule == "MRK-IMPORT-29" && shown == PendingImport || rule == "MRK-IMPORT-35", "MRK-STATE-12")
	j.held(shown == Enabled && (rule == "MRK-IMPORT-11" || rule == "MRK-IMPORT-29"), "MRK-STATE-11")
	j.held(true, "MRK-STATE-14")
	if rule == "MRK-STATE-07" {
		j.begun(k, m)
	}
	if shown == PendingReplicaDeletion {
		days, _ := m.number("PendingDeletionWindowInDays")
		if k.Window == 0 {
			k.Window = int(days) // nobody knows what an unlawful one was taken for
		}
		j.check("MRK-DELETE-06", int(days) == k.Window, fmt.Sprintf("PendingDeletionWindowInDays %d", k.Window), m.show("PendingDeletionWindowInDays"))
	}
	if date, dated := m.time("DeletionDate"); k.Again && dated && shown == PendingDeletion && !k.DeletionShown.IsZero() {
		j.check("MRK-DELETE-29", date.Equal(k.DeletionShown), "DeletionDate as before the ScheduleKeyDeletion that was refused", "another DeletionDate")
	}
}

// bystander reports whether no promotion so far was about the key.
func (f *Family) bystander(k *Key) bool {
	return f.Promotions > 0 && k.Region != f.Primary && !k.WasPrimary
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

// ends are the rules that demand the end of a transition.
var ends = map[KeyState]rules.ID{Creating: "MRK-REPLICATE-14", Updating: "MRK-PRIMARY-04"}

// begins are the operations that begin a transition.
var begins = map[KeyState]language.Op{Creating: language.ReplicateKey, Updating: language.UpdatePrimaryRegion}

// passing judges a key that is on its way: it may take its time, and no more.
func (j *judge) passing(k *Key, shown KeyState, want string, m view) {
	versions := slices.Clone(k.state.versions)
	v := &versions[k.state.floor]
	k.state.versions = versions
	v.seen = true
	limit, rule := j.w.Timing.Roles, ends[shown]
	if shown == Creating {
		limit = j.w.Timing.Creating
	}
	late := j.reply.Start.Sub(v.since) > limit
	if late && v.late {
		return // it was said
	}
	v.late = late
	if shown == PendingReplicaDeletion {
		rule = "MRK-STATE-07"
	}
	f := Finding{
		Rule: rule, Held: !late, Fatal: late, Op: begins[shown], Symptom: "stays " + string(shown),
		Expected: fmt.Sprintf("%s within %s of %s", want, limit, begins[shown]), Observed: m.show("KeyState"),
	}
	if shown == PendingReplicaDeletion {
		f.Expected, f.Also = want+", since the last replica is gone", []rules.ID{"MRK-DELETE-11"}
	}
	if late || shown != PendingReplicaDeletion {
		j.record(f)
	}
}

// leakOfState finds the rule that keeps a state of related keys from this one.
func (k *Key) leakOfState(s KeyState) (rules.ID, bool) {
	for i := len(k.state.events) - 1; i >= 0; i-- {
		if e := k.state.events[i]; !e.Any && slices.Contains(e.Shows, string(s)) {
			return e.Rule, true
		}
	}
	return "", false
}
