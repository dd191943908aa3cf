package command

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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
	c := Certify{Profile: []string{"core", "deletion"}, Seed: 3, Calls: 500}
	c.Name, c.TargetVersion, c.Endpoint = "my kms", "1.2", []string{"http://127.0.0.1:1"}
	c.Consistency, c.CallTimeout = "eventual", 30*time.Second
	target, settings, err := c.Prepare()
	require.NoError(t, err)
	require.NoError(t, target.Close())
	assert.Equal(t, "go run . certify --endpoint http://127.0.0.1:1 --consistency eventual --name 'my kms' --target-version 1.2 --profile core,deletion --seed 3 --calls 500",
		settings.Command)
	assert.Equal(t, []rules.Profile{rules.Core, rules.Deletion}, settings.Profiles)
}

func TestExitCodeIsAnError(t *testing.T) {
	assert.EqualError(t, ExitCode(2), "exit code 2")
}
