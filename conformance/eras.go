package conformance

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// An era is what the worlds were like after a change, until the next one. A target that is
// eventually consistent may answer by an earlier era for a while.
type era struct {
	worlds model.Worlds
	// untaught are the worlds that only changes and what was read long after one have taught:
	// any other read may have shown what was over.
	untaught model.Worlds
	left     time.Time // when the next change was answered, zero while it lasts
}

// eras are those that answers may still be given by, the present one last.
type eras struct {
	all []era
	// doubted is the command whose answer an earlier era explained, and of which rules.
	doubted string
	rules   []rules.ID
}

// changed begins an era with the worlds as they are after a change; before are those in which it
// was made.
func (k *Checker) changed(before, after model.Worlds, c language.Command, r model.Reply) {
	window := k.World().Timing.Stale
	if window == 0 {
		return
	}
	untaught := after
	if last := k.eras.all[len(k.eras.all)-1]; k.recent(r.Start) > 0 && last.untaught != nil {
		if worlds, _, ok := last.untaught.AsOf(c, r, before[0], r.End); ok && len(worlds) <= mostWorlds {
			untaught = worlds
		}
	}
	k.eras.begin(era{worlds: after, untaught: untaught}, r.End, window)
}

// taught lets a read that can show nothing old any more teach what the last change has left open.
func (k *Checker) taught(c language.Command, r model.Reply) {
	last := &k.eras.all[len(k.eras.all)-1]
	if k.World().Timing.Stale == 0 || last.untaught == nil || k.recent(r.Start) > 0 {
		return
	}
	if worlds, _, ok := last.untaught.AsOf(c, r, k.World(), r.End); ok && len(worlds) <= mostWorlds {
		last.untaught = worlds
	}
}

// begin ends the present era.
func (e *eras) begin(next era, at time.Time, keep time.Duration) {
	if n := len(e.all); n > 0 {
		e.all[n-1].left = at
	}
	e.all = slices.DeleteFunc(e.all, func(past era) bool { return at.Sub(past.left) > keep })
	e.all = append(e.all, next)
}

// recent is how long answers may still show what was before the last change, by a time.
func (k *Checker) recent(now time.Time) time.Duration {
	n := len(k.eras.all)
	if n < 2 {
		return 0
	}
	return max(0, k.World().Timing.Stale-now.Sub(k.eras.all[n-2].left))
}

// disputed lists the rules that an answer speaks against, "" for a refusal of which only a
// question tells what it means.
func disputed(r model.Reply, v model.Verdict) []rules.ID {
	var out []rules.ID
	for _, f := range slices.Concat(v.Broken(), v.Suspected) {
		out = append(out, f.Rule)
	}
	if r.Kind == model.Refused && len(v.Questions) > 0 {
		out = append(out, "")
	}
	return out
}

// stale reports whether an answer that speaks against a rule may be one of a moment ago. Such
// an answer tells nothing, and whoever runs the program asks again.
func (k *Checker) stale(c language.Command, r model.Reply, v *model.Verdict) bool {
	window := k.World().Timing.Stale
	if window == 0 || r.Kind == model.Unknown || r.Kind == model.Malformed {
		return false
	}
	against := disputed(r, *v)
	if len(against) == 0 {
		k.eras.doubted = ""
		return false
	}
	var explained []rules.ID
	var instead model.Worlds
	for i := len(k.eras.all) - 1; i >= 0 && len(explained) < len(against); i-- {
		past := k.eras.all[i]
		present := past.left.IsZero()
		left := cmp.Or(past.left, r.End)
		if !present && r.Start.Sub(left) > window {
			break
		}
		lineages := []model.Worlds{past.worlds, past.untaught}
		if present && i > 0 && r.Start.Sub(k.eras.all[i-1].left) > window {
			lineages = lineages[1:] // what has taught it since is no longer in doubt
		}
		for _, worlds := range lineages {
			after, then, ok := worlds.AsOf(c, r, k.World(), left)
			if !ok {
				continue
			}
			still := disputed(r, then)
			for _, rule := range against {
				if !slices.Contains(still, rule) && !slices.Contains(explained, rule) {
					explained = append(explained, rule)
				}
			}
			if present && len(still) == 0 {
				instead = after // the answers before may have been the old ones
			}
			if len(explained) == len(against) {
				break
			}
		}
	}
	if len(explained) == 0 {
		k.outlasted(c, v, window)
		return false
	}
	k.eras.doubted, k.eras.rules = c.String(), explained
	if c.Op.Grammar().Changes && r.Kind == model.Succeeded {
		*v = model.Verdict{Questions: v.Questions}
		return false // it may have had its effect
	}
	*v = model.Verdict{Stale: true}
	k.Elapse(r.End)
	if len(k.worlds)+len(instead) <= mostWorlds {
		k.worlds = append(slices.Clip(k.worlds), instead...)
	}
	return true
}

// mostWorlds is how many worlds a doubt may lead to.
const mostWorlds = 4

// outlasted says of what is still so after everything that was old is over by how much it is.
func (k *Checker) outlasted(c language.Command, v *model.Verdict, window time.Duration) {
	if k.eras.doubted == c.String() {
		for i, f := range v.Findings {
			if !f.Held && slices.Contains(k.eras.rules, f.Rule) {
				v.Findings[i].Observed += fmt.Sprintf(", for longer than %s, the deadline of --consistency eventual", window)
			}
		}
	}
	k.eras.doubted = ""
}
