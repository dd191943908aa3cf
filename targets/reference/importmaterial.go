// ImportKeyMaterial.

package reference

import (
	"encoding/json"
	"math"
	"time"
)

const (
	newKeyMaterial      = "NEW_KEY_MATERIAL"
	existingKeyMaterial = "EXISTING_KEY_MATERIAL"
	// longestValidity is how far ahead ValidTo may be.
	longestValidity = 365 * 24 * time.Hour
	maxWrappedBytes = 6144
)

var (
	expirationModelNames = []string{materialExpires, materialDoesNotExpire}
	importTypeNames      = []string{newKeyMaterial, existingKeyMaterial}
)

type importKeyMaterialInput struct {
	EncryptedKeyMaterial   []byte       `json:"EncryptedKeyMaterial"`
	ExpirationModel        *string      `json:"ExpirationModel"`
	ImportToken            []byte       `json:"ImportToken"`
	ImportType             *string      `json:"ImportType"`
	KeyID                  *string      `json:"KeyId"`
	KeyMaterialDescription *string      `json:"KeyMaterialDescription"`
	KeyMaterialID          *string      `json:"KeyMaterialId"`
	ValidTo                *json.Number `json:"ValidTo"`
}

type importKeyMaterialOutput struct {
	KeyID         string `json:"KeyId"`
	KeyMaterialID string `json:"KeyMaterialId,omitempty"`
}

func (in *importKeyMaterialInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.blob("importToken", in.ImportToken, 1, maxWrappedBytes)
	v.blob("encryptedKeyMaterial", in.EncryptedKeyMaterial, 1, maxWrappedBytes)
	v.enum("expirationModel", in.ExpirationModel, expirationModelNames)
	v.enum("importType", in.ImportType, importTypeNames)
	v.text("keyMaterialDescription", in.KeyMaterialDescription, materialDescriptionLimits)
	v.text("keyMaterialId", in.KeyMaterialID, materialIDLimits)
}

func (c *call) importKeyMaterial(in *importKeyMaterialInput) (*importKeyMaterialOutput, error) {
	return c.decide.importMaterial(c, in)
}

func (c *call) importMaterial(in *importKeyMaterialInput) (*importKeyMaterialOutput, error) {
	k, err := c.importable(in.KeyID)
	if err != nil {
		return nil, err
	}
	if err := c.decide.checkImportType(k, in); err != nil {
		return nil, err
	}
	validTo, err := c.decide.validTo(c, in)
	if err != nil {
		return nil, err
	}
	given, err := c.unwrapped(k, in)
	if err != nil {
		return nil, err
	}
	if in.KeyMaterialID != nil && *in.KeyMaterialID != given.id {
		return nil, isWrongMaterial(k)
	}
	m, err := c.decide.associate(c, k, given, in.ImportType)
	if err != nil {
		return nil, err
	}
	if in.KeyMaterialDescription != nil {
		c.decide.describeMaterial(k, m, *in.KeyMaterialDescription)
	}
	c.decide.keep(c, k, m, validTo)
	return c.decide.importAnswer(k, m), nil
}

// describeMaterial gives a material a description at the primary alone.
func (k *key) describeMaterial(m *material, description string) {
	if k.isPrimary() {
		m.description = description
	}
}

func importAnswer(k *key, m *material) *importKeyMaterialOutput {
	return &importKeyMaterialOutput{KeyID: k.arn, KeyMaterialID: m.id}
}

// keep records that the key has the material now, which may be the last one that it lacked.
func (c *call) keep(k *key, m *material, validTo time.Time) {
	if k.imports == nil {
		k.imports = make(imports)
	}
	k.imports[m] = validTo
	if !validTo.IsZero() {
		c.account.wakeAt(validTo, k.set)
	}
	if k.state == statePendingImport {
		k.state = k.stateWithMaterial()
	}
}

func (k *key) checkImportType(in *importKeyMaterialInput) error {
	switch {
	case in.ImportType == nil:
		return nil
	case !k.set.spec.symmetric():
		return validationException.because("ImportType is not supported for key spec %s.", k.set.spec.name)
	case *in.ImportType == newKeyMaterial && in.KeyMaterialID != nil:
		return validationException.because("KeyMaterialId cannot be specified with ImportType %s.", newKeyMaterial)
	default:
		return nil
	}
}

// validTo is when the material expires; zero is never.
func (c *call) validTo(in *importKeyMaterialInput) (time.Time, error) {
	var none time.Time
	expires := valueOr(in.ExpirationModel, materialExpires) == materialExpires
	switch {
	case expires && in.ValidTo == nil:
		return none, validationException.because("A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES")
	case !expires && in.ValidTo != nil:
		return none, validationException.because(
			"A validTo date must not be set if the ExpirationModel is KEY_MATERIAL_DOES_NOT_EXPIRE")
	case !expires:
		return none, nil
	}
	seconds, err := in.ValidTo.Float64()
	if err != nil {
		return none, serializationException.because("ValidTo: %s", err)
	}
	date := time.UnixMilli(int64(math.Round(seconds * 1000))).UTC()
	return date, c.decide.mayExpireAt(c, date)
}

func (c *call) mayExpireAt(date time.Time) error {
	if !date.After(c.now) || date.Sub(c.now) > longestValidity {
		return validationException.because("The validTo date must be in the future and at most 365 days from now.")
	}
	return nil
}

// unwrapped is the material of the request as a new material of the set, whether the set knows it or not.
func (c *call) unwrapped(k *key, in *importKeyMaterialInput) (*material, error) {
	token, err := c.openToken(k, in.ImportToken)
	if err != nil {
		return nil, err
	}
	plain, err := c.decide.unwrap(k, token, in.EncryptedKeyMaterial)
	if err != nil {
		return nil, err
	}
	made := &material{}
	if k.set.spec.asymmetric() {
		pair, err := parseKeyPair(k.set.spec, plain)
		if err != nil {
			return nil, isWrongMaterial(k)
		}
		made.pair = pair
		return made, nil
	}
	if len(plain) != k.set.spec.secretBytes {
		return nil, isWrongMaterial(k)
	}
	made.secret = plain
	if k.set.spec.symmetric() {
		made.id = materialID(k.id, plain)
	}
	return made, nil
}

func (k *key) unwrap(token importToken, wrapped []byte) ([]byte, error) {
	plain, err := token.open(wrapped)
	if err != nil {
		return nil, invalidCiphertextException.because("")
	}
	return plain, nil
}

func isWrongMaterial(k *key) error {
	return incorrectKeyMaterialException.because("The key material is not the one that is associated with %s.", k.arn)
}
