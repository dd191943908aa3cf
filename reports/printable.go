package reports

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable makes text that is not our own safe to show: what a target answers, what a trace
// holds, what a file is called. Characters that steer a terminal (C0, DEL, C1), that XML cannot
// hold or that hide the reading order become visible escapes. Line breaks and tabs stay.
func Printable(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if !strings.ContainsFunc(s, unprintable) && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for _, c := range s {
		if unprintable(c) {
			b.WriteString(strings.Trim(strconv.QuoteRune(c), "'"))
			continue
		}
		b.WriteRune(c) // ranging over a string has turned invalid UTF-8 into RuneError already
	}
	return b.String()
}

func unprintable(c rune) bool {
	return c != '\n' && c != '\t' && c != utf8.RuneError && !unicode.IsPrint(c)
}
