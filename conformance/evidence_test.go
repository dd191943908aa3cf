package conformance_test

import (
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// crash is how servers fail in AWS's envelope.
func crash(c targets.Call) targets.Exchange {
	e := refusal(c, http.StatusInternalServerError, "InternalError")
	e.Message = "exception while calling kms." + c.Operation + ": 'KeyError'"
	return e
}

// crashing fails at the calls that it is told about.
func crashing(at func(c targets.Call) bool) interceptor {
	return func(c targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
		if at(c) {
			return crash(c)
		}
		return ask()
	}
}

// died answers a number of calls and is gone then.
func died(after int64) interceptor {
	var calls atomic.Int64
	return func(c targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
		if calls.Add(1) > after {
			return targets.Exchange{Region: c.Region, Operation: c.Operation, Lost: targets.ConnectionRefused, Attempts: 1}
		}
		return ask()
	}
}

// TestNoClaimForATargetThatFails: whatever such a target holds, it is not conformant, and the
// first line that people read says why.
func TestNoClaimForATargetThatFails(t *testing.T) {
	for name, test := range map[string]struct {
		intercept interceptor
		verdict   reports.Verdict
		first     string // begins the first line
	}{
		"killed halfway": {
			died(1000), reports.Inconclusive, "inconclusive: the target stopped answering after ",
		},
		"500 to everything": {
			crashing(func(targets.Call) bool { return true }), reports.Inconclusive,
			"inconclusive: the target stopped answering after 1",
		},
		"a third throttled": {
			func(c targets.Call, random *rand.Rand, ask func() targets.Exchange) targets.Exchange {
				if random.Float64() < 0.3 {
					return refusal(c, http.StatusBadRequest, "ThrottlingException")
				}
				return ask()
			}, reports.Inconclusive, "inconclusive: ",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			report := certify(t, wrapped{embedded(t), test.intercept}, func(s *conformance.Settings) {
				s.Calls, s.Checks, s.Workers = 2000, 3, 1
			})
			assert.Equal(t, test.verdict, report.Verdict, report.Why())
			assert.Equal(t, 2, report.ExitCode())
			assert.Truef(t, strings.HasPrefix(report.Opening(), test.first), "%s", report.Opening())
			for _, p := range report.Profiles {
				assert.NotEqual(t, reports.Conformant, p.Verdict, p.Name)
			}
			var b strings.Builder
			require.NoError(t, reports.Summary(&b, report, reports.TextOptions{}))
			assert.True(t, strings.HasPrefix(b.String(), test.first), "the screen begins with it")
		})
	}
}

// TestThrottlesAreCounted: the line names them.
func TestThrottlesAreCounted(t *testing.T) {
	t.Parallel()
	third := func(c targets.Call, random *rand.Rand, ask func() targets.Exchange) targets.Exchange {
		if random.Float64() < 0.3 {
			return refusal(c, http.StatusBadRequest, "ThrottlingException")
		}
		return ask()
	}
	report := certify(t, wrapped{embedded(t), third}, func(s *conformance.Settings) { s.Calls, s.Workers = 2000, 1 })
	assert.Regexp(t, `^inconclusive: \d+ of 1\d\d\d \((2[6-9]|3[0-4])\.\d %\) calls had no outcome, \d+ of them throttled$`, report.Opening())
	assert.Empty(t, broken(report), "a throttle accuses nobody")
	assert.Equal(t, report.Run.Unknown, report.Run.Throttled)
}

// hmacImport fails at imports into HMAC keys.
func hmacImport() interceptor {
	var macs sync.Map
	return func(c targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
		id, _ := c.Params["KeyId"].(string)
		if _, ok := macs.Load(id); ok && c.Operation == "ImportKeyMaterial" {
			return crash(c)
		}
		e := ask()
		if spec, _ := c.Params["KeySpec"].(string); c.Operation == "CreateKey" && strings.HasPrefix(spec, "HMAC") && e.Status == http.StatusOK {
			macs.Store(keyID(e), true)
		}
		return e
	}
}

