package model

import "github.com/mrkconform/mrkconform/model/language"

func (w *World) expectDeleteAlias(c language.Command) Expectation {
	at, _ := c.Alias()
	if refusals := aliasNameRefusals(c); len(refusals) > 0 {
		return Expectation{Refusals: refusals}
	}
	owner := w.Families[w.AliasTarget(at)]
	if owner == nil || owner.Keys[c.At] == nil {
		return Expectation{Refusals: []Refusal{w.unknownAlias(at)}}
	}
	demand := w.inState(language.DeleteAlias, owner, owner.Keys[c.At]).ok
	return Expectation{
		Demand: demand,
		apply:  func(w *World, r Reply) { w.changeAlias(at, "", r.End, Event{Rule: demand, By: c}) },
	}
}
