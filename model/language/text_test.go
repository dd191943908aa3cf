package language_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/language"
)

const (
	virginia language.Region = "us-east-1"
	ireland  language.Region = "eu-west-1"
	sydney   language.Region = "ap-southeast-2"
)

// idOf and arnOf name the key of a symbol in the Region that is called.
func idOf(symbol string) language.KeyRef { return language.KeyRef{Form: language.ByID, Name: symbol} }

func arnOf(symbol string) language.KeyRef { return language.KeyRef{Form: language.ByARN, Name: symbol} }

// options are the options of a command by name, a flag with an empty value.
type options = map[string]string

var texts = []struct {
	text    string
	command language.Command
}{
	{"k1 = CreateKey @us-east-1", language.Command{Op: language.CreateKey, At: virginia, Bind: "k1"}},
	{
		`k1 = CreateKey @us-east-1 multiRegion spec=RSA_2048 usage=SIGN_VERIFY origin=EXTERNAL keyStore=cks-1 description="my \"first\" key" policy=p1 bypassLockoutCheck tags=team/red,cost/7`,
		language.Command{Op: language.CreateKey, At: virginia, Bind: "k1", Options: options{
			"multiRegion": "", "spec": "RSA_2048", "usage": "SIGN_VERIFY", "origin": "EXTERNAL", "keyStore": "cks-1",
			"description": `my "first" key`, "policy": "p1", "bypassLockoutCheck": "", "tags": "team/red,cost/7",
		}},
	},
	{"ReplicateKey k1 @us-east-1 -> eu-west-1", language.Command{Op: language.ReplicateKey, Key: idOf("k1"), At: virginia, To: ireland}},
	{
		`ReplicateKey k1.arn @us-east-1 -> eu-west-1 description="" policy=lockout bypassLockoutCheck tags=many`,
		language.Command{Op: language.ReplicateKey, Key: arnOf("k1"), At: virginia, To: ireland, Options: options{
			"description": "", "policy": "lockout", "bypassLockoutCheck": "", "tags": "many",
		}},
	},
	{`ReplicateKey k1 @us-east-1 -> "no where"`, language.Command{Op: language.ReplicateKey, Key: idOf("k1"), At: virginia, To: "no where"}},
	{`ReplicateKey k1 @us-east-1 -> ""`, language.Command{Op: language.ReplicateKey, Key: idOf("k1"), At: virginia}},
	{"UpdatePrimaryRegion k1 @us-east-1 -> eu-west-1", language.Command{Op: language.UpdatePrimaryRegion, Key: idOf("k1"), At: virginia, To: ireland}},
	{"DescribeKey k1 @us-east-1", language.Command{Op: language.DescribeKey, Key: idOf("k1"), At: virginia}},
	{"DescribeKey k1.arn @us-east-1", language.Command{Op: language.DescribeKey, Key: arnOf("k1"), At: virginia}},
	{
		"DescribeKey k1.arn:eu-west-1 @us-east-1",
		language.Command{Op: language.DescribeKey, Key: language.KeyRef{Form: language.ByARN, Name: "k1", Region: ireland}, At: virginia},
	},
	{
		"DescribeKey k1.arn:other-account @us-east-1",
		language.Command{Op: language.DescribeKey, Key: language.KeyRef{Form: language.ByForeignARN, Name: "k1"}, At: virginia},
	},
	{"DescribeKey alias:a1 @us-east-1", language.Command{Op: language.DescribeKey, Key: language.KeyRef{Form: language.ByAlias, Name: "a1"}, At: virginia}},
	{
		"DescribeKey aliasarn:a1 @us-east-1",
		language.Command{Op: language.DescribeKey, Key: language.KeyRef{Form: language.ByAliasARN, Name: "a1"}, At: virginia},
	},
	{
		"DescribeKey aliasarn:a1:eu-west-1 @us-east-1",
		language.Command{Op: language.DescribeKey, Key: language.KeyRef{Form: language.ByAliasARN, Name: "a1", Region: ireland}, At: virginia},
	},
	{
		"DescribeKey word:malformed-mrk @us-east-1",
		language.Command{Op: language.DescribeKey, Key: language.KeyRef{Form: language.ByWord, Name: "malformed-mrk"}, At: virginia},
	},
	{"ListKeys @us-east-1", language.Command{Op: language.ListKeys, At: virginia}},
	{
		"ListKeys @us-east-1 limit=-1 marker=no-such-marker",
		language.Command{Op: language.ListKeys, At: virginia, Options: options{"limit": "-1", "marker": "no-such-marker"}},
	},
	{"EnableKey k1 @us-east-1", language.Command{Op: language.EnableKey, Key: idOf("k1"), At: virginia}},
	{"DisableKey k1 @us-east-1", language.Command{Op: language.DisableKey, Key: idOf("k1"), At: virginia}},
	{
		`UpdateKeyDescription k1 @us-east-1 description="line\nbreak, #, = and \xff"`,
		language.Command{Op: language.UpdateKeyDescription, Key: idOf("k1"), At: virginia, Options: options{"description": "line\nbreak, #, = and \xff"}},
	},
	{"Encrypt k1 @us-east-1", language.Command{Op: language.Encrypt, Key: idOf("k1"), At: virginia}},
	{
		"Encrypt k1 @us-east-1 -> c1 context=purpose/test,dept/it",
		language.Command{Op: language.Encrypt, Key: idOf("k1"), At: virginia, Bind: "c1", Options: options{"context": "purpose/test,dept/it"}},
	},
	{"Encrypt k1 @us-east-1 algorithm=RSAES_OAEP_SHA_1", language.Command{
		Op: language.Encrypt, Key: idOf("k1"), At: virginia, Options: options{"algorithm": "RSAES_OAEP_SHA_1"},
	}},
	{"Decrypt c1 @eu-west-1 algorithm=RSAES_OAEP_SHA_1", language.Command{
		Op: language.Decrypt, Cipher: "c1", At: ireland, Options: options{"algorithm": "RSAES_OAEP_SHA_1"},
	}},
	{
		"Sign k1 @us-east-1 -> s1 algorithm=ECDSA_SHA_256 message=other messageType=DIGEST",
		language.Command{Op: language.Sign, Key: idOf("k1"), At: virginia, Bind: "s1", Options: options{
			"algorithm": "ECDSA_SHA_256", "message": "other", "messageType": "DIGEST",
		}},
	},
	{
		"Verify s1 @eu-west-1 key=k1.arn messageType=DIGEST mutate=message",
		language.Command{Op: language.Verify, Cipher: "s1", At: ireland, Key: arnOf("k1"), Options: options{"messageType": "DIGEST", "mutate": "message"}},
	},
	{
		"Sign k1 @us-east-1 -> s1 algorithm=ML_DSA_SHAKE_256 messageType=EXTERNAL_MU",
		language.Command{Op: language.Sign, Key: idOf("k1"), At: virginia, Bind: "s1", Options: options{
			"algorithm": "ML_DSA_SHAKE_256", "messageType": "EXTERNAL_MU",
		}},
	},
	{
		"Verify s1 @eu-west-1 messageType=EXTERNAL_MU",
		language.Command{Op: language.Verify, Cipher: "s1", At: ireland, Options: options{"messageType": "EXTERNAL_MU"}},
	},
	{"GetPublicKey k1 @us-east-1", language.Command{Op: language.GetPublicKey, Key: idOf("k1"), At: virginia}},
	{"DeriveSharedSecret k1 @us-east-1", language.Command{Op: language.DeriveSharedSecret, Key: idOf("k1"), At: virginia}},
	{
		"GenerateMac k1 @us-east-1 -> m1 algorithm=HMAC_SHA_256 message=other",
		language.Command{Op: language.GenerateMac, Key: idOf("k1"), At: virginia, Bind: "m1", Options: options{"algorithm": "HMAC_SHA_256", "message": "other"}},
	},
	{
		"VerifyMac m1 @eu-west-1 key=k1 mutate=tail",
		language.Command{Op: language.VerifyMac, Cipher: "m1", At: ireland, Key: idOf("k1"), Options: options{"mutate": "tail"}},
	},
	{
		"GenerateDataKeyPair k1 @us-east-1 -> c1 context=a/b",
		language.Command{Op: language.GenerateDataKeyPair, Key: idOf("k1"), At: virginia, Bind: "c1", Options: options{"context": "a/b"}},
	},
	{
		"GenerateDataKeyPairWithoutPlaintext k1 @us-east-1 -> c1 context=a/b",
		language.Command{Op: language.GenerateDataKeyPairWithoutPlaintext, Key: idOf("k1"), At: virginia, Bind: "c1", Options: options{"context": "a/b"}},
	},
	{"Decrypt c1 @eu-west-1", language.Command{Op: language.Decrypt, Cipher: "c1", At: ireland}},
	{
		"Decrypt c1 @eu-west-1 key=k1.arn context=purpose/ mutate=tail",
		language.Command{Op: language.Decrypt, Cipher: "c1", At: ireland, Key: arnOf("k1"), Options: options{"context": "purpose/", "mutate": "tail"}},
	},
	{
		"GenerateDataKey k1 @us-east-1 -> c1 context=a/b",
		language.Command{Op: language.GenerateDataKey, Key: idOf("k1"), At: virginia, Bind: "c1", Options: options{"context": "a/b"}},
	},
	{"Encrypt k1 @us-east-1 dryRun", language.Command{Op: language.Encrypt, Key: idOf("k1"), At: virginia, Options: options{"dryRun": ""}}},
	{"Decrypt c1 @us-east-1 dryRun", language.Command{Op: language.Decrypt, Cipher: "c1", At: virginia, Options: options{"dryRun": ""}}},
	{"GenerateDataKey k1 @us-east-1 dryRun", language.Command{Op: language.GenerateDataKey, Key: idOf("k1"), At: virginia, Options: options{"dryRun": ""}}},
	{"ReEncrypt c1 @us-east-1 to=k2 dryRun", language.Command{Op: language.ReEncrypt, Cipher: "c1", At: virginia, Dest: idOf("k2"), Options: options{"dryRun": ""}}},
	{"ReEncrypt c1 @us-east-1 to=k2", language.Command{Op: language.ReEncrypt, Cipher: "c1", At: virginia, Dest: idOf("k2")}},
	{
		"ReEncrypt c1 @us-east-1 -> c2 key=k1.arn to=alias:a1 context=a/b newContext=c/d mutate=header",
		language.Command{
			Op: language.ReEncrypt, Cipher: "c1", At: virginia, Bind: "c2", Key: arnOf("k1"), Dest: language.KeyRef{Form: language.ByAlias, Name: "a1"},
			Options: options{"context": "a/b", "newContext": "c/d", "mutate": "header"},
		},
	},
	{
		"ScheduleKeyDeletion k1 @us-east-1 window=7",
		language.Command{Op: language.ScheduleKeyDeletion, Key: idOf("k1"), At: virginia, Options: options{"window": "7"}},
	},
	{"CancelKeyDeletion k1 @us-east-1", language.Command{Op: language.CancelKeyDeletion, Key: idOf("k1"), At: virginia}},
	{"GetKeyPolicy k1 @us-east-1", language.Command{Op: language.GetKeyPolicy, Key: idOf("k1"), At: virginia}},
	{
		"PutKeyPolicy k1 @us-east-1 policy=lockout bypassLockoutCheck",
		language.Command{Op: language.PutKeyPolicy, Key: idOf("k1"), At: virginia, Options: options{"policy": "lockout", "bypassLockoutCheck": ""}},
	},
	{
		"CreateAlias k1 @us-east-1 alias=noprefix",
		language.Command{Op: language.CreateAlias, Key: idOf("k1"), At: virginia, Options: options{"alias": language.AliasWithoutPrefix}},
	},
	{"ListAliases @us-east-1", language.Command{Op: language.ListAliases, At: virginia}},
	{
		"ListAliases @us-east-1 limit=1 marker=abc",
		language.Command{Op: language.ListAliases, At: virginia, Options: options{"limit": "1", "marker": "abc"}},
	},
	{"ListAliases k1 @us-east-1", language.Command{Op: language.ListAliases, Key: idOf("k1"), At: virginia}},
	{
		`TagResource k1 @us-east-1 tags="team/deep red"`,
		language.Command{Op: language.TagResource, Key: idOf("k1"), At: virginia, Options: options{"tags": "team/deep red"}},
	},
	{
		`UntagResource k1 @us-east-1 tagKey=""`,
		language.Command{Op: language.UntagResource, Key: idOf("k1"), At: virginia, Options: options{"tagKey": ""}},
	},
	{"ListResourceTags k1 @us-east-1", language.Command{Op: language.ListResourceTags, Key: idOf("k1"), At: virginia}},
	{"CreateGrant k1 @us-east-1", language.Command{Op: language.CreateGrant, Key: idOf("k1"), At: virginia}},
	{"CreateGrant k1 @us-east-1 -> g1", language.Command{Op: language.CreateGrant, Key: idOf("k1"), At: virginia, Bind: "g1"}},
	{"RevokeGrant g1 @us-east-1", language.Command{Op: language.RevokeGrant, Cipher: "g1", At: virginia}},
	{"RetireGrant g1 @eu-west-1", language.Command{Op: language.RetireGrant, Cipher: "g1", At: ireland}},
	{"ListKeyPolicies k1 @us-east-1", language.Command{Op: language.ListKeyPolicies, Key: idOf("k1"), At: virginia}},
	{"GetKeyLastUsage k1.arn @us-east-1", language.Command{Op: language.GetKeyLastUsage, Key: arnOf("k1"), At: virginia}},
	{
		"UpdateAlias k2 @us-east-1 alias=a1",
		language.Command{Op: language.UpdateAlias, Key: idOf("k2"), At: virginia, Options: options{"alias": "a1"}},
	},
	{"DeleteAlias @us-east-1 alias=a1", language.Command{Op: language.DeleteAlias, At: virginia, Options: options{"alias": "a1"}}},
	{"ListGrants k1 @us-east-1", language.Command{Op: language.ListGrants, Key: idOf("k1"), At: virginia}},
	{"GetKeyRotationStatus k1 @us-east-1", language.Command{Op: language.GetKeyRotationStatus, Key: idOf("k1"), At: virginia}},
	{"EnableKeyRotation k1 @us-east-1 period=180", language.Command{Op: language.EnableKeyRotation, Key: idOf("k1"), At: virginia, Options: map[string]string{"period": "180"}}},
	{"DisableKeyRotation k1 @us-east-1", language.Command{Op: language.DisableKeyRotation, Key: idOf("k1"), At: virginia}},
	{"RotateKeyOnDemand k1 @us-east-1", language.Command{Op: language.RotateKeyOnDemand, Key: idOf("k1"), At: virginia}},
	{"ListKeyRotations k1 @us-east-1 include=ALL_KEY_MATERIAL", language.Command{Op: language.ListKeyRotations, Key: idOf("k1"), At: virginia, Options: map[string]string{"include": "ALL_KEY_MATERIAL"}}},
	{"GetParametersForImport k1 @us-east-1 -> t1", language.Command{Op: language.GetParametersForImport, Key: idOf("k1"), At: virginia, Bind: "t1"}},
	{"GetParametersForImport k1.arn @us-east-1 -> t1 wrap=RSAES_OAEP_SHA_1 wrapSpec=RSA_4096", language.Command{
		Op: language.GetParametersForImport, Key: language.KeyRef{Form: language.ByARN, Name: "k1"}, At: virginia, Bind: "t1",
		Options: map[string]string{"wrap": "RSAES_OAEP_SHA_1", "wrapSpec": "RSA_4096"},
	}},
	{"ImportKeyMaterial k1 @us-east-1 token=t1 material=m1 type=NEW_KEY_MATERIAL claim=m2 expires=30 withoutExpiry description=\"the second\" spoil", language.Command{
		Op: language.ImportKeyMaterial, Key: idOf("k1"), At: virginia, Options: map[string]string{
			"token": "t1", "material": "m1", "type": "NEW_KEY_MATERIAL", "claim": "m2", "expires": "30", "withoutExpiry": "", "description": "the second", "spoil": "",
		},
	}},
	{"DeleteImportedKeyMaterial k1 @us-east-1 material=m1", language.Command{
		Op: language.DeleteImportedKeyMaterial, Key: idOf("k1"), At: virginia, Options: map[string]string{"material": "m1"},
	}},
	{"Inspect k1", language.Command{Op: language.Inspect, Key: idOf("k1")}},
	{"Wait days=8", language.Command{Op: language.Wait, Options: options{"days": "8"}}},
	{"Encrypt k1 @us-east-1 omit=Plaintext", language.Command{Op: language.Encrypt, Key: idOf("k1"), At: virginia, Options: options{"omit": "Plaintext"}}},
	{"UpdateKeyDescription k1 @us-east-1 omit=Description", language.Command{Op: language.UpdateKeyDescription, Key: idOf("k1"), At: virginia, Options: options{"omit": "Description"}}},
	{"CreateGrant k1 @us-east-1 omit=Operations", language.Command{Op: language.CreateGrant, Key: idOf("k1"), At: virginia, Options: options{"omit": "Operations"}}},
	{
		"ReplicateKey k1 @us-east-1 -> eu-west-1 omit=ReplicaRegion",
		language.Command{Op: language.ReplicateKey, Key: idOf("k1"), At: virginia, To: ireland, Options: options{"omit": "ReplicaRegion"}},
	},
	{
		"UpdatePrimaryRegion k1 @us-east-1 -> eu-west-1 omit=PrimaryRegion",
		language.Command{Op: language.UpdatePrimaryRegion, Key: idOf("k1"), At: virginia, To: ireland, Options: options{"omit": "PrimaryRegion"}},
	},
	{"RevokeGrant g1 @us-east-1 omit=KeyId", language.Command{Op: language.RevokeGrant, Cipher: "g1", At: virginia, Options: options{"omit": "KeyId"}}},
	{"DescribeKey k1 @us-east-1 raw=no-body", language.Command{Op: language.DescribeKey, Key: idOf("k1"), At: virginia, Options: options{"raw": "no-body"}}},
	{"DescribeKey k1 @us-east-1 raw=not-json", language.Command{Op: language.DescribeKey, Key: idOf("k1"), At: virginia, Options: options{"raw": "not-json"}}},
	{"DescribeKey k1 @us-east-1 raw=list", language.Command{Op: language.DescribeKey, Key: idOf("k1"), At: virginia, Options: options{"raw": "list"}}},
	{"DescribeKey k1 @us-east-1 raw=wrong-type", language.Command{Op: language.DescribeKey, Key: idOf("k1"), At: virginia, Options: options{"raw": "wrong-type"}}},
	{"DescribeKey k1 @us-east-1 raw=unknown-operation", language.Command{Op: language.DescribeKey, Key: idOf("k1"), At: virginia, Options: options{"raw": "unknown-operation"}}},
	{"DescribeKey k1 @us-east-1 raw=no-service", language.Command{Op: language.DescribeKey, Key: idOf("k1"), At: virginia, Options: options{"raw": "no-service"}}},
	{"DescribeKey k1 @us-east-1 raw=text-plain", language.Command{Op: language.DescribeKey, Key: idOf("k1"), At: virginia, Options: options{"raw": "text-plain"}}},
	{
		"DescribeKey word:unknown-arn @us-east-1",
		language.Command{Op: language.DescribeKey, Key: language.KeyRef{Form: language.ByWord, Name: "unknown-arn"}, At: virginia},
	},
	{"Settle k1", language.Command{Op: language.Settle, Key: idOf("k1")}},
}

