package edits

import (
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
)

// required are the options without which there is no request to send.
var required = map[language.Op][]string{
	language.CreateAlias: {"alias"}, language.UpdateAlias: {"alias"}, language.DeleteAlias: {"alias"}, language.PutKeyPolicy: {"policy"}, language.TagResource: {"tags"}, language.UntagResource: {"tagKey"},
	language.ImportKeyMaterial: {"token", "material"},
}

// dropOption leaves out one option.
func dropOption(c language.Command) []language.Command {
	var out []language.Command
	g, _ := language.GrammarOf(c.Op)
	for _, o := range g.Options {
		if c.Has(o.Name) && !slices.Contains(required[c.Op], o.Name) {
			out = append(out, c.Without(o.Name))
		}
	}
	return out
}

// dropSpecAndUsage makes an ordinary key: a usage without its spec, or a spec without its
// usage, is no key at all.
func dropSpecAndUsage(c language.Command) []language.Command {
	if !c.Has("spec") || !c.Has("usage") {
		return nil
	}
	return []language.Command{c.Without("spec").Without("usage")}
}

// nameByID names the key by its id in the place of its ARN.
func nameByID(c language.Command) []language.Command {
	if c.Key.Form != language.ByARN || c.Key.Region != "" {
		return nil
	}
	c.Key.Form = language.ByID
	return []language.Command{c}
}

// dropKeyOfCiphertext leaves it to the ciphertext to say which key made it.
func dropKeyOfCiphertext(c language.Command) []language.Command {
	g, _ := language.GrammarOf(c.Op)
	if g.Subject != language.CipherSubject || c.Key.IsZero() {
		return nil
	}
	c.Key = language.KeyRef{}
	return []language.Command{c}
}

// encryptInsteadOfReEncrypt makes a fresh ciphertext, which needs none before it.
func encryptInsteadOfReEncrypt(c language.Command) []language.Command {
	if c.Op != language.ReEncrypt {
		return nil
	}
	fresh := language.Command{Op: language.Encrypt, At: c.At, Key: c.Dest, Bind: c.Bind}
	if c.Has("newContext") {
		fresh = fresh.With("context", c.Option("newContext"))
	}
	return []language.Command{fresh}
}

// callInsteadOfInspect makes one call of those that an Inspect or a Settle makes: a look at
// one key, at its rotation setting where the program changes that, or the reading of a
// ciphertext, by its key or by one that is not. Of an Inspect it may also be the time that
// counted, which a Settle takes.
func callInsteadOfInspect(p language.Program, at int) []language.Program {
	var looks []language.Op
	switch p[at].Op {
	case language.Inspect:
		looks = append([]language.Op{language.DescribeKey}, settings(p)...)
	case language.Settle:
		looks = settings(p)
	default:
		return nil
	}
	var calls []language.Command
	for _, op := range looks {
		for _, region := range p.Regions() {
			calls = append(calls, language.Command{Op: op, At: region, Key: p[at].Key})
		}
	}
	if p[at].Op == language.Inspect {
		calls = append(calls, readings(p[:at], p[at].Key, p.Regions())...)
		calls = append(calls, language.Command{Op: language.Settle, Key: p[at].Key})
	}
	return withEach(p, at, calls)
}

// readings decrypt what was encrypted before: with a key, and then with every other one.
func readings(before language.Program, key language.KeyRef, regions []language.Region) []language.Command {
	keys := []language.KeyRef{key}
	for _, c := range before {
		if other := (language.KeyRef{Form: language.ByID, Name: string(c.Bind)}); c.Op == language.CreateKey && other != key {
			keys = append(keys, other)
		}
	}
	var out []language.Command
	for _, k := range keys {
		for _, c := range before {
			if c.Bind == "" || c.Op.Letter() != language.Encrypt.Letter() {
				continue
			}
			for _, region := range regions {
				read := language.Command{Op: language.Decrypt, At: region, Cipher: c.Bind, Key: k}
				if context := contextOf(c); context != "" {
					read = read.With("context", context)
				}
				out = append(out, read)
			}
		}
	}
	return out
}

// contextOf is the encryption context of the ciphertext that a command makes.
func contextOf(c language.Command) string {
	if c.Op == language.ReEncrypt {
		return c.Option("newContext")
	}
	return c.Option("context")
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
