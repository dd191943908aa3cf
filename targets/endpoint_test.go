package targets

import (
	"encoding/pem"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEndpointErrorsNameTheFlagAndTheRemedy(t *testing.T) {
	dir := t.TempDir()
	notPEM := write(t, filepath.Join(dir, "ca.pem"), "hello")
	keys := write(t, filepath.Join(dir, "credentials"), "[default]\naws_access_key_id = a\naws_secret_access_key = b\n[empty]\nregion = x\n")
	local := []string{"http://127.0.0.1:1"}
	tests := map[string]EndpointOptions{
		"--endpoint is missing: give the emulator's URL":                         {},
		"--endpoint is empty":                                                    {URLs: []string{" "}},
		"--endpoint 127.0.0.1:4566 is not a URL: write it with its scheme":       {URLs: []string{"127.0.0.1:4566"}},
		"--endpoint localhost:4566 is not a URL":                                 {URLs: []string{"localhost:4566"}},
		"--endpoint ftp://h: scheme ftp":                                         {URLs: []string{"ftp://h"}},
		"--endpoint http://:80 has no host":                                      {URLs: []string{"http://:80"}},
		"--endpoint http://h: user and password":                                 {URLs: []string{"http://u:p@h"}},
		"--endpoint http://h/?a=b: a KMS endpoint has no query":                  {URLs: []string{"http://h/?a=b"}},
		"a second URL for all Regions":                                           {URLs: []string{"http://h", "http://i"}},
		"--endpoint http://h has no Region, but others have":                     {URLs: []string{"http://h", "us-east-1=http://i"}},
		"--endpoint gives two URLs for us-east-1":                                {URLs: []string{"us-east-1=http://h", "us-east-1=http://i"}},
		"--endpoint has no URL for eu-west-1: add --endpoint eu-west-1=URL":      {URLs: []string{"us-east-1=http://h"}, Regions: []string{"us-east-1", "eu-west-1"}},
		"--endpoint gives a URL for us-east-1, which is not among the Regions":   {URLs: []string{"us-east-1=http://h"}, Regions: []string{"eu-west-1"}},
		`"virginia" is not the name of a Region: write it as in us-east-1=URL`:   {URLs: []string{"virginia=http://h"}},
		"--endpoint us-east-1= has no URL after the Region":                      {URLs: []string{"us-east-1="}},
		`--regions: "Ireland" is not the name of a Region`:                       {URLs: local, Regions: []string{"Ireland"}},
		"--regions names us-east-1 twice":                                        {URLs: local, Regions: []string{"us-east-1", "us-east-1"}},
		"cannot be negative":                                                     {URLs: local, RateLimit: -1},
		"--ca-bundle: open " + dir + "/none: no such file":                       {URLs: local, CABundle: dir + "/none"},
		"--ca-bundle: " + notPEM + " holds no PEM certificate":                   {URLs: local, CABundle: notPEM},
		"--credentials-file: open " + dir + "/none: no such file":                {URLs: local, CredentialsFile: dir + "/none"},
		"--credentials-profile: " + keys + ` has no profile "other"`:             {URLs: local, CredentialsFile: keys, CredentialsProfile: "other"},
		`--credentials-profile: profile "empty" in ` + keys + " has no aws_acce": {URLs: local, CredentialsFile: keys, CredentialsProfile: "empty"},
		"--credentials-profile other: name its file with --credentials-file":     {URLs: local, CredentialsProfile: "other"},
	}
	for message, options := range tests {
		_, err := NewEndpoint(options)
		require.ErrorContains(t, err, message)
		require.NotContains(t, err.Error(), "\n")
	}
}

func TestRegionsOfAnEndpoint(t *testing.T) {
	target, err := NewEndpoint(EndpointOptions{URLs: []string{"eu-west-1=http://h", "us-gov-west-1=http://i"}, Version: "1"})
	require.NoError(t, err)
	require.Equal(t, Info{Name: "endpoint", Version: "1", Class: ClassEndpoint, Regions: []string{"eu-west-1", "us-gov-west-1"}}, target.Info())

	target, err = NewEndpoint(EndpointOptions{URLs: []string{"http://kms.{region}.localhost:1"}, Name: "moto"})
	require.NoError(t, err)
	require.Equal(t, DefaultRegions(), target.Info().Regions)
	require.Equal(t, "http://kms.us-east-1.localhost:1 (us-east-1)", where(target, "us-east-1"))
}

func TestCredentials(t *testing.T) {
	// None of these may be used, or even looked for.
	home := t.TempDir()
	t.Setenv("AWS_ACCESS_KEY_ID", "AKIAUSER")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	t.Setenv("AWS_PROFILE", "user")
	t.Setenv("HOME", home)
	require.NoError(t, os.Mkdir(filepath.Join(home, ".aws"), 0o700))
	write(t, filepath.Join(home, ".aws", "credentials"), "[default]\naws_access_key_id = AKIAHOME\naws_secret_access_key = s\n")
	write(t, filepath.Join(home, ".aws", "config"), "[profile third]\naws_access_key_id = AKIACONFIG\naws_secret_access_key = s\n")

	file := write(t, filepath.Join(t.TempDir(), "credentials"),
		"[default]\naws_access_key_id = FIRST\naws_secret_access_key = s\n[second]\naws_access_key_id = SECOND\naws_secret_access_key = s\naws_session_token = tok\n")
	for _, test := range []struct{ file, profile, signer, token string }{
		{signer: DummyAccessKeyID},
		{file: file, signer: "FIRST"},
		{file: file, profile: "second", signer: "SECOND", token: "tok"},
	} {
		for _, raw := range []*Raw{nil, {}} {
			var header http.Header
			s := emulator(t, func(w http.ResponseWriter, r *http.Request) {
				header = r.Header
				_, _ = io.WriteString(w, `{}`)
			}, func(o *EndpointOptions) { o.CredentialsFile, o.CredentialsProfile = test.file, test.profile })
			call(t, s, Call{Region: "us-east-1", Operation: "ListKeys", Raw: raw})
			require.Contains(t, header.Get("Authorization"), "Credential="+test.signer+"/")
			require.Equal(t, test.token, header.Get("X-Amz-Security-Token"))
		}
	}
	_, err := NewEndpoint(EndpointOptions{URLs: []string{"http://h"}, CredentialsFile: file, CredentialsProfile: "third"})
	require.ErrorContains(t, err, "has no profile", "~/.aws/config is not read")
}

func TestCABundle(t *testing.T) {
	server := httptest.NewUnstartedServer(answer(200, jsonContentType, `{}`))
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // of the refused handshakes
	server.StartTLS()
	t.Cleanup(server.Close)
	bundle := write(t, filepath.Join(t.TempDir(), "ca.pem"),
		string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})))
	to := func(o *EndpointOptions) { o.URLs = []string{server.URL} }

	require.Equal(t, Answered, call(t, open(t, to, func(o *EndpointOptions) { o.CABundle = bundle }), describeKey()).Kind())

	e := call(t, open(t, to), describeKey())
	require.Contains(t, e.Lost, "certificate")
	require.ErrorContains(t, probeFailure(t.Context(), e), "--ca-bundle")

	t.Setenv("AWS_CA_BUNDLE", bundle)
	require.Equal(t, Answered, call(t, open(t, to), describeKey()).Kind())
	t.Setenv("AWS_CA_BUNDLE", "/none")
	_, err := NewEndpoint(EndpointOptions{URLs: []string{server.URL}})
	require.ErrorContains(t, err, "AWS_CA_BUNDLE: open /none")
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	return name
}
