package model

import (
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectRotateKeyOnDemand(c language.Command) Expectation {
	f, k, e := w.onKey(c)
	if f == nil {
		return e
	}
	f.rotateDemand(&e)
	switch {
	case !f.Symmetric():
		for i := range e.Refusals {
			if k.State() == Disabled && !k.creating() {
				// The state is looked at before the type of the key.
				e.Refusals[i].TypeRule, e.Refusals[i].Codes = "MRK-STATE-P02", []string{disabledKey}
			}
		}
		if k.State() != Disabled || k.creating() {
			e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-ROTATE-22", Codes: []string{unsupported}, Silent: true})
		}
	case k.Region != f.Primary:
		e.Refusals = append(e.Refusals, Refusal{
			Rule: "MRK-ROTATE-18", Codes: []string{unsupported, invalidState, validation}, Recorded: unsupported,
			Text: w.replicaText(c, f), Race: k.WasPrimary && f.moving(k),
		})
	case f.Origin == external && k.State() == Enabled:
		w.rotateImported(c, f, &e)
	}
	e.answers = []rules.ID{"MRK-ROTATE-14"}
	e.apply = func(w *World, r Reply) { w.Families[f.Symbol].begun(c.At, r.End) }
	e.check = func(j *judge) {
		f := j.w.Families[f.Symbol]
		j.check("MRK-ROTATE-14", j.w.namesKey(j.body.str("KeyId"), f, c.At), "KeyId "+j.w.ARN(c.At, f.ID), j.body.show("KeyId"))
		if j.body.str("KeyId") == f.ID {
			j.note("MRK-ROTATE-14", "RotateKeyOnDemand names the key by its bare id")
		}
	}
	return e
}

// rotateImported adds what keeps imported material from being rotated in.
func (w *World) rotateImported(c language.Command, f *Family, e *Expectation) {
	i := f.Imports
	notReady := []string{invalidState, unsupported, conflict} // MRK-OPEN-44
	switch {
	case i.Doubtful || i.Untold || f.Rotation.Running || f.Rotation.Untold:
		e.Either = append(e.Either, notReady...)
	case i.Pending == "":
		r := Refusal{
			Rule: "MRK-ROTATE-23", Codes: []string{invalidState, unsupported}, Recorded: invalidState, // what AWS answered before imported material could rotate
			Text: "No available key material pending rotation for the key: " + w.ARN(c.At, f.ID) + ".",
		}
		if f.Rotation.Times > 0 {
			r.Codes = append(r.Codes, conflict, limitExceeded) // as for any further rotation (MRK-ROTATE-21)
		}
		e.Refusals = append(e.Refusals, r)
	case !f.everywhere(i.Pending) && i.unproven():
		e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-IMPORT-27", Codes: notReady, Unproven: true})
	case !f.everywhere(i.Pending):
		e.Refusals = append(e.Refusals, Refusal{
			Rule: "MRK-IMPORT-27", Codes: notReady, Recorded: invalidState,
			Text: "Cannot perform key material rotation: Key material has not been imported for replicas of the Multi-Region key.",
		})
	case i.unproven():
		e.Tolerated = append(e.Tolerated, notReady...)
	case i.Ready || len(f.Keys) == 1 || !w.early(i.Complete):
		e.Tolerated = append(e.Tolerated, unsupported) // a target from before late 2025
	default:
		e.Tolerated = append(e.Tolerated, notReady...)
	}
}

// rotateDemand is the rule by which a success is due.
func (f *Family) rotateDemand(e *Expectation) {
	r := f.Rotation
	if f.Promotions > 0 && f.moving(f.Keys[f.Primary]) {
		e.Tolerated = []string{unsupported, invalidState} // MRK-PRIMARY-16
	}
	switch {
	case r.Running || r.Untold || (!f.usable() && len(f.Keys) > 1):
		e.Either = []string{conflict, invalidState, unsupported, disabledKey}
	case r.Times >= rotationsAtLeast:
	case r.Times > 0:
		// That all keys show the new material is no proof that the last one is over.
		e.Demand, e.Tolerated = "MRK-ROTATE-21", append(e.Tolerated, conflict, invalidState)
	}
	if r.Times >= rotationsAtLeast {
		e.Either = append(e.Either, limitExceeded)
	}
}
