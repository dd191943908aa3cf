package conformance

import (
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/mrkconform/mrkconform/model/language"
)

// TestAhead: every program is drawn once, by whoever comes first, and nothing is kept of what
// was taken.
func TestAhead(t *testing.T) {
	const programs, workers = 200, 3
	var drawn atomic.Int64
	a := newAhead(func(i int) language.Program {
		drawn.Add(1)
		return make(language.Program, i)
	})
	var group sync.WaitGroup
	for i := range programs {
		a.begin(i)
		group.Go(func() { assert.Len(t, a.take(i), i) })
		group.Go(func() { a.prepare(i + workers) })
	}
	group.Wait()
	for i := programs; i < programs+workers; i++ { // what is begun no more
		a.begin(i)
		assert.Len(t, a.take(i), i)
	}
	assert.EqualValues(t, programs+workers, drawn.Load())
	assert.Empty(t, a.drawn)

	a.prepare(programs)
	assert.EqualValues(t, programs+workers, drawn.Load(), "it was taken before")
	assert.Empty(t, a.drawn)
}
