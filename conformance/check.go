package conformance

import (
	"fmt"
	"slices"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
)

// Checked is what judging a trace again came to.
type Checked struct {
	Header   Header
	Footer   Footer // with the verdicts of the run
	Programs int
	Verdicts []RuleVerdict // that the model gives today
	// Lost are programs on which the suite itself failed, in the run or now.
	Lost []reports.LostProgram
}

// CheckTrace judges a recorded trace again, without a target. It reads the trace as it goes: no
// more than one program is in memory.
func CheckTrace(path string) (*Checked, error) {
	k := &checking{total: newTally()}
	footer, err := scanTrace(path, true, k.begin, k.program)
	if err != nil {
		return nil, err
	}
	k.total.decide()
	return &Checked{
		Header: k.header, Footer: footer, Programs: k.total.programs, Verdicts: k.total.verdicts(), Lost: k.total.failures,
	}, nil
}

// Check is [CheckTrace] for a trace that was read already.
func Check(t *Trace) ([]RuleVerdict, error) {
	k := &checking{total: newTally()}
	if err := k.begin(t.Header); err != nil {
		return nil, err
	}
	for _, e := range t.Executions {
		if err := k.program(e); err != nil {
			return nil, err
		}
	}
	k.total.decide()
	return k.total.verdicts(), nil
}

// checking is a trace that is judged again, program by program.
type checking struct {
	header  Header
	timing  model.Timing
	lacking map[language.Op]bool
	total   *tally
}

func (k *checking) begin(h Header) error {
	k.header, k.lacking = h, map[language.Op]bool{}
	for _, op := range h.Lacking {
		k.lacking[op] = true
	}
	var err error
	k.timing, err = h.timing()
	return err
}

func (k *checking) program(e *Execution) error {
	var again *Execution
	var err error
	if failed := guarded(func() { again, err = judgeAgain(e, k.timing, k.lacking, claims(k.header.Profiles)) }); failed != "" {
		again = &Execution{Number: e.Number, Seed: e.Seed, Program: e.Program, Failed: failed}
	}
	if err != nil {
		return fmt.Errorf("program %d: %w", e.Number, err)
	}
	k.total.add(again)
	return nil
}

// judgeAgain feeds the recorded answers of one program to a fresh checker.
func judgeAgain(e *Execution, timing model.Timing, lacking map[language.Op]bool, profiles claims) (*Execution, error) {
	checker := NewChecker(timing, e.Identity, lacking)
	out := &Execution{Number: e.Number, Seed: e.Seed, Identity: e.Identity, Program: e.Program, Failed: e.Failed}
	for _, s := range e.Steps {
		if e.Failed != "" && s.Index == len(e.Steps)-1 {
			out.Steps = append(out.Steps, Step{Index: s.Index, Command: s.Command, Calls: s.Calls}) // the run could not judge it
			break
		}
		again := Step{Index: s.Index, Command: s.Command}
		if p := e.Program[s.Index]; p.Op == language.Inspect && s.Skipped == "" {
			var err error
			if again.Calls, again.Findings, err = inspected(checker, p, s.Calls); err != nil {
				return nil, err
			}
			again.Findings = profiles.findings(again.Findings)
			for i, c := range again.Calls {
				again.Calls[i].Findings, again.Calls[i].Notes = profiles.findings(c.Findings), profiles.notes(c.Notes)
			}
			checker.Pass(p)
			out.Steps = append(out.Steps, again)
			continue
		}
		for _, call := range s.Calls {
			c, err := call.command()
			if err != nil {
				return nil, err
			}
			if reason := checker.Skip(c); reason != "" {
				return nil, fmt.Errorf("command %d was sent, but by today's model %s", s.Index, reason)
			}
			if call.Deadlines != nil {
				t, err := call.Deadlines.timing()
				if err != nil {
					return nil, fmt.Errorf("command %d: %w", s.Index, err)
				}
				checker.hurry(t)
			}
			v := checker.Judge(c, replyOf(call.Pages))
			again.Calls = append(again.Calls, Call{
				Command: call.Command, Pages: call.Pages, Findings: profiles.findings(v.Findings), Notes: profiles.notes(v.Notes), parsed: call.parsed,
			})
		}
		if s.Skipped != fixedClock {
			checker.Pass(e.Program[s.Index])
		}
		out.Steps = append(out.Steps, again)
	}
	return out, nil
}

// Difference is a rule on which a trace's footer and today's judgement disagree.
type Difference struct {
	Rule     rules.ID
	Recorded RuleVerdict
	Now      RuleVerdict
}

// Differences compares the verdicts of a trace with those of [Check].
func Differences(recorded, now []RuleVerdict) []Difference {
	byRule := func(list []RuleVerdict, id rules.ID) RuleVerdict {
		i := slices.IndexFunc(list, func(v RuleVerdict) bool { return v.Rule == id })
		if i < 0 {
			return RuleVerdict{Rule: id}
		}
		return list[i]
	}
	var out []Difference
	for _, id := range unionOf(recorded, now) {
		if a, b := byRule(recorded, id), byRule(now, id); a != b {
			out = append(out, Difference{Rule: id, Recorded: a, Now: b})
		}
	}
	return out
}

func unionOf(lists ...[]RuleVerdict) []rules.ID {
	var out []rules.ID
	for _, list := range lists {
		for _, v := range list {
			out = append(out, v.Rule)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
