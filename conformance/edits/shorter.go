package edits

import (
	"slices"
	"strconv"

	"github.com/mrkconform/mrkconform/model/language"
)

// swapRegionsInsteadOfReplica drops a ReplicateKey that only served to have the key
// elsewhere: what was done at the primary is done at the other Region, and the other way round.
func swapRegionsInsteadOfReplica(p language.Program, at int) []language.Program {
	if p[at].Op != language.ReplicateKey {
		return nil
	}
	return []language.Program{swapped(p, at)}
}

// swapRegionsInsteadOfPromotion drops a promotion and lets primary and replica change places
// in what follows.
func swapRegionsInsteadOfPromotion(p language.Program, at int) []language.Program {
	if p[at].Op != language.UpdatePrimaryRegion {
		return nil
	}
	return []language.Program{swapped(p, at)}
}

// describeInsteadOfPromotion does that, and looks once, where the last command does, in the
// place of the Settle that awaited the promotion.
func describeInsteadOfPromotion(p language.Program, at int) []language.Program {
	if p[at].Op != language.UpdatePrimaryRegion {
		return nil
	}
	out := swapped(p, at)
	if at >= len(out)-1 {
		return nil
	}
	last := out[len(out)-1]
	if out[at].Op != language.Settle || last.At == "" {
		return nil
	}
	out[at] = language.Command{Op: language.DescribeKey, At: last.At, Key: out[at].Key}
	return []language.Program{out}
}

// ofItsOwn are the options with which a key and each of its replicas are made.
var ofItsOwn = []string{"description", "policy", "tags"}

// swapPropertiesInsteadOfPromotion drops a promotion, where the two keys trade as well what
// they were given when they were made.
func swapPropertiesInsteadOfPromotion(p language.Program, at int) []language.Program {
	if p[at].Op != language.UpdatePrimaryRegion {
		return nil
	}
	out := swapped(p, at)
	name, _ := p[at].Key.Family()
	created := creation(out[:at], name)
	replicated := slices.IndexFunc(out[:at], func(c language.Command) bool {
		family, _ := c.Key.Family()
		return c.Op == language.ReplicateKey && family == name && c.To == p[at].To
	})
	if created < 0 || replicated < 0 {
		return nil
	}
	for _, option := range ofItsOwn {
		a, b := out[created], out[replicated]
		out[created], out[replicated] = withOptionOf(a, option, b), withOptionOf(b, option, a)
	}
	return []language.Program{out}
}

// withOptionOf is a command with an option as another one has it.
func withOptionOf(c language.Command, option string, other language.Command) language.Command {
	if !other.Has(option) {
		return c.Without(option)
	}
	return c.With(option, other.Option(option))
}

// creation is the position of the CreateKey that binds a family, -1 if there is none.
func creation(p language.Program, name language.Symbol) int {
	return slices.IndexFunc(p, func(c language.Command) bool { return c.Op == language.CreateKey && c.Bind == name })
}

// dropReplica drops a ReplicateKey and lets the primary do what its replica did, and be
// given what it was given. Ciphertexts are made first then: one that was made elsewhere
// could be made in any state here.
func dropReplica(p language.Program, at int) []language.Program {
	if p[at].Op != language.ReplicateKey {
		return nil
	}
	from, to := p[at].At, p[at].To
	out := dropped(p, at, func(r language.Region) language.Region {
		if r == to {
			return from
		}
		return r
	})
	name, _ := p[at].Key.Family()
	if created := creation(out[:at], name); created >= 0 {
		for _, option := range ofItsOwn {
			if p[at].Has(option) && !out[created].Has(option) {
				out[created] = out[created].With(option, p[at].Option(option))
			}
		}
	}
	return []language.Program{encryptedFirst(out)}
}

