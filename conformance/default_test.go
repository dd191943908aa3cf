package conformance_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// TestTheDefaultBudgetIsEnough: with the smaller of the two default budgets a sound target gives
// the evidence that the claim takes, and what is easily passed over is really called.
func TestTheDefaultBudgetIsEnough(t *testing.T) {
	if testing.Short() {
		t.Skip("20,000 calls take a while")
	}
	for name, target := range map[string]targets.Target{"a clock that moves": embedded(t), "a clock of its own": unmoved{embedded(t)}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			report := certify(t, target, func(s *conformance.Settings) { s.Calls, s.Checks = conformance.EndpointCalls, 3 })
			assert.Equal(t, reports.Conformant, report.Verdict, report.Why())
			assert.GreaterOrEqual(t, ruleOf(t, report, "MRK-INTEROP-07").Checked, 30, "corrupt ciphertext")
			waiting := map[string]int{}
			for _, s := range report.Reached.States {
				if s.State == "PendingReplicaDeletion" {
					waiting[s.Operation] = s.Calls
				}
			}
			for _, operation := range []string{
				"Encrypt", "Decrypt", "ReEncrypt", "GenerateDataKey", "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext",
				"Sign", "Verify", "GetPublicKey", "GenerateMac", "VerifyMac", "DeriveSharedSecret",
			} {
				assert.Positive(t, waiting[operation], "%s of a primary that waits for its replicas", operation)
			}
			for _, rule := range report.Rules {
				if rule.Level == reports.Must && rule.Checked < 3 {
					assert.True(t, rule.Exempt, "%s was evaluated %d times: %s", rule.ID, rule.Checked, rule.Reason)
					assert.NotContains(t, rule.Reason, "no answer of this run")
				}
			}
		})
	}
}
