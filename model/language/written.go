package language

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Written is a program that somebody wrote, in Regions called a, b and c: see
// [Program.In].
type Written struct {
	Name    string
	Reason  string // why it was written
	Program Program
}

// writtenName is the line that begins a written program.
var writtenName = regexp.MustCompile(`^-- ([a-z0-9-]+) --$`)

// ParseWritten reads a file of written programs. Each begins with a line that names it,
// and a comment that says why it is there:
//
//	-- replicate-twice --
//	# A Region takes one replica.
//	k1 = CreateKey @a multiRegion
//	ReplicateKey k1 @a -> b
//	ReplicateKey k1 @a -> b
//
// Comments above the first one are about the file. An error names the line of the file.
func ParseWritten(text string) ([]Written, error) {
	var out []Written
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		m := writtenName.FindStringSubmatch(line)
		switch {
		case m != nil:
		case line == "" || strings.HasPrefix(line, "#"):
			continue
		default:
			return nil, fmt.Errorf("line %d: %q stands before the first name", i+1, line)
		}
		if slices.ContainsFunc(out, func(w Written) bool { return w.Name == m[1] }) {
			return nil, fmt.Errorf("line %d: a second program is called %s", i+1, m[1])
		}
		end := i + 1
		for end < len(lines) && !writtenName.MatchString(strings.TrimSpace(lines[end])) {
			end++
		}
		w := Written{Name: m[1], Reason: reason(lines[i+1 : end])}
		if w.Reason == "" {
			return nil, fmt.Errorf("line %d: %s lacks the comment that says why it is there", i+1, w.Name)
		}
		var err error
		// Empty lines in the place of those above let an error count from the head of the file.
		if w.Program, err = ParseProgram(strings.Repeat("\n", i+1) + strings.Join(lines[i+1:end], "\n")); err != nil {
			return nil, fmt.Errorf("%s: %w", w.Name, err)
		}
		out, i = append(out, w), end-1
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no program: each begins with a line \"-- name --\"")
	}
	return out, nil
}

// reason joins the comment that the lines begin with.
func reason(lines []string) string {
	var out []string
	for _, line := range lines {
		text, ok := strings.CutPrefix(strings.TrimSpace(line), "#")
		if !ok {
			break
		}
		out = append(out, strings.TrimSpace(text))
	}
	return strings.Join(out, " ")
}

// In puts Regions in the place of a, b and c; with fewer of them they are used again.
func (p Program) In(regions []Region) Program {
	return p.Moved(func(r Region) Region {
		switch r {
		case "a", "b", "c":
			return regions[int(r[0]-'a')%len(regions)]
		}
		return r
	})
}

// Moved returns the program with another Region in the place of each, wherever one stands.
func (p Program) Moved(region func(Region) Region) Program {
	moved := func(r *Region) {
		if *r != "" {
			*r = region(*r)
		}
	}
	out := make(Program, len(p))
	for i, c := range p {
		for _, r := range []*Region{&c.At, &c.To, &c.Key.Region, &c.Dest.Region} {
			moved(r)
		}
		out[i] = c
	}
	return out
}
