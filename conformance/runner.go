package conformance

import (
	"context"
	"errors"
	"fmt"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/targets"
)

// Runner runs programs on a target.
type Runner struct {
	Target targets.Target
	Timing model.Timing
	// Identity is what programs know of the account; a session that has an account
	// of its own overrides it.
	Identity Identity
	// Lacking are operations that the target does not have.
	Lacking map[language.Op]bool
}

// errUnsendable is a mistake of the suite: a program holds what no request can.
var errUnsendable = errors.New("the suite cannot make this call")

// maxPages bounds how far a list is read; what is not read is not judged.
const maxPages = 50

// Run runs one program in a session of its own. An error means that the suite
// itself failed; whatever the target does is in the execution.
func (r *Runner) Run(ctx context.Context, number, seed uint64, p language.Program) (*Execution, error) {
	session, err := r.Target.Open(ctx, number)
	if err != nil {
		return nil, fmt.Errorf("opening a session for program %d: %w", number, err)
	}
	defer func() { _ = session.Close() }() // an account that is not dropped is no harm
	e := &Execution{Number: number, Seed: seed, Identity: r.identity(session, number), Program: p}
	x := &running{
		session: session, checker: NewChecker(r.Timing, e.Identity, r.Lacking), execution: e,
		lacking: r.Lacking, clockMoves: r.Target.Info().ClockMoves,
	}
	for i, c := range p {
		if err := ctx.Err(); err != nil {
			break
		}
		step, err := x.step(ctx, i, c)
		if err != nil {
			return nil, fmt.Errorf("program %d, line %d (%s): %w", number, i+1, c, err)
		}
		e.Steps = append(e.Steps, step)
	}
	x.count()
	return e, ctx.Err()
}

func (r *Runner) identity(s targets.Session, number uint64) Identity {
	id := r.Identity
	id.Prefix = fmt.Sprintf("%s%d", id.Prefix, number)
	if own, ok := s.(interface{ Account() string }); ok {
		id.Account, id.Partition = own.Account(), "aws"
	}
	return id
}

// running is one program on its way.
type running struct {
	session   targets.Session
	checker   *Checker
	execution *Execution
	lacking   map[language.Op]bool
	// clockMoves: see targets.Info.
	clockMoves bool
}

func (x *running) step(ctx context.Context, i int, c language.Command) (Step, error) {
	s := Step{Index: i, Command: c.String()}
	if c.Op == language.Wait && !x.clockMoves {
		s.Skipped = fixedClock
		return s, nil
	}
	defer x.checker.Pass(c)
	if s.Skipped = x.checker.Skip(c); s.Skipped != "" {
		return s, nil
	}
	switch c.Op {
	case language.Settle:
		return x.settle(ctx, s, c)
	case language.Wait:
		return s, x.wait(ctx, c)
	case language.Inspect:
		return x.inspect(ctx, s, c)
	}
	var err error
	s.Calls, err = x.call(ctx, c)
	return s, err
}

// call makes one call, judges the answer, and asks what the judge has to know for that,
// before and behind it.
func (x *running) call(ctx context.Context, c language.Command) ([]Call, error) {
	calls, err := x.questions(ctx, x.checker.Before(c))
	if err != nil {
		return calls, err
	}
	if x.checker.Skip(c) != "" {
		return calls, nil // a question showed that nobody can tell which key this is
	}
	call, err := x.ask(ctx, c)
	if err != nil {
		return append(calls, call), err
	}
	verdict := x.checker.Judge(c, replyOf(call.Pages))
	x.told(&call, verdict)
	answers, err := x.questions(ctx, verdict.Questions)
	return append(append(calls, call), answers...), err
}

// questions asks what a judge wants to know. Questions about the answers would have no end.
func (x *running) questions(ctx context.Context, questions []language.Command) ([]Call, error) {
	var calls []Call
	for _, q := range questions[:min(len(questions), maxQuestions)] {
		if x.lacking[q.Op] || x.checker.Skip(q) != "" {
			continue
		}
		answer, err := x.ask(ctx, q)
		if err != nil {
			return append(calls, answer), err
		}
		x.told(&answer, x.checker.Judge(q, replyOf(answer.Pages)))
		calls = append(calls, answer)
	}
	return calls, nil
}

// maxQuestions bounds what is asked about one answer.
const maxQuestions = 12

// told keeps what an answer was found to be.
func (x *running) told(call *Call, verdict model.Verdict) {
	call.Findings, call.Notes = verdict.Findings, verdict.Notes
}

// ask makes one call, and reads a list to its end.
func (x *running) ask(ctx context.Context, c language.Command) (Call, error) {
	call := Call{Command: c.String()}
	call.States = x.checker.World().States(c)
	params := x.checker.World().Request(c)
	wrapMaterial(params)
	for {
		request := targets.Call{Region: string(c.At), Operation: string(c.Op), Params: params}
		if raw, ok := c.Raw(); ok {
			request.Raw = &targets.Raw{Target: raw.Target, ContentType: raw.ContentType, Body: raw.Body}
		}
		e := x.session.Call(ctx, request)
		if reason := e.TesterError(); reason != "" {
			return call, fmt.Errorf("%w: %s", errUnsendable, reason)
		}
		call.Pages = append(call.Pages, e)
		marker, more := nextPage(c, e)
		if !more || len(call.Pages) == maxPages {
			break
		}
		params["Marker"] = marker
	}
	return call, nil
}

// nextPage returns the marker of the next page of a list that is read to its end.
func nextPage(c language.Command, e targets.Exchange) (string, bool) {
	if c.Has("limit") || c.Has("marker") || e.Kind() != targets.Answered {
		return "", false
	}
	body := e.Object()
	marker, ok := body["NextMarker"].(string)
	return marker, ok && marker != "" && truncated(body)
}

func (x *running) count() {
	x.execution.Names = x.checker.Names()
	pending := 0
	for _, s := range x.execution.Steps {
		for _, c := range s.Calls {
			last := c.Pages[len(c.Pages)-1]
			change := 0
			switch language.Op(last.Operation) {
			case language.ScheduleKeyDeletion:
				change = 1
			case language.CancelKeyDeletion:
				change = -1
			case language.CreateKey, language.ReplicateKey:
			default:
				continue
			}
			switch {
			case last.Kind() != targets.Answered:
			case change == 0:
				x.execution.Created++
			default:
				pending += change
			}
		}
	}
	// A target that takes a second schedule or a needless cancel miscounts here by one.
	x.execution.Left = max(0, x.execution.Created-max(0, pending))
}
