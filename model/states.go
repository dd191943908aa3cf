package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// columns maps a key state to its column of the operation x state table.
var columns = map[KeyState]rules.State{
	Enabled: rules.Enabled, Disabled: rules.Disabled, PendingImport: rules.PendingImport,
	PendingDeletion: rules.PendingDeletion, PendingReplicaDeletion: rules.PendingDeletion,
	Creating: rules.Creating, Updating: rules.Updating,
}

// cell is what the operation x state table says of one operation on one key.
type cell struct {
	refusals []Refusal
	// ok is the rule that a refusal breaks where the table says that the call succeeds.
	ok rules.ID
}

// inState looks the operation up in the table, in each state that the key may be
// in. The condition of a conditional cell ("?7") is for the caller to judge.
func (w *World) inState(op language.Op, f *Family, k *Key) cell {
	out := w.column(op, f, k, k.State())
	transition := k.transition()
	if transition == "" {
		return out
	}
	creating := w.column(op, f, k, transition)
	// Whichever of the two states the key is in: if both refuse, it is no race.
	race := len(out.refusals) == 0 || len(creating.refusals) == 0
	out.refusals = append(creating.refusals, slices.DeleteFunc(out.refusals, func(r Refusal) bool {
		// The same exception for the same reason is one refusal, not two.
		return len(creating.refusals) > 0 && slices.Equal(r.Codes, creating.refusals[0].Codes) && r.Text == creating.refusals[0].Text
	})...)
	next, _ := rules.CellOf(string(op), columns[k.State()])
	for i := range out.refusals {
		out.refusals[i].Race = race
		if race && slices.ContainsFunc(next.Notes, func(n rules.Note) bool { return n.Code == out.refusals[i].Codes[0] }) {
			out.refusals[i].Text = "" // it may as well be the refusal of the state that comes next
		}
	}
	out.ok = creating.ok
	return out
}

func (w *World) column(op language.Op, f *Family, k *Key, s KeyState) cell {
	c, known := rules.CellOf(string(op), columns[s])
	rule, _ := rules.CellRule(string(op), columns[s])
	out := cell{ok: rule}
	if !known || c.OK || c.Conditional {
		return out
	}
	refusal := Refusal{Rule: rule, ByState: true, Outranks: s == PendingDeletion && k.WasDisabled, Waits: s == PendingReplicaDeletion}
	for _, n := range c.Notes {
		if !slices.Contains(refusal.Codes, n.Code) {
			refusal.Codes = append(refusal.Codes, n.Code)
		}
		// Every recording of a pending key shows KMSInvalidStateException (D5).
		if refusal.TypeRule == "" || n.Code == invalidState {
			refusal.TypeRule = n.ID
			refusal.Text, refusal.Prefix = w.stateText(f, k, s, n)
		}
	}
	slices.SortStableFunc(refusal.Codes, func(a, b string) int {
		return cmp.Compare(codeOrder(a), codeOrder(b))
	})
	if rule != rules.ID("MRK-STATE-"+string(op)+"-"+string(columns[s])) {
		refusal.TypeRule = rule
	}
	out.refusals = []Refusal{refusal}
	return out
}

func codeOrder(code string) int {
	if code == invalidState {
		return 0
	}
	return 1
}

// stateText is the message of a refusal by state. The literal for
// PendingReplicaDeletion is not recorded, and the one for PendingImport goes on
// with a reason in newer answers (N03, N05).
func (w *World) stateText(f *Family, k *Key, s KeyState, n rules.Note) (string, bool) {
	arn := w.ARN(k.Region, f.ID) + " "
	switch {
	case n.Number == 3 && s == PendingReplicaDeletion:
		return "", false
	case n.Number == 3:
		return arn + "is pending deletion.", false
	case n.Number == 5:
		return arn + "is pending import", true
	case n.Text == "":
		return "", false
	}
	// Where the text of a note is not certain to its end, it has no full stop.
	return arn + n.Text, !strings.HasSuffix(n.Text, ".")
}

// noteUse records that a key was used or managed with success although it may be in
// transition, for which it may be refused: from here on it must not be shown so any more.
func noteUse(c language.Command, refusals []Refusal) func(w *World, r Reply) {
	return func(w *World, r Reply) {
		name, ok := c.Key.Family()
		if !ok || w.Families[name] == nil || w.Families[name].Keys[c.At] == nil {
			return
		}
		k := w.Families[name].Keys[c.At]
		transition := k.transition()
		if transition == "" || len(refusals) == 0 {
			return
		}
		k.state.arrive()
		k.state.happened(Event{
			Rule: refusals[0].Rule, Shows: []string{string(transition)}, By: c, Quiet: true,
			Expected: "no success while the key is " + string(transition),
			Observed: fmt.Sprintf("%s succeeded, and DescribeKey says %q behind it", c.Op, transition),
		})
		k.Ready = r.End
	}
}
