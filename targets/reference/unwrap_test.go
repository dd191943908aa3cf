// AES key unwrap with padding, against the examples of RFC 5649, section 6.

package reference

import (
	"encoding/hex"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestUnwrapAES(t *testing.T) {
	fromHex := func(text string) []byte {
		raw, err := hex.DecodeString(text)
		require.NoError(t, err)
		return raw
	}
	key := fromHex("5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8")
	for wrapped, want := range map[string]string{
		"138bdeaa9b8fa7fc61f97742e72248ee5ae6ae5360d1ae6a5f54f373fa543b6a": "c37b7e6492584340bed12207808941155068f738",
		"afbeb0f07dfbf5419200f2ccb50bb24f":                                 "466f7250617369",
	} {
		plain, err := unwrapAES(key, fromHex(wrapped))
		require.NoError(t, err)
		assert.Equal(t, want, hex.EncodeToString(plain))
		broken := fromHex(wrapped)
		broken[3] ^= 1
		_, err = unwrapAES(key, broken)
		assert.Error(t, err)
	}
	for _, short := range [][]byte{nil, make([]byte, 8), make([]byte, 17)} {
		_, err := unwrapAES(key, short)
		assert.Error(t, err)
	}
}
