package generate

import (
	"math/bits"

	"pgregory.net/rapid"
)

// below draws an unbiased number in [0, n).
//
// rapid's own integers and SampledFrom lean towards small values (with twelve
// choices the first gets 15 %, the ninth 6 %), which suits a search for simple
// values and not a choice among commands. Single bits are fair, so the number is
// put together from them, and drawn again when it is too large.
func below(t *rapid.T, n int) int {
	if n <= 1 {
		return 0
	}
	for {
		v := 0
		for range bits.Len(uint(n - 1)) {
			v <<= 1
			if bit.Draw(t, "bit") {
				v |= 1
			}
		}
		if v < n {
			return v
		}
	}
}

var bit = rapid.Bool()

// percent is true in p of 100 draws.
func percent(t *rapid.T, p int) bool { return below(t, 100) < p }

func oneOf[T any](t *rapid.T, list []T) T { return list[below(t, len(list))] }

// shuffled returns a fair permutation.
func shuffled[T any](t *rapid.T, list []T) []T {
	out := append([]T(nil), list...)
	for i := len(out) - 1; i > 0; i-- {
		j := below(t, i+1)
		out[i], out[j] = out[j], out[i]
	}
	return out
}
