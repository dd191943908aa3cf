package generate

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/language"
)

// beginnings are the texts of the written prefixes in Regions of the given order.
func beginnings(t *testing.T, order []language.Region) []string {
	t.Helper()
	var out []string
	for _, w := range written().withEndings {
		p := w.Program.In(order)
		require.NoError(t, p.Check(), w.Name)
		out = append(out, p.String())
	}
	return out
}

// TestPrefixesAreDrawn: about as many programs begin with a written prefix as should,
// in Regions of any order.
func TestPrefixesAreDrawn(t *testing.T) {
	t.Parallel()
	var texts []string
	for _, a := range regions {
		for _, b := range regions {
			for _, c := range regions {
				if a != b && b != c && a != c {
					texts = append(texts, beginnings(t, []language.Region{a, b, c})...)
				}
			}
		}
	}
	begun := 0
	for _, p := range sample() {
		text := p.String()
		if slices.ContainsFunc(texts, func(prefix string) bool { return strings.HasPrefix(text, prefix) }) {
			begun++
		}
	}
	assert.InDelta(t, directed, 100*float64(begun)/float64(len(sample())), 10, "percent of the programs")
}

// TestPrefixesHalfWay: a second prefix has keys, ciphertexts and aliases of its own, and
// is what the first one would have been with these names.
func TestPrefixesHalfWay(t *testing.T) {
	t.Parallel()
	written, err := language.ParseProgram(`k1 = CreateKey @us-east-1 multiRegion
CreateAlias k1 @us-east-1 alias=a1
Encrypt alias:a1 @us-east-1 -> c1
k2 = CreateKey @us-east-1
ReEncrypt c1 @us-east-1 -> c2 key=k1.arn to=k2
DescribeKey word:unknown @us-east-1
CreateAlias k2 @us-east-1 alias=noprefix`)
	require.NoError(t, err)
	first := &drawing{}
	assert.Equal(t, written.String(), first.renamed(written).String())
	half := &drawing{families: 2, named: 3, program: written}
	assert.Equal(t, `k3 = CreateKey @us-east-1 multiRegion
CreateAlias k3 @us-east-1 alias=a5
Encrypt alias:a5 @us-east-1 -> c4
k4 = CreateKey @us-east-1
ReEncrypt c4 @us-east-1 -> c5 key=k3.arn to=k4
DescribeKey word:unknown @us-east-1
CreateAlias k4 @us-east-1 alias=noprefix
`, half.renamed(written).String())
}

// TestPrefixesLeaveNamesFree: what follows a prefix is named by how much it binds, so
// that a prefix may not use a number beyond that.
func TestPrefixesLeaveNamesFree(t *testing.T) {
	t.Parallel()
	for _, text := range beginnings(t, regions) {
		p, err := language.ParseProgram(text)
		require.NoError(t, err)
		var numbers, tokens []string
		for _, c := range p {
			switch {
			case c.Bind == "" || c.Op == language.CreateKey:
			case c.Op == language.GetParametersForImport:
				tokens = append(tokens, string(c.Bind[1:]))
			default:
				numbers = append(numbers, string(c.Bind[1:]))
			}
		}
		for _, list := range [][]string{numbers, tokens} {
			for i := range list {
				assert.Contains(t, list, strconv.Itoa(i+1), text)
			}
		}
	}
}

// TestOneRegion: on a target with one store for all Regions nothing that is written
// for two makes sense, and no program calls another.
func TestOneRegion(t *testing.T) {
	t.Parallel()
	gen := Program(Config{Regions: regions[:1]})
	texts := beginnings(t, regions[:1])
	for seed := range 40 {
		p := gen.Example(seed)
		require.NoError(t, p.Check(), "seed %d", seed)
		assert.Equal(t, regions[:1], p.Regions(), "seed %d", seed)
		for _, prefix := range texts {
			assert.False(t, strings.HasPrefix(p.String(), prefix), "seed %d begins with the prefix\n%s", seed, prefix)
		}
	}
}

// TestPrefixesTakeTurns: the programs of a campaign begin with each prefix as often as
// with another, and with none as often as they should.
func TestPrefixesTakeTurns(t *testing.T) {
	t.Parallel()
	const rounds = 3
	begun := map[string]int{}
	prefixes := written().prefixes
	later := (rounds - 1) * len(prefixes) * 100 / directed
	programs := len(prefixes) + later
	for turn := range programs {
		g := &drawing{regions: regions, config: Config{Turn: uint64(turn + 1)}}
		begun[g.beginning().String()]++
	}
	for _, w := range prefixes {
		assert.InDelta(t, rounds, begun[w.Program.String()], 1, w.Name)
	}
	assert.InDelta(t, later*(100-directed)/100, begun[""], 2, "without a prefix: two shares are rounded")
	alone := &drawing{regions: regions[:1], config: Config{Turn: 1}}
	assert.Empty(t, alone.beginning(), "one store for all Regions")
}
