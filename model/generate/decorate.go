package generate

import (
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
)

// decorate adds what a valid command may carry besides.
func (g *drawing) decorate(c language.Command) language.Command {
	switch c.Op {
	case language.CreateKey, language.ReplicateKey:
		c = g.maybe(c, 40, "description", "first", "second home", "")
		c = g.maybe(c, 25, "tags", "team/red", "team/red,cost/7")
		c = g.maybe(c, 25, "policy", "p1", "p2")
	case language.Encrypt, language.GenerateDataKey, language.GenerateDataKeyPair, language.GenerateDataKeyPairWithoutPlaintext:
		if c.Has("algorithm") {
			break // an RSA key takes no context
		}
		c = g.maybe(c, 40, "context", "purpose/test", "purpose/test,dept/it")
	case language.Sign, language.GenerateMac:
		c = c.With("algorithm", oneOf(g.t, g.world.Algorithms(c)))
		c = g.maybe(c, 25, "message", "other")
		if c.Op == language.Sign {
			c = g.maybe(c, 30, "messageType", shortType(c.Option("algorithm")))
		}
	case language.Verify:
		c = g.maybe(c, 30, "messageType", shortType(g.world.Ciphers[c.Cipher].Algorithm))
	case language.ReEncrypt:
		c = g.maybe(c, 40, "newContext", "purpose/test")
	case language.UpdateKeyDescription:
		c = c.With("description", oneOf(g.t, []string{"changed", "changed again", ""}))
	}
	return g.asText(c)
}

// shortType is the MessageType of what is signed in the place of a whole message.
func shortType(algorithm string) string {
	if strings.HasPrefix(algorithm, "ML_DSA") {
		return "EXTERNAL_MU"
	}
	return "DIGEST"
}

// asText says at times that a read is sent as text/plain, which nobody has to mind.
func (g *drawing) asText(c language.Command) language.Command {
	grammar, _ := language.GrammarOf(c.Op)
	if grammar.Changes || grammar.Binds != language.BindsNothing || !c.Op.Calls() || !percent(g.t, 1) {
		return c
	}
	return c.With("raw", "text-plain")
}

func (g *drawing) maybe(c language.Command, chance int, option string, values ...string) language.Command {
	if percent(g.t, chance) {
		return c.With(option, oneOf(g.t, values))
	}
	return c
}
