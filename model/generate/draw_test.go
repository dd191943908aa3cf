package generate

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

// tally counts what a function draws, 40 draws a seed, so that it depends on no
// machine and no day.
func tally(n, draws int, draw func(t *rapid.T) int) []int {
	const each = 40
	counts := make([]int, n)
	gen := rapid.Custom(func(t *rapid.T) []int {
		out := make([]int, each)
		for i := range out {
			out[i] = draw(t)
		}
		return out
	})
	for seed := range draws / each {
		for _, v := range gen.Example(seed) {
			counts[v]++
		}
	}
	return counts
}

// fair asserts by chi-square that the counts can come from equal chances.
func fair(t *testing.T, counts []int) {
	t.Helper()
	chi, bound := chiSquare(counts)
	assert.Less(t, chi, bound, "%v", counts)
}

// chiSquare says how far the counts are from equal ones, and what only one fair table
// in a thousand exceeds, by the approximation of Wilson and Hilferty.
func chiSquare(counts []int) (chi, bound float64) {
	total := 0
	for _, n := range counts {
		total += n
	}
	want := float64(total) / float64(len(counts))
	for _, n := range counts {
		chi += (float64(n) - want) * (float64(n) - want) / want
	}
	freedom := float64(len(counts) - 1)
	const thousandth = 3.09 // deviations of a normal distribution
	return chi, freedom * math.Pow(1-2/(9*freedom)+thousandth*math.Sqrt(2/(9*freedom)), 3)
}

func TestBelowIsFair(t *testing.T) {
	t.Parallel()
	for _, n := range []int{2, 3, 7, 12, 24, 32} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			t.Parallel()
			fair(t, tally(n, 400*n, func(t *rapid.T) int { return below(t, n) }))
		})
	}
}

// TestTheBoundTellsFairFromUnfair: what rapid itself draws from a list is not fair,
// which is why below exists, and the bound above can tell.
func TestTheBoundTellsFairFromUnfair(t *testing.T) {
	t.Parallel()
	list := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
	chi, bound := chiSquare(tally(len(list), 4800, func(t *rapid.T) int { return rapid.SampledFrom(list).Draw(t, "element") }))
	assert.Greater(t, chi, bound)
}

func TestBelowOneDrawsNothing(t *testing.T) {
	t.Parallel()
	for _, n := range []int{-1, 0, 1} {
		assert.Zero(t, below(nil, n), "below %d", n)
	}
}

func TestPercent(t *testing.T) {
	t.Parallel()
	for _, p := range []int{0, 1, 22, 50, 100} {
		counts := tally(2, 8000, func(t *rapid.T) int {
			if percent(t, p) {
				return 1
			}
			return 0
		})
		assert.InDelta(t, p, float64(counts[1])/80, 2, "percent")
	}
}

// TestShuffledIsFair: each of the six orders of three is as likely as any other, and
// the list itself stays as it was.
func TestShuffledIsFair(t *testing.T) {
	t.Parallel()
	orders := []string{"abc", "acb", "bac", "bca", "cab", "cba"}
	list := []string{"a", "b", "c"}
	fair(t, tally(6, 2400, func(t *rapid.T) int {
		got := shuffled(t, list)
		return slices.Index(orders, got[0]+got[1]+got[2])
	}))
	assert.Equal(t, []string{"a", "b", "c"}, list)
}

// TestWeightedKeepsToTheWeights: the chance of an operation is its share of the table,
// wherever it stands there.
func TestWeightedKeepsToTheWeights(t *testing.T) {
	t.Parallel()
	for _, near := range []bool{false, true} {
		t.Run(fmt.Sprintf("near %t", near), func(t *testing.T) {
			t.Parallel()
			const draws = 12000
			counts := tally(len(weights), draws, func(t *rapid.T) int { return (&drawing{t: t}).weighted(weights, near) })
			sum := 0
			for _, w := range weights {
				sum += share(w, near)
			}
			for i, w := range weights {
				want := float64(draws*share(w, near)) / float64(sum)
				// Four deviations of a count that is Poisson, nearly.
				assert.InDelta(t, want, counts[i], 4*math.Sqrt(want), "%s", w.op)
			}
		})
	}
}

func share(w weight, near bool) int {
	if near {
		return w.near
	}
	return w.n
}
