package conformance

import (
	"encoding/base64"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model/language"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

func everyOperation(t *testing.T) language.Program {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "every-operation.txt"))
	require.NoError(t, err)
	p, err := language.ParseProgram(string(text))
	require.NoError(t, err)
	return p
}

func TestCLILines(t *testing.T) {
	got := strings.Join(cliLines(everyOperation(t)), "\n") + "\n"
	path := filepath.Join("testdata", "every-operation.sh")
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "run go test ./conformance -update to make it")
	assert.Equal(t, string(want), got)
}

// TestCLILinesOfEverything: an operation or option that the rendering has never seen
// would be pasted wrong first.
func TestCLILinesOfEverything(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range everyOperation(t) {
		seen[string(c.Op)] = true
		for name := range c.Options {
			seen[string(c.Op)+" "+name] = true
			seen[name+"="+c.Option(name)] = true
		}
		seen[string(c.Op)+" key"] = seen[string(c.Op)+" key"] || !c.Key.IsZero()
		seen[string(c.Op)+" to"] = seen[string(c.Op)+" to"] || !c.Dest.IsZero()
	}
	for op, g := range language.Grammars() {
		assert.True(t, seen[string(op)], op)
		for _, o := range g.Options {
			// Of raw, which every operation has, each word is shown once.
			assert.True(t, seen[string(op)+" "+o.Name] || o.Name == "raw", "%s %s", op, o.Name)
			for _, word := range o.Words {
				assert.True(t, o.Name != "raw" || seen["raw="+word], "raw=%s", word)
			}
		}
	}
}

// TestCLILinesAreShell runs lines in a shell whose aws writes down what it was given,
// with every argument ended by a NUL and every call by a \1.
func TestCLILinesAreShell(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash to run the lines in")
	}
	const account = "111122223333"
	p := parsed(t, `k1 = CreateKey @us-east-1 multiRegion description="it's a 'first'" policy=p1; `+
		`ReplicateKey k1.arn @us-east-1 -> eu-west-1 description=too-long policy=too-long; Encrypt k1 @us-east-1 -> c1; `+
		`Decrypt c1 @us-east-1 mutate=header`)
	script := `set -eu
ENDPOINT=http://127.0.0.1:1
aws() {
  printf '%s\0' "$@" >&2; printf '\1' >&2
  case " $* " in
  *" KeyMetadata.AWSAccountId "*) echo ` + account + ` ;;
  *" KeyMetadata.KeyId "*) echo mrk-1 ;;
  *" CiphertextBlob "*) printf %100s | base64 -w0 ;;
  esac
}
` + strings.Join(cliLines(p), "\n")
	var calls strings.Builder
	cmd := exec.Command(bash, "-c", script)
	cmd.Stderr = &calls
	require.NoError(t, cmd.Run(), calls.String())
	given := strings.Split(strings.TrimSuffix(calls.String(), "\x01"), "\x01")
	require.Len(t, given, 5)
	argument := func(call int, flag string) string {
		args := strings.Split(given[call], "\x00")
		i := slices.Index(args, flag)
		require.GreaterOrEqual(t, i, 0, given[call])
		return args[i+1]
	}
	assert.Equal(t, "it's a 'first'", argument(1, "--description"))
	assert.Equal(t, language.PolicyText("p1", "aws", account), argument(1, "--policy"))
	assert.Equal(t, "http://127.0.0.1:1", argument(1, "--endpoint-url"))
	assert.Equal(t, "arn:aws:kms:us-east-1:"+account+":key/mrk-1", argument(2, "--key-id"))
	assert.Equal(t, strings.Repeat("x", 8193), argument(2, "--description"))
	assert.Equal(t, language.PolicyText("too-long", "aws", account), argument(2, "--policy"))
	assert.Equal(t, "what c1 keeps secret", decoded(t, argument(3, "--plaintext")))
	assert.Len(t, decoded(t, argument(4, "--ciphertext-blob")), 100-68)
}

func decoded(t *testing.T, text string) string {
	t.Helper()
	b, err := base64.StdEncoding.DecodeString(text)
	require.NoError(t, err)
	return string(b)
}

// parsed parses a program that stands on one line.
func parsed(t *testing.T, line string) language.Program {
	t.Helper()
	p, err := language.ParseProgram(strings.ReplaceAll(line, "; ", "\n"))
	require.NoError(t, err)
	return p
}
