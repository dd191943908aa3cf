package model

import (
	"fmt"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/model/rules"
)

// late reports whether related keys had the time to learn of what has happened.
func (j *judge) late(since time.Time) bool { return j.reply.Start.Sub(since) > j.w.Timing.Roles }

// begun judges a primary whose last replica is gone: it is pending deletion now, and
// its own waiting period began no earlier (MRK-STATE-07, MRK-DELETE-11).
func (j *judge) begun(k *Key, ok bool, want string, m view) {
	if !ok {
		j.record(Finding{
			Rule: "MRK-STATE-07", Fatal: true, Also: []rules.ID{"MRK-DELETE-11"},
			Expected: want + ", since the last replica is gone", Observed: m.show("KeyState"),
		})
		return
	}
	j.held(true, "MRK-STATE-07", "MRK-STATE-14")
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

// departed judges that a deleted replica is no longer listed. It reports true where
// the answer still lists one, so that nothing else can be said of the list.
func (j *judge) departed(f *Family, newest bool, replicas []string) bool {
	if len(f.Gone) == 0 {
		return false
	}
	listed := false
	for _, entry := range replicas {
		gone, late := f.stale(j.w, entry, j.reply.Start)
		listed = listed || gone
		if late {
			j.check("MRK-DELETE-19", false, "ReplicaKeys without "+entry+", which was deleted", "ReplicaKeys ["+strings.Join(replicas, ", ")+"]")
			return true
		}
	}
	j.held(newest && !listed, "MRK-DELETE-19")
	return listed
}

// refuseGone: the key that was there is deleted (MRK-STATE-09). Of the operations that
// name keys in their own way nobody has recorded how they refuse that name.
func (w *World) refuseGone(c Command, f *Family) *Refusal {
	return &Refusal{
		Rule: "MRK-STATE-09", TypeRule: "MRK-DELETE-25", Codes: []string{notFound},
		Text: fmt.Sprintf("Key '%s' does not exist", w.ARN(c.At, f.ID)),
		Soft: setOperation(c.Op) || c.Op == Decrypt || c.Op == ReEncrypt || c.Op == ListAliases,
	}
}
