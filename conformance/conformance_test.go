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

// parse takes the flags of certify out of the command line and leaves those that a
// package has registered, which are the test binary's own.
func parse() error {
	own := []string{os.Args[0]}
	var ours []string
	for i := 1; i < len(os.Args); i++ {
		arg := os.Args[i]
		name, _, hasValue := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		known := flag.Lookup(name)
		switch {
		case strings.HasPrefix(arg, "-") && known != nil:
			own = append(own, arg)
			if !hasValue && !isBool(known) && i+1 < len(os.Args) {
				i++
				own = append(own, os.Args[i])
			}
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

// isBool reports whether a flag is complete without a value.
func isBool(f *flag.Flag) bool {
	b, ok := f.Value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

// quickCalls is the budget if none is given: go test has to end soon, also with -race.
const quickCalls = 2000

// TestConformance judges the target of the flags, the embedded reference by default.
func TestConformance(t *testing.T) {
	quick := line.Calls == nil && line.Time == nil && len(line.Endpoint) == 0
	if calls := quickCalls; quick {
		line.Calls = &calls
	}
	if line.Out == "reports/out" {
		line.Out = t.TempDir()
	}
	target, settings, err := line.Prepare()
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, target.Close()) })
	if quick {
		settings.Checks = 0 // so few calls allow no claim
	}
	conformance.Run(t, target, settings)
}
