package model

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// What happens to keys without a call is in this file: time passes between two calls,
// or all at once by a [Wait].

// lateness is how long after its date KMS may delete a key (MRK-DELETE-22), and how
// much later than the waiting period demands the date itself may lie (MRK-DELETE-04).
const lateness = language.Day

// Due says when a key that is pending deletion goes: never before From, and by To at
// the latest. The zero value is that of a key that stays.
type Due struct{ From, To time.Time }

// IsZero reports whether the key stays.
func (d Due) IsZero() bool { return d == Due{} }

// dueAfter is what the length of a waiting period tells that begins between two times.
func dueAfter(from, to time.Time, days int) Due {
	return Due{From: from.AddDate(0, 0, days), To: to.AddDate(0, 0, days).Add(2 * lateness)}
}

// dated takes a DeletionDate that an answer showed. The one of ScheduleKeyDeletion and
// the one of DescribeKey may differ; then either can be the true one.
func (k *Key) dated(date time.Time) {
	shown := Due{From: date, To: date.Add(lateness)}
	switch {
	case date.IsZero() || k.Due.IsZero():
	case !k.Dated:
		k.Due, k.Dated = shown, true
	default:
		if shown.From.Before(k.Due.From) {
			k.Due.From = shown.From
		}
		if shown.To.After(k.Due.To) {
			k.Due.To = shown.To
		}
	}
}

// wait is what the generator expects of a [Wait]: keys go on their date.
func (w *World) wait(c language.Command) *World {
	now := w.Now.Add(c.Lasts())
	return w.at(now, now, nil)[0]
}

// At returns what the worlds may have become at some time between two times. A key
// whose time may have come, and need not, is gone in one of them and there in another.
func (ws Worlds) At(start, end time.Time) Worlds {
	var out Worlds
	parted := slices.ContainsFunc(ws, func(w *World) bool { _, _, due := w.next(end, nil); return due })
	for _, w := range ws {
		for _, next := range w.at(start, end, nil) {
			// A world in which the key went earlier is there already.
			same := func(other *World) bool { return reflect.DeepEqual(other, next) }
			if !parted || !slices.ContainsFunc(out, same) {
				out = append(out, next)
			}
		}
	}
	return out
}

// at is At for one world; staying are keys that are taken to be there still.
func (w *World) at(start, end time.Time, staying []keyAt) Worlds {
	next := *w
	if start.After(next.Now) {
		next.Now = start
	}
	next.Families = next.turned()
	if next.expiring() {
		next = *next.Clone()
		next.expire()
	}
	going, due, ok := next.next(end, staying)
	if !ok {
		return Worlds{&next}
	}
	gone := next.Clone()
	gone.depart(going, due)
	out := gone.at(start, end, staying)
	if due.To.After(start) {
		out = append(out, next.at(start, end, append(slices.Clip(staying), going))...)
	}
	return out
}

// shortestPeriod is the least RotationPeriodInDays (MRK-ROTATE-08).
const shortestPeriod = 90 * language.Day

// turned returns the families after the automatic rotations that may be due by now: how
// often there was one, and what the date of the next one is, is not followed up.
func (w *World) turned() map[language.Symbol]*Family {
	out := maps.Clone(w.Families)
	for name, f := range w.Families {
		r := &f.Rotation
		if r.Untold && r.Carried || !f.mayRotate(w.Now) {
			continue
		}
		turned := f.clone()
		turned.Rotation.Untold, turned.Rotation.Carried = true, true
		out[name] = turned
	}
	return out
}

// mayRotate reports whether automatic rotation was on for so long that one can be due.
func (f *Family) mayRotate(now time.Time) bool {
	return slices.ContainsFunc(f.Rotation.Settings, func(s Setting) bool {
		return s.On && now.Sub(s.Since) >= shortestPeriod-language.Day
	})
}

// next finds the key that is the first to go until the given time.
func (w *World) next(end time.Time, staying []keyAt) (at keyAt, due Due, ok bool) {
	for name, f := range w.Families {
		for r, k := range f.Keys {
			here := keyAt{name, r}
			if k.Due.IsZero() || k.Due.From.After(end) || slices.Contains(staying, here) {
				continue
			}
			order := cmp.Or(k.Due.From.Compare(due.From), cmp.Compare(name, at.family), cmp.Compare(r, at.region))
			if !ok || order < 0 {
				at, due, ok = here, k.Due, true
			}
		}
	}
	return at, due, ok
}

