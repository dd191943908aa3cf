package generate

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/language"
)

var regions = []language.Region{"us-east-1", "eu-west-1", "ap-southeast-2"}

func TestProgramsAreWholeAndReadBack(t *testing.T) {
	for seed, p := range sample() {
		require.NoError(t, p.Check(), "seed %d\n%s", seed, p)
		require.GreaterOrEqual(t, len(p), minLength, "seed %d", seed)
		again, err := language.ParseProgram(p.String())
		require.NoError(t, err, "seed %d", seed)
		require.Equal(t, p.String(), again.String(), "seed %d", seed)
	}
}

func TestSameSeedSameProgram(t *testing.T) {
	a := Program(Config{Regions: regions}).Example(7)
	b := Program(Config{Regions: regions}).Example(7)
	require.Equal(t, a.String(), b.String())
	require.NotEqual(t, a.String(), Program(Config{Regions: regions}).Example(8).String())
}

func BenchmarkProgram(b *testing.B) {
	gen := Program(Config{Regions: regions})
	commands := 0
	for i := range b.N {
		commands += len(gen.Example(i))
	}
	b.ReportMetric(float64(commands)/float64(b.N), "commands/op")
}
