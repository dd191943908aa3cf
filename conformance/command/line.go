// Package command is the command line: what each command takes, what it prints and
// with which code it ends. The work is done by the packages that it calls.
package command

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/term"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// Description opens the help.
const Description = `Decides whether something behaves like AWS KMS when it comes to multi-Region keys.

Exit codes: 0 conformant, 1 nonconformant, 2 inconclusive, 3 tester error (a flag, an endpoint or a file is bad).`

// Line is the whole command line.
type Line struct {
	Certify Certify `cmd:"" help:"Judge a target against every rule (without flags: the embedded reference)."`
	Replay  Replay  `cmd:"" help:"Run a recorded or written program again: FIXED, STILL FAILS or CANNOT REPLAY."`
	Check   Check   `cmd:"" help:"Judge a recorded trace again; needs no target."`
	Rules   Rules   `cmd:"" help:"List the rules, or explain one with its source."`
	Mutants Mutants `cmd:"" help:"Judge the suite itself by the planted faults of the reference."`
	Serve   Serve   `cmd:"" help:"Run the embedded reference as a stand-alone emulator, which answers as AWS KMS was recorded in September 2026."`
}

// ExitCode ends a command with a code and without a further message.
type ExitCode int

// TesterError is the code for a run that could not be made.
const TesterError = 3

func (e ExitCode) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// Streams are where a command writes.
type Streams struct{ Out, Err io.Writer }

// live reports whether standard error is a terminal that can show a line that changes.
func (s *Streams) live() bool {
	file, ok := s.Err.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

func (s *Streams) color() bool {
	file, ok := s.Out.(*os.File)
	return ok && term.IsTerminal(int(file.Fd())) && os.Getenv("NO_COLOR") == ""
}

// TargetFlags say what is tested and how it is reached.
type TargetFlags struct {
	Target             string        `help:"What is tested: reference or endpoint." enum:"reference,endpoint,aws," default:"" placeholder:"CLASS"`
	Endpoint           []string      `help:"URL of an emulator; may hold {region}, or be given once per Region as us-east-1=URL." placeholder:"URL" sep:"none"`
	Name               string        `help:"Name of the target in reports." placeholder:"NAME"`
	TargetVersion      string        `help:"Version of the target in reports." placeholder:"VERSION"`
	Regions            []string      `help:"Regions to use, two at least (default: us-east-1,eu-west-1,ap-southeast-2)." placeholder:"REGION,..."`
	HostHeader         string        `help:"Host header to send, may hold {region}." placeholder:"HOST"`
	CABundle           string        `name:"ca-bundle" help:"PEM file of the authorities that an HTTPS endpoint is trusted by." placeholder:"FILE"`
	CredentialsFile    string        `help:"Credentials file of the emulator; without it a dummy pair is sent, never your own." placeholder:"FILE"`
	CredentialsProfile string        `help:"Profile in the credentials file." placeholder:"NAME"`
	CallTimeout        time.Duration `help:"How long one call may take before its answer counts as lost." default:"30s"`
	Chaos              string        `help:"Make the embedded reference unpleasant, as in stale=200ms,latency=50ms,converge=8m,throttle=2%,error=1%,cut-before=1%,cut-after=1%,seed=7: answers by an old state, slow answers and transitions, throttles, faults, connections cut before and after the effect." placeholder:"SPEC"`
	Fault              []string      `help:"Planted fault of the embedded reference (see serve --list-faults)." placeholder:"ID"`
}

// defaultCallTimeout is the default of CallTimeout, which no command needs to repeat.
const defaultCallTimeout = 30 * time.Second

// open makes the target that the flags describe.
func (f TargetFlags) open() (targets.Target, error) {
	class := f.Target
	if class == "" {
		class = string(targets.ClassReference)
		if len(f.Endpoint) > 0 {
			class = string(targets.ClassEndpoint)
		}
	}
	switch targets.Class(class) {
	case targets.ClassReference:
		if len(f.Endpoint) > 0 {
			return nil, fmt.Errorf("--endpoint cannot be used with --target reference")
		}
		if err := checkFaults(f.Fault); err != nil {
			return nil, err
		}
		chaos, err := parseChaos(f.Chaos)
		if err != nil {
			return nil, err
		}
		return targets.NewReference(targets.ReferenceOptions{Regions: f.Regions, Faults: f.Fault, Chaos: chaos})
	case targets.ClassEndpoint:
		if len(f.Endpoint) == 0 {
			return nil, fmt.Errorf("--target endpoint needs --endpoint URL")
		}
		if len(f.Fault) > 0 {
			return nil, fmt.Errorf("--fault is for the embedded reference, not for an endpoint")
		}
		if f.Chaos != "" {
			return nil, fmt.Errorf("--chaos is for the embedded reference, not for an endpoint: serve --chaos makes one")
		}
		return targets.NewEndpoint(targets.EndpointOptions{
			URLs: f.Endpoint, Regions: f.Regions, Name: f.Name, Version: f.TargetVersion, HostHeader: f.HostHeader,
			CABundle: f.CABundle, CredentialsFile: f.CredentialsFile, CredentialsProfile: f.CredentialsProfile, Timeout: f.CallTimeout,
		})
	}
	return nil, fmt.Errorf("--target aws: this version does not test AWS itself yet; use --endpoint with an emulator")
}

// words repeats the flags for the commands that reports print.
func (f TargetFlags) words() string {
	var out []string
	add := func(flag, value string) {
		if value != "" {
			out = append(out, flag+" "+shellWord(value))
		}
	}
	add("--target", f.Target)
	for _, url := range f.Endpoint {
		add("--endpoint", url)
	}
	add("--regions", strings.Join(f.Regions, ","))
	add("--host-header", f.HostHeader)
	add("--ca-bundle", f.CABundle)
	add("--credentials-file", f.CredentialsFile)
	add("--credentials-profile", f.CredentialsProfile)
	if f.CallTimeout != 0 && f.CallTimeout != defaultCallTimeout {
		add("--call-timeout", f.CallTimeout.String())
	}
	add("--chaos", f.Chaos)
	for _, id := range f.Fault {
		add("--fault", id)
	}
	return strings.Join(out, " ")
}

// Invocation is how this program was called, so that a printed command can be pasted.
func Invocation() string {
	called := os.Args[0]
	if strings.Contains(called, "go-build") || strings.HasSuffix(called, ".test") {
		return "go run ."
	}
	if found, err := exec.LookPath(filepath.Base(called)); err == nil && found == called {
		return filepath.Base(called)
	}
	return shellWord(called)
}

func shellWord(s string) string {
	if strings.ContainsAny(s, " \t'\"{}$&;|<>()*?") {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return s
}

func defaultSettings(consistency string) conformance.Settings {
	s := conformance.DefaultSettings()
	s.Consistency = consistency
	return s
}

func textOptions(s *Streams, dir string) reports.TextOptions {
	return reports.TextOptions{Color: s.color(), Dir: dir}
}
