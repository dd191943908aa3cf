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

// setsRotation is what EnableKeyRotation and DisableKeyRotation have in common.
func (w *World) setsRotation(c language.Command, change func(f *Family, r Reply)) Expectation {
	f, k, e := w.onKey(c)
	if f == nil {
		return e
	}
	switch {
	case !f.Symmetric():
		e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-ROTATE-10", Codes: whileUpdating(k, unsupported)})
	case f.Origin != "AWS_KMS":
		e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-ROTATE-11", Codes: whileUpdating(k, unsupported)})
	case k.Region != f.Primary:
		e.Refusals = append(e.Refusals, Refusal{
			Rule: "MRK-ROTATE-08", Codes: []string{unsupported, invalidState, validation}, Recorded: unsupported,
			Text: w.replicaText(c, f), Race: k.WasPrimary && f.moving(k),
		})
	default:
		if f.Promotions > 0 && f.moving(k) {
			e.Either = []string{unsupported, invalidState} // note 20 and MRK-PRIMARY-16
		}
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

// replicaText is what KMS says of an operation that replicas leave to their primary.
func (w *World) replicaText(c language.Command, f *Family) string {
	return w.ARN(c.At, f.ID) + " is a multi-region replica key which is not valid for " + string(c.Op) + "."
}
