package conformance

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets/reference"
)

// MutantSettings say how the suite is judged against the reference's planted faults.
type MutantSettings struct {
	Faults       []string // ids, none for all
	Sample       int      // one of so many faults, 0 or 1 for all
	Seeds        int      // campaigns for each fault
	UniformSeeds int      // further campaigns that draw without guidance, as a yardstick
	Calls        int      // budget of one campaign
	Workers      int      // faults at a time
}

// Judgeable lists the faults that break a rule of an available profile, show in calls that
// follow one another, and await nothing that the suite has still to learn.
func Judgeable() []reference.Fault {
	claims := DefaultSettings().claims
	return slices.DeleteFunc(reference.Faults(), func(f reference.Fault) bool {
		return f.AtOnce || f.Awaits != "" || len(claimedRules(f, claims)) == 0
	})
}

// claimedRules lists the rules that a fault breaks, those that it was planted for first.
func claimedRules(f reference.Fault, claims func(rules.Rule) bool) []rules.ID {
	var out []rules.ID
	for _, r := range rules.All() {
		if f.Breaks(string(r.ID)) && claims(r) {
			out = append(out, r.ID)
		}
	}
	// What the fault was planted for shows it best.
	slices.SortStableFunc(out, func(a, b rules.ID) int {
		return cmp.Compare(planted(f, a), planted(f, b))
	})
	return out
}

// planted is the place of a rule among those that a fault was planted for, or the place
// behind them.
func planted(f reference.Fault, id rules.ID) int {
	if i := slices.Index(f.Rules, string(id)); i >= 0 {
		return i
	}
	return len(f.Rules)
}

// Mutants judges the suite: each planted fault gets campaigns with several seeds,
// which end when one of its rules is broken. progress is told after each fault.
func Mutants(ctx context.Context, s MutantSettings, progress func(done, of int)) (*reports.Mutation, error) {
	faults := Judgeable()
	if len(s.Faults) > 0 {
		for _, id := range s.Faults {
			if !slices.ContainsFunc(faults, func(f reference.Fault) bool { return f.ID == id }) {
				return nil, fmt.Errorf("there is no fault %q that the available profiles can catch", id)
			}
		}
		faults = slices.DeleteFunc(faults, func(f reference.Fault) bool { return !slices.Contains(s.Faults, f.ID) })
	}
	if s.Sample > 1 {
		at := -1
		faults = slices.DeleteFunc(faults, func(reference.Fault) bool { at++; return at%s.Sample != 0 })
	}
	m := &reports.Mutation{
		RulesHash: rules.Hash(), Seeds: s.Seeds, UniformSeeds: s.UniformSeeds, Budget: s.Calls,
		Part: len(faults) < len(Judgeable()),
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	type result struct {
		mutant reports.Mutant
		err    error
	}
	results := make(chan result)
	slots := make(chan struct{}, max(1, s.Workers))
	for _, f := range faults {
		go func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			mutant, err := judgeMutant(ctx, f, s)
			results <- result{mutant, err}
		}()
	}
	var failed error
	for i := range faults {
		r := <-results
		if r.err != nil && failed == nil {
			failed = r.err
			stop() // what is asked for is the whole table
		}
		m.Mutants = append(m.Mutants, r.mutant)
		if progress != nil {
			progress(i+1, len(faults))
		}
	}
	m.Finish()
	m.Judged, m.Unbroken = unbroken(m)
	return m, failed
}

// unbroken counts the rules that a run can judge and lists those that no fault broke.
func unbroken(m *reports.Mutation) (judged int, none []string) {
	none = []string{}
	if m.Part {
		return 0, none
	}
	claims := DefaultSettings().claims
	for _, r := range rules.All() {
		if !claims(r) {
			continue
		}
		judged++
		id := string(r.ID)
		if !slices.ContainsFunc(m.Mutants, func(x reports.Mutant) bool { return slices.Contains(x.Broken, id) }) {
			none = append(none, id)
		}
	}
	return judged, none
}
