package conformance

import (
	"fmt"
	"maps"
	"slices"

	"github.com/mrkconform/mrkconform/model"
)

// beginnings are first guesses at a shorter program, the boldest first: what the
// failing command depends on, the same with the changes of the families involved,
// everything on these families, the whole.
func beginnings(p model.Program) []model.Program {
	on, keep := related(p)
	is := func(ops ...model.Op) func(model.Command) bool {
		return func(c model.Command) bool { return on(c) && slices.Contains(ops, c.Op) }
	}
	bare := keep(is(model.ReplicateKey))
	out := append(asked(p), bare, settled(bare, len(bare)-1))
	if turning := keep(is(model.ReplicateKey, model.UpdatePrimaryRegion, model.RotateKeyOnDemand)); len(turning) > len(bare) {
		out = append(out, settled(turning, -1))
	}
	changing := keep(changes(on))
	return append(out, settled(changing, -1), changing, keep(on), p)
}

// weight counts the commands that the last one of a program may depend on.
func weight(p model.Program) int {
	on, keep := related(p)
	return len(keep(changes(on)))
}

// changes tells which commands change what the program is about, or let time pass.
func changes(on func(model.Command) bool) func(model.Command) bool {
	return func(c model.Command) bool {
		g, _ := model.GrammarOf(c.Op)
		return c.Op == model.Wait || on(c) && (g.Changes || c.Op == model.Settle)
	}
}

// related returns what is on the families that the last command of a program reads, and
// how to keep of the program what is wanted, with what the last command cannot do without.
func related(p model.Program) (on func(model.Command) bool, keep func(func(model.Command) bool) model.Program) {
	last := p[len(p)-1]
	families := map[model.Symbol]bool{}
	symbols := map[model.Symbol]bool{}
	for _, s := range last.Reads() {
		symbols[s] = true
	}
	for i := len(p) - 1; i >= 0; i-- {
		if p[i].Bind != "" && symbols[p[i].Bind] {
			for _, s := range p[i].Reads() {
				symbols[s] = true
			}
			if p[i].Op == model.CreateKey {
				families[p[i].Bind] = true
			}
		}
	}
	on = func(c model.Command) bool {
		// Whose alias DeleteAlias takes, its text does not say.
		return c.Op == model.DeleteAlias || slices.ContainsFunc(c.Reads(), func(s model.Symbol) bool { return families[s] || symbols[s] })
	}
	keep = func(want func(c model.Command) bool) model.Program {
		return p.Without(func(i int) bool {
			bound := p[i].Bind != "" && symbols[p[i].Bind]
			return i != len(p)-1 && !bound && !want(p[i])
		})
	}
	return on, keep
}

// asked puts the question of the last command as shortly as can be, if it is what a name
// stands for that names no family: a DescribeKey by that name.
func asked(p model.Program) []model.Program {
	last := p[len(p)-1]
	switch last.Key.Form {
	case model.ByWord, model.ByAlias, model.ByAliasARN:
		return []model.Program{{{Op: model.DescribeKey, At: last.At, Key: last.Key}}}
	}
	return nil
}

// settled lets every family come to rest behind its last ReplicateKey, before and
// behind every promotion and behind every on-demand rotation, or before the command at
// the given position alone. Time that reads and other commands took is not needed any
// more then.
func settled(p model.Program, before int) model.Program {
	rests := restless(p)
	var out model.Program
	for i, c := range p {
		if i == before {
			for _, s := range slices.Compact(slices.Sorted(maps.Values(rests))) {
				out = append(out, rest(s))
			}
		}
		if c.Op == model.Settle {
			continue
		}
		out = append(out, c)
		if s, ok := rests[i]; ok && before < 0 {
			out = append(out, rest(s))
		}
	}
	return out
}

func rest(s model.Symbol) model.Command {
	return model.Command{Op: model.Settle, Key: model.KeyRef{Form: model.ByID, Name: string(s)}}
}

// restless are the commands behind which a family has to come to rest, by position.
func restless(p model.Program) map[int]model.Symbol {
	out := map[int]model.Symbol{}
	last := map[model.Symbol]int{} // the family's last ReplicateKey, promotion or rotation
	for i, c := range p {
		s, ok := c.Key.Family()
		if !ok || !slices.Contains([]model.Op{model.ReplicateKey, model.UpdatePrimaryRegion, model.RotateKeyOnDemand}, c.Op) {
			continue
		}
		if before, moving := last[s]; moving && c.Op == model.ReplicateKey && p[before].Op == model.ReplicateKey {
			delete(out, before) // replicas get ready together
		}
		out[i], last[s] = s, i
	}
	return out
}

// renumbered names the symbols k1, k2, c1, c2, g1, s1 and m1 in the order in which they are bound.
func renumbered(p model.Program) model.Program {
	names := map[model.Symbol]model.Symbol{}
	count := map[string]int{}
	for _, c := range p {
		if c.Bind != "" {
			letter := c.Op.Letter()
			count[letter]++
			names[c.Bind] = model.Symbol(fmt.Sprintf("%s%d", letter, count[letter]))
		}
	}
	return mapped(p, func(s model.Symbol) model.Symbol {
		if n, ok := names[s]; ok {
			return n
		}
		return s
	}, func(r model.Region) model.Region { return r })
}

