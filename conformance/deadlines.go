package conformance

import (
	"fmt"
	"time"

	"github.com/mrkconform/mrkconform/model"
)

// Deadlines are a [model.Timing] as it stands in a trace.
type Deadlines struct {
	Creating string `json:"creating"`
	Roles    string `json:"roles"`
	Shared   string `json:"shared,omitempty"`
	Stale    string `json:"stale,omitempty"`
}

func deadlines(t model.Timing) Deadlines {
	d := Deadlines{Creating: t.Creating.String(), Roles: t.Roles.String(), Shared: t.Shared.String()}
	if t.Stale > 0 {
		d.Stale = t.Stale.String()
	}
	return d
}

func (d Deadlines) timing() (model.Timing, error) {
	creating, err := time.ParseDuration(d.Creating)
	if err != nil {
		return model.Timing{}, fmt.Errorf("the deadline for Creating: %w", err)
	}
	roles, err := time.ParseDuration(d.Roles)
	if err != nil {
		return model.Timing{}, fmt.Errorf("the deadline for roles: %w", err)
	}
	shared := roles // traces from before the rules on rotation do not need it
	if d.Shared != "" {
		if shared, err = time.ParseDuration(d.Shared); err != nil {
			return model.Timing{}, fmt.Errorf("the deadline for what is shared: %w", err)
		}
	}
	stale := time.Duration(0)
	if d.Stale != "" {
		if stale, err = time.ParseDuration(d.Stale); err != nil {
			return model.Timing{}, fmt.Errorf("the deadline for stale answers: %w", err)
		}
	}
	return model.Timing{Creating: creating, Roles: roles, Shared: shared, Stale: stale}, nil
}

// hurry judges by other deadlines from now on, and returns them if they are other ones.
func (k *Checker) hurry(t model.Timing) *Deadlines {
	if k.World().Timing == t {
		return nil
	}
	worlds := make(model.Worlds, len(k.worlds))
	for i, w := range k.worlds {
		next := *w
		next.Timing = t
		worlds[i] = &next
	}
	k.worlds = worlds
	d := deadlines(t)
	return &d
}

// hurried judges what is asked again by the deadlines that the run knows by now.
func (x *running) hurried(again bool) *Deadlines {
	if x.patience == nil || !again {
		return nil
	}
	return x.checker.hurry(x.patience.timing())
}
