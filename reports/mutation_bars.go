package reports

import (
	"cmp"
	"fmt"
	"slices"
)

// Bar is one demand on the suite and how one half of the faults meets it.
type Bar struct {
	Half string `json:"half"`
	Name string `json:"name"`
	Want string `json:"want"`
	Have string `json:"have"`
	Met  bool   `json:"met"`
}

// demand is a bar for any half. Shares are of the campaigns.
type demand struct {
	name string
	want string
	have func(MutantSums) string
	met  func(MutantSums) bool
	few  bool // asked of a part of the faults too
}

// demands are the bars. Each one that a lucky half could meet alone is asked of both.
var demands = []demand{
	{
		name: "campaigns that caught their fault", want: "at least 90 %", few: true,
		have: func(s MutantSums) string { return percent(s.Caught, s.Campaigns) },
		met:  func(s MutantSums) bool { return 10*s.Caught >= 9*s.Campaigns },
	},
	{
		name: "faults that 9 of 10 campaigns caught", want: "all",
		have: func(s MutantSums) string { return fmt.Sprintf("%d of %d", s.Reliably, s.Mutants) },
		met:  func(s MutantSums) bool { return s.Reliably == s.Mutants },
	},
	{
		name: "campaigns that caught theirs within 3,000 calls", want: "at least 95 %",
		have: func(s MutantSums) string { return percent(s.Soon, s.Campaigns) },
		met:  func(s MutantSums) bool { return 100*s.Soon >= 95*s.Campaigns },
	},
	{
		name: "campaigns that named a wrong rule", want: "under 2 %",
		have: func(s MutantSums) string { return percent(s.Wrong, s.Campaigns) },
		met:  func(s MutantSums) bool { return 100*s.Wrong < 2*s.Campaigns },
	},
	{
		name: "programs of at most one command above the least", want: "at least 99 %",
		have: func(s MutantSums) string { return percent(s.AtLeastLength+s.OneMore, s.Caught) },
		met:  func(s MutantSums) bool { return 100*(s.AtLeastLength+s.OneMore) >= 99*s.Caught },
	},
	{
		name: "runs to reduce, the median", want: "at most 60",
		have: func(s MutantSums) string { return fmt.Sprint(s.Executions) },
		met:  func(s MutantSums) bool { return s.Executions <= 60 },
	},
	{
		name: "calls to reduce, the median", want: "at most 500",
		have: func(s MutantSums) string { return fmt.Sprint(s.Calls) },
		met:  func(s MutantSums) bool { return s.Calls <= 500 },
	},
}

// Finish sorts the document and derives totals and bars. A half without a fault has no bar.
func (m *Mutation) Finish() {
	m.Kind, m.SchemaVersion = MutationKind, SchemaVersion
	slices.SortFunc(m.Mutants, func(a, b Mutant) int { return cmp.Compare(a.ID, b.ID) })
	m.Totals, m.Bars = nil, []Bar{}
	for _, half := range []string{"tuned", "held-out", "all"} {
		m.Totals = append(m.Totals, m.sums(half))
	}
	for _, d := range demands {
		for _, s := range m.Totals {
			if s.Mutants > 0 && d.asked(m) {
				m.Bars = append(m.Bars, Bar{s.Half, d.name, d.want, d.have(s), d.met(s)})
			}
		}
	}
}

func (d demand) asked(m *Mutation) bool { return d.few || !m.Part }

// Missed lists the bars that a half of the faults does not meet.
func (m *Mutation) Missed() []Bar {
	return slices.DeleteFunc(slices.Clone(m.Bars), func(b Bar) bool { return b.Met })
}

func (m *Mutation) sums(half string) MutantSums {
	out := MutantSums{Half: half}
	var executions, calls []int
	for _, x := range m.Mutants {
		if half != "all" && x.Half != half {
			continue
		}
		out.Mutants++
		out.Campaigns += m.Seeds
		out.Caught += x.Caught
		out.Soon += x.Soon
		out.Wrong += x.Misnamed
		out.OneMore += x.OneMore
		out.Longer += x.Longer
		out.AtLeastLength += x.Caught - x.OneMore - x.Longer
		out.Uniform.Campaigns += x.Uniform.Campaigns
		out.Uniform.Caught += x.Uniform.Caught
		out.Uniform.Soon += x.Uniform.Soon
		if 10*x.Caught >= 9*m.Seeds {
			out.Reliably++
		}
		if x.Caught > 0 {
			executions, calls = append(executions, x.Executions), append(calls, x.Calls)
		}
	}
	out.Executions, out.Calls = Median(executions), Median(calls)
	out.Share = ratio(out.Caught, out.Campaigns)
	return out
}

// Median returns the middle of the values in their order, 0 of nothing.
func Median(values []int) int {
	if len(values) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(values))[len(values)/2]
}
