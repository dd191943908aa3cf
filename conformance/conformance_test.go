package conformance_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/conformance/command"
	"github.com/mrkconform/mrkconform/targets"
)

// line holds the flags of "mrkconform certify", which go test passes on:
//
//	go test ./conformance -run TestConformance -args -endpoint http://127.0.0.1:5000
var line command.Certify

func TestMain(m *testing.M) {
	if err := parse(); err != nil {
		fmt.Fprintf(os.Stderr, "conformance: %v\n", err)
		os.Exit(command.TesterError)
	}
	goleak.VerifyTestMain(m)
}

// parse takes the flags of certify out of the command line and leaves those of the
// test binary, which begin with -test or are defined by a package under test.
func parse() error {
	own := []string{os.Args[0]}
	var ours []string
	for i := 1; i < len(os.Args); i++ {
		arg := os.Args[i]
		name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		switch {
		case strings.HasPrefix(name, "test."), strings.HasPrefix(name, "rapid."), flag.Lookup(name) != nil:
			own = append(own, arg)
		case strings.HasPrefix(arg, "-"):
			ours = append(ours, "--"+strings.TrimLeft(arg, "-"))
		default:
			ours = append(ours, arg)
		}
	}
	os.Args = own
	parser, err := kong.New(&line, kong.Name("go test ./conformance -args"))
	if err != nil {
		return err
	}
	_, err = parser.Parse(ours)
	return err
}

// quickCalls is the budget if none is given: go test has to end soon, also with -race.
const quickCalls = 4000

// TestConformance judges the target of the flags, the embedded reference by default.
func TestConformance(t *testing.T) {
	if line.Calls == 0 && line.Time == 0 && len(line.Endpoint) == 0 {
		line.Calls = quickCalls
	}
	if line.Out == "reports/out" {
		line.Out = t.TempDir()
	}
	target, settings, err := line.Prepare()
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, target.Close()) })
	conformance.Run(t, target, settings)
}

func target(t *testing.T, faults ...string) targets.Target {
	t.Helper()
	target, err := targets.NewReference(targets.ReferenceOptions{Faults: faults})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, target.Close()) })
	return target
}
