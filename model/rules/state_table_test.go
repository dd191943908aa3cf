package rules

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func numbers(notes []Note) []int {
	var numbers []int
	for _, note := range notes {
		numbers = append(numbers, note.Number)
	}
	return numbers
}

func TestCellNotation(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		ok, conditional bool
		notes           []int
	}{
		"ok":    {ok: true},
		"1":     {notes: []int{1}},
		"2∣3":   {notes: []int{2, 3}},
		"ok∣1":  {ok: true, notes: []int{1}},
		"ok,12": {ok: true, notes: []int{12}},
		"4,13":  {notes: []int{4, 13}},
		"9,17":  {notes: []int{9, 17}},
		"?9":    {ok: true, conditional: true, notes: []int{9}},
		"?7,18": {ok: true, conditional: true, notes: []int{7, 18}},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			got, err := parseCell(text)
			require.NoError(t, err)
			assert.Equal(t, want.ok, got.OK)
			assert.Equal(t, want.conditional, got.Conditional)
			assert.Equal(t, want.notes, numbers(got.Notes))
		})
	}
}

func TestBadCellsAndRowsAreRefused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "okay", "21", "0", "-1", "1|2", "∣"} {
		_, err := parseCell(text)
		assert.Error(t, err, text)
	}
	_, _, err := parseRow("DescribeKey | ok | ok")
	require.ErrorContains(t, err, "2 cells instead of 7")
	_, _, err = parseRow("DescribeKey | ok | 99 | ok | ok | ok | ok | ok")
	require.ErrorContains(t, err, "cell Di: there is no note 99")
}

func TestNoOperationHasTwoRows(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, row := range stateRows {
		operations, _, err := parseRow(row)
		require.NoError(t, err)
		for _, operation := range operations {
			assert.False(t, seen[operation], operation)
			seen[operation] = true
		}
	}
	assert.Len(t, seen, 46, "as many operations as in the book")
}

func TestCellOf(t *testing.T) {
	t.Parallel()
	cell, ok := CellOf("Encrypt", Disabled)
	require.True(t, ok)
	assert.Equal(t, Cell{Notes: []Note{
		{Number: 1, ID: "MRK-STATE-N01", Code: "DisabledException", Text: "is disabled."},
	}}, cell)

	cell, ok = CellOf("Decrypt", Creating)
	require.True(t, ok)
	assert.True(t, cell.Notes[0].Race)

	_, ok = CellOf("ReplicateKey", Unavailable)
	assert.False(t, ok, "the table has a dash there")
	_, ok = CellOf("CreateKey", Enabled)
	assert.False(t, ok, "CreateKey names no key")
	_, ok = CellOf("Encrypt", "no state")
	assert.False(t, ok)
}

func TestCellOfIsTheCallersOwn(t *testing.T) {
	t.Parallel()
	cell, _ := CellOf("CancelKeyDeletion", Enabled)
	cell.Notes[0].Code = "overwritten"
	again, _ := CellOf("CancelKeyDeletion", Enabled)
	assert.Equal(t, "KMSInvalidStateException", again.Notes[0].Code)
}

// TestTheTableIsTheBooks compares every cell with the table as it was copied from the
// rule book by a program, so that a slip in either shows.
func TestTheTableIsTheBooks(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join("testdata", "state_table.txt"))
	require.NoError(t, err)
	cells := 0
	for _, row := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
		operations, want, err := parseRow(row)
		require.NoError(t, err, row)
		require.Len(t, operations, 1)
		for _, state := range columns() {
			got, meet := CellOf(operations[0], state)
			expected, exists := want[state]
			assert.Equal(t, exists, meet, "%s × %s", operations[0], state)
			assert.Equal(t, expected, got, "%s × %s", operations[0], state)
			cells++
		}
	}
	assert.Equal(t, 46*7, cells)
}
