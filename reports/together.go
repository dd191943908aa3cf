package reports

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// TogetherKind identifies the document of [Together].
const TogetherKind = "mrkconform.together"

// Together says what the suite makes of servers that have several planted faults at once.
type Together struct {
	Kind          string `json:"kind"`
	SchemaVersion int    `json:"schemaVersion"`
	RulesHash     string `json:"rulesHash"`
	Draws         int    `json:"draws"`  // servers for each number of faults
	Budget        int    `json:"budget"` // of one campaign in calls
	// LeftOut are the faults that are never planted with others.
	LeftOut []LeftOut `json:"leftOut"`
	// Campaigns are sorted by the number of faults, and then by seed.
	Campaigns []Draw        `json:"campaigns"`
	Totals    []TogetherSum `json:"totals"`
	// Before are the totals of an earlier table, if there is one to compare with.
	Before []TogetherSum `json:"before,omitempty"`
	Bars   []TogetherBar `json:"bars"`
}

// LeftOut is a fault that would leave nothing for others to show.
type LeftOut struct {
	ID     string `json:"id"`
	Reason string `json:"reason"`
}

// Draw is one server with several faults and what a campaign said of it.
type Draw struct {
	AtOnce  int       `json:"atOnce"`
	Seed    int       `json:"seed"` // of the draw and of the campaign
	Planted []Planted `json:"planted"`
	// Names counts the rules that were reported as broken: those at the level of must, each
	// one that has a program of its own.
	Names int         `json:"names"`
	Wrong []WrongName `json:"wrong"` // those of them that no planted fault breaks
	// Judged counts the rules that were judged, and Sound those of a campaign with the same
	// settings on the reference without a fault.
	Judged int `json:"judged"`
	Sound  int `json:"sound"`
}

// Planted is one fault of a draw.
type Planted struct {
	ID     string `json:"id"`
	Family string `json:"family"`
	// NamedBy are the rules that it breaks and that were reported as broken.
	NamedBy []string `json:"namedBy"`
}

// WrongName is a rule that was reported as broken and should not have been, with the program that shows it.
type WrongName struct {
	Rule     string   `json:"rule"`
	Program  []string `json:"program"`
	Expected string   `json:"expected"`
	Observed string   `json:"observed"`
}

// TogetherSum adds up the campaigns with one number of faults.
type TogetherSum struct {
	AtOnce    int `json:"atOnce"`
	Campaigns int `json:"campaigns"`
	Planted   int `json:"planted"`
	Named     int `json:"named"` // faults of which a rule was reported as broken
	Names     int `json:"names"`
	Wrong     int `json:"wrong"` // names that no planted fault accounts for
	Judged    int `json:"judged"`
	Sound     int `json:"sound"`
}

// TogetherBar is one demand on the suite and how the campaigns with one number of faults meet it.
type TogetherBar struct {
	AtOnce int    `json:"atOnce"`
	Name   string `json:"name"`
	Want   string `json:"want"`
	Have   string `json:"have"`
	Met    bool   `json:"met"`
}

// togetherDemands are the bars.
var togetherDemands = []struct {
	name, want string
	have       func(TogetherSum) string
	met        func(TogetherSum) bool
}{
	{
		name: "planted faults that were named", want: "at least 90 %",
		have: func(s TogetherSum) string { return percent(s.Named, s.Planted) },
		met:  func(s TogetherSum) bool { return 10*s.Named >= 9*s.Planted },
	},
	{
		name: "names that no planted fault accounts for", want: "under 3 %",
		have: func(s TogetherSum) string { return percent(s.Wrong, s.Names) },
		met:  func(s TogetherSum) bool { return s.Names > 0 && 100*s.Wrong < 3*s.Names },
	},
	{
		name: "rules judged, of those on the sound reference", want: "at least 85 %",
		have: func(s TogetherSum) string { return percent(s.Judged, s.Sound) },
		met:  func(s TogetherSum) bool { return s.Sound > 0 && 100*s.Judged >= 85*s.Sound },
	},
}

// Finish sorts the document and derives totals and bars.
func (t *Together) Finish() {
	t.Kind, t.SchemaVersion = TogetherKind, SchemaVersion
	slices.SortFunc(t.Campaigns, func(a, b Draw) int {
		return cmp.Or(cmp.Compare(a.AtOnce, b.AtOnce), cmp.Compare(a.Seed, b.Seed))
	})
	t.Totals, t.Bars = []TogetherSum{}, []TogetherBar{}
	for _, d := range t.Campaigns {
		if n := len(t.Totals); n == 0 || t.Totals[n-1].AtOnce != d.AtOnce {
			t.Totals = append(t.Totals, TogetherSum{AtOnce: d.AtOnce})
		}
		t.Totals[len(t.Totals)-1].add(d)
	}
	for _, d := range togetherDemands {
		for _, s := range t.Totals {
			t.Bars = append(t.Bars, TogetherBar{s.AtOnce, d.name, d.want, d.have(s), d.met(s)})
		}
	}
}

func (s *TogetherSum) add(d Draw) {
	s.Campaigns++
	s.Planted += len(d.Planted)
	for _, f := range d.Planted {
		if len(f.NamedBy) > 0 {
			s.Named++
		}
	}
	s.Names += d.Names
	s.Wrong += len(d.Wrong)
	s.Judged += d.Judged
	s.Sound += d.Sound
}

// Missed lists the bars that are not met.
func (t *Together) Missed() []TogetherBar {
	return slices.DeleteFunc(slices.Clone(t.Bars), func(b TogetherBar) bool { return b.Met })
}

// ReadTogether reads the document back. Its errors are one line each and name the file.
func ReadTogether(path string) (*Together, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var t Together
	if err := json.Unmarshal(data, &t); err != nil || t.Kind != TogetherKind {
		return nil, fmt.Errorf("%s is no table of faults that were planted together", path)
	}
	return &t, nil
}

// WriteTogether writes the document to path, in a folder that is there, and its Markdown beside it.
func WriteTogether(path string, t *Together) error {
	data, err := indented(t)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	page := strings.TrimSuffix(path, filepath.Ext(path)) + ".md"
	if err := writeWhole(page, []byte(t.Markdown())); err != nil {
		return err
	}
	return writeWhole(path, data)
}
