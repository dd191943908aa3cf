package reports

import (
	"bytes"
	_ "embed"
	"html/template"
	"strings"
)

//go:embed page.html.tmpl
var pageSource string

var page = template.Must(template.New("page").Funcs(template.FuncMap{
	"line": oneLine,
	"code": codeSpans,
	"url":  isURL,
}).Parse(pageSource))

// pageData is the report in the order in which the page shows it.
type pageData struct {
	*Report
	TargetName, Why, Work, RegionList, SuiteLine, Reproduction string
	DivergenceText, CoverageText                               string
	CausesHeading                                              string
	CauseList                                                  []pageCause
	Groups                                                     []pageGroup
	Passed, NotJudged                                          []RuleResult
}

type pageCause struct {
	Cause
	Mark, Names, Screen, Source string
}

type pageGroup struct {
	Heading string
	Rules   []pageRule
}

type pageRule struct {
	RuleResult
	Screen, Standing string
}

// HTML renders one page that needs no other file and no script.
func HTML(r *Report) ([]byte, error) {
	data := pageData{
		Report: r, TargetName: targetName(r), Why: r.Why(), Work: workDone(r), RegionList: regions(r),
		SuiteLine: oneLine(suiteLine(r)), Reproduction: reproduction(r),
		DivergenceText: percent(r.Divergence.Failed, r.Divergence.Judged),
		CoverageText:   percent(r.Coverage.Judged, r.Coverage.Claimed),
		Passed:         r.withStatus(Pass), NotJudged: r.notJudged(), CausesHeading: causesHeading,
	}
	for _, c := range r.Causes {
		rule, x := r.shownBy(c)
		var text strings.Builder
		screen(&text, rule, "", x, TextOptions{})
		data.CauseList = append(data.CauseList, pageCause{
			Cause: c, Mark: r.mark(c), Names: oneLine(strings.Join(c.Rules, ", ")), Screen: text.String(), Source: rule.Source,
		})
	}
	for _, g := range r.attention() {
		shown := pageGroup{Heading: g.heading}
		for _, rule := range g.rules {
			p := pageRule{RuleResult: rule}
			if c, shown := r.causeShownBy(rule); shown {
				p.Standing = "Shown above: " + oneLine(c.Title) + "."
			} else if rule.hasScreen() {
				p.Screen = RuleText(r, rule)
			} else {
				p.Standing = oneLine(rule.standing())
			}
			shown.Rules = append(shown.Rules, p)
		}
		data.Groups = append(data.Groups, shown)
	}
	var b bytes.Buffer
	if err := page.Execute(&b, data); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// codeSpans shows `text` between backticks as code, everything escaped.
func codeSpans(s string) template.HTML {
	spans := strings.Split(oneLine(s), "`")
	if len(spans)%2 == 0 {
		return template.HTML(template.HTMLEscapeString(oneLine(s))) //nolint:gosec // escaped in this line
	}
	var b strings.Builder
	for i, span := range spans {
		if i%2 == 1 {
			b.WriteString("<code>" + template.HTMLEscapeString(span) + "</code>")
			continue
		}
		b.WriteString(template.HTMLEscapeString(span))
	}
	return template.HTML(b.String()) //nolint:gosec // every span was escaped above
}

// isURL tells a source that can be a link from one that is only named.
func isURL(s string) bool { return strings.HasPrefix(s, "https://") && !strings.ContainsAny(s, " \n") }
