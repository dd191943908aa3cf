package conformance

import (
	"fmt"
	"maps"
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
)

// beginnings are first guesses at a shorter program, the boldest first: what the
// failing command depends on, the same with the changes of the families involved,
// everything on these families, the whole.
func beginnings(p language.Program) []language.Program {
	on, keep := related(p)
	is := func(ops ...language.Op) func(language.Command) bool {
		return func(c language.Command) bool { return on(c) && slices.Contains(ops, c.Op) }
	}
	bare := keep(is(language.ReplicateKey))
	out := append(asked(p), bare, settled(bare, len(bare)-1))
	if turning := keep(is(language.ReplicateKey, language.UpdatePrimaryRegion, language.RotateKeyOnDemand)); len(turning) > len(bare) {
		out = append(out, settled(turning, -1))
	}
	changing := keep(changes(on))
	return append(out, settled(changing, -1), changing, keep(on), p)
}

// weight counts the commands that the last one of a program may depend on.
func weight(p language.Program) int {
	on, keep := related(p)
	return len(keep(changes(on)))
}

// changes tells which commands change what the program is about, or let time pass.
func changes(on func(language.Command) bool) func(language.Command) bool {
	return func(c language.Command) bool {
		g, _ := language.GrammarOf(c.Op)
		return c.Op == language.Wait || on(c) && (g.Changes || c.Op == language.Settle)
	}
}

// related returns what is on the families that the last command of a program reads, and
// how to keep of the program what is wanted, with what the last command cannot do without.
func related(p language.Program) (on func(language.Command) bool, keep func(func(language.Command) bool) language.Program) {
	last := p[len(p)-1]
	families := map[language.Symbol]bool{}
	symbols := map[language.Symbol]bool{}
	for _, s := range last.Reads() {
		symbols[s] = true
	}
	for i := len(p) - 1; i >= 0; i-- {
		if p[i].Bind != "" && symbols[p[i].Bind] {
			for _, s := range p[i].Reads() {
				symbols[s] = true
			}
			if p[i].Op == language.CreateKey {
				families[p[i].Bind] = true
			}
		}
	}
	on = func(c language.Command) bool {
		// Whose alias DeleteAlias takes, its text does not say.
		return c.Op == language.DeleteAlias || slices.ContainsFunc(c.Reads(), func(s language.Symbol) bool { return families[s] || symbols[s] })
	}
	keep = func(want func(c language.Command) bool) language.Program {
		return p.Without(func(i int) bool {
			bound := p[i].Bind != "" && symbols[p[i].Bind]
			return i != len(p)-1 && !bound && !want(p[i])
		})
	}
	return on, keep
}

// asked puts the question of the last command as shortly as can be, if it is what a name
// stands for that names no family: a DescribeKey by that name.
func asked(p language.Program) []language.Program {
	last := p[len(p)-1]
	switch last.Key.Form {
	case language.ByWord, language.ByAlias, language.ByAliasARN:
		return []language.Program{{{Op: language.DescribeKey, At: last.At, Key: last.Key}}}
	}
	return nil
}

// settled lets every family come to rest behind its last ReplicateKey, before and
// behind every promotion and behind every on-demand rotation, or before the command at
// the given position alone. Time that reads and other commands took is not needed any
// more then.
func settled(p language.Program, before int) language.Program {
	rests := restless(p)
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
		if s, ok := rests[i]; ok && before < 0 {
			out = append(out, rest(s))
		}
	}
	return out
}

func rest(s language.Symbol) language.Command {
	return language.Command{Op: language.Settle, Key: language.KeyRef{Form: language.ByID, Name: string(s)}}
}

