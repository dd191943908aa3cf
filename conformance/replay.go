package conformance

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/targets"
)

// ReplayStatus is what became of a program that once broke a rule.
type ReplayStatus string

// The outcomes of a replay.
const (
	Fixed        ReplayStatus = "FIXED"
	StillFails   ReplayStatus = "STILL FAILS"
	CannotReplay ReplayStatus = "CANNOT REPLAY"
)

// Recording is a program to run again and the rule that it is about, "" for every rule.
type Recording struct {
	Rule    rules.ID
	Program language.Program
}

// Replayed is the outcome of one recording.
type Replayed struct {
	Rule      rules.ID
	Status    ReplayStatus
	Reason    string // why it cannot be replayed
	Execution *Execution
	Findings  []model.Finding // by which the rule is broken, each rule once where it is about all
	Others    []model.Finding // other rules that the program breaks, each once
}

var ruleComment = regexp.MustCompile(`(?m)^\s*#\s*rule:\s*(\S+)\s*$`)

// ReadRecordings reads a trace, or a program in its text form; a comment
// "# rule: MRK-..." in a program says which rule it is about. Of a trace with many
// programs those come back that broke a rule, each rule once.
func ReadRecordings(path string) ([]Recording, error) {
	if filepath.Ext(path) != ".ndjson" {
		return readProgram(path)
	}
	var about rules.ID
	var out []Recording
	total := newTally()
	_, err := scanTrace(path, false,
		func(h Header) error { about = rules.ID(h.Rule); return nil },
		func(e *Execution) error {
			if about != "" && len(out) == 0 {
				out = append(out, Recording{about, e.Program})
			}
			total.add(e)
			return nil
		})
	if err != nil || len(out) > 0 {
		return out, err
	}
	total.decide()
	for _, id := range total.broken() {
		out = append(out, Recording{id, total.rule(id).sightings[0].program})
	}
	return out, nil
}

func readProgram(path string) ([]Recording, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("cannot read the program: %w", err)
	}
	p, err := language.ParseProgram(string(text))
	if err != nil {
		return nil, fmt.Errorf("%s is no program: %w", path, err)
	}
	r := Recording{Program: p}
	if m := ruleComment.FindStringSubmatch(string(text)); m != nil {
		r.Rule = rules.ID(m[1])
		if _, known := rules.Get(r.Rule); !known {
			return nil, fmt.Errorf("%s: there is no rule %s", path, r.Rule)
		}
	}
	return []Recording{r}, nil
}

// Replay runs one recording on a target.
func Replay(ctx context.Context, target targets.Target, r Recording, s Settings) (*Replayed, error) {
	out := &Replayed{Rule: r.Rule}
	info := target.Info()
	for _, region := range r.Program.Regions() {
		if !slices.Contains(info.Regions, string(region)) {
			out.Status = CannotReplay
			out.Reason = fmt.Sprintf("the program calls %s: name its Regions with --regions %s", region, joined(r.Program.Regions()))
			return out, nil
		}
	}
	if !info.ClockMoves && r.Program.Waits() {
		out.Status, out.Reason = CannotReplay, "the program lets days pass, and "+fixedClock
		return out, nil
	}
	runner := &Runner{Target: target, Timing: timing(s.Consistency), Identity: Identity{Prefix: newPrefix()}}
	if _, _, err := runner.preflight(ctx); err != nil {
		return nil, err
	}
	e, err := runner.Run(ctx, firstProgram, 0, r.Program)
	if err != nil {
		return nil, err
	}
	out.Execution = e
	out.settle(runner)
	return out, nil
}

// settle says what became of the recording. It is fixed only where nothing at all is broken
// and every answer is known.
func (r *Replayed) settle(runner *Runner) {
	for _, s := range r.Execution.Steps {
		for _, f := range s.findings() {
			accident := f.Fault > 0 && f.Fault < tries && f.Rule != r.Rule
			switch {
			case f.Held || accident:
			case r.Rule != "" && (f.Rule == r.Rule || slices.Contains(f.Also, r.Rule)):
				r.Findings = append(r.Findings, f)
			case f.Restates != "":
			case r.Rule == "":
				r.Findings = oncePerRule(r.Findings, f)
			default:
				r.Others = oncePerRule(r.Others, f)
			}
		}
	}
	last := r.Execution.Steps[len(r.Execution.Steps)-1]
	r.Status = StillFails
	if len(r.Findings) > 0 {
		return
	}
	switch reason := r.unknown(); {
	case r.Execution.Failed != "":
		r.Status, r.Reason = CannotReplay, "the suite itself failed: "+r.Execution.Failed
	case last.Skipped != "", r.Rule != "" && !r.Execution.judged(string(r.Rule)) && !rightly(last):
		r.Status, r.Reason = CannotReplay, r.whyNot(runner)
	case len(r.Others) > 0: // the program fails, if not by this rule
	case reason != "":
		r.Status, r.Reason = CannotReplay, reason
	default:
		r.Status = Fixed
	}
}

// oncePerRule adds a finding of a rule that is not among them.
func oncePerRule(findings []model.Finding, f model.Finding) []model.Finding {
	if slices.ContainsFunc(findings, func(g model.Finding) bool { return g.Rule == f.Rule }) {
		return findings
	}
	return append(findings, f)
}

// unknown says which command has no answer that anything could be judged by, "" if all have.
func (r *Replayed) unknown() string {
	for _, s := range r.Execution.Steps {
		if len(s.Calls) == 0 {
			continue
		}
		if last := s.own().last(); last.Kind() == targets.Unknown {
			return fmt.Sprintf("the outcome of %q is unknown: %s", s.Command, answer(last))
		}
	}
	return ""
}

func (r *Replayed) whyNot(runner *Runner) string {
	for op := range runner.Lacking {
		for _, c := range r.Execution.Program {
			if c.Op == op {
				return fmt.Sprintf("the target does not implement %s", op)
			}
		}
	}
	for _, s := range r.Execution.Steps {
		if s.Skipped != "" {
			return fmt.Sprintf("%q could not be sent: %s", s.Command, s.Skipped)
		}
	}
	return fmt.Sprintf("the answers of this target never came to %s", r.Rule)
}

func joined(list []language.Region) string {
	var out []string
	for _, r := range list {
		out = append(out, string(r))
	}
	return strings.Join(out, ",")
}

// rightly reports whether the last command was answered as KMS would. What broke one
// rule may hold by another on a target that is in another state by then, such as a
// replica that is still Creating.
func rightly(last Step) bool {
	held := false
	for _, f := range last.findings() {
		if !f.Held {
			return false
		}
		held = held || !strings.HasPrefix(string(f.Rule), "MRK-ENVELOPE-")
	}
	return held
}
