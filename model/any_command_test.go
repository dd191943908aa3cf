package model_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/mrkconform/mrkconform/model/language"
)

// Pools of what a command can name. Some of it is made by programs, the rest never.
var (
	anyRegion = rapid.SampledFrom([]language.Region{"us-east-1", "eu-west-1", "ap-southeast-2", "cn-north-1", "xx-nowhere-1"})
	anyKey    = rapid.SampledFrom([]string{"k1", "k2", "k3", "k9", "c1"})
	anyGrant  = rapid.SampledFrom([]language.Symbol{"g1", "g2", "g9", "k1"})
	anyCipher = rapid.SampledFrom([]language.Symbol{"c1", "c2", "c3", "c4", "c9", "k1"})
	anyToken  = rapid.SampledFrom([]language.Symbol{"t1", "t2", "t3", "t9", "k1"})
	anyAlias  = rapid.SampledFrom([]string{"a1", "a2", "a9", language.AliasWithoutPrefix})
	anyWord   = rapid.SampledFrom(slices.Sorted(maps.Keys(language.Words)))
	anyPairs  = rapid.SampledFrom([]string{
		"purpose/test", "purpose/test,dept/it", "team/red", "team/red,team/blue", "aws:team/x", "x/", "a b/ö,c/d", "many", "long-key", "long-value",
	})
	anyText = rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"", "changed", language.LongDescription, language.BadMarker, "RSA_2048", "HMAC_256", "SM2", "AES_512", "SIGN_VERIFY", "EXTERNAL", "AWS_CLOUDHSM", "a1", "team",
	}))
	anyWait   = rapid.SampledFrom([]string{"1", "7", "8", "9", "30", "3650"})
	anyNumber = rapid.SampledFrom([]string{"-1", "0", "1", "6", "7", "30", "31", "365", "366", "1000", "1001"})
)

// anyKeyRef draws a reference of any form to a key that may or may not exist.
var anyKeyRef = rapid.Custom(func(t *rapid.T) language.KeyRef {
	region := func() language.Region {
		return rapid.OneOf(rapid.Just(language.Region("")), anyRegion).Draw(t, "region of the reference")
	}
	switch rapid.IntRange(0, 8).Draw(t, "form") {
	case 0:
		return language.KeyRef{Form: language.ByWord, Name: anyWord.Draw(t, "word")}
	case 1:
		return language.KeyRef{Form: language.ByAlias, Name: anyAlias.Draw(t, "alias")}
	case 2:
		return language.KeyRef{Form: language.ByAliasARN, Name: anyAlias.Draw(t, "alias"), Region: region()}
	case 3:
		return language.KeyRef{Form: language.ByForeignARN, Name: anyKey.Draw(t, "key")}
	case 4, 5:
		return language.KeyRef{Form: language.ByARN, Name: anyKey.Draw(t, "key"), Region: region()}
	}
	return language.KeyRef{Form: language.ByID, Name: anyKey.Draw(t, "key")}
})

// anyCommand draws any command that has a text form, sensible or not.
var anyCommand = rapid.Custom(func(t *rapid.T) language.Command {
	op := rapid.SampledFrom(slices.Sorted(maps.Keys(language.Grammars()))).Draw(t, "op")
	g, _ := language.GrammarOf(op)
	c := language.Command{Op: op}
	if !g.NoAt {
		c.At = anyRegion.Draw(t, "at")
	}
	switch {
	case g.Subject == language.KeySubject, g.Subject == language.OptionalKeySubject && rapid.Bool().Draw(t, "named"):
		c.Key = anyKeyRef.Draw(t, "key")
	case g.Subject == language.CipherSubject:
		c.Cipher = anyCipher.Draw(t, "cipher")
	case g.Subject == language.GrantSubject:
		c.Cipher = anyGrant.Draw(t, "grant")
	}
	pool, own := map[language.Binding]*rapid.Generator[language.Symbol]{language.BindsToken: anyToken, language.BindsGrant: anyGrant}[g.Binds]
	switch {
	case g.Binds == language.BindsKey:
		c.Bind = language.Symbol(anyKey.Draw(t, "bind"))
	case g.Binds == language.BindsNothing || !rapid.Bool().Draw(t, "binds"):
	case own:
		c.Bind = pool.Draw(t, "bind")
	default:
		c.Bind = anyCipher.Draw(t, "bind")
	}
	if g.To {
		c.To = rapid.OneOf(anyRegion, rapid.Map(rapid.String(), func(s string) language.Region { return language.Region(s) })).Draw(t, "to")
	}
	for _, o := range g.Options {
		switch {
		case o.Kind == language.SymbolKind:
			c = c.With(o.Name, string(anyToken.Draw(t, o.Name)))
		case o.Name == "material" && op == language.ImportKeyMaterial:
			c = c.With(o.Name, anyValue(t, o))
		case op == language.Wait:
			c = c.With(o.Name, anyWait.Draw(t, o.Name))
		case o.Name == "to":
			c.Dest = anyKeyRef.Draw(t, o.Name)
		case !rapid.Bool().Draw(t, "has "+o.Name):
		case o.Name == "key":
			c.Key = anyKeyRef.Draw(t, o.Name)
		default:
			c = c.With(o.Name, anyValue(t, o))
		}
	}
	return c
})

// anyValue draws a value that the option admits.
func anyValue(t *rapid.T, o language.Option) string {
	switch o.Kind {
	case language.Flag:
		return ""
	case language.Word:
		return rapid.SampledFrom(o.Words).Draw(t, o.Name)
	case language.Pairs:
		return anyPairs.Draw(t, o.Name)
	case language.Number:
		return anyNumber.Draw(t, o.Name)
	default:
		return anyText.Draw(t, o.Name)
	}
}

// TestAnyCommandIsReadBack: what is printed is read back exactly, whatever it holds.
func TestAnyCommandIsReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := anyCommand.Draw(t, "command")
		again, err := language.ParseCommand(c.String())
		require.NoError(t, err)
		require.Equal(t, c, again)
	})
}
