package model

import (
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// What is known of the exceptions of UpdatePrimaryRegion are sets (MRK-OPEN-10,
// MRK-OPEN-12, MRK-OPEN-13).
var (
	noReplicaThere = []string{validation, notFound, unsupported, invalidState, accessDenied, invalidArn}
	notPrimary     = []string{invalidState, unsupported, validation}
	targetNotReady = []string{disabledKey, invalidState, unsupported, notFound}
)

func (w *World) expectUpdatePrimaryRegion(c language.Command) Expectation {
	e := Expectation{Demand: "MRK-PRIMARY-01"}
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil {
		e.Refusals = []Refusal{*gone}
		if !regionShape.MatchString(string(c.To)) {
			e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-PRIMARY-E09", Codes: anyRegionError})
		}
		return e
	}
	e.Refusals = w.promoteRefusals(c, f, k)
	if f.Rotation.Running {
		// What a rotation that is not over makes of it is open (MRK-PRIMARY-21).
		e.Either = append([]string{conflict, validation}, targetNotReady...)
	}
	if slices.ContainsFunc(e.Refusals, func(r Refusal) bool { return r.Rule == "MRK-PRIMARY-E04" }) {
		e.apply = func(w *World, _ Reply) {
			for _, k := range w.Families[f.Symbol].Keys {
				k.roles.happened(Event{Rule: "MRK-PRIMARY-E04", Any: true, By: c})
				k.listing.happened(Event{Rule: "MRK-PRIMARY-E04", Any: true, By: c})
			}
		}
		return e
	}
	bystander := func(r language.Region) bool {
		return r != c.At && r != c.To && (f.Keys[r].State() != Enabled || f.Keys[r].creating())
	}
	if slices.ContainsFunc(f.Regions(), bystander) {
		e.Also, e.Tolerated = []rules.ID{"MRK-OPEN-30"}, []string{unsupported, invalidState}
	}
	switch {
	case k.updating():
		// The table says that it succeeds; others saw that the key is not ready yet.
		e.Demand, e.Either, e.Tolerated = "MRK-OPEN-14", []string{unsupported, invalidState}, nil
	case !f.Settled():
		// The Region may still think that it holds a replica (MRK-PRIMARY-16).
		e.Tolerated = []string{unsupported, invalidState}
	}
	e.apply = func(w *World, r Reply) { w.applyPromotion(c, f.Symbol, r) }
	return e
}

func (w *World) promoteRefusals(c language.Command, f *Family, k *Key) []Refusal {
	var out []Refusal
	switch {
	case !f.MultiRegion:
		out = append(out, Refusal{Rule: "MRK-PRIMARY-E02", Codes: notPrimary})
	case c.At != f.Primary:
		out = append(out, Refusal{
			Rule: "MRK-PRIMARY-E01", Codes: notPrimary, Recorded: invalidState, Text: w.ARN(c.At, f.ID) + " is not a multi-Region primary key.",
		})
	}
	out = append(out, w.inState(c.Op, f, k).refusals...)
	if k.State() == PendingReplicaDeletion {
		also(out, "MRK-PRIMARY-E06", "MRK-OPEN-32", "MRK-OPEN-36")
	}
	target := f.Keys[c.To]
	switch {
	case !regionShape.MatchString(string(c.To)) || len(c.To) > 32:
		out = append(out, Refusal{Rule: "MRK-PRIMARY-E09", Codes: anyRegionError})
	case c.To == f.Primary:
		// Success without a change is as right as a refusal (MRK-OPEN-11).
		out = append(out, Refusal{Rule: "MRK-PRIMARY-E04", Codes: noReplicaThere, Open: true, Race: len(out) == 0})
	case target == nil:
		out = append(out, Refusal{Rule: "MRK-PRIMARY-E03", Codes: append(slices.Clip(noReplicaThere), internalError), Open: knownRegions[c.To] == "", Recorded: recordedIf(knownRegions[c.To] != "", validation)})
	case target.State() != Enabled || target.creating():
		r := Refusal{Rule: "MRK-PRIMARY-E08", Codes: targetNotReady, Race: target.State() == Enabled && len(out) == 0, ByState: true, At: c.To}
		if target.transition() == "" && target.state.known() {
			r.Recorded = recordedIf(target.State() == Disabled, disabledKey) + recordedIf(target.State() == PendingDeletion, invalidState)
		}
		if target.State() == PendingDeletion {
			r.Also = []rules.ID{"MRK-OPEN-36"}
		}
		out = append(out, r)
	}
	return out
}

func (w *World) applyPromotion(c language.Command, name language.Symbol, r Reply) {
	to := c.To
	f := w.Families[name]
	from := f.Primary
	for _, region := range []language.Region{from, to} {
		k := f.Keys[region]
		k.Since = r.End
		if k.state.open {
			continue // nobody knows what it comes back to
		}
		k.state.become(string(Updating), string(k.State()), r.End, Event{Rule: "MRK-PRIMARY-04", Also: []rules.ID{"MRK-STATE-10"}, By: c})
		if f.Origin == external {
			k.state.happened(Event{Rule: "MRK-PRIMARY-09", Shows: []string{string(PendingImport)}, By: c})
		}
	}
	f.Keys[from].WasPrimary = true
	f.Primary = to
	f.Promotions++
	f.Promoted = r.End
	f.Rotation.promoted(f.Keys[to], r.End)
	f.happened("MRK-PRIMARY-10")
	w.promoteMembership(f, from, to, r.End, c)
	for _, k := range f.Keys {
		switch k.Region {
		case from:
			outlastPromotion(k, f.Keys[to], c)
		case to:
			outlastPromotion(k, f.Keys[from], c)
		default:
			k.outlast(Event{Rule: "MRK-PRIMARY-09", By: c})
			k.state.happened(Event{Rule: "MRK-PRIMARY-08", Shows: []string{string(Updating)}, By: c})
		}
	}
}
