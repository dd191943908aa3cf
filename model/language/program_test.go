package language_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/language"
)

// program parses lines that a test has written.
func program(t *testing.T, lines ...string) language.Program {
	t.Helper()
	out := make(language.Program, 0, len(lines))
	for _, line := range lines {
		c, err := language.ParseCommand(line)
		require.NoError(t, err)
		out = append(out, c)
	}
	return out
}

func TestCheck(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		lines   []string
		problem string
	}{
		{"right", []string{"k1 = CreateKey @us-east-1", "Encrypt k1 @us-east-1 -> c1", "Decrypt c1 @us-east-1 key=k1"}, ""},
		{
			"words and aliases need no command before them",
			[]string{"DescribeKey word:unknown @us-east-1", "DescribeKey alias:a1 @us-east-1"},
			"",
		},
		{
			"read before it is bound",
			[]string{"DescribeKey k1 @us-east-1", "k1 = CreateKey @us-east-1"},
			`line 1: "DescribeKey k1 @us-east-1" reads k1, which no earlier command binds`,
		},
		{
			"a command does not read what it binds",
			[]string{"k1 = CreateKey @us-east-1", "ReEncrypt c1 @us-east-1 -> c1 to=k1"},
			`line 2: "ReEncrypt c1 @us-east-1 -> c1 to=k1" reads c1, which no earlier command binds`,
		},
		{
			"a key in an option",
			[]string{"k1 = CreateKey @us-east-1", "Encrypt k1 @us-east-1 -> c1", "Decrypt c1 @us-east-1 key=k2"},
			`line 3: "Decrypt c1 @us-east-1 key=k2" reads k2, which no earlier command binds`,
		},
		{
			"bound twice",
			[]string{"k1 = CreateKey @us-east-1", "Encrypt k1 @us-east-1 -> c1", "Encrypt k1 @us-east-1 -> c1"},
			`line 3: "Encrypt k1 @us-east-1 -> c1" binds c1 a second time`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			err := program(t, tt.lines...).Check()
			if tt.problem == "" {
				assert.NoError(t, err)
				return
			}
			assert.EqualError(t, err, tt.problem)
		})
	}
}

// TestWithout: who reads what a removed command would have bound goes with it, and so
// does who reads what that one would have bound.
func TestWithout(t *testing.T) {
	t.Parallel()
	whole := []string{
		"k1 = CreateKey @us-east-1 multiRegion",       // 0
		"k2 = CreateKey @us-east-1",                   // 1
		"Encrypt k1 @us-east-1 -> c1",                 // 2
		"ReEncrypt c1 @us-east-1 -> c2 to=k2",         // 3
		"Decrypt c2 @us-east-1",                       // 4
		"Decrypt c2 @us-east-1 key=k1.arn",            // 5
		"DescribeKey k1.arn:other-account @us-east-1", // 6
		"CreateAlias k2 @us-east-1 alias=a1",          // 7
		"DescribeKey alias:a1 @us-east-1",             // 8
	}
	for _, tt := range []struct {
		name string
		drop []int
		keep []int
	}{
		{"nothing", nil, []int{0, 1, 2, 3, 4, 5, 6, 7, 8}},
		{"a command that binds nothing", []int{4}, []int{0, 1, 2, 3, 5, 6, 7, 8}},
		{"a ciphertext", []int{2}, []int{0, 1, 6, 7, 8}},
		{"a key takes its ciphertexts along", []int{0}, []int{1, 7, 8}},
		{"the key that a ciphertext was made anew for", []int{1}, []int{0, 2, 6, 8}},
		{"all keys leave what names an alias", []int{0, 1}, []int{8}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p := program(t, whole...)
			var want []string
			for _, i := range tt.keep {
				want = append(want, whole[i])
			}
			got := p.Without(func(i int) bool { return slices.Contains(tt.drop, i) })
			assert.Equal(t, want, got.Lines())
			assert.NoError(t, got.Check())
			assert.Equal(t, whole, p.Lines(), "the program itself stays")
		})
	}
}

func TestRegions(t *testing.T) {
	t.Parallel()
	p := program(t, "k1 = CreateKey @eu-west-1 multiRegion", "ReplicateKey k1 @eu-west-1 -> ap-southeast-2", "Settle k1",
		"DescribeKey k1.arn:ca-west-1 @us-east-1", "DescribeKey k1 @eu-west-1")
	assert.Equal(t, []language.Region{ireland, virginia}, p.Regions(), "what is called, in the order of first use")
	assert.Empty(t, language.Program(nil).Regions())
}

func TestWithAndWithoutAnOptionLeaveTheCommandAlone(t *testing.T) {
	t.Parallel()
	c := language.Command{Op: language.Encrypt, At: virginia, Key: idOf("k1")}
	more := c.With("context", "a/b")
	assert.Empty(t, c.Options)
	assert.True(t, more.Has("context"))
	assert.Equal(t, c, more.Without("context"))
	assert.Equal(t, "a/b", more.Option("context"))
}
