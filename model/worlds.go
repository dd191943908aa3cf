package model

// Worlds is the set of worlds that the answers so far allow: one as a rule, more
// after a call whose outcome is unknown.
type Worlds []*World

// maxWorlds bounds the set. A program that loses more answers than this can tell
// nothing any more.
const maxWorlds = 8

// Judge judges an answer in every world and keeps those that it fits best. Only
// what is wrong in all of them is held against the target. The result is empty when so
// many answers were lost that nothing can be said; the program ends there.
func (ws Worlds) Judge(c Command, r Reply) (Worlds, Verdict) {
	var fits, all Worlds
	var verdict Verdict
	fewest := -1
	for _, w := range ws {
		next, v := w.Judge(c, r)
		broken := v.weight()
		if fewest < 0 || broken < fewest {
			fewest, verdict, fits = broken, v, nil
		}
		if broken == fewest {
			fits = append(fits, next...)
		}
		all = append(all, next...)
	}
	if !c.shows() {
		fits = all
	}
	if len(fits) > maxWorlds {
		return nil, verdict
	}
	return fits, verdict
}

// shows reports whether the answer to a command shows what the world is like. How a
// call that uses or changes a key is answered may have another reason, so that it
// rules no world out.
func (c Command) shows() bool {
	g := grammar[c.Op]
	return !g.Changes && g.Binds == BindsNothing && c.Op != Decrypt
}

// fork returns every outcome of a call whose answer was lost.
func (w *World) fork(c Command, r Reply, without *World) Worlds {
	g := grammar[c.Op]
	e := w.Expect(c)
	if !g.Changes || e.MustFail() || c.Op == CreateKey {
		return Worlds{without}
	}
	with, empty := w.Clone(), Reply{Body: map[string]any{}, Start: r.Start, End: r.End}
	e.apply(with, empty)
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
	for _, f := range v.Broken() {
		n++
		if f.Fatal {
			n += happened
		}
	}
	return n
}
