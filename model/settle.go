package model

import "github.com/mrkconform/mrkconform/model/language"

// Settled reports whether no key of the family is in transition any more.
func (f *Family) Settled() bool {
	for _, k := range f.Keys {
		if f.moving(k) || f.awaitsSetting(k) || f.awaitsMaterial(k) || f.awaitsList(k) || f.awaitsReadiness(k) {
			return false
		}
	}
	return true
}

// moving reports whether a key is in transition, or pending by time alone, or has not yet shown the newest roles.
func (*Family) moving(k *Key) bool {
	return k.unfinished() || k.learning()
}

// Unsettled returns the reads that can tell whether the family of a [Settle] has
// come to rest, none when it has.
func (w *World) Unsettled(c language.Command) []language.Command {
	name, ok := c.Key.Family()
	f := w.Families[name]
	if !ok || f == nil || f.Settled() {
		return nil
	}
	var out []language.Command
	read := func(op language.Op, k *Key) {
		out = append(out, language.Command{Op: op, At: k.Region, Key: language.KeyRef{Form: language.ByID, Name: string(name)}})
	}
	p := f.Keys[f.Primary]
	copying := false
	for _, r := range f.Regions() {
		copying = copying || f.awaitsSetting(f.Keys[r])
	}
	for _, r := range f.Regions() {
		k := f.Keys[r]
		setting := f.awaitsSetting(k) || (copying && k == p && (!f.Rotation.Confirmed || len(f.Rotation.Since) > 0))
		if f.moving(k) || f.awaitsMaterial(k) || (copying && !k.state.known()) {
			read(language.DescribeKey, k)
		}
		if setting {
			read(language.GetKeyRotationStatus, k)
		}
		if f.awaitsList(k) || f.awaitsReadiness(k) {
			c := language.Command{Op: language.ListKeyRotations, At: k.Region, Key: language.KeyRef{Form: language.ByID, Name: string(name)}}
			out = append(out, c.With("include", language.AllMaterial))
		}
	}
	return out
}

// Unclear reports whether it is not known what came of a rotation of the family, and
// whether its rotation setting need not be the same everywhere.
func (w *World) Unclear(name language.Symbol) (turning, setting bool) {
	f := w.Families[name]
	if f == nil {
		return true, true
	}
	primary := f.Keys[f.Primary]
	setting = f.Rotation.Open || f.Rotation.Parted || primary == nil || primary.State() != Enabled
	for _, k := range f.Keys {
		setting = setting || !k.SettingShown
	}
	following := f.Origin == external && len(f.Keys) > 1 // replicas learn the ids of materials in their own time
	return f.Rotation.Running || f.Rotation.Untold || following, setting
}

// settle is what time alone does to a family.
func (w *World) settle(c language.Command) {
	name, ok := c.Key.Family()
	f := w.Families[name]
	if !ok || f == nil {
		return
	}
	for _, k := range f.Keys {
		for _, cell := range []*Cell{&k.state, &k.roles, &k.listing} {
			cell.arrive()
		}
		if p := f.Keys[f.Primary]; p != nil && p.State() == Enabled {
			k.SettingShown = true
		}
		k.Listed = f.Imports.Version
	}
	f.Imports.Ready = f.Imports.Ready || f.Imports.Pending != "" && f.everywhere(f.Imports.Pending)
	if len(f.Keys) > 0 && f.usable() {
		f.finish()
	}
}
