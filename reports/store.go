package reports

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// rendering is one file of a report and how it is made.
type rendering struct {
	name   string
	render func(*Report) ([]byte, error)
}

// renderings lists the files in the order of writing. report.json comes last: where it stands, the others do too.
var renderings = []rendering{
	{"junit.xml", JUnit},
	{"report.md", Markdown},
	{"report.html", HTML},
	{"badge.json", Badge},
	{"report.json", JSON},
}

func fileNames() []string {
	names := make([]string, 0, len(renderings))
	for i := len(renderings) - 1; i >= 0; i-- {
		names = append(names, renderings[i].name)
	}
	return names
}

// JSON renders the document itself.
func JSON(r *Report) ([]byte, error) { return indented(r) }

// indented is pretty-printed JSON that leaves <, > and & alone, so that people can read and paste it.
func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Write renders a finished report into dir, which it makes if need be. All files are rendered before the first is
// written, and each appears whole or not at all.
func Write(dir string, r *Report) error {
	if r.Verdict == "" {
		return errors.New("write report: Finish was not called")
	}
	contents := make([][]byte, len(renderings))
	for i, f := range renderings {
		data, err := f.render(r)
		if err != nil {
			return fmt.Errorf("render %s: %w", f.name, err)
		}
		contents[i] = data
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	for i, f := range renderings {
		if err := writeWhole(filepath.Join(dir, f.name), contents[i]); err != nil {
			return fmt.Errorf("write report: %w", err)
		}
	}
	return nil
}

// writeWhole replaces a file in one step. The temporary file lies in the same folder because a rename is atomic only
// within one file system.
func writeWhole(path string, data []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	_, err = f.Write(data)
	// CreateTemp gives the file to its owner alone; a report is for everyone.
	err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close())
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// Read reads a report.json. Its errors are one line each and name the file.
func Read(path string) (*Report, error) {
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("no report at %s", path)
	case err != nil:
		return nil, fmt.Errorf("read report: %w", err)
	}
	// Kind and version come first: another document, or a newer one, need not fit the rest of the type.
	var head struct {
		Kind          string `json:"kind"`
		SchemaVersion int    `json:"schemaVersion"`
	}
	if !json.Valid(data) {
		return nil, fmt.Errorf("%s is not JSON", path)
	}
	err = json.Unmarshal(data, &head)
	switch {
	case err != nil || head.Kind != Kind:
		return nil, fmt.Errorf("%s is not a mrkconform report: its kind is %q, not %q", path, head.Kind, Kind)
	case head.SchemaVersion < 1:
		return nil, fmt.Errorf("%s has no valid schemaVersion", path)
	case head.SchemaVersion > SchemaVersion:
		return nil, fmt.Errorf("%s has schemaVersion %d; this mrkconform reads up to %d, please update it",
			path, head.SchemaVersion, SchemaVersion)
	}
	var r Report
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, fmt.Errorf("%s does not fit the report format: %w", path, err)
	}
	return &r, nil
}
