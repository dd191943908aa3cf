package generate

import (
	"fmt"
	"slices"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

// parameters asks for tokens to import with. Long wrapping keys are rare: to make one
// costs a target more than anything else that a program asks of it.
func (g *drawing) parameters(near bool) []language.Command {
	var out []language.Command
	for _, at := range g.regions {
		for _, ref := range g.references(language.GetParametersForImport, at, near) {
			c := language.Command{Op: language.GetParametersForImport, At: at, Key: ref, Bind: language.Symbol(fmt.Sprintf("t%d", g.tokens+1))}
			out = append(out, c)
			name, _ := ref.Family()
			f := g.world.Families[name]
			if near || f == nil || f.Origin != "EXTERNAL" {
				continue
			}
			if model.PrivateKey(f.Spec) {
				out = append(out, c.With("wrap", "RSA_AES_KEY_WRAP_SHA_1"))
				continue
			}
			out = append(out, with(c, "wrap", language.WrappingAlgorithms)...)
			if below(g.t, 8) == 0 {
				out = append(out, with(c, "wrapSpec", language.WrappingSpecs[1:])...)
			}
		}
	}
	return out
}

// imports uses the newest token of each key, and for near-valid commands those of others.
func (g *drawing) imports(near bool) []language.Command {
	var out []language.Command
	for _, name := range g.newestTokens() {
		t := g.world.Tokens[name]
		regions, families := []language.Region{t.Region}, []*model.Family{g.world.Families[t.Family]}
		if near {
			regions, families = g.regions, g.world.Sorted()
		}
		for _, at := range regions {
			for _, f := range families {
				if f == nil || f.Keys[at] == nil || !near && f.Keys[at].State() == model.PendingDeletion {
					continue
				}
				c := language.Command{Op: language.ImportKeyMaterial, At: at, Key: language.KeyRef{Form: language.ByID, Name: string(f.Symbol)}}
				out = append(out, g.importVariants(c.With("token", string(name)), f, near)...)
			}
		}
	}
	return out
}

// importVariants are the materials, types and dates that an import can have.
func (g *drawing) importVariants(c language.Command, f *model.Family, near bool) []language.Command {
	var out []language.Command
	add := func(c language.Command) {
		if g.world.Foreseeable(c) {
			out = append(out, c)
		}
	}
	for _, material := range language.MaterialNames {
		base := c.With("material", material)
		kinds := []language.Command{base}
		if f.Symmetric() || near {
			existing := base.With("type", "EXISTING_KEY_MATERIAL")
			kinds = []language.Command{existing, base.With("type", "NEW_KEY_MATERIAL")}
			if len(f.Imports.Order) == 0 || !f.Symmetric() {
				kinds = append(kinds, base)
			}
		}
		for _, kind := range kinds {
			add(kind)
			if !near {
				add(kind.With("expires", "30"))
				add(kind.With("expires", "365"))
				continue
			}
			for _, bad := range []language.Command{
				kind.With("expires", "-1"), kind.With("expires", "400"), kind.With("withoutExpiry", ""), kind.With("spoil", ""),
			} {
				add(bad)
			}
			if kind.Option("type") == "NEW_KEY_MATERIAL" && len(f.Imports.Order) > 0 {
				add(kind.With("claim", f.Imports.Order[0]))
			}
		}
	}
	return out
}

// newestTokens are the newest import token of each key, in a fixed order.
func (g *drawing) newestTokens() []language.Symbol {
	type place struct {
		family language.Symbol
		region language.Region
	}
	var out []language.Symbol
	seen := map[place]bool{}
	for n := g.tokens; n > 0; n-- {
		name := language.Symbol(fmt.Sprintf("t%d", n))
		t, ok := g.world.Tokens[name]
		if at := (place{t.Family, t.Region}); ok && !seen[at] {
			seen[at] = true
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

func (g *drawing) materialDeletions(near bool) []language.Command {
	var out []language.Command
	for _, at := range g.regions {
		for _, ref := range g.references(language.DeleteImportedKeyMaterial, at, near) {
			c := language.Command{Op: language.DeleteImportedKeyMaterial, At: at, Key: ref}
			name, _ := ref.Family()
			f := g.world.Families[name]
			if !g.world.Foreseeable(c) {
				continue
			}
			out = append(out, c)
			if near || f == nil || f.Keys[at] == nil || !f.Symmetric() {
				continue
			}
			for _, material := range language.MaterialNames {
				if named := c.With("material", material); g.world.Foreseeable(named) {
					out = append(out, named)
				}
			}
		}
	}
	return out
}
