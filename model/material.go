package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// current judges the CurrentKeyMaterialId that DescribeKey shows against what is known
// of the materials of the family.
func (j *judge) current(f *Family, k *Key, m view) {
	r := &f.Rotation
	if f.Origin == external {
		j.currentImported(f, k, m)
		return
	}
	if state := KeyState(m.str("KeyState")); state == Creating || state == Updating || k.Unmade || f.Material == "" || f.Origin != "AWS_KMS" || r.Untold {
		return
	}
	if r.Running {
		j.changing(f, k, m)
		return
	}
	id := m.str("CurrentKeyMaterialId")
	rule := j.sharedMaterial(k)
	stale := slices.Contains(r.Former, id)
	switch {
	case k.Region == f.Primary && r.Times == 0 && f.Promotions == 0:
		return
	case k.Region == f.Primary && r.At.After(f.Promoted):
		rule = "MRK-ROTATE-15"
	case stale:
		rule = "MRK-ROTATE-19"
	case r.Times > 0 && k.Made.Before(r.At):
		j.held(id == f.Material, "MRK-ROTATE-19")
	}
	where := " as at the primary"
	if k.Region == f.Primary {
		where = ", the newest"
	}
	want := fmt.Sprintf("CurrentKeyMaterialId %q%s", f.Material, where)
	if rule == "MRK-REPLICATE-18" {
		// A key of its own, that has nothing to do with the others.
		j.must(rule, id == f.Material, want, m.show("CurrentKeyMaterialId"))
		return
	}
	j.check(rule, id == f.Material, want, m.show("CurrentKeyMaterialId"))
}

// sharedMaterial is the rule that gives a replica its primary's material.
func (j *judge) sharedMaterial(k *Key) rules.ID {
	switch {
	case k.Recreated:
		return "MRK-REPLICATE-18"
	case j.arrived || k.creating() || !k.Described:
		return "MRK-REPLICATE-17"
	}
	return "MRK-META-13"
}

// changing judges it while an on-demand rotation runs: the earlier material or the new
// one, and the new one alone once it was shown or is overdue.
func (j *judge) changing(f *Family, k *Key, m view) {
	r := &f.Rotation
	id, observed := m.str("CurrentKeyMaterialId"), m.show("CurrentKeyMaterialId")
	late := j.w.overdue(f, j.reply.Start)
	switch primary := k.Region == f.Primary; {
	case f.fresh(id) && primary:
		j.held(true, "MRK-ROTATE-15")
		j.held(r.Cut, "MRK-ROTATE-29")
	case f.fresh(id) && r.Fresh != "":
		j.held(true, "MRK-ROTATE-19", j.sharedMaterial(k))
	case id != f.Material && primary:
		j.check("MRK-ROTATE-15", false, "a CurrentKeyMaterialId that the key never had", observed)
	case id != f.Material && r.Fresh != "":
		rule := j.sharedMaterial(k)
		if slices.Contains(r.Former, id) {
			rule = "MRK-ROTATE-19"
		}
		j.check(rule, false, "CurrentKeyMaterialId "+f.Material+", or "+r.Fresh+" as at the primary", observed)
	case id != f.Material:
		// Whether this is the new material only the primary can tell.
	case primary && (k.Renewed || late) && r.Cut && r.Done == 0:
		// Whether DisableKeyRotation stopped it, or rotations change nothing, is not known.
	case primary && (k.Renewed || late) && r.Cut:
		j.must("MRK-ROTATE-29", false, "a new CurrentKeyMaterialId in spite of DisableKeyRotation", observed)
	case primary && (k.Renewed || late):
		j.must("MRK-ROTATE-15", false, fmt.Sprintf("a new CurrentKeyMaterialId within %s of RotateKeyOnDemand", j.w.Timing.Shared), observed)
	case r.Fresh != "" && (k.Renewed || late):
		j.must("MRK-ROTATE-19", false, "CurrentKeyMaterialId "+r.Fresh+" as at the primary", observed)
	}
}

// fresh reports whether an id can be that of the rotation that runs.
func (f *Family) fresh(id string) bool {
	if f.Rotation.Fresh != "" {
		return id == f.Rotation.Fresh
	}
	return materialID.MatchString(id) && id != f.Material && !slices.Contains(f.Rotation.Former, id)
}

// seeMaterial learns from DescribeKey where a rotation stands.
func (w *World) seeMaterial(f *Family, k *Key, m view, reply Reply) {
	r := &f.Rotation
	if f.Origin == external {
		w.seeImported(f, k, m)
		return
	}
	id := m.str("CurrentKeyMaterialId")
	if !r.Running || r.Untold || k.creating() || m.str("KeyState") == string(Creating) {
		return
	}
	switch {
	case k.Region == f.Primary && f.fresh(id):
		r.Fresh = id
		f.renewed(k)
	case r.Fresh != "" && f.fresh(id):
		f.renewed(k)
	case f.Material == "", w.overdue(f, reply.Start) && (k.Region == f.Primary || r.Fresh != ""):
		// Nothing can be compared, or what was wrong was said.
		r.Untold = true
	}
}