func TestTextForm(t *testing.T) {
	t.Parallel()
	for _, tt := range texts {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, tt.text, tt.command.String())
			parsed, err := language.ParseCommand(tt.text)
			require.NoError(t, err)
			assert.Equal(t, tt.command, parsed)
		})
	}
}

// TestTextFormsAreAllShown keeps the table above whole: every operation, and every
// option of each.
func TestTextFormsAreAllShown(t *testing.T) {
	t.Parallel()
	shown, raw := map[language.Op]map[string]bool{}, map[string]bool{}
	for _, tt := range texts {
		if shown[tt.command.Op] == nil {
			shown[tt.command.Op] = map[string]bool{}
		}
		for name := range tt.command.Options {
			shown[tt.command.Op][name] = true
		}
		raw[tt.command.Option("raw")] = true
		shown[tt.command.Op]["key"] = shown[tt.command.Op]["key"] || !tt.command.Key.IsZero()
		shown[tt.command.Op]["to"] = shown[tt.command.Op]["to"] || !tt.command.Dest.IsZero()
	}
	for op, g := range language.Grammars() {
		assert.Contains(t, shown, op)
		for _, o := range g.Options {
			// Of raw, which every operation has, each word is shown once.
			assert.True(t, shown[op][o.Name] || o.Name == "raw", "%s %s", op, o.Name)
			for _, word := range o.Words {
				assert.True(t, o.Name != "raw" || raw[word], "raw=%s", word)
			}
		}
	}
}

// TestOptionsStandInAnyOrder: people write them as they come; printing puts them right.
func TestOptionsStandInAnyOrder(t *testing.T) {
	t.Parallel()
	got, err := language.ParseCommand(`  ReEncrypt   c1	@us-east-1 newContext=c/d to=k2 key="k1" context="a/b"  `)
	require.NoError(t, err)
	assert.Equal(t, "ReEncrypt c1 @us-east-1 key=k1 to=k2 context=a/b newContext=c/d", got.String())
}
