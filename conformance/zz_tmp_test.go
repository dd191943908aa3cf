package conformance_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/mrkconform/mrkconform/conformance"
)

func TestZZ(t *testing.T) {
	id := os.Getenv("ZZ_FAULT")
	if id == "" {
		t.Skip()
	}
	report := certify(t, embedded(t, strings.Split(id, ",")...), func(s *conformance.Settings) {
		s.Calls = 10000
		s.Seed = 1
		if v := os.Getenv("ZZ_SEED"); v != "" {
			fmt.Sscan(v, &s.Seed)
		}
	})
	for _, c := range report.Counterexamples {
		fmt.Println("==", c.Rule, c.Length, "of", c.OriginalLength)
		for _, l := range c.Program {
			fmt.Println("   ", l)
		}
		fmt.Println("  expected:", c.Expected, "\n  observed:", c.Observed)
	}
}
