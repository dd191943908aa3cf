package language_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/language"
)

// badLines are slips that people make, and what they read then behind the quoted line.
var badLines = []struct{ line, problem string }{
	{``, `the line ends too early`},
	{`k1 =`, `the line ends too early`},
	{`EncryptKey k1 @us-east-1`, `unknown operation "EncryptKey"`},
	{`encrypt k1 @us-east-1`, `unknown operation "encrypt"`},
	{`"Encrypt" k1 @us-east-1`, `unknown operation "Encrypt"`},
	{`k1=CreateKey @us-east-1`, `unknown operation "k1"`},
	{`CreateKey @us-east-1`, `CreateKey is written k1 = CreateKey`},
	{`k1 = DescribeKey k1 @us-east-1`, `DescribeKey is written without a symbol before it`},
	{`K1 = CreateKey @us-east-1`, `"K1" is no symbol`},
	{`DescribeKey @us-east-1`, `DescribeKey needs an operand`},
	{`Wait`, `Wait needs days=N, from 1 to 3650`},
	{`Wait days=0`, `Wait needs days=N, from 1 to 3650`},
	{`Wait days=3651`, `Wait needs days=N, from 1 to 3650`},
	{`Wait k1 days=8`, `Wait has no option "k1"`},
	{`Settle`, `Settle needs an operand`},
	{`Decrypt C1 @us-east-1`, `"C1" is no symbol of a ciphertext`},
	{`DescribeKey k1`, `the line ends too early`},
	{`DescribeKey k1 us-east-1`, `@Region expected, found "us-east-1"`},
	{`DescribeKey k1 @US-EAST-1`, `@Region expected, found "@US-EAST-1"`},
	{`DescribeKey k1 @`, `@Region expected, found "@"`},
	{`ReplicateKey k1 @us-east-1`, `ReplicateKey needs "-> Region"`},
	{`ReplicateKey k1 @us-east-1 ->`, `the line ends too early`},
	{`ReplicateKey k1 @us-east-1 -> to=eu-west-1`, `"->" is followed by the option "to"`},
	{`Encrypt k1 @us-east-1 -> C1`, `"C1" is no symbol of a ciphertext`},
	{`Encrypt k1 @us-east-1 -> "c1"`, `"c1" is no symbol of a ciphertext`},
	{`CreateGrant k1 @us-east-1 -> G1`, `"G1" is no symbol of a grant`},
	{`RevokeGrant k1.arn @us-east-1`, `"k1.arn" is no symbol of a grant`},
	{`RetireGrant @us-east-1`, `RetireGrant needs an operand`},
	{`DescribeKey k1 @us-east-1 -> c1`, `DescribeKey has no option "->"`},
	{`DescribeKey k1.ARN @us-east-1`, `"k1.ARN" is no symbol`},
	{`DescribeKey k1.arn:EU @us-east-1`, `"k1.arn:EU" is no key reference`},
	{`DescribeKey k1.arn: @us-east-1`, `"k1.arn:" is no key reference`},
	{`DescribeKey alias:alias/a1 @us-east-1`, `"alias/a1" is no symbol`},
	{`DescribeKey aliasarn:a1: @us-east-1`, `"" is no Region`},
	{`DescribeKey word:nobody @us-east-1`, `unknown word "nobody"`},
	{`ReEncrypt c1 @us-east-1 -> c2`, `ReEncrypt needs to=KEY`},
	{`ReEncrypt c1 @us-east-1 -> c2 to=k1 to=k2`, `option to stands twice`},
	{`Decrypt c1 @us-east-1 key=k1 key=k1`, `option key stands twice`},
	{`Decrypt c1 @us-east-1 key=K1`, `"K1" is no symbol`},
	{`TagResource k1 @us-east-1 tags=a/b tags=c/d`, `option tags stands twice`},
	{`TagResource k1 @us-east-1 tags=team`, `option tags is written name/value,name/value, not "team"`},
	{`Encrypt k1 @us-east-1 context=""`, `option context is written name/value,name/value, not ""`},
	{`Encrypt k1 @us-east-1 description=x`, `Encrypt has no option "description"`},
	{`Encrypt k1 @us-east-1 "context"`, `Encrypt has no option "context"`},
	{`Encrypt k1 @us-east-1 context`, `option context: a flag has no value, any other option has one`},
	{`k1 = CreateKey @us-east-1 multiRegion=true`, `option multiRegion: a flag has no value, any other option has one`},
	{`k1 = CreateKey @us-east-1 multiRegion multiRegion`, `option multiRegion stands twice`},
	{
		`PutKeyPolicy k1 @us-east-1 policy=mine`,
		`option policy is one of p1, p2, lockout, no-principal, not-json, bad-character, too-long, over-long, not "mine"`,
	},
	{`Decrypt c1 @us-east-1 mutate=all`, `option mutate is one of tail, header, middle, not "all"`},
	{`ScheduleKeyDeletion k1 @us-east-1 window=7d`, `option window needs a whole number, not "7d"`},
	{`ScheduleKeyDeletion k1 @us-east-1 window=07`, `option window needs a whole number, not "07"`},
	{`ScheduleKeyDeletion k1 @us-east-1 window=`, `option window has no value`},
	{`UpdateKeyDescription k1 @us-east-1 description="half`, `a quoted text that does not end`},
	{`UpdateKeyDescription k1 @us-east-1 description="a"b`, `unexpected "b"`},
	{`UpdateKeyDescription k1 @us-east-1 descr"iption"`, `a quote in the middle of a word`},
	{`UpdateKeyDescription k1 @us-east-1 description=a=b`, `unexpected "=b"`},
}

func TestParseErrors(t *testing.T) {
	t.Parallel()
	for _, tt := range badLines {
		t.Run(tt.line, func(t *testing.T) {
			t.Parallel()
			_, err := language.ParseCommand(tt.line)
			assert.EqualError(t, err, strconv.Quote(tt.line)+": "+tt.problem)
		})
	}
}

func TestParseProgramNamesTheLine(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, text, problem string }{
		{"nothing", "", "no command in the program"},
		{"comments alone", "# a\n\n  # b\n", "no command in the program"},
		{
			"a bad line",
			"# my program\nk1 = CreateKey @us-east-1\n\nDescribeKey k1\n",
			`line 4: "DescribeKey k1": the line ends too early`,
		},
		{
			"a symbol that nothing binds",
			"# my program\n\nk1 = CreateKey @us-east-1\nDescribeKey k2 @us-east-1\n",
			`line 4: "DescribeKey k2 @us-east-1" reads k2, which no earlier command binds`,
		},
		{
			"a symbol that is bound twice",
			"k1 = CreateKey @us-east-1\n\n# again\nk1 = CreateKey @us-east-1",
			`line 4: "k1 = CreateKey @us-east-1" binds k1 a second time`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := language.ParseProgram(tt.text)
			assert.EqualError(t, err, tt.problem)
		})
	}
}

func TestParseProgramPassesCommentsOver(t *testing.T) {
	t.Parallel()
	p, err := language.ParseProgram("\r\n# first\r\n\tk1 = CreateKey @us-east-1\r\n  # then\n\nDescribeKey k1 @us-east-1")
	require.NoError(t, err)
	assert.Equal(t, "k1 = CreateKey @us-east-1\nDescribeKey k1 @us-east-1\n", p.String())
}
