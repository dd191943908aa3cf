package language

import (
	"fmt"
	"slices"
	"strings"
)

// Program is a list of commands. It is data: the generator writes it, people read
// it, the reducer edits it and replay runs it on any target.
type Program []Command

// String returns the text form, one command a line, with a final newline.
func (p Program) String() string {
	var b strings.Builder
	for _, c := range p {
		b.WriteString(c.String() + "\n")
	}
	return b.String()
}

// Lines returns the text form of each command.
func (p Program) Lines() []string {
	out := make([]string, len(p))
	for i, c := range p {
		out[i] = c.String()
	}
	return out
}

// Regions returns the Regions that the program calls, in the order of first use.
func (p Program) Regions() []Region {
	var out []Region
	for _, c := range p {
		if c.At != "" && !slices.Contains(out, c.At) {
			out = append(out, c.At)
		}
	}
	return out
}

// Waits reports whether the program lets days pass, which takes a target whose clock can
// be moved.
func (p Program) Waits() bool {
	return slices.ContainsFunc(p, func(c Command) bool { return c.Op == Wait })
}

// Without returns the program without the commands at the given positions, and without
// those that read what only a removed command binds.
func (p Program) Without(drop func(i int) bool) Program {
	gone := map[Symbol]bool{}
	var out Program
	for i, c := range p {
		orphan := slices.ContainsFunc(c.Reads(), func(s Symbol) bool { return gone[s] })
		if drop(i) || orphan {
			if c.Bind != "" {
				gone[c.Bind] = true
			}
			continue
		}
		out = append(out, c)
	}
	return out
}

// Renamed returns the program with another name for each symbol.
func (p Program) Renamed(name func(Symbol) Symbol) Program {
	out := make(Program, len(p))
	for i, c := range p {
		out[i] = c.Renamed(name)
	}
	return out
}

// Check reports the first command that cannot be run: a symbol that is bound
// twice or never, or one that is read before it is bound.
func (p Program) Check() error { return p.check(nil) }

// check is Check for commands that stand on the given lines of a text.
func (p Program) check(lines []int) error {
	bound := map[Symbol]bool{}
	for i, c := range p {
		line := i + 1
		if lines != nil {
			line = lines[i]
		}
		for _, s := range c.Reads() {
			if !bound[s] {
				return fmt.Errorf("line %d: %q reads %s, which no earlier command binds", line, c, s)
			}
		}
		if c.Bind == "" {
			continue
		}
		if bound[c.Bind] {
			return fmt.Errorf("line %d: %q binds %s a second time", line, c, c.Bind)
		}
		bound[c.Bind] = true
	}
	return nil
}
