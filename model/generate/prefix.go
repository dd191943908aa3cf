package generate

import (
	"math/rand/v2"

	"github.com/mrkconform/mrkconform/model/language"
)

// beginning chooses the written program to begin with, nil for none. With one Region alone
// nothing that is written for two makes sense.
func (g *drawing) beginning() language.Program {
	turn := g.config.Turn
	openings := written().openings
	switch {
	case len(g.regions) < 2:
		return nil
	case turn == 0 && percent(g.t, directed):
		return oneOf(g.t, g.prefixes()).Program
	case turn == 0:
		return nil
	case turn <= uint64(len(openings)):
		return openings[turn-1].Program
	case g.firstRound():
		return g.inTurn(turn)
	}
	turn -= uint64(len(openings) + len(g.prefixes()))
	if turn*directed/100 == (turn-1)*directed/100 {
		return nil
	}
	return g.inTurn(turn * directed / 100)
}

// firstRound reports whether each prefix is run once with little behind it, so that what
// needs no more than that shows after few calls.
func (g *drawing) firstRound() bool {
	return len(g.regions) > 1 && g.config.Turn > 0 && g.config.Turn <= uint64(len(written().openings)+len(g.prefixes()))
}

func (g *drawing) inTurn(turn uint64) language.Program {
	list := g.prefixes()
	order := rand.New(rand.NewPCG(g.config.Order, 0)).Perm(len(list)) //nolint:gosec // it only has to be the same again
	return list[order[turn%uint64(len(list))]].Program
}

// prefixes are the written programs that make sense on the target.
func (g *drawing) prefixes() []language.Written {
	if g.config.Waits {
		return written().withEndings
	}
	return written().prefixes
}

// prefix begins the program with one of the written ones, or goes on with another one
// on further keys.
func (g *drawing) prefix(p language.Program) {
	for _, c := range g.renamed(p.In(g.regions)) {
		g.append(c)
	}
}

// wildCommand draws any command of any operation with any operands.
func (g *drawing) wildCommand() language.Command {
	g.wild = true
	defer func() { g.wild = false }()
	list := make([]language.Op, 0, len(weights))
	for _, w := range weights {
		list = append(list, w.op)
	}
	for _, op := range shuffled(g.t, list) {
		if all := g.candidates(op, percent(g.t, 50)); len(all) > 0 {
			return oneOf(g.t, all)
		}
	}
	return language.Command{Op: language.ListKeys, At: g.regions[0]}
}
