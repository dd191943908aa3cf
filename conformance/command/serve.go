package command

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/mrkconform/mrkconform/targets"
	"github.com/mrkconform/mrkconform/targets/reference"
)

// Serve is "mrkconform serve".
type Serve struct {
	Addr       string        `help:"Loopback address to listen on." default:"127.0.0.1:4599"`
	Fault      []string      `help:"Planted fault to switch on." placeholder:"ID"`
	Delay      time.Duration `help:"How long a replica is Creating." default:"1s"`
	ListFaults bool          `help:"List the planted faults and end."`
}

// Run serves until it is interrupted.
func (c Serve) Run(ctx context.Context, io *Streams) error {
	if c.ListFaults {
		for _, f := range reference.Faults() {
			if _, err := fmt.Fprintf(io.Out, "%-36s %s\n", f.ID, f.Title); err != nil {
				return err
			}
		}
		for _, m := range reference.Manners() {
			if _, err := fmt.Fprintf(io.Out, "%-36s %s (AWS may answer so)\n", m.ID, m.Title); err != nil {
				return err
			}
		}
		return nil
	}
	if err := checkFaults(c.Fault); err != nil {
		return err
	}
	return targets.Serve(ctx, c.Addr, targets.ReferenceOptions{
		Faults: c.Fault, Delay: c.Delay,
		Ready: func(address string) {
			fmt.Fprintf(io.Out, "KMS for multi-Region keys on http://%s, any Region and credentials; end it with Ctrl-C\n", address) //nolint:errcheck // it serves all the same
		},
	})
}

// checkFaults reports the first id that names no planted fault, and no manner. There are too many
// to list them in one line.
func checkFaults(ids []string) error {
	for _, id := range ids {
		isManner := slices.ContainsFunc(reference.Manners(), func(m reference.Manner) bool { return m.ID == id })
		if !isManner && !slices.ContainsFunc(reference.Faults(), func(f reference.Fault) bool { return f.ID == id }) {
			return fmt.Errorf("--fault: there is no planted fault %q: \"mrkconform serve --list-faults\" lists them", id)
		}
	}
	return nil
}
