// The store of one account: a separate set of keys and aliases in each Region, and the transitions that are due.

package reference

import (
	"container/heap"
	"sync"
	"time"
)

type account struct {
	id     string
	decide *decisions
	delay  time.Duration // of asynchronous transitions

	mu      sync.Mutex
	clock   clock
	regions map[string]*regionStore
	due     dueQueue

	rsaTaken map[int]int // how many RSA keys of each size
	serial   int

	notes  accountNotes
	chance *chance // nil without chaos
}

// regionStore is what KMS holds in one Region.
type regionStore struct {
	keys    map[string]*key
	aliases map[string]*alias
}

func newAccount(id string, tick, delay time.Duration, decide *decisions) *account {
	return &account{
		id:      id,
		decide:  decide,
		delay:   delay,
		clock:   newClock(tick),
		regions: make(map[string]*regionStore),

		rsaTaken: make(map[int]int),
	}
}

func (a *account) region(name string) *regionStore {
	name = a.decide.storeName(name)
	store, ok := a.regions[name]
	if !ok {
		store = &regionStore{keys: make(map[string]*key), aliases: make(map[string]*alias)}
		a.regions[name] = store
	}
	return store
}

func (a *account) enter(k *key) {
	a.region(k.region).keys[k.id] = k
}

// nextSerial numbers keys and grants in the order of their creation; paging relies on it.
func (a *account) nextSerial() int {
	a.serial++
	return a.serial
}

// wakeAt asks for the set to be settled once the clock has reached the time.
func (a *account) wakeAt(at time.Time, set *keySet) {
	heap.Push(&a.due, dueSet{at: at, serial: a.nextSerial(), set: set})
}

// settle brings the account up to the given time. Everything due is done in the order of its date and as of that date,
// since one transition sets the date of the next: the last replica's deletion starts the waiting period of its primary.
func (a *account) settle(now time.Time) {
	for len(a.due) > 0 && !a.due[0].at.After(now) {
		next, ok := heap.Pop(&a.due).(dueSet)
		if ok {
			next.set.settle(next.at)
		}
	}
}

// dueSet is a key set that must be looked at again.
type dueSet struct {
	at     time.Time
	serial int
	set    *keySet
}

// dueQueue is a heap of what is due, earliest first.
type dueQueue []dueSet

func (q dueQueue) Len() int { return len(q) }

func (q dueQueue) Less(i, j int) bool {
	if !q[i].at.Equal(q[j].at) {
		return q[i].at.Before(q[j].at)
	}
	return q[i].serial < q[j].serial
}

func (q dueQueue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }

func (q *dueQueue) Push(x any) {
	if due, ok := x.(dueSet); ok {
		*q = append(*q, due)
	}
}

func (q *dueQueue) Pop() any {
	last := len(*q) - 1
	due := (*q)[last]
	*q = (*q)[:last]
	return due
}
