package reports

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Limits of the text forms. A target may answer with a whole HTML page; the trace keeps it, the screen shows a start.
const (
	lineWidth    = 100
	maxTextLines = 16
	maxWord      = 300
)

// oneLine is printable text without line breaks, for table cells and attributes.
func oneLine(s string) string { return strings.Join(strings.Fields(Printable(s)), " ") }

// shorten cuts s to at most n characters.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	const dots = "..."
	return string([]rune(s)[:max(n-len(dots), 0)]) + dots
}

// wrap breaks text into lines of at most width characters where spaces allow, and keeps short lines as they are.
// What goes beyond maxTextLines is counted instead of shown.
func wrap(text string, width int) []string {
	var lines []string
	for line := range strings.Lines(strings.TrimSpace(Printable(text))) {
		line = strings.TrimRight(line, " \t\n")
		if utf8.RuneCountInString(line) <= width {
			lines = append(lines, line)
			continue
		}
		lines = append(lines, fill(strings.Fields(line), width)...)
	}
	if more := len(lines) - maxTextLines; more > 0 {
		lines = append(lines[:maxTextLines], fmt.Sprintf("... (%s, see the trace)", plural(more, "more line")))
	}
	return lines
}

func fill(words []string, width int) []string {
	var lines []string
	line := ""
	for _, word := range words {
		word = shorten(word, maxWord)
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width:
			lines, line = append(lines, line), word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}

// plural puts n before a regular noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// percent shows a share, and says so where there is nothing to take a share of.
func percent(part, whole int) string {
	if whole == 0 {
		return "none"
	}
	return fmt.Sprintf("%d of %d (%.1f %%)", part, whole, 100*float64(part)/float64(whole))
}
