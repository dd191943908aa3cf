package conformance

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/language"
)

// The edits of the reducer, text in and text out. A program stands on one line here,
// in Regions a, b and c.

func parsed(t *testing.T, line string) language.Program {
	t.Helper()
	p, err := language.ParseProgram(strings.ReplaceAll(line, "; ", "\n"))
	require.NoError(t, err)
	return p
}

func lineOf(p language.Program) string { return strings.Join(p.Lines(), "; ") }

func linesOf(programs []language.Program) []string {
	var out []string
	for _, p := range programs {
		out = append(out, lineOf(p))
	}
	return out
}

func TestBeginnings(t *testing.T) {
	p := parsed(t, "k1 = CreateKey @a multiRegion; k2 = CreateKey @a; Encrypt k2 @a -> c1; Encrypt k1 @a -> c2; "+
		"ReplicateKey k1 @a -> b; DescribeKey k1 @b; DisableKey k1 @a; ListKeys @a; Decrypt c2 @b key=k1")
	assert.Equal(t, []string{
		// What the last command reads, and the replicas.
		"k1 = CreateKey @a multiRegion; Encrypt k1 @a -> c2; ReplicateKey k1 @a -> b; Decrypt c2 @b key=k1",
		"k1 = CreateKey @a multiRegion; Encrypt k1 @a -> c2; ReplicateKey k1 @a -> b; Settle k1; Decrypt c2 @b key=k1",
		// And what changes the key.
		"k1 = CreateKey @a multiRegion; Encrypt k1 @a -> c2; ReplicateKey k1 @a -> b; Settle k1; DisableKey k1 @a; Decrypt c2 @b key=k1",
		"k1 = CreateKey @a multiRegion; Encrypt k1 @a -> c2; ReplicateKey k1 @a -> b; DisableKey k1 @a; Decrypt c2 @b key=k1",
		// And what reads it.
		"k1 = CreateKey @a multiRegion; Encrypt k1 @a -> c2; ReplicateKey k1 @a -> b; DescribeKey k1 @b; DisableKey k1 @a; Decrypt c2 @b key=k1",
		lineOf(p),
	}, linesOf(beginnings(p)))

	for line, want := range map[string]string{
		"k1 = CreateKey @a; k2 = CreateKey @a":                                             "k2 = CreateKey @a",
		"k1 = CreateKey @a; ListKeys @b":                                                   "ListKeys @b",
		"k1 = CreateKey @a; k2 = CreateKey @a; Encrypt k2 @a -> c1; ReEncrypt c1 @a to=k1": "k1 = CreateKey @a; k2 = CreateKey @a; Encrypt k2 @a -> c1; ReEncrypt c1 @a to=k1",
	} {
		assert.Equal(t, want, lineOf(beginnings(parsed(t, line))[0]))
	}
}

func TestSettled(t *testing.T) {
	const replicated = "k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; ReplicateKey k1 @a -> c; Settle k1; DescribeKey k1 @b"
	for _, test := range []struct {
		line   string
		before int
		want   string
	}{
		{replicated, -1, "k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; ReplicateKey k1 @a -> c; Settle k1; DescribeKey k1 @b"},
		{
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; DescribeKey k1 @b; Settle k1; DescribeKey k1 @b", -1,
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; Settle k1; DescribeKey k1 @b; DescribeKey k1 @b",
		},
		{
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; DisableKey k1 @a; DescribeKey k1 @b", 3,
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; DisableKey k1 @a; Settle k1; DescribeKey k1 @b",
		},
		{
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; DescribeKey k1 @b; UpdatePrimaryRegion k1 @a -> b; DescribeKey k1 @b; ReplicateKey k1 @b -> c", -1,
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; Settle k1; DescribeKey k1 @b; UpdatePrimaryRegion k1 @a -> b; Settle k1; DescribeKey k1 @b; " +
				"ReplicateKey k1 @b -> c; Settle k1",
		},
		{
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; k2 = CreateKey @a multiRegion; ReplicateKey k2 @a -> b; UpdatePrimaryRegion k1 @a -> b; ListKeys @a", 5,
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; k2 = CreateKey @a multiRegion; ReplicateKey k2 @a -> b; UpdatePrimaryRegion k1 @a -> b; " +
				"Settle k1; Settle k2; ListKeys @a",
		},
		{"k1 = CreateKey @a; Settle k1; DescribeKey k1 @a", -1, "k1 = CreateKey @a; DescribeKey k1 @a"},
	} {
		assert.Equal(t, test.want, lineOf(settled(parsed(t, test.line), test.before)))
	}
}

