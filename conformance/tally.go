package conformance

import (
	"cmp"
	"maps"
	"slices"

	"github.com/mrkconform/mrkconform/conformance/causes"
	"github.com/mrkconform/mrkconform/conformance/edits"
	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// tally adds up what programs told, rule by rule. Executions are added in the order
// of their numbers, so that equal runs give equal tallies.
type tally struct {
	programs, calls, created, left int
	rules                          map[rules.ID]*ruleTally
	notes                          map[model.Note]int
	operations                     map[language.Op]*operationTally
	states                         map[reports.StateCount]int
	pairs                          map[reports.PairCount]int
	causes                         *causes.Tally
	failures                       []reports.LostProgram
	unknown, throttled             int
	silence                        silence
	undecided                      map[string]*undecided
}

type ruleTally struct {
	checked, broken int
	sightings       []sighting
	with            rules.ID // the program of this rule shows it
	// faults are where the service failed and the right answer did not come, failed counts
	// them, and repeated: one of them came again each time that the call was made again. Only a
	// program that shows it each time makes a breach of it: see [tally.admit].
	faults   []sighting
	failed   int
	repeated bool
	// unanswered is how often the answer that the rule is about never came, and how the first
	// of these calls ended.
	unanswered int
	words      string
	shown      language.Program // the shortest that the rule was evaluated by, up to that command
	restates   rules.ID         // broken only as another wording of this rule
}

// sighting is one place where a rule was broken.
type sighting struct {
	program language.Program // up to and with the command that shows it
	finding model.Finding
	seed    uint64
	weight  int // commands of the program that its last one may depend on
}

type operationTally struct {
	calls, ok, refused, unknown int
	said                        string // how the first call without an outcome ended
}

// maxSightings bounds what is kept of a rule that is broken everywhere; the reducer
// begins with the shortest.
const maxSightings = 8

func newTally() *tally {
	return &tally{
		rules: map[rules.ID]*ruleTally{}, notes: map[model.Note]int{}, operations: map[language.Op]*operationTally{},
		states: map[reports.StateCount]int{}, pairs: map[reports.PairCount]int{},
		causes: causes.NewTally(), undecided: map[string]*undecided{},
	}
}

func (t *tally) rule(id rules.ID) *ruleTally {
	if t.rules[id] == nil {
		t.rules[id] = &ruleTally{}
	}
	return t.rules[id]
}

func (t *tally) add(e *Execution) {
	t.programs++
	t.calls += e.calls()
	t.created += e.Created
	t.left += e.Left
	t.failed(e)
	before := language.Op("")
	for _, s := range e.Steps {
		for _, c := range s.Calls {
			t.addCall(e, s, c)
		}
		for _, f := range s.Findings {
			t.finding(e, s, s.Command, f)
		}
		if op := e.Program[s.Index].Op; s.Skipped == "" {
			if before != "" {
				t.pairs[reports.PairCount{First: string(before), Then: string(op)}]++
			}
			before = op
		}
	}
}

// maxFailures bounds what is kept of a mistake of the suite that shows in every program.
const maxFailures = 20

// failed keeps what the suite did wrong in a program; of one mistake the first program.
func (t *tally) failed(e *Execution) {
	if e.Failed == "" {
		return
	}
	for i := range t.failures {
		if t.failures[i].Text == e.Failed {
			t.failures[i].Count++
			return
		}
	}
	if len(t.failures) == maxFailures {
		t.failures[maxFailures-1].Count++
		return
	}
	failure := reports.LostProgram{Text: e.Failed, Count: 1, Program: e.Number, Seed: e.Seed}
	if n := len(e.Steps); n > 0 {
		failure.Command = e.Steps[n-1].Command
	}
	t.failures = append(t.failures, failure)
}

func (t *tally) addCall(e *Execution, s Step, c Call) {
	command, err := c.command()
	if err != nil {
		return // a run writes only what parses, and ReadTrace has looked at the rest
	}
	op := t.operation(command.Op)
	for _, s := range c.States {
		t.states[reports.StateCount{Operation: string(command.Op), State: string(s)}]++
	}
	for _, page := range c.Pages {
		op.calls++
		switch page.Kind() {
		case targets.Answered:
			op.ok++
		case targets.Refused:
			op.refused++
		default:
			op.unknown++
			if op.said == "" {
				op.said = words(page)
			}
		}
		t.silence.add(page)
		if page.Kind() == targets.Unknown {
			t.unknown++
		}
		if page.Throttled() {
			t.throttled++
		}
	}
	for _, id := range c.Unanswered {
		r := t.rule(id)
		r.unanswered++
		if r.words == "" {
			r.words = words(c.last())
		}
	}
	for _, f := range c.Findings {
		t.finding(e, s, c.Command, f)
	}
	for _, n := range c.Notes {
		t.notes[n]++
	}
}

func (t *tally) operation(op language.Op) *operationTally {
	if t.operations[op] == nil {
		t.operations[op] = &operationTally{}
	}
	return t.operations[op]
}

// finding adds what an answer to a command was found to be.
func (t *tally) finding(e *Execution, s Step, command string, f model.Finding) {
	if !f.Held && f.Fault == 0 && f.Restates == "" && len(f.CouldBe) > 0 {
		t.doubt(e, s, f)
		return
	}
	t.causes.Add(command, f)
	r := t.rule(f.Rule)
	if f.Fault > 0 {
		if f.Fault == 1 {
			r.failed++
		}
		r.repeated = r.repeated || f.Fault >= tries
		r.faults = keepBest(r.faults, e, s, f)
		return
	}
	r.checked++
	if p := e.Program[:s.Index+1]; r.shown == nil || len(p) < len(r.shown) {
		r.shown = p
	}
	if f.Held {
		return
	}
	r.broken++
	if f.Restates != "" {
		r.restate(f.Restates)
		t.together(f.Also, f.Restates)
		return
	}
	r.sightings = keepBest(r.sightings, e, s, f)
	t.together(f.Also, f.Rule)
}

// keepBest adds a sighting and keeps those that promise the shortest programs.
func keepBest(list []sighting, e *Execution, s Step, f model.Finding) []sighting {
	p := e.Program[:s.Index+1]
	return keepShortest(append(list, sighting{program: p, finding: f, seed: e.Seed, weight: edits.Weight(p)}))
}

// keepShortest keeps the sightings that promise the shortest programs.
func keepShortest(list []sighting) []sighting {
	slices.SortStableFunc(list, func(a, b sighting) int {
		return cmp.Or(cmp.Compare(a.weight, b.weight), cmp.Compare(len(a.program), len(b.program)))
	})
	return list[:min(len(list), maxSightings)]
}

// admit counts as broken where the service failed, now that it is known to be its way.
func (t *tally) admit(id rules.ID) {
	r := t.rules[id]
	r.checked, r.broken = r.checked+r.failed, r.broken+r.failed
	for _, s := range r.faults {
		t.together(s.finding.Also, id)
	}
}

// suspicious reports whether the faults may be the way of the target: it failed each time that
// it was asked, or the right answer never came at all, to the rule or to the operation.
func (t *tally) suspicious(r *ruleTally) bool {
	if len(r.faults) == 0 || len(r.sightings) > 0 {
		return false
	}
	never := func(s sighting) bool { return t.operation(s.finding.Op).ok == 0 }
	return r.repeated || r.checked == 0 || slices.ContainsFunc(r.faults, never)
}

// toReduce is how many calls it is expected to take to reduce all that is broken so far.
func (t *tally) toReduce() int {
	calls, longest := 0, 0
	for _, r := range t.rules {
		list := r.sightings
		if len(list) == 0 && t.suspicious(r) {
			list = r.faults
		}
		if len(list) > 0 {
			calls += min(perReduction, perWeight*(1+list[0].weight))
			longest = max(longest, len(list[0].program))
		}
	}
	return calls + perFirst*longest
}

// faults returns the rules of which nothing is known but that the service failed where they
// would have shown, sorted.
func (t *tally) faults() []rules.ID {
	var out []rules.ID
	for _, id := range slices.Sorted(maps.Keys(t.rules)) {
		if t.suspicious(t.rules[id]) {
			out = append(out, id)
		}
	}
	return out
}

// together counts rules that are broken with another one.
func (t *tally) together(also []rules.ID, with rules.ID) {
	for _, id := range also {
		other := t.rule(id)
		other.checked++
		other.broken++
		other.restate(with)
	}
}

// restate keeps the rule whose program is to show this one: of several the first by its id,
// so that it does not depend on the order of what was met.
func (r *ruleTally) restate(by rules.ID) {
	if r.restates == "" || by < r.restates {
		r.restates = by
	}
}

// shownBy is the rule whose program shows a rule that is broken only together with others,
// the rule itself if it has a program of its own.
func (t *tally) shownBy(id rules.ID) rules.ID {
	for {
		r := t.rules[id]
		if r != nil && r.with != "" {
			return r.with
		}
		if r == nil || len(r.sightings) > 0 || r.restates == "" {
			return id
		}
		id = r.restates
	}
}

// broken returns the rules that were broken, sorted; not those that only restate another.
func (t *tally) broken() []rules.ID {
	var out []rules.ID
	for _, id := range slices.Sorted(maps.Keys(t.rules)) {
		r := t.rules[id]
		if r.broken > 0 && len(r.sightings) > 0 {
			out = append(out, id)
		}
	}
	return out
}

// restate takes back what an invariant says by itself where a rule that it follows from is
// broken in the same run: one fault would be told twice. Any rule may explain INV-7, so
// that only the same family can.
func (t *tally) restate() {
	broken := t.broken()
	for _, id := range model.Invariants {
		r := t.rules[id]
		if r == nil || len(r.sightings) == 0 || id == "INV-7" {
			continue
		}
		if by := model.Explained(id, broken); by != "" {
			r.restates, r.sightings = by, nil
		}
	}
}

func (t *tally) verdicts() []RuleVerdict {
	var out []RuleVerdict
	for _, id := range slices.Sorted(maps.Keys(t.rules)) {
		if r := t.rules[id]; r.checked > 0 {
			out = append(out, RuleVerdict{Rule: id, Checked: r.checked, Broken: r.broken})
		}
	}
	return out
}
