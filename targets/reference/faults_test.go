// Tests of the planted faults: each is described completely and changes something that a client can observe.

package reference_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/targets/reference"
)

// symptom is a short program and what it observes on a correct server.
type symptom struct {
	observe func(k *kms) any
	healthy any
}

// symptoms has one for every fault.
var symptoms = func() map[string]symptom {
	all := make(map[string]symptom)
	for _, group := range []map[string]symptom{
		coreSymptoms, promotionSymptoms, rolesSymptoms, deletionSymptoms, rotationSymptoms, cryptoSymptoms, mldsaSymptoms,
		importSymptoms, propertySymptoms, requestSymptoms, stubSymptoms, wireSymptoms, refusalSymptoms,
		keySymptoms, transitionSymptoms, reportSymptoms,
	} {
		maps.Copy(all, group)
	}
	return all
}()

func TestEveryFaultCanBeObserved(t *testing.T) {
	for _, fault := range reference.Faults() {
		t.Run(fault.ID, func(t *testing.T) {
			t.Parallel()
			test, ok := symptoms[fault.ID]
			require.True(t, ok, "no symptom in the table")
			assert.Equal(t, test.healthy, test.observe(start(t)), "without the fault")
			assert.NotEqual(t, test.healthy, test.observe(start(t, fault.ID)), "with the fault")
		})
	}
}

func TestFaultsAreDescribed(t *testing.T) {
	faults := reference.Faults()
	assert.Len(t, slices.Collect(maps.Keys(symptoms)), len(faults))
	assert.True(t, slices.IsSortedFunc(faults, func(a, b reference.Fault) int { return strings.Compare(a.ID, b.ID) }))
	for i, fault := range faults {
		assert.Regexp(t, `^[a-z]+(-[a-z]+)+$`, fault.ID)
		assert.NotEmpty(t, fault.Family, fault.ID)
		assert.NotEmpty(t, fault.Title, fault.ID)
		assert.NotEmpty(t, fault.Imitates, fault.ID)
		assert.NotEmpty(t, fault.Why, fault.ID)
		assert.Positive(t, fault.Least, fault.ID)
		if fault.Lacks == "" {
			assert.NotEmpty(t, fault.Rules, fault.ID)
		}
		assert.Contains(t, []string{"tuned", "held-out"}, fault.Half())
		for _, rule := range fault.Rules {
			assert.Regexp(t, `^(INV-\d+|MRK-[A-Z]+-([A-Z]?\d\d|[A-Za-z]+(-[A-Z][A-Za-z])?))$`, rule, fault.ID)
		}
		if i > 0 {
			assert.NotEqual(t, faults[i-1].ID, fault.ID)
		}
	}
}

func TestFaultsGoTogether(t *testing.T) {
	var ids []string
	for _, fault := range reference.Faults() {
		ids = append(ids, fault.ID)
	}
	_, err := reference.New(reference.Options{Faults: ids})
	assert.NoError(t, err, fmt.Sprint(ids))
}
