package model

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
)

// importedRotations judges ListKeyRotations of a key with imported material.
func (j *judge) importedRotations(f *Family, k *Key) {
	j.page()
	i := f.Imports
	entries := map[string]view{}
	for _, e := range j.body.list("Rotations") {
		m, _ := e.(map[string]any)
		entries[view(m).str("KeyMaterialId")] = m
	}
	if len(entries) == 0 || !f.Symmetric() || i.Untold || j.reply.Partial || k.transition() != "" || k.Unmade || j.c.Option("include") != language.AllMaterial {
		return // a list of nothing is an answer that AWS's pages allow (MRK-OPEN-47)
	}
	if k.Region == f.Primary {
		j.materialStates(f, entries)
	} else {
		j.followed(f, k, entries)
	}
	for _, name := range language.MaterialNames {
		id, told := i.id(name)
		text, described := i.Described[name]
		m, listed := entries[id]
		if !told || !described || !listed || (k.Region != f.Primary && j.early(i.Changed)) {
			continue
		}
		j.check("MRK-IMPORT-34", m.str("KeyMaterialDescription") == text, fmt.Sprintf("KeyMaterialDescription %q", text), m.show("KeyMaterialDescription"))
		j.held(m.str("KeyMaterialDescription") == text && k.Region != f.Primary, "MRK-META-18")
	}
}

func (j *judge) early(since time.Time) bool { return j.reply.Start.Sub(since) <= j.w.Timing.Shared }

// The states of materials that wait for a rotation.
const (
	pendingRotation = "PENDING_ROTATION"
	pendingReplicas = "PENDING_MULTI_REGION_IMPORT_AND_ROTATION"
)

// materialStates judges what the primary lists of its materials.
func (j *judge) materialStates(f *Family, entries map[string]view) {
	i := f.Imports
	show := func(m view) string { return m.show("KeyMaterialState") }
	id, told := i.id(i.Pending)
	m, listed := entries[id]
	if told && listed && !i.Doubtful && i.Turning == "" && m.str("KeyMaterialState") == "CURRENT" {
		j.must("MRK-IMPORT-23", false, "new material that waits for a rotation", show(m))
		return
	}
	for n, name := range i.Order {
		id, told := i.id(name)
		if !told || i.Turning != "" || f.Rotation.Times > 0 && j.early(f.Rotation.At) {
			continue // the list may lag behind the key
		}
		want := "NON_CURRENT"
		if n == len(i.Order)-1 {
			want = "CURRENT"
		}
		m, listed := entries[id]
		j.check("MRK-ROTATE-25", listed && m.str("KeyMaterialState") == want, fmt.Sprintf("KeyMaterialState %q of a material in the list", want), orUnlisted(listed, show(m)))
	}
	for id := range i.Dropped {
		_, listed := entries[id]
		j.check("MRK-IMPORT-17", !listed, "no entry for pending material that was deleted", "an entry with "+show(entries[id]))
	}
	if !told || i.Doubtful || i.Turning != "" {
		return
	}
	j.check("MRK-ROTATE-25", !listed || m.str("KeyMaterialState") != pendingRotation || !m.has("RotationDate") && !m.has("RotationType"),
		"neither RotationDate nor RotationType on pending material", m.show("RotationDate")+", "+m.show("RotationType"))
	if listed && !m.has("KeyMaterialState") {
		j.check("MRK-ROTATE-25", false, "a KeyMaterialState of every material", show(m))
		return // which one it would be is another matter
	}
	want, due := []string{pendingReplicas}, false
	switch since := f.awaited(); {
	case since.IsZero() && f.everywhere(i.Pending) && (len(f.Keys) == 1 || i.Ready || !j.early(i.Complete)):
		want, due = []string{pendingRotation}, true
	case !since.IsZero() || f.everywhere(i.Pending):
		want = append(want, pendingRotation)
	}
	fits := listed && slices.Contains(want, m.str("KeyMaterialState"))
	j.record(Finding{
		Rule: "MRK-IMPORT-26", Held: fits, Fatal: due && !fits,
		Expected: "KeyMaterialState " + strings.Join(want, " or ") + " of the pending material", Observed: orUnlisted(listed, show(m)),
	})
}

// awaited is when a replica was made after the pending material came, zero if none was:
// whether it waits for that one nobody states (MRK-OPEN-45).
func (f *Family) awaited() time.Time {
	for _, k := range f.Keys {
		if k.Replica && k.Made.After(f.Imports.Since) {
			return k.Made
		}
	}
	return time.Time{}
}

func orUnlisted(listed bool, text string) string {
	if !listed {
		return "no entry for the material"
	}
	return text
}

// followed judges what a replica lists of the primary's materials.
func (j *judge) followed(f *Family, k *Key, entries map[string]view) {
	i := f.Imports
	if k.Listed < i.Version && (j.early(i.Changed) || j.early(k.Ready)) {
		return
	}
	if id, told := i.id(i.current()); told && i.Turning == "" {
		_, listed := entries[id]
		j.must("MRK-META-18", listed, "an entry for the current material of the primary", orUnlisted(listed, ""))
	}
	if id, told := i.id(i.Pending); told && !i.Doubtful && i.Turning == "" {
		_, listed := entries[id]
		j.must("MRK-IMPORT-33", listed, "an entry for the new material of the primary", orUnlisted(listed, ""))
	}
	for id := range i.Dropped {
		_, listed := entries[id]
		j.must("MRK-IMPORT-17", !listed, "no entry for pending material that the primary deleted", "an entry for it")
	}
}

// seeList learns from ListKeyRotations what a key knows of the primary's materials.
func (w *World) seeList(c language.Command, symbol language.Symbol, body view) {
	f := w.Families[symbol]
	k, i := f.Keys[c.At], &f.Imports
	fits, ready := true, false
	entries := body.list("Rotations")
	if c.Option("include") != language.AllMaterial {
		return
	}
	k.Mute = len(entries) == 0
	for _, e := range entries {
		m, _ := e.(map[string]any)
		id := view(m).str("KeyMaterialId")
		if _, dropped := i.Dropped[id]; dropped {
			fits = false
		}
		pending, told := i.id(i.Pending)
		ready = ready || told && id == pending && view(m).str("KeyMaterialState") == pendingRotation
	}
	for _, name := range []string{i.current(), i.Pending} {
		id, told := i.id(name)
		listed := slices.ContainsFunc(entries, func(e any) bool { m, _ := e.(map[string]any); return view(m).str("KeyMaterialId") == id })
		fits = fits && (!told || listed)
	}
	if fits {
		k.Listed = i.Version
	}
	if ready && k.Region == f.Primary && f.everywhere(i.Pending) {
		i.Ready = true
	}
}

// awaitsList reports whether a replica is still to list the primary's materials.
func (f *Family) awaitsList(k *Key) bool {
	i := f.Imports
	listing := i.Version > 0 && f.Symmetric() && !i.Untold && i.Turning == "" && !k.Mute
	return listing && k.Region != f.Primary && !k.creating() && k.Listed < i.Version
}

// awaitsReadiness reports whether the primary is still to show that every replica has the
// pending material.
func (f *Family) awaitsReadiness(k *Key) bool {
	i := f.Imports
	known := i.Pending != "" && !i.Doubtful && !i.Untold && !k.Mute
	return known && k.Region == f.Primary && !i.Ready && f.everywhere(i.Pending)
}
