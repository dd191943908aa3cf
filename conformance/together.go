package conformance

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

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

func plantable() []reference.Fault {
	return slices.DeleteFunc(Judgeable(), func(f reference.Fault) bool { return hiding[f.ID] != "" })
}

// drawFaults draws so many faults, each of another family.
func drawFaults(atOnce, seed int) []reference.Fault {
	dice := rand.New(rand.NewPCG(uint64(seed), uint64(atOnce))) //nolint:gosec // what is drawn has to be the same for each seed
	families := Families()
	dice.Shuffle(len(families), func(a, b int) { families[a], families[b] = families[b], families[a] })
	var out []reference.Fault
	for _, family := range families[:min(atOnce, len(families))] {
		relatives := slices.DeleteFunc(plantable(), func(f reference.Fault) bool { return f.Family != family })
		out = append(out, relatives[dice.IntN(len(relatives))])
	}
	slices.SortFunc(out, func(a, b reference.Fault) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// Together judges the suite by servers that have several faults at once: what it names
// of them, what it names wrongly, and how much it can still judge beside the sound
// reference. progress is told after each campaign.
func Together(ctx context.Context, s TogetherSettings, progress func(done, of int)) (*reports.Together, error) {
	families := len(Families())
	t := &reports.Together{RulesHash: rules.Hash(), Draws: s.Draws, Budget: s.Calls, LeftOut: []reports.LeftOut{}}
	for _, id := range once(keysOf(hiding)) {
		t.LeftOut = append(t.LeftOut, reports.LeftOut{ID: id, Reason: hiding[id]})
	}
	// A campaign without faults for each seed comes first: the others are compared with it.
	type job struct{ atOnce, seed int }
	jobs := []job{}
	for _, n := range append([]int{0}, s.AtOnce...) {
		if n < 0 || n > families {
			return nil, fmt.Errorf("--together %d: there are %d families of faults, and one fault of each can be planted", n, families)
		}
		for seed := range s.Draws {
			jobs = append(jobs, job{n, seed + 1})
		}
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	type result struct {
		job  job
		draw reports.Draw
		err  error
	}
	results, slots := make(chan result), make(chan struct{}, max(1, s.Workers))
	for _, j := range jobs {
		go func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			draw, err := judgeDraw(ctx, j.atOnce, j.seed, s.Calls)
			results <- result{j, draw, err}
		}()
	}
	var failed error
	sound := map[int]int{}
	for i := range jobs {
		r := <-results
		switch {
		case r.err != nil && failed == nil:
			failed = r.err
			stop()
		case r.job.atOnce == 0:
			sound[r.job.seed] = r.draw.Judged
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

// judgeDraw runs one campaign on a server with so many faults.
func judgeDraw(ctx context.Context, atOnce, seed, calls int) (reports.Draw, error) {
	faults := drawFaults(atOnce, seed)
	draw := reports.Draw{AtOnce: atOnce, Seed: seed, Planted: []reports.Planted{}, Wrong: []reports.WrongName{}}
	var ids []string
	for _, f := range faults {
		ids = append(ids, f.ID)
	}
	target, err := targets.NewReference(targets.ReferenceOptions{Faults: ids})
	if err != nil {
		return draw, fmt.Errorf("faults %s: %w", strings.Join(ids, ", "), err)
	}
	defer func() { _ = target.Close() }() // its verdict is in the report
	settings := MutantSettings{Calls: calls}.campaign(seed - 1)
	report, err := Certify(ctx, target, settings, nil)
	if err != nil {
		return draw, fmt.Errorf("faults %s, seed %d: %w", strings.Join(ids, ", "), seed, err)
	}
	draw.Judged = report.Coverage.Judged
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
		draw.Planted = append(draw.Planted, reports.Planted{
			ID: f.ID, Family: f.Family,
			NamedBy: append([]string{}, slices.DeleteFunc(slices.Clone(broken), func(id string) bool { return !f.Breaks(id) })...),
		})
	}
	return draw, nil
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

func keysOf(m map[string]string) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return out
}
