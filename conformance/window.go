package conformance

import (
	"context"
	"sync"
)

// window knows the programs between the first that is not added up yet and the last that was
// begun. It keeps both the programs that run and those that are kept in memory behind a
// blocked one few, and begins none that the budget has no room for.
type window struct {
	mu      sync.Mutex
	changed chan struct{} // tells that something may be begun now
	// running programs are bounded by most, and what was begun by ahead of the next to be added up.
	most, ahead int
	budget      int // of calls, 0 for none
	added       int // calls of the programs that are added up
	next, begun int // numbers of programs
	running     int
	live        map[int]int  // calls of each program so far
	done        map[int]bool // those that are over
	// finished and their calls tell how many calls a program makes.
	finished, finishedCalls int
}

// firstGuess is how many calls a program makes, until some are over.
const firstGuess = 40

// aheadOf is how many programs may be begun for each that may run: one that is blocked holds
// so many back in memory.
const aheadOf = 2

func newWindow(most, budget, added int) *window {
	return &window{
		changed: make(chan struct{}, 1), most: most, ahead: aheadOf * most, budget: budget, added: added,
		live: map[int]int{}, done: map[int]bool{},
	}
}

// begin waits until the next program may be begun, and returns its number.
func (w *window) begin(ctx context.Context) (int, bool) {
	for ctx.Err() == nil {
		if i, ok := w.tryBegin(); ok {
			return i, true
		}
		select {
		case <-w.changed:
		case <-ctx.Done():
		}
	}
	return 0, false
}

func (w *window) tryBegin() (int, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.running >= w.most || w.begun >= w.next+w.ahead || w.budget > 0 && w.expected() >= w.budget {
		return 0, false
	}
	i := w.begun
	w.begun++
	w.running++
	w.live[i] = 0
	return i, true
}

// expected is how many calls there will be when all that was begun is over.
func (w *window) expected() int {
	each := firstGuess
	if w.finished > 0 {
		each = w.finishedCalls / w.finished
	}
	sum := w.added
	for i, calls := range w.live {
		if !w.done[i] {
			calls = max(calls, each)
		}
		sum += calls
	}
	return sum
}

// made notes the calls of a program so far, and reports whether the program is needed: not
// where those before it use up the budget. How many those are in the end cannot be less.
func (w *window) made(i, calls int) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.live[i] = calls
	if w.budget == 0 {
		return true
	}
	before := w.added
	for j, calls := range w.live {
		if j < i {
			before += calls
		}
	}
	return before < w.budget
}

// shrink lowers the budget: the more is found, the more is left for something else.
func (w *window) shrink(budget int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.budget > 0 {
		w.budget = min(w.budget, max(budget, 1))
	}
}

// end notes that a program is over.
func (w *window) end(i, calls int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.live[i], w.done[i] = calls, true
	w.running--
	w.finished++
	w.finishedCalls += calls
	w.signal()
}

// add notes that the next program is added up.
func (w *window) add() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.added += w.live[w.next]
	delete(w.live, w.next)
	delete(w.done, w.next)
	w.next++
	w.signal()
}

func (w *window) signal() {
	select {
	case w.changed <- struct{}{}:
	default: // it was told already
	}
}
