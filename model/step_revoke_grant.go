package model

import (
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
)

// expectEndGrant is the expectation of RevokeGrant and RetireGrant.
func (w *World) expectEndGrant(c language.Command) Expectation {
	g := w.Grants[c.Cipher]
	f, k, gone := w.resolve(c, language.KeyRef{Form: language.ByID, Name: string(g.Family)})
	if gone != nil {
		// RetireGrant finds the key by a way of its own, which nobody has described.
		gone.Soft, gone.Lookup = gone.Soft || c.Op == language.RetireGrant, false
		return Expectation{Refusals: []Refusal{*gone}}
	}
	e := Expectation{Demand: w.inState(c.Op, f, k).ok}
	if g.Ended || g.Region != c.At || g.ID == "" {
		// Nothing is said of a grant that is not there, or whose id nobody was told; it must
		// not end one that is.
		e.Refusals = []Refusal{{Rule: "MRK-INDEP-10", Any: true, Race: true}}
		e.apply = func(w *World, _ Reply) {
			if k := w.Families[g.Family].Keys[g.Region]; k != nil {
				k.grants.happened(Event{Rule: "MRK-INDEP-10", Shows: []string{more(-1)(k.grants.value())}, By: c})
			}
		}
		return e
	}
	// Whether the operation is at fault or the grant has gone, ListGrants shows.
	e.excuse = func(j *judge, finding Finding) bool {
		at := keyAt{g.Family, g.Region}
		k := j.w.Families[g.Family].Keys[g.Region]
		if !slices.Contains([]string{notFound, "InvalidGrantIdException"}, j.reply.Code) || k.grants.known() {
			return false
		}
		finding.Fatal = false
		finding.Observed = string(c.Op) + ": " + finding.Observed + ", and ListGrants shows as many grants as there have to be"
		k.grants.events = append(slices.Clip(k.grants.events), Event{Rule: finding.Rule, By: c, Unless: &finding})
		j.ask(language.ListGrants, at)
		return true
	}
	if c.Op == language.RetireGrant {
		e.Tolerated = []string{accessDenied} // who may retire a grant depends on the caller
	}
	e.apply = func(w *World, r Reply) {
		g := w.Grants[c.Cipher]
		g.Ended = true
		w.Grants[c.Cipher] = g
		owner := w.Families[g.Family]
		owner.changeOwn(owner.Keys[g.Region], grantsOf, r.End, more(-1), Event{Rule: "MRK-INDEP-10", By: c}, Event{Rule: "MRK-INDEP-10", By: c})
	}
	return e
}
