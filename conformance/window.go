package conformance

import (
	"context"
	"sync"
)

// window knows the programs between the first that is not added up yet and the last that was
// begun. It keeps both the programs that run and those that are kept in memory behind a
// blocked one few, and holds back those for which the budget will hardly have room. Whatever
// it holds back or lets go, what is added up in the end is the same.
type window struct {
	mu      sync.Mutex
	changed chan struct{} // closed when a program is over or added up
	// running programs are bounded by most, and what was begun by ahead of the next to be added up.
	most, ahead int
	budget      int // of calls, 0 for none
	room        int // calls that programs may be begun for now, 0 for the whole budget
	added       int // calls of the programs that are added up
	next, begun int // numbers of programs
	running     int
	live        map[int]int  // calls of each program so far
	done        map[int]bool // those that are over
	// each is how many calls a program makes, by those that were added up of late. Those that
	// are over first tell too little: a program with much to wait for makes more calls.
	each float64
	// caution is for how many times as long every program is taken.
	caution float64
}

const (
	// aheadOf is how many programs may be begun for each that may run: one that is blocked
	// keeps so many back in memory.
	aheadOf = 2
	// firstGuess is how many calls a program makes, and lately how many of those that are
	// added up count for more than that.
	firstGuess = 80
	lately     = 20
	// fewInFlight is how many programs may be on their way at most, of which each may be taken
	// for twice as long as it is without loss.
	fewInFlight = 16
)

// newWindow is for programs of which so many may be on their way. Where many of them wait, a
// doubt about the last ones holds half of a run up for nothing that is worth it.
func newWindow(most, budget, added int) *window {
	caution := 2.0
	if most > fewInFlight {
		caution = 1
	}
	return &window{
		changed: make(chan struct{}), most: most, ahead: aheadOf * most, budget: budget, added: added,
		live: map[int]int{}, done: map[int]bool{}, each: firstGuess, caution: caution,
	}
}

// begin waits until the next program may be begun, and returns its number.
func (w *window) begin(ctx context.Context) (int, bool) {
	for ctx.Err() == nil {
		i, ok, later := w.tryBegin()
		if ok {
			return i, true
		}
		select {
		case <-later:
		case <-ctx.Done():
		}
	}
	return 0, false
}

func (w *window) tryBegin() (i int, ok bool, later <-chan struct{}) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.running >= w.most || w.begun >= w.next+w.ahead || !w.hasRoom(w.begun) {
		return 0, false, w.changed
	}
	i = w.begun
	w.begun++
	w.running++
	w.live[i] = 0
	return i, true, nil
}

// wanted takes note of the calls of a program so far. It reports whether the program is to go
// on: not where those before it use up the budget already. Where they probably will, it says
// on what to wait before asking again.
func (w *window) wanted(i, calls int) (ok bool, later <-chan struct{}) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.live[i] = calls
	switch {
	case w.budget > 0 && w.before(i, w.made) >= w.budget:
		return false, nil
	case w.hasRoom(i):
		return true, nil
	}
	return true, w.changed
}

// hasRoom reports whether the budget will probably have room for a program. For the first
// that is not over it has.
func (w *window) hasRoom(i int) bool {
	room := w.budget
	if w.room > 0 {
		room = min(room, w.room)
	}
	return w.budget == 0 || w.before(i, w.expected) < room || w.before(i, w.unfinished) == w.added
}

// before adds up a measure of the programs before one of them, to what is added up already.
func (w *window) before(i int, measure func(j int) int) int {
	sum := w.added
	for j := range w.live {
		if j < i {
			sum += measure(j)
		}
	}
	return sum
}

// made is how many calls a program has made, and expected how many it will have made when it
// is over. They differ by a factor of two, and what is begun in vain is sent all the same.
func (w *window) made(j int) int { return w.live[j] }

func (w *window) expected(j int) int {
	if w.done[j] {
		return w.live[j]
	}
	return int(max(w.caution*w.each, float64(w.live[j])+w.caution*w.each/2))
}

func (w *window) unfinished(j int) int {
	if w.done[j] {
		return 0
	}
	return 1
}

// shrink lowers the budget: the more is found, the more is left for something else.
func (w *window) shrink(budget int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.budget > 0 {
		w.budget = min(w.budget, max(budget, 1))
	}
}

// allow says for how many calls programs may be begun now. What is begun already goes on.
func (w *window) allow(room int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.room = room
}

// end notes that a program is over.
func (w *window) end(i, calls int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.live[i], w.done[i] = calls, true
	w.running--
	w.tell()
}

// add notes that the next program is added up.
func (w *window) add() {
	w.mu.Lock()
	defer w.mu.Unlock()
	calls := w.live[w.next]
	w.added += calls
	w.each += (float64(calls) - w.each) / lately
	delete(w.live, w.next)
	delete(w.done, w.next)
	w.next++
	w.tell()
}

func (w *window) tell() {
	close(w.changed)
	w.changed = make(chan struct{})
}
