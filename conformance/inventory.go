package conformance

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/targets"
)

// mostAsked is how often an operation that seems to be lacking is asked for, unless the answer
// leaves no doubt: a server that drops a connection or shows a page may have stumbled.
const mostAsked = 3

// takeStock asks for every operation and keeps which of them the target does not have.
// Nothing is judged before that is known.
func (r *Runner) takeStock(ctx context.Context, regions []string) ([]*Execution, error) {
	r.Lacking = map[language.Op]bool{}
	answers := map[language.Op][]targets.Exchange{}
	var first []*Execution
	program, err := written("inventory", regions)
	if err != nil {
		return nil, err
	}
	ask := func(p language.Program) error {
		e, err := r.Run(ctx, inventoryProgram+uint64(len(first)), 0, p)
		if err != nil {
			return err
		}
		r.learnOwner(e)
		gather(e, answers)
		first = append(first, e)
		return nil
	}
	if err := ask(program); err != nil {
		return nil, err
	}
	for again := doubtful(answers); len(again) > 0 && len(first) < mostAsked; again = doubtful(answers) {
		if err := ask(about(program, again)); err != nil {
			return nil, err
		}
	}
	if p := besides(program, answers); len(p) > 1 {
		if err := ask(p); err != nil {
			return nil, err
		}
	}
	for op, list := range answers {
		if !slices.ContainsFunc(list, func(e targets.Exchange) bool { return e.NotImplemented == "" }) {
			r.Lacking[op] = true
		}
	}
	for _, e := range first {
		if err := r.reconsider(e); err != nil {
			return nil, err
		}
	}
	return first, nil
}

// reconsider judges a program again that was run before it was known what is lacking.
func (r *Runner) reconsider(e *Execution) error {
	if len(r.Lacking) == 0 {
		return nil
	}
	again, err := judgeAgain(e, r.Timing, r.Lacking, r.profiles)
	if err != nil {
		return fmt.Errorf("judging the inventory: %w", err)
	}
	for i, s := range again.Steps {
		e.Steps[i].Findings = s.Findings
		for n, c := range s.Calls {
			e.Steps[i].Calls[n].Findings, e.Steps[i].Calls[n].Notes = c.Findings, c.Notes
		}
	}
	return nil
}

// about is the part of the inventory that asks for some operations, with what they need.
func about(inventory language.Program, ops []language.Op) language.Program {
	needed := map[language.Symbol]bool{}
	for _, c := range inventory {
		if slices.Contains(ops, c.Op) {
			for _, s := range c.Reads() {
				needed[s] = true
			}
		}
	}
	for _, c := range inventory { // a ciphertext needs its key
		if needed[c.Bind] {
			for _, s := range c.Reads() {
				needed[s] = true
			}
		}
	}
	return inventory.Without(func(i int) bool {
		c := inventory[i]
		name, _ := c.Key.Family()
		prepares := needed[c.Bind] || needed[name] && (c.Op == language.ReplicateKey || c.Op == language.Settle)
		return !prepares && !slices.Contains(ops, c.Op)
	})
}

// gather keeps how each operation was answered at last.
func gather(e *Execution, answers map[language.Op][]targets.Exchange) {
	for i, s := range e.Steps {
		if op := e.Program[i].Op; op.Calls() && len(s.Calls) > 0 {
			pages := s.own().Pages
			answers[op] = append(answers[op], pages[len(pages)-1])
		}
	}
}

// doubtful are the operations that seem to be lacking by answers that a stumble gives as well.
func doubtful(answers map[language.Op][]targets.Exchange) []language.Op {
	var out []language.Op
	for _, op := range slices.Sorted(maps.Keys(answers)) {
		every, certain := true, false
		for _, e := range answers[op] {
			every = every && e.NotImplemented != ""
			certain = certain || e.Undone()
		}
		if every && !certain {
			out = append(out, op)
		}
	}
	return out
}

// besides asks of an ordinary key what the inventory could not ask, since the target makes
// no key of the right kind, and of a key that does not exist what only ever failed: who knows
// that there is no such key has the operation.
func besides(inventory language.Program, answers map[language.Op][]targets.Exchange) language.Program {
	first := inventory[0]
	out := language.Program{first}
	unsure := doubtful(answers)
	done := map[language.Op]bool{}
	for _, c := range inventory {
		name, direct := c.Key.Family()
		if !direct || done[c.Op] {
			continue
		}
		switch {
		case slices.Contains(unsure, c.Op):
			c.Key = language.KeyRef{Form: language.ByWord, Name: "unknown"}
		case answers[c.Op] == nil:
			c.Key.Name = string(first.Bind)
		default:
			continue
		}
		// What it reads besides the key was never made either.
		if slices.ContainsFunc(c.Reads(), func(s language.Symbol) bool { return s != first.Bind && s != name }) {
			continue
		}
		done[c.Op] = true
		out = append(out, c)
	}
	return out
}

// learnOwner takes the account from the answer of the first CreateKey.
func (r *Runner) learnOwner(e *Execution) {
	for _, s := range e.Steps {
		for _, c := range s.Calls {
			last := c.Pages[len(c.Pages)-1]
			if r.Identity.Account == "" && last.Operation == string(language.CreateKey) && last.Kind() == targets.Answered {
				r.Identity.Account, r.Identity.Partition = ownerOf(last.Body)
			}
		}
	}
}

// possible leaves out of a program what the target does not have, and what rests on it.
func (r *Runner) possible(p language.Program) language.Program {
	if len(r.Lacking) == 0 {
		return p
	}
	return p.Without(func(i int) bool { return r.Lacking[p[i].Op] })
}
