package reference

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestChaosIsReadFromText(t *testing.T) {
	t.Parallel()
	got, err := ParseChaos("stale=200ms,latency=50ms,converge=8m,throttle=2%,error=1%,cut-before=1%,cut-after=0.5%,seed=7")
	require.NoError(t, err)
	assert.Equal(t, Chaos{
		Stale: 200 * time.Millisecond, Latency: 50 * time.Millisecond, Converge: 8 * time.Minute,
		Throttle: 0.02, Fail: 0.01, CutBefore: 0.01, CutAfter: 0.005, Seed: 7,
	}, got)
	for spec, want := range map[string]string{
		"stale=2":                     "stale=2 is no duration from 0s to 1h: write it as in stale=200ms",
		"stale=2h":                    "stale=2h is no duration from 0s to 1h: write it as in stale=200ms",
		"throttle=2":                  "throttle=2 is no share from 0% to 100%: write it as in throttle=2%",
		"error=NaN%":                  "error=NaN% is no share from 0% to 100%: write it as in error=2%",
		"error=1%,error=1%":           "error is given twice",
		"seed=-1":                     "seed=-1 is no whole number",
		"cut=1%":                      `there is no setting "cut": choose from stale, latency, converge, throttle, error, cut-before, cut-after, seed`,
		"throttle=60%,cut-before=60%": "throttle, error, cut-before and cut-after are 120% together: 100% at most",
	} {
		_, err := ParseChaos(spec)
		assert.EqualError(t, err, want)
	}
}

// A copy of an account has keys of its own, and the same key material.
func TestACopyOfAnAccountIsOfItsOwn(t *testing.T) {
	t.Parallel()
	a := newAccount("111122223333", time.Millisecond, time.Second, mustDecide(t))
	set := &keySet{account: a, id: "k", members: map[string]*key{}, materials: []*material{{id: "m"}}}
	k := &key{set: set, id: "k", region: "us-east-1", tags: map[string]string{"a": "1"}}
	set.members[k.region] = k
	a.enter(k)

	c := cloneAccount(a)
	k.tags["a"], k.description = "2", "changed"
	twin := c.region("us-east-1").keys["k"]
	assert.Equal(t, "1", twin.tags["a"])
	assert.Empty(t, twin.description)
	assert.Same(t, c, twin.set.account)
	assert.Same(t, twin, twin.set.members["us-east-1"])
	assert.Same(t, set.materials[0], twin.set.materials[0])
	assert.Same(t, a.decide, c.decide)
}

func mustDecide(t *testing.T) *decisions {
	t.Helper()
	d, err := decisionsWith(nil)
	require.NoError(t, err)
	return d
}
