package conformance

import (
	"context"
	"fmt"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
	"os"
	"testing"
	"time"
)

func TestZZ(t *testing.T) {
	var faults []string
	if f := os.Getenv("FAULT"); f != "" {
		faults = []string{f}
	}
	tg, err := targets.NewReference(targets.ReferenceOptions{Faults: faults})
	if err != nil {
		t.Fatal(err)
	}
	defer tg.Close()
	s := DefaultSettings()
	s.Out = "/tmp/zzout"
	if os.Getenv("CALLS") != "" {
		fmt.Sscan(os.Getenv("CALLS"), &s.Calls)
	}
	if os.Getenv("SEED") != "" {
		fmt.Sscan(os.Getenv("SEED"), &s.Seed)
	}
	b := time.Now()
	r, err := Certify(context.Background(), tg, s, nil)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(time.Since(b), r.Run.Programs, r.Run.Calls)
	reports.Summary(os.Stdout, r, reports.TextOptions{})
	for _, c := range r.Counterexamples {
		fmt.Println("##", c.Rule, c.Length, c.Executions, c.Calls, c.Reproduced)
		for _, l := range c.Program {
			fmt.Println("   ", l)
		}
		fmt.Println("  E:", c.Expected, "\n  O:", c.Observed)
	}
	if os.Getenv("FAULT") == "" {
		for _, x := range r.Rules {
			if x.Checked < 30 {
				fmt.Println(x.ID, x.Status, x.Checked, x.Reason)
			}
		}
		for _, n := range r.Notes {
			fmt.Println(n)
		}
	}
}