// Materials are the ids of all materials that the family was seen to have, oldest first.
func (f *Family) Materials() []string {
	all := append(slices.Clone(f.Rotation.Former), f.Material, f.Rotation.Fresh)
	return slices.DeleteFunc(all, func(id string) bool { return id == "" })
}

// materials are the ids that new ciphertext can be encrypted under, nil if that cannot be told.
func (f *Family) materials() []string {
	r := &f.Rotation
	switch {
	case f.Material == "" || r.Untold || f.Imports.Untold || (r.Running && r.Fresh == ""), f.Imports.unproven():
		return nil
	case r.Running:
		return []string{f.Material, r.Fresh}
	}
	return []string{f.Material}
}

// generated judges the KeyMaterialId of GenerateDataKey.
func (j *judge) generated(f *Family, k *Key) {
	in, id := f.materials(), j.body.str("KeyMaterialId")
	rule := rules.ID("MRK-INTEROP-28")
	if k.Recreated {
		rule = "MRK-REPLICATE-18"
	}
	if slices.Contains(f.Rotation.Former, id) {
		rule = "MRK-ROTATE-17"
		if f.Origin == external {
			rule = "MRK-IMPORT-28"
		}
	}
	if in != nil {
		j.check(rule, slices.Contains(in, id), "KeyMaterialId "+strings.Join(in, " or ")+" as CurrentKeyMaterialId of the primary", j.body.show("KeyMaterialId"))
		j.held(slices.Contains(in, id) && f.Rotation.Done > 0 && f.rotates(), "MRK-ROTATE-17")
	}
}

// encryptedUnder judges the KeyMaterialId of Decrypt: it names the material of the
// ciphertext, in every Region and whatever is current now.
func (j *judge) encryptedUnder(cipher Cipher) {
	if cipher.Under != nil {
		j.check("MRK-INTEROP-22", slices.Contains(cipher.Under, j.body.str("KeyMaterialId")),
			"KeyMaterialId "+strings.Join(cipher.Under, " or ")+" in every Region", j.body.show("KeyMaterialId"))
	}
}

// sealed notes which of the family's materials a new ciphertext can be encrypted under.
func (c *Cipher) sealed(f *Family) {
	c.Under, c.Turn, c.Turning = f.materials(), f.Rotation.Times, f.Rotation.Running
	if c.Material != "" {
		c.Under = []string{c.Material}
	}
}

// seeUnder learns from Decrypt what a ciphertext is encrypted under.
func (w *World) seeUnder(name language.Symbol, m view) {
	cipher, ok := w.Ciphers[name]
	if id := m.str("KeyMaterialId"); ok && len(cipher.Under) != 1 && (cipher.Under == nil || slices.Contains(cipher.Under, id)) && materialID.MatchString(id) {
		cipher.Under = []string{id}
		w.Ciphers[name] = cipher
	}
}

// rotated names the rule by which a ciphertext of a rotated family has to be read, ""
// for a family without on-demand rotation. tolerated are refusals that prove nothing: as
// long as no ciphertext was read this way, and this one not where it was made since the
// last rotation, more than the rotation or something else may be wrong.
func (w *World) rotated(f *Family, cipher Cipher, at language.Region) (rule rules.ID, tolerated []string) {
	r := &f.Rotation
	automatic := f.rotates() && f.mayRotate(w.Now)
	if r.Times == 0 && !automatic {
		return "", nil
	}
	earlier := cipher.earlier(f) || automatic
	proven := f.Reads[[2]language.Region{cipher.Region, at}]
	kept := !earlier || (cipher.Kept > 0 && cipher.Kept == r.Done)
	late := f.Keys[at].Made.After(cipher.Made)
	switch {
	case f.Origin == external && !cipher.earlier(f):
		return "", nil
	case f.Origin == external:
		rule = "MRK-IMPORT-28"
	case cipher.Region == at:
		rule = "MRK-ROTATE-17"
	case cipher.Turning && r.Running:
		rule, kept = "MRK-ROTATE-19", true
	case earlier && late && !proven:
		// One material more had to be copied, of which something is known where it was made.
		rule, proven = "MRK-REPLICATE-11", true
	case proven:
		rule = "MRK-ROTATE-20"
	case !earlier:
		return "MRK-INTEROP-05", nil // any other rule on reading across Regions says the same
	}
	if proven && (kept || cipher.Region == at) {
		return rule, nil
	}
	return cmp.Or(rule, "MRK-ROTATE-20"), []string{accessDenied, notFound, invalidCipher, incorrectKey}
}

// earlier reports whether a ciphertext can be encrypted under a former material.
func (c Cipher) earlier(f *Family) bool { return c.Turn < f.Rotation.Times || c.Turning }
