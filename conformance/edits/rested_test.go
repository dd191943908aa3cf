package edits

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSettled(t *testing.T) {
	const replicated = "k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; ReplicateKey k1 @a -> c; Settle k1; DescribeKey k1 @b"
	for _, test := range []struct {
		line   string
		before int
		want   string
	}{
		{replicated, everywhere, "k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; ReplicateKey k1 @a -> c; Settle k1; DescribeKey k1 @b"},
		{
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; DescribeKey k1 @b; Settle k1; DescribeKey k1 @b", everywhere,
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; Settle k1; DescribeKey k1 @b; DescribeKey k1 @b",
		},
		{
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; DisableKey k1 @a; DescribeKey k1 @b", 3,
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; DisableKey k1 @a; Settle k1; DescribeKey k1 @b",
		},
		{
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; DescribeKey k1 @b; UpdatePrimaryRegion k1 @a -> b; DescribeKey k1 @b; ReplicateKey k1 @b -> c", everywhere,
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; Settle k1; DescribeKey k1 @b; UpdatePrimaryRegion k1 @a -> b; Settle k1; DescribeKey k1 @b; " +
				"ReplicateKey k1 @b -> c; Settle k1",
		},
		{
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; k2 = CreateKey @a multiRegion; ReplicateKey k2 @a -> b; UpdatePrimaryRegion k1 @a -> b; ListKeys @a", 5,
			"k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; k2 = CreateKey @a multiRegion; ReplicateKey k2 @a -> b; UpdatePrimaryRegion k1 @a -> b; " +
				"Settle k1; Settle k2; ListKeys @a",
		},
		{"k1 = CreateKey @a; Settle k1; DescribeKey k1 @a", everywhere, "k1 = CreateKey @a; DescribeKey k1 @a"},
	} {
		assert.Equal(t, test.want, lineOf(settledBefore(parsed(t, test.line), test.before)))
	}
}

func TestDescribedBeforeTheEnd(t *testing.T) {
	for line, want := range map[string]string{
		"k1 = CreateKey @a; DisableKey k1 @a; Encrypt k1.arn @a -> c1": "k1 = CreateKey @a; DisableKey k1 @a; DescribeKey k1.arn @a; Encrypt k1.arn @a -> c1",
		"k1 = CreateKey @a; Settle k1":                                 "k1 = CreateKey @a; Settle k1",
		"k1 = CreateKey @a; ListKeys @a":                               "k1 = CreateKey @a; ListKeys @a",
	} {
		assert.Equal(t, want, lineOf(DescribedBeforeTheEnd(parsed(t, line))))
	}
}
