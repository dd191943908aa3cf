package conformance

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

// representedLine lets the shell make what a run made of a public key that the target told:
// the line of GetPublicKey keeps it, and the line of a Sign or Verify with MessageType
// EXTERNAL_MU makes the representative of it.
func representedLine(w *model.World, p language.Program, at int, line string) string {
	c := p[at]
	if name, _ := c.Key.Family(); c.Op == language.GetPublicKey && tellsKey(p, at) {
		return fmt.Sprintf("%s=$(%s --query PublicKey --output text)", publicVariable(name), line)
	}
	name, ok := represented(p, at)
	if !ok {
		return line
	}
	sent, _ := w.Request(c)["Message"].([]byte)
	const shake = "openssl dgst -shake256 -xoflen 64 -binary"
	made := fmt.Sprintf(`"$({ echo "$%s" | base64 -d | tail -c %d | %s; printf '\0\0%%s' '%s'; } | %s | base64 -w0)"`,
		publicVariable(name), model.PublicKeyBytes(w.Families[name].Spec), shake, w.Signed(c), shake)
	return strings.Replace(line, "--message "+base64.StdEncoding.EncodeToString(sent), "--message "+made, 1)
}

func publicVariable(family language.Symbol) string { return shell(family) + "_PUBLIC" }

// tellsKey reports the first GetPublicKey of a key of whose public key a later command
// makes a representative.
func tellsKey(p language.Program, at int) bool {
	name, ok := p[at].Key.Family()
	if !ok || toldBefore(p[:at], name) {
		return false
	}
	for later := at + 1; later < len(p); later++ {
		if of, ok := represented(p, later); ok && of == name {
			return true
		}
	}
	return false
}

// represented returns the key of whose public key the command at a place makes the
// representative of its message. The model says the same of a run: what Sign took is taken
// by Verify again, and as long as nobody has asked for the public key there is none.
func represented(p language.Program, at int) (language.Symbol, bool) {
	c := p[at]
	if c.Option("messageType") != "EXTERNAL_MU" {
		return "", false
	}
	signer, known := c, at
	if c.Op == language.Verify {
		made := slices.IndexFunc(p, func(o language.Command) bool { return o.Op == language.Sign && o.Bind == c.Cipher })
		if made < 0 {
			return "", false
		}
		if signer = p[made]; signer.Option("messageType") == c.Option("messageType") {
			known = made
		}
	}
	name, ok := signer.Key.Family()
	return name, ok && isLattice(p, name) && toldBefore(p[:known], name)
}

// isLattice reports whether a program makes the key as one of ML-DSA.
func isLattice(p language.Program, name language.Symbol) bool {
	return slices.ContainsFunc(p, func(c language.Command) bool {
		return c.Op == language.CreateKey && c.Bind == name && model.PublicKeyBytes(c.Option("spec")) > 0
	})
}

func toldBefore(p language.Program, name language.Symbol) bool {
	return slices.ContainsFunc(p, func(c language.Command) bool {
		of, ok := c.Key.Family()
		return c.Op == language.GetPublicKey && ok && of == name
	})
}
