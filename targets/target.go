// Package targets is what the suite tests: an emulator behind an endpoint, or the embedded
// reference. It carries one call of AWS KMS to a target and brings back everything that came
// over the wire; what the answer means is for others to judge.
package targets

import (
	"context"
	"time"
)

// Class says what kind of thing a target is.
type Class string

// The classes of targets.
const (
	ClassReference Class = "reference" // the embedded reference
	ClassEndpoint  Class = "endpoint"  // an emulator behind a URL
	ClassAWS       Class = "aws"       // AWS itself
)

// Info names a target, for reports.
type Info struct {
	Name    string   `json:"name"`
	Version string   `json:"version"`
	Class   Class    `json:"class"`
	Regions []string `json:"regions"`
	// ClockMoves: keys live by the clock of the session, and its Sleep moves that clock at
	// once, so that a waiting period of days can be let pass.
	ClockMoves bool `json:"clockMoves,omitempty"`
}

// Target is what is tested.
type Target interface {
	Info() Info
	// Open returns one program's private view of the target. Program numbers are unique in
	// a run; 0 belongs to Probe.
	Open(ctx context.Context, program uint64) (Session, error)
	Close() error
}

// Session makes the calls of one program and holds the clock that its deadlines are
// measured by. It may be used by several goroutines at once.
type Session interface {
	// Call makes one call and returns when its outcome is known, or known to be lost. It
	// never retries: a retry would hide an answer, and a blind one changes the target twice.
	Call(ctx context.Context, c Call) Exchange
	Now() time.Time
	Sleep(ctx context.Context, d time.Duration) error
	Close() error
}

// Call is one call of a KMS operation.
type Call struct {
	Region    string
	Operation string
	// Params holds the request's members by their AWS names; blobs as []byte, times as
	// time.Time, structures and lists plain. It may be nil.
	Params map[string]any
	// Raw, if set, sends a signed POST without the SDK, for what the SDK refuses to send.
	Raw *Raw
}

// Raw describes a request that the SDK would not make. Its zero value is the proper request.
type Raw struct {
	Target      string // the X-Amz-Target header; "" = the operation's own
	ContentType string // "" = application/x-amz-json-1.1
	Body        []byte // nil = the call's Params; empty but not nil = no body
}

// DefaultRegions returns the Regions that a target has when none are named: enough for
// promoting to one replica and seeing it from another, in three AWS geographies.
func DefaultRegions() []string {
	return []string{"us-east-1", "eu-west-1", "ap-southeast-2"}
}
