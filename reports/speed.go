package reports

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
)

// SpeedKind identifies the document of [Speed].
const SpeedKind = "mrkconform.speed"

// Speed says how fast the suite is beside a loop that makes the same calls with the SDK and
// nothing else. Slices of all parts take turns in one process, so that what slows the
// machine down slows all of them; only the ratios mean anything on another machine.
type Speed struct {
	Kind          string      `json:"kind"`
	SchemaVersion int         `json:"schemaVersion"`
	Slices        int         `json:"slices"`
	Processors    int         `json:"processors"`
	Parts         []SpeedPart `json:"parts"`
}

// SpeedPart is one part of the suite.
type SpeedPart struct {
	Name    string `json:"name"`
	Workers int    `json:"workers"`
	Unit    string `json:"unit"`
	// PerSecond is how many units a second the part does, and Ratio is that beside the calls
	// of the bare loop in the same slice.
	PerSecond Quartiles `json:"perSecond"`
	Ratio     Quartiles `json:"ratio"`
	// Least is what the median of Ratio has to be, 0 where nothing is asked.
	Least float64 `json:"least,omitempty"`
}

// Quartiles are the median and the quartiles of the slices.
type Quartiles struct {
	Lower  float64 `json:"lower"`
	Median float64 `json:"median"`
	Upper  float64 `json:"upper"`
}

// QuartilesOf are those of the values, 0 of nothing.
func QuartilesOf(values []float64) Quartiles {
	if len(values) == 0 {
		return Quartiles{}
	}
	sorted := slices.Sorted(slices.Values(values))
	at := func(share float64) float64 {
		place := share * float64(len(sorted)-1)
		below := int(place)
		above := min(below+1, len(sorted)-1)
		return sorted[below] + (place-math.Floor(place))*(sorted[above]-sorted[below])
	}
	return Quartiles{at(0.25), at(0.5), at(0.75)}
}

// Met reports whether the part is as fast as is asked.
func (p SpeedPart) Met() bool { return p.Ratio.Median >= p.Least }

// Missed lists the parts that are too slow.
func (s *Speed) Missed() []SpeedPart {
	return slices.DeleteFunc(slices.Clone(s.Parts), SpeedPart.Met)
}

// Markdown renders one line for each part.
func (s *Speed) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# The speed of the suite: %s on %s\n\n", plural(s.Slices, "slice"), plural(s.Processors, "processor"))
	b.WriteString("| part | workers | unit | a second, median (quartiles) | of the bare SDK loop, median (quartiles) | bar |\n|---|---|---|---|---|---|\n")
	for _, p := range s.Parts {
		bar := ""
		if p.Least > 0 {
			bar = fmt.Sprintf("at least %.2f", p.Least)
		}
		have := fmt.Sprintf("%.2f (%.2f to %.2f)", p.Ratio.Median, p.Ratio.Lower, p.Ratio.Upper)
		if !p.Met() {
			have = "**" + have + "**"
		}
		fmt.Fprintf(&b, "| %s | %d | %s | %.0f (%.0f to %.0f) | %s | %s |\n",
			p.Name, p.Workers, p.Unit, p.PerSecond.Median, p.PerSecond.Lower, p.PerSecond.Upper, have, bar)
	}
	return b.String()
}

// WriteSpeed writes the document to path, in a folder that is there, and its Markdown beside it.
func WriteSpeed(path string, s *Speed) error {
	s.Kind, s.SchemaVersion = SpeedKind, SchemaVersion
	data, err := indented(s)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	page := strings.TrimSuffix(path, filepath.Ext(path)) + ".md"
	if err := writeWhole(page, []byte(s.Markdown())); err != nil {
		return err
	}
	return writeWhole(path, data)
}
