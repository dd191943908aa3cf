package generate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

func (g *drawing) decryptions(near bool) []language.Command {
	var out []language.Command
	for _, cipher := range g.recentCiphers(model.Ciphertext) {
		for _, at := range g.regions {
			c := g.opening(language.Decrypt, cipher, at)
			if !c.Has("algorithm") {
				out = append(out, c)
			}
			for _, ref := range g.references(language.Decrypt, at, near) {
				named := c
				named.Key = ref
				out = append(out, named)
			}
			if near && !c.Has("algorithm") {
				out = append(out, g.spoiled(c)...)
			}
		}
	}
	return out
}

// opening is a command that reads a ciphertext with the context that it was made with.
func (g *drawing) opening(op language.Op, cipher language.Symbol, at language.Region) language.Command {
	c := language.Command{Op: op, At: at, Cipher: cipher}
	if context := g.world.Ciphers[cipher].Context; context != "" {
		c = c.With("context", context)
	}
	if algorithm := g.world.Ciphers[cipher].Algorithm; algorithm != "" {
		c = c.With("algorithm", algorithm)
	}
	return c
}

// spoiled lists commands whose ciphertext or context is not what it was.
func (g *drawing) spoiled(c language.Command) []language.Command {
	named := c
	named.Key = language.KeyRef{Form: language.ByID, Name: string(g.world.Ciphers[c.Cipher].Family)}
	out := []language.Command{c.With("context", "purpose/other")}
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

func (g *drawing) reEncryptions(near bool) []language.Command {
	var out []language.Command
	for _, cipher := range g.recentCiphers(model.Ciphertext) {
		if g.world.Ciphers[cipher].Algorithm != "" {
			continue // ReEncrypt names no algorithm
		}
		for _, at := range g.regions {
			for _, f := range g.world.Sorted() {
				c := g.opening(language.ReEncrypt, cipher, at)
				c.Bind = g.resultSymbol(c.Op)
				c.Dest = language.KeyRef{Form: language.ByID, Name: string(f.Symbol)}
				named := c
				named.Key = language.KeyRef{Form: language.ByARN, Name: string(g.world.Ciphers[cipher].Family)}
				out = append(out, c, named)
				if near {
					out = append(out, g.spoiled(c)...)
				}
			}
		}
	}
	return out
}

// resultSymbol is a name for what the next command makes.
func (g *drawing) resultSymbol(op language.Op) language.Symbol {
	return language.Symbol(fmt.Sprintf("%s%d", op.Letter(), g.named+1))
}

// verifications are of the newest signatures or MACs, at every key that they may be of.
func (g *drawing) verifications(op language.Op, kind model.CipherKind, near bool) []language.Command {
	var out []language.Command
	for _, s := range g.recentCiphers(kind) {
		for _, at := range g.regions {
			for _, ref := range g.references(op, at, near) {
				c := language.Command{Op: op, At: at, Cipher: s, Key: ref}
				out = append(out, c)
				if name, ok := ref.Family(); near && ok && name == g.world.Ciphers[s].Family {
					out = append(out, with(c, "mutate", []string{"tail", "message"})...)
				}
			}
		}
	}
	return out
}
