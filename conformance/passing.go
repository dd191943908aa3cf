package conformance

import (
	"context"
	"slices"
	"time"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

// The commands that only let time pass.

// Polling: the first pause and the longest one. A pause goes through the session's
// clock, so that the embedded reference needs no real time for it.
const (
	firstPause   = 10 * time.Millisecond
	longestPause = 2 * time.Second
	// slower is the part of what was waited already that a pause may add to it.
	slower = 4
)

// fixedClock is why a Wait cannot be carried out.
const fixedClock = "the clock of this target cannot be moved"

// settle polls every key that is in transition. The deadline is the model's: a read
// that comes too late breaks the rule, which ends the transition.
func (x *running) settle(ctx context.Context, s Step, c language.Command) (Step, error) {
	v := vigil{began: map[model.Convergence]time.Time{}}
	reads, began := x.unsettled(c), x.session.Now()
	for pause := firstPause; len(reads) > 0; pause = min(2*pause, max(longestPause, x.session.Now().Sub(began)/slower)) {
		v.watch(x.patience, x.checker.World().Awaited(c), x.session.Now(), false)
		calls, skipped, err := x.round(ctx, reads)
		s.Calls = append(s.Calls, calls...)
		if err != nil || skipped {
			return s, err
		}
		reads = x.unsettled(c)
		now, timing := x.session.Now(), x.checker.World().Timing
		v.watch(x.patience, x.checker.World().Awaited(c), now, broke(calls))
		if len(reads) == 0 {
			break
		}
		if v.vain(timing, now) {
			v.watch(x.patience, nil, now, true)
			break
		}
		if left, ok := v.left(timing, now); ok {
			pause = min(pause, left+firstPause)
		}
		if err := x.pause(ctx, pause); err != nil {
			break // the run was ended; the caller sees it by its context
		}
	}
	return s, nil
}

// unsettled lists the reads that can tell whether a family has come to rest. What the target
// does not have can tell nothing.
func (x *running) unsettled(c language.Command) []language.Command {
	return slices.DeleteFunc(x.checker.World().Unsettled(c), func(c language.Command) bool { return x.lacking[c.Op] })
}

// round makes each of the reads once, by the deadlines that the run knows by now. It reports
// whether one of them cannot be sent any more.
func (x *running) round(ctx context.Context, reads []language.Command) (made []Call, skipped bool, err error) {
	var news *Deadlines
	if x.patience != nil {
		news = x.checker.hurry(x.patience.timing())
	}
	for _, read := range reads {
		if x.checker.Skip(read) != "" {
			return made, true, nil
		}
		calls, err := x.call(ctx, read)
		made = append(made, calls...)
		if err != nil {
			return made, false, err
		}
	}
	if len(made) > 0 {
		made[0].Deadlines = news
	}
	return made, false, nil
}

// broke reports whether one of the answers broke a rule.
func broke(calls []Call) bool {
	return slices.ContainsFunc(calls, func(c Call) bool {
		return slices.ContainsFunc(c.Findings, func(f model.Finding) bool { return !f.Held })
	})
}

// wait moves the clock of the target. What that does to keys, the model works out from
// the time of the next call.
func (x *running) wait(ctx context.Context, c language.Command) error {
	if err := x.session.Sleep(ctx, c.Lasts()); err != nil {
		return err
	}
	x.checker.Elapse(x.session.Now())
	return nil
}
