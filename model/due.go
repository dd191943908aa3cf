package model

import (
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// Due says which answer a command has to get, and the rule that any other one would break: a
// success or a refusal, or only an answer in AWS's envelope where both would be right.
func (w *World) Due(c language.Command) Finding {
	e := w.Expect(c)
	if len(e.Refusals) == 0 && e.Demand != "" {
		return Finding{Rule: e.Demand, Also: e.Also, Expected: "success"}
	}
	if i := slices.IndexFunc(e.Refusals, func(r Refusal) bool { return !r.Race && r.Rule != "" }); i >= 0 {
		return Finding{Rule: e.Refusals[i].Rule, Expected: "refused with " + e.Refusals[i].wanted()}
	}
	return Finding{Rule: envelopeOf(c, e), Expected: "an answer"}
}

// Due is [World.Due] in what all worlds agree on.
func (ws Worlds) Due(c language.Command) Finding {
	due := ws[0].Due(c)
	for _, w := range ws[1:] {
		if w.Due(c).Rule != due.Rule {
			return Finding{Rule: rules.ID("MRK-ENVELOPE-" + string(c.Op)), Expected: "an answer"}
		}
	}
	return due
}

// Shows lists the rules that the answer to a command can be judged by.
func (ws Worlds) Shows(c language.Command) []rules.ID {
	out := ws[0].Expect(c).Rules()
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(id rules.ID) bool { return id == "" })
}
