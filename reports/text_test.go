package reports

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWrap(t *testing.T) {
	assert.Empty(t, wrap(" \n ", 20))
	assert.Equal(t, []string{"a short line", "  indented"}, wrap("a short line\n  indented\n", 20))
	assert.Equal(t, []string{"one two three four", "five six"}, wrap("one two three four five six", 20))

	long := wrap(strings.Repeat("line\n", 40), 20)
	assert.Len(t, long, maxTextLines+1)
	assert.Equal(t, "... (24 more lines, see the trace)", long[maxTextLines])
	assert.Equal(t, maxWord, utf8.RuneCountInString(wrap(strings.Repeat("x", 5000), 20)[0]))
}

func TestCell(t *testing.T) {
	for in, want := range map[string]string{
		"a | b":             `a \| b`,
		"`a|<b>` <c> *d*":   "`a\\|<b>` &lt;c&gt; \\*d\\*",
		"an unpaired ` | <": "an unpaired \\` \\| &lt;",
		"two\nlines":        "two lines",
		`\x1b \|`:           `\\x1b \\\|`,
	} {
		assert.Equal(t, want, cell(in))
	}
}

func TestFenceOutlastsItsContent(t *testing.T) {
	var b strings.Builder
	fence(&b, "text", "```` and `````")
	assert.Equal(t, "``````text\n```` and `````\n``````\n", b.String())
}

func TestScreenFitsTheWidth(t *testing.T) {
	r := exampleReport(t)
	for _, rule := range r.Rules {
		for line := range strings.Lines(RuleText(r, rule)) {
			if !strings.Contains(line, "aws kms") {
				assert.LessOrEqual(t, utf8.RuneCountInString(line)-1, lineWidth, line)
			}
		}
	}
	var b bytes.Buffer
	require.NoError(t, Summary(&b, r, TextOptions{Dir: "reports/out"}))
	for line := range strings.Lines(b.String()) {
		assert.LessOrEqual(t, utf8.RuneCountInString(line)-1, lineWidth, line)
	}
}

func TestScreenWithoutProgram(t *testing.T) {
	r := exampleReport(t)
	text := RuleText(r, r.rule("MRK-LIST-01"))
	assert.Contains(t, text, "No program was kept")
	assert.NotContains(t, text, "Replay:")

	var b bytes.Buffer
	require.NoError(t, Screen(&b, r, Counterexample{Rule: "MRK-GONE-01"}, TextOptions{}))
	assert.Contains(t, b.String(), "MRK-GONE-01  (this rule is not in the report)")
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestTextReportsWriteErrors(t *testing.T) {
	r := exampleReport(t)
	assert.Error(t, Summary(fullDisk{}, r, TextOptions{}))
	assert.Error(t, Screen(fullDisk{}, r, r.Counterexamples[0], TextOptions{}))
}

func TestHTMLEscapesWhatTheTargetSays(t *testing.T) {
	r := exampleReport(t)
	for i := range r.Rules {
		r.Rules[i].Title = "`<script>` <script>alert(1)</script>"
		r.Rules[i].Source = "javascript:alert(1)"
	}
	data, err := HTML(r)
	require.NoError(t, err)
	assert.NotContains(t, string(data), "<script")
	assert.NotContains(t, string(data), `href="javascript:`)
	assert.Contains(t, string(data), "<code>&lt;script&gt;</code>")
}

func TestBadgeColors(t *testing.T) {
	color := func(v Verdict, divergence float64) string {
		data, err := Badge(&Report{Verdict: v, Divergence: Divergence{Value: divergence}})
		require.NoError(t, err)
		return string(data)
	}
	assert.Contains(t, color(Conformant, 0), `"brightgreen"`)
	assert.Contains(t, color(ConformantWithKnownFailures, 0.5), `"yellowgreen"`)
	assert.Contains(t, color(Nonconformant, 0.1), `"orange"`)
	assert.Contains(t, color(Nonconformant, 0.5), `"red"`)
	assert.Contains(t, color(Inconclusive, 0), `"message": "inconclusive"`)
}
