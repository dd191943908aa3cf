package conformance

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"

	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
	"github.com/mrkconform/mrkconform/targets/reference"
)

// TogetherSettings say how the suite is judged against many planted faults at once.
type TogetherSettings struct {
	AtOnce  []int // how many faults a server has, each number with draws of its own
	Draws   int
	Calls   int // budget of one campaign
	Workers int // campaigns at a time
}

// hiding are faults that leave nothing for others to show, and why. They are no part of a
// draw: not to name the others is right then.
var hiding = map[string]string{
	"region-blind":           "with one store for all Regions no rule across Regions can be judged",
	"replica-stays-creating": "no replica is ever used, promoted or changed",
	"replicate-key-missing":  "there is no replica at all",
}

// Families lists the families of faults that can be planted together, sorted.
func Families() []string {
	var out []string
	for _, f := range plantable() {
		out = append(out, f.Family)
	}
	return once(out)
}

// plantable are the faults that can be planted with others.
var plantable = sync.OnceValue(func() []reference.Fault {
	return slices.DeleteFunc(Judgeable(), func(f reference.Fault) bool { return hiding[f.ID] != "" })
})

// drawFaults draws so many faults, each of another family.
func drawFaults(atOnce, seed int) []reference.Fault {
	dice := rand.New(rand.NewPCG(uint64(seed), uint64(atOnce))) //nolint:gosec // what is drawn has to be the same for each seed
	families := Families()
	dice.Shuffle(len(families), func(a, b int) { families[a], families[b] = families[b], families[a] })
	var out []reference.Fault
	for _, family := range families[:min(atOnce, len(families))] {
		relatives := slices.DeleteFunc(slices.Clone(plantable()), func(f reference.Fault) bool { return f.Family != family })
		out = append(out, relatives[dice.IntN(len(relatives))])
	}
	slices.SortFunc(out, func(a, b reference.Fault) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// Together judges the suite by servers that have several faults at once: what it names
// of them, what it names wrongly, and how much it can still judge beside the sound
// reference. progress is told after each campaign.
func Together(ctx context.Context, s TogetherSettings, progress func(done, of int)) (*reports.Together, error) {
	t := &reports.Together{RulesHash: rules.Hash(), Draws: s.Draws, Budget: s.Calls, LeftOut: []reports.LeftOut{}}
	for _, id := range slices.Sorted(maps.Keys(hiding)) {
		t.LeftOut = append(t.LeftOut, reports.LeftOut{ID: id, Reason: hiding[id]})
	}
	jobs, err := s.jobs()
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	type result struct {
		draw reports.Draw
		err  error
	}
	results, slots := make(chan result), make(chan struct{}, max(1, s.Workers))
	for _, j := range jobs {
		go func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			draw, err := judgeDraw(ctx, j.atOnce, j.seed, s.Calls)
			results <- result{draw, err}
		}()
	}
	var failed error
	sound := map[int]int{}
	for i := range jobs {
		r := <-results
		switch {
		case r.err != nil && failed == nil:
			failed = r.err
			stop() // what is asked for is the whole table
		case r.draw.AtOnce == 0:
			sound[r.draw.Seed] = r.draw.Judged
		default:
			t.Campaigns = append(t.Campaigns, r.draw)
		}
		if progress != nil {
			progress(i+1, len(jobs))
		}
	}
	for i := range t.Campaigns {
		t.Campaigns[i].Sound = sound[t.Campaigns[i].Seed]
	}
	t.Finish()
	return t, failed
}

// drawing is one server to judge: how many faults it has, and the seed that they are drawn by.
type drawing struct{ atOnce, seed int }

// jobs lists the servers. The sound ones, which the others are compared with, come first.
func (s TogetherSettings) jobs() ([]drawing, error) {
	families := len(Families())
	numbers := []int{0}
	for _, n := range s.AtOnce {
		if n < 1 || n > families {
			return nil, fmt.Errorf("--together takes 1 to %d, not %d: there are %d families of faults, and one of each is planted", families, n, families)
		}
		if !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	var out []drawing
	for _, n := range numbers {
		for seed := range s.Draws {
			out = append(out, drawing{n, seed + 1})
		}
	}
	return out, nil
}

// judgeDraw runs one campaign on a server with so many faults.
func judgeDraw(ctx context.Context, atOnce, seed, calls int) (reports.Draw, error) {
	faults := drawFaults(atOnce, seed)
	var ids []string
	for _, f := range faults {
		ids = append(ids, f.ID)
	}
	target, err := targets.NewReference(targets.ReferenceOptions{Faults: ids})
	if err != nil {
		return reports.Draw{}, fmt.Errorf("faults %s: %w", strings.Join(ids, ", "), err)
	}
	defer func() { _ = target.Close() }() // its verdict is in the report
	report, err := Certify(ctx, target, MutantSettings{Calls: calls}.campaign(seed-1), nil)
	if err == nil {
		err = ctx.Err() // a report of half a campaign is none
	}
	if err != nil {
		return reports.Draw{}, fmt.Errorf("faults %s, seed %d: %w", strings.Join(ids, ", "), seed, err)
	}
	draw := named(faults, report)
	draw.AtOnce, draw.Seed = atOnce, seed
	return draw, nil
}

// named says which of the faults a report names, and what it names besides.
func named(faults []reference.Fault, report *reports.Report) reports.Draw {
	draw := reports.Draw{Planted: []reports.Planted{}, Wrong: []reports.WrongName{}, Judged: report.Coverage.Judged}
	var broken []string
	for _, r := range report.Rules {
		if r.Status != reports.Fail {
			continue
		}
		broken = append(broken, r.ID)
		if r.Level != reports.Must || restated(r) {
			continue
		}
		draw.Names++
		if !slices.ContainsFunc(faults, func(f reference.Fault) bool { return f.Breaks(r.ID) }) {
			draw.Wrong = append(draw.Wrong, wrongName(report, r))
		}
	}
	for _, f := range faults {
		by := slices.DeleteFunc(slices.Clone(broken), func(id string) bool { return !f.Breaks(id) })
		draw.Planted = append(draw.Planted, reports.Planted{ID: f.ID, Family: f.Family, NamedBy: append([]string{}, by...)})
	}
	return draw
}

// wrongName is a rule that no planted fault breaks, with the program that is shown for it.
func wrongName(report *reports.Report, r reports.RuleResult) reports.WrongName {
	out := reports.WrongName{Rule: r.ID, Program: []string{}}
	for _, x := range report.Counterexamples {
		if x.ID == r.Counterexample {
			out.Program, out.Expected, out.Observed = x.Program, x.Expected, x.Observed
		}
	}
	return out
}
