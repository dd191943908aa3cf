package conformance

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/mrkconform/mrkconform/model/language"
)

// TestTheCampaignNeverGetsCallsBack: programs that were begun by the smaller number have been
// ended by it, so that a run that got some back would draw programs that call nothing.
func TestTheCampaignNeverGetsCallsBack(t *testing.T) {
	t.Parallel()
	s := DefaultSettings()
	s.Calls = 20000
	c := &campaign{settings: s, tally: newTally()}
	whole := c.searchCalls()
	assert.Equal(t, 18000, whole, "one call in twenty is spare, and one is for more evidence")
	r := c.tally.rule("MRK-ID-01")
	r.sightings = []sighting{{program: make(language.Program, 30), weight: 9}}
	assert.Equal(t, whole-80-300, c.searchCalls())
	r.sightings = []sighting{{program: make(language.Program, 2), weight: 1}}
	assert.Equal(t, whole-80-300, c.searchCalls(), "a shorter program was seen later")
	r.sightings[0] = sighting{program: make(language.Program, 4000), weight: 9}
	assert.Equal(t, whole-whole*mostReducing/100, c.searchCalls(), "most goes to the campaign")
}
