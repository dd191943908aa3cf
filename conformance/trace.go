package conformance

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/targets"
)

// A trace is NDJSON: a header, then for each program a line that opens it and one
// line a command, then a footer with the verdicts that the run gave.

// TraceKind identifies the format.
const (
	TraceKind    = "mrkconform.trace"
	TraceVersion = 1
)

// Header is the first line of a trace: all that judging it again needs to know.
type Header struct {
	Kind      string       `json:"kind"`
	Version   int          `json:"version"`
	RulesHash string       `json:"rulesHash"`
	Target    targets.Info `json:"target"`
	Seed      uint64       `json:"seed"`
	Deadlines
	Lacking []language.Op `json:"lacking"`
	// Profiles are those whose rules were judged, none for all.
	Profiles []rules.Profile `json:"profiles,omitempty"`
	// Rule is the broken rule that the trace of a counterexample shows.
	Rule string `json:"rule,omitempty"`
}

// Footer is the last line: what the run made of it.
type Footer struct {
	End      string        `json:"end"` // "footer"
	Programs int           `json:"programs"`
	Calls    int           `json:"calls"`
	Verdicts []RuleVerdict `json:"verdicts"`
}

// RuleVerdict counts how often a rule was evaluated and how often it was broken.
type RuleVerdict struct {
	Rule    rules.ID `json:"rule"`
	Checked int      `json:"checked"`
	Broken  int      `json:"broken"`
}

// programLine opens a program in a trace.
type programLine struct {
	Program *Execution `json:"program"`
}

// Trace is a trace that was read back.
type Trace struct {
	Header     Header
	Executions []*Execution
	Footer     Footer
}

func newHeader(info targets.Info, seed uint64, r *Runner) Header {
	h := Header{
		Kind: TraceKind, Version: TraceVersion, RulesHash: rules.Hash(), Target: info, Seed: seed,
		Deadlines: deadlines(r.Timing), Lacking: []language.Op{}, Profiles: r.profiles,
	}
	for _, op := range operations() {
		if r.Lacking[op] {
			h.Lacking = append(h.Lacking, op)
		}
	}
	return h
}

// traceWriter writes a trace into a temporary file that gets its name when the
// trace is whole.
type traceWriter struct {
	path string
	file *os.File
	buf  *bufio.Writer
	enc  *json.Encoder
}

func createTrace(path string, h Header) (*traceWriter, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, fmt.Errorf("making the folder of traces: %w", err)
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".trace-*")
	if err != nil {
		return nil, fmt.Errorf("writing a trace: %w", err)
	}
	w := &traceWriter{path: path, file: file, buf: bufio.NewWriter(file)}
	w.enc = json.NewEncoder(w.buf)
	w.enc.SetEscapeHTML(false)
	if err := w.enc.Encode(h); err != nil {
		w.discard()
		return nil, fmt.Errorf("writing the header of %s: %w", path, err)
	}
	return w, nil
}

func (w *traceWriter) program(e *Execution) error {
	if err := w.enc.Encode(programLine{e}); err != nil {
		return fmt.Errorf("writing %s: %w", w.path, err)
	}
	for _, s := range e.Steps {
		if err := w.enc.Encode(s); err != nil {
			return fmt.Errorf("writing %s: %w", w.path, err)
		}
	}
	return nil
}

func (w *traceWriter) finish(f Footer) error {
	f.End = "footer"
	err := errors.Join(w.enc.Encode(f), w.buf.Flush(), w.file.Close())
	if err == nil {
		err = os.Rename(w.file.Name(), w.path)
	}
	if err != nil {
		_ = os.Remove(w.file.Name())
		return fmt.Errorf("writing %s: %w", w.path, err)
	}
	return os.Chmod(w.path, 0o644)
}

func (w *traceWriter) discard() {
	_ = w.file.Close()
	_ = os.Remove(w.file.Name())
}

// ReadTrace reads a trace. The error is one line that names the line of the file.
func ReadTrace(path string) (*Trace, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("cannot read the trace: %w", err)
	}
	defer func() { _ = file.Close() }() // it was only read
	return readTrace(file, path)
}

// maxLine bounds one line of a trace: the answer of a list can be long.
const maxLine = 64 << 20

func readTrace(in io.Reader, name string) (*Trace, error) {
	scanner := bufio.NewScanner(in)
	scanner.Buffer(make([]byte, 0, 1<<16), maxLine)
	t := &Trace{}
	line := 0
	for scanner.Scan() {
		line++
		if err := t.line(line, scanner.Bytes()); err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", name, line, err)
		}
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("%s, line %d: %w", name, line+1, err)
	}
	switch {
	case line == 0:
		return nil, fmt.Errorf("%s is empty", name)
	case t.Footer.End == "":
		return nil, fmt.Errorf("%s has no footer: it was cut off", name)
	}
	return t, nil
}

func (t *Trace) line(n int, text []byte) error {
	if n == 1 {
		if err := json.Unmarshal(text, &t.Header); err != nil || t.Header.Kind != TraceKind {
			return fmt.Errorf("not a trace of mrkconform")
		}
		if t.Header.Version > TraceVersion {
			return fmt.Errorf("version %d of the format is newer than this program's %d", t.Header.Version, TraceVersion)
		}
		return nil
	}
	if t.Footer.End != "" {
		return fmt.Errorf("something follows the footer")
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
		t.Executions = append(t.Executions, kind.Program)
	case kind.End == "footer":
		return json.Unmarshal(text, &t.Footer)
	case kind.Index != nil && len(t.Executions) > 0:
		return t.step(text)
	default:
		return fmt.Errorf("neither a program, a command nor the footer")
	}
	return nil
}

func (t *Trace) step(text []byte) error {
	var s Step
	if err := json.Unmarshal(text, &s); err != nil {
		return fmt.Errorf("not a command of a trace: %w", err)
	}
	c, err := language.ParseCommand(s.Command)
	if err != nil {
		return err
	}
	e := t.Executions[len(t.Executions)-1]
	if s.Index != len(e.Steps) {
		return fmt.Errorf("command %d stands where %d is due", s.Index, len(e.Steps))
	}
	for _, call := range s.Calls {
		if len(call.Pages) == 0 {
			return fmt.Errorf("a call without an exchange")
		}
		if _, err := language.ParseCommand(call.Command); err != nil {
			return err
		}
	}
	e.Program = append(e.Program, c)
	e.Steps = append(e.Steps, s)
	return nil
}
