package reports

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Markdown renders the figures against their bars, what was missed or named wrongly, and one line a campaign.
func (t *Together) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# What the suite sees of many faults at once: %s of %d calls for each number of faults\n\n", plural(t.Draws, "campaign"), t.Budget)
	t.pageTotals(&b)
	t.pageLeftOut(&b)
	t.pageUnnamed(&b)
	t.pageWrong(&b)
	t.pageCampaigns(&b)
	return b.String()
}

// pageTotals has one line a bar, and beside each number of faults what it was before.
func (t *Together) pageTotals(b *strings.Builder) {
	line := func(name, want string, cell func(s TogetherSum, now bool) string) {
		fmt.Fprintf(b, "| %s | %s |", name, want)
		for _, s := range t.Totals {
			fmt.Fprintf(b, " %s |", cell(s, true))
			if i := slices.IndexFunc(t.Before, func(x TogetherSum) bool { return x.AtOnce == s.AtOnce }); i >= 0 {
				fmt.Fprintf(b, " %s |", cell(t.Before[i], false))
			}
		}
		b.WriteByte('\n')
	}
	line("", "bar", func(s TogetherSum, now bool) string {
		if now {
			return fmt.Sprintf("%d at once", s.AtOnce)
		}
		return fmt.Sprintf("%d, before", s.AtOnce)
	})
	line("---", "---", func(TogetherSum, bool) string { return "---" })
	for _, d := range togetherDemands {
		line(d.name, d.want, func(s TogetherSum, now bool) string {
			if now && !d.met(s) {
				return "**" + d.have(s) + "**"
			}
			return d.have(s)
		})
	}
}

func (t *Together) pageLeftOut(b *strings.Builder) {
	if len(t.LeftOut) == 0 {
		return
	}
	b.WriteString("\nNever planted with others:\n\n")
	for _, x := range t.LeftOut {
		fmt.Fprintf(b, "- %s: %s\n", x.ID, x.Reason)
	}
}

// pageUnnamed lists the faults that campaigns did not name, the most often missed first.
func (t *Together) pageUnnamed(b *strings.Builder) {
	missed := map[string][]string{}
	for _, d := range t.Campaigns {
		for _, f := range d.Planted {
			if len(f.NamedBy) == 0 {
				missed[f.ID] = append(missed[f.ID], d.name())
			}
		}
	}
	pageList(b, "Planted and not named", "fault", missed)
}

// pageWrong lists the rules that were named wrongly, the most frequent first.
func (t *Together) pageWrong(b *strings.Builder) {
	wrong := map[string][]string{}
	for _, d := range t.Campaigns {
		for _, w := range d.Wrong {
			wrong[w.Rule] = append(wrong[w.Rule], d.name())
		}
	}
	pageList(b, "Named and not planted", "rule", wrong)
}

// pageList says in which campaigns each thing was met.
func pageList(b *strings.Builder, title, what string, met map[string][]string) {
	if len(met) == 0 {
		return
	}
	ids := slices.SortedFunc(maps.Keys(met), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(met[b]), len(met[a])), cmp.Compare(a, b))
	})
	fmt.Fprintf(b, "\n%s:\n\n| %s | in how many campaigns | which |\n|---|---|---|\n", title, what)
	for _, id := range ids {
		fmt.Fprintf(b, "| %s | %d | %s |\n", id, len(met[id]), strings.Join(met[id], ", "))
	}
}

func (t *Together) pageCampaigns(b *strings.Builder) {
	b.WriteString("\n| campaign | faults | named | names | wrong | judged | judged on the sound reference |\n|---|---|---|---|---|---|---|\n")
	for _, d := range t.Campaigns {
		var ids, wrong []string
		named := 0
		for _, f := range d.Planted {
			ids = append(ids, f.ID)
			if len(f.NamedBy) > 0 {
				named++
			}
		}
		for _, w := range d.Wrong {
			wrong = append(wrong, w.Rule)
		}
		fmt.Fprintf(b, "| %s | %s | %d of %d | %d | %s | %d | %d |\n",
			d.name(), strings.Join(ids, ", "), named, len(d.Planted), d.Names, strings.Join(wrong, ", "), d.Judged, d.Sound)
	}
}

// name is short: the number of faults and the seed.
func (d Draw) name() string { return fmt.Sprintf("%d-%d", d.AtOnce, d.Seed) }
