package edits

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFirstGuesses(t *testing.T) {
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
	}, linesOf(FirstGuesses(p)))

	for line, want := range map[string]string{
		"k1 = CreateKey @a; k2 = CreateKey @a":                                             "k2 = CreateKey @a",
		"k1 = CreateKey @a; ListKeys @b":                                                   "ListKeys @b",
		"k1 = CreateKey @a; k2 = CreateKey @a; Encrypt k2 @a -> c1; ReEncrypt c1 @a to=k1": "k1 = CreateKey @a; k2 = CreateKey @a; Encrypt k2 @a -> c1; ReEncrypt c1 @a to=k1",
	} {
		assert.Equal(t, want, lineOf(FirstGuesses(parsed(t, line))[0]))
	}
}