func TestRenumbered(t *testing.T) {
	for line, want := range map[string]string{
		"k7 = CreateKey @a; Encrypt k7 @a -> c9; Decrypt c9 @a key=k7.arn":                                                    "k1 = CreateKey @a; Encrypt k1 @a -> c1; Decrypt c1 @a key=k1.arn",
		"k2 = CreateKey @a; k1 = CreateKey @b; Encrypt k2 @a -> c2; GenerateDataKey k1 @b -> c1; ReEncrypt c2 @a -> c5 to=k1": "k1 = CreateKey @a; k2 = CreateKey @b; Encrypt k1 @a -> c1; GenerateDataKey k2 @b -> c2; ReEncrypt c1 @a -> c3 to=k2",
		"k2 = CreateKey @a; CreateAlias k2 @a alias=k2; DescribeKey alias:k2 @a":                                              "k1 = CreateKey @a; CreateAlias k1 @a alias=k2; DescribeKey alias:k2 @a",
	} {
		assert.Equal(t, want, lineOf(renumbered(parsed(t, line))))
	}
}

func TestPlaced(t *testing.T) {
	regions := []language.Region{"a", "b", "c"}
	for line, want := range map[string]string{
		"k1 = CreateKey @b; DescribeKey k1.arn:c @a":                                "k1 = CreateKey @a; DescribeKey k1.arn:c @b",
		"k1 = CreateKey @c multiRegion; ReplicateKey k1 @c -> b; DescribeKey k1 @b": "k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; DescribeKey k1 @b",
		"k1 = CreateKey @b multiRegion; ReplicateKey k1 @b -> xx-nowhere-1":         "k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> xx-nowhere-1",
		"k1 = CreateKey @a; ListKeys @b":                                            "k1 = CreateKey @a; ListKeys @b",
	} {
		assert.Equal(t, want, lineOf(placed(parsed(t, line), regions)))
	}
}

func TestSimplifications(t *testing.T) {
	for line, want := range map[string][]string{
		"k1 = CreateKey @a multiRegion spec=HMAC_256 usage=GENERATE_VERIFY_MAC": {
			"k1 = CreateKey @a spec=HMAC_256 usage=GENERATE_VERIFY_MAC", "k1 = CreateKey @a multiRegion usage=GENERATE_VERIFY_MAC",
			"k1 = CreateKey @a multiRegion spec=HMAC_256",
		},
		"DescribeKey k1.arn @a":                    {"DescribeKey k1 @a"},
		"DescribeKey k1.arn:b @a":                  nil,
		"DescribeKey k1.arn:other-account @a":      nil,
		"CreateAlias k1 @a alias=a1":               nil,
		"PutKeyPolicy k1.arn @a policy=p1":         {"PutKeyPolicy k1 @a policy=p1"},
		"TagResource k1 @a tags=x/y":               nil,
		"UntagResource k1 @a tagKey=x":             nil,
		"UpdateKeyDescription k1 @a description=x": {"UpdateKeyDescription k1 @a"},
		"Decrypt c1 @a key=k1":                     {"Decrypt c1 @a"},
		"ReEncrypt c1 @a key=k1 to=k2":             {"ReEncrypt c1 @a to=k2", "Encrypt k2 @a"},
		"ReEncrypt c1 @a -> c2 to=k2 newContext=x/y": {
			"ReEncrypt c1 @a -> c2 to=k2", "Encrypt k2 @a -> c2 context=x/y",
		},
		"ScheduleKeyDeletion k1 @a window=31":   {"ScheduleKeyDeletion k1 @a"},
		"Decrypt c1 @a context=x/y mutate=tail": {"Decrypt c1 @a mutate=tail", "Decrypt c1 @a context=x/y"},
	} {
		c, err := language.ParseCommand(line)
		require.NoError(t, err)
		var got []string
		for _, s := range simplifications(c) {
			got = append(got, s.String())
		}
		assert.Equal(t, want, got, line)
	}
}

