package model

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// manage is the expectation of an operation that changes one key and answers nothing.
func (w *World) manage(c language.Command, demand func(k *Key) rules.ID, change func(f *Family, k *Key, own Event, now time.Time)) Expectation {
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil {
		return Expectation{Refusals: []Refusal{*gone}}
	}
	cell := w.inState(c.Op, f, k)
	e := Expectation{Refusals: cell.refusals, Demand: cell.ok}
	if k.creating() && len(cell.refusals) == 0 {
		e.Demand, e.Also = cell.ok, []rules.ID{"MRK-REPLICATE-16"}
	} else if d := demand(k); d != "" {
		e.Demand, e.Also = d, []rules.ID{cell.ok}
	}
	use := noteUse(c, cell)
	e.apply = func(w *World, r Reply) {
		use(w, r)
		f := w.Families[f.Symbol]
		change(f, f.Keys[c.At], Event{Rule: cell.ok, By: c}, r.End)
		if c.Op == language.EnableKey {
			f.Rotation.Woken = r.End
		}
	}
	return e
}

func noDemand(*Key) rules.ID { return "" }

// unchanged is the effect of an operation on the key that changes something else.
func unchanged(*Family, *Key, Event, time.Time) {}

func (w *World) expectEnableKey(c language.Command) Expectation {
	e := w.enables(c)
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil || f.Origin != external || k.State() != Disabled || f.imported(k) {
		return e
	}
	// Without its material the key is never Enabled (MRK-OPEN-33); whether EnableKey is
	// refused, and what a success leaves behind, is open.
	e.Either = append(e.Either, invalidState)
	state := func(s KeyState) func(*World, Reply) {
		return func(w *World, r Reply) {
			f := w.Families[f.Symbol]
			f.canceled(f.Keys[c.At], s, r.End, c)
		}
	}
	e.apply, e.alternative = state(PendingImport), state(Disabled)
	return e
}

func (w *World) enables(c language.Command) Expectation {
	return w.manage(c, func(k *Key) rules.ID {
		if k.state.rule() == "MRK-DELETE-12" && k.State() == Disabled {
			return "MRK-DELETE-14"
		}
		return "MRK-STATE-04"
	}, func(f *Family, k *Key, own Event, now time.Time) {
		own.Rule = "MRK-STATE-04"
		f.setState(k, Enabled, now, own, "MRK-INDEP-01")
	})
}

func (w *World) expectDisableKey(c language.Command) Expectation {
	return w.manage(c, func(*Key) rules.ID { return "MRK-STATE-04" },
		func(f *Family, k *Key, own Event, now time.Time) {
			own.Rule = "MRK-STATE-04"
			f.setState(k, Disabled, now, own, "MRK-INDEP-01")
			f.happened("MRK-ROTATE-13")
		})
}

func (w *World) expectUpdateKeyDescription(c language.Command) Expectation {
	to := replaced(language.DescriptionText(c.Option("description")))
	e := w.manage(c, noDemand, func(f *Family, k *Key, own Event, now time.Time) {
		f.changeOwn(k, func(k *Key) *Cell { return &k.description }, now, to, own, Event{Rule: "MRK-INDEP-02", By: c})
	})
	e.refused = func(k *Key) { k.refusedChange(&k.description, to, c) }
	if c.Option("description") == language.LongDescription {
		e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-STATE-P06", Codes: []string{validation}, Constraint: true})
	}
	return e
}

func (w *World) expectScheduleKeyDeletion(c language.Command) Expectation {
	f, k, gone := w.resolve(c, c.Key)
	var e Expectation
	if gone != nil {
		e.Refusals = append(e.Refusals, *gone)
	} else {
		cell := w.inState(c.Op, f, k)
		e = Expectation{Refusals: cell.refusals, Demand: cell.ok}
		if k.state.rule() == "MRK-DELETE-12" {
			e.Demand, e.Also = "MRK-DELETE-28", []rules.ID{cell.ok}
		}
		e.answers = []rules.ID{"MRK-DELETE-04"}
		if w.outlived(f, k) {
			e.answers = []rules.ID{"MRK-DELETE-05"}
		}
		if !c.Has("window") {
			e.answers = append(e.answers, "MRK-DELETE-01")
		}
		e.apply = func(w *World, r Reply) { w.applySchedule(c, f.Symbol, r) }
		e.check = func(j *judge) { j.scheduled(j.w.Families[f.Symbol], c) }
		e.observe = func(w *World, r Reply) {
			date, _ := view(r.Body).time("DeletionDate")
			w.Families[f.Symbol].Keys[c.At].dated(date)
		}
	}
	switch n := c.Window(); {
	case n < 1 || n > language.ModelWindow:
		e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-DELETE-02", Codes: []string{validation}, Constraint: true})
	case n < language.MinWindow || n > language.MaxWindow:
		e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-DELETE-03", Codes: []string{validation, limitExceeded, unsupported}})
	}
	return e
}

