package model

import (
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectUpdateAlias(c language.Command) Expectation {
	e := w.manage(c, noDemand, unchanged)
	at, _ := c.Alias()
	target, _ := c.Key.Family()
	from := w.Families[w.AliasTarget(at)]
	if to := w.Families[target]; len(e.Refusals) == 0 && to != nil {
		if moves := w.movedTo(c, to); from == to && len(moves) > 0 {
			e.Either = append(e.Either, moves[0].Codes...) // source and destination are one key: nobody states which counts
		} else {
			e.Refusals = append(e.Refusals, moves...)
		}
		if from != nil && kindOf(from) != kindOf(to) {
			e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-INDEP-09", Any: true})
		}
	}
	switch {
	case len(aliasNameRefusals(c)) > 0:
		e.Refusals = append(e.Refusals, aliasNameRefusals(c)...)
	case from == nil:
		e.Refusals = append(e.Refusals, w.unknownAlias(at))
	case from.Keys[c.At] != nil && len(e.Refusals) == 0:
		// Both keys have a cell of the table; the key that the alias leaves may be pending
		// deletion (note 10).
		e.Also = append(e.Also, e.Demand)
		e.Demand = w.inState(language.UpdateAlias, from, from.Keys[c.At]).ok
	}
	e.apply = func(w *World, r Reply) { w.changeAlias(at, target, r.End, Event{Rule: "MRK-LIST-02", By: c}) }
	return e
}

// movedTo refuses a key that is pending deletion as the new target of an alias.
func (w *World) movedTo(c language.Command, f *Family) []Refusal {
	k := f.Keys[c.At]
	if k.State() != PendingDeletion && k.State() != PendingReplicaDeletion {
		return nil
	}
	text, prefix := w.stateText(f, k, k.State(), rules.Note{Number: 3, Text: "is pending deletion."})
	return []Refusal{{Rule: "MRK-STATE-N10", Codes: []string{invalidState}, ByState: true, Text: text, Prefix: prefix}}
}

// kindOf is what an alias may not change: symmetric, asymmetric or HMAC, and the usage.
func kindOf(f *Family) [2]string {
	switch {
	case f.Symmetric():
		return [2]string{"symmetric", f.Usage}
	case f.Usage == "GENERATE_VERIFY_MAC":
		return [2]string{"HMAC", f.Usage}
	}
	return [2]string{"asymmetric", f.Usage}
}
