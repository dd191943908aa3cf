package model

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

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
	k.Unmade = k.Unmade || k.Replica && (k.creating() || k.state.open || !k.state.known())
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
	wrong := PendingDeletion // the state that it has to be told from
	if state == PendingDeletion {
		wrong = PendingReplicaDeletion
	}
	f.setState(k, state, r.End, Event{Rule: rule, Also: also, Shows: []string{string(wrong)}, By: c}, leak)
	if k.Region != f.Primary {
		w.keepMembership(f, Event{Rule: "MRK-DELETE-20", By: c}, unlisted(w.related(f, k.Region)), "")
		k.listing.happened(Event{Rule: "MRK-DELETE-20", Shows: []string{w.related(f, k.Region)}, Quiet: true, By: c}) // alone in its own set
	}
	if len(f.Refused) > 0 && state == PendingDeletion && k.Region == f.Primary {
		// A replica that nobody was promised would keep the key waiting.
		k.state.happened(Event{Rule: "MRK-REPLICATE-E27", Shows: []string{string(PendingReplicaDeletion)}, By: c, Quiet: true})
	}
	f.happened("MRK-DELETE-23")
	switch {
	case f.Beyond && k.Region == f.Primary:
		k.state.open = true // it may wait for a replica that cannot be
	case state == PendingDeletion:
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
	if f.Beyond && k.Region == f.Primary {
		return
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
