package conformance

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/targets"
	"github.com/mrkconform/mrkconform/targets/reference"
)

// TestDrawnFaults: a server has one fault of a family at most, none that hides the others,
// and always the same ones for a seed.
func TestDrawnFaults(t *testing.T) {
	most := len(Families())
	require.Greater(t, most, 20)
	drawn := map[string]bool{}
	for seed := range 40 {
		faults := drawFaults(20, seed)
		require.Len(t, faults, 20)
		assert.Equal(t, faults, drawFaults(20, seed))
		families := map[string]bool{}
		for _, f := range faults {
			families[f.Family], drawn[f.ID] = true, true
			assert.NotContains(t, hiding, f.ID)
			assert.False(t, f.AtOnce, f.ID)
		}
		assert.Len(t, families, 20)
	}
	assert.Greater(t, len(drawn), 200, "most faults are planted now and then")
	assert.NotEqual(t, drawFaults(5, 1), drawFaults(5, 2))
	assert.Len(t, drawFaults(most, 1), most)
}

// TestHiddenFaults: every fault that is left out is one that there is.
func TestHiddenFaults(t *testing.T) {
	for id, reason := range hiding {
		assert.NotEmpty(t, reason)
		assert.True(t, slices.ContainsFunc(reference.Faults(), func(f reference.Fault) bool { return f.ID == id }), id)
	}
}

// TestFaultsTogether: two faults that any campaign sees are named, and the sound reference
// is judged with the same settings.
func TestFaultsTogether(t *testing.T) {
	var told [][2]int
	m, err := Together(t.Context(), TogetherSettings{AtOnce: []int{2, 2}, Draws: 1, Calls: 400, Workers: 2}, func(done, of int) {
		told = append(told, [2]int{done, of})
	})
	require.NoError(t, err)
	assert.Equal(t, [][2]int{{1, 2}, {2, 2}}, told, "one sound campaign and one with two faults, though the number is given twice")
	require.Len(t, m.Campaigns, 1)
	d := m.Campaigns[0]
	assert.Equal(t, 2, d.AtOnce)
	assert.Len(t, d.Planted, 2)
	assert.Greater(t, d.Sound, 100)
	assert.Greater(t, d.Judged, 100)
	assert.Len(t, m.Bars, 3)
	assert.Len(t, m.LeftOut, len(hiding))
}

// TestNamed: what is named is told apart from what no planted fault breaks.
func TestNamed(t *testing.T) {
	faults := slices.DeleteFunc(reference.Faults(), func(f reference.Fault) bool {
		return f.ID != "algorithms-missing" && f.ID != "configuration-on-single"
	})
	require.Len(t, faults, 2)
	target, err := targets.NewReference(targets.ReferenceOptions{Faults: []string{faults[0].ID, faults[1].ID}})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, target.Close()) })
	report, err := Certify(t.Context(), target, MutantSettings{Calls: 400}.campaign(0), nil)
	require.NoError(t, err)

	draw := named(faults, report)
	require.Len(t, draw.Planted, 2)
	assert.Equal(t, []string{"MRK-META-11"}, draw.Planted[0].NamedBy)
	assert.Equal(t, []string{"MRK-META-02"}, draw.Planted[1].NamedBy)
	assert.Equal(t, 2, draw.Names)
	assert.Empty(t, draw.Wrong)

	draw = named(faults[:1], report)
	require.Len(t, draw.Wrong, 1, "the other fault is there too, and nobody is to know")
	assert.Equal(t, "MRK-META-02", draw.Wrong[0].Rule)
	assert.NotEmpty(t, draw.Wrong[0].Program)
	assert.NotEmpty(t, draw.Wrong[0].Expected)
	assert.NotEmpty(t, draw.Wrong[0].Observed)
}

func TestTogetherTakesAsManyFaultsAsThereAreFamilies(t *testing.T) {
	for _, n := range []int{-1, 0, 1000} {
		_, err := Together(t.Context(), TogetherSettings{AtOnce: []int{n}, Draws: 1, Calls: 10, Workers: 1}, nil)
		require.ErrorContains(t, err, "--together takes 1 to ")
	}
}

func TestTogetherEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := Together(ctx, TogetherSettings{AtOnce: []int{1}, Draws: 1, Calls: 10, Workers: 1}, nil)
	require.Error(t, err)
}
