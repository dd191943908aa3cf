package conformance

import (
	"slices"
	"strconv"

	"github.com/mrkconform/mrkconform/model/language"
)

// shortcuts are programs without a detour that no dropping of commands undoes: a
// replica that only serves as the other Region, a promotion that only swaps two, an
// alias that only names its key, or a change that CreateKey could have made. Each is
// shorter than p.
func shortcuts(p language.Program) []language.Program {
	var out []language.Program
	for i, c := range p {
		switch c.Op {
		case language.ReplicateKey:
			out = append(out, exchanged(p, i), home(p, i))
		case language.UpdatePrimaryRegion:
			out = append(out, exchanged(p, i))
			if q := glancing(exchanged(p, i), i); q != nil {
				out = append(out, q)
			}
			if q := traded(p, i); q != nil {
				out = append(out, q)
			}
		case language.CreateAlias:
			out = append(out, direct(p, i))
		case language.Wait:
			out = append(out, atOnce(p, i)...)
		}
		if q := folded(p, i); q != nil {
			out = append(out, q)
		}
	}
	return out
}

// exchanged drops a ReplicateKey or a promotion and lets primary and replica change
// places in what follows.
func exchanged(p language.Program, at int) language.Program {
	from, to := p[at].At, p[at].To
	return moved(p, at, func(r language.Region) language.Region {
		switch r {
		case from:
			return to
		case to:
			return from
		}
		return r
	})
}

// glancing looks once, where the last command does, instead of the Settle at a position; nil
// if there is none or the last command looks at nothing.
func glancing(p language.Program, at int) language.Program {
	if at >= len(p)-1 {
		return nil
	}
	last := p[len(p)-1]
	if p[at].Op != language.Settle || last.At == "" {
		return nil
	}
	p[at] = language.Command{Op: language.DescribeKey, At: last.At, Key: p[at].Key}
	return p
}

// traded is exchanged for a promotion, where the two keys trade as well what they were
// given when they were made.
func traded(p language.Program, at int) language.Program {
	out := exchanged(p, at)
	name, _ := p[at].Key.Family()
	created := slices.IndexFunc(out[:at], func(c language.Command) bool { return c.Op == language.CreateKey && c.Bind == name })
	replicated := slices.IndexFunc(out[:at], func(c language.Command) bool {
		family, _ := c.Key.Family()
		return c.Op == language.ReplicateKey && family == name && c.To == p[at].To
	})
	if created < 0 || replicated < 0 {
		return nil
	}
	for _, option := range []string{"description", "policy", "tags"} {
		a, b := out[created], out[replicated]
		out[created], out[replicated] = given(a, option, b), given(b, option, a)
	}
	return out
}

// given is c with an option as another command has it.
func given(c language.Command, option string, from language.Command) language.Command {
	if !from.Has(option) {
		return c.Without(option)
	}
	return c.With(option, from.Option(option))
}

// home drops a ReplicateKey and lets the primary do what its replica did. Ciphertexts
// are made first then: one that was made elsewhere could be made in any state here.
func home(p language.Program, at int) language.Program {
	from, to := p[at].At, p[at].To
	out := moved(p, at, func(r language.Region) language.Region {
		if r == to {
			return from
		}
		return r
	})
	// What the replica was given, its primary is given now.
	for i, c := range out[:at] {
		if name, _ := p[at].Key.Family(); c.Op == language.CreateKey && c.Bind == name {
			for _, option := range []string{"description", "policy", "tags"} {
				if p[at].Has(option) && !c.Has(option) {
					out[i] = out[i].With(option, p[at].Option(option))
				}
			}
		}
	}
	return hoisted(out)
}

// estranged are programs in which a key of its own, made as the primary was, does for a
// replica that only served as another key.
func estranged(p language.Program) []language.Program {
	var out []language.Program
	for at, c := range p[:len(p)-1] {
		name, _ := c.Key.Family()
		created := slices.IndexFunc(p[:at], func(c language.Command) bool { return c.Op == language.CreateKey && c.Bind == name })
		if c.Op != language.ReplicateKey || created < 0 {
			continue
		}
		q := slices.Clone(p)
		q[at] = p[created]
		q[at].At, q[at].Bind = c.To, language.Symbol("k"+strconv.Itoa(len(p)+1)) // no program binds so many
		for i := at + 1; i < len(p); i++ {
			if s, direct := p[i].Key.Family(); direct && s == name && p[i].At == c.To {
				q[i].Key.Name = string(q[at].Bind)
			}
		}
		out = append(out, q)
	}
	return out
}

// moved drops a command and moves those behind it to other Regions; further replicas
// are made where they were.
func moved(p language.Program, at int, region func(language.Region) language.Region) language.Program {
	same := func(s language.Symbol) language.Symbol { return s }
	out := slices.Delete(mapped(p, same, region), at, at+1)
	for i, c := range slices.Delete(slices.Clone(p), at, at+1) {
		if i < at || c.Op == language.ReplicateKey && p[at].Op == language.ReplicateKey {
			out[i] = c
		}
	}
	return out
}

// direct drops a CreateAlias and names the key itself where its alias stood.
func direct(p language.Program, at int) language.Program {
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
	return out
}

// atOnce drops a Wait and lets its days pass with the next one.
func atOnce(p language.Program, at int) []language.Program {
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

// shown lets a DescribeKey show the key right before the last command.
func shown(p language.Program) language.Program {
	last := p[len(p)-1]
	if _, ok := last.Key.Family(); !ok || last.At == "" {
		return p
	}
	look := language.Command{Op: language.DescribeKey, At: last.At, Key: last.Key}
	return slices.Insert(slices.Clone(p), len(p)-1, look)
}

// hoisted moves what makes a ciphertext right behind what it reads.
func hoisted(p language.Program) language.Program {
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

// folded lets CreateKey give the key what the command at the given position changes
// alone; nil if that is not possible.
func folded(p language.Program, at int) language.Program {
	option, ok := map[language.Op]string{
		language.UpdateKeyDescription: "description", language.TagResource: "tags", language.PutKeyPolicy: "policy",
	}[p[at].Op]
	name, direct := p[at].Key.Family()
	created := slices.IndexFunc(p, func(c language.Command) bool { return c.Op == language.CreateKey && c.Bind == name })
	if !ok || !direct || !p[at].Has(option) || created < 0 || p[created].At != p[at].At {
		return nil
	}
	out := slices.Delete(slices.Clone(p), at, at+1)
	out[created] = out[created].With(option, p[at].Option(option))
	return out
}
