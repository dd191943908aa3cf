package model

import (
	"fmt"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// Convergence is what a target may take its time for; each has a deadline in [Timing].
type Convergence int

// The convergences.
const (
	ReplicaReady Convergence = iota // a replica leaves Creating
	RolesAgree                      // related keys show the newest roles and replicas
	SharedAgrees                    // related keys show the rotation setting and key material of their primary
	AnswersFresh                    // answers show what is, and no longer what was
)

// Convergences lists them.
var Convergences = []Convergence{ReplicaReady, RolesAgree, SharedAgrees, AnswersFresh}

func (c Convergence) String() string {
	return map[Convergence]string{
		ReplicaReady: "a replica to leave Creating",
		RolesAgree:   "related keys to show the newest roles and replicas",
		SharedAgrees: "related keys to show the rotation setting and the key material of their primary",
		AnswersFresh: "answers to show what was changed",
	}[c]
}

// Rule is the rule that a target breaks on which it never comes.
func (c Convergence) Rule() rules.ID {
	return map[Convergence]rules.ID{ReplicaReady: "MRK-REPLICATE-14", RolesAgree: "MRK-META-07", SharedAgrees: "MRK-ROTATE-07", AnswersFresh: "MRK-META-07"}[c]
}

// Of returns the deadline of a convergence.
func (t Timing) Of(c Convergence) time.Duration { return *t.of(c) }

// With returns the deadlines with another one for a convergence.
func (t Timing) With(c Convergence, d time.Duration) Timing {
	*t.of(c) = d
	return t
}

func (t *Timing) of(c Convergence) *time.Duration {
	switch c {
	case ReplicaReady:
		return &t.Creating
	case RolesAgree:
		return &t.Roles
	case SharedAgrees:
		return &t.Shared
	case AnswersFresh:
		return &t.Stale
	}
	panic(fmt.Sprintf("no convergence %d", int(c)))
}

// Awaited returns what the family of a [Settle] has not come to yet.
func (w *World) Awaited(c language.Command) []Convergence {
	name, ok := c.Key.Family()
	f := w.Families[name]
	if !ok || f == nil {
		return nil
	}
	var awaited [4]bool
	for _, k := range f.Keys {
		switch {
		case k.unfinished() && k.creating():
			awaited[ReplicaReady] = true
		case f.moving(k):
			awaited[RolesAgree] = true
		}
		if f.awaitsSetting(k) || f.awaitsMaterial(k) || f.awaitsList(k) || f.awaitsReadiness(k) {
			awaited[SharedAgrees] = true
		}
	}
	var out []Convergence
	for _, c := range Convergences {
		if awaited[c] {
			out = append(out, c)
		}
	}
	return out
}
