package conformance

import (
	"slices"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
)

// claims are the profiles whose rules a run judges, nil for all. What nobody claimed is
// neither judged nor reduced nor printed.
type claims []rules.Profile

// claimsOf leaves out the question where the answer is always yes.
func claimsOf(profiles []rules.Profile) claims {
	missing := func(p rules.Profile) bool { return !slices.Contains(profiles, p) }
	if !slices.ContainsFunc(Available(), missing) {
		return nil
	}
	return profiles
}

func (k claims) has(id rules.ID) bool {
	if k == nil {
		return true
	}
	r, known := rules.Get(id)
	return !known || slices.Contains(k, r.Profile)
}

// findings keeps what is said of claimed rules. A breach that is judged by a rule of another
// profile counts for the claimed rule that says the same of the case, if there is one.
func (k claims) findings(all []model.Finding) []model.Finding {
	if k == nil {
		return all
	}
	var out []model.Finding
	for _, f := range all {
		f.Also = slices.DeleteFunc(slices.Clone(f.Also), func(id rules.ID) bool { return !k.has(id) })
		if !k.has(f.Rule) {
			if len(f.Also) == 0 {
				continue
			}
			f.Rule, f.Also = f.Also[0], f.Also[1:]
		}
		if len(f.Also) == 0 {
			f.Also = nil
		}
		if !k.has(f.Restates) {
			f.Restates = "" // nothing that is claimed explains it
		}
		out = append(out, f)
	}
	return out
}

func (k claims) notes(all []model.Note) []model.Note {
	if k == nil {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(n model.Note) bool { return !k.has(n.Rule) })
}
