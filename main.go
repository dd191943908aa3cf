// Command mrkconform decides whether something behaves like AWS KMS when it comes to
// multi-Region keys.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"github.com/mrkconform/mrkconform/conformance/command"
	"github.com/mrkconform/mrkconform/reports"
)

// garbage is how much the heap may grow, in percent of what is in use, before it is
// collected. Every step of a program copies the model's world, which is dropped at once:
// a campaign of 20,000 calls stays at 100 MB, and an eighth of its time went into collecting.
const garbage = 400

// memory is where that generosity ends, in bytes. What is really in use while 64 programs wait
// for their target is a third of it; five times that would be more than a small machine has.
const memory = 128 << 20

func main() {
	debug.SetGCPercent(garbage)
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memory)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run parses the command line and runs one command; the result is the exit code.
func run(ctx context.Context, args []string, out, errs io.Writer) int {
	var cli command.Line
	exited := -1
	parser, err := kong.New(&cli,
		kong.Name("mrkconform"), kong.Description(command.Description), kong.UsageOnError(),
		kong.Writers(out, errs), kong.Exit(func(code int) { exited = code }), kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	if err != nil {
		return fail(errs, err)
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parser.Parse(args)
	switch {
	case exited >= 0:
		return exited
	case err != nil:
		return fail(errs, err)
	}
	io := &command.Streams{Out: out, Err: errs}
	parsed.BindTo(ctx, (*context.Context)(nil))
	err = parsed.Run(io)
	var verdict command.ExitCode
	switch {
	case err == nil:
		return 0
	case errors.As(err, &verdict):
		return int(verdict)
	}
	return fail(errs, err)
}

// fail says in one line why a command did not do its work. The text may hold what a target
// answered or what a file is called, neither of which may steer the terminal.
func fail(errs io.Writer, err error) int {
	line := strings.ReplaceAll(reports.Printable(err.Error()), "\n", `\n`)
	fmt.Fprintf(errs, "mrkconform: %s\n", line) //nolint:errcheck // there is nowhere left to complain
	return command.TesterError
}
