package model

import (
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
)

// rsaSigning are the signing algorithms of every RSA key.
var rsaSigning = []string{
	"RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512",
	"RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512",
}

// misnamed reports that a command names an algorithm that its operation has for no key.
func misnamed(c language.Command) bool {
	algorithm := c.Option("algorithm")
	if !c.Has("algorithm") {
		return false
	}
	switch c.Op {
	case language.Sign:
		return !slices.Contains(rsaSigning, algorithm) && !slices.Contains([]string{"ECDSA_SHA_256", "ECDSA_SHA_384", "ECDSA_SHA_512", mlDSA}, algorithm)
	case language.GenerateMac:
		return !slices.Contains([]string{"HMAC_SHA_224", "HMAC_SHA_256", "HMAC_SHA_384", "HMAC_SHA_512"}, algorithm)
	}
	return !slices.Contains([]string{language.SymmetricDefault, "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"}, algorithm)
}

// usageOf is the KeyUsage that an operation demands.
var usageOf = map[language.Op]string{
	language.Encrypt: "ENCRYPT_DECRYPT", language.GenerateDataKey: "ENCRYPT_DECRYPT",
	language.GenerateDataKeyPair: "ENCRYPT_DECRYPT", language.GenerateDataKeyPairWithoutPlaintext: "ENCRYPT_DECRYPT",
	language.Sign: "SIGN_VERIFY", language.Verify: "SIGN_VERIFY",
	language.GenerateMac: "GENERATE_VERIFY_MAC", language.VerifyMac: "GENERATE_VERIFY_MAC",
	language.DeriveSharedSecret: "KEY_AGREEMENT",
}

func (f *Family) algorithms() []string {
	if f.Usage == "SIGN_VERIFY" && strings.HasPrefix(f.Spec, "RSA") {
		return rsaSigning
	}
	return algorithms(f.Spec, f.Usage)
}

// has reports whether the keys of the family know an algorithm.
func (f *Family) has(algorithm string) bool { return slices.Contains(f.algorithms(), algorithm) }

// family returns what a reference leads to, nil where it leads nowhere.
func (w *World) family(ref language.KeyRef, at language.Region) *Family {
	if name, ok := ref.Family(); ok {
		return w.Families[name]
	}
	if ref.Form == language.ByAlias || ref.Form == language.ByAliasARN {
		return w.Families[w.AliasTarget(language.AliasAt{Region: at, Name: ref.Name})]
	}
	return nil
}

// Suits reports whether the operation of a command is one for the key that it names,
// as far as usage and spec say.
func (w *World) Suits(c language.Command) bool {
	f := w.family(c.Key, c.At)
	if c.Op == language.GetPublicKey {
		return f != nil && f.asymmetric()
	}
	usage, bound := usageOf[c.Op]
	return !bound || f != nil && f.Usage == usage && (usage != "ENCRYPT_DECRYPT" || c.Op == language.Encrypt || f.Symmetric())
}

// Algorithms lists the algorithms of the key that a command names.
func (w *World) Algorithms(c language.Command) []string {
	if f := w.family(c.Key, c.At); f != nil {
		return slices.Clone(f.algorithms())
	}
	return nil
}

// algorithm is what a command signs with. One that names none takes the first of the
// key's own, so that every command can be sent.
func (w *World) algorithm(c language.Command) string {
	if c.Has("algorithm") {
		return c.Option("algorithm")
	}
	if f := w.family(c.Key, c.At); f != nil && f.Usage == usageOf[c.Op] && len(f.algorithms()) > 0 {
		return f.algorithms()[0]
	}
	if c.Op == language.GenerateMac {
		return "HMAC_SHA_256"
	}
	return "ECDSA_SHA_256"
}

// messageOf is the text that a word of the option message stands for.
func messageOf(word string) []byte {
	return []byte(strings.TrimSpace("mrkconform signs this message " + word))
}

// sent is the message as a request of the given MessageType carries it.
func sent(message []byte, messageType, algorithm string) []byte {
	if messageType != language.DigestType {
		return message
	}
	switch {
	case strings.HasSuffix(algorithm, "SHA_512"):
		sum := sha512.Sum512(message)
		return sum[:]
	case strings.HasSuffix(algorithm, "SHA_384"):
		sum := sha512.Sum384(message)
		return sum[:]
	}
	sum := sha256.Sum256(message)
	return sum[:]
}

// peers are public keys of the other party of a key agreement, whose private keys
// nobody has kept, as base64 of their DER.
var peers = map[string]string{
	"ECC_NIST_P256": "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE9a3c0dDfyeAakvtyUqrvrsbV00j9NDEYJ5l4rLsQCt12WIWvRJTdAn/NgfPGDkAFaC+DkFn2FlayG7RfYr1+ug==",
	"ECC_NIST_P384": "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEjJHDS9hdim6VSTAfdxH6SHdpPbQVKvhOvANpjgbsZe757VWSYORy2eN0pMUUVY594d11GY+3Hd8u5UYpOMR4" +
		"1XPbkncnxiCNl5B+S5V0pbdOOYCqiB8qiYuy+FW8e0LW",
	"ECC_NIST_P521": "MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQBeQMm8J9P+WFKSJzJVMqfOJgxL4VJ4JF0EY3LDUJBJbtCziOx8hI876sYzSnoAkmbLMTLiM1tTd59YDTw" +
		"Cp6soeoAJRCrqiJKNwAQk068m8tctisgZJAgM2wF2+u/QPxve/viSr1GUU7CaVQd3kmQPZd9s490oKezBC37zD7BnYaIaaA=",
}

// peerKey is the public key on the curve of the family, or some other one where the
// family has no curve, so that only its usage can be wrong.
func peerKey(f *Family) []byte {
	text := peers["ECC_NIST_P256"]
	if f != nil && peers[f.Spec] != "" {
		text = peers[f.Spec]
	}
	der, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		panic("a written public key is no base64: " + err.Error())
	}
	return der
}

// publicKeyFits reports whether a public key is DER of the given spec. Of curves that
// Go does not know nothing can be said.
func publicKeyFits(spec, text string) bool {
	der, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(der) == 0 {
		return false
	}
	if isMLDSA(spec) {
		return latticeKey(spec, text) != nil
	}
	curve, isNIST := strings.CutPrefix(spec, "ECC_NIST_P")
	bits, isRSA := strings.CutPrefix(spec, "RSA_")
	if !isNIST && !isRSA {
		return true
	}
	key, err := x509.ParsePKIXPublicKey(der)
	if err != nil {
		return false
	}
	switch key := key.(type) {
	case *ecdsa.PublicKey:
		return isNIST && strconv.Itoa(key.Curve.Params().BitSize) == curve
	case *rsa.PublicKey:
		return isRSA && strconv.Itoa(key.N.BitLen()) == bits
	}
	return false
}
