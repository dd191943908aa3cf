package model

import (
	"slices"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// Rotation is what the related keys of a family share of rotation: the automatic
// setting, which is set at the primary and copied, and the on-demand rotations.
type Rotation struct {
	// Settings is the history of the automatic rotation, oldest first; before the first
	// entry it is off. A replica may show an older one for a while (Key.Setting).
	Settings []Setting
	// Periods are the admissible RotationPeriodInDays, nil before any was set: what a
	// request without a period does to one of the user's own is open (MRK-ROTATE-31).
	Periods []int
	// PeriodShown: the last answer showed a period, as it had to be. Stray: one has shown
	// another, so that what follows is only the same again until a period is set.
	PeriodShown, Stray bool
	// Parted: a key that had to refuse took a setting, which may be its own from now on.
	Parted bool
	// PeriodRule is what the period is judged by, and Asked when it was last asked for.
	PeriodRule rules.ID
	Asked      time.Time
	// Likely is the period that AWS was recorded to come to, 0 where nobody knows, and From
	// when its date counts from.
	Likely int
	From   time.Time
	// Next is NextRotationDate as the primary showed it last. Moved: the period was
	// changed since, and the date has to change with it.
	Next  time.Time
	Moved bool
	// Confirmed: the primary has shown the setting since it last changed. Since lists
	// the rules on what happened after that and must have left the setting alone.
	Confirmed bool
	Since     []rules.ID

	// Times counts the on-demand rotations that were begun, Done those that every
	// related key was seen to have finished.
	Times, Done int
	// Running: the newest rotation was not yet seen to be finished everywhere. Fresh is
	// its material as the primary showed it first, "" before.
	Running bool
	Fresh   string
	At      time.Time
	// Cut: DisableKeyRotation was called while the rotation ran (MRK-ROTATE-29).
	Cut bool
	// Former are the ids of the earlier materials, oldest first.
	Former []string
	// Open: nobody knows what the setting is, since it changed hands while it was on its
	// way. Carried: it came along with a promotion, and whether its period and date did
	// is not known (MRK-OPEN-19).
	Open, Carried bool
	// Untold: a rotation was begun where nobody knows what comes of it (MRK-ROTATE-32,
	// MRK-ROTATE-33), so that no material id can be judged any more.
	Untold bool
	// Woken is when a key of the family was last enabled: what a key that cannot be
	// used does to a synchronization is open (MRK-OPEN-54).
	Woken time.Time
}

// Setting is one version of the automatic rotation.
type Setting struct {
	On    bool
	Since time.Time
}

// on is the setting as the primary has it.
func (r *Rotation) on() bool { return len(r.Settings) > 0 && r.Settings[len(r.Settings)-1].On }

// at is the setting after the first n changes.
func (r *Rotation) at(n int) bool { return n > 0 && r.Settings[n-1].On }

// rotates reports whether the keys of the family can rotate automatically.
func (f *Family) rotates() bool { return f.Symmetric() && f.Origin == "AWS_KMS" }

// pending reports whether the deletion of the key is scheduled.
func (k *Key) pending() bool {
	return k.State() == PendingDeletion || k.State() == PendingReplicaDeletion
}

// usable reports whether every related key is made and Enabled.
func (f *Family) usable() bool {
	for _, k := range f.Keys {
		if k.State() != Enabled || k.creating() {
			return false
		}
	}
	return true
}

// set changes the automatic rotation at the primary.
func (f *Family) set(on bool, now time.Time) {
	r := &f.Rotation
	r.Confirmed, r.Since = false, nil
	if r.on() == on && !r.Open {
		return
	}
	r.Open = false
	r.Settings = append(r.Settings, Setting{On: on, Since: now})
	for _, k := range f.Keys {
		k.SettingShown = false
	}
	p := f.Keys[f.Primary]
	p.Setting, p.SettingShown = len(r.Settings), true
}

// happened notes what must leave the setting of automatic rotation alone.
func (f *Family) happened(rule rules.ID) {
	whatever := rule == "MRK-ROTATE-15" || rule == "MRK-PRIMARY-10" // on or off
	if f.rotates() && (f.Rotation.on() || whatever) && !slices.Contains(f.Rotation.Since, rule) {
		f.Rotation.Since = append(slices.Clone(f.Rotation.Since), rule)
	}
}

// promoted is what a promotion makes of it at the new primary.
func (r *Rotation) promoted(to *Key, now time.Time) {
	r.Open = r.Open || !to.SettingShown && len(r.Settings) > 0
	r.Carried = true
	r.Untold = r.Untold || r.Running
	r.Woken = now
}

// begun is the effect of RotateKeyOnDemand.
func (f *Family) begun(at language.Region, now time.Time) {
	r := &f.Rotation
	r.Untold = r.Untold || r.Running || !f.usable() || at != f.Primary
	r.Times++
	r.Running, r.Fresh, r.At, r.Cut = true, "", now, false
	if i := &f.Imports; f.Origin == external {
		r.Fresh, _ = i.id(i.Pending)
		// Material that has expired while it waited comes into use all the same, and the key lacks it then.
		i.Untold = i.Untold || i.Pending == "" || r.Untold || i.Doubtful
		i.Turning, i.Pending, i.Ready = i.Pending, "", false
	}
	for _, k := range f.Keys {
		k.Renewed = false
	}
	f.happened("MRK-ROTATE-15")
}

// renewed notes that a key shows the new material; the last one to do so ends the rotation.
func (f *Family) renewed(k *Key) {
	k.Renewed = true
	for _, related := range f.Keys {
		if !related.Renewed && !related.Unmade {
			return
		}
	}
	f.finish()
}

func (f *Family) finish() {
	r := &f.Rotation
	if !r.Running || r.Untold {
		return
	}
	if r.Fresh != "" {
		r.Former = append(slices.Clone(r.Former), f.Material)
		f.Material = r.Fresh
	}
	if i := &f.Imports; i.Turning != "" {
		i.Order, i.Turning = append(slices.Clip(i.Order), i.Turning), ""
		i.news(r.At)
	}
	r.Running, r.Fresh, r.Cut, r.Done = false, "", false, r.Done+1
}

// quietSince is the last moment at which anything else held a synchronization up.
func (f *Family) quietSince(from time.Time) time.Time {
	if f.Rotation.Woken.After(from) {
		from = f.Rotation.Woken
	}
	for _, k := range f.Keys {
		if k.Ready.After(from) {
			from = k.Ready
		}
	}
	return from
}

// overdue reports whether a rotation should have come to every related key by now.
func (w *World) overdue(f *Family, now time.Time) bool {
	return f.usable() && now.Sub(f.quietSince(f.Rotation.At)) > w.Timing.Shared
}

// oldest is the oldest setting that a key may still show.
func (w *World) oldest(f *Family, k *Key, now time.Time) int {
	low := k.Setting
	for i, s := range f.Rotation.Settings {
		if i+1 > low && now.Sub(f.quietSince(s.Since)) > w.Timing.Shared {
			low = i + 1
		}
	}
	return low
}

// awaitsSetting reports whether a replica is still to show the primary's setting.
func (f *Family) awaitsSetting(k *Key) bool {
	p := f.Keys[f.Primary]
	settable := f.rotates() && !f.Rotation.Open && !f.Rotation.Parted && p != nil && p.State() == Enabled
	return settable && k != p && !k.creating() && !k.pending() && !k.SettingShown
}

// awaitsMaterial reports whether a key is still to show the material of the newest rotation.
func (f *Family) awaitsMaterial(k *Key) bool {
	return f.Rotation.Running && !f.Rotation.Untold && f.usable() && !k.Renewed
}

// Foreseeable reports whether it is known what KMS makes of a command. What becomes of
// a rotation that begins while another one runs, or while a related key cannot be used,
// is not (MRK-ROTATE-32, MRK-ROTATE-33), nor what a promotion does to a rotation that
// runs or to material that is pending (MRK-PRIMARY-21) and who may set the rotation while roles change (note 20).
func (w *World) Foreseeable(c language.Command) bool {
	name, ok := c.Key.Family()
	f := w.Families[name]
	return !ok || f == nil || w.foreseen(c, f) || w.Expect(c).MustFail()
}

// foreseen reports whether it is known what a success of the command leads to.
func (w *World) foreseen(c language.Command, f *Family) bool {
	switch c.Op {
	case language.RotateKeyOnDemand:
		return f.usable() && !f.Rotation.Running && !f.Rotation.Untold && !f.Imports.Doubtful && !f.Imports.Untold
	case language.UpdatePrimaryRegion:
		return !f.Rotation.Running && f.Imports.Pending == ""
	case language.ImportKeyMaterial, language.DeleteImportedKeyMaterial:
		return w.importForeseeable(c, f)
	case language.EnableKeyRotation, language.DisableKeyRotation:
		return c.At == f.Primary || !f.rotates()
	}
	return true
}
