package language_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/language/languagetest"
)

// TestAnyCommandIsReadBack: what is printed is read back exactly, whatever it holds.
func TestAnyCommandIsReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := languagetest.Command.Draw(t, "command")
		again, err := language.ParseCommand(c.String())
		require.NoError(t, err)
		require.Equal(t, c, again)
	})
}

// FuzzParseCommand: no line makes the parser panic, and a line that it takes says
// the same after it was printed.
func FuzzParseCommand(f *testing.F) {
	for _, tt := range texts {
		f.Add(tt.text)
	}
	for _, tt := range badLines {
		f.Add(tt.line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		c, err := language.ParseCommand(line)
		if err != nil {
			return
		}
		again, err := language.ParseCommand(c.String())
		require.NoError(t, err, "printed as %q", c.String())
		require.Equal(t, c, again, "printed as %q", c.String())
	})
}
