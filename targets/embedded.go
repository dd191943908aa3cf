package targets

import (
	"cmp"
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"github.com/mrkconform/mrkconform/targets/reference"
)

// What the embedded reference does unless told otherwise: every request moves the clock by one
// tick, and a replica is Creating for eight requests, so that programs meet that state.
const (
	defaultTick  = 10 * time.Millisecond
	defaultDelay = 80 * time.Millisecond
)

// ReferenceOptions configure the embedded reference, and Serve.
type ReferenceOptions struct {
	Regions []string      // none = DefaultRegions; Serve answers for every Region
	Faults  []string      // ids of planted faults; see reference.Faults
	Delay   time.Duration // of replication and promotion; 0 = the default
	Chaos   reference.Chaos
	// Tick is how far each request moves the clock of its account. 0 is 10 ms for the embedded
	// reference, and the wall clock for Serve.
	Tick time.Duration
	// Ready, if set, is called with the listener's address once it accepts connections.
	Ready func(address string)
}

// embedded is the reference in this process behind a loopback listener: calls of the real SDK
// go the same way as to any emulator, and every program has an account and a clock of its own.
type embedded struct {
	info     Info
	server   *reference.Server
	wire     *wire
	listener *listener
}

// NewReference starts the embedded reference.
func NewReference(o ReferenceOptions) (Target, error) {
	if err := checkRegions(o.Regions); err != nil {
		return nil, err
	}
	server, err := reference.New(reference.Options{
		Delay:  cmp.Or(o.Delay, defaultDelay),
		Tick:   cmp.Or(o.Tick, defaultTick),
		Faults: o.Faults,
		Chaos:  o.Chaos,
	})
	if err != nil {
		return nil, err
	}
	regions := slices.Clone(o.Regions)
	if len(regions) == 0 {
		regions = DefaultRegions()
	}
	l, err := listen("127.0.0.1:0", server)
	if err != nil {
		return nil, fmt.Errorf("the embedded reference: %w", err)
	}
	if o.Ready != nil {
		o.Ready(l.address())
	}
	urls := make(map[string]string, len(regions))
	for _, region := range regions {
		urls[region] = "http://" + l.address()
	}
	return &embedded{
		info:     Info{Name: "reference", Version: suiteVersion(), Class: ClassReference, Regions: regions, ClockMoves: true},
		server:   server,
		listener: l,
		wire: newWire(wireOptions{
			urls:        urls,
			credentials: contextCredentials{},
			transport:   newTransport(nil, nil),
			permit:      refuseAmazon,
		}),
	}, nil
}

func (t *embedded) Info() Info {
	info := t.info
	info.Regions = slices.Clone(info.Regions)
	return info
}

// programKey is the access key of one program, which leads to an account of its own.
func programKey(program uint64) string { return fmt.Sprintf("MRKC%016d", program) }

// Open returns a session with an account of its own.
func (t *embedded) Open(_ context.Context, program uint64) (Session, error) {
	accessKeyID := programKey(program)
	return &embeddedSession{
		server:      t.server,
		wire:        t.wire,
		accessKeyID: accessKeyID,
		account:     reference.Account(accessKeyID),
	}, nil
}

func (t *embedded) Close() error {
	t.wire.close()
	return t.listener.close(closeGrace)
}

// embeddedSession is one account of the reference. Its clock is the account's.
type embeddedSession struct {
	server      *reference.Server
	wire        *wire
	accessKeyID string
	account     string
}

func (s *embeddedSession) Call(ctx context.Context, c Call) Exchange {
	return s.wire.call(withAccessKey(ctx, s.accessKeyID), s, c)
}

// Account returns the account that the session's keys belong to.
func (s *embeddedSession) Account() string { return s.account }

func (s *embeddedSession) Now() time.Time { return s.server.Now(s.account) }

// Sleep moves the account's clock and returns at once.
func (s *embeddedSession) Sleep(ctx context.Context, d time.Duration) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.server.Advance(s.account, d)
	return nil
}

func (s *embeddedSession) Close() error {
	s.server.Forget(s.account)
	return nil
}

// suiteVersion is the version of the reference, which is the suite's own.
func suiteVersion() string {
	if build, ok := debug.ReadBuildInfo(); ok && build.Main.Version != "" {
		return build.Main.Version
	}
	return "(devel)"
}
