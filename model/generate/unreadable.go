package generate

import (
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
)

// unreadable lists requests of one operation that no SDK would send: wrong as a whole,
// or without a required member. One form of the operation stands for all of them, since
// nothing of it is looked at.
func (g *drawing) unreadable(op language.Op) []language.Command {
	grammar, _ := language.GrammarOf(op)
	plain, ok := g.plain(op, grammar)
	if !ok {
		return nil
	}
	var out []language.Command
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
	if grammar.Subject == language.KeySubject {
		nobody := plain
		nobody.Key = language.KeyRef{Form: language.ByWord, Name: "absent"}
		out = append(out, nobody)
	}
	return out
}

// plain is a command of the operation that lacks nothing.
func (g *drawing) plain(op language.Op, grammar language.Grammar) (language.Command, bool) {
	c := language.Command{Op: op, At: oneOf(g.t, g.regions)}
	if grammar.To {
		c.To = oneOf(g.t, g.regions)
	}
	for _, required := range []struct {
		op            language.Op
		option, value string
	}{
		{language.PutKeyPolicy, "policy", "p1"},
		{language.TagResource, "tags", "team/blue"},
		{language.UntagResource, "tagKey", "team"},
		{language.CreateAlias, "alias", "a1"},
		{language.UpdateAlias, "alias", "a1"},
		{language.DeleteAlias, "alias", "a1"},
		{language.UpdateKeyDescription, "description", "changed"},
	} {
		if required.op == op {
			c = c.With(required.option, required.value)
		}
	}
	families := g.world.Sorted()
	switch {
	case op == language.Settle:
		return c, false
	case op == language.ImportKeyMaterial:
		tokens := g.newestTokens()
		if len(tokens) == 0 {
			return c, false
		}
		token := oneOf(g.t, tokens)
		c.Key = language.KeyRef{Form: language.ByID, Name: string(g.world.Tokens[token].Family)}
		c = c.With("token", string(token)).With("material", language.MaterialNames[0])
	case grammar.Binds == language.BindsKey:
		c.Bind = g.familySymbol()
	case grammar.Subject == language.GrantSubject:
		if len(g.grants) == 0 {
			return c, false
		}
		c.Cipher = oneOf(g.t, g.grants)
	case grammar.Subject == language.CipherSubject:
		if len(g.ciphers) == 0 || len(families) == 0 {
			return c, false
		}
		c.Cipher = oneOf(g.t, g.ciphers)
		if op == language.ReEncrypt {
			c.Dest = language.KeyRef{Form: language.ByID, Name: string(oneOf(g.t, families).Symbol)}
		}
	case grammar.Subject == language.KeySubject:
		if len(families) == 0 {
			return c, false
		}
		c.Key = language.KeyRef{Form: language.ByID, Name: string(oneOf(g.t, families).Symbol)}
	}
	return c, true
}
