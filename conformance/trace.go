package conformance

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
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

// tracePattern is what the file of a trace is called before it is whole.
const tracePattern = ".trace-*"

// traceWriter writes a trace into a temporary file that gets its name when the
// trace is whole.
type traceWriter struct {
	path string
	file *os.File
	buf  *bufio.Writer
	enc  *json.Encoder
	line []byte // the room of the last line, for the next one
}

func createTrace(path string, h Header) (*traceWriter, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, fmt.Errorf("making the folder of traces: %w", err)
	}
	file, err := os.CreateTemp(filepath.Dir(path), tracePattern)
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
		line, err := appendStep(w.line[:0], s)
		if err == nil {
			_, err = w.buf.Write(append(line, '\n'))
		}
		if err != nil {
			return fmt.Errorf("writing %s: %w", w.path, err)
		}
		w.line = line
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
