package conformance

import (
	"context"

	"github.com/mrkconform/mrkconform/conformance/edits"
	"github.com/mrkconform/mrkconform/model/language"
)

// The passes of a reduction. Each reports whether it found a better program.

// effective keeps only what changed something. Refused commands and reads took time,
// for which a Settle does, and showed a state, for which one DescribeKey does.
func (r *reduction) effective(ctx context.Context) (bool, error) {
	p, e := r.best.program, r.best.execution
	last := len(p) - 1
	bare := p.Without(func(i int) bool { return i < last && e.idle(i) })
	for _, candidate := range []language.Program{edits.Settled(bare), edits.Settled(edits.DescribedBeforeTheEnd(bare)), bare} {
		if len(candidate) >= len(p) {
			continue
		}
		if ok, err := r.try(ctx, candidate); err != nil || ok {
			return ok, err
		}
	}
	return false, nil
}

// chunks drops half of the program, then quarters, and so on.
func (r *reduction) chunks(ctx context.Context) (bool, error) {
	better := false
	for size := len(r.best.program) / 2; size > 1; size /= 2 {
		for from := 0; from < len(r.best.program); {
			p := r.best.program.Without(func(i int) bool { return i >= from && i < from+size })
			ok, err := r.try(ctx, p)
			if err != nil {
				return better, err
			}
			if ok {
				better = true
			} else {
				from += size
			}
		}
	}
	return better, nil
}

// singles drops one command after the other, from the end.
func (r *reduction) singles(ctx context.Context) (bool, error) {
	better := false
	for at := len(r.best.program) - 1; at >= 0; at-- {
		if at >= len(r.best.program) {
			continue
		}
		ok, err := r.try(ctx, r.best.program.Without(func(i int) bool { return i == at }))
		if err != nil {
			return better, err
		}
		better = better || ok
	}
	return better, nil
}

// rested puts a Settle in the place of all the commands that only took time.
func (r *reduction) rested(ctx context.Context) (bool, error) {
	p := edits.Settled(r.best.program)
	for _, candidate := range []language.Program{p.Without(func(i int) bool { return p[i].Op == language.DescribeKey && i != len(p)-1 }), p} {
		if len(candidate) > len(r.best.program)+len(edits.Restless(r.best.program)) || candidate.String() == r.best.program.String() {
			continue
		}
		t, err := r.run(ctx, candidate)
		if err != nil || !t.fails {
			if err != nil {
				return false, err
			}
			continue
		}
		// Commands more are worth it if they make others superfluous.
		before := r.best
		r.best = t
		if _, err := r.singles(ctx); err != nil {
			return false, err
		}
		if len(r.best.program) < len(before.program) {
			return true, nil
		}
		r.best = before
	}
	return false, nil
}

// pairs drops two commands that need each other, such as DisableKey and EnableKey.
func (r *reduction) pairs(ctx context.Context) (bool, error) {
	const longest = 14 // beyond, singles and chunks have stalled for another reason
	if len(r.best.program) > longest {
		return false, nil
	}
	for a := range r.best.program {
		for b := a + 1; b < len(r.best.program)-1; b++ {
			ok, err := r.try(ctx, r.best.program.Without(func(i int) bool { return i == a || i == b }))
			if err != nil || ok {
				return ok, err
			}
		}
	}
	return false, nil
}

// canonical gives symbols and Regions their first names.
func (r *reduction) canonical(ctx context.Context) (bool, error) {
	p := r.best.program
	for _, e := range edits.Named(r.regions) {
		p = e.Of(p)[0]
	}
	if p.String() == r.best.program.String() {
		return false, nil
	}
	return r.try(ctx, p)
}

// simpler leaves out options and writes keys in their simplest form.
func (r *reduction) simpler(ctx context.Context) (bool, error) {
	better := false
	for at := 0; at < len(r.best.program); at++ {
		for _, p := range edits.Simplifications(r.best.program, at) {
			ok, err := r.try(ctx, p)
			if err != nil {
				return better, err
			}
			if ok {
				better = true
				at--
				break
			}
		}
	}
	return better, nil
}

// merged moves one family or Region onto another and drops what that makes superfluous.
func (r *reduction) merged(ctx context.Context) (bool, error) {
	for _, p := range edits.Merges(r.best.program) {
		if len(p) < len(r.best.program) {
			ok, err := r.try(ctx, p)
			if err != nil || ok {
				return ok, err
			}
		}
		for at := range p {
			ok, err := r.try(ctx, p.Without(func(i int) bool { return i == at }))
			if err != nil || ok {
				return ok, err
			}
		}
	}
	return false, nil
}

// shortened leaves detours out, and replicas where any other key would do.
func (r *reduction) shortened(ctx context.Context) (bool, error) {
	for _, p := range edits.Shortcuts(r.best.program) {
		ok, err := r.try(ctx, p)
		if err != nil || ok {
			return ok, err
		}
	}
	return false, nil
}
