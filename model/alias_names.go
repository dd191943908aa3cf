package model

import (
	"fmt"

	"github.com/mrkconform/mrkconform/model/language"
)

// AliasName returns the real name of a symbolic alias.
func (w *World) AliasName(name string) string {
	switch name {
	case language.AliasWithoutPrefix:
		return "mrkconform-" + w.Prefix
	case language.AliasOfAWS:
		return "alias/aws/mrkconform-" + w.Prefix
	}
	return "alias/mrkconform-" + w.Prefix + "-" + name
}

// aliasNameRefusals are those that the name of an alias earns by itself.
func aliasNameRefusals(c language.Command) []Refusal {
	switch c.Option("alias") {
	case language.AliasWithoutPrefix:
		return []Refusal{{
			Rule: "MRK-INDEP-07", Codes: []string{validation},
			Text: `Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html`,
		}}
	case language.AliasOfAWS:
		return []Refusal{{
			Rule: "MRK-INDEP-08", Any: true,
			Text: "The alias name for a customer managed CMK cannot begin with alias/aws/.",
		}}
	}
	return nil
}

// unknownAlias: the Region has no alias of that name.
func (w *World) unknownAlias(at language.AliasAt) Refusal {
	r := Refusal{
		Rule: "MRK-ERR-07", Codes: []string{notFound},
		Text: fmt.Sprintf("Alias %s is not found.", w.aliasARN(at.Region, at.Name)),
	}
	if w.elsewhere(at) {
		r.Rule, r.TypeRule = "MRK-INDEP-05", "MRK-ERR-07"
	}
	if rule := w.aliasBlame(at, true); rule != "" {
		r.Rule, r.TypeRule = rule, "MRK-ERR-07"
	}
	r.Race = w.Aliases[at].open
	return r
}
