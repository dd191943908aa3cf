package conformance

import (
	"fmt"
	"slices"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// Check judges a recorded trace again, without a target, and returns the verdicts
// that the model gives today.
func Check(t *Trace) ([]RuleVerdict, error) {
	timing, err := t.Header.timing()
	if err != nil {
		return nil, err
	}
	lacking := map[language.Op]bool{}
	for _, op := range t.Header.Lacking {
		lacking[op] = true
	}
	total := newTally()
	for _, e := range t.Executions {
		again, err := judgeAgain(e, timing, lacking, claims(t.Header.Profiles))
		if err != nil {
			return nil, fmt.Errorf("program %d: %w", e.Number, err)
		}
		total.add(again)
	}
	return total.verdicts(), nil
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
			c, err := language.ParseCommand(call.Command)
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
			again.Calls = append(again.Calls, Call{Command: call.Command, Pages: call.Pages, Findings: profiles.findings(v.Findings), Notes: profiles.notes(v.Notes)})
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
