// The decisions that make this server a KMS. Each is a named function in one table, so that a planted fault can put another
// one in its place, and so that the rest of the code reads as KMS and nothing else.

package reference

// decisions is the table. Whoever takes a decision looks it up here: a call as c.decide, a key or a set through its account.
type decisions struct {
	aliasDecisions
	creationDecisions
	lookupDecisions
	validationDecisions
	wireDecisions
	cryptoDecisions
	importDecisions
	materialDecisions
	signingDecisions
	rotationDecisions
	propertyDecisions
	deletionDecisions
	metadataDecisions
	promotionDecisions
	replicationDecisions
	stateDecisions
}

// soundDecisions is the table of a correct KMS.
func soundDecisions() *decisions {
	return &decisions{
		creationDecisions:    soundCreation,
		deletionDecisions:    soundDeletion,
		lookupDecisions:      soundLookups,
		validationDecisions:  soundValidation,
		wireDecisions:        soundWire,
		cryptoDecisions:      soundCrypto,
		importDecisions:      soundImports,
		materialDecisions:    soundMaterials,
		signingDecisions:     soundSigning,
		rotationDecisions:    soundRotation,
		aliasDecisions:       soundAliases,
		propertyDecisions:    soundProperties,
		metadataDecisions:    soundMetadata,
		promotionDecisions:   soundPromotion,
		replicationDecisions: soundReplication,
		stateDecisions:       soundStates,
	}
}
