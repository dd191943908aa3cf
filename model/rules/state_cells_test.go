package rules

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEveryJudgedCellHasARule(t *testing.T) {
	t.Parallel()
	for _, operation := range Operations() {
		for _, state := range judgedStates() {
			_, inTable := CellOf(operation, state)
			id, ok := CellRule(operation, state)
			require.Equal(t, inTable, ok, "%s × %s", operation, state)
			if ok {
				_, exists := Get(id)
				assert.True(t, exists, id)
			}
		}
	}
}

func TestRestatedCellsPointToTheirRule(t *testing.T) {
	t.Parallel()
	for place, want := range restated {
		id, ok := CellRule(place.operation, place.state)
		assert.True(t, ok)
		assert.Equal(t, want, id)
		_, exists := Get(id)
		assert.True(t, exists, id)
		_, twice := Get(cellID(place.operation, place.state))
		assert.False(t, twice, "%s restates a cell that has a rule", id)
	}
}

func TestCellsThatNobodyJudges(t *testing.T) {
	t.Parallel()
	for _, place := range []cell{
		{"Encrypt", Unavailable},
		{"Encapsulate", Enabled},
		{"ListKeys", Enabled},
	} {
		_, ok := CellRule(place.operation, place.state)
		assert.False(t, ok, "%s × %s", place.operation, place.state)
	}
}

func TestGeneratedCellRules(t *testing.T) {
	t.Parallel()
	for id, want := range map[ID]struct {
		title, says, tolerates string
		evidence               Evidence
	}{
		"MRK-STATE-Encrypt-En": {
			title:    "Encrypt on an Enabled key succeeds",
			says:     "Encrypt is among the operations that AWS allows on an Enabled key.",
			evidence: Documented,
		},
		"MRK-STATE-Encrypt-Di": {
			title:    "Encrypt on a Disabled key is refused with DisabledException",
			says:     "Encrypt on a Disabled key answers DisabledException with a message that begins `<arn> is disabled`.",
			evidence: Documented,
		},
		"MRK-STATE-GenerateDataKey-PD": {
			title:     "GenerateDataKey on a key pending deletion is refused with KMSInvalidStateException",
			says:      "GenerateDataKey on a key pending deletion answers KMSInvalidStateException with a message that begins `<arn> is pending deletion`.",
			tolerates: "DisabledException: AWS documents either one.",
			evidence:  Recorded,
		},
		"MRK-STATE-EnableKey-Cr": {
			title:     "EnableKey on a replica in Creating is refused with KMSInvalidStateException",
			says:      "EnableKey on a replica in Creating answers KMSInvalidStateException with a message that begins `<arn> is creating`.",
			tolerates: "The normal answer of the next state, if this one is already over when the call arrives.",
			evidence:  Documented,
		},
		"MRK-STATE-GetKeyRotationStatus-PI": {
			title:     "GetKeyRotationStatus on a key in PendingImport succeeds",
			says:      "GetKeyRotationStatus is among the operations that AWS allows on a key in PendingImport.",
			tolerates: "UnsupportedOperationException: what AWS documents and what was seen do not agree.",
			evidence:  Documented,
		},
	} {
		rule, ok := Get(id)
		require.True(t, ok, id)
		assert.Equal(t, want.title, rule.Title)
		assert.Equal(t, want.says, rule.Says)
		assert.Equal(t, want.tolerates, rule.Tolerates)
		assert.Equal(t, want.evidence, rule.Evidence)
	}
}

// The whole table must give sound rules, so that operations and columns can be added to
// the judged ones without touching the generator.
func TestEveryCellOfTheTableGivesASoundRule(t *testing.T) {
	t.Parallel()
	for operation, cells := range table() {
		for state, content := range cells {
			rule := cellRule(operation, state, content)
			assert.LessOrEqual(t, len(rule.Title), maxTitle)
			assert.Equal(t, !content.OK, strings.Contains(rule.Says, "Exception"), rule.Title)
			if content.OK {
				continue
			}
			expected := expectedRefusal(content)
			assert.NotEmpty(t, expected.Code, rule.Title)
			assert.NotContains(t, rule.Tolerates, expected.Code)
		}
	}
}

// TestAReaderFindsTheCell: by the id that a cell would have, and by the operation.
func TestAReaderFindsTheCell(t *testing.T) {
	t.Parallel()
	operation, state, ok := CellNamed("MRK-STATE-ReplicateKey-Di")
	assert.True(t, ok)
	assert.Equal(t, cell{"ReplicateKey", Disabled}, cell{operation, state})
	for _, id := range []ID{"MRK-STATE-ReplicateKey-Xx", "MRK-STATE-CreateKey-En", "MRK-STATE-P01", "MRK-ID-01", "ReplicateKey"} {
		_, _, ok := CellNamed(id)
		assert.False(t, ok, id)
	}
	row, ok := RowOf("CancelKeyDeletion")
	require.True(t, ok)
	assert.Equal(t, []Place{
		{Enabled, "an Enabled key", "MRK-DELETE-16"},
		{Disabled, "a Disabled key", "MRK-DELETE-16"},
		{PendingDeletion, "a key pending deletion", "MRK-DELETE-12"},
		{PendingImport, "a key in PendingImport", "MRK-STATE-CancelKeyDeletion-PI"},
		{Creating, "a replica in Creating", "MRK-STATE-CancelKeyDeletion-Cr"},
		{Updating, "a key in Updating", "MRK-STATE-CancelKeyDeletion-Up"},
	}, row)
	_, ok = RowOf("CreateKey")
	assert.False(t, ok)
}
