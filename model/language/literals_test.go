package language_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/language"
)

// TestNoProgramInAString: programs stand in text files, with the reason why they are there.
// Tests aside, no string of the whole repository holds a command.
func TestNoProgramInAString(t *testing.T) {
	t.Parallel()
	files, found := token.NewFileSet(), 0
	for _, path := range sources(t, filepath.Join("..", "..")) {
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				text, err := strconv.Unquote(literal.Value)
				require.NoError(t, err)
				found++
				assert.Empty(t, commandIn(text), "%s holds a command", files.Position(literal.Pos()))
			}
			return true
		})
	}
	assert.Greater(t, found, 1000, "the sources are found")
}

// commandIn is the first line that is a command, "" if none is. Regions may be called as in
// written programs.
func commandIn(text string) string {
	for line := range strings.Lines(strings.ReplaceAll(text, "; ", "\n")) {
		if _, err := language.ParseCommand(strings.NewReplacer("@A", "@a", "@B", "@b").Replace(line)); err == nil {
			return line
		}
	}
	return ""
}

func TestCommandIn(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "DescribeKey k1 @A\n", commandIn("Two lines:\nDescribeKey k1 @A\n"))
	assert.Empty(t, commandIn("DescribeKey\nListKeys, DescribeKey"))
}

// sources lists the Go files below a folder that are no tests.
func sources(t *testing.T, root string) []string {
	t.Helper()
	var out []string
	require.NoError(t, filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if entry != nil && entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && path != root {
			return filepath.SkipDir
		}
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			out = append(out, path)
		}
		return err
	}))
	return out
}
