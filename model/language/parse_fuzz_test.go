package language_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/language"
)

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
