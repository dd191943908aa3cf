package conformance

import (
	"context"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/targets"
)

// guarded runs a part of the suite and says what it panicked with, "" if it did not. A target
// may answer what nobody thought of; that must cost one program and not the run.
func guarded(f func()) (panicked string) {
	defer func() {
		if v := recover(); v != nil {
			panicked = targets.Panicked(v)
		}
	}()
	f()
	return ""
}

// guardedStep is step. After a panic the calls are there, for whoever looks for the mistake, and
// the answers are not judged.
func (x *running) guardedStep(ctx context.Context, i int, c language.Command) (s Step, err error) {
	x.made = nil
	x.execution.Failed = guarded(func() { s, err = x.step(ctx, i, c) })
	if x.execution.Failed != "" || err != nil {
		return Step{Index: i, Command: c.String(), Calls: x.made}, err
	}
	return s, nil
}
