package conformance

import (
	"encoding/base64"
	"encoding/hex"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestCLILinesOfRepresentatives: the shell makes the representative of the public key that
// the target tells it, and only where the run made it of one.
func TestCLILinesOfRepresentatives(t *testing.T) {
	t.Parallel()
	const at = ` --region us-east-1 --endpoint-url "$ENDPOINT"`
	const sign = `aws kms sign --key-id "$K1" --message `
	const rest = ` --message-type 'EXTERNAL_MU' --signing-algorithm 'ML_DSA_SHAKE_256'`
	p := parsed(t, "k1 = CreateKey @us-east-1 spec=ML_DSA_44 usage=SIGN_VERIFY; "+
		"Sign k1 @us-east-1 -> s1 algorithm=ML_DSA_SHAKE_256 messageType=EXTERNAL_MU; GetPublicKey k1 @us-east-1; "+
		"Sign k1 @us-east-1 -> s2 algorithm=ML_DSA_SHAKE_256 messageType=EXTERNAL_MU; GetPublicKey k1 @us-east-1; "+
		"Verify s1 @us-east-1 messageType=EXTERNAL_MU")
	const shake = "openssl dgst -shake256 -xoflen 64 -binary"
	got := cliLines(p)
	require.Len(t, got, 6)
	const none = "Px92QgjInGU7n12bva9g6LKGJtxxoQdCOeTiMnfrnaKXg8Zcm2CNev5PrCXAkWu/49gI8i2UdeD7WU4ODOoOSg=="
	assert.Equal(t, `S1=$(`+sign+none+rest+at+` --query Signature --output text)`, got[1])
	assert.Equal(t, `K1_PUBLIC=$(aws kms get-public-key --key-id "$K1"`+at+` --query PublicKey --output text)`, got[2])
	assert.Equal(t, `S2=$(`+sign+`"$({ echo "$K1_PUBLIC" | base64 -d | tail -c 1312 | `+shake+
		`; printf '\0\0%s' 'mrkconform signs this message'; } | `+shake+` | base64 -w0)"`+rest+at+` --query Signature --output text)`, got[3])
	assert.Equal(t, `aws kms get-public-key --key-id "$K1"`+at, got[4])
	assert.NotContains(t, got[5], "K1_PUBLIC", "what was signed before the key was told")
}

// TestRepresentativesOfTheShell runs the line with the OpenSSL of the machine, on a public
// key of zeros; the number is from Python's hashlib.
func TestRepresentativesOfTheShell(t *testing.T) {
	t.Parallel()
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash to run the lines in")
	}
	if exec.Command("openssl", "dgst", "-shake256", "-xoflen", "64").Run() != nil {
		t.Skip("no OpenSSL with SHAKE256")
	}
	p := parsed(t, "k1 = CreateKey @us-east-1 spec=ML_DSA_44 usage=SIGN_VERIFY; GetPublicKey k1 @us-east-1; "+
		"Sign k1 @us-east-1 -> s1 algorithm=ML_DSA_SHAKE_256 messageType=EXTERNAL_MU")
	script := `set -eu
ENDPOINT=http://127.0.0.1:1
aws() {
  case " $* " in
  *" KeyMetadata.KeyId "*) echo mrk-1 ;;
  *" get-public-key "*) head -c 1334 /dev/zero | base64 -w0 ;;
  *" sign "*) while [ "$1" != --message ]; do shift; done; echo "$2" ;;
  esac
}
` + strings.Join(cliLines(p), "\n") + "\necho \"$S1\""
	out, err := exec.Command(bash, "-c", script).Output()
	require.NoError(t, err)
	mu, err := base64.StdEncoding.DecodeString(strings.TrimSpace(string(out)))
	require.NoError(t, err)
	assert.Equal(t, "8d2f13adde1bff888b452e067b8a3c0337505091b8407ac3944ad02fbcd0988c"+
		"1daac2ac48032f6d33bfec4955816fd97cd7d17964828b82e9e69ba78f418deb", hex.EncodeToString(mu))
}
