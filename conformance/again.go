package conformance

import (
	"context"
	"fmt"
	"time"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/targets"
)

// A fault of the service leaves the outcome of a call unknown. The call is made again as a
// new command, which the model sees: a blind retry would take the effect of the first for a
// wrong answer to the second.

// tries is how often a command is sent that meets faults: as many as have to be the same to
// count as an answer. Throttles are met with more patience, since they accuse nobody.
const (
	tries         = 3
	throttleTries = 5
)

// backoff is the pause before the first repetition; each further one is twice as long.
const backoff = 50 * time.Millisecond

// judged makes one call, judges the answer, and repeats it where the service failed.
func (x *running) judged(ctx context.Context, c language.Command) ([]Call, model.Verdict, error) {
	var calls []Call
	var began time.Time
	for try, pause := 1, backoff; ; try, pause = try+1, 2*pause {
		deadlines := x.hurried(!began.IsZero())
		call, err := x.ask(ctx, c)
		if err != nil {
			return append(calls, call), model.Verdict{}, err
		}
		call.Deadlines = deadlines
		call.Unanswered = x.checker.unanswered(c, call)
		verdict := x.checker.Judge(c, replyOf(call.Pages))
		x.told(&call, verdict)
		calls = append(calls, call)
		if verdict.Stale {
			if began.IsZero() {
				began = call.last().Start
			}
			if err := x.pause(ctx, pause); err != nil {
				return calls, verdict, nil //nolint:nilerr // as below
			}
			pause *= 2 // what is old for long is asked for less and less
			try--
			continue
		}
		if x.patience != nil && !began.IsZero() {
			x.patience.waited(model.AnswersFresh, call.last().Start.Sub(began), len(verdict.Broken()) == 0)
		}
		if x.lacking[c.Op] || try >= triesFor(call.last()) || x.checker.Skip(c) != "" {
			return calls, verdict, nil
		}
		if err := x.pause(ctx, pause); err != nil {
			return calls, verdict, nil //nolint:nilerr // the run was ended; the caller sees it by its context
		}
	}
}

// triesFor is how often a call is made that is answered like this.
func triesFor(e targets.Exchange) int {
	switch {
	case e.Throttled():
		return throttleTries
	case e.Fault() != "":
		return tries
	}
	return 1
}

// fault is a command that the service failed at, and what its answer had to be when it was
// made first.
type fault struct {
	command string
	how     string
	times   int
	due     model.Finding
	before  model.Worlds // as they were when it was made first
}

// failed follows the faults of one command, before its answer is judged.
func (k *Checker) failed(c language.Command, r model.Reply) {
	same := k.fault.command == c.String()
	if same && repeatable[c.Op] {
		// Whether the calls before had their effect makes no difference to what this one does.
		k.worlds = k.fault.before
	}
	switch {
	case r.Kind != model.Unknown:
		k.fault = fault{}
	case !same:
		k.fault = fault{command: c.String(), how: r.Fault, times: 1, due: k.worlds.Due(c), before: k.worlds}
	case k.fault.how == r.Fault:
		k.fault.times++
	default:
		k.fault.how, k.fault.times = r.Fault, 1
	}
}

// repeatable are the changes after which a key is the same, however often they are made. All
// others have to be thought of as made once, twice or never.
var repeatable = map[language.Op]bool{
	language.EnableKey: true, language.DisableKey: true, language.UpdateKeyDescription: true, language.PutKeyPolicy: true,
	language.TagResource: true, language.UntagResource: true, language.UpdateAlias: true, language.DisableKeyRotation: true,
}

// unanswered lists the rules that an answer without an outcome would have told about.
func (k *Checker) unanswered(c language.Command, call Call) []rules.ID {
	if k.lacking[c.Op] || call.last().Kind() != targets.Unknown {
		return nil
	}
	return k.worlds.Shows(c)
}

// faults is the finding that the service failed where an answer was due: when it does so first,
// and when it has done so each time that it was asked. It accuses nobody by itself.
func (k *Checker) faults(c language.Command, r model.Reply) []model.Finding {
	if r.Fault == "" || k.fault.times != 1 && k.fault.times < tries {
		return nil
	}
	f := k.fault.due
	f.Op = c.Op
	f.Fault, f.Symptom = k.fault.times, "fails with "+k.fault.how
	f.Observed = k.fault.how
	if r.Message != "" {
		f.Observed += ": " + r.Message
	}
	if k.fault.times > 1 {
		f.Observed += fmt.Sprintf(" (%d of %d times)", k.fault.times, k.fault.times)
	}
	return []model.Finding{f}
}
