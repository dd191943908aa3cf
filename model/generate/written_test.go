package generate

import (
	"io/fs"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/language"
)

// TestLibrary: the files can be read, every file has its turn, and no two programs have one
// name or one text.
func TestLibrary(t *testing.T) {
	t.Parallel()
	l, err := readLibrary()
	require.NoError(t, err)
	var listed []string
	for _, f := range files {
		listed = append(listed, "programs/"+f.name+".txt")
	}
	there, err := fs.Glob(programs, "programs/*")
	require.NoError(t, err)
	assert.ElementsMatch(t, there, listed)
	names, texts := map[string]bool{}, map[string]string{}
	for _, w := range slices.Concat(l.openings, l.withEndings) {
		assert.False(t, names[w.Name], "two programs are called %s", w.Name)
		assert.Empty(t, texts[w.Program.String()], "another program says the same as %s", w.Name)
		names[w.Name], texts[w.Program.String()] = true, w.Name
	}
}

// TestLibraryIsPlaced: written programs call a, b and c, and Regions only where they are
// the point.
func TestLibraryIsPlaced(t *testing.T) {
	t.Parallel()
	for _, w := range slices.Concat(written().openings, written().withEndings) {
		p := w.Program.In([]language.Region{"R", "R", "R"})
		assert.Equal(t, []language.Region{"R"}, p.Regions(), w.Name)
		for _, c := range p {
			assert.True(t, c.To == "" || c.To == "R" || slices.Contains([]language.Region{"cn-north-1", "xx-nowhere-1", "Nowhere"}, c.To), "%s: %s", w.Name, c)
		}
	}
}

// TestTurns: what waits is drawn only where the clock can be moved.
func TestTurns(t *testing.T) {
	t.Parallel()
	l := written()
	waits := func(w language.Written) bool { return w.Program.Waits() }
	assert.False(t, slices.ContainsFunc(slices.Concat(l.openings, l.prefixes), waits))
	endings := l.withEndings[len(l.prefixes):]
	assert.Equal(t, l.prefixes, l.withEndings[:len(l.prefixes)])
	require.NotEmpty(t, endings)
	for _, w := range endings {
		assert.True(t, waits(w), w.Name)
	}
}
