package conformance

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/mrkconform/mrkconform/targets"
	"github.com/mrkconform/mrkconform/targets/reference"
)

func TestZF(t *testing.T) {
	only := os.Getenv("FAULT")
	for _, f := range reference.Faults() {
		if only != "" && f.ID != only {
			continue
		}
		tg, err := targets.NewReference(targets.ReferenceOptions{Faults: []string{f.ID}})
		if err != nil {
			t.Fatal(err)
		}
		s := DefaultSettings()
		s.Calls = 8000
		r, err := Certify(context.Background(), tg, s, nil)
		tg.Close()
		if err != nil {
			fmt.Println("ERR", f.ID, err)
			continue
		}
		var parts []string
		hit := "MISS"
		for _, x := range r.Rules {
			if x.Status == "fail" {
				l, ex := 0, 0
				for _, c := range r.Counterexamples {
					if c.ID == x.Counterexample {
						l, ex = c.Length, c.Executions
					}
				}
				mark := ""
				if slices.Contains(f.Rules, x.ID) {
					hit = "ok"
				} else if x.Level == "must" {
					mark = "!"
				}
				parts = append(parts, fmt.Sprintf("%s%s:%d(%d)", mark, x.ID, l, ex))
			}
		}
		fmt.Printf("%s %s least %d rules %v -> %s\n", hit, f.ID, f.Least, f.Rules, strings.Join(parts, " "))
		if only != "" {
			for _, c := range r.Counterexamples {
				fmt.Println("##", c.Rule, c.Length, strings.Join(c.Program, " ; "), "\n   E:", c.Expected, "\n   O:", c.Observed)
			}
		}
	}
}