// TestACrashThatRepeatsIsAnAnswer: a server's error that comes three times of three is what the
// target answers, so that the rule on the right answer is broken, with the server's own words.
func TestACrashThatRepeatsIsAnAnswer(t *testing.T) {
	operation := func(names ...string) interceptor {
		return crashing(func(c targets.Call) bool {
			for _, name := range names {
				if c.Operation == name {
					return true
				}
			}
			return false
		})
	}
	valid := func(c targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
		e := ask()
		if c.Operation == "UpdatePrimaryRegion" && e.Status == http.StatusOK {
			return crash(c)
		}
		return e
	}
	for name, test := range map[string]struct {
		intercept interceptor
		rules     []string
		program   []string // of the first rule
		times     string
		never     string // an operation that never succeeded
	}{
		"ReplicateKey and ScheduleKeyDeletion": {
			operation("ReplicateKey", "ScheduleKeyDeletion"),
			[]string{"MRK-REPLICATE-01"},
			[]string{`^k1 = CreateKey @\S+ multiRegion`, `ReplicateKey k1 @\S+ -> \S+$`},
			" (3 of 3 times)", "ReplicateKey",
		},
		"valid UpdatePrimaryRegion": {
			// It is carried out all the same, so that it is refused when it is asked for again.
			valid, []string{"MRK-PRIMARY-01"}, nil, "", "UpdatePrimaryRegion",
		},
		"HMAC import": {hmacImport(), []string{"MRK-IMPORT-08", "MRK-STATE-ImportKeyMaterial-PI"}, nil, " (3 of 3 times)", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			report := certify(t, wrapped{embedded(t), test.intercept}, func(s *conformance.Settings) { s.Calls, s.Checks, s.Workers = 6000, 3, 1 })
			assert.Equal(t, reports.Nonconformant, report.Verdict, report.Why())
			for _, id := range test.rules {
				rule := ruleOf(t, report, id)
				require.Equal(t, reports.Fail, rule.Status, "%s: %s; %v", id, rule.Reason, broken(report))
				example := exampleOf(t, report, rule)
				assert.Contains(t, example.Observed, "HTTP 500 InternalError: exception while calling kms.")
				assert.Contains(t, example.Observed, "'KeyError'"+test.times)
				assert.Equal(t, "3/3", example.Reproduced)
				if test.program != nil {
					// In whatever Regions: only the program that shows the whole cause gets the first.
					assert.Regexp(t, strings.Join(test.program, "\n"), strings.Join(example.Program, "\n"))
				}
			}
			for _, o := range report.Operations {
				if o.Operation == test.never {
					assert.Zero(t, o.OK)
					assert.Contains(t, o.Said, "HTTP 500 InternalError")
				}
			}
		})
	}
}

// exampleOf is the program of a rule.
func exampleOf(t *testing.T, report *reports.Report, rule reports.RuleResult) reports.Counterexample {
	t.Helper()
	for _, c := range report.Counterexamples {
		if c.ID == rule.Counterexample {
			return c
		}
	}
	t.Fatalf("%s has no program", rule.ID)
	return reports.Counterexample{}
}

// TestGatewayPages: those that come now and then accuse nobody, and those that always come at
// one call are what the target answers there.
func TestGatewayPages(t *testing.T) {
	t.Parallel()
	page := func(c targets.Call) targets.Exchange {
		return targets.Exchange{
			Region: c.Region, Operation: c.Operation, Status: http.StatusBadGateway, Code: "UnknownError", ContentType: "text/html",
			Body: []byte("<html>502 Bad Gateway</html>"), Attempts: 1,
		}
	}
	sometimes := func(c targets.Call, random *rand.Rand, ask func() targets.Exchange) targets.Exchange {
		if random.Float64() < 0.04 {
			return page(c)
		}
		return ask()
	}
	report := certify(t, wrapped{embedded(t), sometimes}, func(s *conformance.Settings) { s.Calls, s.Workers = 2500, 1 })
	assert.Empty(t, broken(report))
	assert.Equal(t, reports.Conformant, report.Verdict, report.Why())
	assert.Positive(t, report.Run.Unknown)

	always := func(c targets.Call, _ *rand.Rand, ask func() targets.Exchange) targets.Exchange {
		if c.Operation == "TagResource" {
			return page(c)
		}
		return ask()
	}
	report = certify(t, wrapped{embedded(t), always}, func(s *conformance.Settings) { s.Calls, s.Workers = 2500, 1 })
	rule := ruleOf(t, report, "MRK-STATE-TagResource-En")
	require.Equal(t, reports.Fail, rule.Status, rule.Reason)
	assert.Equal(t, "HTTP 502 with an HTML page (3 of 3 times)", exampleOf(t, report, rule).Observed)
}
