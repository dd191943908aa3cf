package conformance_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/reports"
	"github.com/mrkconform/mrkconform/targets"
)

// TestOtherPartitions: the reference follows the rules in every partition, and what takes a third Region
// is told from what the target does not show.
func TestOtherPartitions(t *testing.T) {
	t.Parallel()
	for _, regions := range []string{"cn-north-1,cn-northwest-1", "us-iso-east-1,us-iso-west-1", "us-gov-east-1,us-gov-west-1"} {
		t.Run(regions, func(t *testing.T) {
			t.Parallel()
			target, err := targets.NewReference(targets.ReferenceOptions{Regions: strings.Split(regions, ",")})
			require.NoError(t, err)
			t.Cleanup(func() { require.NoError(t, target.Close()) })
			report := certify(t, target, func(s *conformance.Settings) { s.Calls, s.Checks = 24_000, 3 })
			assert.Equal(t, reports.Conformant, report.Verdict, report.Why())
			assert.Equal(t, "it takes keys in three Regions, and this run has two", ruleOf(t, report, "MRK-PRIMARY-03").Reason)
			assert.Equal(t, reports.Pass, ruleOf(t, report, "MRK-REPLICATE-E19").Status)
		})
	}
}

// TestPartitionsAreThoseOfTheSDK: every Region of the SDK's list is in the partition that the list says.
func TestPartitionsAreThoseOfTheSDK(t *testing.T) {
	t.Parallel()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/aws/aws-sdk-go-v2").Output()
	require.NoError(t, err)
	text, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "internal", "endpoints", "awsrulesfn", "partitions.json"))
	require.NoError(t, err)
	var list struct {
		Partitions []struct {
			ID      string                     `json:"id"`
			Regions map[string]json.RawMessage `json:"regions"`
		} `json:"partitions"`
	}
	require.NoError(t, json.Unmarshal(text, &list))
	require.Greater(t, len(list.Partitions), 7)
	for _, p := range list.Partitions {
		for r := range p.Regions {
			if !strings.HasSuffix(r, "-global") {
				assert.Equal(t, p.ID, model.PartitionOf(language.Region(r)), r)
			}
		}
	}
}
