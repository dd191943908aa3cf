// The decisions that make this server a KMS. Each is a named function in one table, so that a planted fault can put another
// one in its place, and so that the rest of the code reads as KMS and nothing else.

package reference

// decisions is the table. Whoever takes a decision looks it up here: a call as c.decide, a key or a set through its account.
type decisions struct {
	aliasDecisions
	creationDecisions
	cryptoDecisions
	deletionDecisions
	importDecisions
	lookupDecisions
	materialDecisions
	metadataDecisions
	promotionDecisions
	propertyDecisions
	replicationDecisions
	rotationDecisions
	signingDecisions
	stateDecisions
	validationDecisions
	wireDecisions
}

// soundDecisions is the table of a correct KMS.
func soundDecisions() *decisions {
	return &decisions{
		aliasDecisions:       soundAliases,
		creationDecisions:    soundCreation,
		cryptoDecisions:      soundCrypto,
		deletionDecisions:    soundDeletion,
		importDecisions:      soundImports,
		lookupDecisions:      soundLookups,
		materialDecisions:    soundMaterials,
		metadataDecisions:    soundMetadata,
		promotionDecisions:   soundPromotion,
		propertyDecisions:    soundProperties,
		replicationDecisions: soundReplication,
		rotationDecisions:    soundRotation,
		signingDecisions:     soundSigning,
		stateDecisions:       soundStates,
		validationDecisions:  soundValidation,
		wireDecisions:        soundWire,
	}
}
