package model

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/model/rules"
)

// importedInto judges the answer of ImportKeyMaterial.
func (j *judge) importedInto(f *Family, k *Key) {
	name := j.c.Option(optMaterial.Name)
	id, arn := j.body.str("KeyMaterialId"), j.w.ARN(j.c.At, f.ID)
	named := j.body.str("KeyId") == arn
	if !f.Symmetric() {
		j.check("MRK-IMPORT-08", named, fmt.Sprintf("KeyId %q", arn), j.body.show("KeyId"))
		j.check("MRK-IMPORT-30", id == "", "no KeyMaterialId for an asymmetric or HMAC key", j.body.show("KeyMaterialId"))
		return
	}
	known, told := f.Imports.id(name)
	j.check("MRK-IMPORT-08", named && materialID.MatchString(id),
		fmt.Sprintf("KeyId %q and a KeyMaterialId of 64 lower-case hexadecimal digits", arn), j.body.show("KeyId")+", "+j.body.show("KeyMaterialId"))
	if !materialID.MatchString(id) || !told {
		return
	}
	rule := rules.ID("MRK-IMPORT-13")
	if k.Region == f.Primary {
		rule = "MRK-IMPORT-21"
	}
	j.check(rule, id == known, "the KeyMaterialId that the same material had before", "another KeyMaterialId")
}

// expiration judges ExpirationModel and ValidTo.
func (j *judge) expiration(f *Family, k *Key, m view) {
	const rule = "MRK-META-15"
	state := KeyState(m.str("KeyState"))
	observed := m.show("ExpirationModel") + ", " + m.show("ValidTo")
	switch {
	case f.Imports.Untold || f.Imports.Turning != "":
	case f.Imports.newIsCurrent(m.str("CurrentKeyMaterialId")):
		// What follows from that is another matter.
	case len(k.Holds) == 0 && f.Origin == external && state == Enabled:
		// That it is Enabled at all was said.
	case len(k.Holds) == 0 || f.Origin != external:
		gone := !m.has("ExpirationModel") && !m.has("ValidTo")
		if len(k.Emptied) > 0 && state == PendingImport {
			j.check("MRK-IMPORT-15", gone, "neither ExpirationModel nor ValidTo once the key material was deleted", observed)
			j.held(gone, rule)
			return
		}
		j.check(rule, gone, "neither ExpirationModel nor ValidTo without imported key material", observed)
	case state == Enabled && f.imported(k):
		j.expires(f, k, m, observed)
	}
}

// newIsCurrent reports whether an answer names the pending material as the current one.
func (i Imports) newIsCurrent(current string) bool {
	pending, told := i.id(i.Pending)
	return told && current == pending && !i.Doubtful
}

// expires judges the expiration of an Enabled key with all of its materials.
func (j *judge) expires(f *Family, k *Key, m view, observed string) {
	rule := rules.ID("MRK-META-15")
	for _, h := range k.Holds {
		if h.Again {
			rule = "MRK-IMPORT-21"
		}
	}
	until, expires := f.earliest(k)
	got, dated := m.time("ValidTo")
	if several := len(f.Imports.Order) > 1; several && expires {
		if j.early(f.Rotation.At) && f.showsEarlier(k, got, dated) {
			return // so may the date
		}
		if rule == "MRK-META-15" {
			rule = "MRK-IMPORT-40"
		}
		j.check(rule, dated && got.Sub(until).Abs() < time.Second, "the earliest ValidTo of all materials", shownDate(dated, got, until))
		return
	}
	want := "KEY_MATERIAL_DOES_NOT_EXPIRE"
	if expires {
		want = "KEY_MATERIAL_EXPIRES"
	}
	if !m.has("ExpirationModel") {
		j.check("MRK-IMPORT-08", false, fmt.Sprintf("ExpirationModel %q", want), observed)
		return
	}
	j.held(true, "MRK-IMPORT-08")
	if m.str("ExpirationModel") != want || dated != expires {
		j.check(rule, false, fmt.Sprintf("ExpirationModel %q, ValidTo present: %t", want, expires), m.show("ExpirationModel")+", "+present("ValidTo", dated))
		return
	}
	j.check(rule, !expires || got.Sub(until).Abs() < time.Second, "ValidTo as the import gave it", shownDate(dated, got, until))
}

// showsEarlier reports whether a date is that of the materials before the last rotation.
func (f *Family) showsEarlier(k *Key, got time.Time, dated bool) bool {
	var until time.Time
	for _, name := range f.Imports.Order[:len(f.Imports.Order)-1] {
		if h := k.Holds[name]; !h.Until.IsZero() && (until.IsZero() || h.Until.Before(until)) {
			until = h.Until
		}
	}
	return dated == !until.IsZero() && (!dated || got.Sub(until).Abs() < time.Second)
}

func present(member string, is bool) string {
	if is {
		return member + " present"
	}
	return member + " absent"
}

