package model_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/generate"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// place is a world that a random program leads to, and how that program goes on.
type place struct {
	world *model.World
	next  language.Program
}

var reached = sync.OnceValue(func() []place {
	var out []place
	programs := generate.Program(generate.Config{Regions: []language.Region{virginia, ireland, sydney}, Waits: true})
	for seed := range 12 {
		w := model.NewWorld(model.Timing{Creating: time.Minute, Roles: time.Minute, Shared: time.Minute}, "p")
		p := programs.Example(seed)
		for i, c := range p {
			w = w.Ideal(c)
			out = append(out, place{w, p[i+1:]})
		}
	}
	return out
})

// TestEveryAnswerToEveryCommandCanBeJudged: a target may answer what it likes and a
// program may hold what it likes; the model says what it thinks of it and goes on.
func TestEveryAnswerToEveryCommandCanBeJudged(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		at := reached()[rapid.IntRange(0, len(reached())-1).Draw(t, "place")]
		worlds := model.Worlds{at.world}
		for i := range 6 {
			c := anyCommand.Draw(t, "command")
			if i < len(at.next) && rapid.Bool().Draw(t, "as the program goes on") {
				c = at.next[i]
			}
			for _, w := range worlds {
				known(t, w.Expect(c).Rules()...)
				w.Ideal(c)
				w.Request(c)
				w.Unsettled(c)
			}
			if !c.Op.Calls() {
				continue // no call, so that nothing answers it
			}
			r, before := identified(t, worlds[0], c, anyReply.Draw(t, "reply")), clone(worlds)
			next, verdict := worlds.Judge(c, r)
			assert.Equal(t, before, worlds, "Judge leaves the worlds alone that it is asked of: %s", c)
			coherent(t, c, verdict)
			if next == nil {
				return
			}
			worlds = next
			if rapid.IntRange(0, 9).Draw(t, "quarantine") == 0 {
				forget(worlds, language.Symbol(rapid.SampledFrom([]string{"k1", "k2", "k3"}).Draw(t, "family")))
			}
		}
	})
}

// forget takes a family out of the worlds, as the engine does when a rule was broken.
func forget(worlds model.Worlds, name language.Symbol) {
	for i, w := range worlds {
		worlds[i] = w.Forget(name)
	}
}

func clone(worlds model.Worlds) model.Worlds {
	out := make(model.Worlds, len(worlds))
	for i, w := range worlds {
		out[i] = w.Clone()
	}
	return out
}

// known: the rule book has every rule; "" stands for none.
func known(t *rapid.T, ids ...rules.ID) {
	t.Helper()
	for _, id := range ids {
		_, ok := rules.Get(id)
		assert.True(t, ok || id == "", "%q is no rule", id)
	}
}

// coherent: findings are of rules that exist, a broken one says what was expected
// and what was observed, and one that held says nothing.
func coherent(t *rapid.T, c language.Command, v model.Verdict) {
	t.Helper()
	known(t, v.Lost)
	for _, f := range v.Findings {
		known(t, append(f.Also, f.Rule)...)
		if f.Held {
			assert.Equal(t, model.Finding{Rule: f.Rule, Held: true}, f, "%s", c)
			continue
		}
		assert.NotEmpty(t, f.Expected, "%s: %s", c, f.Rule)
		assert.NotEmpty(t, f.Observed, "%s: %s", c, f.Rule)
	}
	for _, n := range v.Notes {
		known(t, n.Rule)
		assert.NotEmpty(t, n.Rule, "%s: %s", c, n.Text)
		assert.NotEmpty(t, n.Text, "%s: %s", c, n.Rule)
	}
}

// TestACommandThatMakesNoSenseHasAnExpectation: even what no text form can say.
func TestACommandThatMakesNoSenseHasAnExpectation(t *testing.T) {
	t.Parallel()
	for op := range language.Grammars() {
		for _, at := range reached()[:40] {
			c := language.Command{Op: op}
			assert.NotPanics(t, func() {
				at.world.Expect(c)
				at.world.Ideal(c)
				at.world.Judge(c, model.Reply{})
			}, "%s without operands", op)
		}
	}
}
