package edits

import (
	"maps"
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
)

// Settled lets every family come to rest behind its last ReplicateKey, before and behind
// every promotion and behind every on-demand rotation, and nowhere else. Time that reads and
// other commands took is not needed any more then.
func Settled(p language.Program) language.Program { return settledBefore(p, everywhere) }

// everywhere is no position: a family settles where it has to.
const everywhere = -1

// settledBefore lets every family come to rest before the command at the given position alone.
func settledBefore(p language.Program, before int) language.Program {
	rests := Restless(p)
	var out language.Program
	for i, c := range p {
		if i == before {
			for _, s := range slices.Compact(slices.Sorted(maps.Values(rests))) {
				out = append(out, rest(s))
			}
		}
		if c.Op == language.Settle {
			continue
		}
		out = append(out, c)
		if s, ok := rests[i]; ok && before == everywhere {
			out = append(out, rest(s))
		}
	}
	return out
}

func rest(s language.Symbol) language.Command {
	return language.Command{Op: language.Settle, Key: language.KeyRef{Form: language.ByID, Name: string(s)}}
}

// Restless are the commands behind which a family has to come to rest, by position.
func Restless(p language.Program) map[int]language.Symbol {
	out := map[int]language.Symbol{}
	last := map[language.Symbol]int{} // the family's last ReplicateKey, promotion or rotation
	for i, c := range p {
		s, ok := c.Key.Family()
		if !ok || !slices.Contains([]language.Op{language.ReplicateKey, language.UpdatePrimaryRegion, language.RotateKeyOnDemand}, c.Op) {
			continue
		}
		if before, moving := last[s]; moving && c.Op == language.ReplicateKey && p[before].Op == language.ReplicateKey {
			delete(out, before) // replicas get ready together
		}
		out[i], last[s] = s, i
	}
	return out
}

// DescribedBeforeTheEnd lets a DescribeKey show the key right before the last command.
func DescribedBeforeTheEnd(p language.Program) language.Program {
	last := p[len(p)-1]
	if _, ok := last.Key.Family(); !ok || last.At == "" {
		return p
	}
	look := language.Command{Op: language.DescribeKey, At: last.At, Key: last.Key}
	return slices.Insert(slices.Clone(p), len(p)-1, look)
}
