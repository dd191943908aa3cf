package conformance_test

import (
	"math/rand/v2"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// absent are the ways in which targets say that they lack an operation.
var absent = map[string]func(c targets.Call) targets.Exchange{
	"501 text": func(c targets.Call) targets.Exchange {
		return targets.Exchange{
			Region: c.Region, Operation: c.Operation, Status: http.StatusNotImplemented, Body: []byte("not here"),
			Code: "UnknownError", NotImplemented: "501 text", Attempts: 1,
		}
	},
	"400 InvalidAction": func(c targets.Call) targets.Exchange {
		e := refusal(c, http.StatusBadRequest, "InvalidAction")
		e.NotImplemented = "InvalidAction"
		return e
	},
	"400 UnknownOperationException": func(c targets.Call) targets.Exchange {
		e := refusal(c, http.StatusBadRequest, "UnknownOperationException")
		e.NotImplemented = "UnknownOperationException"
		return e
	},
	"501 InternalFailure": func(c targets.Call) targets.Exchange {
		e := refusal(c, http.StatusNotImplemented, "InternalFailure")
		e.NotImplemented = "501 InternalFailure"
		return e
	},
}

// TestLackingInWhateverWay: an operation that the target lacks is asked for a few times before
// anything is judged and never again; with its answers it breaks and holds no rule.
func TestLackingInWhateverWay(t *testing.T) {
	for how, answer := range absent {
		for _, operation := range []string{"UpdatePrimaryRegion", "GenerateMac", "DeriveSharedSecret"} {
			t.Run(operation+" "+how, func(t *testing.T) {
				t.Parallel()
				var unsupported [2]string
				for i := range unsupported {
					var calls atomic.Int64
					without := func(c targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
						if c.Operation != operation {
							return ask()
						}
						calls.Add(1)
						return answer(c)
					}
					report := certify(t, wrapped{embedded(t), without}, func(s *conformance.Settings) {
						s.Calls, s.Workers, s.Seed = 900, 1, uint64(i)+1
					})
					assert.Empty(t, broken(report))
					assert.LessOrEqual(t, calls.Load(), int64(3))
					for _, rule := range report.Rules {
						if strings.HasPrefix(rule.ID, "MRK-STATE-"+operation+"-") || rule.ID == "MRK-ENVELOPE-"+operation {
							assert.Equal(t, reports.Unsupported, rule.Status, rule.ID)
							assert.Zero(t, rule.Checked, rule.ID)
						}
						if rule.Status == reports.Unsupported {
							assert.Equal(t, "the target does not implement "+operation, rule.Reason, rule.ID)
							unsupported[i] += rule.ID + " "
						}
					}
				}
				assert.Equal(t, unsupported[0], unsupported[1], "whatever the seed")
			})
		}
	}
}

// TestOneStumbleIsNoLack: a connection that drops once, or a page that comes once, does not make
// an operation lacking.
func TestOneStumbleIsNoLack(t *testing.T) {
	for name, stumble := range map[string]targets.Exchange{
		"dropped": {Lost: "connection dropped before an answer", NotImplemented: "connection dropped", Attempts: 1},
		"page": {
			Status: http.StatusInternalServerError, Body: []byte("<html>"), ContentType: "text/html", Code: "UnknownError",
			NotImplemented: "500 HTML", Attempts: 1,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var calls atomic.Int64
			once := func(c targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
				if c.Operation != "UpdatePrimaryRegion" || calls.Add(1) > 1 {
					return ask()
				}
				e := stumble
				e.Region, e.Operation = c.Region, c.Operation
				return e
			}
			report := certify(t, wrapped{embedded(t), once}, func(s *conformance.Settings) { s.Calls, s.Workers = 900, 1 })
			for _, rule := range report.Rules {
				assert.NotEqual(t, reports.Unsupported, rule.Status, rule.ID)
			}
			assert.Greater(t, calls.Load(), int64(10))
		})
	}
}

// TestAPageToEachValidRequestIsACrash: who knows that there is no such key has the operation.
func TestAPageToEachValidRequestIsACrash(t *testing.T) {
	t.Parallel()
	crashes := func(c targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
		id, _ := c.Params["KeyId"].(string)
		if c.Operation != "UpdatePrimaryRegion" || strings.Contains(id, "0f1e2d3c4b5a69788796a5b4c3d2e1f0") {
			return ask()
		}
		return targets.Exchange{
			Region: c.Region, Operation: c.Operation, Status: http.StatusInternalServerError, Body: []byte("<html>"), ContentType: "text/html",
			Code: "UnknownError", NotImplemented: "500 HTML", Attempts: 1,
		}
	}
	report := certify(t, wrapped{embedded(t), crashes}, func(s *conformance.Settings) { s.Calls, s.Workers = 1500, 1 })
	assert.Equal(t, reports.Nonconformant, report.Verdict, report.Why())
	assert.Equal(t, reports.Fail, ruleOf(t, report, "MRK-ENVELOPE-UpdatePrimaryRegion").Status)
}

// TestNotImplementedIsNotUnknown: where the target says that there is no such operation, nothing
// was done, so that what is seen of it afterwards is wrong.
func TestNotImplementedIsNotUnknown(t *testing.T) {
	for how, answer := range absent {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			secretly := func(c targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
				if c.Operation != "DisableKey" {
					return ask()
				}
				e := ask()
				shown := answer(c)
				shown.Start, shown.End = e.Start, e.End
				return shown
			}
			runner := &conformance.Runner{Target: wrapped{embedded(t), secretly}}
			e, err := runner.Run(t.Context(), 1, 0, program(t, "k1 = CreateKey @us-east-1\nDescribeKey k1 @us-east-1\nDisableKey k1 @us-east-1\nDescribeKey k1 @us-east-1"))
			assert.NoError(t, err)
			last := e.Steps[3].Calls[0].Findings
			wrong := 0
			for _, f := range last {
				if !f.Held {
					wrong++
				}
			}
			assert.Positive(t, wrong, "the key is Disabled all the same")
		})
	}
}
