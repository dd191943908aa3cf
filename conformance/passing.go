package conformance

import (
	"context"
	"slices"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
)

// The commands that only let time pass.

// Polling: the first pause and the longest one. A pause goes through the session's
// clock, so that the embedded reference needs no real time for it.
const (
	firstPause   = 10 * time.Millisecond
	longestPause = 2 * time.Second
)

// fixedClock is why a Wait cannot be carried out.
const fixedClock = "the clock of this target cannot be moved"

// settle polls every key that is in transition. The deadline is the model's: a read
// that comes too late breaks the rule, which ends the transition.
func (x *running) settle(ctx context.Context, s Step, c language.Command) (Step, error) {
	start, timing := x.session.Now(), x.checker.World().Timing
	unsettled := func() []language.Command {
		// What the target does not have can tell nothing.
		return slices.DeleteFunc(x.checker.World().Unsettled(c), func(c language.Command) bool { return x.lacking[c.Op] })
	}
	reads := unsettled()
	for pause := firstPause; len(reads) > 0; pause = min(2*pause, longestPause) {
		for _, read := range reads {
			if x.checker.Skip(read) != "" {
				return s, nil
			}
			calls, err := x.call(ctx, read)
			s.Calls = append(s.Calls, calls...)
			if err != nil {
				return s, err
			}
		}
		reads = unsettled()
		// Answers that are lost for so long leave nothing to judge.
		if len(reads) == 0 || x.session.Now().Sub(start) > 2*(timing.Creating+timing.Roles+timing.Shared) {
			break
		}
		if err := x.pause(ctx, pause); err != nil {
			break // the run was ended; the caller sees it by its context
		}
	}
	return s, nil
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