// outlived reports whether replicas keep the key from being deleted: even those
// that are scheduled for deletion themselves count (MRK-DELETE-07).
func (w *World) outlived(f *Family, k *Key) bool { return k.Region == f.Primary && len(f.Keys) > 1 }

func (w *World) applySchedule(c language.Command, name language.Symbol, r Reply) {
	f := w.Families[name]
	k := f.Keys[c.At]
	k.Window, k.Again, k.DeletionShown, k.Scheduled, k.Spared = c.Window(), false, time.Time{}, r.End, time.Time{}
	k.Unmade = k.Unmade || k.creating()
	k.WasDisabled = k.State() == Disabled
	state, rule, leak := PendingDeletion, rules.ID("MRK-STATE-05"), rules.ID("MRK-INDEP-11")
	var also []rules.ID
	switch {
	case f.MultiRegion && len(f.Keys) == 1:
		also = []rules.ID{"MRK-OPEN-35"}
	case w.outlived(f, k):
		state, rule, leak = PendingReplicaDeletion, "MRK-STATE-06", "MRK-DELETE-08"
		if slices.ContainsFunc(f.Replicas(), func(r language.Region) bool { return f.Keys[r].State() == PendingDeletion }) {
			rule = "MRK-DELETE-07"
		}
	case k.WasPrimary:
		rule, leak = "MRK-PRIMARY-17", "MRK-DELETE-09"
	case k.Replica:
		leak = "MRK-DELETE-09"
	}
	f.setState(k, state, r.End, Event{Rule: rule, Also: also, By: c}, leak)
	if k.Region != f.Primary {
		w.keepMembership(f, Event{Rule: "MRK-DELETE-20", By: c}, unlisted(w.related(f, k.Region)), "")
	}
	if len(f.Refused) > 0 && state == PendingDeletion && k.Region == f.Primary {
		// A replica that nobody was promised would keep the key waiting.
		k.state.happened(Event{Rule: "MRK-REPLICATE-E27", Shows: []string{string(PendingReplicaDeletion)}, By: c, Quiet: true})
	}
	f.happened("MRK-DELETE-23")
	if state == PendingDeletion {
		k.Due, k.Dated = dueAfter(r.Start, r.End, k.Window), false
	}
}

func (j *judge) scheduled(f *Family, c language.Command) {
	k := f.Keys[c.At]
	days, _ := j.body.number("PendingWindowInDays")
	if !c.Has("window") && days >= language.MinWindow && days <= language.MaxWindow {
		k.Window = int(days) // whatever the default is, the rest of the answer has to fit it
	}
	j.check("MRK-DELETE-04", j.w.namesKey(j.body.str("KeyId"), f, c.At), "KeyId "+j.w.ARN(c.At, f.ID), j.body.show("KeyId"))
	j.check("MRK-OPEN-53", j.body.str("KeyId") != f.ID, "KeyId "+j.w.ARN(c.At, f.ID), j.body.show("KeyId"))
	if !c.Has("window") {
		// Without the member, the date says as much.
		date, dated := j.body.time("DeletionDate")
		byDate := !j.body.has("PendingWindowInDays") && dated && date.After(j.reply.Start.Add(29*24*time.Hour))
		j.check("MRK-DELETE-01", int(days) == language.DefaultWindow || byDate, "PendingWindowInDays 30", j.body.show("PendingWindowInDays"))
	}
	state := j.body.str("KeyState")
	if state == string(PendingReplicaDeletion) && k.State() == PendingDeletion && len(f.Refused) > 0 && k.Region == f.Primary && len(f.Gone) == 0 {
		j.must("MRK-REPLICATE-E27", false, "a primary without replicas after a ReplicateKey that was refused", j.body.show("KeyState"))
		k.state.adopt(state, j.reply.End)
		return
	}
	// An answer without a state is one thing; with the wrong state, another happened.
	judge := j.check
	if state != "" && state != string(k.State()) && state != string(Creating) {
		judge = func(rule rules.ID, ok bool, expected, observed string) { j.must(rule, ok, expected, observed) }
	}
	if !j.sdk && !k.state.known() {
		j.ask(language.DescribeKey, keyAt{f.Symbol, k.Region}) // what the answer says of the key need not be so
	}
	observed := strings.Join([]string{j.body.show("KeyState"), j.body.show("PendingWindowInDays"), j.body.show("DeletionDate")}, ", ")
	if k.State() == PendingReplicaDeletion {
		judge("MRK-DELETE-05", state == string(PendingReplicaDeletion) && int(days) == k.Window && !j.body.has("DeletionDate"),
			fmt.Sprintf("KeyState \"PendingReplicaDeletion\", PendingWindowInDays %d, no DeletionDate", k.Window), observed)
		return
	}
	date, dated := j.body.time("DeletionDate")
	earliest := j.reply.Start.Add(time.Duration(k.Window)*24*time.Hour - 5*time.Minute)
	latest := j.reply.End.Add(time.Duration(k.Window+1)*24*time.Hour + 5*time.Minute)
	state = strings.TrimSpace(state)
	settled := state == string(PendingDeletion) || (k.creating() && state == string(Creating))
	judge("MRK-DELETE-04", settled && int(days) == k.Window && dated && !date.Before(earliest) && !date.After(latest),
		fmt.Sprintf("KeyState \"PendingDeletion\", PendingWindowInDays %d, DeletionDate in %d days", k.Window, k.Window), observed)
}

