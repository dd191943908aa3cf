package edits

import (
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
)

// mergeSymbols uses one of two families, ciphertexts, signatures or MACs for the other as
// well, and drops what made the other.
func mergeSymbols(p language.Program, at int) []language.Program {
	var out []language.Program
	kept := p[at]
	for i := at + 1; i < len(p)-1; i++ {
		gone := p[i]
		if kept.Bind == "" || gone.Bind == "" || kept.Op.Letter() != gone.Op.Letter() {
			continue
		}
		merged := p.Renamed(func(s language.Symbol) language.Symbol {
			if s == gone.Bind {
				return kept.Bind
			}
			return s
		})
		out = append(out, slices.Delete(merged, i, i+1))
	}
	return out
}

// mergeRegions lets everything that a Region did take place in another one.
func mergeRegions(p language.Program) []language.Program {
	var out []language.Program
	regions := p.Regions()
	for i, kept := range regions {
		for _, gone := range regions[i+1:] {
			out = append(out, p.Moved(func(r language.Region) language.Region {
				if r == gone {
					return kept
				}
				return r
			}))
		}
	}
	return out
}

// describeAtTheEnd looks once, in one Region, where a Settle or an Inspect at the end looked
// everywhere or a Decrypt took more than the key.
func describeAtTheEnd(p language.Program, at int) []language.Program {
	if at != len(p)-1 {
		return nil
	}
	regions, key := p.Regions(), p[at].Key
	looks := []language.Op{language.DescribeKey}
	switch {
	case p[at].Op == language.Settle, p[at].Op == language.Inspect:
		looks = append(looks, settings(p)...)
	case p[at].Op == language.Decrypt && key.Form == language.ByID:
		regions = []language.Region{p[at].At}
	default:
		return nil
	}
	var calls []language.Command
	for _, op := range looks {
		for _, region := range regions {
			calls = append(calls, language.Command{Op: op, At: region, Key: key})
		}
	}
	return withEach(p, at, calls)
}
