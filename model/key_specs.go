package model

import (
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
)

// usages lists which KeyUsage fits which KeySpec, the default first
// (MRK-CREATE-10, MRK-CREATE-11; MRK-META-11 for the algorithms).
var usages = map[string][]string{
	language.SymmetricDefault: {"ENCRYPT_DECRYPT"},
	"RSA_2048":                {"ENCRYPT_DECRYPT", "SIGN_VERIFY"},
	"RSA_3072":                {"ENCRYPT_DECRYPT", "SIGN_VERIFY"},
	"RSA_4096":                {"ENCRYPT_DECRYPT", "SIGN_VERIFY"},
	"ECC_NIST_P256":           {"SIGN_VERIFY", "KEY_AGREEMENT"},
	"ECC_NIST_P384":           {"SIGN_VERIFY", "KEY_AGREEMENT"},
	"ECC_NIST_P521":           {"SIGN_VERIFY", "KEY_AGREEMENT"},
	"ECC_SECG_P256K1":         {"SIGN_VERIFY"},
	"HMAC_224":                {"GENERATE_VERIFY_MAC"},
	"HMAC_256":                {"GENERATE_VERIFY_MAC"},
	"HMAC_384":                {"GENERATE_VERIFY_MAC"},
	"HMAC_512":                {"GENERATE_VERIFY_MAC"},
	chineseSpec:               {"ENCRYPT_DECRYPT", "SIGN_VERIFY", "KEY_AGREEMENT"},
	"ML_DSA_44":               {"SIGN_VERIFY"},
	"ML_DSA_65":               {"SIGN_VERIFY"},
	"ML_DSA_87":               {"SIGN_VERIFY"},
}

// Specs of which somebody saw a refusal that depends on more than the spec (MRK-CREATE-13).
const (
	chineseSpec  = "SM2"
	noImportSpec = "ML_DSA_44"
)

// newer reports whether a key spec is of those that a target may lack, and whose value
// the deprecated member CustomerMasterKeySpec may lack (MRK-META-10).
func newer(spec string) bool { return strings.HasPrefix(spec, "ML_") }

var (
	knownUsages  = []string{"ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"}
	knownOrigins = []string{"AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"}
)

// UsagesOf returns the key usages that fit a key spec.
func UsagesOf(spec string) []string { return slices.Clone(usages[spec]) }
