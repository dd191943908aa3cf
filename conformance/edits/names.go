package edits

import (
	"fmt"
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
)

// Named are edits that give symbols and Regions their first names.
func Named(regions []language.Region) []Edit {
	return []Edit{
		{"rename-regions", guess(func(p language.Program) language.Program { return regionsRenamed(p, regions) })},
		{"renumber-symbols", guess(symbolsRenumbered)},
	}
}

// symbolsRenumbered names the symbols k1, k2, c1, c2, g1, s1 and m1 in the order in which they
// are bound.
func symbolsRenumbered(p language.Program) language.Program {
	names := map[language.Symbol]language.Symbol{}
	count := map[string]int{}
	for _, c := range p {
		if c.Bind != "" {
			letter := c.Op.Letter()
			count[letter]++
			names[c.Bind] = language.Symbol(fmt.Sprintf("%s%d", letter, count[letter]))
		}
	}
	return p.Renamed(func(s language.Symbol) language.Symbol {
		if n, ok := names[s]; ok {
			return n
		}
		return s
	})
}

// regionsRenamed gives the Regions of the program the names of the target's first Regions.
func regionsRenamed(p language.Program, regions []language.Region) language.Program {
	names := map[language.Region]language.Region{}
	seen := func(r language.Region) {
		if slices.Contains(regions, r) && names[r] == "" {
			names[r] = regions[len(names)]
		}
	}
	for _, c := range p {
		seen(c.At)
		seen(c.To)
		seen(c.Key.Region)
		seen(c.Dest.Region)
	}
	return p.Moved(func(r language.Region) language.Region {
		if n, ok := names[r]; ok {
			return n
		}
		return r
	})
}
