package model

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectGetKeyRotationStatus(c language.Command) Expectation {
	f, k, e := w.onKey(c)
	if f == nil {
		return e
	}
	e.Refusals = nil // what a key in another state may answer stands below
	switch {
	case f.rotates():
		e.answers = []rules.ID{"MRK-CREATE-05"}
		e.check = func(j *judge) { j.rotationStatus(j.w.Families[f.Symbol], j.w.Families[f.Symbol].Keys[c.At]) }
		e.observe = func(w *World, r Reply) { w.seeSetting(w.Families[f.Symbol], c.At, r) }
	default:
		e.check = func(j *judge) {
			on, ok := j.body.boolean("KeyRotationEnabled")
			j.check("MRK-ROTATE-27", ok && !on, "KeyRotationEnabled false", j.body.show("KeyRotationEnabled"))
		}
	}
	// N18 and MRK-ROTATE-27: what a key that cannot rotate now may answer instead.
	switch {
	case f.Origin == "EXTERNAL":
		e.Either = []string{unsupported}
		if k.transition() == "" && (k.State() == Enabled || k.State() == PendingImport) {
			e.Recorded = success
		}
	case !f.Symmetric():
		e.Demand = "MRK-ROTATE-27"
	}
	if k.pending() {
		e.Either = append(e.Either, invalidState)
	}
	return e
}

// rotationStatus judges the setting that a key reports.
func (j *judge) rotationStatus(f *Family, k *Key) {
	on, ok := j.body.boolean("KeyRotationEnabled")
	observed := j.body.show("KeyRotationEnabled")
	r := &f.Rotation
	switch {
	case k.creating() || f.doubtful(k):
		// Nobody knows whether the key is pending, which decides what is shown.
	case r.Open || r.Parted || f.Promotions > 0 && f.moving(k):
		// Nor what was set last, nor, while a promotion is on its way, whose value it is (MRK-PRIMARY-05).
	case k.State() == PendingReplicaDeletion:
		j.waitingSetting(f, on, ok)
	case k.pending():
		if r.on() {
			j.record(Finding{
				Rule: "MRK-DELETE-23", Held: ok && !on, Also: []rules.ID{"MRK-OPEN-48", "MRK-STATE-N18"},
				Expected: "KeyRotationEnabled false on a key that is pending deletion", Observed: observed,
			})
		}
	case k.Region != f.Primary:
		j.copiedSetting(f, k, on, ok)
	default:
		j.setting(f, k, on, ok)
	}
	started := j.body.has("OnDemandRotationStartDate")
	if r.Times > 0 && !r.Running && !r.Untold && (!started || j.w.overdue(f, j.reply.Start)) {
		j.check("MRK-ROTATE-16", !started, "no OnDemandRotationStartDate once the rotation is over", j.body.show("OnDemandRotationStartDate"))
	}
}

// waitingSetting judges what a primary reports that waits for its replicas. It was recorded to
// go on with its setting; AWS's pages say false of every key that is pending deletion.
func (j *judge) waitingSetting(f *Family, on, ok bool) {
	r := &f.Rotation
	switch {
	case !ok || on && !r.on():
		j.check("MRK-ROTATE-05", false, fmt.Sprintf("KeyRotationEnabled %t", r.on()), j.body.show("KeyRotationEnabled"))
	case on:
		j.held(true, "MRK-DELETE-23")
		j.period(f)
	case r.on():
		j.note("MRK-DELETE-23", "KeyRotationEnabled is false in PendingReplicaDeletion, where AWS was recorded to answer the setting")
	}
}