// keyInsteadOfReplica makes a key of its own, as the primary was made, for a replica that
// only served as another key.
func keyInsteadOfReplica(p language.Program, at int) []language.Program {
	name, _ := p[at].Key.Family()
	created := creation(p[:at], name)
	if p[at].Op != language.ReplicateKey || created < 0 || at == len(p)-1 {
		return nil
	}
	out := slices.Clone(p)
	out[at] = p[created]
	out[at].At, out[at].Bind = p[at].To, language.Symbol("k"+strconv.Itoa(len(p)+1)) // no program binds so many
	for i := at + 1; i < len(p); i++ {
		if s, direct := p[i].Key.Family(); direct && s == name && p[i].At == p[at].To {
			out[i].Key.Name = string(out[at].Bind)
		}
	}
	return []language.Program{out}
}

// dropAlias drops a CreateAlias and names the key itself where its alias stood.
func dropAlias(p language.Program, at int) []language.Program {
	if p[at].Op != language.CreateAlias {
		return nil
	}
	named := func(r language.KeyRef) language.KeyRef {
		if (r.Form == language.ByAlias || r.Form == language.ByAliasARN) && r.Name == p[at].Option("alias") {
			return p[at].Key
		}
		return r
	}
	out := slices.Delete(slices.Clone(p), at, at+1)
	for i := at; i < len(out); i++ {
		out[i].Key, out[i].Dest = named(out[i].Key), named(out[i].Dest)
	}
	return []language.Program{out}
}

// mergeWaits drops a Wait and lets its days pass with the next one.
func mergeWaits(p language.Program, at int) []language.Program {
	if p[at].Op != language.Wait {
		return nil
	}
	for i := at + 1; i < len(p); i++ {
		if p[i].Op == language.Wait {
			days := int((p[at].Lasts() + p[i].Lasts()).Hours() / 24)
			out := slices.Clone(p)
			out[i] = out[i].With("days", strconv.Itoa(days))
			return []language.Program{slices.Delete(out, at, at+1)}
		}
	}
	return nil
}

// given is the option by which CreateKey gives what an operation changes.
var given = map[language.Op]string{
	language.UpdateKeyDescription: "description", language.TagResource: "tags", language.PutKeyPolicy: "policy",
}

// changeAtCreation lets CreateKey give the key what a command changes.
func changeAtCreation(p language.Program, at int) []language.Program {
	option, ok := given[p[at].Op]
	name, direct := p[at].Key.Family()
	created := creation(p, name)
	if !ok || !direct || !p[at].Has(option) || created < 0 || p[created].At != p[at].At {
		return nil
	}
	out := slices.Delete(slices.Clone(p), at, at+1)
	out[created] = out[created].With(option, p[at].Option(option))
	return []language.Program{out}
}

// swapped drops a command that concerns two Regions, and lets them change places in what follows.
func swapped(p language.Program, at int) language.Program {
	from, to := p[at].At, p[at].To
	return dropped(p, at, func(r language.Region) language.Region {
		switch r {
		case from:
			return to
		case to:
			return from
		}
		return r
	})
}

// dropped drops a command and moves those behind it to other Regions; further replicas
// are made where they were.
func dropped(p language.Program, at int, region func(language.Region) language.Region) language.Program {
	out := slices.Delete(p.Moved(region), at, at+1)
	for i, c := range slices.Delete(slices.Clone(p), at, at+1) {
		if i < at || c.Op == language.ReplicateKey && p[at].Op == language.ReplicateKey {
			out[i] = c
		}
	}
	return out
}

// encryptedFirst moves what makes a ciphertext right behind what it reads.
func encryptedFirst(p language.Program) language.Program {
	var out language.Program
	for _, c := range p {
		if c.Bind == "" || c.Op == language.CreateKey {
			out = append(out, c)
			continue
		}
		reads := c.Reads()
		last := len(out) - 1
		for last >= 0 && !slices.Contains(reads, out[last].Bind) {
			last--
		}
		out = slices.Insert(out, last+1, c)
	}
	return out
}
