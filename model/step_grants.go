package model

import (
	"fmt"
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
)

// Grant is a grant on one key in one Region (MRK-INDEP-10).
type Grant struct {
	Family language.Symbol
	Region language.Region
	ID     string
	Ended  bool // revoked, retired, or gone with its key
}

// bindGrant names the grant that CreateGrant made.
func (w *World) bindGrant(c language.Command, body view) {
	if c.Bind == "" {
		return
	}
	name, _ := c.Key.Family()
	w.Grants[c.Bind] = Grant{Family: name, Region: c.At, ID: body.str("GrantId")}
}

// grantParams name a grant and its key, which is a related one if the grant was made in
// another Region. RetireGrant takes a key ARN alone.
func (w *World) grantParams(c language.Command, p map[string]any) {
	g := w.Grants[c.Cipher]
	ref := language.KeyRef{Form: language.ByID, Name: string(g.Family)}
	if c.Op == language.RetireGrant {
		ref.Form = language.ByARN
	}
	p["KeyId"], p["GrantId"] = w.KeyID(ref, c.At), g.ID
}

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

// policyName is the only key policy that a key has.
const policyName = "default"

func (w *World) expectListKeyPolicies(c language.Command) Expectation {
	return w.read(c, "MRK-INDEP-03", func(j *judge, _ *Family, _ *Key) {
		got := j.body.strings("PolicyNames")
		j.check("MRK-INDEP-03", len(got) == 1 && got[0] == policyName, fmt.Sprintf("PolicyNames [%q]", policyName), j.body.show("PolicyNames"))
		j.page()
	})
}
