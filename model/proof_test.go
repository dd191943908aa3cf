package model

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/language"
)

// TestRotationOfImportsIsProvedByWellFormedRequests: a refusal that a bad period would have had
// anyway, or a DisableKeyRotation that may do nothing, holds nothing.
func TestRotationOfImportsIsProvedByWellFormedRequests(t *testing.T) {
	t.Parallel()
	for text, proof := range map[string]bool{
		"EnableKeyRotation k1 @us-east-1":             true,
		"EnableKeyRotation k1 @us-east-1 period=90":   true,
		"EnableKeyRotation k1 @us-east-1 period=89":   false,
		"EnableKeyRotation k1 @us-east-1 period=2561": false,
		"DisableKeyRotation k1 @us-east-1":            false,
	} {
		c, err := language.ParseCommand(text)
		require.NoError(t, err)
		assert.Equal(t, proof, proves(c, "MRK-ROTATE-11"), text)
		assert.True(t, proves(c, "MRK-ROTATE-10"), text)
	}
}
