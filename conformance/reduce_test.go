package conformance

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/targets"
)

// faulty is the reference with one planted fault.
func faulty(t *testing.T, fault string) targets.Target {
	t.Helper()
	target, err := targets.NewReference(targets.ReferenceOptions{Faults: strings.Fields(fault)})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, target.Close()) })
	return target
}

// reductionOn is a reduction for a rule on a target.
func reductionOn(target targets.Target, rule rules.ID) *reduction {
	runner := &Runner{Target: target, Timing: timing(Strong), Identity: Identity{Prefix: "x"}}
	return newReduction(runner, rule, 1, toRegions(target.Info().Regions))
}

// TestMinimal: programs that no further edit makes simpler.
func TestMinimal(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, fault string
		rule        rules.ID
		line, want  string
	}{
		{
			"spec and usage fall together", "replica-tags-lost", "MRK-REPLICATE-04",
			"k1 = CreateKey @us-east-1 multiRegion spec=HMAC_256 usage=GENERATE_VERIFY_MAC; ReplicateKey k1 @us-east-1 -> eu-west-1 tags=team/red",
			"k1 = CreateKey @us-east-1 multiRegion; ReplicateKey k1 @us-east-1 -> eu-west-1 tags=team/red",
		},
		{
			"the Decrypt of another key in the place of the Inspect that made it", "decrypt-ignores-key-id", "MRK-INTEROP-08",
			"k1 = CreateKey @us-east-1; k2 = CreateKey @us-east-1; Encrypt k1 @us-east-1 -> c1; Inspect k1",
			"k1 = CreateKey @us-east-1; k2 = CreateKey @us-east-1; Encrypt k1 @us-east-1 -> c1; Decrypt c1 @us-east-1 key=k2",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := reductionOn(faulty(t, test.fault), test.rule)
			best, err := r.reduce(t.Context(), []sighting{{program: parsed(t, test.line)}})
			require.NoError(t, err)
			require.NotNil(t, best, "the program breaks the rule")
			assert.Equal(t, test.want, strings.Join(best.program.Lines(), "; "))
		})
	}
}

// flickering is a target of which a share of the sessions meets a faulty one.
type flickering struct {
	targets.Target
	faulty targets.Target
	share  float64
}

func (f flickering) Open(ctx context.Context, program uint64) (targets.Session, error) {
	if rand.New(rand.NewPCG(program, 0)).Float64() < f.share {
		return f.faulty.Open(ctx, program)
	}
	return f.Target.Open(ctx, program)
}

// long is a program of many commands that breaks MRK-REPLICATE-04 on a target that loses tags.
func long() string {
	lines := []string{"k1 = CreateKey @us-east-1 multiRegion"}
	for range 25 {
		lines = append(lines, "UpdateKeyDescription k1 @us-east-1 description=changed", "DescribeKey k1 @us-east-1")
	}
	return strings.Join(append(lines, "ReplicateKey k1 @us-east-1 -> eu-west-1 tags=team/red"), "; ")
}

// TestFlakyRuleHasAnAllowance: of a rule that is broken now and then only the reduction ends
// where its share of the budget does, whatever the odds and whether its program was ever
// broken again; one that is broken each time is reduced to the end.
func TestFlakyRuleHasAnAllowance(t *testing.T) {
	t.Parallel()
	const rule, allowance = rules.ID("MRK-REPLICATE-04"), 400
	for _, share := range []float64{0, 0.05, 0.2, 0.5, 0.7, 1} {
		r := reductionOn(flickering{faulty(t, ""), faulty(t, "replica-tags-lost"), share}, rule)
		r.allowance = allowance
		p := parsed(t, long())
		best, err := r.reduce(t.Context(), []sighting{{program: p}, {program: p[1:]}, {program: p}})
		require.NoError(t, err)
		if best != nil {
			reproduced, of, err := r.confirm(t.Context(), confirmations)
			require.NoError(t, err)
			assert.True(t, share < 0.5 || reproduced > 0, "share %g: %d of %d", share, reproduced, of)
		}
		if share == 1 {
			assert.Len(t, best.program, 2)
			continue
		}
		assert.LessOrEqual(t, r.calls, allowance, "share %g", share)
	}
}
