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
	Chaos      string        `help:"Make the service unpleasant, as in stale=200ms,latency=50ms,converge=8m,throttle=2%,error=1%,cut-before=1%,cut-after=1%,seed=7: answers by an old state, slow answers and transitions, throttles, faults, connections cut before and after the effect." placeholder:"SPEC"`
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
	chaos, err := parseChaos(c.Chaos)
	if err != nil {
		return err
	}
	return targets.Serve(ctx, c.Addr, targets.ReferenceOptions{
		Faults: c.Fault, Delay: c.Delay, Chaos: chaos,
		Ready: func(address string) {
			fmt.Fprintf(io.Out, "KMS for multi-Region keys on http://%s, any Region and credentials; end it with Ctrl-C\n", address) //nolint:errcheck // it serves all the same
		},
	})
}

// parseChaos reads --chaos.
func parseChaos(spec string) (reference.Chaos, error) {
	chaos, err := reference.ParseChaos(spec)
	if err != nil {
		return chaos, fmt.Errorf("--chaos: %w", err)
	}
	return chaos, nil
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
