package command

import (
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/kong"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/model/rules"
)

// TestCommandsRepeatTheFlags: what a report prints to repeat a run is that run again.
func TestCommandsRepeatTheFlags(t *testing.T) {
	for want, flags := range map[string]TargetFlags{
		"":                                       {},
		"--target reference --fault a --fault b": {Target: "reference", Fault: []string{"a", "b"}},
		"--endpoint http://127.0.0.1:1 --regions us-east-1,eu-west-1":                              {Endpoint: []string{"http://127.0.0.1:1"}, Regions: []string{"us-east-1", "eu-west-1"}},
		"--endpoint us-east-1=http://a --endpoint eu-west-1=http://b":                              {Endpoint: []string{"us-east-1=http://a", "eu-west-1=http://b"}},
		"--endpoint 'http://{region}.local' --host-header 'kms.{region}.local'":                    {Endpoint: []string{"http://{region}.local"}, HostHeader: "kms.{region}.local"},
		"--ca-bundle 'my ca.pem' --credentials-file f --credentials-profile p --call-timeout 1m0s": {CABundle: "my ca.pem", CallTimeout: time.Minute, CredentialsFile: "f", CredentialsProfile: "p"},
	} {
		assert.Equal(t, want, flags.words())
	}
}

func TestShellWord(t *testing.T) {
	for want, word := range map[string]string{
		"plain-word/1.2:3": "plain-word/1.2:3",
		"'two words'":      "two words",
		`'it'\''s'`:        "it's",
		"'$HOME'":          "$HOME",
	} {
		assert.Equal(t, want, shellWord(word))
	}
}

func TestCommandOfARun(t *testing.T) {
	calls := 500
	c := Certify{Profile: []string{"core", "deletion"}, Seed: 3, Calls: &calls}
	c.Name, c.TargetVersion, c.Endpoint = "my kms", "1.2", []string{"http://127.0.0.1:1"}
	c.Consistency, c.CallTimeout = "eventual", 30*time.Second
	target, settings, err := c.Prepare()
	require.NoError(t, err)
	require.NoError(t, target.Close())
	assert.Equal(t, "go run . certify --endpoint http://127.0.0.1:1 --consistency eventual --name 'my kms' --target-version 1.2 --profile core,deletion --seed 3 --calls 500",
		settings.Command)
	assert.Equal(t, []rules.Profile{rules.Core, rules.Deletion}, settings.Profiles)
}

// TestABudgetOfNothingIsAMistake: what somebody wrote is not taken for "not given".
func TestABudgetOfNothingIsAMistake(t *testing.T) {
	for line, want := range map[string]string{
		"certify --calls 0":    "--calls must be 1 or more, not 0 (leave it out for the default)",
		"certify --calls=-3":   "--calls must be 1 or more, not -3 (leave it out for the default)",
		"certify --time 0s":    "--time must be more than 0s, not 0s (leave it out for a budget in calls)",
		"certify --time=-1s":   "--time must be more than 0s, not -1s (leave it out for a budget in calls)",
		"certify --workers 0":  "--workers must be 1 or more, not 0 (leave it out for the default)",
		"certify --calls 1":    "",
		"certify --time 1ns":   "",
		"certify":              "",
		"certify --workers=12": "",
	} {
		var parsed Line
		parser, err := kong.New(&parsed)
		require.NoError(t, err)
		_, err = parser.Parse(strings.Fields(line))
		require.NoError(t, err, line)
		target, settings, err := parsed.Certify.Prepare()
		if want != "" {
			require.EqualError(t, err, want, line)
			continue
		}
		require.NoError(t, err, line)
		require.NoError(t, target.Close())
		require.NoError(t, settings.Validate(), line)
	}
}

func TestTheDefaultBudgetIsThatOfTheTarget(t *testing.T) {
	target, settings, err := Certify{TargetFlags: TargetFlags{Endpoint: []string{"http://127.0.0.1:1"}}, Consistency: "strong"}.Prepare()
	require.NoError(t, err)
	require.NoError(t, target.Close())
	assert.Equal(t, conformance.EndpointCalls, settings.Calls)
	assert.Zero(t, settings.Time)
}

func TestExitCodeIsAnError(t *testing.T) {
	assert.EqualError(t, ExitCode(2), "exit code 2")
}
