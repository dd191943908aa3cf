package conformance

import (
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/mrkconform/mrkconform/model"
)

// wrappedValue wraps key material in the shell, with the public key of the token.
func wrappedValue(c model.Command, w model.Wrapped) string {
	if w.Spoiled {
		return `"$(head -c 256 /dev/urandom | base64 -w0)"`
	}
	digest := "sha256"
	if strings.HasSuffix(w.Algorithm, "_SHA_1") {
		digest = "sha1"
	}
	rsa := fmt.Sprintf(`openssl pkeyutl -encrypt -pubin -keyform DER -inkey <(echo "$%s" | cut -f1 | base64 -d)`+
		` -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:%s -pkeyopt rsa_mgf1_md:%s`, shell(c.Token()), digest, digest)
	material := hex.EncodeToString(keyMaterial(w.Material, w.Spec))
	if strings.HasPrefix(w.Algorithm, "RSAES") {
		return fmt.Sprintf(`"$(printf %s | xxd -r -p | %s | base64 -w0)"`, material, rsa)
	}
	between := hex.EncodeToString(stream("between", 32))
	return fmt.Sprintf(`"$({ printf %s | xxd -r -p | %s; printf %s | xxd -r -p | openssl enc -id-aes256-wrap-pad -iv A65959A6 -K %s; } | base64 -w0)"`,
		between, rsa, material, between)
}
