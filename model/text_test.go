package model_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model"
)

const (
	virginia model.Region = "us-east-1"
	ireland  model.Region = "eu-west-1"
	sydney   model.Region = "ap-southeast-2"
)

// idOf and arnOf name the key of a symbol in the Region that is called.
func idOf(symbol string) model.KeyRef  { return model.KeyRef{Form: model.ByID, Name: symbol} }
func arnOf(symbol string) model.KeyRef { return model.KeyRef{Form: model.ByARN, Name: symbol} }

// options are the options of a command by name, a flag with an empty value.
type options = map[string]string

var texts = []struct {
	text    string
	command model.Command
}{
	{"k1 = CreateKey @us-east-1", model.Command{Op: model.CreateKey, At: virginia, Bind: "k1"}},
	{
		`k1 = CreateKey @us-east-1 multiRegion spec=RSA_2048 usage=SIGN_VERIFY origin=EXTERNAL keyStore=cks-1 description="my \"first\" key" policy=p1 bypassLockoutCheck tags=team/red,cost/7`,
		model.Command{Op: model.CreateKey, At: virginia, Bind: "k1", Options: options{
			"multiRegion": "", "spec": "RSA_2048", "usage": "SIGN_VERIFY", "origin": "EXTERNAL", "keyStore": "cks-1",
			"description": `my "first" key`, "policy": "p1", "bypassLockoutCheck": "", "tags": "team/red,cost/7",
		}},
	},
	{"ReplicateKey k1 @us-east-1 -> eu-west-1", model.Command{Op: model.ReplicateKey, Key: idOf("k1"), At: virginia, To: ireland}},
	{
		`ReplicateKey k1.arn @us-east-1 -> eu-west-1 description="" policy=lockout bypassLockoutCheck tags=many`,
		model.Command{Op: model.ReplicateKey, Key: arnOf("k1"), At: virginia, To: ireland, Options: options{
			"description": "", "policy": "lockout", "bypassLockoutCheck": "", "tags": "many",
		}},
	},
	{`ReplicateKey k1 @us-east-1 -> "no where"`, model.Command{Op: model.ReplicateKey, Key: idOf("k1"), At: virginia, To: "no where"}},
	{`ReplicateKey k1 @us-east-1 -> ""`, model.Command{Op: model.ReplicateKey, Key: idOf("k1"), At: virginia}},
	{"UpdatePrimaryRegion k1 @us-east-1 -> eu-west-1", model.Command{Op: model.UpdatePrimaryRegion, Key: idOf("k1"), At: virginia, To: ireland}},
	{"DescribeKey k1 @us-east-1", model.Command{Op: model.DescribeKey, Key: idOf("k1"), At: virginia}},
	{"DescribeKey k1.arn @us-east-1", model.Command{Op: model.DescribeKey, Key: arnOf("k1"), At: virginia}},
	{
		"DescribeKey k1.arn:eu-west-1 @us-east-1",
		model.Command{Op: model.DescribeKey, Key: model.KeyRef{Form: model.ByARN, Name: "k1", Region: ireland}, At: virginia},
	},
	{
		"DescribeKey k1.arn:other-account @us-east-1",
		model.Command{Op: model.DescribeKey, Key: model.KeyRef{Form: model.ByForeignARN, Name: "k1"}, At: virginia},
	},
	{"DescribeKey alias:a1 @us-east-1", model.Command{Op: model.DescribeKey, Key: model.KeyRef{Form: model.ByAlias, Name: "a1"}, At: virginia}},
	{
		"DescribeKey aliasarn:a1 @us-east-1",
		model.Command{Op: model.DescribeKey, Key: model.KeyRef{Form: model.ByAliasARN, Name: "a1"}, At: virginia},
	},
	{
		"DescribeKey aliasarn:a1:eu-west-1 @us-east-1",
		model.Command{Op: model.DescribeKey, Key: model.KeyRef{Form: model.ByAliasARN, Name: "a1", Region: ireland}, At: virginia},
	},
	{
		"DescribeKey word:malformed-mrk @us-east-1",
		model.Command{Op: model.DescribeKey, Key: model.KeyRef{Form: model.ByWord, Name: "malformed-mrk"}, At: virginia},
	},
	{"ListKeys @us-east-1", model.Command{Op: model.ListKeys, At: virginia}},
	{
		"ListKeys @us-east-1 limit=-1 marker=no-such-marker",
		model.Command{Op: model.ListKeys, At: virginia, Options: options{"limit": "-1", "marker": "no-such-marker"}},
	},
	{"EnableKey k1 @us-east-1", model.Command{Op: model.EnableKey, Key: idOf("k1"), At: virginia}},
	{"DisableKey k1 @us-east-1", model.Command{Op: model.DisableKey, Key: idOf("k1"), At: virginia}},
	{
		`UpdateKeyDescription k1 @us-east-1 description="line\nbreak, #, = and \xff"`,
		model.Command{Op: model.UpdateKeyDescription, Key: idOf("k1"), At: virginia, Options: options{"description": "line\nbreak, #, = and \xff"}},
	},
	{"Encrypt k1 @us-east-1", model.Command{Op: model.Encrypt, Key: idOf("k1"), At: virginia}},
	{
		"Encrypt k1 @us-east-1 -> c1 context=purpose/test,dept/it",
		model.Command{Op: model.Encrypt, Key: idOf("k1"), At: virginia, Bind: "c1", Options: options{"context": "purpose/test,dept/it"}},
	},
	{"Decrypt c1 @eu-west-1", model.Command{Op: model.Decrypt, Cipher: "c1", At: ireland}},
	{
		"Decrypt c1 @eu-west-1 key=k1.arn context=purpose/ mutate=tail",
		model.Command{Op: model.Decrypt, Cipher: "c1", At: ireland, Key: arnOf("k1"), Options: options{"context": "purpose/", "mutate": "tail"}},
	},
	{
		"GenerateDataKey k1 @us-east-1 -> c1 context=a/b",
		model.Command{Op: model.GenerateDataKey, Key: idOf("k1"), At: virginia, Bind: "c1", Options: options{"context": "a/b"}},
	},
	{"ReEncrypt c1 @us-east-1 to=k2", model.Command{Op: model.ReEncrypt, Cipher: "c1", At: virginia, Dest: idOf("k2")}},
	{
		"ReEncrypt c1 @us-east-1 -> c2 key=k1.arn to=alias:a1 context=a/b newContext=c/d mutate=header",
		model.Command{
			Op: model.ReEncrypt, Cipher: "c1", At: virginia, Bind: "c2", Key: arnOf("k1"), Dest: model.KeyRef{Form: model.ByAlias, Name: "a1"},
			Options: options{"context": "a/b", "newContext": "c/d", "mutate": "header"},
		},
	},
	{
		"ScheduleKeyDeletion k1 @us-east-1 window=7",
		model.Command{Op: model.ScheduleKeyDeletion, Key: idOf("k1"), At: virginia, Options: options{"window": "7"}},
	},
	{"CancelKeyDeletion k1 @us-east-1", model.Command{Op: model.CancelKeyDeletion, Key: idOf("k1"), At: virginia}},
	{"GetKeyPolicy k1 @us-east-1", model.Command{Op: model.GetKeyPolicy, Key: idOf("k1"), At: virginia}},
	{
		"PutKeyPolicy k1 @us-east-1 policy=lockout bypassLockoutCheck",
		model.Command{Op: model.PutKeyPolicy, Key: idOf("k1"), At: virginia, Options: options{"policy": "lockout", "bypassLockoutCheck": ""}},
	},
	{
		"CreateAlias k1 @us-east-1 alias=noprefix",
		model.Command{Op: model.CreateAlias, Key: idOf("k1"), At: virginia, Options: options{"alias": model.AliasWithoutPrefix}},
	},
	{"ListAliases @us-east-1", model.Command{Op: model.ListAliases, At: virginia}},
	{"ListAliases k1 @us-east-1", model.Command{Op: model.ListAliases, Key: idOf("k1"), At: virginia}},
	{
		`TagResource k1 @us-east-1 tags="team/deep red"`,
		model.Command{Op: model.TagResource, Key: idOf("k1"), At: virginia, Options: options{"tags": "team/deep red"}},
	},
	{
		`UntagResource k1 @us-east-1 tagKey=""`,
		model.Command{Op: model.UntagResource, Key: idOf("k1"), At: virginia, Options: options{"tagKey": ""}},
	},
	{"ListResourceTags k1 @us-east-1", model.Command{Op: model.ListResourceTags, Key: idOf("k1"), At: virginia}},
	{"CreateGrant k1 @us-east-1", model.Command{Op: model.CreateGrant, Key: idOf("k1"), At: virginia}},
	{"ListGrants k1 @us-east-1", model.Command{Op: model.ListGrants, Key: idOf("k1"), At: virginia}},
	{"GetKeyRotationStatus k1 @us-east-1", model.Command{Op: model.GetKeyRotationStatus, Key: idOf("k1"), At: virginia}},
	{"Inspect k1", model.Command{Op: model.Inspect, Key: idOf("k1")}},
	{"Wait days=8", model.Command{Op: model.Wait, Options: options{"days": "8"}}},
	{"Settle k1", model.Command{Op: model.Settle, Key: idOf("k1")}},
}

