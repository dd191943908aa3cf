package conformance

import (
	"context"
	_ "embed" // the programs of the preflight
	"fmt"
	"maps"
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/targets"
)

// Before anything is drawn, two written programs find out what a verdict on the
// target has to know: whether its Regions are separate at all, and which
// operations it has.

// blind are the rules that the isolation program breaks on a target with one store
// for all Regions, and crossRegion are those that such a target satisfies for nothing.
var (
	blind       = []rules.ID{"MRK-ERR-02", "MRK-ERR-03", "MRK-LIST-01"}
	crossRegion = []rules.ID{
		"MRK-ID-04", "MRK-META-06", "MRK-META-07", "MRK-META-13", "MRK-REPLICATE-10", "MRK-REPLICATE-12", "MRK-REPLICATE-13",
		"MRK-REPLICATE-17", "MRK-REPLICATE-20", "MRK-INTEROP-01", "MRK-INTEROP-02", "MRK-INTEROP-03", "MRK-INTEROP-05",
		"MRK-INTEROP-11", "MRK-INTEROP-12", "MRK-INTEROP-13", "MRK-INTEROP-15", "MRK-INTEROP-16", "MRK-INTEROP-17", "MRK-INTEROP-18",
		"MRK-INTEROP-22", "MRK-INDEP-01", "MRK-INDEP-02", "MRK-INDEP-03", "MRK-INDEP-04",
		"MRK-INDEP-05", "MRK-INDEP-10", "MRK-INDEP-11", "MRK-STATE-13", "MRK-DELETE-08", "MRK-DELETE-09", "MRK-DELETE-13",
		"MRK-ROTATE-07", "MRK-ROTATE-09", "MRK-ROTATE-19", "MRK-ROTATE-20", "MRK-SYNC-05",
		"MRK-IMPORT-09", "MRK-IMPORT-11", "MRK-IMPORT-12", "MRK-IMPORT-13", "MRK-IMPORT-14", "MRK-IMPORT-16", "MRK-IMPORT-17",
		"MRK-IMPORT-18", "MRK-IMPORT-25", "MRK-IMPORT-33", "MRK-META-18", "MRK-REPLICATE-19",
	}
)

// preflight runs both programs. It fills in what later programs need to know of the
// target and returns the rule that says that its Regions are one, "" if they are not.
func (r *Runner) preflight(ctx context.Context) (first []*Execution, oneStore rules.ID, err error) {
	regions := r.Target.Info().Regions
	if len(regions) < 2 {
		return nil, "", fmt.Errorf("multi-Region keys need two Regions at least: name them with --regions")
	}
	inventory, err := written("inventory", regions)
	if err != nil {
		return nil, "", err
	}
	isolation, err := written("isolation", regions)
	if err != nil {
		return nil, "", err
	}
	e, err := r.Run(ctx, 1, 0, inventory)
	if err != nil {
		return nil, "", err
	}
	r.learn(e)
	first = append(first, e)
	e, err = r.Run(ctx, 2, 0, isolation)
	if err != nil {
		return nil, "", err
	}
	first = append(first, e)
	for _, id := range blind {
		if _, _, broken := e.breaks(string(id)); broken {
			return first, id, nil
		}
	}
	return first, "", nil
}

// learn takes the account and the missing operations from the inventory, and from its
// findings what is said of these.
func (r *Runner) learn(e *Execution) {
	lacking := map[language.Op]bool{}
	for _, s := range e.Steps {
		for i, c := range s.Calls {
			last := c.Pages[len(c.Pages)-1]
			if op := language.Op(last.Operation); last.NotImplemented != "" {
				lacking[op] = true
				s.Calls[i].Findings = ofLacking(op, c.Findings)
			}
			if last.Operation == string(language.CreateKey) && last.Kind() == targets.Answered && r.Identity.Account == "" {
				r.Identity.Account, r.Identity.Partition = ownerOf(last.Body)
			}
		}
	}
	r.Lacking = lacking
}

// preflightPrograms are the two programs, with what each is for.
//
//go:embed programs/preflight.txt
var preflightPrograms string

// written returns one of the two programs for the target.
func written(name string, regions []string) (language.Program, error) {
	list, err := language.ParseWritten(preflightPrograms)
	if err != nil {
		return nil, fmt.Errorf("reading programs/preflight.txt: %w", err)
	}
	for _, w := range list {
		if w.Name == name {
			return w.Program.In(toRegions(regions)), nil
		}
	}
	return nil, fmt.Errorf("programs/preflight.txt has no program %s", name)
}

func toRegions(names []string) []language.Region {
	out := make([]language.Region, len(names))
	for i, n := range names {
		out[i] = language.Region(n)
	}
	return out
}

// operations lists every operation that a command can have, sorted.
func operations() []language.Op {
	return slices.Sorted(maps.Keys(language.Grammars()))
}
