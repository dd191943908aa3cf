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
	k, err := c.importable(in.KeyID)
	if k != nil && k.set.origin != originExternal && c.has(faultImportIntoKMSKey) {
		if err := c.decide.permits(c, k); err != nil {
			return nil, err
		}
		return &importKeyMaterialOutput{KeyID: k.arn}, nil
	}
	if err != nil {
		return nil, err
	}
	if err := c.checkImportType(k, in); err != nil {
		return nil, err
	}
	validTo, err := c.validTo(in)
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
	m, err := c.associate(k, given, in.ImportType)
	if err != nil {
		return nil, err
	}
	if in.KeyMaterialDescription != nil && k.isPrimary() && !c.has(faultMaterialDescriptionLost) {
		m.description = *in.KeyMaterialDescription
	}
	if c.has(faultPendingImportUnchecked) {
		k.notes.own = nil
	}
	c.keep(k, m, validTo)
	output := &importKeyMaterialOutput{KeyID: k.arn, KeyMaterialID: m.id}
	switch {
	case c.has(faultImportAnswerWithoutMaterialID):
		output.KeyMaterialID = ""
	case !k.isPrimary() && m.id != "" && c.has(faultImportedMaterialIDDiffers):
		output.KeyMaterialID = materialID(k.arn, m.secret)
	}
	return output, nil
}

// keep records that the key has the material now, which may be the last one that it lacked.
func (c *call) keep(k *key, m *material, validTo time.Time) {
	if former, imported := k.imports[m]; imported && c.has(faultReimportKeepsExpiry) {
		validTo = former
	}
	if k.imports == nil {
		k.imports = make(imports)
	}
	k.imports[m] = validTo
	if !validTo.IsZero() {
		c.account.wakeAt(validTo, k.set)
	}
	if k.state == statePendingImport && !c.has(faultImportLeavesPendingImport) {
		k.state = k.stateWithMaterial()
	}
}

func (c *call) checkImportType(k *key, in *importKeyMaterialInput) error {
	switch {
	case in.ImportType == nil && !k.isPrimary() && k.set.spec.symmetric() && c.has(faultReplicaImportNeedsType):
		return validationException.because("ImportType is required for a replica key.")
	case in.ImportType == nil:
		return nil
	case !k.set.spec.symmetric() && !c.has(faultImportTypeOnHMACAccepted):
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
		if c.has(faultImportWithoutValidToAccepted) {
			return none, nil
		}
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
	isPast := !date.After(c.now) && !c.has(faultValidToInThePastAccepted)
	if isPast || date.Sub(c.now) > longestValidity {
		return none, validationException.because("The validTo date must be in the future and at most 365 days from now.")
	}
	return date, nil
}

// unwrapped is the material of the request as a new material of the set, whether the set knows it or not.
func (c *call) unwrapped(k *key, in *importKeyMaterialInput) (*material, error) {
	token, err := c.openToken(k, in.ImportToken)
	if err != nil {
		return nil, err
	}
	plain, err := token.unwrap(in.EncryptedKeyMaterial)
	if err != nil {
		if !c.has(faultGarbageMaterialAccepted) || k.set.spec.asymmetric() {
			return nil, invalidCiphertextException.because("")
		}
		plain = randomBytes(k.set.spec.secretBytes)
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

func isWrongMaterial(k *key) error {
	return incorrectKeyMaterialException.because("The key material is not the one that is associated with %s.", k.arn)
}
