// Package generate draws programs: commands that the model says are possible now,
// commands in which one precondition is broken, and a few that are anything.
//
// A whole program is one value of one rapid generator. No call to a target is made
// while it is drawn; the model alone says where each command would lead.
package generate

import (
	"fmt"
	"slices"
	"time"

	"pgregory.net/rapid"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

// Config says what programs are drawn for.
type Config struct {
	Regions []language.Region // one if the target has one store for all
	// Uniform draws without guidance: every operation and every command with the same
	// chance, and nothing else. It is the yardstick for all else in this package.
	Uniform bool
	// Turn is the place of the program in its campaign, counted from 1. The written
	// prefixes take turns then, so that a short campaign has each of them as often as
	// another; with 0 chance decides.
	Turn uint64
	// Order shuffles the prefixes: one value, one order.
	Order uint64
	// Waits: the clock of the target can be moved, so that waiting periods end.
	Waits bool
}

// Program returns the generator of programs. Programs of one seed are equal:
// Program(c).Example(seed) depends on c and the seed alone.
func Program(c Config) *rapid.Generator[language.Program] {
	return rapid.Custom(func(t *rapid.T) language.Program {
		g := &drawing{t: t, config: c, told: map[kin]outlook{}, world: model.NewWorld(model.Timing{Creating: time.Hour, Roles: time.Hour, Shared: time.Hour}, "p")}
		g.regions = shuffled(t, c.Regions)
		g.abroad = badRegions(g.regions[0])
		g.run()
		return g.program
	})
}

// drawing is one program in the making.
type drawing struct {
	t        *rapid.T
	config   Config
	abroad   []language.Region // that can hold no replica
	regions  []language.Region // in the order of this program: the first is where it begins
	world    *model.World      // what the program has come to, if the target behaves
	program  language.Program
	allowed  []weight
	readBack bool
	near     int             // percent of near-valid commands
	last     language.Symbol // the family used last
	families int             // families named so far
	ciphers  []language.Symbol
	grants   []language.Symbol
	named    int // ciphertexts and grants named so far
	tokens   int // import tokens named so far
	// told is what the model said of commands since the world last changed.
	told map[kin]outlook
	wild bool // candidates are those of a wild command
	// What the command that is being drawn is chosen from; the room is kept for the next one.
	fits choice
	room []language.Command
	refs []language.KeyRef
}

func (g *drawing) run() {
	if g.config.Uniform {
		g.uniformly()
		return
	}
	g.allowed = g.possible()
	if percent(g.t, swarm) {
		g.allowed = g.swarm()
	}
	g.readBack = percent(g.t, readBack) && !g.firstRound()
	g.near = oneOf(g.t, nearShares)
	if p := g.beginning(); p != nil {
		g.prefix(p)
		if !g.firstRound() && percent(g.t, twice) {
			g.prefix(oneOf(g.t, g.prefixes()).Program)
		}
	} else {
		g.add(g.firstKey())
	}
	length := minLength + below(g.t, maxLength-minLength+1)
	if g.firstRound() {
		length = len(g.program) + below(g.t, openingMore+1)
	}
	for drawn := len(g.program); drawn < length; drawn++ {
		g.step()
	}
	g.rest()
}

// uniformly draws a whole program without guidance: no prefix, no weights, no operations
// left out, no reading back. The looks at its end are the suite's checks, not guidance.
func (g *drawing) uniformly() {
	for range minLength + below(g.t, maxLength-minLength+1) {
		g.add(g.wildCommand())
	}
	g.rest()
}

// possible are the operations that the target can be asked for at all.
func (g *drawing) possible() []weight {
	return slices.DeleteFunc(slices.Clone(weights), func(w weight) bool { return w.op == language.Wait && !g.config.Waits })
}

// essential operations stay in every swarm: without them nothing else is possible.
var essential = []language.Op{language.CreateKey, language.ReplicateKey, language.DescribeKey, language.Settle}

// swarm leaves out a random part of the operations, so that the others follow each
// other more often than they would by chance.
func (g *drawing) swarm() []weight {
	var out []weight
	for _, w := range g.possible() {
		if slices.Contains(essential, w.op) || percent(g.t, 55) {
			out = append(out, w)
		}
	}
	return out
}

// firstKey begins a program: an MRK as a rule.
func (g *drawing) firstKey() language.Command {
	c := language.Command{Op: language.CreateKey, At: g.regions[0], Bind: g.familySymbol()}
	if percent(g.t, 90) {
		c = c.With("multiRegion", "")
	}
	if percent(g.t, otherKinds) {
		spec := oneOf(g.t, specs)
		c = c.With("spec", spec).With("usage", oneOf(g.t, model.UsagesOf(spec)))
	}
	return g.decorate(c)
}

func (g *drawing) familySymbol() language.Symbol {
	return language.Symbol(fmt.Sprintf("k%d", g.families+1))
}

// step draws one command.
func (g *drawing) step() {
	switch roll := below(g.t, 100); {
	case roll < wild:
		g.add(g.wildCommand())
	case roll < wild+g.near:
		g.add(g.guided(true))
	default:
		g.add(g.guided(false))
	}
}

// guided draws an operation by weight and one of its commands that fits.
func (g *drawing) guided(near bool) language.Command {
	choices := slices.Clone(g.allowed)
	for len(choices) > 0 {
		i := g.weighted(choices, near)
		if c, ok := g.command(choices[i].op, near); ok {
			return c
		}
		choices = slices.Delete(choices, i, i+1)
	}
	return g.wildCommand()
}

func (g *drawing) weighted(choices []weight, near bool) int {
	share := func(w weight) int {
		if near {
			return w.near
		}
		return w.n
	}
	total := 0
	for _, w := range choices {
		total += share(w)
	}
	roll := below(g.t, total)
	for i, w := range choices {
		if roll -= share(w); roll < 0 {
			return i
		}
	}
	return len(choices) - 1
}

// command draws a valid or a near-valid command of one operation, if there is one.
func (g *drawing) command(op language.Op, near bool) (language.Command, bool) {
	list := g.candidates(op, near)
	g.fits.reset()
	for i := range list {
		if o := g.outlook(&list[i]); o.refused == near && (!near || o.alone) {
			g.fits.add(o.rule, i)
		}
	}
	places := g.local(list, g.fits.draw(g.t, near))
	if len(places) == 0 {
		return language.Command{}, false
	}
	c := list[oneOf(g.t, places)]
	if !near {
		c = g.decorate(c)
	}
	return c, true
}

// local keeps to the family that was used last, most of the time.
func (g *drawing) local(list []language.Command, places []int) []int {
	if g.last == "" || !percent(g.t, locality) {
		return places
	}
	var near []int
	for _, i := range places {
		if g.familyOf(list[i]) == g.last {
			near = append(near, i)
		}
	}
	if len(near) == 0 {
		return places
	}
	return near
}

func (g *drawing) familyOf(c language.Command) language.Symbol {
	if s, ok := c.Key.Family(); ok {
		return s
	}
	if grant, ok := g.world.Grants[c.Cipher]; ok {
		return grant.Family
	}
	return g.world.Ciphers[c.Cipher].Family
}

// add appends a command, follows it in the model, and reads back what it changed.
func (g *drawing) add(c language.Command) {
	g.append(c)
	grammar, _ := language.GrammarOf(c.Op)
	if !g.readBack || !grammar.Changes || g.world.Families[g.last] == nil {
		return
	}
	for _, r := range g.world.Families[g.last].Regions() {
		g.append(language.Command{Op: language.DescribeKey, At: r, Key: language.KeyRef{Form: language.ByID, Name: string(g.last)}})
	}
}

func (g *drawing) append(c language.Command) {
	g.program = append(g.program, c)
	clear(g.told)
	g.world = g.world.Follow(c)
	switch {
	case c.Op == language.CreateKey:
		g.families++
		if g.world.Families[c.Bind] != nil {
			g.last = c.Bind
		}
	case g.familyOf(c) != "":
		g.last = g.familyOf(c)
	}
	switch {
	case c.Bind == "" || c.Op == language.CreateKey:
		return
	case c.Op == language.GetParametersForImport:
		g.tokens++
		return
	}
	g.named++
	if _, bound := g.world.Ciphers[c.Bind]; bound {
		g.ciphers = append(g.ciphers, c.Bind)
	}
	if _, bound := g.world.Grants[c.Bind]; bound {
		g.grants = append(g.grants, c.Bind)
	}
}

// rest ends a program: every family settles and is inspected in every Region, so that
// what went wrong earlier cannot hide behind the end.
func (g *drawing) rest() {
	for _, f := range g.world.Sorted() {
		key := language.KeyRef{Form: language.ByID, Name: string(f.Symbol)}
		if f.MultiRegion && len(f.Keys) > 1 {
			g.append(language.Command{Op: language.Settle, Key: key})
		}
		g.append(language.Command{Op: language.Inspect, Key: key})
	}
}
