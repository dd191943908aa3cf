package reports

import (
	"fmt"
	"strings"
)

// Markdown renders the figures of each half against their bars, and one line a fault.
func (m *Mutation) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# What the suite sees: %s, %s of %d calls each\n\n",
		plural(len(m.Mutants), "planted fault"), plural(m.Seeds, "campaign"), m.Budget)
	m.pageTotals(&b)
	m.pageRules(&b)
	m.pageFaults(&b)
	return b.String()
}

// pageTotals has one line a bar, below which come the same campaigns without guidance.
func (m *Mutation) pageTotals(b *strings.Builder) {
	line := func(name, want string, cell func(MutantSums) string) {
		fmt.Fprintf(b, "| %s | %s |", name, want)
		for _, t := range m.Totals {
			fmt.Fprintf(b, " %s |", cell(t))
		}
		b.WriteByte('\n')
	}
	line("", "bar", func(s MutantSums) string { return s.Half })
	b.WriteString(strings.Repeat("|---", 2+len(m.Totals)) + "|\n")
	line("faults", "", func(s MutantSums) string { return fmt.Sprint(s.Mutants) })
	for _, d := range demands {
		want := d.want
		if !d.asked(m) {
			want = "none for a part"
		}
		line(d.name, want, func(s MutantSums) string {
			if s.Mutants > 0 && d.asked(m) && !d.met(s) {
				return "**" + d.have(s) + "**"
			}
			return d.have(s)
		})
	}
	if m.UniformSeeds == 0 {
		return
	}
	line("uniform drawing: campaigns that caught their fault", "", func(s MutantSums) string {
		return percent(s.Uniform.Caught, s.Uniform.Campaigns)
	})
	line("uniform drawing: campaigns that caught theirs within 3,000 calls", "", func(s MutantSums) string {
		return percent(s.Uniform.Soon, s.Uniform.Campaigns)
	})
}

// pageRules says which rules the table is about and which it says nothing of.
func (m *Mutation) pageRules(b *strings.Builder) {
	if m.Judged == 0 {
		return
	}
	fmt.Fprintf(b, "\nOf %d rules %d were broken by one fault at least.", m.Judged, m.Judged-len(m.Unbroken))
	if len(m.Unbroken) > 0 {
		fmt.Fprintf(b, " No fault broke %s.", strings.Join(m.Unbroken, ", "))
	}
	b.WriteByte('\n')
}

func (m *Mutation) pageFaults(b *strings.Builder) {
	columns := []string{
		"fault", "half", "caught", "by", "calls to catch", "length, the longest (least)", "runs and calls to reduce", "wrongly named",
	}
	if m.UniformSeeds > 0 {
		columns = append(columns, "caught, uniform", "calls to catch, uniform")
	}
	fmt.Fprintf(b, "\n| %s |\n|%s\n", strings.Join(columns, " | "), strings.Repeat("---|", len(columns)))
	for _, x := range m.Mutants {
		cells := []string{
			x.ID, x.Half, fmt.Sprintf("%d of %d", x.Caught, m.Seeds), strings.Join(x.CaughtBy, ", "), calls(x.CallsToCatch),
			fmt.Sprintf("%d (%d)", x.Length, x.LeastLength), fmt.Sprintf("%d, %d", x.Executions, x.Calls), strings.Join(x.Wrong, ", "),
		}
		if m.UniformSeeds > 0 {
			cells = append(cells, fmt.Sprintf("%d of %d", x.Uniform.Caught, x.Uniform.Campaigns), calls(x.Uniform.CallsToCatch))
		}
		fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
	}
}

// calls is a number of calls, or a dash where nothing was caught.
func calls(n int) string {
	if n == 0 {
		return "-"
	}
	return fmt.Sprint(n)
}
