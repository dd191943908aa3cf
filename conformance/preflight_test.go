package conformance

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/language"
)

// TestInventoryPlaced: it is written for two Regions and calls one of them.
func TestInventoryPlaced(t *testing.T) {
	t.Parallel()
	p, err := written("inventory", []string{"us-east-1", "eu-west-1"})
	require.NoError(t, err)
	assert.Equal(t, []language.Region{"us-east-1"}, p.Regions())
	assert.Contains(t, p.Lines(), "UpdatePrimaryRegion k2 @us-east-1 -> eu-west-1")
}

func TestIsolationLooksWhereNoKeyIs(t *testing.T) {
	t.Parallel()
	p, err := written("isolation", []string{"us-east-1", "eu-west-1"})
	require.NoError(t, err)
	assert.Equal(t, []language.Region{"us-east-1", "eu-west-1"}, p.Regions())
	_, err = written("nothing", []string{"us-east-1", "eu-west-1"})
	assert.EqualError(t, err, "programs/preflight.txt has no program nothing")
}
