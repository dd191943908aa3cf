package model

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// Each alias that a program names in a Region is a cell: its value is the symbol of the family
// that it leads to, "" where there is no such alias.

// AliasTarget is the family that an alias leads to, "" if it leads nowhere.
func (w *World) AliasTarget(at language.AliasAt) language.Symbol {
	c := w.Aliases[at]
	return language.Symbol(c.value())
}

// SetAlias lets an alias lead to a family, as if an answer had shown that it does.
func (w *World) SetAlias(at language.AliasAt, target language.Symbol) {
	w.Aliases[at] = settledCell(string(target))
}

// changeAlias gives an alias another target, "" if it takes it away, and notes that no alias of
// that name elsewhere does the same.
func (w *World) changeAlias(at language.AliasAt, target language.Symbol, now time.Time, own Event) {
	w.withAlias(at, func(c *Cell) { c.change(now, replaced(string(target)), own) })
	for _, region := range w.regions() {
		if region != at.Region {
			w.withAlias(language.AliasAt{Region: region, Name: at.Name}, func(c *Cell) {
				c.happened(Event{Rule: "MRK-INDEP-05", Shows: []string{string(target)}, By: own.By})
			})
		}
	}
}

// regions are those in which there is a key.
func (w *World) regions() []language.Region {
	var out []language.Region
	for _, f := range w.Families {
		out = append(out, f.Regions()...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// withAlias changes the cell of an alias in place.
func (w *World) withAlias(at language.AliasAt, change func(c *Cell)) {
	c, known := w.Aliases[at]
	if !known {
		c = settledCell("")
	}
	change(&c)
	w.Aliases[at] = c
}

// keepAliases notes that something must have left the aliases of a family alone: those in one
// Region, or with "" those in all.
func (w *World) keepAliases(family language.Symbol, region language.Region, e Event) {
	e.Any, e.Shows = true, []string{""}
	for at := range w.Aliases {
		if w.AliasTarget(at) == family && (region == "" || at.Region == region) {
			w.withAlias(at, func(c *Cell) { c.happened(e) })
		}
	}
}

// freeAliases takes the aliases of a key that was deleted away (MRK-DELETE-21).
func (w *World) freeAliases(family language.Symbol, region language.Region, now time.Time) {
	for at := range w.Aliases {
		if w.AliasTarget(at) == family && at.Region == region {
			w.withAlias(at, func(c *Cell) { c.set("", now, Event{Rule: "MRK-DELETE-21"}) })
		}
	}
	w.keepAliases(family, "", Event{Rule: "MRK-DELETE-21"})
}

// elsewhere reports whether another Region has an alias of that name.
func (w *World) elsewhere(at language.AliasAt) bool {
	for other := range w.Aliases {
		if other.Name == at.Name && other.Region != at.Region && w.AliasTarget(other) != "" {
			return true
		}
	}
	return false
}

// aliasBlame is the rule that is broken if an alias is there and must not be, or is not and has
// to be; "" if nothing that happened would lead to that.
func (w *World) aliasBlame(at language.AliasAt, present bool) rules.ID {
	events := w.Aliases[at].events
	for i := len(events) - 1; i >= 0; i-- {
		if slices.ContainsFunc(events[i].Shows, func(target string) bool { return (target != "") == present }) {
			return events[i].Rule
		}
	}
	return ""
}

// doubtAlias keeps for later that an operation does not know an alias which it has to know, as
// long as nobody has seen that it is there, and asks. It reports false where somebody has.
func (j *judge) doubtAlias(f Finding) bool {
	for _, at := range j.c.Aliases() {
		c := j.w.Aliases[at]
		if c.value() == "" || len(c.events) == 0 || at.Region != j.c.At {
			continue
		}
		f.Observed = string(j.c.Op) + ": " + f.Observed + ", and ListAliases shows the alias as it has to be"
		j.w.withAlias(at, func(c *Cell) {
			c.events = append(slices.Clip(c.events), Event{Rule: f.Rule, By: j.c, Unless: &f})
		})
		j.verdict.Questions = append(j.verdict.Questions, language.Command{Op: language.ListAliases, At: at.Region})
		return true
	}
	return false
}

// seenByAlias notes that a command found its key by an alias.
func (j *judge) seenByAlias() {
	at := language.AliasAt{Region: j.c.At, Name: j.c.Key.Name}
	target := j.w.AliasTarget(at)
	if f := j.w.Families[target]; f == nil || !strings.HasSuffix(j.body.object("KeyMetadata").str("KeyId"), f.ID) {
		return
	}
	j.w.withAlias(at, func(c *Cell) {
		for _, e := range c.settle(func(v string) bool { return v == string(target) }).held {
			j.settled(e)
		}
	})
}

// aliases judges a list of aliases: of all that a Region has, or of one key alone. Only those
// that this program made are ours to know.
func (j *judge) aliases(only *Family) {
	if j.limited("Aliases") {
		j.page()
		return
	}
	if j.reply.Partial {
		j.page()
		return
	}
	got := map[string]string{}
	for _, e := range j.body.list("Aliases") {
		m, _ := e.(map[string]any)
		if name, ours := strings.CutPrefix(view(m).str("AliasName"), "alias/mrkconform-"+j.w.Prefix+"-"); ours && !j.w.forgets(name) {
			got[name] = view(m).str("TargetKeyId") + " " + view(m).str("AliasArn")
		}
	}
	var names []string
	for at := range j.w.Aliases {
		if at.Region == j.c.At && !j.w.forgets(at.Name) {
			names = append(names, at.Name)
		}
	}
	for name := range got {
		names = append(names, name)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	expected, observed := j.aliasTexts(only, names, got)
	right := true
	for _, name := range names {
		right = j.alias(only, language.AliasAt{Region: j.c.At, Name: name}, got[name], expected, observed) && right
	}
	if right {
		j.held(true, "MRK-LIST-02")
		j.held(only != nil && len(j.w.Aliases) == 0 && !only.Keys[j.c.At].Replica, "MRK-CREATE-05")
	}
	j.page()
}

// aliasTexts says what a list of aliases has to be and what it is.
func (j *judge) aliasTexts(only *Family, names []string, got map[string]string) (expected, observed string) {
	var want, seen []string
	for _, name := range names {
		at := language.AliasAt{Region: j.c.At, Name: name}
		if f := j.w.Families[j.w.AliasTarget(at)]; f != nil && (only == nil || f == only) {
			want = append(want, j.w.AliasName(name)+" -> "+j.w.aliasEntry(at, f))
		}
		if got[name] != "" {
			seen = append(seen, j.w.AliasName(name)+" -> "+got[name])
		}
	}
	return "aliases [" + strings.Join(want, ", ") + "]", "aliases [" + strings.Join(seen, ", ") + "]"
}

// aliasEntry is what a list says of an alias that leads to a family.
func (w *World) aliasEntry(at language.AliasAt, f *Family) string {
	return fmt.Sprintf("%s %s", f.ID, w.aliasARN(at.Region, at.Name))
}

// alias judges what a list says of one alias, "" if it is not listed.
func (j *judge) alias(only *Family, at language.AliasAt, entry, expected, observed string) bool {
	c, known := j.w.Aliases[at]
	if !known {
		c = settledCell("")
	}
	mine := func(v string) bool { return only == nil || v == string(only.Symbol) }
	predicted := slices.ContainsFunc(c.events, func(e Event) bool { return slices.ContainsFunc(e.Shows, mine) })
	if entry == "" && !mine(c.value()) && !predicted {
		return true // the list of another key says nothing of it
	}
	rule := rules.ID("MRK-LIST-02")
	switch {
	case c.value() == "" && j.w.elsewhere(at):
		rule = "MRK-INDEP-05"
	case !known && only != nil && len(j.w.Aliases) == 0 && !only.Keys[j.c.At].Replica:
		rule = "MRK-CREATE-05"
	}
	adopt := ""
	for _, f := range j.w.Sorted() {
		if target, _, _ := strings.Cut(entry, " "); target != "" && strings.HasSuffix(target, f.ID) {
			adopt = string(f.Symbol)
		}
	}
	if f := j.w.Families[language.Symbol(adopt)]; f != nil && adopt == c.value() && mine(adopt) && entry != j.w.aliasEntry(at, f) {
		j.check(rule, false, expected, observed) // it leads where it has to, and is shown wrongly
		for _, e := range c.settle(func(v string) bool { return v == adopt }).held {
			j.settled(e)
		}
		j.w.Aliases[at] = c
		return false
	}
	right := j.see(reading{
		cell: &c, rule: rule, expected: expected, observed: observed, adopt: adopt,
		shows: func(v string) bool {
			f := j.w.Families[language.Symbol(v)]
			if entry == "" {
				return v == "" || !mine(v)
			}
			return f != nil && mine(v) && entry == j.w.aliasEntry(at, f)
		},
	})
	if !right && entry == "" && only != nil {
		c.open = true // it may lead to another key
		j.verdict.Questions = append(j.verdict.Questions, language.Command{Op: language.ListAliases, At: at.Region})
	}
	j.w.Aliases[at] = c
	return right
}
