package model

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectListKeyRotations(c language.Command) Expectation {
	f, k, e := w.onKey(c)
	if f == nil {
		return e
	}
	e.Refusals = nil // no state refuses it
	switch {
	case !f.Symmetric():
		e.Demand, e.Either = "MRK-ROTATE-26", []string{unsupported}
		if c.Has("include") {
			e.Either = append(e.Either, validation)
		}
		if k.atRest() || k.State() == PendingImport && k.transition() == "" {
			e.Recorded = success
			if c.Option("include") == language.AllMaterial {
				e.Recorded, e.RecordedText = validation, "Input parameter includeKeyMaterial can only be used with symmetric keys."
			}
		}
		e.check = func(j *judge) {
			if j.w.Families[f.Symbol].Rotation.Untold {
				return // one was begun that had to be refused
			}
			j.check("MRK-ROTATE-26", len(j.body.list("Rotations")) == 0, "no Rotations", fmt.Sprintf("%d Rotations", len(j.body.list("Rotations"))))
		}
	case f.Origin == external:
		e.Either = []string{unsupported} // MRK-OPEN-47
		if k.transition() == "" && !k.pending() {
			e.Recorded = success
		}
		e.answers = []rules.ID{"MRK-ROTATE-25", "MRK-IMPORT-26"}
		e.check = func(j *judge) {
			j.importedRotations(j.w.Families[f.Symbol], j.w.Families[f.Symbol].Keys[c.At])
		}
		e.observe = func(w *World, r Reply) { w.seeList(c, f.Symbol, r.Body) }
	case f.Origin == "AWS_KMS":
		e.answers = []rules.ID{"MRK-ROTATE-25", "MRK-ROTATE-34"}
		e.check = func(j *judge) { j.rotations(j.w.Families[f.Symbol], j.w.Families[f.Symbol].Keys[c.At]) }
	}
	return e
}

// rotations judges the answer of ListKeyRotations.
func (j *judge) rotations(f *Family, k *Key) {
	j.page()
	var entries []view
	for _, e := range j.body.list("Rotations") {
		m, _ := e.(map[string]any)
		entries = append(entries, view(m))
	}
	imported := slices.IndexFunc(entries, func(m view) bool {
		return m.has("ImportState") || m.has("ExpirationModel") || m.has("ValidTo")
	})
	if len(entries) > 0 {
		j.check("MRK-ROTATE-34", imported < 0, "neither ImportState nor ExpirationModel nor ValidTo on a key with origin AWS_KMS", showEntries(entries))
	}
	if k.creating() || k.Unmade || j.reply.Partial {
		return
	}
	if j.c.Option("include") == language.AllMaterial {
		j.allMaterials(f, k, entries)
		return
	}
	kinds := f.rotationKinds(j.w.Now)
	automatic := 0
	for _, m := range entries {
		if !slices.Contains(kinds, m.str("RotationType")) || !m.has("RotationDate") {
			j.check("MRK-ROTATE-25", false, fmt.Sprintf("rotations with RotationType %q and a RotationDate", strings.Join(kinds, " or ")), showEntries(entries))
			return
		}
		if m.str("RotationType") == "AUTOMATIC" {
			automatic++
		}
	}
	if k.Region == f.Primary && f.hasRotated(j.w.Now) {
		j.check("MRK-ROTATE-25", automatic > 0, "a rotation with RotationType \"AUTOMATIC\" behind its date", showEntries(entries))
	}
	j.count(f, k, len(entries), 0, showEntries(entries))
}

// rotationKinds are the values that RotationType can have by now.
func (f *Family) rotationKinds(now time.Time) []string {
	if f.mayRotate(now) {
		return []string{"ON_DEMAND", "AUTOMATIC"}
	}
	return []string{"ON_DEMAND"}
}

// hasRotated reports whether the first automatic rotation must be over: the setting was
// made once and its period was seen to be taken, the key was usable all the time, and a
// day has passed since the date.
func (f *Family) hasRotated(now time.Time) bool {
	r := f.Rotation
	plain := r.on() && len(r.Settings) == 1 && len(r.Periods) == 1 && r.Times == 0 && r.Woken.IsZero() && f.Promotions == 0
	return plain && r.Confirmed && r.PeriodShown && f.usable() && now.Sub(r.Settings[0].Since) > time.Duration(r.Periods[0]+1)*language.Day
}

// allMaterials judges a list with IncludeKeyMaterial ALL_KEY_MATERIAL.
func (j *judge) allMaterials(f *Family, k *Key, entries []view) {
	states := map[string]int{}
	dated := 0
	for _, m := range entries {
		states[m.str("KeyMaterialState")]++
		pending := strings.HasPrefix(m.str("KeyMaterialState"), "PENDING_")
		switch {
		case m.has("RotationDate") && slices.Contains(f.rotationKinds(j.w.Now), m.str("RotationType")):
			dated++
		case m.has("RotationDate") || m.has("RotationType"):
			j.check("MRK-ROTATE-25", false, "RotationType \"ON_DEMAND\" and a RotationDate on what came by rotation, neither on the first material", showEntries(entries))
			return
		case pending:
			dated++ // it is none of those that have come into use
		}
	}
	pending := states["PENDING_ROTATION"] + states["PENDING_MULTI_REGION_IMPORT_AND_ROTATION"]
	known := states["CURRENT"] + states["NON_CURRENT"] + pending
	ok := states["CURRENT"] == 1 && known == len(entries)
	r := &f.Rotation
	if k.Region == f.Primary {
		ok = ok && dated == len(entries)-1
	}
	if in := f.materials(); in != nil && k.Region == f.Primary && !r.Running && ok {
		at := slices.IndexFunc(entries, func(m view) bool { return m.str("KeyMaterialState") == "CURRENT" })
		fits := slices.Contains(in, entries[at].str("KeyMaterialId"))
		late := j.w.overdue(f, j.reply.Start)
		ok = fits || (r.Times > 0 && !late && slices.Contains(r.Former, entries[at].str("KeyMaterialId")))
	}
	if !ok {
		j.check("MRK-ROTATE-25", false,
			"one material CURRENT, the others NON_CURRENT, and all but the first with RotationDate and RotationType", showEntries(entries))
		return
	}
	j.count(f, k, len(entries)-pending, 1, showEntries(entries))
}

// count judges how many entries the primary lists: completed rotations and, with all
// material, the first one. The newest rotation may be missing for a while, and which
// history a replica shows is open (MRK-ROTATE-34).
func (j *judge) count(f *Family, k *Key, n, first int, observed string) {
	r := &f.Rotation
	if k.Region != f.Primary || r.Untold {
		return
	}
	most, least := r.Times+first, r.Times+first
	if r.Times > 0 && (r.Running || !j.w.overdue(f, j.reply.Start)) {
		least--
	}
	j.check("MRK-ROTATE-25", n >= least && n <= most, fmt.Sprintf("%d entries", most), fmt.Sprintf("%d entries: %s", n, observed))
}

func showEntries(entries []view) string {
	parts := make([]string, len(entries))
	for i, m := range entries {
		shown := view{}
		for _, name := range []string{"KeyMaterialState", "RotationType", "ImportState", "ExpirationModel"} {
			if m.has(name) {
				shown[name] = m[name]
			}
		}
		if m.has("RotationDate") {
			shown["RotationDate"] = "..."
		}
		parts[i] = render(map[string]any(shown))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}
