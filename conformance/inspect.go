package conformance

import (
	"context"
	"slices"
	"time"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// watch is what the invariants have to know of a family beside the answers of one look.
type watch struct {
	broken []rules.ID   // by single answers, in their order
	last   *model.Sight // the last time that the family was looked at while at rest
	deeds  []model.Deed // what was called since
}

// note keeps what a judged answer means for the invariants.
func (k *Checker) note(c language.Command, r model.Reply, v model.Verdict) {
	g, _ := language.GrammarOf(c.Op)
	for _, s := range k.touched(c) {
		w := k.watched[s]
		if w == nil {
			w = &watch{}
			k.watched[s] = w
		}
		for _, f := range v.Broken() {
			w.broken = append(w.broken, f.Rule)
		}
		if g.Changes {
			w.deeds = append(w.deeds, model.Deed{Command: c, Done: r.Kind == model.Succeeded, Refused: r.Kind == model.Refused})
		}
	}
}

// passed notes that days have passed, for every family.
func (k *Checker) passed(c language.Command) {
	for _, w := range k.watched {
		w.deeds = append(w.deeds, model.Deed{Command: c, Done: true})
	}
}

// Inspect judges the answers to the reads of an [model.Inspect]: each by itself, unless
// one before it put the family into quarantine, and the invariants on all of them.
func (k *Checker) Inspect(c language.Command, looks []model.Look) (each []model.Verdict, together []model.Finding) {
	name, _ := c.Key.Family()
	ciphers := k.World().Ciphers
	turning, setting := k.World().Unclear(name)
	rest := k.atRest(name, looks)
	for _, l := range looks {
		var v model.Verdict
		if k.Skip(l.Command) == "" {
			v = k.Judge(l.Command, l.Reply)
		}
		each = append(each, v)
	}
	w := k.watched[name]
	sight, whole := model.SightOf(c, looks, ciphers)
	sight.Turning, sight.Setting = turning, setting
	old := slices.ContainsFunc(each, func(v model.Verdict) bool { return v.Stale })
	if !rest || !whole || w == nil || old {
		return each, nil
	}
	together = sight.Judge()
	if w.last != nil {
		together = append(together, sight.Since(*w.last, w.deeds)...)
	}
	for i, f := range together {
		if !f.Held {
			together[i].Restates = model.Explained(f.Rule, w.broken)
		}
	}
	w.last, w.deeds = &sight, nil
	return each, together
}

// atRest reports whether it is known what the family is like, and nothing of it is on
// its way anywhere, at the time of the first of the looks.
func (k *Checker) atRest(name language.Symbol, looks []model.Look) bool {
	if len(looks) == 0 || k.lost || k.recent(looks[0].Reply.Start) > 0 {
		return false
	}
	first := looks[0].Reply
	worlds := k.worlds.At(first.Start, looks[len(looks)-1].Reply.End)
	return len(worlds) == 1 && worlds[0].Families[name] != nil && worlds[0].Families[name].Settled()
}

// longestRest is how long an Inspect waits until nothing is shown any more that is over. Where
// that may take longer, on a clock that nobody moves, it judges no invariants.
const longestRest = 10 * time.Second

// inspect reads a family in every Region before any of the answers is judged, so that
// what the first of them breaks does not hide the others.
func (x *running) inspect(ctx context.Context, s Step, c language.Command) (Step, error) {
	if left := x.checker.recent(x.session.Now()); left > 0 && (x.clockMoves || left <= longestRest) {
		// What was changed last need not be shown by every answer yet, and no look by itself tells.
		if err := x.pause(ctx, left); err != nil {
			return s, nil //nolint:nilerr // the run was ended; the caller sees it by its context
		}
		x.checker.Elapse(x.session.Now())
	}
	var looks []model.Look
	for _, read := range x.checker.World().Inspection(c, x.execution.Program.Regions()) {
		if x.lacking[read.Op] {
			continue
		}
		call, err := x.ask(ctx, read)
		if err != nil {
			return s, err
		}
		s.Calls = append(s.Calls, call)
		looks = append(looks, model.Look{Command: read, Reply: replyOf(call.Pages)})
	}
	each, together := x.checker.Inspect(c, looks)
	for i, v := range each {
		x.told(&s.Calls[i], v)
	}
	s.Findings = x.profiles.findings(together)
	return s, nil
}

// inspected judges the recorded answers of an Inspect again.
func inspected(k *Checker, c language.Command, recorded []Call) (calls []Call, together []model.Finding, err error) {
	var looks []model.Look
	for _, call := range recorded {
		read, err := call.command()
		if err != nil {
			return nil, nil, err
		}
		looks = append(looks, model.Look{Command: read, Reply: replyOf(call.Pages)})
	}
	each, together := k.Inspect(c, looks)
	calls = slices.Clone(recorded)
	for i, v := range each {
		calls[i].Findings, calls[i].Notes = v.Findings, v.Notes
	}
	return calls, together, nil
}
