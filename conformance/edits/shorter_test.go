package edits

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestShortcuts(t *testing.T) {
	for line, want := range map[string][]string{
		"UpdatePrimaryRegion word:unknown @a -> b": {""},
		"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; CreateAlias k1 @b alias=a1; ListAliases @a": {
			"k1 = CreateKey @a multiRegion; CreateAlias k1 @a alias=a1; ListAliases @b",
			"k1 = CreateKey @a multiRegion; CreateAlias k1 @a alias=a1; ListAliases @a",
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; ListAliases @a",
		},
		"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; ReplicateKey k1 @a -> c; DisableKey k1 @b; DescribeKey k1 @c": {
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> c; DisableKey k1 @a; DescribeKey k1 @c",
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> c; DisableKey k1 @a; DescribeKey k1 @c",
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; DisableKey k1 @b; DescribeKey k1 @a",
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; DisableKey k1 @b; DescribeKey k1 @a",
		},
		"k1 = CreateKey @a; CreateAlias k1.arn @a alias=a1; DescribeKey aliasarn:a1 @a; DescribeKey alias:a2 @a; Encrypt alias:a1 @a -> c1": {
			"k1 = CreateKey @a; DescribeKey k1.arn @a; DescribeKey alias:a2 @a; Encrypt k1.arn @a -> c1",
		},
		"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; DisableKey k1 @b; Encrypt k1 @a -> c1; Decrypt c1 @b": {
			"k1 = CreateKey @a multiRegion; DisableKey k1 @a; Encrypt k1 @b -> c1; Decrypt c1 @a",
			"k1 = CreateKey @a multiRegion; Encrypt k1 @a -> c1; DisableKey k1 @a; Decrypt c1 @a",
		},
		"k1 = CreateKey @a multiRegion; UpdatePrimaryRegion k1 @a -> b; ReplicateKey k1 @b -> c; DescribeKey k1.arn @a": {
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> c; DescribeKey k1.arn @b",
			"k1 = CreateKey @a multiRegion; UpdatePrimaryRegion k1 @a -> b; DescribeKey k1.arn @a",
			"k1 = CreateKey @a multiRegion; UpdatePrimaryRegion k1 @a -> b; DescribeKey k1.arn @a",
		},
		"k1 = CreateKey @a multiRegion tags=x/y; ReplicateKey k1 @a -> b description=d; UpdatePrimaryRegion k1 @a -> b; ListKeys @b": {
			"k1 = CreateKey @a multiRegion tags=x/y; UpdatePrimaryRegion k1 @b -> a; ListKeys @a",
			"k1 = CreateKey @a multiRegion description=d tags=x/y; UpdatePrimaryRegion k1 @a -> a; ListKeys @a",
			"k1 = CreateKey @a multiRegion tags=x/y; ReplicateKey k1 @a -> b description=d; ListKeys @a",
			"k1 = CreateKey @a multiRegion description=d; ReplicateKey k1 @a -> b tags=x/y; ListKeys @a",
		},
		"k1 = CreateKey @a multiRegion; UpdatePrimaryRegion k1 @a -> b; Settle k1; DescribeKey k1 @a": {
			"k1 = CreateKey @a multiRegion; Settle k1; DescribeKey k1 @b",
			"k1 = CreateKey @a multiRegion; DescribeKey k1 @b; DescribeKey k1 @b",
		},
		"k1 = CreateKey @a; TagResource k1 @a tags=x/y; ListResourceTags k1 @a": {
			"k1 = CreateKey @a tags=x/y; ListResourceTags k1 @a",
		},
		"k1 = CreateKey @a description=first; k2 = CreateKey @a; UpdateKeyDescription k1 @a description=second": {
			"k1 = CreateKey @a description=second; k2 = CreateKey @a",
		},
		"k1 = CreateKey @a; Wait days=6; ListKeys @a; Wait days=3; Wait days=2": {
			"k1 = CreateKey @a; ListKeys @a; Wait days=9; Wait days=2",
			"k1 = CreateKey @a; Wait days=6; ListKeys @a; Wait days=5",
		},
		"k1 = CreateKey @a; PutKeyPolicy k1 @b policy=p1":       nil,
		"k1 = CreateKey @a; PutKeyPolicy alias:a1 @a policy=p1": nil,
		"k1 = CreateKey @a; UpdateKeyDescription k1 @a":         nil,
		"k1 = CreateKey @a; DescribeKey k1 @a":                  nil,
	} {
		p := parsed(t, line)
		got := all(Shorter, p)
		assert.Equal(t, want, linesOf(got), line)
		assert.Equal(t, line, lineOf(p), "the program itself stays as it is")
		for _, q := range got {
			assert.Less(t, len(q), len(p))
			assert.NoError(t, q.Check())
		}
	}
}

func TestKeyInsteadOfReplica(t *testing.T) {
	for line, want := range map[string][]string{
		"k1 = CreateKey @a origin=EXTERNAL; ReplicateKey k1 @a -> b; GetParametersForImport k1 @a -> t1; ImportKeyMaterial k1.arn @b token=t1 material=m1": {
			"k1 = CreateKey @a origin=EXTERNAL; k5 = CreateKey @b origin=EXTERNAL; GetParametersForImport k1 @a -> t1; ImportKeyMaterial k5.arn @b token=t1 material=m1",
		},
		"k1 = CreateKey @a; ReplicateKey k1 @a -> b": nil,
	} {
		p := parsed(t, line)
		got := all(Apart, p)
		assert.Equal(t, want, linesOf(got), line)
		assert.Equal(t, line, lineOf(p), "the program itself stays as it is")
	}
}

func TestEncryptedFirst(t *testing.T) {
	for line, want := range map[string]string{
		"k1 = CreateKey @a; DisableKey k1 @a; Encrypt k1 @a -> c1; ReEncrypt c1 @a -> c2 to=k1": "k1 = CreateKey @a; Encrypt k1 @a -> c1; ReEncrypt c1 @a -> c2 to=k1; DisableKey k1 @a",
		"k1 = CreateKey @a; k2 = CreateKey @a; ListKeys @a; Encrypt k1 @a -> c1":                "k1 = CreateKey @a; Encrypt k1 @a -> c1; k2 = CreateKey @a; ListKeys @a",
		"k1 = CreateKey @a; DisableKey k1 @a; Encrypt alias:a1 @a -> c1":                        "Encrypt alias:a1 @a -> c1; k1 = CreateKey @a; DisableKey k1 @a",
	} {
		assert.Equal(t, want, lineOf(encryptedFirst(parsed(t, line))))
	}
}