// shownDate says how far a date is from what it has to be: the date is another one in every run.
func shownDate(dated bool, got, want time.Time) string {
	if !dated {
		return "ValidTo absent"
	}
	return "a ValidTo that differs by " + got.Sub(want).Round(time.Second).String()
}

// currentImported judges CurrentKeyMaterialId where the material is imported.
func (j *judge) currentImported(f *Family, k *Key, m view) {
	i, r := f.Imports, f.Rotation
	id, primary := m.str("CurrentKeyMaterialId"), k.Region == f.Primary
	state := KeyState(m.str("KeyState"))
	want, told := i.id(i.current())
	if !f.Symmetric() || i.Untold || r.Untold || !told || state == Creating || state == Updating || k.Unmade || (id == "" && !primary) {
		return // a replica need not show the id (MRK-META-12)
	}
	observed := m.show("CurrentKeyMaterialId")
	_, waits := i.id(i.Pending)
	fresh, turning := i.id(i.Turning)
	late := j.w.overdue(f, j.reply.Start)
	switch {
	case turning && id == fresh:
		j.held(true, "MRK-IMPORT-28")
	case turning && (k.Renewed || late):
		j.must("MRK-IMPORT-28", false, "the id of the material that RotateKeyOnDemand took into use", observed)
	case turning || i.Turning != "":
		j.check("MRK-IMPORT-28", id == want, "the id of the earlier or the new material", observed)
	case i.newIsCurrent(id):
		j.must("MRK-IMPORT-23", false, "the id of the material that was in use before the import of new material", observed)
	default:
		j.check(f.currentRule(k), id == want, "CurrentKeyMaterialId "+want, observed)
		j.held(id == want && waits, "MRK-IMPORT-23")
	}
}

// currentRule is the rule that demands the id of the current material.
func (f *Family) currentRule(k *Key) rules.ID {
	switch {
	case k.Region != f.Primary:
		return "MRK-META-18"
	case len(f.Imports.Order) > 1:
		return "MRK-IMPORT-28"
	case k.State == PendingImport:
		return "MRK-IMPORT-15"
	}
	return "MRK-IMPORT-08"
}

// seeImported learns from DescribeKey where the rotation of imported material stands.
func (w *World) seeImported(f *Family, k *Key, m view) {
	fresh, told := f.Imports.id(f.Imports.Turning)
	id := m.str("CurrentKeyMaterialId")
	if current, known := f.Imports.id(f.Imports.current()); known && id == current && k.Region == f.Primary && f.Imports.Pending != "" {
		f.Imports.Waits = true
	}
	if !f.Rotation.Running || f.Rotation.Untold || m.str("KeyState") == string(Creating) {
		return
	}
	switch {
	case !told:
		f.Rotation.Untold = true
	case id == fresh || id == "" && k.Region != f.Primary:
		f.renewed(k)
	}
}

// importedRotations judges ListKeyRotations of a key with imported material.
func (j *judge) importedRotations(f *Family, k *Key) {
	j.page()
	i := f.Imports
	entries := map[string]view{}
	for _, e := range j.body.list("Rotations") {
		m, _ := e.(map[string]any)
		entries[view(m).str("KeyMaterialId")] = m
	}
	if len(entries) == 0 || !f.Symmetric() || i.Untold || j.reply.Partial || k.transition() != "" || k.Unmade || j.c.Option("include") != allMaterial {
		return // a list of nothing is an answer that AWS's pages allow (MRK-OPEN-47)
	}
	if k.Region == f.Primary {
		j.materialStates(f, entries)
	} else {
		j.followed(f, k, entries)
	}
	for _, name := range MaterialNames {
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
	want, judge := []string{pendingReplicas}, j.check
	switch since := f.awaited(); {
	case since.IsZero() && f.everywhere(i.Pending) && (len(f.Keys) == 1 || i.Ready || !j.early(i.Complete)):
		want, judge = []string{pendingRotation}, j.must
	case !since.IsZero() || f.everywhere(i.Pending):
		want = append(want, pendingRotation)
	}
	judge("MRK-IMPORT-26", listed && slices.Contains(want, m.str("KeyMaterialState")), "KeyMaterialState "+strings.Join(want, " or ")+" of the pending material", orUnlisted(listed, show(m)))
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
func (w *World) seeList(c Command, symbol Symbol, body view) {
	f := w.Families[symbol]
	k, i := f.Keys[c.At], &f.Imports
	fits, ready := true, false
	entries := body.list("Rotations")
	if c.Option("include") != allMaterial {
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
	return listing && k.Region != f.Primary && !k.Creating && k.Listed < i.Version
}

// awaitsReadiness reports whether the primary is still to show that every replica has the
// pending material.
func (f *Family) awaitsReadiness(k *Key) bool {
	i := f.Imports
	known := i.Pending != "" && !i.Doubtful && !i.Untold && !k.Mute
	return known && k.Region == f.Primary && !i.Ready && f.everywhere(i.Pending)
}
