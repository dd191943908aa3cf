package model

import (
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// Periods of automatic rotation in days (MRK-ROTATE-02, MRK-ROTATE-04).
const (
	defaultPeriod = 365
	minPeriod     = 90
	maxPeriod     = 2560
)

// rotationsAtLeast is how many on-demand rotations a key takes for certain: the limit
// was recorded as 10 and is documented as 25 (MRK-ROTATE-21).
const rotationsAtLeast = 10

const conflict = "ConflictException"

func (w *World) expectEnableKeyRotation(c language.Command) Expectation {
	e := w.setsRotation(c, func(f *Family, r Reply) { f.enableRotation(c, r) })
	if n, ok := c.Period(); ok && (n < minPeriod || n > maxPeriod) {
		e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-ROTATE-04", Codes: []string{validation}})
	}
	return e
}

func (f *Family) enableRotation(c language.Command, reply Reply) {
	r := &f.Rotation
	r.Carried, r.Asked = false, reply.End
	n, own := c.Period()
	// Only under another period, and where the date was seen, must it have moved.
	r.Moved = own && r.on() && r.Confirmed && !r.Next.IsZero() && len(r.Periods) == 1 && r.Periods[0] != n
	switch {
	case own:
		r.Periods, r.PeriodRule, r.Stray = []int{n}, "MRK-ROTATE-03", false
	case len(r.Periods) == 0 || slices.Equal(r.Periods, []int{defaultPeriod}):
		r.Periods, r.PeriodRule = []int{defaultPeriod}, "MRK-ROTATE-02"
	default:
		if !slices.Contains(r.Periods, defaultPeriod) {
			r.Periods = append(slices.Clone(r.Periods), defaultPeriod)
		}
		r.PeriodRule = "MRK-ROTATE-31"
	}
	f.set(true, reply.End)
}

func (w *World) expectDisableKeyRotation(c language.Command) Expectation {
	e := w.setsRotation(c, func(f *Family, r Reply) {
		f.Rotation.Cut = f.Rotation.Cut || f.Rotation.Running
		f.set(false, r.End)
	})
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil || f.rotates() {
		return e
	}
	// On a key that cannot rotate it may do nothing and succeed (MRK-ROTATE-11,
	// MRK-ROTATE-30), whatever its state.
	e = Expectation{Demand: "MRK-ROTATE-30", Either: []string{unsupported}}
	if f.Symmetric() {
		e.Demand = "MRK-ROTATE-11"
	}
	switch {
	case k.State() == Disabled:
		e.Either = append(e.Either, disabledKey)
	case k.State() == PendingImport:
	case k.State() != Enabled:
		e.Either = append(e.Either, invalidState)
	}
	if k.transition() != "" {
		e.Either = append(e.Either, invalidState)
	}
	if k.Region != f.Primary {
		e.Either = append(e.Either, invalidState, validation)
	}
	return e
}

// setsRotation is what EnableKeyRotation and DisableKeyRotation have in common.
func (w *World) setsRotation(c language.Command, change func(f *Family, r Reply)) Expectation {
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil {
		return Expectation{Refusals: []Refusal{*gone}}
	}
	cell := w.inState(c.Op, f, k)
	e := Expectation{Demand: cell.ok}
	switch {
	case !f.Symmetric():
		e.Refusals = append(cell.refusals, Refusal{Rule: "MRK-ROTATE-10", Codes: whileUpdating(k, unsupported)})
	case f.Origin != "AWS_KMS":
		e.Refusals = append(cell.refusals, Refusal{Rule: "MRK-ROTATE-11", Codes: whileUpdating(k, unsupported)})
	case k.Region != f.Primary:
		e.Refusals = append(cell.refusals, Refusal{
			Rule: "MRK-ROTATE-08", Codes: []string{unsupported, invalidState, validation}, Race: k.WasPrimary && f.moving(k),
		})
	default:
		if f.Promotions > 0 && f.moving(k) {
			e.Either = []string{unsupported, invalidState} // note 20 and MRK-PRIMARY-16
		}
		e.Refusals = cell.refusals
		for i := range e.Refusals {
			// Note 7 is for keys in custom key stores alone.
			e.Refusals[i].Codes = slices.DeleteFunc(slices.Clone(e.Refusals[i].Codes), func(code string) bool { return code == unsupported })
		}
	}
	if k.Region == f.Primary && f.rotates() && f.MultiRegion {
		e.Also = []rules.ID{"MRK-ROTATE-06"}
	}
	e.apply = func(w *World, r Reply) {
		switch f := w.Families[f.Symbol]; {
		case !f.rotates():
		case c.At == f.Primary:
			change(f, r)
		default:
			// The former primary was still taken for the primary.
			f.Rotation.Open = true
		}
	}
	return e
}

// whileUpdating adds what any key may answer while its role changes (note 20).
func whileUpdating(k *Key, codes ...string) []string {
	if k.updating() {
		return append(codes, invalidState)
	}
	return codes
}

func (w *World) expectRotateKeyOnDemand(c language.Command) Expectation {
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil {
		return Expectation{Refusals: []Refusal{*gone}}
	}
	e := w.rotateDemand(f, w.inState(c.Op, f, k))
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
			Rule: "MRK-ROTATE-18", Codes: []string{unsupported, invalidState, validation}, Race: k.WasPrimary && f.moving(k),
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
			Rule: "MRK-ROTATE-23", Codes: []string{invalidState, unsupported}, // what AWS answered before imported material could rotate
			Text: "No available key material pending rotation for the key: " + w.ARN(c.At, f.ID) + ".",
		}
		if f.Rotation.Times > 0 {
			r.Codes = append(r.Codes, conflict, limitExceeded) // as for any further rotation (MRK-ROTATE-21)
		}
		e.Refusals = append(e.Refusals, r)
	case !f.everywhere(i.Pending) && i.unproven():
		e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-IMPORT-27", Codes: notReady, Unproven: true})
	case !f.everywhere(i.Pending):
		e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-IMPORT-27", Codes: notReady})
	case i.unproven():
		e.Tolerated = append(e.Tolerated, notReady...)
	case i.Ready || len(f.Keys) == 1 || !w.early(i.Complete):
		e.Tolerated = append(e.Tolerated, unsupported) // a target from before late 2025
	default:
		e.Tolerated = append(e.Tolerated, notReady...)
	}
}

// rotateDemand is the rule by which a success is due.
func (w *World) rotateDemand(f *Family, in cell) Expectation {
	e := Expectation{Refusals: in.refusals, Demand: in.ok}
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
	return e
}
