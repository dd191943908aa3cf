package model

import "github.com/mrkconform/mrkconform/model/language"

func (w *World) expectUpdateKeyDescription(c language.Command) Expectation {
	e := w.changesOwn(c, descriptionOf, replaced(language.DescriptionText(c.Option("description"))), "MRK-INDEP-02")
	if c.Option("description") == language.LongDescription {
		e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-STATE-P06", Codes: []string{validation}, Constraint: true})
	}
	return e
}
