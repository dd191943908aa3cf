package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// result is what a command left behind.
type result struct {
	code      int
	out, errs string
}

// mrkconform runs a command line.
func mrkconform(t *testing.T, args ...string) result {
	t.Helper()
	return interrupted(t.Context(), args...)
}

func interrupted(ctx context.Context, args ...string) result {
	var out, errs bytes.Buffer
	code := run(ctx, args, &out, &errs)
	return result{code, out.String(), errs.String()}
}

// golden compares a text with a file in the testdata of the commands.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("conformance", "command", "testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "run go test . -update to make it")
	assert.Equal(t, string(want), got)
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

func TestHelp(t *testing.T) {
	bare, asked := mrkconform(t), mrkconform(t, "--help")
	assert.Equal(t, 0, bare.code)
	assert.Equal(t, asked, bare)
	assert.Empty(t, bare.errs)
	assert.Less(t, strings.Count(bare.out, "\n"), 30, "short help")
	for _, command := range []string{"certify", "replay", "check", "rules", "mutants", "serve"} {
		assert.Contains(t, bare.out, "\n  "+command+" ")
		help := mrkconform(t, command, "--help")
		assert.Equal(t, 0, help.code)
		assert.Contains(t, help.out, "Usage: mrkconform "+command)
	}
}
