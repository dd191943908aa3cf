package edits

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMerges(t *testing.T) {
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
		assert.Equal(t, want, linesOf(Merges(parsed(t, line))), line)
	}
}

func TestDisableInsteadOfCancel(t *testing.T) {
	for line, want := range map[string][]string{
		"k1 = CreateKey @a; ScheduleKeyDeletion k1 @a; CancelKeyDeletion k1 @a": {"k1 = CreateKey @a; ScheduleKeyDeletion k1 @a; DisableKey k1 @a"},
		"k1 = CreateKey @a; CancelKeyDeletion k1 @a; CancelKeyDeletion k1.arn @a": {
			"k1 = CreateKey @a; DisableKey k1 @a; CancelKeyDeletion k1.arn @a",
			"k1 = CreateKey @a; CancelKeyDeletion k1 @a; DisableKey k1.arn @a",
		},
		"k1 = CreateKey @a": nil,
	} {
		p := parsed(t, line)
		assert.Equal(t, want, linesOf(edit(t, "disable-instead-of-cancel").Of(p)))
		assert.Equal(t, line, lineOf(p), "the program itself stays as it is")
	}
}

func TestDescribeAtTheEnd(t *testing.T) {
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
		assert.Equal(t, want, linesOf(edit(t, "describe-at-the-end").Of(parsed(t, line))))
	}
}
