package conformance

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// The files that a run writes, in its folder and in the one of the traces. Those that begin
// with a dot are on their way to get their names: a run that was killed leaves them behind.
var (
	reportFiles = []string{
		"report.json", "junit.xml", "report.md", "report.html", "badge.json",
		".report.json.*", ".junit.xml.*", ".report.md.*", ".report.html.*", ".badge.json.*",
	}
	traceFiles = []string{"run.ndjson", "MRK-*.ndjson", "INV-*.ndjson", tracePattern}
)

// clean removes what an earlier run left in the folder, so that no old trace stands
// beside a new report. It touches only files that a run writes.
func clean(dir string) error {
	err := errors.Join(remove(dir, reportFiles), remove(filepath.Join(dir, "traces"), traceFiles))
	if err != nil {
		return fmt.Errorf("--out %s: %w", dir, err)
	}
	return nil
}

// remove takes the files away whose names fit one of the patterns. What the folder itself is
// called is no pattern.
func remove(dir string, patterns []string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, entry := range entries {
		fits := func(pattern string) bool {
			ok, err := filepath.Match(pattern, entry.Name())
			return ok && err == nil
		}
		if entry.IsDir() || !slices.ContainsFunc(patterns, fits) {
			continue
		}
		if err := os.Remove(filepath.Join(dir, entry.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
