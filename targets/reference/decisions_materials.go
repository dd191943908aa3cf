// The decisions about which key material a key has, takes and uses.

package reference

import "time"

type materialDecisions struct {
	// currentMaterial is what a key encrypts with, usableMaterials are those that it decrypts with.
	currentMaterial func(k *key) *material
	usableMaterials func(k *key) []*material
	// keyPair is the asymmetric material of a key.
	keyPair func(c *call, k *key) (keyPair, error)
	// holdsAll tells whether a key has all the material that it needs.
	holdsAll func(k *key) bool
	// expire is told of an imported material of the key whose date has come.
	expire func(k *key, m *material)
	// takeAway removes an imported material from a key.
	takeAway func(k *key, m *material)
}

type importDecisions struct {
	// importMaterial is the whole operation.
	importMaterial func(c *call, in *importKeyMaterialInput) (*importKeyMaterialOutput, error)
	// mayBeImported refuses a key whose material is not to be imported.
	mayBeImported func(k *key) error
	// mayWrap refuses a way to wrap the material of a key.
	mayWrap func(k *key, algorithm, wrappingSpec string) error
	// tokenValidity is how long an import token is valid.
	tokenValidity func() time.Duration
	// isTokenOf tells whether an import token was made for the key, isTokenValid whether it is still valid.
	isTokenOf    func(c *call, token importToken, k *key) bool
	isTokenValid func(c *call, token importToken) bool
	// checkImportType refuses an ImportType that does not fit the key.
	checkImportType func(k *key, in *importKeyMaterialInput) error
	// mayDescribe refuses a description of the material.
	mayDescribe func(k *key, in *importKeyMaterialInput) error
	// validTo is when the material of a request expires.
	validTo func(c *call, in *importKeyMaterialInput) (time.Time, error)
	// mayExpireAt refuses a date at which material is to expire.
	mayExpireAt func(c *call, date time.Time) error
	// unwrap opens wrapped key material.
	unwrap func(k *key, token importToken, wrapped []byte) ([]byte, error)
	// associate finds the material of the set that is the same as the given one, or adds the given one to the set.
	associate func(c *call, k *key, given *material, importType *string) (*material, error)
	// addPending lets new material wait for a rotation.
	addPending func(c *call, k *key, given *material) error
	// describeMaterial gives a material the description of a request.
	describeMaterial func(k *key, m *material, description string)
	// keep records that a key has a material now.
	keep func(c *call, k *key, m *material, validTo time.Time)
	// importAnswer is what ImportKeyMaterial answers.
	importAnswer func(k *key, m *material) *importKeyMaterialOutput
	// deleteMaterial is what DeleteImportedKeyMaterial does.
	deleteMaterial func(k *key, m *material)
}

var soundMaterials = materialDecisions{
	currentMaterial: func(k *key) *material { return k.set.current() },
	usableMaterials: func(k *key) []*material { return k.set.materials },
	keyPair:         (*call).keyPair,
	holdsAll:        (*key).holdsAll,
	expire:          (*key).expire,
	takeAway:        (*key).takeAway,
}

var soundImports = importDecisions{
	importMaterial:   (*call).importMaterial,
	mayBeImported:    (*key).mayBeImported,
	mayWrap:          mayWrap,
	tokenValidity:    func() time.Duration { return importTokenValidity },
	isTokenOf:        (*call).isTokenOf,
	isTokenValid:     func(c *call, token importToken) bool { return token.ValidTo.After(c.now) },
	checkImportType:  (*key).checkImportType,
	mayDescribe:      (*key).mayDescribe,
	validTo:          (*call).validTo,
	mayExpireAt:      (*call).mayExpireAt,
	unwrap:           (*key).unwrap,
	associate:        (*call).associate,
	addPending:       addPending,
	describeMaterial: (*key).describeMaterial,
	keep:             (*call).keep,
	importAnswer:     importAnswer,
	deleteMaterial:   (*key).deleteMaterial,
}
