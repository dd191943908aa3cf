package conformance_test

import (
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// altered changes what is answered: the raw body and what the SDK makes of it.
func altered(change func(c targets.Call, body map[string]any)) interceptor {
	return func(c targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
		e := ask()
		if e.Status != http.StatusOK {
			return e
		}
		return saying(e, rewritten(c, e.Body, change), rewritten(c, e.Typed, change))
	}
}

func rewritten(c targets.Call, text []byte, change func(c targets.Call, body map[string]any)) []byte {
	body := map[string]any{}
	if json.Unmarshal(text, &body) != nil {
		return text
	}
	change(c, body)
	out, _ := json.Marshal(body) // it was JSON before
	return out
}

// judgedRules are those that a run judged.
func judgedRules(report *reports.Report) int { return report.Coverage.Judged }

// TestAbsentAccount: where the answers lack AWSAccountId, the account is known from the ARNs, and
// everything else is judged all the same.
func TestAbsentAccount(t *testing.T) {
	t.Parallel()
	budget := func(s *conformance.Settings) { s.Calls, s.Workers = 6000, 1 }
	whole := certify(t, wrapped{embedded(t), altered(func(targets.Call, map[string]any) {})}, budget)
	without := altered(func(_ targets.Call, body map[string]any) {
		for _, name := range []string{"KeyMetadata", "ReplicaKeyMetadata"} {
			if meta, ok := body[name].(map[string]any); ok {
				delete(meta, "AWSAccountId")
			}
		}
	})
	blind := certify(t, wrapped{embedded(t), without}, budget)
	assert.Greater(t, float64(judgedRules(blind)), 0.8*float64(judgedRules(whole)))
	var accused []string
	for _, rule := range blind.Rules {
		if rule.Status == reports.Fail {
			accused = append(accused, rule.ID)
		}
	}
	assert.Equal(t, []string{"MRK-META-09"}, accused, ruleOf(t, blind, "MRK-META-09"))
}

// TestNoProofOfOneStore: a list without keys and a refusal in other words say nothing of whose
// keys a Region finds, so that what compares Regions is judged.
func TestNoProofOfOneStore(t *testing.T) {
	for name, intercept := range map[string]interceptor{
		"an empty list": altered(func(c targets.Call, body map[string]any) {
			if c.Operation == "ListKeys" {
				body["Keys"], body["Truncated"] = []any{}, false
				delete(body, "NextMarker")
			}
		}),
		"ValidationException for NotFoundException": func(c targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
			e := ask()
			if e.Code == "NotFoundException" {
				e = saying(e, []byte(`{"__type":"ValidationException","message":"no such key"}`), nil)
				e.Code = "ValidationException"
			}
			return e
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			report := certify(t, wrapped{embedded(t), intercept}, func(s *conformance.Settings) { s.Calls, s.Workers = 3000, 1 })
			for _, id := range []string{"MRK-ID-04", "MRK-INTEROP-02", "MRK-INDEP-04", "MRK-REPLICATE-12"} {
				assert.Equal(t, reports.Pass, ruleOf(t, report, id).Status, "%s: %s", id, ruleOf(t, report, id).Reason)
			}
			for _, rule := range report.Rules {
				assert.NotContains(t, rule.Reason, "one store", rule.ID)
			}
		})
	}
}