// setting judges what the primary, or a single-Region key, reports.
func (j *judge) setting(f *Family, k *Key, on, ok bool) {
	r := &f.Rotation
	want, observed := fmt.Sprintf("KeyRotationEnabled %t", r.on()), j.body.show("KeyRotationEnabled")
	rule := rules.ID("MRK-ROTATE-05")
	switch {
	case r.on():
		rule = r.PeriodRule
		if rule == "MRK-ROTATE-31" {
			rule = "MRK-ROTATE-03"
		}
	case len(r.Settings) == 0:
		rule = "MRK-CREATE-05"
	}
	right := ok && on == r.on()
	switch {
	case right:
	case len(r.Since) > 0 && r.Confirmed && len(r.Since) == 1:
		rule = r.Since[0]
	case len(r.Since) > 0 && len(r.Settings) == 0:
		rule = "MRK-ROTATE-01"
	case len(r.Since) > 0:
		return // whether it was ever right, or what undid it, nobody has seen
	}
	j.check(rule, right, want, observed)
	if !right {
		return
	}
	j.held(true, r.Since...)
	j.held(f.Promotions > 0, "MRK-PRIMARY-10")
	if k.State() == Disabled && on {
		j.held(true, "MRK-ROTATE-13")
	}
	if len(f.Keys) > 1 && on && f.anyPending() {
		j.held(true, "MRK-DELETE-23")
	}
	if on {
		j.period(f)
	} else if len(r.Settings) == 0 {
		j.check("MRK-ROTATE-01", !j.body.has("RotationPeriodInDays") && !j.body.has("NextRotationDate"),
			"neither RotationPeriodInDays nor NextRotationDate", j.body.show("RotationPeriodInDays")+", "+j.body.show("NextRotationDate"))
	}
}

// doubtful reports whether a key may be pending deletion, or no longer, without anyone
// having seen which. No other key state makes a difference to the rotation setting.
func (f *Family) doubtful(k *Key) bool {
	scheduled := false
	for _, related := range f.Keys {
		scheduled = scheduled || !related.Scheduled.IsZero()
	}
	return scheduled && !k.state.known()
}

func (f *Family) anyPending() bool {
	for _, k := range f.Keys {
		if k.pending() {
			return true
		}
	}
	return false
}

// period judges RotationPeriodInDays and NextRotationDate.
func (j *judge) period(f *Family) {
	r := &f.Rotation
	days, has := j.body.number("RotationPeriodInDays")
	if r.Carried && !r.Untold && !r.Stray && r.Confirmed && has && len(r.Periods) > 0 {
		j.check("MRK-OPEN-19", slices.Contains(r.Periods, int(days)), "RotationPeriodInDays "+oneOf(r.Periods)+" as before the promotion", j.body.show("RotationPeriodInDays"))
	}
	if r.Carried || r.Stray {
		return
	}
	next, dated := j.body.time("NextRotationDate")
	j.recordedPeriod(r, int(days), has, next, dated)
	rule := r.PeriodRule
	if !has && (rule == "MRK-ROTATE-31" || !r.PeriodShown && r.Since != nil) {
		return // it was never there, which is said where it was to be there first
	}
	if r.Confirmed && slices.Equal(r.Since, []rules.ID{"MRK-ROTATE-15"}) {
		rule = "MRK-ROTATE-15"
	}
	r.PeriodShown = has && slices.Contains(r.Periods, int(days))
	switch {
	case r.PeriodShown || len(r.Since) == 0:
	case r.Confirmed && len(r.Since) == 1:
		rule = r.Since[0]
	default:
		return // whether it was ever right, or what changed it, nobody has seen
	}
	j.check(rule, r.PeriodShown, "RotationPeriodInDays "+oneOf(r.Periods), j.body.show("RotationPeriodInDays"))
	j.check("MRK-ROTATE-02", dated, "a NextRotationDate", j.body.show("NextRotationDate"))
	if !dated {
		return
	}
	if r.Confirmed && slices.Contains(r.Since, "MRK-ROTATE-15") {
		j.check("MRK-ROTATE-15", next.Equal(r.Next), "the NextRotationDate from before RotateKeyOnDemand", "another NextRotationDate")
	}
	if !r.Confirmed && r.Moved {
		j.check("MRK-ROTATE-31", !next.Equal(r.Next), "another NextRotationDate under the new period", "the NextRotationDate of the earlier period")
	}
}

// recordedPeriod judges the period and the date against what AWS was recorded to do with a request
// that names no period, and with the date when the setting changes.
func (j *judge) recordedPeriod(r *Rotation, days int, has bool, next time.Time, dated bool) {
	rule := rules.AsRecorded(string(j.c.Op))
	if j.reply.Wire == nil || r.Untold || r.Open || r.Parted || r.Carried || r.Stray || r.Likely == 0 {
		return
	}
	j.check(rule, has && days == r.Likely, fmt.Sprintf("RotationPeriodInDays %d", r.Likely), j.body.show("RotationPeriodInDays"))
	if r.From.IsZero() || !has || days != r.Likely {
		return
	}
	want := r.From.AddDate(0, 0, days)
	j.check(rule, dated && next.Sub(want).Abs() < tokenSlack,
		fmt.Sprintf("NextRotationDate %d days after EnableKeyRotation set the period", days), "another NextRotationDate, or none")
}

