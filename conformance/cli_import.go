package conformance

import (
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

// materialVariable holds the id of a key material of the key that a command names.
func materialVariable(c language.Command, name string) string {
	family, _ := c.Key.Family()
	return shell(family) + "_" + strings.ToUpper(name)
}

// later reports whether a program names a key material by its id.
func later(p language.Program, variable string) bool {
	return slices.ContainsFunc(p, func(c language.Command) bool {
		claimed := c.Has("claim") && materialVariable(c, c.Option("claim")) == variable
		return claimed || c.Op == language.DeleteImportedKeyMaterial && materialVariable(c, c.Option("material")) == variable
	})
}

// wrappedValue wraps key material in the shell, with the public key of the token.
func wrappedValue(c language.Command, w model.Wrapped) string {
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
