package language_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/language"
)

func TestParseWritten(t *testing.T) {
	t.Parallel()
	got, err := language.ParseWritten(`# What the file is about.

-- replicate-twice --
# A Region takes
# one replica.
k1 = CreateKey @a multiRegion
# Again:
ReplicateKey k1.arn:b @a -> c description="a b c"

-- list --
# Somebody has to.
ListKeys @b
`)
	require.NoError(t, err)
	require.Len(t, got, 2)
	assert.Equal(t, "replicate-twice", got[0].Name)
	assert.Equal(t, "A Region takes one replica.", got[0].Reason)
	assert.Equal(t, "k1 = CreateKey @a multiRegion\nReplicateKey k1.arn:b @a -> c description=\"a b c\"\n", got[0].Program.String())
	assert.Equal(t, "list", got[1].Name)
	assert.Equal(t, "Somebody has to.", got[1].Reason)
	assert.Equal(t, "ListKeys @b\n", got[1].Program.String())
}

// TestParseWrittenErrors: each error names the line of the file.
func TestParseWrittenErrors(t *testing.T) {
	t.Parallel()
	const begun = "-- one --\n# Why.\nListKeys @a\n"
	for text, want := range map[string]string{
		"":                                           `no program: each begins with a line "-- name --"`,
		"# Only a head.\n":                           `no program: each begins with a line "-- name --"`,
		"\nListKeys @a\n" + begun:                    `line 2: "ListKeys @a" stands before the first name`,
		"-- Two words --\nListKeys @a\n":             `line 1: "-- Two words --" stands before the first name`,
		begun + begun:                                "line 4: a second program is called one",
		"-- one --\nListKeys @a\n# Why.\n":           "line 1: one lacks the comment that says why it is there",
		"-- one --\n":                                "line 1: one lacks the comment that says why it is there",
		begun + "-- two --\n# Why.\n":                "two: no command in the program",
		begun + "-- two --\n# Why.\nNone\n":          `two: line 6: "None": unknown operation "None"`,
		begun + "-- two --\n# Why.\n\n-- --":         `two: line 7: "-- --": unknown operation "--"`,
		begun + "-- two --\n# Why.\nDecrypt c1 @a\n": `two: line 6: "Decrypt c1 @a" reads c1, which no earlier command binds`,
	} {
		_, err := language.ParseWritten(text)
		assert.EqualError(t, err, want, "%q", text)
	}
}

func TestInRegions(t *testing.T) {
	t.Parallel()
	p, err := language.ParseProgram("k1 = CreateKey @a multiRegion\nReplicateKey k1.arn:b @a -> c description=\"a b c\"\n" +
		"ReplicateKey k1 @a -> cn-north-1\nEncrypt aliasarn:a1:c @b -> c1\nReEncrypt c1 @c to=k1.arn:b")
	require.NoError(t, err)
	const three = `k1 = CreateKey @us-east-1 multiRegion
ReplicateKey k1.arn:eu-west-1 @us-east-1 -> ap-southeast-2 description="a b c"
ReplicateKey k1 @us-east-1 -> cn-north-1
Encrypt aliasarn:a1:ap-southeast-2 @eu-west-1 -> c1
ReEncrypt c1 @ap-southeast-2 to=k1.arn:eu-west-1
`
	assert.Equal(t, three, p.In([]language.Region{"us-east-1", "eu-west-1", "ap-southeast-2"}).String())
	const two = `k1 = CreateKey @us-east-1 multiRegion
ReplicateKey k1.arn:eu-west-1 @us-east-1 -> us-east-1 description="a b c"
ReplicateKey k1 @us-east-1 -> cn-north-1
Encrypt aliasarn:a1:us-east-1 @eu-west-1 -> c1
ReEncrypt c1 @us-east-1 to=k1.arn:eu-west-1
`
	assert.Equal(t, two, p.In([]language.Region{"us-east-1", "eu-west-1"}).String(), "with two Regions the third is the first again")
	assert.Equal(t, "k1 = CreateKey @a multiRegion", p[0].String(), "the program itself stays")
}
