package generate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model"
)

func (g *drawing) decryptions(near bool) []model.Command {
	var out []model.Command
	for _, cipher := range g.recentCiphers() {
		for _, at := range g.regions {
			c := g.opening(model.Decrypt, cipher, at)
			out = append(out, c)
			for _, ref := range g.references(model.Decrypt, at, near) {
				named := c
				named.Key = ref
				out = append(out, named)
			}
			if near {
				out = append(out, g.spoiled(c)...)
			}
		}
	}
	return out
}

// opening is a command that reads a ciphertext with the context that it was made with.
func (g *drawing) opening(op model.Op, cipher model.Symbol, at model.Region) model.Command {
	c := model.Command{Op: op, At: at, Cipher: cipher}
	if context := g.world.Ciphers[cipher].Context; context != "" {
		c = c.With("context", context)
	}
	return c
}

// spoiled lists commands whose ciphertext or context is not what it was.
func (g *drawing) spoiled(c model.Command) []model.Command {
	named := c
	named.Key = model.KeyRef{Form: model.ByID, Name: string(g.world.Ciphers[c.Cipher].Family)}
	out := []model.Command{c.With("context", "purpose/other")}
	if c.Has("context") {
		out = append(out, c.Without("context"))
		for _, other := range differing(c.Option("context")) {
			out = append(out, c.With("context", other))
		}
	}
	for _, how := range []string{"tail", "header", "middle"} {
		out = append(out, named.With("mutate", how))
	}
	dry := named.With("dryRun", "")
	dry.Bind = ""
	return append(out, c.With("mutate", "tail"), dry)
}

// differing lists encryption contexts that are one step away from the given one: names or
// values in another case, a pair more, and the first pair alone if there are several.
func differing(context string) []string {
	pairs := strings.Split(context, ",")
	names, values := slices.Clone(pairs), slices.Clone(pairs)
	for i, pair := range pairs {
		name, value, _ := strings.Cut(pair, "/")
		names[i], values[i] = strings.ToUpper(name)+"/"+value, name+"/"+strings.ToUpper(value)
	}
	out := []string{strings.Join(names, ","), strings.Join(values, ","), context + ",more/one"}
	if len(pairs) > 1 {
		out = append(out, pairs[0])
	}
	return out
}

func (g *drawing) reEncryptions(near bool) []model.Command {
	var out []model.Command
	for _, cipher := range g.recentCiphers() {
		for _, at := range g.regions {
			for _, f := range g.world.Sorted() {
				c := g.opening(model.ReEncrypt, cipher, at)
				c.Bind = model.Symbol(fmt.Sprintf("c%d", g.named+1))
				c.Dest = model.KeyRef{Form: model.ByID, Name: string(f.Symbol)}
				named := c
				named.Key = model.KeyRef{Form: model.ByARN, Name: string(g.world.Ciphers[cipher].Family)}
				out = append(out, c, named)
				if near {
					out = append(out, g.spoiled(c)...)
				}
			}
		}
	}
	return out
}