// namesKey accepts the ARN of a key, and the bare id, which breaks MRK-OPEN-53 alone.
func (w *World) namesKey(got string, f *Family, at language.Region) bool {
	return got == w.ARN(at, f.ID) || got == f.ID
}

// canceled is the state of a key whose deletion was canceled.
func (f *Family) canceled(k *Key, s KeyState, now time.Time, by language.Command) {
	f.setState(k, s, now, Event{Rule: "MRK-DELETE-12", Also: []rules.ID{"MRK-STATE-08"}, By: by}, "MRK-DELETE-13")
	if f.Origin == external {
		// Disabled or PendingImport, never Enabled, is all that is known of such a key.
		k.state.happened(Event{Rule: "MRK-STATE-15", Also: []rules.ID{"MRK-DELETE-12", "MRK-STATE-08"}, Shows: []string{string(Enabled)}, By: by})
	}
}

func (w *World) expectCancelKeyDeletion(c language.Command) Expectation {
	e := w.manage(c, noDemand, func(f *Family, k *Key, _ Event, now time.Time) {
		k.Spared = k.Due.To
		if k.Due.IsZero() {
			k.Spared = k.Scheduled.AddDate(0, 0, k.Window).Add(2 * lateness)
		}
		k.Window, k.Due, k.Again = 0, Due{}, false
		k.Waited = k.State() == PendingReplicaDeletion
		k.outlast(Event{Rule: "MRK-DELETE-12", By: c})
		f.canceled(k, Disabled, now, c)
		f.happened("MRK-DELETE-23")
		k.listing.happened(Event{Rule: "MRK-META-06", Shows: []string{""}, Quiet: true, By: c})
		if k.WasPrimary {
			k.roles.happened(Event{Rule: "MRK-PRIMARY-02", Any: true, Quiet: true, By: c})
		}
	})
	if name, ok := c.Key.Family(); ok && e.apply != nil {
		canceled := e.apply
		e.apply = func(w *World, r Reply) {
			canceled(w, r)
			w.keepAliases(name, c.At, Event{Rule: "MRK-DELETE-12", By: c})
		}
		if f := w.Families[name]; f.Origin == external && f.Keys[c.At] != nil && !f.imported(f.Keys[c.At]) {
			// What a key without material becomes is open, but never Enabled (MRK-OPEN-33).
			e.Also = append(e.Also, "MRK-STATE-15")
			e.alternative = func(w *World, r Reply) {
				f := w.Families[name]
				f.canceled(f.Keys[c.At], PendingImport, r.End, c)
			}
		}
		e.answers = []rules.ID{"MRK-DELETE-12"}
		e.check = func(j *judge) {
			f := j.w.Families[name]
			j.check("MRK-DELETE-12", j.w.namesKey(j.body.str("KeyId"), f, c.At), "KeyId "+j.w.ARN(c.At, f.ID), j.body.show("KeyId"))
			j.check("MRK-OPEN-53", j.body.str("KeyId") != f.ID, "KeyId "+j.w.ARN(c.At, f.ID), j.body.show("KeyId"))
		}
	}
	return e
}
