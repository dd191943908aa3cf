package conformance

import (
	"fmt"
	"strings"

	"github.com/mrkconform/mrkconform/targets"
)

// A target that no longer answers ends the run: what it was asked for afterwards would tell
// nothing, and nobody wants to wait for that.

// How many calls in a row may have no outcome, and how many of them may not be answered at all.
const (
	mostSilent = 100
	mostLost   = 30
)

// silence counts the calls in a row that had no outcome.
type silence struct {
	calls, lost int
	stopped     string // how they failed when it was too much, "" before
}

func (s *silence) add(e targets.Exchange) {
	if s.stopped != "" {
		return
	}
	if e.Kind() != targets.Unknown {
		*s = silence{}
		return
	}
	s.calls++
	s.lost++
	if e.Lost == "" {
		s.lost = 0
	}
	if s.calls >= mostSilent || s.lost >= mostLost {
		s.stopped = words(e)
	}
}

// words says in one short line how a call ended.
func words(e targets.Exchange) string {
	const longest = 120
	text := []rune(ending(e))
	if len(text) > longest {
		text = append(text[:longest], '.', '.', '.')
	}
	return string(text)
}

// ending is the status and the error of an answer, or why there is none.
func ending(e targets.Exchange) string {
	switch {
	case e.Lost != "":
		return "no answer: " + e.Lost
	case e.Code != "":
		return strings.TrimSuffix(fmt.Sprintf("HTTP %d %s: %s", e.Status, e.Code, e.Message), ": ")
	}
	return fmt.Sprintf("HTTP %d", e.Status)
}

// deserted reports whether nobody listened to a single call of the program.
func (e *Execution) deserted() bool {
	n := 0
	for _, s := range e.Steps {
		for _, c := range s.Calls {
			if c.last().Lost != targets.ConnectionRefused {
				return false
			}
			n++
		}
	}
	return n > 0
}
