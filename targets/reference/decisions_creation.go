// The decisions about CreateKey.

package reference

type creationDecisions struct {
	// newKeyID makes the id of a new key.
	newKeyID func(c *call, multiRegion bool) string
	// mayUseKeyStore refuses an origin outside of KMS's own HSMs.
	mayUseKeyStore func(in *createKeyInput, origin string) error
	// mayLeaveUsageOut tells whether a request for a key of the spec need not say what the key is for.
	mayLeaveUsageOut func(spec string) bool
	// specNamed is the key spec of that name.
	specNamed func(name string) *keySpec
	// mayImportInto refuses to make a key of the spec whose material is to be imported.
	mayImportInto func(spec *keySpec) error
	// suits refuses a usage that keys of the spec do not have.
	suits func(spec *keySpec, usage string) error
	// hasRoom refuses a key that is more than the account may have.
	hasRoom func(c *call, in *createKeyInput, spec *keySpec) error
	// newPrimary makes the key.
	newPrimary func(c *call, set *keySet, properties keyProperties) *key
	// createAnswer is what CreateKey answers.
	createAnswer func(c *call, k *key) *createKeyOutput
}

var soundCreation = creationDecisions{
	newKeyID:         (*call).newKeyID,
	mayUseKeyStore:   mayUseKeyStore,
	mayLeaveUsageOut: func(spec string) bool { return spec == symmetricDefault },
	specNamed:        func(name string) *keySpec { return keySpecs[name] },
	mayImportInto:    mayImportInto,
	suits:            suits,
	// An account may have 100,000 keys in each Region.
	hasRoom:      func(*call, *createKeyInput, *keySpec) error { return nil },
	newPrimary:   (*call).newPrimary,
	createAnswer: (*call).createAnswer,
}
