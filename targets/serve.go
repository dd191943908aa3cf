package targets

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"time"

	"github.com/mrkconform/mrkconform/targets/reference"
)

// serveDelay is how long a replica is Creating on the wall clock: long enough to be seen by a
// person with a shell, short enough to wait for.
const serveDelay = time.Second

// Serve runs the reference as a stand-alone emulator on the wall clock until ctx is done. It
// listens on loopback alone: it checks no signatures, and keys in it are nobody's secret.
func Serve(ctx context.Context, addr string, o ReferenceOptions) error {
	if err := checkLoopback(addr); err != nil {
		return err
	}
	server, err := reference.New(reference.Options{
		Delay:  cmp.Or(o.Delay, serveDelay),
		Tick:   o.Tick,
		Faults: o.Faults,
		Chaos:  o.Chaos,
	})
	if err != nil {
		return err
	}
	l, err := listen(addr, server)
	if err != nil {
		return fmt.Errorf("--addr %s: %w: choose a free port, or 0 for any", addr, err)
	}
	if o.Ready != nil {
		o.Ready(l.address())
	}
	select {
	case <-ctx.Done():
		return l.close(closeGrace)
	case err := <-l.served:
		return fmt.Errorf("the reference stopped serving: %w", err)
	}
}

// checkLoopback refuses an address that others could reach.
func checkLoopback(addr string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return fmt.Errorf("--addr %s: %w: write it as in 127.0.0.1:4599", addr, err)
	}
	if ip := net.ParseIP(host); host == "localhost" || ip != nil && ip.IsLoopback() {
		return nil
	}
	return fmt.Errorf("--addr %s is not a loopback address, and the reference checks no signatures: use 127.0.0.1, as in 127.0.0.1:4599", addr)
}
