package edits

import (
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
)

// First are guesses at a shorter program, the boldest first: what the last command depends
// on, the same with the changes of the families involved, everything on these families.
var First = []Edit{
	{"describe-by-the-name-alone", onceAProgram(describeByTheNameAlone)},
	{"keep-replicas", guess(func(p language.Program) language.Program { return keptOf(p, language.ReplicateKey) })},
	{"keep-replicas-and-settle", guess(func(p language.Program) language.Program {
		bare := keptOf(p, language.ReplicateKey)
		return settledBefore(bare, len(bare)-1)
	})},
	{"keep-promotions-and-rotations", onceAProgram(keepPromotionsAndRotations)},
	{"keep-changes-and-settle", guess(func(p language.Program) language.Program { return Settled(keepChanges(p)) })},
	{"keep-changes", guess(keepChanges)},
	{"keep-the-family", guess(keepTheFamily)},
}

// FirstGuesses are the programs that the edits of First make, and then the program itself.
func FirstGuesses(p language.Program) []language.Program {
	var out []language.Program
	for _, e := range First {
		out = append(out, e.Of(p)...)
	}
	return append(out, p)
}

// guess is an edit of the whole program that makes one.
func guess(edit func(language.Program) language.Program) func(language.Program, int) []language.Program {
	return onceAProgram(func(p language.Program) []language.Program { return []language.Program{edit(p)} })
}

// keptOf keeps the given operations on the families involved.
func keptOf(p language.Program, ops ...language.Op) language.Program {
	on, keep := related(p)
	return keep(func(c language.Command) bool { return on(c) && slices.Contains(ops, c.Op) })
}

// keepPromotionsAndRotations keeps them beside the replicas, if there are any.
func keepPromotionsAndRotations(p language.Program) []language.Program {
	turning := keptOf(p, language.ReplicateKey, language.UpdatePrimaryRegion, language.RotateKeyOnDemand)
	if len(turning) == len(keptOf(p, language.ReplicateKey)) {
		return nil
	}
	return []language.Program{Settled(turning)}
}

// keepChanges keeps what changes the families involved, and the time that passes.
func keepChanges(p language.Program) language.Program {
	on, keep := related(p)
	return keep(changes(on))
}

// keepTheFamily keeps everything on the families involved.
func keepTheFamily(p language.Program) language.Program {
	on, keep := related(p)
	return keep(on)
}

// Weight counts the commands that the last one of a program may depend on.
func Weight(p language.Program) int { return len(keepChanges(p)) }

// changes tells which commands change what the program is about, or let time pass.
func changes(on func(language.Command) bool) func(language.Command) bool {
	return func(c language.Command) bool {
		g, _ := language.GrammarOf(c.Op)
		return c.Op == language.Wait || on(c) && (g.Changes || c.Op == language.Settle)
	}
}

// related returns what is on the families that the last command of a program reads, and
// how to keep of the program what is wanted, with what the last command cannot do without.
func related(p language.Program) (on func(language.Command) bool, keep func(func(language.Command) bool) language.Program) {
	last := p[len(p)-1]
	families := map[language.Symbol]bool{}
	symbols := map[language.Symbol]bool{}
	for _, s := range last.Reads() {
		symbols[s] = true
	}
	for i := len(p) - 1; i >= 0; i-- {
		if p[i].Bind != "" && symbols[p[i].Bind] {
			for _, s := range p[i].Reads() {
				symbols[s] = true
			}
			if p[i].Op == language.CreateKey {
				families[p[i].Bind] = true
			}
		}
	}
	on = func(c language.Command) bool {
		// Whose alias DeleteAlias takes, its text does not say.
		return c.Op == language.DeleteAlias || slices.ContainsFunc(c.Reads(), func(s language.Symbol) bool { return families[s] || symbols[s] })
	}
	keep = func(want func(c language.Command) bool) language.Program {
		return p.Without(func(i int) bool {
			bound := p[i].Bind != "" && symbols[p[i].Bind]
			return i != len(p)-1 && !bound && !want(p[i])
		})
	}
	return on, keep
}

// describeByTheNameAlone puts the question of the last command as shortly as can be, if it is
// what a name stands for that names no family.
func describeByTheNameAlone(p language.Program) []language.Program {
	last := p[len(p)-1]
	switch last.Key.Form {
	case language.ByWord, language.ByAlias, language.ByAliasARN:
		return []language.Program{{{Op: language.DescribeKey, At: last.At, Key: last.Key}}}
	}
	return nil
}
