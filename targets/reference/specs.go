// The key specs as data: what a key of each may be used for, with which algorithms, and how its material is made.

package reference

import (
	"crypto/elliptic"
	"slices"

	"filippo.io/mldsa"
)

// Key usages.
const (
	usageEncryptDecrypt         = "ENCRYPT_DECRYPT"
	usageSignVerify             = "SIGN_VERIFY"
	usageGenerateVerifyMac      = "GENERATE_VERIFY_MAC"
	usageKeyAgreement           = "KEY_AGREEMENT"
	usageEncapsulateDecapsulate = "ENCAPSULATE_DECAPSULATE"
)

const (
	symmetricDefault = "SYMMETRIC_DEFAULT"
	specSECG         = "ECC_SECG_P256K1"
	rsaesOAEPSHA1    = "RSAES_OAEP_SHA_1"
	rsaesOAEPSHA256  = "RSAES_OAEP_SHA_256"
)

// keySpec describes the keys of one KeySpec.
type keySpec struct {
	name string
	// algorithms are listed in KeyMetadata, by usage. A usage that is missing does not fit the spec.
	algorithms map[string][]string
	// secretBytes is the length of symmetric and HMAC material, rsaBits that of an RSA modulus.
	secretBytes int
	rsaBits     int
	curve       elliptic.Curve // of the NIST curves
	lattice     *mldsa.Parameters
	kem         *encapsulation
}

func (s *keySpec) symmetric() bool {
	return s.name == symmetricDefault
}

func (s *keySpec) asymmetric() bool {
	return s.secretBytes == 0
}

func (s *keySpec) isSECG() bool {
	return s.name == specSECG
}

// family is what must stay the same when an alias gets another target.
func (s *keySpec) family() string {
	switch {
	case s.symmetric():
		return "symmetric"
	case s.asymmetric():
		return "asymmetric"
	default:
		return "HMAC"
	}
}

var keySpecs = func() map[string]*keySpec {
	specs := []*keySpec{
		{
			name:        symmetricDefault,
			secretBytes: 32,
			algorithms:  map[string][]string{usageEncryptDecrypt: {symmetricDefault}},
		},
		rsaSpec("RSA_2048", 2048), rsaSpec("RSA_3072", 3072), rsaSpec("RSA_4096", 4096),
		nistSpec("ECC_NIST_P256", "ECDSA_SHA_256", elliptic.P256()),
		nistSpec("ECC_NIST_P384", "ECDSA_SHA_384", elliptic.P384()),
		nistSpec("ECC_NIST_P521", "ECDSA_SHA_512", elliptic.P521()),
		{
			name:       specSECG,
			algorithms: map[string][]string{usageSignVerify: {"ECDSA_SHA_256"}},
		},
		mldsaSpec("ML_DSA_44", mldsa.MLDSA44()), mldsaSpec("ML_DSA_65", mldsa.MLDSA65()), mldsaSpec("ML_DSA_87", mldsa.MLDSA87()),
		{
			name:       specEdwards,
			algorithms: map[string][]string{usageSignVerify: {algorithmEd25519ph, algorithmEd25519}},
		},
		mlkemSpec("ML_KEM_512", encapsulation512), mlkemSpec("ML_KEM_768", encapsulation768),
		mlkemSpec("ML_KEM_1024", encapsulation1024),
		hmacSpec("HMAC_224", 28), hmacSpec("HMAC_256", 32), hmacSpec("HMAC_384", 48), hmacSpec("HMAC_512", 64),
	}
	byName := make(map[string]*keySpec)
	for _, spec := range specs {
		byName[spec.name] = spec
	}
	return byName
}()

func rsaSpec(name string, bits int) *keySpec {
	return &keySpec{
		name:    name,
		rsaBits: bits,
		algorithms: map[string][]string{
			usageEncryptDecrypt: {rsaesOAEPSHA1, rsaesOAEPSHA256},
			usageSignVerify: {
				"RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512",
				"RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512",
			},
		},
	}
}

func nistSpec(name, signature string, curve elliptic.Curve) *keySpec {
	return &keySpec{
		name:  name,
		curve: curve,
		algorithms: map[string][]string{
			usageSignVerify:   {signature},
			usageKeyAgreement: {algorithmECDH},
		},
	}
}

func mldsaSpec(name string, parameters mldsa.Parameters) *keySpec {
	return &keySpec{
		name:       name,
		lattice:    &parameters,
		algorithms: map[string][]string{usageSignVerify: {algorithmMLDSA}},
	}
}

func mlkemSpec(name string, kem *encapsulation) *keySpec {
	return &keySpec{
		name:       name,
		kem:        kem,
		algorithms: map[string][]string{usageEncapsulateDecapsulate: {algorithmMLKEM}},
	}
}

func hmacSpec(name string, secretBytes int) *keySpec {
	algorithm := "HMAC_SHA_" + name[len("HMAC_"):]
	return &keySpec{
		name:        name,
		secretBytes: secretBytes,
		algorithms:  map[string][]string{usageGenerateVerifyMac: {algorithm}},
	}
}

// specsElsewhere are in the service model, and not in this emulator.
var specsElsewhere = []string{"SM2"}

// The enumerations of the service model, in the order in which errors list them.
var (
	keySpecNames = []string{
		"RSA_2048", "RSA_3072", "RSA_4096",
		"ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", specSECG,
		symmetricDefault,
		"HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512",
		"SM2",
		"ML_DSA_44", "ML_DSA_65", "ML_DSA_87",
		specEdwards,
		"ML_KEM_512", "ML_KEM_768", "ML_KEM_1024",
	}
	customerMasterKeySpecNames = keySpecNames[:slices.Index(keySpecNames, "SM2")+1]
	keyUsageNames              = []string{
		usageSignVerify, usageEncryptDecrypt, usageGenerateVerifyMac, usageKeyAgreement, usageEncapsulateDecapsulate,
	}
	originNames              = []string{originAWSKMS, originExternal, originAWSCloudHSM, originExternalKeyStore}
	encryptionAlgorithmNames = []string{symmetricDefault, rsaesOAEPSHA1, rsaesOAEPSHA256, "SM2PKE"}
	dataKeySpecNames         = []string{"AES_256", "AES_128"}
)
