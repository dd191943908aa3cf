package model

import (
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
)

// Worlds is the set of worlds that the answers so far allow: one as a rule, more
// after a call whose outcome is unknown.
type Worlds []*World

// maxWorlds bounds the set. A program that loses more answers than this can tell
// nothing any more.
const maxWorlds = 8

// Judge judges an answer in every world, after what time alone has done to each. A read keeps those that it fits best. What
// is held against the target is wrong in every world, by the same rule. The result is empty when so many answers were lost that the program ends there.
func (ws Worlds) Judge(c language.Command, r Reply) (Worlds, Verdict) {
	ws = ws.At(r.Start, r.End)
	if len(ws) > maxWorlds {
		return nil, Verdict{}
	}
	verdicts := make([]Verdict, len(ws))
	next := make([]Worlds, len(ws))
	best := 0
	for i, w := range ws {
		next[i], verdicts[i] = w.Judge(c, r)
		if verdicts[i].weight() < verdicts[best].weight() {
			best = i
		}
	}
	var fits Worlds
	for i := range ws {
		if !shows(c) || verdicts[i].weight() == verdicts[best].weight() {
			fits = append(fits, next[i]...)
		}
	}
	verdict := verdicts[best]
	if len(ws) > 1 {
		verdict = common(c, verdicts, best)
	}
	if len(fits) > maxWorlds {
		return nil, verdict
	}
	return fits, verdict
}

// common is what several worlds agree on.
func common(c language.Command, verdicts []Verdict, best int) Verdict {
	out := verdicts[best]
	agreed := func(f Finding) bool {
		return !slices.ContainsFunc(verdicts, func(v Verdict) bool {
			return !slices.ContainsFunc(v.Broken(), func(g Finding) bool { return g.Rule == f.Rule })
		})
	}
	out.Findings = slices.DeleteFunc(slices.Clone(out.Findings), func(f Finding) bool { return !f.Held && !agreed(f) })
	return out
}

// shows reports whether the answer to a command shows what the world is like: one
// property of one key, whatever the others are. How a call that uses or changes a key is
// answered may have another reason, and so may a rotation setting, which depends on the
// states of all related keys: they rule no world out.
func shows(c language.Command) bool {
	switch c.Op {
	case language.DescribeKey, language.ListKeys, language.ListAliases, language.ListResourceTags, language.ListGrants, language.GetKeyPolicy:
		return true
	}
	return false
}

// fork returns every outcome of a call whose answer was lost.
func (w *World) fork(c language.Command, r Reply, without *World) Worlds {
	g := c.Op.Grammar()
	e := w.Expect(c)
	if !g.Changes || e.MustFail() || c.Op == language.CreateKey {
		return Worlds{without}
	}
	with, empty := w.Clone(), Reply{Body: map[string]any{}, Start: r.Start, End: r.End}
	e.apply(with, empty)
	delete(with.Grants, c.Bind) // there may be one, and its id is not known
	if e.alternative == nil {
		return Worlds{without, with}
	}
	other := with.Clone()
	e.alternative(other, empty)
	return Worlds{without, with, other}
}

// weight says how badly an answer fits a world. What happened weighs more than
// anything that was said: in a world where the key cannot be in the state that is
// shown, the rest of the answer is not even looked at.
func (v Verdict) weight() int {
	const happened = 1000
	n := 0
	for _, f := range v.Findings {
		if f.Held {
			continue
		}
		n++
		if f.Fatal {
			n += happened
		}
	}
	return n
}
