package reports

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"plain äöü 漢字":        "plain äöü 漢字",
		"a\r\nb\tc":           "a\nb\tc",
		"a\rb":                `a\rb`,
		"\x1b[31mred\x1b[0m":  `\x1b[31mred\x1b[0m`,
		"bell \a back \b":     `bell \a back \b`,
		"del \x7f":            `del \x7f`,
		"C1 \u009b2J \u0085":  `C1 \u009b2J \u0085`,
		"abc\u202edcba\u2066": `abc\u202edcba\u2066`,
		"bad \xff \x9b byte":  "bad \ufffd \ufffd byte",
		"nul \x00":            `nul \x00`,
		"'quoted'":            "'quoted'",
	} {
		assert.Equal(t, want, Printable(in))
	}
}
