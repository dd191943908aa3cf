package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets/reference"
)

// emulator is the reference as a server of its own, which calls back on each request.
func emulator(t *testing.T, requested func(n int64), faults ...string) string {
	t.Helper()
	handler, err := reference.New(reference.Options{Delay: 20 * time.Millisecond, Faults: faults})
	require.NoError(t, err)
	var n atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requested(n.Add(1))
		handler.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func readReport(t *testing.T, dir string) *reports.Report {
	t.Helper()
	report, err := reports.Read(filepath.Join(dir, "report.json"))
	require.NoError(t, err)
	return report
}

func TestCertify(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	args := []string{"certify", "--fault", "no-empty-replica-list", "--calls", "150", "--profile", "core", "--seed", "7", "--workers", "1", "--out", dir}
	got := mrkconform(t, args...)
	assert.Equal(t, 1, got.code)
	assert.Empty(t, got.errs, "a run that is over soon shows no progress")

	report := readReport(t, dir)
	assert.Equal(t, reports.Nonconformant, report.Verdict)
	assert.True(t, report.Complete)
	assert.EqualValues(t, 7, report.Run.Seed)
	require.Len(t, report.Profiles, 1)
	assert.Equal(t, "core", report.Profiles[0].Name)
	require.Len(t, report.Counterexamples, 1)
	require.Len(t, report.Causes, 1)
	assert.Contains(t, got.out, report.Causes[0].Title, "one screen for each cause")
	assert.Contains(t, got.out, "\nVerdict:    nonconformant\n")

	var files []string
	require.NoError(t, filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if !d.IsDir() {
			files = append(files, strings.TrimPrefix(filepath.ToSlash(path), filepath.ToSlash(dir)+"/"))
		}
		return err
	}))
	assert.Equal(t, []string{
		"badge.json", "junit.xml", "report.html", "report.json", "report.md", "traces/MRK-META-05.ndjson", "traces/run.ndjson",
	}, files)

	t.Run("the printed commands can be pasted", func(t *testing.T) {
		again := strings.Fields(strings.TrimPrefix(report.Run.Command, "go run . "))
		assert.Equal(t, []string{"certify", "--fault", "no-empty-replica-list", "--profile", "core", "--seed", "7", "--calls", "150"}, again)
		replay := strings.Fields(strings.TrimPrefix(report.Counterexamples[0].Replay, "go run . "))
		replayed := mrkconform(t, replay...)
		assert.Equal(t, 1, replayed.code)
		assert.True(t, strings.HasPrefix(replayed.out, "STILL FAILS  MRK-META-05\n"), replayed.out)
	})
	t.Run("a sound run cleans up behind it", func(t *testing.T) {
		got := mrkconform(t, "certify", "--calls", "150", "--out", dir)
		assert.Equal(t, 2, got.code)
		assert.Regexp(t, `^inconclusive: \d+ rules were checked fewer than 3 times: `, got.out, "so few calls allow no claim")
		assert.NoFileExists(t, filepath.Join(dir, "traces", "MRK-META-05.ndjson"))
	})
}

// TestInterrupted: Ctrl-C ends a run with a report of what was done until then.
func TestInterrupted(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	url := emulator(t, func(n int64) {
		if n == 700 {
			stop()
		}
	})
	dir := t.TempDir()
	got := interrupted(ctx, "certify", "--endpoint", url, "--name", "mine", "--target-version", "1.2", "--calls", "100000", "--out", dir)
	assert.Equal(t, 2, got.code, got.errs)
	report := readReport(t, dir)
	assert.False(t, report.Complete)
	assert.Equal(t, reports.LimitInterrupted, report.Run.LimitHit)
	assert.Equal(t, reports.Inconclusive, report.Verdict)
	assert.Equal(t, "mine", report.Target.Name)
	assert.Equal(t, "1.2", report.Target.Version)
	assert.InDelta(t, 400, report.Run.Calls, 300, "whole programs, up to where it was ended")
	assert.Contains(t, got.out, "the run was cut short")

	trace, err := conformance.ReadTrace(filepath.Join(dir, "traces", "run.ndjson"))
	require.NoError(t, err)
	assert.Equal(t, report.Run.Calls, trace.Footer.Calls+len(report.Target.Regions), "the trace holds all but the probe of each Region")
}

// TestInterruptedBeforeTheFirstProgram: then there is nothing to report on.
func TestInterruptedBeforeTheFirstProgram(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	url := emulator(t, func(int64) { stop() })
	dir := filepath.Join(t.TempDir(), "out")
	got := interrupted(ctx, "certify", "--endpoint", url, "--out", dir)
	assert.Equal(t, result{3, "", "mrkconform: " + url + " (us-east-1): context canceled\n"}, got)
	assert.NoDirExists(t, dir)
}

// TestTimeBudget ends a run by the clock.
func TestTimeBudget(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	got := mrkconform(t, "certify", "--time", "1s", "--out", dir)
	assert.Equal(t, 2, got.code, "a second is too short for a claim: %s", got.errs)
	report := readReport(t, dir)
	assert.True(t, report.Complete)
	assert.Equal(t, reports.LimitTime, report.Run.LimitHit)
	assert.Positive(t, report.Run.Programs)
	assert.Contains(t, report.Run.Command, "--time 1s")
}
