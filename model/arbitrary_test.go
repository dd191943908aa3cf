package model_test

import (
	"maps"
	"slices"

	"pgregory.net/rapid"

	"github.com/mrkconform/mrkconform/model"
)

// Pools of what a command can name. Some of it is made by programs, the rest never.
var (
	anyRegion = rapid.SampledFrom([]model.Region{virginia, ireland, sydney, "cn-north-1", model.UnknownRegion})
	anyKey    = rapid.SampledFrom([]string{"k1", "k2", "k3", "k9", "c1"})
	anyGrant  = rapid.SampledFrom([]model.Symbol{"g1", "g2", "g9", "k1"})
	anyCipher = rapid.SampledFrom([]model.Symbol{"c1", "c2", "c3", "c4", "c9", "k1"})
	anyAlias  = rapid.SampledFrom([]string{"a1", "a2", "a9", model.AliasWithoutPrefix})
	anyWord   = rapid.SampledFrom(slices.Sorted(maps.Keys(model.Words)))
	anyPairs  = rapid.SampledFrom([]string{
		"purpose/test", "purpose/test,dept/it", "team/red", "team/red,team/blue", "aws:team/x", "x/", "a b/ö,c/d", "many", "long-key", "long-value",
	})
	anyText = rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"", "changed", model.LongDescription, model.BadMarker, "RSA_2048", "HMAC_256", "SM2", "AES_512", "SIGN_VERIFY", "EXTERNAL", "AWS_CLOUDHSM", "a1", "team",
	}))
	anyWait   = rapid.SampledFrom([]string{"1", "7", "8", "9", "30", "3650"})
	anyNumber = rapid.SampledFrom([]string{"-1", "0", "1", "6", "7", "30", "31", "365", "366", "1000", "1001"})
)

// anyKeyRef draws a reference of any form to a key that may or may not exist.
var anyKeyRef = rapid.Custom(func(t *rapid.T) model.KeyRef {
	region := func() model.Region {
		return rapid.OneOf(rapid.Just(model.Region("")), anyRegion).Draw(t, "region of the reference")
	}
	switch rapid.IntRange(0, 8).Draw(t, "form") {
	case 0:
		return model.KeyRef{Form: model.ByWord, Name: anyWord.Draw(t, "word")}
	case 1:
		return model.KeyRef{Form: model.ByAlias, Name: anyAlias.Draw(t, "alias")}
	case 2:
		return model.KeyRef{Form: model.ByAliasARN, Name: anyAlias.Draw(t, "alias"), Region: region()}
	case 3:
		return model.KeyRef{Form: model.ByForeignARN, Name: anyKey.Draw(t, "key")}
	case 4, 5:
		return model.KeyRef{Form: model.ByARN, Name: anyKey.Draw(t, "key"), Region: region()}
	}
	return idOf(anyKey.Draw(t, "key"))
})

// anyCommand draws any command that has a text form, sensible or not.
var anyCommand = rapid.Custom(func(t *rapid.T) model.Command {
	op := rapid.SampledFrom(slices.Sorted(maps.Keys(model.Grammars()))).Draw(t, "op")
	g, _ := model.GrammarOf(op)
	c := model.Command{Op: op}
	if !g.NoAt {
		c.At = anyRegion.Draw(t, "at")
	}
	switch {
	case g.Subject == model.KeySubject, g.Subject == model.OptionalKeySubject && rapid.Bool().Draw(t, "named"):
		c.Key = anyKeyRef.Draw(t, "key")
	case g.Subject == model.CipherSubject:
		c.Cipher = anyCipher.Draw(t, "cipher")
	case g.Subject == model.GrantSubject:
		c.Cipher = anyGrant.Draw(t, "grant")
	}
	switch {
	case g.Binds == model.BindsKey:
		c.Bind = model.Symbol(anyKey.Draw(t, "bind"))
	case g.Binds == model.BindsCipher && rapid.Bool().Draw(t, "binds"):
		c.Bind = anyCipher.Draw(t, "bind")
	case g.Binds == model.BindsGrant && rapid.Bool().Draw(t, "binds"):
		c.Bind = anyGrant.Draw(t, "bind")
	}
	if g.To {
		c.To = rapid.OneOf(anyRegion, rapid.Map(rapid.String(), func(s string) model.Region { return model.Region(s) })).Draw(t, "to")
	}
	for _, o := range g.Options {
		switch {
		case op == model.Wait:
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
func anyValue(t *rapid.T, o model.Option) string {
	switch o.Kind {
	case model.Flag:
		return ""
	case model.Word:
		return rapid.SampledFrom(o.Words).Draw(t, o.Name)
	case model.Pairs:
		return anyPairs.Draw(t, o.Name)
	case model.Number:
		return anyNumber.Draw(t, o.Name)
	default:
		return anyText.Draw(t, o.Name)
	}
}
