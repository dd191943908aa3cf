package generate

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
)

// prefixes are all that is written: the ones of every profile.
var prefixes = slices.Concat(corePrefixes, propertyPrefixes, grantPrefixes, rotationPrefixes, asymmetricPrefixes, importPrefixes, statePrefixes)

// beginning chooses the written program to begin with, "" for none. With one Region alone
// nothing that is written for two makes sense.
func (g *drawing) beginning() string {
	turn := g.config.Turn
	switch {
	case len(g.regions) < 2:
		return ""
	case turn == 0 && percent(g.t, directed):
		return oneOf(g.t, g.written())
	case turn == 0:
		return ""
	case turn <= uint64(len(openings)):
		return openings[turn-1]
	case g.firstRound():
		return g.inTurn(turn)
	}
	turn -= uint64(len(openings) + len(g.written()))
	if turn*directed/100 == (turn-1)*directed/100 {
		return ""
	}
	return g.inTurn(turn * directed / 100)
}

// firstRound reports whether each prefix is run once with little behind it, so that what
// needs no more than that shows after few calls.
func (g *drawing) firstRound() bool {
	return len(g.regions) > 1 && g.config.Turn > 0 && g.config.Turn <= uint64(len(openings)+len(g.written()))
}

func (g *drawing) inTurn(turn uint64) string {
	list := g.written()
	order := rand.New(rand.NewPCG(g.config.Order, 0)).Perm(len(list)) //nolint:gosec // it only has to be the same again
	return list[order[turn%uint64(len(list))]]
}

// written are the prefixes that make sense on the target.
func (g *drawing) written() []string {
	if g.config.Waits {
		return withEndings
	}
	return prefixes
}

// withEndings are the prefixes for a target whose clock can be moved.
var withEndings = slices.Concat(prefixes, endings)

// prefix begins the program with one of the written ones, or goes on with another one
// on further keys.
func (g *drawing) prefix(text string) {
	text = language.Placed(text, g.regions)
	p, err := language.ParseProgram(text)
	if err != nil {
		panic(fmt.Sprintf("a written prefix does not parse: %v\n%s", err, text))
	}
	for _, c := range g.renamed(p) {
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