func oneOf(days []int) string {
	parts := make([]string, len(days))
	for i, n := range days {
		parts[i] = fmt.Sprint(n)
	}
	return strings.Join(parts, " or ")
}

// copiedSetting judges what a replica reports: the primary's setting, or for a while
// one that it had before.
func (j *judge) copiedSetting(f *Family, k *Key, on, ok bool) {
	r := &f.Rotation
	p := f.Keys[f.Primary]
	observed := j.body.show("KeyRotationEnabled")
	if len(r.Settings) == 0 {
		if len(r.Since) == 0 {
			j.check("MRK-CREATE-05", ok && !on, "KeyRotationEnabled false", observed)
		}
		return
	}
	if p.State() != Enabled || !p.state.known() || !r.Confirmed || len(r.Since) > 0 {
		return // what the primary itself would show is not known (MRK-OPEN-54)
	}
	rule := rules.ID("MRK-ROTATE-07")
	if !k.Made.Before(r.Settings[len(r.Settings)-1].Since) {
		rule = "MRK-ROTATE-09"
	}
	followed := k.WasPrimary && r.Settings[len(r.Settings)-1].Since.After(f.Promoted)
	if followed {
		rule = "MRK-SYNC-05"
	}
	newest := len(r.Settings)
	low := j.w.oldest(f, k, j.reply.Start)
	if ok && on == r.on() {
		j.check(rule, true, "", "")
		j.held(followed, "MRK-ROTATE-07")
		j.held(rule == "MRK-ROTATE-09" && on, "MRK-REPLICATE-11")
		j.held(on && f.anyPending(), "MRK-DELETE-23")
		j.copiedPeriod(f, on)
		return
	}
	for i := low; ok && i < newest; i++ {
		if r.at(i) == on {
			return // the news has not come yet
		}
	}
	j.must(rule, false, fmt.Sprintf("KeyRotationEnabled %t as at the primary", r.on()), observed)
}

// copiedPeriod judges RotationPeriodInDays at a replica, which may lack it or show an
// earlier one for a while (MRK-OPEN-19).
func (j *judge) copiedPeriod(f *Family, on bool) {
	r := &f.Rotation
	days, has := j.body.number("RotationPeriodInDays")
	if !on || !has || r.Carried || r.Stray || r.Untold || !r.PeriodShown || len(r.Periods) != 1 {
		return
	}
	same := int(days) == r.Periods[0]
	if same || j.reply.Start.Sub(f.quietSince(r.Asked)) > j.w.Timing.Shared {
		j.check("MRK-OPEN-19", same, "RotationPeriodInDays "+oneOf(r.Periods)+" as at the primary", j.body.show("RotationPeriodInDays"))
	}
}

// seeSetting learns from GetKeyRotationStatus.
func (w *World) seeSetting(f *Family, at language.Region, reply Reply) {
	r, k, body := &f.Rotation, f.Keys[at], view(reply.Body)
	on, ok := body.boolean("KeyRotationEnabled")
	if !ok || k.pending() || f.doubtful(k) || k.creating() || f.Promotions > 0 && f.moving(k) {
		return
	}
	if at != f.Primary {
		for i := w.oldest(f, k, reply.Start); i <= len(r.Settings); i++ {
			if r.at(i) == on {
				k.Setting = i
				break
			}
		}
		k.SettingShown = on == r.on()
		return
	}
	if on != r.on() && !r.Open {
		return
	}
	if on != r.on() {
		f.set(on, reply.Start)
	}
	r.Open = false
	r.Confirmed, r.Since, r.Moved = true, nil, false
	r.Next, _ = body.time("NextRotationDate")
	switch days, has := body.number("RotationPeriodInDays"); {
	case !on || !has:
	case r.Carried || slices.Contains(r.Periods, int(days)):
		r.Periods, r.Carried = []int{int(days)}, false
	default:
		r.Stray = true
	}
}
