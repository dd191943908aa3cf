package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A claim that a target conforms needs evidence: that nothing was seen broken is also true of a target that
// answered nothing. What is missing for the claim is said of the whole run, and of each profile.

// mostUnknown is the share of calls without an outcome, in percent, up to which a run tells what the target does.
// Retries get through to a target that fails now and then; beyond this, a rule that holds tells more of luck.
const mostUnknown = 10

// doubts are the reasons for which nothing that the run saw supports a claim.
func (r *Report) doubts() []string {
	var out []string
	if r.Run.Stopped != "" {
		out = append(out, fmt.Sprintf("the target stopped answering after %s (%s)", plural(r.Run.Calls+r.Run.ReducingCalls, "call"), r.Run.Stopped))
	}
	if all := r.Run.Calls; r.Run.Unknown*100 > all*mostUnknown {
		text := fmt.Sprintf("%s calls had no outcome", percent(r.Run.Unknown, all))
		if r.Run.Throttled > 0 {
			text += fmt.Sprintf(", %d of them throttled", r.Run.Throttled)
		}
		out = append(out, text)
	}
	return out
}

// gap is what is missing in one profile.
type gap struct {
	lacking []string // operations that the target does not have
	failing []string // operations that never succeeded, with what was answered instead
	seldom  []string // rules that were evaluated too seldom
}

func (g gap) none() bool { return len(g.lacking)+len(g.failing)+len(g.seldom) == 0 }

// gapOf looks for what is missing in some profiles, in all if none is named.
func (r *Report) gapOf(profiles ...string) gap {
	var g gap
	if r.Run.ChecksNeeded == 0 {
		return g
	}
	within := func(profile string) bool { return len(profiles) == 0 || slices.Contains(profiles, profile) }
	for _, o := range r.Operations {
		switch {
		case o.Profile == "" || !within(o.Profile) || o.OK > 0:
		case o.Lacking:
			g.lacking = append(g.lacking, o.Operation)
		case o.Said != "":
			g.failing = append(g.failing, o.Operation+" ("+o.Said+")")
		default:
			g.failing = append(g.failing, o.Operation)
		}
	}
	slices.SortStableFunc(g.failing, func(a, b string) int { // those first of which there is something to say
		return cmp.Compare(strings.Count(b, "("), strings.Count(a, "("))
	})
	for _, rule := range r.Rules {
		if within(rule.Profile) && rule.tooSeldom(r.Run.ChecksNeeded) {
			g.seldom = append(g.seldom, rule.ID)
		}
	}
	return g
}

// tooSeldom reports whether a rule that the target could have shown was not evaluated often enough. What the target
// lacks is told by the operation, and what was left undecided by the status.
func (r RuleResult) tooSeldom(needed int) bool {
	if r.Level == Should || r.Exempt {
		return false
	}
	switch r.Status {
	case Pass, Fixed, NotExercised:
		return r.Checked < needed
	}
	return false
}

// lines says what is missing, the heaviest first.
func (g gap) lines(needed int) []string {
	var out []string
	if len(g.lacking) > 0 {
		out = append(out, "the target lacks "+listed(g.lacking))
	}
	if len(g.failing) > 0 {
		out = append(out, "no success of "+listed(g.failing))
	}
	switch n := len(g.seldom); {
	case n == 1:
		out = append(out, fmt.Sprintf("1 rule was checked fewer than %d times: %s", needed, g.seldom[0]))
	case n > 1:
		out = append(out, fmt.Sprintf("%d rules were checked fewer than %d times: %s", n, needed, listed(g.seldom)))
	}
	return out
}

// listed names a few of a list and counts the rest.
func listed(names []string) string {
	const shown = 4
	if rest := len(names) - shown; rest > 1 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:shown], ", "), rest)
	}
	return strings.Join(names, ", ")
}

// Opening is the first line of what people read where a run does not allow the claim that it was made for: what is
// missing. It is empty where there is a verdict.
func (r *Report) Opening() string {
	if r.Verdict != Inconclusive {
		return ""
	}
	return string(Inconclusive) + ": " + r.Why()
}
