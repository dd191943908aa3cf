package model

import "github.com/mrkconform/mrkconform/model/language"

const dryRunError = "DryRunOperationException"

// dryRun is the expectation of a command that asks whether it would succeed
// (MRK-OPEN-56): what would refuse it still does, and nothing happens.
func (w *World) dryRun(c language.Command, e Expectation) Expectation {
	if e.MustFail() {
		return e
	}
	r := Refusal{
		Rule: "MRK-OPEN-56", Codes: append([]string{dryRunError}, e.Tolerated...),
		Text: "The request would have succeeded, but the DryRun option is set.",
	}
	refusals := append(e.Refusals, r)
	if c.Cipher != "" {
		w.unproven(c, refusals)
	}
	return Expectation{Refusals: refusals}
}
