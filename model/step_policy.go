package model

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectGetKeyPolicy(c language.Command) Expectation {
	return w.read(c, "MRK-CREATE-04", func(j *judge, f *Family, k *Key) {
		got, want := j.body.str("Policy"), j.w.policyText(k.policy.value())
		rule, expected := rules.ID("MRK-STATE-GetKeyPolicy-En"), "Policy "+want
		if k.policy.value() == "" {
			expected = "one statement that allows the account kms:*, as " + want
		}
		if k.policy.value() == "" && !k.Replica && !sameJSON(got, want) {
			j.note("MRK-CREATE-04", "Version, Id or Sid of the default key policy differ from "+want)
		}
		switch {
		case k.policy.value() == "" && ownerOnly(got, want):
			got = want // what else stands in a default key policy is not known
		case k.Replica:
			rule = "MRK-REPLICATE-29"
		}
		j.see(reading{
			cell: &k.policy, shows: func(v string) bool { return sameJSON(got, j.w.policyText(v)) }, adopt: got, rule: rule,
			expected: expected, observed: j.body.show("Policy"),
		})
	})
}

// ownerOnly compares what is sure of a default key policy (D14): effect,
// principal, action and resource of its only statement.
func ownerOnly(got, want string) bool {
	var a, b language.PolicyDocument
	if json.Unmarshal([]byte(got), &a) != nil || json.Unmarshal([]byte(want), &b) != nil || len(a.Statement) != 1 {
		return false
	}
	x, y := a.Statement[0], b.Statement[0]
	return x.Effect == y.Effect && x.Principal["AWS"] == y.Principal["AWS"] && x.Action == y.Action && x.Resource == y.Resource
}

func (w *World) expectPutKeyPolicy(c language.Command) Expectation {
	to := replaced(c.Option("policy"))
	e := w.manage(c, noDemand, func(f *Family, k *Key, own Event, now time.Time) {
		f.changeOwn(k, func(k *Key) *Cell { return &k.policy }, now, to, own, Event{Rule: "MRK-INDEP-03", By: c})
	})
	e.refused = func(k *Key) { k.refusedChange(&k.policy, to, c) }
	e.Refusals = append(e.Refusals, w.propertyRefusals(c)...)
	return e
}

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
		if missing != "" {
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
	e.Refusals = append(e.Refusals, aliasNameRefusals(c)...)
	e.apply = func(w *World, r Reply) { w.changeAlias(at, name, r.End, Event{Rule: "MRK-LIST-02", By: c}) }
	return e
}

func (w *World) expectListAliases(c language.Command) Expectation {
	refusals := pageRefusals(c, 100)
	if c.Key.IsZero() {
		return Expectation{Refusals: refusals, Demand: "MRK-LIST-02", check: func(j *judge) { j.aliases(nil) }}
	}
	e := w.read(c, "MRK-LIST-02", func(j *judge, f *Family, _ *Key) { j.aliases(f) })
	e.Refusals = append(e.Refusals, refusals...)
	return e
}
