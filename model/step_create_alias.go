package model

import (
	"fmt"
	"maps"
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectCreateAlias(c language.Command) Expectation {
	e := w.manage(c, noDemand, unchanged)
	name, _ := c.Key.Family()
	at := language.AliasAt{Region: c.At, Name: c.Option("alias")}
	missing, present := w.aliasBlame(at, false), w.aliasBlame(at, true)
	switch taken := w.AliasTarget(at) != ""; {
	case w.Aliases[at].open:
		e.Either = append(e.Either, alreadyExists)
	case taken:
		e.Refusals = append(e.Refusals, Refusal{
			Rule: "MRK-INDEP-06", Codes: []string{alreadyExists},
			Text: fmt.Sprintf("An alias with the name %s already exists", w.aliasARN(c.At, c.Option("alias"))),
		})
		if missing != "" && missing != "MRK-LIST-02" {
			// A success means that it is gone.
			last := &e.Refusals[len(e.Refusals)-1]
			last.Rule, last.TypeRule = missing, missing
		}
	case present == "MRK-DELETE-21":
	case present != "" && present != "MRK-INDEP-05" && w.elsewhere(at):
		e.Tolerated = append(e.Tolerated, alreadyExists) // either it was not removed, or it is known from there
	case present != "":
		e.Instead = map[string]rules.ID{alreadyExists: present}
		e.Betrays = e.Instead
	}
	inState := e.Demand
	if w.elsewhere(at) {
		e.Demand, e.Also = "MRK-INDEP-05", nil
		for i := range e.Refusals {
			// A target that knows the name from elsewhere breaks that rule, and no other.
			e.Refusals[i].Codes = append(slices.Clone(e.Refusals[i].Codes), alreadyExists)
		}
	}
	if present == "MRK-DELETE-21" {
		e.Demand, e.Also = present, nil
	}
	if e.Demand != inState {
		// The name is free; where the key state is what is wrong, that is another matter.
		e.Instead = maps.Clone(e.Instead)
		if e.Instead == nil {
			e.Instead = map[string]rules.ID{}
		}
		e.Instead[invalidState], e.Instead[disabledKey] = inState, inState
	}
	e.Refusals = append(e.Refusals, aliasNameRefusals(c)...)
	e.apply = func(w *World, r Reply) { w.changeAlias(at, name, r.End, Event{Rule: "MRK-LIST-02", By: c}) }
	return e
}