// placed gives the Regions of the program the names of the target's first Regions.
func placed(p model.Program, regions []model.Region) model.Program {
	names := map[model.Region]model.Region{}
	seen := func(r model.Region) {
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
	return mapped(p, func(s model.Symbol) model.Symbol { return s }, func(r model.Region) model.Region {
		if n, ok := names[r]; ok {
			return n
		}
		return r
	})
}

func mapped(p model.Program, symbol func(model.Symbol) model.Symbol, region func(model.Region) model.Region) model.Program {
	out := make(model.Program, len(p))
	for i, c := range p.Renamed(symbol) {
		c.Key.Region, c.Dest.Region = region(c.Key.Region), region(c.Dest.Region)
		c.At, c.To = region(c.At), region(c.To)
		out[i] = c
	}
	return out
}

// required are the options without which there is no request to send.
var required = map[model.Op][]string{
	model.CreateAlias: {"alias"}, model.UpdateAlias: {"alias"}, model.DeleteAlias: {"alias"}, model.PutKeyPolicy: {"policy"}, model.TagResource: {"tags"}, model.UntagResource: {"tagKey"},
	model.ImportKeyMaterial: {"token", "material"},
}

// simplifications are simpler commands of the same kind.
func simplifications(c model.Command) []model.Command {
	var out []model.Command
	g, _ := model.GrammarOf(c.Op)
	for _, o := range g.Options {
		if c.Has(o.Name) && !slices.Contains(required[c.Op], o.Name) {
			out = append(out, c.Without(o.Name))
		}
	}
	if c.Key.Form == model.ByARN && c.Key.Region == "" {
		simple := c
		simple.Key.Form = model.ByID
		out = append(out, simple)
	}
	if g.Subject == model.CipherSubject && !c.Key.IsZero() {
		simple := c
		simple.Key = model.KeyRef{}
		out = append(out, simple)
	}
	if c.Op == model.ReEncrypt {
		// The ciphertext may as well be a fresh one, which needs none before it.
		fresh := model.Command{Op: model.Encrypt, At: c.At, Key: c.Dest, Bind: c.Bind}
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
func plainer(p model.Program, at int) []model.Command {
	var looks []model.Op
	switch p[at].Op {
	case model.Inspect:
		looks = append([]model.Op{model.DescribeKey}, settings(p)...)
	case model.Settle:
		looks = settings(p)
	}
	var out []model.Command
	for _, op := range looks {
		for _, region := range p.Regions() {
			out = append(out, model.Command{Op: op, At: region, Key: p[at].Key})
		}
	}
	if p[at].Op != model.Inspect {
		return out
	}
	for _, c := range p[:at] {
		if c.Bind == "" || c.Op.Letter() != model.Encrypt.Letter() {
			continue
		}
		for _, region := range p.Regions() {
			out = append(out, model.Command{Op: model.Decrypt, At: region, Cipher: c.Bind, Key: p[at].Key})
		}
	}
	return append(out, model.Command{Op: model.Settle, Key: p[at].Key})
}

// settings is the operation that shows the rotation setting, if a program has to do with that.
func settings(p model.Program) []model.Op {
	sets := func(c model.Command) bool {
		return c.Op == model.EnableKeyRotation || c.Op == model.DisableKeyRotation || c.Op == model.RotateKeyOnDemand
	}
	if slices.ContainsFunc(p, sets) {
		return []model.Op{model.GetKeyRotationStatus}
	}
	return nil
}

// mergers are programs in which one of two families, ciphertexts, signatures or MACs, or
// of several Regions, is used for the other as well.
func mergers(p model.Program) []model.Program {
	var out []model.Program
	for i, a := range p {
		for at := i + 1; at < len(p)-1; at++ {
			b := p[at]
			if a.Bind == "" || b.Bind == "" || a.Op.Letter() != b.Op.Letter() {
				continue
			}
			merged := mapped(p, func(s model.Symbol) model.Symbol {
				if s == b.Bind {
					return a.Bind
				}
				return s
			}, func(r model.Region) model.Region { return r })
			out = append(out, slices.Delete(merged, at, at+1))
		}
	}
	out = slices.Concat(out, disablings(p), described(p))
	regions := p.Regions()
	for i, a := range regions {
		for _, b := range regions[i+1:] {
			out = append(out, mapped(p, func(s model.Symbol) model.Symbol { return s }, func(r model.Region) model.Region {
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
func disablings(p model.Program) []model.Program {
	simpler := map[model.Op]model.Op{model.CancelKeyDeletion: model.DisableKey, model.UpdateAlias: model.CreateAlias}
	var out []model.Program
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
func described(p model.Program) []model.Program {
	var out []model.Program
	last := len(p) - 1
	regions, key := p.Regions(), p[last].Key
	switch {
	case p[last].Op == model.Settle, p[last].Op == model.Inspect:
	case p[last].Op == model.Decrypt && key.Form == model.ByID:
		regions = []model.Region{p[last].At}
	default:
		return nil
	}
	looks := []model.Op{model.DescribeKey}
	if p[last].Op != model.Decrypt {
		looks = append(looks, settings(p)...)
	}
	for _, op := range looks {
		for _, region := range regions {
			changed := slices.Clone(p)
			changed[last] = model.Command{Op: op, At: region, Key: key}
			out = append(out, changed)
		}
	}
	return out
}
