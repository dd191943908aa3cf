package edits

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/language"
)

func TestSimplifications(t *testing.T) {
	for line, want := range map[string][]string{
		"k1 = CreateKey @a multiRegion spec=HMAC_256 usage=GENERATE_VERIFY_MAC": {
			"k1 = CreateKey @a spec=HMAC_256 usage=GENERATE_VERIFY_MAC", "k1 = CreateKey @a multiRegion usage=GENERATE_VERIFY_MAC",
			"k1 = CreateKey @a multiRegion spec=HMAC_256", "k1 = CreateKey @a multiRegion",
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
		for _, p := range Simplifications(language.Program{c}, 0) {
			got = append(got, p[0].String())
		}
		assert.Equal(t, want, got, line)
	}
}

func TestCallInsteadOfInspect(t *testing.T) {
	for line, want := range map[string][]string{
		"k1 = CreateKey @a; Encrypt k1 @a -> c1; Sign k1 @a -> s1; Inspect k1": {"DescribeKey k1 @a", "Decrypt c1 @a key=k1", "Settle k1"},
		"k1 = CreateKey @a; k2 = CreateKey @a; Encrypt k1 @a -> c1 context=x/y; ReEncrypt c1 @a -> c2 to=k2 newContext=v/w; Inspect k1": {
			"DescribeKey k1 @a", "Decrypt c1 @a key=k1 context=x/y", "Decrypt c2 @a key=k1 context=v/w",
			"Decrypt c1 @a key=k2 context=x/y", "Decrypt c2 @a key=k2 context=v/w", "Settle k1",
		},
		"k1 = CreateKey @a; RotateKeyOnDemand k1 @b; Inspect k1": {
			"DescribeKey k1 @a", "DescribeKey k1 @b", "GetKeyRotationStatus k1 @a", "GetKeyRotationStatus k1 @b", "Settle k1",
		},
		"k1 = CreateKey @a; EnableKeyRotation k1 @a; Settle k1": {"GetKeyRotationStatus k1 @a"},
		"k1 = CreateKey @a; Settle k1":                          nil,
		"k1 = CreateKey @a; DisableKeyRotation k1 @a":           nil,
	} {
		p := parsed(t, line)
		var got []string
		for _, q := range callInsteadOfInspect(p, len(p)-1) {
			got = append(got, q[len(q)-1].String())
		}
		assert.Equal(t, want, got, line)
	}
}
