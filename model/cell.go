package model

import (
	"slices"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// Cell is one thing that answers can show of one key in one Region: its key state, its
// description, its tags. Values are texts; what an answer shows is compared by the caller.
//
// A cell knows its versions, of which an answer may show any from the floor on, and the
// events since it was last seen that must have made it what it is or must have left it so.
type Cell struct {
	versions []version // oldest first, never empty once the cell is set
	floor    int
	events   []Event
	// open: nobody knows the value, so that whatever is shown is right.
	open bool
}

// version is one value that a cell has had.
type version struct {
	value string
	since time.Time // when it became possible
	by    rules.ID  // the rule that demands it
	seen  bool      // an answer has shown it
	late  bool      // it was shown for too long, and that was said
}

// Event is something that happened to a cell. If the cell shows what it predicts for the
// case that its rule is broken, the rule is.
type Event struct {
	Rule rules.ID
	// Also are rules that say the same, and IfShown those that say the same only of the case
	// that one of Shows is shown.
	Also, IfShown []rules.ID
	// Shows are the values that the cell would show if the rule was broken.
	Shows []string
	// Any: every wrong value may come of it.
	Any bool
	// Quiet: that the right value is shown is no evidence for the rule.
	Quiet bool
	// Expected and Observed say what is wrong then, where the values do not.
	Expected, Observed string
	// By is the command that is to blame then, the zero value for time itself.
	By language.Command
	// Unless is a finding on an answer that a wrong value of the cell would explain: it
	// stands if the cell shows the right value, or the one that it predicts.
	Unless *Finding
}

// settledCell is a cell of which the value is known.
func settledCell(value string) Cell { return Cell{versions: []version{{value: value, seen: true}}} }

// clone shares nothing that a later event changes.
func (c Cell) clone() Cell {
	c.versions, c.events = slices.Clip(c.versions), slices.Clip(c.events)
	return c
}

// value is the newest version: what the cell must show in the end.
func (c *Cell) value() string {
	if len(c.versions) == 0 {
		return ""
	}
	return c.versions[len(c.versions)-1].value
}

// known reports whether an answer has shown the newest version since anything happened.
func (c *Cell) known() bool { return len(c.events) == 0 && c.floor == len(c.versions)-1 }

// passing is the oldest version that may still be shown, if the newest need not be yet.
func (c *Cell) passing() (version, bool) {
	if c.floor >= len(c.versions)-1 {
		return version{}, false
	}
	return c.versions[c.floor], true
}

// set gives the cell a new value at once: what it was before can only be shown if nothing
// came of the command.
func (c *Cell) set(value string, now time.Time, e Event) {
	e.Any = true
	if !c.open {
		e.Shows = append(slices.Clip(e.Shows), c.before(value)...)
	}
	c.open = false
	c.versions, c.floor, c.events = []version{{value: value, since: now, by: e.Rule}}, 0, []Event{e}
}

// become leads the cell to a new value through one that it may show for a while.
func (c *Cell) become(through, value string, now time.Time, e Event) {
	c.set(value, now, e)
	c.versions = []version{{value: through, since: now, by: e.Rule}, c.versions[0]}
}

// follow leads the cell to what a command makes of its value, and lets it show for a while what
// it may show now.
func (c *Cell) follow(now time.Time, to func(value string) string, e Event) {
	old := c.versions[c.floor:]
	versions := slices.Clone(old)
	for i, v := range old {
		if v.late || i == len(old)-1 {
			versions = append(versions, version{value: to(v.value), since: now, by: e.Rule, late: v.late})
		}
	}
	events := slices.Clone(c.events)
	for i, earlier := range events {
		for _, s := range earlier.Shows {
			events[i].Shows = append(slices.Clip(events[i].Shows), to(s))
		}
	}
	c.versions, c.floor, c.events = versions, 0, append(events, e)
}

// reach makes the cell show its newest version from now on.
func (c *Cell) reach() {
	last := c.versions[len(c.versions)-1]
	c.versions = slices.DeleteFunc(slices.Clone(c.versions[:len(c.versions)-1]), func(v version) bool { return !v.late })
	c.versions, c.floor = append(c.versions, last), 0
}

// allow lets the cell show another value besides its own.
func (c *Cell) allow(value string) {
	last := len(c.versions) - 1
	if slices.ContainsFunc(c.versions[c.floor:], func(v version) bool { return v.value == value }) {
		return
	}
	versions := append(slices.Clone(c.versions[c.floor:last]), version{value: value, late: true})
	c.versions, c.floor = append(versions, c.versions[last]), 0
}

// shown is the newest version that an answer may show and does, -1 if there is none.
func (c *Cell) shown(shows func(value string) bool) int {
	for i := len(c.versions) - 1; i >= c.floor; i-- {
		if shows(c.versions[i].value) {
			return i
		}
	}
	return -1
}

// unfinished reports whether an older version may still be shown, for a while.
func (c *Cell) unfinished() bool {
	for i := c.floor; i < len(c.versions)-1; i++ {
		if !c.versions[i].late {
			return true
		}
	}
	return false
}

// arrive takes the newest version for the only one that may be shown from now on.
func (c *Cell) arrive() { c.floor = max(0, len(c.versions)-1) }

// before lists what the cell may have shown until now, except for one value.
func (c *Cell) before(except string) []string {
	var out []string
	add := func(value string) {
		if value != except && !slices.Contains(out, value) {
			out = append(out, value)
		}
	}
	for _, v := range c.versions[min(c.floor, len(c.versions)):] {
		add(v.value)
	}
	for _, e := range c.events {
		for _, value := range e.Shows {
			add(value)
		}
	}
	return out
}

// change replaces the value by what a command makes of it, and every prediction likewise.
func (c *Cell) change(now time.Time, to func(value string) string, e Event) {
	value := to(c.value())
	was := c.before(value)
	events := slices.Clone(c.events)
	for i, earlier := range events {
		shows := make([]string, len(earlier.Shows))
		for n, s := range earlier.Shows {
			shows[n] = to(s)
		}
		events[i].Shows = shows
	}
	e.Any, e.Shows = true, append(slices.Clip(e.Shows), was...)
	c.versions, c.floor, c.events = []version{{value: value, since: now, by: e.Rule}}, 0, append(events, e)
}

// happened adds an event that must have left the cell as it is. What it predicts has to be
// another value than the right one.
func (c *Cell) happened(e Event) {
	e.Shows = slices.DeleteFunc(slices.Clone(e.Shows), func(s string) bool { return s == c.value() })
	if len(e.Shows) > 0 || e.Any {
		c.events = append(slices.Clip(c.events), e)
	}
}

// adopt takes what an answer showed for the truth.
func (c *Cell) adopt(value string, now time.Time) {
	c.open = false
	c.versions, c.floor, c.events = []version{{value: value, since: now, by: c.rule(), seen: true}}, 0, nil
}

// rule is the rule that demands the newest version.
func (c *Cell) rule() rules.ID {
	if len(c.versions) == 0 {
		return ""
	}
	return c.versions[len(c.versions)-1].by
}

// settlement is what an answer tells of a cell.
type settlement struct {
	right  bool
	newest bool    // the newest version was shown
	held   []Event // whose rules the right value holds
	// blamed is the event that a wrong value is held against, false if there is none, and
	// others are those that predict the value as well.
	blamed Event
	found  bool
	others []Event
}

// settle compares a cell with what an answer shows of it. shows tells whether the answer
// shows a value. The floor rises; a wrong value is for the caller to [Cell.adopt].
func (c *Cell) settle(shows func(value string) bool) settlement {
	if c.open {
		return settlement{}
	}
	if i := c.shown(shows); i >= 0 {
		s := settlement{right: true, newest: i == len(c.versions)-1}
		c.versions = slices.Clone(c.versions)
		c.versions[i].seen = true
		if s.newest {
			s.held, c.events = c.events, nil
			c.floor = i
		}
		return s
	}
	var s settlement
	predicts := func(e Event) bool { return slices.ContainsFunc(e.Shows, shows) }
	var newer []Event // that could have led to it in a way of their own
	for i := len(c.events) - 1; i >= 0; i-- {
		e := c.events[i]
		switch {
		case !predicts(e):
			if e.Any && !s.found {
				newer = append(newer, e)
			}
		case !s.found:
			e.Also = append(slices.Clip(e.Also), e.IfShown...)
			s.blamed, s.found = e, true
		default:
			s.others = append(s.others, e)
		}
	}
	if s.found {
		s.others = append(newer, s.others...)
	} else if len(newer) > 0 {
		s.blamed, s.found = newer[0], true
	}
	return s
}
