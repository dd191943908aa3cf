package edits

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/mrkconform/mrkconform/model/language"
)

func TestSymbolsRenumbered(t *testing.T) {
	for line, want := range map[string]string{
		"k7 = CreateKey @a; Encrypt k7 @a -> c9; Decrypt c9 @a key=k7.arn":                                                    "k1 = CreateKey @a; Encrypt k1 @a -> c1; Decrypt c1 @a key=k1.arn",
		"k2 = CreateKey @a; k1 = CreateKey @b; Encrypt k2 @a -> c2; GenerateDataKey k1 @b -> c1; ReEncrypt c2 @a -> c5 to=k1": "k1 = CreateKey @a; k2 = CreateKey @b; Encrypt k1 @a -> c1; GenerateDataKey k2 @b -> c2; ReEncrypt c1 @a -> c3 to=k2",
		"k2 = CreateKey @a; CreateAlias k2 @a alias=k2; DescribeKey alias:k2 @a":                                              "k1 = CreateKey @a; CreateAlias k1 @a alias=k2; DescribeKey alias:k2 @a",
	} {
		assert.Equal(t, want, lineOf(symbolsRenumbered(parsed(t, line))))
	}
}

func TestRegionsRenamed(t *testing.T) {
	regions := []language.Region{"a", "b", "c"}
	for line, want := range map[string]string{
		"k1 = CreateKey @b; DescribeKey k1.arn:c @a":                                "k1 = CreateKey @a; DescribeKey k1.arn:c @b",
		"k1 = CreateKey @c multiRegion; ReplicateKey k1 @c -> b; DescribeKey k1 @b": "k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> b; DescribeKey k1 @b",
		"k1 = CreateKey @b multiRegion; ReplicateKey k1 @b -> xx-nowhere-1":         "k1 = CreateKey @a multiRegion; ReplicateKey k1 @a -> xx-nowhere-1",
		"k1 = CreateKey @a; ListKeys @b":                                            "k1 = CreateKey @a; ListKeys @b",
	} {
		assert.Equal(t, want, lineOf(regionsRenamed(parsed(t, line), regions)))
	}
}
