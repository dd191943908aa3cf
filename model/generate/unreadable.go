package generate

import (
	"slices"

	"github.com/mrkconform/mrkconform/model"
)

// unreadable lists requests of one operation that no SDK would send: wrong as a whole,
// or without a required member. One form of the operation stands for all of them, since
// nothing of it is looked at.
func (g *drawing) unreadable(op model.Op) []model.Command {
	grammar, _ := model.GrammarOf(op)
	plain, ok := g.plain(op, grammar)
	if !ok {
		return nil
	}
	var out []model.Command
	for _, o := range grammar.Options {
		switch o.Name {
		case "raw":
			out = append(out, with(plain, o.Name, slices.DeleteFunc(slices.Clone(o.Words), func(w string) bool { return w == "text-plain" }))...)
		case "omit":
			out = append(out, with(plain, o.Name, o.Words)...)
		case "alias", "policy", "tags", "tagKey":
			if len(plain.Options) == 1 && plain.Has(o.Name) {
				out = append(out, plain.Without(o.Name))
			}
		}
	}
	if grammar.Subject == model.KeySubject {
		nobody := plain
		nobody.Key = model.KeyRef{Form: model.ByWord, Name: "absent"}
		out = append(out, nobody)
	}
	return out
}

// plain is a command of the operation that lacks nothing.
func (g *drawing) plain(op model.Op, grammar model.Grammar) (model.Command, bool) {
	c := model.Command{Op: op, At: oneOf(g.t, g.regions)}
	if grammar.To {
		c.To = oneOf(g.t, g.regions)
	}
	for _, required := range []struct {
		op            model.Op
		option, value string
	}{
		{model.PutKeyPolicy, "policy", "p1"},
		{model.TagResource, "tags", "team/blue"},
		{model.UntagResource, "tagKey", "team"},
		{model.CreateAlias, "alias", "a1"},
		{model.UpdateAlias, "alias", "a1"},
		{model.DeleteAlias, "alias", "a1"},
		{model.UpdateKeyDescription, "description", "changed"},
	} {
		if required.op == op {
			c = c.With(required.option, required.value)
		}
	}
	families := g.world.Sorted()
	switch {
	case op == model.Settle:
		return c, false
	case grammar.Binds == model.BindsKey:
		c.Bind = g.familySymbol()
	case grammar.Subject == model.GrantSubject:
		if len(g.grants) == 0 {
			return c, false
		}
		c.Cipher = oneOf(g.t, g.grants)
	case grammar.Subject == model.CipherSubject:
		if len(g.ciphers) == 0 || len(families) == 0 {
			return c, false
		}
		c.Cipher = oneOf(g.t, g.ciphers)
		if op == model.ReEncrypt {
			c.Dest = model.KeyRef{Form: model.ByID, Name: string(oneOf(g.t, families).Symbol)}
		}
	case grammar.Subject == model.KeySubject:
		if len(families) == 0 {
			return c, false
		}
		c.Key = model.KeyRef{Form: model.ByID, Name: string(oneOf(g.t, families).Symbol)}
	}
	return c, true
}
