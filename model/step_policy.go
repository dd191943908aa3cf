package model

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
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
	if _, taken := w.Aliases[at]; taken {
		e.Refusals = append(e.Refusals, Refusal{
			Rule: "MRK-INDEP-06", Codes: []string{alreadyExists},
			Text: fmt.Sprintf("An alias with the name %s already exists", w.aliasARN(c.At, c.Option("alias"))),
		})
		if rule := w.Survivors[at]; rule != "" {
			// A success means that it is gone.
			last := &e.Refusals[len(e.Refusals)-1]
			last.Rule, last.TypeRule = rule, last.Rule
		}
	}
	if w.elsewhere(at) {
		e.Demand, e.Also = "MRK-INDEP-05", nil
		for i := range e.Refusals {
			// A target that knows the name from elsewhere breaks that rule, and no other.
			e.Refusals[i].Codes = append(slices.Clone(e.Refusals[i].Codes), alreadyExists)
		}
	}
	if _, freed := w.Freed[at]; freed {
		e.Demand, e.Also = "MRK-DELETE-21", nil
	} else if rule := w.Removed[at]; rule != "" && w.elsewhere(at) {
		e.Tolerated = append(e.Tolerated, alreadyExists) // either it was not removed, or it is known from there
	} else if rule != "" {
		e.Instead = map[string]rules.ID{alreadyExists: rule}
		e.Betrays = e.Instead
	}
	e.Refusals = append(e.Refusals, aliasNameRefusals(c)...)
	e.apply = func(w *World, _ Reply) {
		w.Aliases[at] = name
		delete(w.Freed, at)
		delete(w.Removed, at)
	}
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

// aliases judges the entries of this program's own aliases; others are not ours to know.
func (j *judge) aliases(only *Family) {
	if j.limited("Aliases") {
		j.page()
		return
	}
	got := map[string]string{}
	for _, e := range j.body.list("Aliases") {
		m, _ := e.(map[string]any)
		got[view(m).str("AliasName")] = view(m).str("TargetKeyId") + " " + view(m).str("AliasArn")
	}
	var want, seen []string
	for at, name := range j.w.Aliases {
		if at.Region != j.c.At || j.w.forgets(at.Name) || (only != nil && name != only.Symbol) {
			continue
		}
		want = append(want, fmt.Sprintf("%s -> %s %s", j.w.AliasName(at.Name), j.w.Families[name].ID, j.w.aliasARN(at.Region, at.Name)))
	}
	ours := "alias/mrkconform-" + j.w.Prefix + "-"
	for alias, target := range got {
		name := strings.TrimPrefix(alias, ours)
		if name != alias && !j.w.forgets(name) {
			seen = append(seen, alias+" -> "+target)
		}
	}
	slices.Sort(want)
	slices.Sort(seen)
	if j.reply.Partial {
		return
	}
	rule := rules.ID("MRK-LIST-02")
	bereft := j.w.bereft(j.c.At, want, seen)
	switch removed := j.w.removed(j.c.At, seen); {
	case removed != "":
		rule = removed
	case bereft != "":
		rule = bereft
	case j.w.strays(j.c.At, want, seen):
		rule = "MRK-INDEP-05"
	case only != nil && len(j.w.Aliases) == 0 && !only.Keys[j.c.At].Replica:
		rule = "MRK-CREATE-05"
	}
	maps.DeleteFunc(j.w.Survivors, func(alias language.AliasAt, _ rules.ID) bool {
		return alias.Region == j.c.At && slices.ContainsFunc(seen, func(entry string) bool { return strings.HasPrefix(entry, j.w.AliasName(alias.Name)+" -> ") })
	})
	if only == nil {
		j.undoubted(got)
	}
	if !slices.Equal(seen, want) {
		defer j.adoptAliases(only, got)
	}
	j.check(rule, slices.Equal(seen, want), "aliases ["+strings.Join(want, ", ")+"]", "aliases ["+strings.Join(seen, ", ")+"]")
	j.page()
}

// removed returns the rule that an alias breaks which is listed although DeleteAlias took it,
// "" if none is.
func (w *World) removed(at language.Region, seen []string) rules.ID {
	for _, entry := range seen {
		for alias, rule := range w.Removed {
			if alias.Region == at && strings.HasPrefix(entry, w.AliasName(alias.Name)+" -> ") {
				return rule
			}
		}
	}
	return ""
}

// strays reports whether a list of a Region shows an alias that was made in another one alone.
func (w *World) strays(at language.Region, want, seen []string) bool {
	for alias := range w.Aliases {
		_, here := w.Aliases[language.AliasAt{Region: at, Name: alias.Name}]
		listed := func(entry string) bool { return strings.HasPrefix(entry, w.AliasName(alias.Name)+" -> ") }
		if !here && slices.ContainsFunc(seen, listed) && !slices.ContainsFunc(want, listed) {
			return true
		}
	}
	return false
}

// bereft returns the rule on aliases that come or go with keys, if a list of them in a
// Region shows whether it is kept, and nothing else; "" otherwise. What went with its key
// must not be there, and what survived has to.
func (w *World) bereft(at language.Region, want, seen []string) rules.ID {
	names := func(alias language.AliasAt, entry string) bool {
		return alias.Region == at && strings.HasPrefix(entry, w.AliasName(alias.Name)+" -> ")
	}
	var out rules.ID
	for alias := range w.Freed {
		if alias.Region == at {
			out = "MRK-DELETE-21"
		}
	}
	for alias, rule := range w.Survivors {
		if alias.Region == at && out == "" {
			out = rule
		}
	}
	for _, entry := range seen {
		concerned := slices.ContainsFunc(slices.Collect(maps.Keys(w.Freed)), func(a language.AliasAt) bool { return names(a, entry) })
		if !slices.Contains(want, entry) && !concerned {
			return ""
		}
	}
	for _, entry := range want {
		if slices.Contains(seen, entry) {
			continue
		}
		survivors := slices.SortedFunc(maps.Keys(w.Survivors), func(a, b language.AliasAt) int { return strings.Compare(a.Name, b.Name) })
		i := slices.IndexFunc(survivors, func(a language.AliasAt) bool { return names(a, entry) })
		if i < 0 {
			return ""
		}
		out = w.Survivors[survivors[i]]
	}
	return out
}
