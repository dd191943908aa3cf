package conformance

import (
	"slices"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/targets"
)

// Step is one command of a program and everything that came of it.
type Step struct {
	Index   int    `json:"index"`   // position in the program
	Command string `json:"command"` // text form
	// Calls are the calls that the command made: one as a rule, none when it was
	// skipped, many for Settle, which polls; those of a Wait are questions before it.
	Calls   []Call `json:"calls,omitempty"`
	Skipped string `json:"skipped,omitempty"`
	// Findings are on all the answers together: those of an Inspect.
	Findings []model.Finding `json:"findings,omitempty"`
}

// findings lists those on single answers, and then those on all of them.
func (s Step) findings() []model.Finding {
	var out []model.Finding
	for _, c := range s.Calls {
		out = append(out, c.Findings...)
	}
	return append(out, s.Findings...)
}

// Call is one judged call. Lists are read to their end and judged as a whole, so
// that a call may have several pages.
type Call struct {
	Command  string             `json:"command"`
	Pages    []targets.Exchange `json:"pages"`
	Findings []model.Finding    `json:"findings,omitempty"`
	Notes    []model.Note       `json:"notes,omitempty"`
	// Unanswered are the rules that the call would have told about, had it had an outcome.
	Unanswered []rules.ID `json:"unanswered,omitempty"`
	// States are those that the keys of the command were in before it, as the model knew them.
	States []model.KeyState `json:"states,omitempty"`
	// Deadlines are those that it and what follows in the program are judged by, where they
	// are no longer the ones that were good before.
	Deadlines *Deadlines `json:"deadlines,omitempty"`

	parsed *language.Command // Command, where somebody has parsed it
}

// command is the command of the call in its typed form.
func (c Call) command() (language.Command, error) {
	if c.parsed != nil {
		return *c.parsed, nil
	}
	return language.ParseCommand(c.Command)
}

// last is how the call was answered at last.
func (c Call) last() targets.Exchange { return c.Pages[len(c.Pages)-1] }

// Execution is one program that was run.
type Execution struct {
	Number   uint64            `json:"number"`
	Seed     uint64            `json:"seed"`
	Identity Identity          `json:"identity"`
	Program  language.Program  `json:"-"`
	Steps    []Step            `json:"-"`
	Names    map[string]string `json:"names"`   // real id -> symbol
	Created  int               `json:"created"` // keys made
	Left     int               `json:"left"`    // keys whose deletion is not scheduled
	// Failed says what the suite itself did wrong in the last of the steps, whose answers are
	// not judged then, "" if nothing.
	Failed string `json:"failed,omitempty"`
}

// own is the call that the command itself made, the last one if it was made again: before and
// behind it are questions. Of a Settle or an Inspect it is the last one of all.
func (s Step) own() Call {
	own, found := s.Calls[len(s.Calls)-1], false
	for _, c := range s.Calls {
		switch {
		case c.Command == s.Command:
			own, found = c, true
		case found:
			return own // what follows answers questions, even where it is the same read
		}
	}
	return own
}

// calls counts the calls that reached the wire.
func (e *Execution) calls() int {
	n := 0
	for _, s := range e.Steps {
		n += s.calls()
	}
	return n
}

func (s Step) calls() int {
	n := 0
	for _, c := range s.Calls {
		n += len(c.Pages)
	}
	return n
}

// count adds up the keys that were made, and those that no deletion is scheduled for.
func (e *Execution) count() {
	e.Created = 0
	pending := 0
	for _, s := range e.Steps {
		for _, c := range s.Calls {
			last := c.last()
			created, scheduled := 0, 0
			switch language.Op(last.Operation) {
			case language.CreateKey, language.ReplicateKey:
				created = 1
			case language.ScheduleKeyDeletion:
				scheduled = 1
			case language.CancelKeyDeletion:
				scheduled = -1
			default:
				continue
			}
			if last.Kind() == targets.Answered {
				e.Created, pending = e.Created+created, pending+scheduled
			}
		}
	}
	// A target that takes a second schedule or a needless cancel miscounts here by one.
	e.Left = max(0, e.Created-max(0, pending))
}

// shorten drops the commands beyond so many calls, and reports whether there were any.
func (e *Execution) shorten(calls int) bool {
	for i, s := range e.Steps {
		if calls -= s.calls(); calls < 0 {
			e.Steps = e.Steps[:i]
			e.count()
			return true
		}
	}
	return false
}

// breaks returns the position of the first step that broke the rule, and its finding.
func (e *Execution) breaks(rule string) (int, model.Finding, bool) {
	return e.first(func(f model.Finding) bool { return f.Fault == 0 && string(f.Rule) == rule })
}

// fails is breaks for a rule that nothing but a fault of the service is known to break: it
// returns the last of the findings on the same command, which tells how often it failed.
func (e *Execution) fails(rule string) (int, model.Finding, bool) {
	at, finding, ok := e.first(func(f model.Finding) bool { return f.Fault > 0 && string(f.Rule) == rule })
	if ok {
		for _, f := range e.Steps[at].findings() {
			if f.Fault > 0 && string(f.Rule) == rule {
				finding = f
			}
		}
	}
	return at, finding, ok
}

// first finds the first breach that is looked for.
func (e *Execution) first(wanted func(model.Finding) bool) (int, model.Finding, bool) {
	for _, s := range e.Steps {
		for _, f := range s.findings() {
			if !f.Held && f.Restates == "" && wanted(f) {
				return s.Index, f, true
			}
		}
	}
	return 0, model.Finding{}, false
}

// asked is the call whose answer broke the rule, where it is one of those that a Settle or
// an Inspect made, or a question of the judge; nothing where the program names the call itself or no single one shows it.
func (e *Execution) asked(rule string) language.Program {
	at, _, ok := e.breaks(rule)
	if !ok {
		return nil // a fault is shown by the command itself
	}
	for _, s := range e.Steps {
		for _, c := range s.Calls {
			broke := slices.ContainsFunc(c.Findings, func(f model.Finding) bool { return !f.Held && string(f.Rule) == rule })
			own := c.Command == e.Program[at].String()
			if command, err := c.command(); broke && !own && s.Index == at && err == nil {
				return language.Program{command}
			}
		}
	}
	return nil
}

// idle reports whether a command changed nothing that a later one could depend on: it
// was not sent, was refused or only read.
func (e *Execution) idle(i int) bool {
	if i < len(e.Steps) && e.Program[i].Op == language.Wait {
		return false
	}
	if i >= len(e.Steps) || len(e.Steps[i].Calls) == 0 {
		return true
	}
	c := e.Program[i]
	g, _ := language.GrammarOf(c.Op)
	pages := e.Steps[i].own().Pages
	return c.Bind == "" && (!g.Changes || pages[len(pages)-1].Kind() == targets.Refused)
}

// judged reports whether the rule was evaluated at all.
func (e *Execution) judged(rule string) bool {
	for _, s := range e.Steps {
		for _, f := range s.findings() {
			if string(f.Rule) == rule && f.Fault == 0 {
				return true
			}
		}
	}
	return false
}
