// GetParametersForImport: a public key to wrap key material with, and a token that ties it to one key in one Region.

package reference

import (
	"crypto/x509"
	"encoding/json"
	"fmt"
	"time"
)

const importTokenValidity = 24 * time.Hour

// Wrapping algorithms.
const (
	rsaAESKeyWrapSHA1   = "RSA_AES_KEY_WRAP_SHA_1"
	rsaAESKeyWrapSHA256 = "RSA_AES_KEY_WRAP_SHA_256"
)

var (
	wrappingAlgorithmNames = []string{
		"RSAES_PKCS1_V1_5", rsaesOAEPSHA1, rsaesOAEPSHA256, rsaAESKeyWrapSHA1, rsaAESKeyWrapSHA256, "SM2PKE",
	}
	wrappingKeySpecNames = []string{"RSA_2048", "RSA_3072", "RSA_4096", "SM2"}
)

type getParametersForImportInput struct {
	KeyID             *string `json:"KeyId"`
	WrappingAlgorithm *string `json:"WrappingAlgorithm"`
	WrappingKeySpec   *string `json:"WrappingKeySpec"`
}

type getParametersForImportOutput struct {
	ImportToken       []byte    `json:"ImportToken"`
	KeyID             string    `json:"KeyId"`
	ParametersValidTo timestamp `json:"ParametersValidTo"`
	PublicKey         []byte    `json:"PublicKey"`
}

func (in *getParametersForImportInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.required("wrappingAlgorithm", in.WrappingAlgorithm != nil)
	v.enum("wrappingAlgorithm", in.WrappingAlgorithm, wrappingAlgorithmNames)
	v.required("wrappingKeySpec", in.WrappingKeySpec != nil)
	v.enum("wrappingKeySpec", in.WrappingKeySpec, wrappingKeySpecNames)
}

func (c *call) getParametersForImport(in *getParametersForImportInput) (*getParametersForImportOutput, error) {
	k, err := c.importable(in.KeyID)
	if err != nil {
		return nil, err
	}
	spec := keySpecs[*in.WrappingKeySpec]
	if spec == nil || *in.WrappingAlgorithm == "SM2PKE" {
		return nil, unsupportedOperationException.because("Wrapping with %s and %s is not supported in this Region.",
			*in.WrappingAlgorithm, *in.WrappingKeySpec)
	}
	if err := c.decide.mayWrap(k, *in.WrappingAlgorithm, *in.WrappingKeySpec); err != nil {
		return nil, err
	}
	wrapping, err := pooledRSA(spec.rsaBits, wrappingOrdinal)
	if err != nil {
		return nil, err
	}
	public, err := x509.MarshalPKIXPublicKey(&wrapping.PublicKey)
	if err != nil {
		return nil, fmt.Errorf("wrapping key: %w", err)
	}
	token := importToken{
		Account:   c.account.id,
		Region:    k.region,
		KeyID:     k.id,
		Algorithm: *in.WrappingAlgorithm,
		RSABits:   spec.rsaBits,
		ValidTo:   c.now.Add(c.decide.tokenValidity()),
	}
	sealed, err := c.server.sealToken(token)
	if err != nil {
		return nil, err
	}
	return &getParametersForImportOutput{
		ImportToken:       sealed,
		KeyID:             k.arn,
		ParametersValidTo: timestamp(token.ValidTo),
		PublicKey:         public,
	}, nil
}

// mayWrap refuses to wrap the material of a key in a way that does not fit its kind or its length.
func mayWrap(k *key, algorithm, wrappingSpec string) error {
	spec := k.set.spec
	fits := true
	switch {
	case algorithm == "RSAES_PKCS1_V1_5":
		fits = false
	case wrapsAnAESKey(algorithm):
		fits = k.set.usage != usageEncryptDecrypt || spec.rsaBits > 0 // recorded; of HMAC keys nothing is
	case spec.rsaBits > 0:
		fits = false
	case spec.name == "ECC_NIST_P521", spec.name == specEdwards:
		fits = wrappingSpec != "RSA_2048"
	}
	if fits {
		return nil
	}
	return validationException.because("Wrapping algorithm %s and wrapping key spec %s cannot be used to import a %s key.",
		algorithm, wrappingSpec, spec.name)
}

// importable resolves a key whose material can be imported: its origin comes first, then its state.
func (c *call) importable(keyID *string) (*key, error) {
	k, err := c.decide.keyByIDOrARN(c, keyID)
	if err != nil {
		return nil, err
	}
	if err := c.decide.mayBeImported(k); err != nil {
		return nil, err
	}
	return k, c.decide.permits(c, k)
}

func (k *key) mayBeImported() error {
	if k.set.origin != originExternal {
		return unsupportedOperationException.because("%s origin is %s which is not valid for this operation.", k.arn, k.set.origin)
	}
	return nil
}

// importToken is what an import token says to the server that made it. All keys share the wrapping keys of the process: the
// token is what ties an import to a key.
type importToken struct {
	Account, Region, KeyID string
	Algorithm              string
	RSABits                int
	ValidTo                time.Time
}

func (s *Server) sealToken(token importToken) ([]byte, error) {
	plain, err := json.Marshal(token)
	if err != nil {
		return nil, fmt.Errorf("import token: %w", err)
	}
	gcm, err := newGCM(s.tokenKey)
	if err != nil {
		return nil, err
	}
	return gcm.Seal(nil, nil, plain, nil), nil
}

// openToken checks that the token is one for this key and still valid.
func (c *call) openToken(k *key, sealed []byte) (importToken, error) {
	var token importToken
	invalid := invalidImportTokenException.because("")
	gcm, err := newGCM(c.server.tokenKey)
	if err != nil {
		return token, err
	}
	plain, err := gcm.Open(nil, nil, sealed, nil)
	if err != nil {
		return token, invalid
	}
	if err := json.Unmarshal(plain, &token); err != nil {
		return token, invalid
	}
	switch {
	case !c.decide.isTokenOf(c, token, k):
		return token, invalid
	case !c.decide.isTokenValid(c, token):
		return token, expiredImportTokenException.because("")
	default:
		return token, nil
	}
}

func (c *call) isTokenOf(token importToken, k *key) bool {
	return token.Account == c.account.id && token.Region == k.region && token.KeyID == k.id
}
