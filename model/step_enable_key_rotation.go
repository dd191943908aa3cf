package model

import (
	"slices"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
)

func (w *World) expectEnableKeyRotation(c language.Command) Expectation {
	e := w.setsRotation(c, func(f *Family, r Reply) { f.enableRotation(c, r) })
	if n, ok := c.Period(); ok && (n < minPeriod || n > maxPeriod) {
		e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-ROTATE-04", Codes: []string{validation}})
	}
	return e
}

func (f *Family) enableRotation(c language.Command, reply Reply) {
	r := &f.Rotation
	r.Carried, r.Asked = false, reply.End
	n, own := c.Period()
	r.likely(n, own, reply.End)
	// Only under another period, and where the date was seen, must it have moved.
	r.Moved = own && r.on() && r.Confirmed && !r.Next.IsZero() && len(r.Periods) == 1 && r.Periods[0] != n
	switch {
	case own:
		r.Periods, r.PeriodRule, r.Stray = []int{n}, "MRK-ROTATE-03", false
	case len(r.Periods) == 0 || slices.Equal(r.Periods, []int{defaultPeriod}):
		r.Periods, r.PeriodRule = []int{defaultPeriod}, "MRK-ROTATE-02"
	default:
		if !slices.Contains(r.Periods, defaultPeriod) {
			r.Periods = append(slices.Clone(r.Periods), defaultPeriod)
		}
		r.PeriodRule = "MRK-ROTATE-31"
	}
	f.set(true, reply.End)
}

// likely notes the period and the date that AWS was recorded to come to: without a period in the
// request the one in force stays, or it is the default; the date counts anew where the setting
// changes.
func (r *Rotation) likely(n int, own bool, now time.Time) {
	known := r.Likely > 0 || !r.on()
	switch before := r.Likely; {
	case !own && r.on():
		n = before
	case !own:
		n = defaultPeriod
	}
	if changes := !r.on() || n != r.Likely; changes && known {
		r.From = now
	} else if !known {
		r.From = time.Time{}
	}
	r.Likely = n
}
