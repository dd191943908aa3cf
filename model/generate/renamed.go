package generate

import (
	"fmt"
	"strconv"

	"github.com/mrkconform/mrkconform/model"
)

// renamed gives the keys, ciphertexts and aliases of a written program names that are
// not taken yet.
func (g *drawing) renamed(p model.Program) model.Program {
	if len(g.program) == 0 {
		return p
	}
	shift := func(name string, by int) string {
		if len(name) < 2 {
			return name
		}
		n, err := strconv.Atoi(name[1:])
		if err != nil {
			return name // the word for a name without a prefix
		}
		return fmt.Sprintf("%s%d", name[:1], n+by)
	}
	families, ciphers := g.families, g.named
	symbol := func(s model.Symbol) model.Symbol {
		by := ciphers
		switch {
		case len(s) > 0 && s[0] == 'k':
			by = families
		case len(s) > 0 && s[0] == 't':
			by = g.tokens
		}
		return model.Symbol(shift(string(s), by))
	}
	ref := func(r model.KeyRef) model.KeyRef {
		switch r.Form {
		case model.ByAlias, model.ByAliasARN:
			r.Name = shift(r.Name, families*len(aliasNames))
		case model.ByWord:
		default:
			r.Name = string(symbol(model.Symbol(r.Name)))
		}
		return r
	}
	out := make(model.Program, len(p))
	for i, c := range p {
		c.Key, c.Dest, c.Bind, c.Cipher = ref(c.Key), ref(c.Dest), symbol(c.Bind), symbol(c.Cipher)
		if c.Has("token") {
			c = c.With("token", string(symbol(c.Token())))
		}
		if c.Has("alias") {
			c = c.With("alias", shift(c.Option("alias"), families*len(aliasNames)))
		}
		out[i] = c
	}
	return out
}
