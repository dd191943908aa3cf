package model_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/generate"
	"github.com/mrkconform/mrkconform/model/rules"
)

// reached are worlds that random programs lead to.
var reached = sync.OnceValue(func() []*model.World {
	var out []*model.World
	programs := generate.Program(generate.Config{Regions: []model.Region{virginia, ireland, sydney}})
	for seed := range 12 {
		w := model.NewWorld(model.Timing{Creating: time.Minute, Roles: time.Minute}, "p")
		for _, c := range programs.Example(seed) {
			w = w.Ideal(c)
			out = append(out, w)
		}
	}
	return out
})

// TestEveryAnswerToEveryCommandCanBeJudged: a target may answer what it likes and a
// program may hold what it likes; the model says what it thinks of it and goes on.
func TestEveryAnswerToEveryCommandCanBeJudged(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		worlds := model.Worlds{rapid.SampledFrom(reached()).Draw(t, "world").Clone()}
		for range 6 {
			c, r := anyCommand.Draw(t, "command"), anyReply.Draw(t, "reply")
			for _, w := range worlds {
				known(t, w.Expect(c).Rules()...)
				w.Ideal(c)
				w.Request(c)
				w.Unsettled(c)
			}
			if c.Op == model.Settle {
				continue // no call, so that nothing answers it
			}
			before := clone(worlds)
			next, verdict := worlds.Judge(c, r)
			assert.Equal(t, before, worlds, "Judge leaves the worlds alone that it is asked of: %s", c)
			coherent(t, c, verdict)
			if next == nil {
				return
			}
			worlds = next
		}
	})
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
func coherent(t *rapid.T, c model.Command, v model.Verdict) {
	t.Helper()
	known(t, v.Unsure)
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
		assert.NotEmpty(t, n.Text, "%s: %s", c, n.Rule)
	}
}

// TestACommandThatMakesNoSenseHasAnExpectation: even what no text form can say.
func TestACommandThatMakesNoSenseHasAnExpectation(t *testing.T) {
	t.Parallel()
	for op := range model.Grammars() {
		for _, w := range reached()[:40] {
			c := model.Command{Op: op}
			assert.NotPanics(t, func() {
				w.Expect(c)
				w.Ideal(c)
				w.Judge(c, model.Reply{})
			}, "%s without operands", op)
		}
	}
}
