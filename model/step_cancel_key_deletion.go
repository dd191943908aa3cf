package model

import (
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// canceled is the state of a key whose deletion was canceled.
func (f *Family) canceled(k *Key, s KeyState, now time.Time, by language.Command) {
	f.setState(k, s, now, Event{Rule: "MRK-DELETE-12", Also: []rules.ID{"MRK-STATE-08"}, By: by}, "MRK-DELETE-13")
	if f.Origin == external && !f.imported(k) {
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
		if !k.listing.misled() { // what came before explains an empty list as well
			k.listing.happened(Event{Rule: "MRK-META-06", Shows: []string{""}, Quiet: true, By: c})
		}
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
