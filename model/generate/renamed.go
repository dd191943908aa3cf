package generate

import (
	"fmt"
	"strconv"

	"github.com/mrkconform/mrkconform/model/language"
)

// renamed gives the keys, ciphertexts and aliases of a written program names that are
// not taken yet.
func (g *drawing) renamed(p language.Program) language.Program {
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
	symbol := func(s language.Symbol) language.Symbol {
		by := ciphers
		switch {
		case len(s) > 0 && s[0] == 'k':
			by = families
		case len(s) > 0 && s[0] == 't':
			by = g.tokens
		}
		return language.Symbol(shift(string(s), by))
	}
	alias := func(name string) string { return shift(name, families*len(aliasNames)) }
	out := p.Renamed(symbol)
	for i, c := range out {
		for _, ref := range []*language.KeyRef{&c.Key, &c.Dest} {
			if ref.Form == language.ByAlias || ref.Form == language.ByAliasARN {
				ref.Name = alias(ref.Name)
			}
		}
		if c.Has("alias") {
			c = c.With("alias", alias(c.Option("alias")))
		}
		out[i] = c
	}
	return out
}
