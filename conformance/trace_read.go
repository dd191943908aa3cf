package conformance

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"

	jsonv2 "github.com/go-json-experiment/json"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/targets"
)

// Trace is a trace that was read back.
type Trace struct {
	Header     Header
	Executions []*Execution
	Footer     Footer
}

// ReadTrace reads a trace. The error is one line that names the line of the file.
func ReadTrace(path string) (*Trace, error) {
	t := &Trace{}
	var err error
	t.Footer, err = scanTrace(path, false,
		func(h Header) error { t.Header = h; return nil },
		func(e *Execution) error { t.Executions = append(t.Executions, e); return nil })
	if err != nil {
		return nil, err
	}
	return t, nil
}

// maxLine bounds one line of a trace: the answer of a list can be long.
const maxLine = 64 << 20

// scanTrace reads a trace and hands out its programs one after the other, so that no more than
// one is in memory, however long the trace is. Bare leaves out what the run found: it is only
// in the way of who judges the answers again.
func scanTrace(path string, bare bool, begin func(Header) error, each func(*Execution) error) (Footer, error) {
	file, err := os.Open(path)
	if err != nil {
		return Footer{}, fmt.Errorf("cannot read the trace: %w", err)
	}
	defer func() { _ = file.Close() }() // it was only read
	scanner := bufio.NewScanner(file)
	scanner.Buffer(make([]byte, 0, 1<<16), maxLine)
	scan := &scan{bare: bare, begin: begin, each: each}
	for scanner.Scan() {
		scan.lines++
		if err := scan.line(scanner.Bytes()); err != nil {
			return Footer{}, fmt.Errorf("%s, line %d: %w", path, scan.lines, err)
		}
	}
	if err := scanner.Err(); err != nil {
		return Footer{}, fmt.Errorf("%s, line %d: %w", path, scan.lines+1, err)
	}
	switch {
	case scan.lines == 0:
		return Footer{}, fmt.Errorf("%s is empty", path)
	case scan.footer.End == "":
		return Footer{}, fmt.Errorf("%s has no footer: it was cut off", path)
	}
	return scan.footer, nil
}

// scan is a trace that is read line by line.
type scan struct {
	bare    bool
	begin   func(Header) error
	each    func(*Execution) error
	lines   int
	program *Execution // the one whose commands are read
	footer  Footer
}

func (s *scan) line(text []byte) error {
	if s.lines == 1 {
		return s.header(text)
	}
	if s.footer.End != "" {
		return fmt.Errorf("something follows the footer")
	}
	if bytes.HasPrefix(text, []byte(`{"index":`)) && s.program != nil {
		return s.step(text)
	}
	var kind struct {
		Program *Execution `json:"program"`
		Index   *int       `json:"index"`
		End     string     `json:"end"`
	}
	// The footer has a member "programs" and a step "program" text; only the types differ.
	if err := json.Unmarshal(text, &kind); err != nil {
		return fmt.Errorf("not a line of a trace: %w", err)
	}
	switch {
	case kind.Program != nil:
		err := s.handOut()
		s.program = kind.Program
		return err
	case kind.End == "footer":
		if err := s.handOut(); err != nil {
			return err
		}
		return json.Unmarshal(text, &s.footer)
	case kind.Index != nil && s.program != nil:
		return s.step(text)
	}
	return fmt.Errorf("neither a program, a command nor the footer")
}

func (s *scan) header(text []byte) error {
	var h Header
	if err := json.Unmarshal(text, &h); err != nil || h.Kind != TraceKind {
		return fmt.Errorf("not a trace of mrkconform")
	}
	if h.Version > TraceVersion {
		return fmt.Errorf("version %d of the format is newer than this program's %d", h.Version, TraceVersion)
	}
	return s.begin(h)
}

// handOut gives the program away that is read to its end.
func (s *scan) handOut() error {
	e := s.program
	s.program = nil
	if e == nil {
		return nil
	}
	return s.each(e)
}

func (s *scan) step(text []byte) error {
	step, err := readStep(text, s.bare)
	if err != nil {
		return err
	}
	c, err := language.ParseCommand(step.Command)
	if err != nil {
		return err
	}
	if step.Index != len(s.program.Steps) {
		return fmt.Errorf("command %d stands where %d is due", step.Index, len(s.program.Steps))
	}
	for i := range step.Calls {
		call := &step.Calls[i]
		if len(call.Pages) == 0 {
			return fmt.Errorf("a call without an exchange")
		}
		if call.Command == step.Command {
			call.parsed = &c
			continue
		}
		asked, err := language.ParseCommand(call.Command)
		if err != nil {
			return err
		}
		call.parsed = &asked
	}
	s.program.Program = append(s.program.Program, c)
	s.program.Steps = append(s.program.Steps, step)
	return nil
}

// readStep reads a line with a command. The way that is fast and strict is for what this program
// has written; all else is read the slow way, which also knows what to say of a mistake.
func readStep(text []byte, bare bool) (Step, error) {
	if bare {
		var b bareStep
		if jsonv2.Unmarshal(text, &b) == nil {
			return b.step(), nil
		}
	}
	var step Step
	if err := json.Unmarshal(text, &step); err != nil {
		return step, fmt.Errorf("not a line of a trace: %w", err)
	}
	return step, nil
}

// bareStep is a [Step] without what the run found.
type bareStep struct {
	Index   int        `json:"index"`
	Command string     `json:"command"`
	Calls   []bareCall `json:"calls"`
	Skipped string     `json:"skipped"`
}

type bareCall struct {
	Command   string             `json:"command"`
	Pages     []targets.Exchange `json:"pages"`
	States    []model.KeyState   `json:"states"`
	Deadlines *Deadlines         `json:"deadlines"`
}

func (b bareStep) step() Step {
	s := Step{Index: b.Index, Command: b.Command, Skipped: b.Skipped, Calls: make([]Call, len(b.Calls))}
	for i, c := range b.Calls {
		s.Calls[i] = Call{Command: c.Command, Pages: c.Pages, States: c.States, Deadlines: c.Deadlines}
	}
	return s
}
