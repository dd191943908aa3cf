package model

import (
	"fmt"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// importedInto judges the answer of ImportKeyMaterial.
func (j *judge) importedInto(f *Family, k *Key) {
	name := j.c.Option(language.OptMaterial.Name)
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
	case f.Origin == external && state == Creating:
		j.expiresLater(f, m)
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

// expiresLater judges a replica in Creating: ReplicateKey was recorded to answer the ExpirationModel
// of the primary, although the replica has no key material. What it says of a date nobody has seen.
func (j *judge) expiresLater(f *Family, m view) {
	if _, expires := f.earliest(f.Keys[f.Primary]); expires || !m.has("ExpirationModel") {
		return
	}
	j.check("MRK-META-15", m.str("ExpirationModel") == "KEY_MATERIAL_DOES_NOT_EXPIRE" && !m.has("ValidTo"),
		"no ExpirationModel, or that of the primary", m.show("ExpirationModel")+", "+m.show("ValidTo"))
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
	want := "KEY_MATERIAL_DOES_NOT_EXPIRE"
	if expires {
		want = "KEY_MATERIAL_EXPIRES"
	}
	if !m.has("ExpirationModel") {
		j.check("MRK-IMPORT-08", false, fmt.Sprintf("ExpirationModel %q", want), observed)
		return
	}
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
		rule := f.currentRule(k)
		if id == "" && len(k.Emptied) > 0 && !f.imported(k) {
			rule = "MRK-IMPORT-15" // it went with the material
		}
		j.check(rule, id == want, "CurrentKeyMaterialId "+want, observed)
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
	case k.State() == PendingImport:
		return "MRK-IMPORT-15"
	}
	return "MRK-IMPORT-08"
}

// seeExpiration learns from DescribeKey that the date of an import is the one that counts.
func (f *Family) seeExpiration(k *Key, m view) {
	until, expires := f.earliest(k)
	got, dated := m.time("ValidTo")
	if dated != expires || got.Sub(until).Abs() >= time.Second {
		return
	}
	for name, h := range k.Holds {
		h.Again = false
		k.Holds[name] = h
	}
}

// seeImported learns from DescribeKey where the rotation of imported material stands.
func (w *World) seeImported(f *Family, k *Key, m view) {
	fresh, told := f.Imports.id(f.Imports.Turning)
	id := m.str("CurrentKeyMaterialId")
	if m.str("KeyState") == string(Enabled) && f.imported(k) {
		f.seeExpiration(k, m)
	}
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