func TestTextForm(t *testing.T) {
	t.Parallel()
	for _, tt := range texts {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.text, tt.command.String())
			parsed, err := model.ParseCommand(tt.text)
			require.NoError(t, err)
			assert.Equal(t, tt.command, parsed)
		})
	}
}

// TestTextFormsAreAllShown keeps the table above whole: every operation, and every
// option of each.
func TestTextFormsAreAllShown(t *testing.T) {
	t.Parallel()
	shown := map[model.Op]map[string]bool{}
	for _, tt := range texts {
		if shown[tt.command.Op] == nil {
			shown[tt.command.Op] = map[string]bool{}
		}
		for name := range tt.command.Options {
			shown[tt.command.Op][name] = true
		}
		shown[tt.command.Op]["key"] = shown[tt.command.Op]["key"] || !tt.command.Key.IsZero()
		shown[tt.command.Op]["to"] = shown[tt.command.Op]["to"] || !tt.command.Dest.IsZero()
	}
	for op, g := range model.Grammars() {
		assert.Contains(t, shown, op)
		for _, o := range g.Options {
			assert.True(t, shown[op][o.Name], "%s %s", op, o.Name)
		}
	}
}

// TestOptionsStandInAnyOrder: people write them as they come; printing puts them right.
func TestOptionsStandInAnyOrder(t *testing.T) {
	t.Parallel()
	got, err := model.ParseCommand(`  ReEncrypt   c1	@us-east-1 newContext=c/d to=k2 key="k1" context="a/b"  `)
	require.NoError(t, err)
	assert.Equal(t, "ReEncrypt c1 @us-east-1 key=k1 to=k2 context=a/b newContext=c/d", got.String())
}
