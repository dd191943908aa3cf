package model

import "github.com/mrkconform/mrkconform/model/language"

func (w *World) expectUntagResource(c language.Command) Expectation {
	e := w.changeTags(c, func(tags map[string]string) { delete(tags, c.Option("tagKey")) })
	if c.Option("tagKey") == "" {
		e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-STATE-P06", Codes: []string{validation}, Constraint: true})
	}
	return e
}