// depart takes a key away with everything that hangs on it (MRK-STATE-09, MRK-DELETE-21).
// When the last replica goes, the waiting period of a primary begins (MRK-DELETE-11).
func (w *World) depart(at keyAt, due Due) {
	f := w.Families[at.family]
	f.Gone[at.region] = departureOf(f.Symbol, f.Keys[at.region])
	delete(f.Keys, at.region)
	delete(f.Refused, at.region)
	for name, g := range w.Grants {
		if g.Family == at.family && g.Region == at.region {
			g.Ended = true // a replica that is made anew has none of them
			w.Grants[name] = g
		}
	}
	w.freeAliases(at.family, at.region, due.To)
	if len(f.Keys) == 0 {
		return
	}
	if at.region == f.Primary {
		// A primary goes last; of replicas without one nobody can say anything.
		w.drop(f.Symbol)
		return
	}
	w.leaveMembership(f, at.region, due.To)
	primary := f.Keys[f.Primary]
	if len(f.Keys) > 1 || primary.State() != PendingReplicaDeletion {
		return
	}
	primary.state.become(string(PendingReplicaDeletion), string(PendingDeletion), due.To, Event{Rule: "MRK-STATE-07", Also: []rules.ID{"MRK-DELETE-11"}})
	primary.Since = due.To
	primary.Due, primary.Dated = dueAfter(due.From, due.To, primary.Window), false
	primary.Begins = due
}

// outstayed reports whether the window of a primary that waits for its replicas would be
// over if it did not wait (MRK-DELETE-10).
func (w *World) outstayed(k *Key) bool {
	return k.State() == PendingReplicaDeletion && !w.Now.Before(k.Scheduled.AddDate(0, 0, k.Window).Add(lateness))
}

// lifetime returns the rule that keeps a key where it is although time has passed, ""
// where no time has passed that could make a difference.
func (w *World) lifetime(f *Family, k *Key) rules.ID {
	waited := w.Now.Sub(k.Scheduled) >= language.Day
	leak, leaks := k.leakOfState(PendingDeletion)
	switch {
	case k.State() == PendingDeletion && k.state.rule() == "MRK-STATE-07":
		return "MRK-DELETE-11"
	case k.State() == PendingDeletion && waited:
		return "MRK-DELETE-22"
	case k.State() == PendingReplicaDeletion && waited:
		return "MRK-DELETE-18"
	case leaks && w.leakedAway(f):
		return leak
	case !k.Spared.IsZero() && !w.Now.Before(k.Spared):
		return "MRK-DELETE-12"
	case len(f.Gone) > 0 && !k.creating():
		return "MRK-DELETE-09"
	}
	return ""
}

// leakedAway reports whether a key would be gone if the schedule of a related key were
// its own as well.
func (w *World) leakedAway(f *Family) bool {
	for _, k := range f.Keys {
		if k.Window > 0 && !w.Now.Before(k.Scheduled.AddDate(0, 0, k.Window)) {
			return true
		}
	}
	return len(f.Gone) > 0
}

// witnessed reports whether a replica was seen to be as it has to be, so that what the
// primary does cannot be because of that replica.
func (f *Family) witnessed() bool {
	return slices.ContainsFunc(f.Replicas(), func(r language.Region) bool { return f.Keys[r].state.known() })
}

// lifetimeOf is lifetime for the key that a command names. An alias may be what is
// missing, and the key may not.
func (w *World) lifetimeOf(ref language.KeyRef, at keyAt) rules.ID {
	if name, direct := ref.Family(); !direct || name != at.family {
		return ""
	}
	f := w.Families[at.family]
	return w.lifetime(f, f.Keys[at.region])
}

// Waits returns how many days lead to a world in which every key that is pending now
// is gone, or the next of them is, or none is yet, or imported material has expired; in between, no key's time may have
// come that need not have.
func (w *World) Waits() []int {
	var out []int
	for _, f := range w.Sorted() {
		for _, r := range f.Regions() {
			k := f.Keys[r]
			if !k.Due.IsZero() {
				out = append(out, daysUntil(w.Now, k.Due.To), daysUntil(w.Now, k.Due.From)-1)
			} else if k.State() == PendingReplicaDeletion && !w.outstayed(k) {
				out = append(out, daysUntil(w.Now, k.Scheduled.AddDate(0, 0, k.Window).Add(lateness)))
			}
			if !k.Spared.IsZero() && w.Now.Before(k.Spared) {
				out = append(out, daysUntil(w.Now, k.Spared))
			}
			for _, h := range k.Holds {
				if !h.Until.IsZero() {
					out = append(out, daysUntil(w.Now, h.Until))
				}
			}
		}
	}
	for _, f := range w.Families {
		if r := f.Rotation; r.on() && len(r.Periods) == 1 && r.Periods[0] < defaultPeriod {
			out = append(out, daysUntil(w.Now, r.Settings[len(r.Settings)-1].Since)+r.Periods[0]+2)
		}
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(days int) bool {
		then := w.Now.Add(time.Duration(days) * language.Day)
		return days < 1 || len(w.at(then, then, nil)) > 1
	})
}

// daysUntil rounds up, so that the days are over by then.
func daysUntil(now, then time.Time) int {
	return int((then.Sub(now) + language.Day - 1) / language.Day)
}
