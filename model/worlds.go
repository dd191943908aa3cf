package model

// Worlds is the set of worlds that the answers so far allow: one as a rule, more
// after a call whose outcome is unknown.
type Worlds []*World

// maxWorlds bounds the set. A program that loses more answers than this can tell
// nothing any more.
const maxWorlds = 8

// Judge judges an answer in every world and keeps those that it fits. Only what
// is wrong in all of them is held against the target. The result is empty when so
// many answers were lost that nothing can be said; the program ends there.
func (ws Worlds) Judge(c Command, r Reply) (Worlds, Verdict) {
	var fits, all Worlds
	var verdict Verdict
	for i, w := range ws {
		next, v := w.Judge(c, r)
		all = append(all, next...)
		if len(v.Broken()) == 0 {
			if len(fits) == 0 {
				verdict = v
			}
			fits = append(fits, next...)
		} else if i == 0 && len(fits) == 0 {
			verdict = v
		}
	}
	if len(fits) == 0 {
		fits = all
	}
	if len(fits) > maxWorlds {
		return nil, verdict
	}
	return fits, verdict
}

// fork returns both outcomes of a call whose answer was lost.
func (w *World) fork(c Command, r Reply, without *World) Worlds {
	g := grammar[c.Op]
	e := w.Expect(c)
	if !g.Changes || e.MustFail() || c.Op == CreateKey {
		return Worlds{without}
	}
	with := w.Clone()
	e.apply(with, Reply{Body: map[string]any{}, Start: r.Start, End: r.End})
	return Worlds{without, with}
}
