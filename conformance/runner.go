package conformance

import (
	"cmp"
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
	// profiles are those whose rules are judged, nil for all.
	profiles claims
	// spending is what the calls are counted by, nil for no budget.
	spending *spending
	// slots bound the programs that work at a time.
	slots slots
	// patience is what is known of how long the target takes; nil waits for everything.
	patience *patience
}

// errUnsendable is a mistake of the suite: a program holds what no request can.
var errUnsendable = errors.New("the suite cannot make this call")

// maxPages bounds how far a list is read; what is not read is not judged.
const maxPages = 50

// Run runs one program in a session of its own. An error means that the suite
// itself failed; whatever the target does is in the execution.
func (r *Runner) Run(ctx context.Context, number, seed uint64, p language.Program) (*Execution, error) {
	return r.run(ctx, number, seed, func() language.Program { return p }, always)
}

// wanted says to a program that has made so many calls whether it is to go on, and on what it
// has to wait before it asks again, nil if on nothing.
type wanted func(calls int) (ok bool, later <-chan struct{})

func always(int) (bool, <-chan struct{}) { return true, nil }

// run is [Runner.Run] for a program that is drawn when its turn has come, and that may turn out
// to be superfluous.
func (r *Runner) run(ctx context.Context, number, seed uint64, draw func() language.Program, more wanted) (*Execution, error) {
	place := slot{of: r.slots}
	if err := place.take(ctx); err != nil {
		return nil, err
	}
	defer place.give()
	session, err := r.Target.Open(ctx, number)
	if err != nil {
		return nil, fmt.Errorf("opening a session for program %d: %w", number, err)
	}
	defer func() { _ = session.Close() }() // an account that is not dropped is no harm
	e := &Execution{Number: number, Seed: seed, Identity: r.identity(session, number)}
	if e.Failed = guarded(func() { e.Program = draw() }); e.Failed != "" {
		e.Failed = "drawing the program: " + e.Failed
		return e, nil
	}
	x := &running{
		session: session, checker: NewChecker(r.Timing, e.Identity, r.Lacking), execution: e,
		lacking: r.Lacking, profiles: r.profiles, spending: r.spending, clockMoves: r.Target.Info().ClockMoves, slot: &place,
	}
	if !x.clockMoves {
		x.patience = r.patience // elsewhere nobody waits
	}
	calls := 0
	for i, c := range e.Program {
		if e.Failed != "" || !place.keep(ctx, calls, more) {
			break
		}
		step, err := x.guardedStep(ctx, i, c)
		if errors.Is(err, errSpent) || ctx.Err() != nil {
			break // half a command is not judged
		}
		e.Steps = append(e.Steps, step)
		if err != nil {
			e.Failed = err.Error()
			return e, fmt.Errorf("program %d, line %d (%s): %w", number, i+1, c, err)
		}
		calls += step.calls()
	}
	x.execution.Names = x.checker.Names()
	e.count()
	return e, ctx.Err()
}

func (r *Runner) identity(s targets.Session, number uint64) Identity {
	id := r.Identity
	id.Prefix = fmt.Sprintf("%s%d", id.Prefix, number)
	if own, ok := s.(interface{ Account() string }); ok {
		id.Account = own.Account()
	}
	if id.Partition == "" {
		id.Partition = cmp.Or(model.PartitionOf(language.Region(r.Target.Info().Regions[0])), "aws")
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
	slot       *slot
	patience   *patience
	made       []Call // by the command that is on its way
	profiles   claims
	spending   *spending
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
		var err error
		if s.Calls, err = x.questions(ctx, x.checker.Before(c)); err != nil {
			return s, err
		}
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
	if settle, lags := x.checker.World().Lags(c); lags {
		s, err := x.settle(ctx, Step{}, settle)
		calls = append(calls, s.Calls...)
		if err != nil {
			return calls, err
		}
	}
	if x.checker.Skip(c) != "" {
		return calls, nil // a question showed that nobody can tell which key this is
	}
	own, verdict, err := x.judged(ctx, c)
	calls = append(calls, own...)
	if err != nil {
		return calls, err
	}
	answers, err := x.questions(ctx, verdict.Questions)
	return append(calls, answers...), err
}

// questions asks what a judge wants to know. Questions about the answers would have no end.
func (x *running) questions(ctx context.Context, questions []language.Command) ([]Call, error) {
	var calls []Call
	for _, q := range questions[:min(len(questions), maxQuestions)] {
		if x.lacking[q.Op] || x.checker.Skip(q) != "" {
			continue
		}
		answers, _, err := x.judged(ctx, q)
		calls = append(calls, answers...)
		if err != nil {
			return calls, err
		}
	}
	return calls, nil
}

// maxQuestions bounds what is asked about one answer.
const maxQuestions = 12

// told keeps what an answer was found to be.
func (x *running) told(call *Call, verdict model.Verdict) {
	call.Findings, call.Notes = x.profiles.findings(verdict.Findings), x.profiles.notes(verdict.Notes)
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
		if !x.spending.take() {
			return call, errSpent
		}
		e := x.session.Call(ctx, request)
		if reason := e.TesterError(); reason != "" {
			return call, fmt.Errorf("%w: %s", errUnsendable, reason)
		}
		call.Pages = append(call.Pages, e)
		marker, more := nextPage(c, e)
		if !more || len(call.Pages) == maxPages || circular(call.Pages) {
			break
		}
		params["Marker"] = marker
	}
	x.made = append(x.made, call)
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
