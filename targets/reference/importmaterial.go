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
	if err := c.mayAddMaterial(k, in); err != nil {
		return nil, err
	}
	if err := c.decide.mayDescribe(k, in); err != nil {
		return nil, err
	}
	if in.KeyMaterialID != nil && *in.KeyMaterialID != given.id {
		return nil, isUnexpected(*in.KeyMaterialID)
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

// keep records that the key has the material now, which may be the last one that it lacked. It ends what a missing material
// is the reason of, and enables a key that was disabled.
func (c *call) keep(k *key, m *material, validTo time.Time) {
	if k.imports == nil {
		k.imports = make(imports)
	}
	k.imports[m] = validTo
	delete(k.expired, m)
	if !validTo.IsZero() {
		c.account.wakeAt(validTo, k.set)
	}
	if k.state == statePendingImport || k.state == stateDisabled {
		k.state = k.stateWithMaterial()
	}
}

func (k *key) checkImportType(in *importKeyMaterialInput) error {
	if !k.set.spec.symmetric() {
		return k.takesOneMaterial(in)
	}
	isNew := valueOr(in.ImportType, existingKeyMaterial) == newKeyMaterial
	if isNew && in.KeyMaterialID != nil {
		return validationException.because("Input parameter keyMaterialId cannot be used with NEW_KEY_MATERIAL importType.")
	}
	return nil
}

// mayAddMaterial refuses new material at a replica.
func (c *call) mayAddMaterial(k *key, in *importKeyMaterialInput) error {
	if valueOr(in.ImportType, existingKeyMaterial) == newKeyMaterial && !c.decide.actsAsPrimary(c, k) {
		return validationException.because("Input parameter ImportType NEW_KEY_MATERIAL cannot be used on replica Multi-Region keys")
	}
	return nil
}

// mayDescribe refuses a description of the material at a replica.
func (k *key) mayDescribe(in *importKeyMaterialInput) error {
	if in.KeyMaterialDescription != nil && k.set.multiRegion && !k.isPrimary() {
		return validationException.because("Key material description can only be specified on primary Multi-Region keys")
	}
	return nil
}

// takesOneMaterial refuses what only makes sense of keys that can have several materials.
func (k *key) takesOneMaterial(in *importKeyMaterialInput) error {
	member := ""
	switch {
	case in.ImportType != nil:
		member = "importType"
	case in.KeyMaterialID != nil:
		member = "keyMaterialId"
	case in.KeyMaterialDescription != nil:
		member = "keyMaterialDescription"
	default:
		return nil
	}
	return validationException.because("Input parameter %s cannot be used with %s imported keys.", member, k.set.spec.name)
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
			"A validTo date cannot be set if the ExpirationModel is KEY_MATERIAL_DOES_NOT_EXPIRE")
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
	switch {
	case !date.After(c.now):
		return validationException.because("ValidTo must be in the future")
	case date.Sub(c.now) > longestValidity:
		return validationException.because("ValidTo must be less than 365 days in the future")
	default:
		return nil
	}
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
			return nil, invalidCiphertextException.because("")
		}
		made.pair = pair
		return made, nil
	}
	if len(plain) != k.set.spec.secretBytes {
		return nil, invalidCiphertextException.because("")
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

// isUnexpected refuses material that is not the expected one. HMAC and asymmetric keys never show the id that it names.
func isUnexpected(materialID string) error {
	return incorrectKeyMaterialException.because("Imported key material does not have the expected identifier (%s).", materialID)
}
