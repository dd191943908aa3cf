package conformance

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/mrkconform/mrkconform/model/rules"
)

// KnownFailures are rules that a target is known to break, each with the reason
// that its maintainers wrote beside it.
type KnownFailures map[rules.ID]string

// ReadKnownFailures reads a file with one rule a line: the id, then the reason.
// Lines that begin with "#" are passed over. An entry that names no rule of the run
// is an error: it would hide nothing and mislead who reads it.
func ReadKnownFailures(path string, claimed func(rules.Rule) bool) (KnownFailures, error) {
	if path == "" {
		return nil, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("--known-failures: %w", err)
	}
	defer func() { _ = file.Close() }() // it was only read
	out := KnownFailures{}
	scanner := bufio.NewScanner(file)
	for line := 1; scanner.Scan(); line++ {
		text := strings.TrimSpace(scanner.Text())
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		name, reason, _ := strings.Cut(text, " ")
		id := rules.ID(name)
		r, ok := rules.Get(id)
		switch {
		case !ok:
			return nil, fmt.Errorf("%s, line %d: there is no rule %s", path, line, name)
		case !claimed(r):
			return nil, fmt.Errorf("%s, line %d: %s belongs to the profile %s, which this run does not judge", path, line, name, r.Profile)
		}
		if _, twice := out[id]; twice {
			return nil, fmt.Errorf("%s, line %d: %s stands twice", path, line, name)
		}
		out[id] = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(reason), "#"))
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}
