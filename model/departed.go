package model

import (
	"fmt"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// Departure is what is known of a key that was deleted.
type Departure struct {
	By time.Time // the time by which it was gone
	// What it was like, of which nobody may have seen all.
	family language.Symbol
	sure   bool // an answer had shown its state since that last changed
	state  Cell // the key state
	again  bool // a second ScheduleKeyDeletion was refused
}

func departureOf(family language.Symbol, k *Key) Departure {
	return Departure{family: family, By: k.Due.To, sure: k.state.known(), state: k.state, again: k.Again}
}

// blame names the rule because of which a deleted key is described all the same. As
// long as nobody had seen that it is pending deletion until the date that the model has,
// something else may have gone wrong before.
func (d Departure) blame(m view) rules.ID {
	state := KeyState(m.str("KeyState"))
	date, dated := m.time("DeletionDate")
	leak, leaks := (&Key{state: d.state}).leakOfState(state)
	switch {
	case state == PendingDeletion && d.again && dated && date.After(d.By):
		return "MRK-DELETE-29"
	case state != PendingDeletion && leaks:
		return leak
	case state != PendingDeletion && !d.sure:
		return d.state.rule()
	}
	return "MRK-STATE-09"
}

// begun judges when the waiting period of a primary began whose last replica is gone: no
// earlier than that (MRK-STATE-07, MRK-DELETE-11).
func (j *judge) begun(k *Key, m view) {
	const slack = 5 * time.Minute // as for any other date (MRK-DELETE-04)
	earliest := k.Begins.From.AddDate(0, 0, k.Window).Add(-slack)
	latest := k.Begins.To.AddDate(0, 0, k.Window).Add(lateness + slack)
	date, dated := m.time("DeletionDate")
	j.check("MRK-DELETE-11", dated && !date.Before(earliest) && !date.After(latest),
		fmt.Sprintf("a DeletionDate %d days after the last replica was deleted", k.Window), j.counted(k, date, dated))
}

// counted says how far a date lies behind the beginning of a waiting period. The date
// itself is another one in every run.
func (j *judge) counted(k *Key, date time.Time, dated bool) string {
	if !dated {
		return "DeletionDate absent"
	}
	return fmt.Sprintf("a DeletionDate %.0f days after it", date.Sub(k.Begins.From).Hours()/24)
}

// refuseGone: the key that was there is deleted (MRK-STATE-09). Of the operations that
// name keys in their own way nobody has recorded how they refuse that name.
func (w *World) refuseGone(c language.Command, f *Family) *Refusal {
	d := f.Gone[c.At]
	return &Refusal{
		Rule: "MRK-STATE-09", TypeRule: "MRK-DELETE-25", Codes: []string{notFound}, Gone: &d,
		Text: fmt.Sprintf("Key '%s' does not exist", w.ARN(c.At, f.ID)),
		Soft: !d.sure || d.again || setOperation(c.Op) || c.Op == language.Decrypt || c.Op == language.ReEncrypt || c.Op == language.ListAliases,
	}
}
