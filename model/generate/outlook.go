package generate

import (
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// outlook is what the model says of a command: what a program is drawn by.
type outlook struct {
	refused bool // it must fail
	alone   bool // for one reason
	// rule is that of the reason, or the one that says that it succeeds.
	rule rules.ID
}

// kin are commands of which the model says the same: whether a key is named by its id or
// by its ARN makes no difference to it, and what the command binds neither.
type kin struct {
	op        language.Op
	at, to    language.Region
	key, dest language.KeyRef
	cipher    language.Symbol
	options   string
}

// outlook asks the model what becomes of a command, once for all that are kin.
func (g *drawing) outlook(c *language.Command) outlook {
	key := g.kinOf(c)
	if known, told := g.told[key]; told {
		return known
	}
	e := g.world.Expect(*c)
	out := outlook{refused: e.MustFail(), alone: len(e.Refusals) == 1, rule: e.Demand}
	if out.refused {
		out.rule = e.Refusals[0].Rule
	}
	g.told[key] = out
	return out
}

// kinOf is what a command has in common with its kin.
func (g *drawing) kinOf(c *language.Command) kin {
	out := kin{op: c.Op, at: c.At, to: c.To, key: c.Key, dest: c.Dest, cipher: c.Cipher, options: optionsOf(c)}
	if out.key.Form == language.ByARN && out.key.Region == "" {
		out.key.Form = language.ByID
	}
	if _, named := out.key.Family(); !named && out.key.Form != "" && out.to != "" && !slices.Contains(g.abroad, out.to) {
		out.to = "anywhere"
	}
	return out
}

// optionsOf writes the options of a command in one order.
func optionsOf(c *language.Command) string {
	if len(c.Options) == 0 {
		return ""
	}
	names := make([]string, 0, 8)
	for name := range c.Options {
		names = append(names, name)
	}
	slices.Sort(names)
	text := make([]byte, 0, 128)
	for _, name := range names {
		text = append(append(append(append(text, name...), '='), c.Options[name]...), '\n')
	}
	return string(text)
}
