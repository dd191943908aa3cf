package conformance

import (
	"context"
	"time"
)

// slots bound how many programs work at a time. A program that only waits for its target
// gives its slot to another one, so that a target of which everything takes a second is
// certified as fast as one that answers at once. The zero value has no bound.
type slots chan struct{}

func newSlots(n int) slots { return make(slots, n) }

// slot is the place of one program, which holds it or not.
type slot struct {
	of   slots
	held bool
}

func (s *slot) take(ctx context.Context) error {
	if s.of == nil || s.held {
		return ctx.Err()
	}
	select {
	case s.of <- struct{}{}:
		s.held = true
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *slot) give() {
	if s.held {
		s.held = false
		<-s.of
	}
}

// keep reports whether a program that has made so many calls is to go on. While that is not
// known, others have its slot.
func (s *slot) keep(ctx context.Context, calls int, more wanted) bool {
	for ctx.Err() == nil {
		ok, later := more(calls)
		if !ok || later == nil {
			return ok
		}
		s.give()
		select {
		case <-later:
		case <-ctx.Done():
		}
		if s.take(ctx) != nil {
			return false
		}
	}
	return false
}

// pause lets time pass for the target. A clock that moves at once takes none, and a slot that
// changed hands then would only mix more programs than there are workers.
func (x *running) pause(ctx context.Context, d time.Duration) error {
	if x.clockMoves {
		return x.session.Sleep(ctx, d)
	}
	x.slot.give()
	if err := x.session.Sleep(ctx, d); err != nil {
		return err
	}
	return x.slot.take(ctx)
}
