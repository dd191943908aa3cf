package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/rules"
	"github.com/mrkconform/mrkconform/targets/reference"
)

func TestRules(t *testing.T) {
	got := mrkconform(t, "rules")
	assert.Equal(t, 0, got.code)
	assert.Empty(t, got.errs)
	lines := strings.Split(strings.TrimSuffix(got.out, "\n"), "\n")
	require.Len(t, lines, len(rules.All())+1)
	for i, rule := range rules.All() {
		assert.Equal(t, []string{string(rule.ID), string(rule.Level), string(rule.Profile), string(rule.Evidence)}, strings.Fields(lines[i])[:4])
		assert.True(t, strings.HasSuffix(lines[i], " "+rule.Title), lines[i])
	}
	assert.Equal(t, fmt.Sprintf("%d rules, hash %s; %d more rows of the rule book cannot be judged by calling a target",
		len(rules.All()), rules.Hash(), len(rules.Unobservable())), lines[len(lines)-1])
}

// TestRulesExplains pins the text of a rule with everything, of a row that is none, of a
// cell for which another rule stands, and of the row of an operation.
func TestRulesExplains(t *testing.T) {
	for _, id := range []string{"MRK-REPLICATE-E03", "MRK-REPLICATE-E25", "MRK-STATE-ReplicateKey-Di", "ReplicateKey"} {
		got := mrkconform(t, "rules", id)
		assert.Equal(t, 0, got.code)
		assert.Empty(t, got.errs)
		golden(t, "rules-"+id+".txt", got.out)
	}
}

func TestServeListsFaults(t *testing.T) {
	got := mrkconform(t, "serve", "--list-faults")
	assert.Equal(t, 0, got.code)
	assert.Empty(t, got.errs)
	var want strings.Builder
	for _, fault := range reference.Faults() {
		fmt.Fprintf(&want, "%-36s %s\n", fault.ID, fault.Title)
	}
	for _, manner := range reference.Manners() {
		fmt.Fprintf(&want, "%-36s %s (AWS may answer so)\n", manner.ID, manner.Title)
	}
	assert.Equal(t, want.String(), got.out)
}

// TestCheckAndReplay follows the trace of a counterexample through the commands.
func TestCheckAndReplay(t *testing.T) {
	dir := t.TempDir()
	require.Equal(t, 1, mrkconform(t, "certify", "--fault", "no-empty-replica-list", "--calls", "200", "--out", dir).code)
	trace := filepath.Join(dir, "traces", "MRK-META-05.ndjson")

	t.Run("check", func(t *testing.T) {
		got := mrkconform(t, "check", trace)
		assert.Equal(t, 1, got.code)
		assert.Empty(t, got.errs)
		golden(t, "check.txt", got.out)
	})
	t.Run("check, edited", func(t *testing.T) {
		text, err := os.ReadFile(trace)
		require.NoError(t, err)
		edited := strings.NewReplacer(`\"KeyManager\":\"CUSTOMER\"`, `\"KeyManager\":\"AWS\"`, rules.Hash(), "0000000000000000").Replace(string(text))
		got := mrkconform(t, "check", write(t, "edited.ndjson", edited))
		assert.Equal(t, 1, got.code)
		golden(t, "check-edited.txt", strings.ReplaceAll(got.out, rules.Hash(), "HASH"))
	})
	t.Run("check, sound", func(t *testing.T) {
		require.Equal(t, 2, mrkconform(t, "certify", "--calls", "200", "--out", dir+"/sound").code, "so few calls allow no claim")
		got := mrkconform(t, "check", filepath.Join(dir, "sound", "traces", "run.ndjson"))
		assert.Equal(t, 0, got.code)
		assert.Regexp(t, `^\d+ programs, \d+ rules judged, 0 broken\nThe verdicts are those that the run gave.\n$`, got.out)
	})

	answer := `      HTTP 200 {"KeyMetadata":{"AWSAccountId":"111122223333","Arn":"arn:aws:kms:us-east-1:111122223333:key/k1","CreationDate":1767225600.01,` +
		`"CurrentKeyMaterialId":"<material of k1>","CustomerMasterKeySpec":"SYMMETRIC_DEFAULT","Description":"","Enabled":true,` +
		`"EncryptionAlgorithms":["SYMMETRIC_DEFAULT"],"KeyId":"k1","KeyManager":"CUSTOMER","KeySpec":"SYMMETRIC_DEFAULT","KeyState":"Enabled",` +
		`"KeyUsage":"ENCRYPT_DECRYPT","MultiRegion":true,"MultiRegionConfiguration":{"MultiRegionKeyType":"PRIMARY",` +
		`"PrimaryKey":{"Arn":"arn:aws:kms:us-east-1:111122223333:key/k1","Region":"us-east-1"}REPLICAS},"Origin":"AWS_KMS"}}` + "\n"
	with := func(replicas string) string { return strings.Replace(answer, "REPLICAS", replicas, 1) }
	program := write(t, "program.txt", "# rule: MRK-META-05\nk1 = CreateKey @us-east-1 multiRegion\n")
	for _, file := range []string{trace, program} {
		for _, test := range []struct {
			name, flags string
			code        int
			out         string
		}{
			{"still fails", "--fault no-empty-replica-list", 1, "STILL FAILS  MRK-META-05\n   1  k1 = CreateKey @us-east-1 multiRegion\n" + with("") +
				"  MRK-META-05\n    expected: ReplicaKeys []\n    observed: ReplicaKeys absent\n"},
			{"fixed", "", 0, "FIXED  MRK-META-05\n   1  k1 = CreateKey @us-east-1 multiRegion\n" + with(`,"ReplicaKeys":[]`)},
			{
				"cannot replay", "--regions eu-west-1,us-west-2", 3,
				"CANNOT REPLAY  MRK-META-05\n  the program calls us-east-1: name its Regions with --regions us-east-1\n",
			},
		} {
			t.Run(test.name+" "+filepath.Ext(file), func(t *testing.T) {
				got := mrkconform(t, append([]string{"replay", file}, strings.Fields(test.flags)...)...)
				assert.Equal(t, result{test.code, test.out, ""}, got)
			})
		}
	}
	t.Run("nothing to replay", func(t *testing.T) {
		sound := filepath.Join(dir, "sound", "traces", "run.ndjson")
		got := mrkconform(t, "replay", sound)
		assert.Equal(t, result{3, sound + ": no program in it broke a rule, so that there is nothing to replay\n", ""}, got)
	})
}
