package conformance_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets/reference"
)

// mannerCalls is the budget with which each manner is judged.
const mannerCalls = 3000

// TestMannersAccuseNobody: answers that AWS gives too, or may give, break no rule.
func TestMannersAccuseNobody(t *testing.T) {
	for _, manner := range reference.Manners() {
		if manner.Eventual {
			continue // only the rules of eventual consistency can let it pass
		}
		t.Run(manner.ID, func(t *testing.T) {
			t.Parallel()
			report := certify(t, embedded(t, manner.ID), func(s *conformance.Settings) { s.Calls, s.Checks = mannerCalls, 0 })
			for _, rule := range report.Rules {
				if rule.Level == reports.Must {
					assert.NotEqual(t, reports.Fail, rule.Status, "%s (%s) is accused of %s", manner.ID, manner.Source, rule.ID)
				}
			}
		})
	}
}
