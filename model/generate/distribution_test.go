package generate

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

// sample are programs as a campaign draws them.
var sample = sync.OnceValue(func() []language.Program {
	gen := Program(Config{Regions: regions, Waits: true})
	out := make([]language.Program, 200)
	for seed := range out {
		out[seed] = gen.Example(seed)
	}
	return out
})

// counted is how often each operation stands in programs.
func counted(programs []language.Program) (byOp map[language.Op]int, total int) {
	byOp = map[language.Op]int{}
	for _, p := range programs {
		for _, c := range p {
			byOp[c.Op]++
			total++
		}
	}
	return byOp, total
}

func TestEveryOperationIsDrawn(t *testing.T) {
	t.Parallel()
	byOp, total := counted(sample())
	for _, w := range weights {
		assert.Greater(t, byOp[w.op], total/300, "%s, of %d commands", w.op, total)
	}
	for op := range language.Grammars() {
		assert.Contains(t, byOp, op, "an operation without a weight")
	}
}

// TestNoOperationCrowdsTheOthersOut: DescribeKey apart, which reads back, and Inspect,
// which ends programs, none has more than two and a half times what its weight promises.
func TestNoOperationCrowdsTheOthersOut(t *testing.T) {
	t.Parallel()
	byOp, total := counted(sample())
	sum := 0
	for _, w := range weights {
		sum += w.n
	}
	for _, w := range weights {
		if w.op == language.DescribeKey || w.op == language.Inspect {
			continue
		}
		assert.Less(t, float64(byOp[w.op])/float64(total), 2.5*float64(w.n)/float64(sum), "%s: %d of %d commands", w.op, byOp[w.op], total)
	}
}

// refused counts the commands of which the model says that they have to fail, and
// those that have one reason for it. DescribeKey is left out: most of them read back.
func refused(programs []language.Program) (must, single, total int) {
	for _, p := range programs {
		w := model.NewWorld(model.Timing{Creating: time.Hour, Roles: time.Hour, Shared: time.Hour}, "p")
		for _, c := range p {
			if e := w.Expect(c); c.Op != language.DescribeKey {
				total++
				if e.MustFail() {
					must++
				}
				if e.MustFail() && len(e.Refusals) == 1 {
					single++
				}
			}
			w = w.Ideal(c)
		}
	}
	return must, single, total
}

// TestNearValidShare: fewer refusals find fewer wrong ones, more of them leave too
// little of a program.
func TestNearValidShare(t *testing.T) {
	t.Parallel()
	must, single, total := refused(sample())
	share := float64(must) / float64(total)
	assert.Greater(t, share, 0.15, "%d of %d commands must fail", must, total)
	assert.Less(t, share, 0.30, "%d of %d commands must fail", must, total)
	assert.Greater(t, float64(single)/float64(must), 0.9, "near-valid breaks one precondition: %d of %d", single, must)
}

// TestUniform: the yardstick draws without guidance, so that most of what it draws
// must fail, and is whole all the same.
func TestUniform(t *testing.T) {
	t.Parallel()
	gen := Program(Config{Regions: regions, Uniform: true})
	programs := make([]language.Program, 20)
	for seed := range programs {
		programs[seed] = gen.Example(seed)
		require.NoError(t, programs[seed].Check(), "seed %d", seed)
		require.GreaterOrEqual(t, len(programs[seed]), minLength, "seed %d", seed)
	}
	uniform, _, total := refused(programs)
	guided, _, all := refused(sample())
	assert.Greater(t, float64(uniform)/float64(total), float64(guided)/float64(all))
	first := Program(Config{Regions: regions, Uniform: true, Turn: 1})
	assert.Equal(t, programs[3], first.Example(3), "no prefix takes its turn")
}
