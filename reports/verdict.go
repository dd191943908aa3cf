package reports

import (
	"fmt"
	"slices"
	"strings"
)

// counts is how many rules ended in each status, with the two splits by level on which verdicts rest.
type counts struct {
	by                 map[Status]int
	broken             int // failed rules that are more than advice
	undecided          int // indeterminate rules that are more than advice
	brokenAdvice, size int
}

func countRules(rules []RuleResult) counts {
	c := counts{by: map[Status]int{}, size: len(rules)}
	for _, r := range rules {
		c.by[r.Status]++
		switch {
		case r.Breaks():
			c.broken++
		case r.BreaksAdvice():
			c.brokenAdvice++
		case r.Status == Indeterminate && r.Level != Should:
			c.undecided++
		}
	}
	return c
}

func (c counts) failed() int { return c.by[Fail] + c.by[KnownFail] }
func (c counts) judged() int { return c.by[Pass] + c.by[Fixed] + c.failed() }

// verdict decides in the order in which the answers weigh. A broken rule stays broken however the run ended. After
// that whatever leaves a doubt comes before any praise, also before praise with known failures.
func (c counts) verdict(doubtful bool) Verdict {
	switch {
	case c.broken > 0:
		return Nonconformant
	case doubtful, c.by[TesterError] > 0, c.judged() == 0, c.undecided > 0:
		return Inconclusive
	case c.by[KnownFail] > 0, c.by[Fixed] > 0:
		return ConformantWithKnownFailures
	}
	return Conformant
}

// profiles judges each profile by its own rules and operations. What puts the whole run in doubt does so for each.
func (r *Report) profiles(doubtful bool) []Profile {
	byName := map[string][]RuleResult{}
	var names []string
	for _, r := range r.Rules {
		if _, ok := byName[r.Profile]; !ok {
			names = append(names, r.Profile)
		}
		byName[r.Profile] = append(byName[r.Profile], r)
	}
	slices.SortFunc(names, compareProfiles)

	profiles := make([]Profile, 0, len(names))
	for _, name := range names {
		c, missing := countRules(byName[name]), r.gapOf(name)
		profiles = append(profiles, Profile{
			Name: name, Verdict: c.verdict(doubtful || !missing.none()), Missing: missing.lines(r.Run.ChecksNeeded),
			Passed: c.by[Pass], Failed: c.by[Fail], KnownFail: c.by[KnownFail], Fixed: c.by[Fixed],
			NotExercised: c.by[NotExercised], Unsupported: c.by[Unsupported],
			Indeterminate: c.by[Indeterminate], TesterError: c.by[TesterError],
		})
	}
	return profiles
}

// ExitCode is what a command that made this report ends with: 0 conformant, 1 nonconformant, 2 inconclusive.
func (r *Report) ExitCode() int {
	switch r.Verdict {
	case Conformant, ConformantWithKnownFailures:
		return 0
	case Nonconformant:
		return 1
	}
	return 2
}

// Why gives the reasons for the verdict in one line.
func (r *Report) Why() string {
	c := countRules(r.Rules)
	var reasons []string
	because := func(n int, one, many string) {
		switch {
		case n == 1:
			reasons = append(reasons, "1 "+one)
		case n > 1:
			reasons = append(reasons, fmt.Sprintf("%d %s", n, many))
		}
	}
	because(c.broken, "rule is broken", "rules are broken")
	reasons = append(reasons, r.doubts()...)
	if !r.Complete {
		reasons = append(reasons, "the run was cut short")
	}
	if c.judged() == 0 {
		reasons = append(reasons, "no rule could be judged")
	}
	lost := 0
	for _, e := range r.LostPrograms {
		lost += e.Count
	}
	because(lost, "program was lost to an error of the suite itself", "programs were lost to errors of the suite itself")
	if c.broken == 0 && len(r.doubts()) == 0 { // where there are doubts, all else follows from them
		reasons = append(reasons, r.gapOf().lines(r.Run.ChecksNeeded)...)
	}
	because(c.by[TesterError], "rule was lost to an error of the suite itself", "rules were lost to errors of the suite itself")
	because(c.undecided, "rule stayed undecided", "rules stayed undecided")
	because(c.by[KnownFail], "known failure", "known failures")
	because(c.by[Fixed], "known failure is fixed", "known failures are fixed")
	because(c.brokenAdvice, "rule that is only advice is broken", "rules that are only advice are broken")
	if len(reasons) == 0 {
		because(c.judged(), "rule was judged and holds", "rules were judged and all hold")
	}
	return strings.Join(reasons, "; ")
}
