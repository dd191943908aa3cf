package model

import (
	"cmp"
	"maps"
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
)

// unduly records a success where KMS refuses. Whether it had its effect all the same, only a
// read tells: it reports true if both has to be thought of.
func (j *judge) unduly(e Expectation) bool {
	for _, refusal := range e.Refusals {
		if refusal.Race {
			continue
		}
		if refusal.Unproven {
			return j.changes()
		}
		f := Finding{
			Rule: refusal.Rule, Also: refusal.Also, Fatal: j.changes() || j.c.Op == language.DescribeKey, // there is a key
			Expected: "refused with " + refusal.wanted(), Observed: "success", Symptom: "accepted",
		}
		if d := refusal.Gone; d != nil {
			if j.c.Op == language.DescribeKey {
				f.Fatal, f.Rule = true, d.blame(j.body.object("KeyMetadata"))
				j.verdict.Lost = f.Rule // a key that is there when it cannot be
			} else if !d.sure || d.again {
				// The key may be there for another reason, and only DescribeKey tells.
				j.ask(language.DescribeKey, keyAt{d.family, j.c.At})
				return false
			}
		}
		if !refusal.ByState || !j.suspect(j.keysBehind(e, refusal), f) {
			j.record(f)
		}
		return j.changes()
	}
	return false
}

// undue returns the worlds after a success that had to be a refusal: what it asked for has
// been done, or something that it may have been taken for, or nothing was.
func (j *judge) undue(e Expectation) Worlds {
	var out Worlds
	for i, c := range j.w.takenFor(j.c) {
		if i > 0 {
			e = j.w.Expect(c)
		}
		if !e.effective || !j.w.possible(c) || j.c.Op == language.CreateKey && j.reply.Kind != Succeeded {
			continue
		}
		done := j.w.Clone()
		e.apply(done, j.reply)
		e.observe(done, j.reply)
		if j.c.Op == language.CreateKey {
			return Worlds{done} // the key has been shown
		}
		done.confound(c)
		for _, at := range done.keysOf(c) {
			j.ask(language.DescribeKey, at)
		}
		if name, ok := c.Key.Family(); ok && c.Op == language.ReplicateKey && done.Families[name].Keys[c.To] != nil {
			j.ask(language.DescribeKey, keyAt{name, c.To})
		}
		out = append(out, done)
	}
	j.w.confound(j.c)
	for _, at := range slices.SortedFunc(maps.Keys(j.w.Aliases), func(a, b language.AliasAt) int {
		return cmp.Or(cmp.Compare(a.Region, b.Region), cmp.Compare(a.Name, b.Name))
	}) {
		list := language.Command{Op: language.ListAliases, At: at.Region}
		asked := slices.ContainsFunc(j.verdict.Questions, func(q language.Command) bool { return q.Op == list.Op && q.At == list.At })
		if j.w.Aliases[at].open && !asked {
			j.verdict.Questions = append(j.verdict.Questions, list)
		}
	}
	return append(out, j.w)
}

// takenFor lists what a target may have taken a command for that it had to refuse: the command
// itself, without what no client sends, and where the key is named by an ARN that leads nowhere, the same for the key of that
// id, here or in the Region of the ARN.
func (w *World) takenFor(c language.Command) []language.Command {
	out := []language.Command{c}
	if c.Has("raw") {
		out = append(out, c.Without("raw"))
	}
	if c.Key.Form == language.ByForeignARN || c.Key.Form == language.ByARN && c.Key.Region != "" && c.Key.Region != c.At {
		here := c
		here.Key = language.KeyRef{Form: language.ByID, Name: c.Key.Name}
		out = append(out, here)
		if c.Key.Region != "" {
			there := here
			there.At = c.Key.Region
			out = append(out, there)
		}
	}
	if target := w.AliasTarget(language.AliasAt{Region: c.At, Name: c.Key.Name}); c.Key.Form == language.ByAlias && target != "" {
		direct := c
		direct.Key = language.KeyRef{Form: language.ByID, Name: string(target)}
		out = append(out, direct) // the operation takes no alias, and this one did
	}
	return out
}

// confound notes what nobody knows any more after a command that had to be refused succeeded.
func (w *World) confound(c language.Command) {
	for _, named := range c.Aliases() {
		w.withAlias(named, func(c *Cell) { c.open = true })
		for at := range w.Aliases {
			if at.Name == named.Name {
				w.withAlias(at, func(c *Cell) { c.open = true }) // it may have been taken for that one
			}
		}
	}
	name, _ := c.Key.Family()
	f := w.Families[name]
	if f == nil {
		return
	}
	switch c.Op {
	case language.ReplicateKey:
		f.Strays[c.To] = true
		if f.MultiRegion {
			w.mayMembership(f, listed(w.related(f, c.To)), "")
		}
		f.Beyond = f.Beyond || len(w.regionRefusals(c)) > 0
		if k := f.Keys[c.To]; k != nil { // another key may have taken its place
			for _, cell := range []*Cell{&k.state, &k.description, &k.policy, &k.tags, &k.grants} {
				cell.open = true
			}
			k.Unmade = true
		}
	case language.UpdatePrimaryRegion:
		if f.MultiRegion && f.Keys[c.To] != nil {
			w.mayMembership(f, w.promotedTo(f, f.Primary, c.To), c.To)
		}
		for _, k := range f.Keys {
			// It may have ended what was under way at any of them.
			k.state.open, k.Due = true, Due{}
			k.existence.allow(gone)
		}
	case language.EnableKey, language.DisableKey:
		if k := f.Keys[c.At]; k != nil && f.Origin == external && !f.imported(k) {
			f.Imports.Untold = true // whether it is used without a material, nobody knows
		}
	case language.UpdateKeyDescription:
		if k := f.Keys[c.At]; k != nil && c.Has("omit") {
			k.description.open = true // what is left out may be empty, or as it was
		}
	case language.ScheduleKeyDeletion:
		if k := f.Keys[c.At]; k != nil {
			k.Window = 0
		}
	case language.ImportKeyMaterial, language.DeleteImportedKeyMaterial:
		f.Imports.Untold = true
	case language.RotateKeyOnDemand:
		f.Rotation.Untold = true
	case language.EnableKeyRotation, language.DisableKeyRotation:
		f.Rotation.Open, f.Rotation.Parted = true, true
	}
}

// possible reports whether there is a world in which the command has been carried out.
func (w *World) possible(c language.Command) bool {
	name, _ := c.Key.Family()
	f := w.Families[name]
	switch c.Op {
	case language.CreateKey:
		_, known := usages[c.Spec()]
		return known && slices.Contains(usages[c.Spec()], c.Usage())
	case language.ReplicateKey:
		return f != nil && f.MultiRegion && f.Keys[f.Primary] != nil && f.Keys[c.To] == nil && len(w.regionRefusals(c)) == 0
	case language.UpdatePrimaryRegion:
		return f != nil && f.MultiRegion && f.Keys[f.Primary] != nil && f.Keys[c.To] != nil
	}
	return true
}
