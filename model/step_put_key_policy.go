package model

import "github.com/mrkconform/mrkconform/model/language"

func (w *World) expectPutKeyPolicy(c language.Command) Expectation {
	e := w.changesOwn(c, policyOf, replaced(c.Option("policy")), "MRK-INDEP-03")
	e.Refusals = append(e.Refusals, w.propertyRefusals(c)...)
	return e
}
