package conformance_test

import (
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// TestLackingOperation: what a target does not claim to have is unsupported, whatever
// its way to say so, and no rule is broken by it.
func TestLackingOperation(t *testing.T) {
	page := func(c targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
		if c.Operation != "ReplicateKey" {
			return ask()
		}
		return targets.Exchange{
			Region: c.Region, Operation: c.Operation, Status: http.StatusNotImplemented, Body: []byte("not here"),
			Code: "UnknownError", NotImplemented: "501 text", Attempts: 1,
		}
	}
	for name, intercept := range map[string]interceptor{"in the envelope": lacking("ReplicateKey"), "as text": page} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			report := certify(t, wrapped{embedded(t), intercept}, func(s *conformance.Settings) { s.Calls, s.Checks = 600, 3 })
			assert.Equal(t, reports.Inconclusive, report.Verdict, report.Why())
			assert.Contains(t, report.Opening(), "inconclusive: the target lacks ReplicateKey; ")
			assert.Empty(t, report.Counterexamples)
			for _, id := range []string{"MRK-REPLICATE-01", "MRK-REPLICATE-E05", "MRK-ENVELOPE-ReplicateKey"} {
				rule := ruleOf(t, report, id)
				assert.Equal(t, reports.Unsupported, rule.Status, id)
				assert.Equal(t, "the target does not implement ReplicateKey", rule.Reason, id)
			}
			assert.Equal(t, reports.NotExercised, ruleOf(t, report, "MRK-INTEROP-02").Status, "it needs a replica")
			assert.Equal(t, reports.Pass, ruleOf(t, report, "MRK-CREATE-01").Status)
		})
	}
}

// TestLackingImports: a target without them that makes every key Enabled at once is told
// about the key and about nothing that it does not have.
func TestLackingImports(t *testing.T) {
	t.Parallel()
	operations := []string{"GetParametersForImport", "ImportKeyMaterial", "DeleteImportedKeyMaterial"}
	page := func(c targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
		if !slices.Contains(operations, c.Operation) {
			return ask()
		}
		return targets.Exchange{
			Region: c.Region, Operation: c.Operation, Status: http.StatusInternalServerError, Body: []byte("<html>"),
			NotImplemented: "500 HTML", Attempts: 1,
		}
	}
	report := certify(t, wrapped{embedded(t, "external-enabled-at-once"), page}, func(s *conformance.Settings) { s.Calls = 4000 })
	assert.Equal(t, reports.Fail, ruleOf(t, report, "MRK-CREATE-09").Status)
	for _, c := range report.Counterexamples {
		last, err := language.ParseCommand(c.Program[len(c.Program)-1])
		require.NoError(t, err)
		assert.NotContains(t, operations, string(last.Op), c.Rule)
	}
	for _, id := range []string{"MRK-ENVELOPE-GetParametersForImport", "MRK-ENVELOPE-DeleteImportedKeyMaterial"} {
		assert.Equal(t, reports.Unsupported, ruleOf(t, report, id).Status, id)
	}
}

// TestLackingKeySpec: whether ML-DSA keys may be multi-Region AWS does not say, and a target
// may have none at all. No rule is broken by it, nor by what then has no key.
func TestLackingKeySpec(t *testing.T) {
	for _, code := range []string{"UnsupportedOperationException", "ValidationException"} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			refused := 0
			without := func(c targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
				if spec, _ := c.Params["KeySpec"].(string); c.Operation != "CreateKey" || !strings.HasPrefix(spec, "ML_DSA") {
					return ask()
				}
				refused++
				e := refusal(c, http.StatusBadRequest, code)
				e.RequestID, e.ContentType = "1", "application/x-amz-json-1.1"
				return e
			}
			report := certify(t, wrapped{embedded(t), without}, func(s *conformance.Settings) { s.Calls, s.Workers = 5000, 1 })
			assert.Equal(t, reports.Conformant, report.Verdict, report.Why())
			assert.Empty(t, broken(report))
			assert.GreaterOrEqual(t, refused, 2, "keys that were asked for")
		})
	}
}