func TestPlainer(t *testing.T) {
	for line, want := range map[string][]string{
		"k1 = CreateKey @a; Encrypt k1 @a -> c1; Sign k1 @a -> s1; Inspect k1": {"DescribeKey k1 @a", "Decrypt c1 @a key=k1", "Settle k1"},
		"k1 = CreateKey @a; RotateKeyOnDemand k1 @b; Inspect k1": {
			"DescribeKey k1 @a", "DescribeKey k1 @b", "GetKeyRotationStatus k1 @a", "GetKeyRotationStatus k1 @b", "Settle k1",
		},
		"k1 = CreateKey @a; EnableKeyRotation k1 @a; Settle k1": {"GetKeyRotationStatus k1 @a"},
		"k1 = CreateKey @a; Settle k1":                          nil,
		"k1 = CreateKey @a; DisableKeyRotation k1 @a":           nil,
	} {
		p := parsed(t, line)
		var got []string
		for _, c := range plainer(p, len(p)-1) {
			got = append(got, c.String())
		}
		assert.Equal(t, want, got, line)
	}
}

func TestMergers(t *testing.T) {
	for line, want := range map[string][]string{
		"k1 = CreateKey @a; k2 = CreateKey @a; DescribeKey k2 @a": {"k1 = CreateKey @a; DescribeKey k1 @a"},
		"k1 = CreateKey @a; ListKeys @b":                          {"k1 = CreateKey @a; ListKeys @a"},
		"k1 = CreateKey @a; CancelKeyDeletion k1 @a; Encrypt k1 @a -> c1": {
			"k1 = CreateKey @a; DisableKey k1 @a; Encrypt k1 @a -> c1",
		},
		"k1 = CreateKey @a; ListKeys @b; DescribeKey k1.arn:c @b; ListKeys @c": {
			"k1 = CreateKey @a; ListKeys @a; DescribeKey k1.arn:c @a; ListKeys @c",
			"k1 = CreateKey @a; ListKeys @b; DescribeKey k1.arn:a @b; ListKeys @a",
			"k1 = CreateKey @a; ListKeys @b; DescribeKey k1.arn:b @b; ListKeys @b",
		},
		"k1 = CreateKey @a; Encrypt k1 @a -> c1; Sign k1 @a -> s1; GenerateDataKey k1 @a -> c2; Decrypt c1 @a; Decrypt c2 @a": {
			"k1 = CreateKey @a; Encrypt k1 @a -> c1; Sign k1 @a -> s1; Decrypt c1 @a; Decrypt c1 @a",
		},
		"k1 = CreateKey @a; UpdateAlias k1 @a alias=a1": {"k1 = CreateKey @a; CreateAlias k1 @a alias=a1"},
		"k1 = CreateKey @a":                             nil,
	} {
		assert.Equal(t, want, linesOf(mergers(parsed(t, line))), line)
	}
}

func TestDisablings(t *testing.T) {
	for line, want := range map[string][]string{
		"k1 = CreateKey @a; ScheduleKeyDeletion k1 @a; CancelKeyDeletion k1 @a": {"k1 = CreateKey @a; ScheduleKeyDeletion k1 @a; DisableKey k1 @a"},
		"k1 = CreateKey @a; CancelKeyDeletion k1 @a; CancelKeyDeletion k1.arn @a": {
			"k1 = CreateKey @a; DisableKey k1 @a; CancelKeyDeletion k1.arn @a",
			"k1 = CreateKey @a; CancelKeyDeletion k1 @a; DisableKey k1.arn @a",
		},
		"k1 = CreateKey @a": nil,
	} {
		p := parsed(t, line)
		assert.Equal(t, want, linesOf(disablings(p)))
		assert.Equal(t, line, lineOf(p), "the program itself stays as it is")
	}
}

func TestDescribed(t *testing.T) {
	for line, want := range map[string][]string{
		"k1 = CreateKey @a multiRegion; ListKeys @b; Settle k1": {
			"k1 = CreateKey @a multiRegion; ListKeys @b; DescribeKey k1 @a",
			"k1 = CreateKey @a multiRegion; ListKeys @b; DescribeKey k1 @b",
		},
		"k1 = CreateKey @a; DisableKeyRotation k1 @a; Inspect k1": {
			"k1 = CreateKey @a; DisableKeyRotation k1 @a; DescribeKey k1 @a",
			"k1 = CreateKey @a; DisableKeyRotation k1 @a; GetKeyRotationStatus k1 @a",
		},
		"k1 = CreateKey @a; Settle k1; ListKeys @b": nil,
	} {
		assert.Equal(t, want, linesOf(described(parsed(t, line))))
	}
}
