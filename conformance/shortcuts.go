package conformance

import (
	"slices"

	"github.com/mrkconform/mrkconform/model"
)

// shortcuts are programs without a detour that no dropping of commands undoes: a
// replica that only serves as the other Region, or a change that CreateKey could have
// made. Each is shorter than p.
func shortcuts(p model.Program) []model.Program {
	var out []model.Program
	for i, c := range p {
		if c.Op == model.ReplicateKey {
			out = append(out, exchanged(p, i), home(p, i))
		}
		if q := folded(p, i); q != nil {
			out = append(out, q)
		}
	}
	return out
}

// exchanged drops a ReplicateKey and lets primary and replica change places in what
// follows.
func exchanged(p model.Program, at int) model.Program {
	from, to := p[at].At, p[at].To
	return moved(p, at, func(r model.Region) model.Region {
		switch r {
		case from:
			return to
		case to:
			return from
		}
		return r
	})
}

// home drops a ReplicateKey and lets the primary do what its replica did. Ciphertexts
// are made first then: one that was made elsewhere could be made in any state here.
func home(p model.Program, at int) model.Program {
	from, to := p[at].At, p[at].To
	return hoisted(moved(p, at, func(r model.Region) model.Region {
		if r == to {
			return from
		}
		return r
	}))
}

func moved(p model.Program, at int, region func(model.Region) model.Region) model.Program {
	same := func(s model.Symbol) model.Symbol { return s }
	return slices.Concat(p[:at:at], mapped(p[at+1:], same, region))
}

// hoisted moves what makes a ciphertext right behind what it reads.
func hoisted(p model.Program) model.Program {
	var out model.Program
	for _, c := range p {
		if c.Bind == "" || c.Op == model.CreateKey {
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
func folded(p model.Program, at int) model.Program {
	option, ok := map[model.Op]string{
		model.UpdateKeyDescription: "description", model.TagResource: "tags", model.PutKeyPolicy: "policy",
	}[p[at].Op]
	name, direct := p[at].Key.Family()
	created := slices.IndexFunc(p, func(c model.Command) bool { return c.Op == model.CreateKey && c.Bind == name })
	if !ok || !direct || !p[at].Has(option) || created < 0 || p[created].At != p[at].At {
		return nil
	}
	out := slices.Delete(slices.Clone(p), at, at+1)
	out[created] = out[created].With(option, p[at].Option(option))
	return out
}
