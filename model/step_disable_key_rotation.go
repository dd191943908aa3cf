package model

import "github.com/mrkconform/mrkconform/model/language"

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
	if k.Region == f.Primary && k.transition() == "" && (k.State() == Enabled || k.State() == PendingImport) {
		e.Recorded = success
		if f.Symmetric() {
			e.Recorded, e.RecordedText = unsupported, w.ARN(c.At, f.ID)+" origin is EXTERNAL which is not valid for this operation."
		}
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
