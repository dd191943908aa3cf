package edits

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/language"
)

func parsed(t *testing.T, line string) language.Program {
	t.Helper()
	p, err := language.ParseProgram(strings.ReplaceAll(line, "; ", "\n"))
	require.NoError(t, err)
	return p
}

func lineOf(p language.Program) string { return strings.Join(p.Lines(), "; ") }

func linesOf(programs []language.Program) []string {
	var out []string
	for _, p := range programs {
		out = append(out, lineOf(p))
	}
	return out
}

// edit finds an edit of the table.
func edit(t *testing.T, name string) Edit {
	t.Helper()
	i := slices.IndexFunc(Table(), func(e Edit) bool { return e.Name == name })
	require.GreaterOrEqual(t, i, 0, name)
	return Table()[i]
}

// shown is an edit as edits.txt shows it.
type shown struct {
	name   string
	before language.Program
	after  []language.Program
}

// becomes begins a program that an edit makes of the one above it.
const becomes = "# becomes"

// read reads edits.txt.
func read(t *testing.T) []shown {
	t.Helper()
	text, err := os.ReadFile("edits.txt")
	require.NoError(t, err)
	// Each program is a written one, those that an edit makes as well.
	lines := strings.Split(string(text), "\n")
	for i, line := range lines {
		if line == becomes {
			lines[i] = "-- becomes-" + strconv.Itoa(i) + " --\n" + becomes
		}
	}
	list, err := language.ParseWritten(strings.Join(lines, "\n"))
	require.NoError(t, err)
	var out []shown
	for _, w := range list {
		if strings.HasPrefix(w.Name, "becomes-") {
			out[len(out)-1].after = append(out[len(out)-1].after, w.Program)
			continue
		}
		out = append(out, shown{name: w.Name, before: w.Program})
	}
	return out
}

// TestTable: edits.txt shows every edit of the table, in its order, with what becomes of a
// program: all of it, and the program itself stays as it is.
func TestTable(t *testing.T) {
	t.Parallel()
	var names, listed []string
	for _, s := range read(t) {
		names = append(names, s.name)
		before := s.before.String()
		assert.Equal(t, linesOf(s.after), linesOf(edit(t, s.name).Of(s.before)), s.name)
		assert.Equal(t, before, s.before.String(), "%s changes the program itself", s.name)
	}
	for _, e := range Table() {
		listed = append(listed, e.Name)
	}
	assert.Equal(t, listed, names)
}
