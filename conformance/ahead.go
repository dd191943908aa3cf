package conformance

import (
	"sync"

	"github.com/mrkconform/mrkconform/model/language"
)

// ahead draws programs before their turn has come, while those before them wait for their
// target: a worker that is alone would wait for each program otherwise.
type ahead struct {
	draw  func(i int) language.Program
	mutex sync.Mutex
	begun int // the programs below it will be taken, or were
	drawn map[int]func() language.Program
}

func newAhead(draw func(i int) language.Program) *ahead {
	return &ahead{draw: draw, drawn: map[int]func() language.Program{}}
}

// begin notes that a program will be taken now. Programs are begun in their order.
func (a *ahead) begin(i int) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	a.begun = i + 1
}

// prepare draws a program that will be taken later; one that was begun meanwhile is not its business.
func (a *ahead) prepare(i int) {
	a.mutex.Lock()
	if i < a.begun {
		a.mutex.Unlock()
		return
	}
	draw := a.at(i)
	a.mutex.Unlock()
	draw()
}

// take returns a program that was begun, drawn by now or drawn at once. It is given away once.
func (a *ahead) take(i int) language.Program {
	a.mutex.Lock()
	draw := a.at(i)
	delete(a.drawn, i)
	a.mutex.Unlock()
	return draw()
}

// at is the drawing of one program, by whoever comes first.
func (a *ahead) at(i int) func() language.Program {
	if a.drawn[i] == nil {
		a.drawn[i] = sync.OnceValue(func() language.Program { return a.draw(i) })
	}
	return a.drawn[i]
}
