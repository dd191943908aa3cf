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

// Before anything is drawn, written programs find out what a verdict on the target
// has to know: which operations it has, and whether its Regions are separate at all.

// The numbers of the programs of the preflight; the inventory may be taken several times.
const (
	inventoryProgram = 1
	isolationProgram = 10
)

// crossRegion are the rules that a target with one store for all Regions satisfies for nothing.
var (
	crossRegion = []rules.ID{
		"MRK-ID-04", "MRK-META-06", "MRK-META-07", "MRK-META-13", "MRK-REPLICATE-10", "MRK-REPLICATE-12", "MRK-REPLICATE-13",
		"MRK-REPLICATE-17", "MRK-REPLICATE-20", "MRK-INTEROP-01", "MRK-INTEROP-02", "MRK-INTEROP-03", "MRK-INTEROP-05",
		"MRK-INTEROP-11", "MRK-INTEROP-12", "MRK-INTEROP-13", "MRK-INTEROP-15", "MRK-INTEROP-16", "MRK-INTEROP-17", "MRK-INTEROP-18",
		"MRK-INTEROP-22", "MRK-INDEP-01", "MRK-INDEP-02", "MRK-INDEP-03", "MRK-INDEP-04",
		"MRK-INDEP-05", "MRK-INDEP-10", "MRK-INDEP-11", "MRK-STATE-13", "MRK-DELETE-08", "MRK-DELETE-09", "MRK-DELETE-13",
		"MRK-ROTATE-07", "MRK-ROTATE-09", "MRK-ROTATE-19", "MRK-ROTATE-20", "MRK-SYNC-05",
		"MRK-IMPORT-09", "MRK-IMPORT-11", "MRK-IMPORT-12", "MRK-IMPORT-13", "MRK-IMPORT-14", "MRK-IMPORT-16", "MRK-IMPORT-17",
		"MRK-IMPORT-18", "MRK-IMPORT-25", "MRK-IMPORT-33", "MRK-META-18", "MRK-REPLICATE-19",
		"MRK-LIST-02", "MRK-LIST-06", "MRK-INDEP-08", "MRK-CREATE-25", "MRK-INTEROP-28",
		"MRK-PRIMARY-01", "MRK-PRIMARY-02", "MRK-PRIMARY-03", "MRK-PRIMARY-04", "MRK-PRIMARY-05", "MRK-STATE-10", "MRK-OPEN-15",
	}
)

// preflight finds out what later programs need to know of the target. It returns the
// programs that were run for it, and the rule that says that its Regions are one, "" if
// they are not.
func (r *Runner) preflight(ctx context.Context) (first []*Execution, oneStore rules.ID, err error) {
	regions := r.Target.Info().Regions
	if len(regions) < 2 {
		return nil, "", fmt.Errorf("multi-Region keys need two Regions at least: name them with --regions")
	}
	if first, err = r.takeStock(ctx, regions); err != nil {
		return nil, "", err
	}
	isolation, err := written("isolation", regions)
	if err != nil {
		return nil, "", err
	}
	e, err := r.Run(ctx, isolationProgram, 0, isolation)
	if err != nil {
		return nil, "", err
	}
	return append(first, e), leak(e), nil
}

// leak is the rule that one store for all Regions breaks, "" where nothing shows one. Only
// what is found where it cannot be is a proof: that a key is not listed at all, or not found
// in the wrong words, is another matter.
func leak(e *Execution) rules.ID {
	home := map[string]string{} // key id -> the Region that it was made in
	for _, s := range e.Steps {
		if len(s.Calls) == 0 {
			continue
		}
		own := s.own()
		last := own.Pages[len(own.Pages)-1]
		if last.Kind() != targets.Answered {
			continue
		}
		switch language.Op(last.Operation) {
		case language.CreateKey:
			if id := keyIDOf(object(last.Body)); id != "" {
				home[id] = last.Region
			}
		case language.DescribeKey:
			if made, known := home[keyIDOf(object(last.Body))]; known && made != last.Region {
				return brokenBy(s, "MRK-ERR-03")
			}
		case language.ListKeys:
			if lists(own.Pages, home) {
				return brokenBy(s, "MRK-LIST-01")
			}
		}
	}
	return ""
}

// brokenBy is the rule that a command broke, the given one where the judge was of another
// opinion.
func brokenBy(s Step, rule rules.ID) rules.ID {
	for _, f := range s.findings() {
		if !f.Held && f.Fault == 0 {
			return f.Rule
		}
	}
	return rule
}

// keyIDOf is the id of the key that an answer is about.
func keyIDOf(body map[string]any) string {
	meta, _ := body["KeyMetadata"].(map[string]any)
	id, _ := meta["KeyId"].(string)
	return id
}

// lists reports whether a list holds a key that was made in another Region.
func lists(pages []targets.Exchange, home map[string]string) bool {
	for _, page := range pages {
		keys, _ := object(page.Body)["Keys"].([]any)
		for _, key := range keys {
			entry, _ := key.(map[string]any)
			id, _ := entry["KeyId"].(string)
			if made, known := home[id]; known && made != page.Region {
				return true
			}
		}
	}
	return false
}

// preflightPrograms are the inventory and the look at the isolation of Regions.
//
//go:embed programs/preflight.txt
var preflightPrograms string

// written returns one of these programs for the target.
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