// restless are the commands behind which a family has to come to rest, by position.
func restless(p language.Program) map[int]language.Symbol {
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

// renumbered names the symbols k1, k2, c1, c2, g1, s1 and m1 in the order in which they are bound.
func renumbered(p language.Program) language.Program {
	names := map[language.Symbol]language.Symbol{}
	count := map[string]int{}
	for _, c := range p {
		if c.Bind != "" {
			letter := c.Op.Letter()
			count[letter]++
			names[c.Bind] = language.Symbol(fmt.Sprintf("%s%d", letter, count[letter]))
		}
	}
	return mapped(p, func(s language.Symbol) language.Symbol {
		if n, ok := names[s]; ok {
			return n
		}
		return s
	}, func(r language.Region) language.Region { return r })
}

// placed gives the Regions of the program the names of the target's first Regions.
func placed(p language.Program, regions []language.Region) language.Program {
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
	return mapped(p, func(s language.Symbol) language.Symbol { return s }, func(r language.Region) language.Region {
		if n, ok := names[r]; ok {
			return n
		}
		return r
	})
}

func mapped(p language.Program, symbol func(language.Symbol) language.Symbol, region func(language.Region) language.Region) language.Program {
	out := make(language.Program, len(p))
	for i, c := range p.Renamed(symbol) {
		c.Key.Region, c.Dest.Region = region(c.Key.Region), region(c.Dest.Region)
		c.At, c.To = region(c.At), region(c.To)
		out[i] = c
	}
	return out
}

// required are the options without which there is no request to send.
var required = map[language.Op][]string{
	language.CreateAlias: {"alias"}, language.UpdateAlias: {"alias"}, language.DeleteAlias: {"alias"}, language.PutKeyPolicy: {"policy"}, language.TagResource: {"tags"}, language.UntagResource: {"tagKey"},
	language.ImportKeyMaterial: {"token", "material"},
}

// simplifications are simpler commands of the same kind.
func simplifications(c language.Command) []language.Command {
	var out []language.Command
	g, _ := language.GrammarOf(c.Op)
	for _, o := range g.Options {
		if c.Has(o.Name) && !slices.Contains(required[c.Op], o.Name) {
			out = append(out, c.Without(o.Name))
		}
	}
	if c.Key.Form == language.ByARN && c.Key.Region == "" {
		simple := c
		simple.Key.Form = language.ByID
		out = append(out, simple)
	}
	if g.Subject == language.CipherSubject && !c.Key.IsZero() {
		simple := c
		simple.Key = language.KeyRef{}
		out = append(out, simple)
	}
	if c.Op == language.ReEncrypt {
		// The ciphertext may as well be a fresh one, which needs none before it.
		fresh := language.Command{Op: language.Encrypt, At: c.At, Key: c.Dest, Bind: c.Bind}
		if c.Has("newContext") {
			fresh = fresh.With("context", c.Option("newContext"))
		}
		out = append(out, fresh)
	}
	return out
}

// plainer are the calls that an Inspect or a Settle may stand for: a look at one key, at
// its rotation setting where the program changes that, the reading of a ciphertext, or the
// time that an Inspect takes.
func plainer(p language.Program, at int) []language.Command {
	var looks []language.Op
	switch p[at].Op {
	case language.Inspect:
		looks = append([]language.Op{language.DescribeKey}, settings(p)...)
	case language.Settle:
		looks = settings(p)
	}
	var out []language.Command
	for _, op := range looks {
		for _, region := range p.Regions() {
			out = append(out, language.Command{Op: op, At: region, Key: p[at].Key})
		}
	}
	if p[at].Op != language.Inspect {
		return out
	}
	for _, c := range p[:at] {
		if c.Bind == "" || c.Op.Letter() != language.Encrypt.Letter() {
			continue
		}
		for _, region := range p.Regions() {
			out = append(out, language.Command{Op: language.Decrypt, At: region, Cipher: c.Bind, Key: p[at].Key})
		}
	}
	return append(out, language.Command{Op: language.Settle, Key: p[at].Key})
}

// settings is the operation that shows the rotation setting, if a program has to do with that.
func settings(p language.Program) []language.Op {
	sets := func(c language.Command) bool {
		return c.Op == language.EnableKeyRotation || c.Op == language.DisableKeyRotation || c.Op == language.RotateKeyOnDemand
	}
	if slices.ContainsFunc(p, sets) {
		return []language.Op{language.GetKeyRotationStatus}
	}
	return nil
}

// mergers are programs in which one of two families, ciphertexts, signatures or MACs, or
// of several Regions, is used for the other as well.
func mergers(p language.Program) []language.Program {
	var out []language.Program
	for i, a := range p {
		for at := i + 1; at < len(p)-1; at++ {
			b := p[at]
			if a.Bind == "" || b.Bind == "" || a.Op.Letter() != b.Op.Letter() {
				continue
			}
			merged := mapped(p, func(s language.Symbol) language.Symbol {
				if s == b.Bind {
					return a.Bind
				}
				return s
			}, func(r language.Region) language.Region { return r })
			out = append(out, slices.Delete(merged, at, at+1))
		}
	}
	out = slices.Concat(out, disablings(p), described(p))
	regions := p.Regions()
	for i, a := range regions {
		for _, b := range regions[i+1:] {
			out = append(out, mapped(p, func(s language.Symbol) language.Symbol { return s }, func(r language.Region) language.Region {
				if r == b {
					return a
				}
				return r
			}))
		}
	}
	return out
}

// disablings reach Disabled by DisableKey where a canceled deletion did, and give a key its
// alias by CreateAlias where UpdateAlias did.
func disablings(p language.Program) []language.Program {
	simpler := map[language.Op]language.Op{language.CancelKeyDeletion: language.DisableKey, language.UpdateAlias: language.CreateAlias}
	var out []language.Program
	for i, c := range p {
		if op, ok := simpler[c.Op]; ok {
			changed := slices.Clone(p)
			changed[i].Op = op
			out = append(out, changed)
		}
	}
	return out
}

// described look once, in one Region, where a Settle or an Inspect at the end looked everywhere or a
// Decrypt took more than the key.
func described(p language.Program) []language.Program {
	var out []language.Program
	last := len(p) - 1
	regions, key := p.Regions(), p[last].Key
	switch {
	case p[last].Op == language.Settle, p[last].Op == language.Inspect:
	case p[last].Op == language.Decrypt && key.Form == language.ByID:
		regions = []language.Region{p[last].At}
	default:
		return nil
	}
	looks := []language.Op{language.DescribeKey}
	if p[last].Op != language.Decrypt {
		looks = append(looks, settings(p)...)
	}
	for _, op := range looks {
		for _, region := range regions {
			changed := slices.Clone(p)
			changed[last] = language.Command{Op: op, At: region, Key: key}
			out = append(out, changed)
		}
	}
	return out
}
