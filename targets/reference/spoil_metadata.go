// The planted faults in how a key is described.

package reference

// spoilMetadata applies the planted faults to a key's metadata.
func (c *call) spoilMetadata(k *key, m *keyMetadata) {
	set := k.set
	if !set.multiRegion && c.has(faultSingleWithoutMultiRegion) {
		m.MultiRegion = nil
	}
	if multiRegion := false; k.past.described && c.has(faultDescriptionClearsMultiRegion) {
		m.MultiRegion = &multiRegion
	}
	if set.origin == originAWSKMS && c.has(faultDefaultOriginHSM) {
		m.Origin = originAWSCloudHSM
	}
	if k.isPrimary() && set.promotions > 0 && c.has(faultNewPrimaryTakesOldARN) {
		m.Arn = keyARN(k.past.heirOf, c.account.id, k.id)
	}
	if !k.isPrimary() && c.has(faultReplicaOfExternalSaysAWSKMS) {
		m.Origin = originAWSKMS
	}
	if k.description == "" && c.has(faultDescriptionMissing) {
		m.Description = nil
	}
	if k.state == stateCreating && c.has(faultEnabledWhileCreating) || k.state == stateDisabled && c.has(faultEnabledFlagStays) {
		m.Enabled = true
	}
	if c.has(faultKeyManagerAWS) {
		m.KeyManager = "AWS"
	}
	if c.has(faultOldSpecMissing) {
		m.CustomerMasterKeySpec = ""
	}
	if c.has(faultOldSpecIsDefault) {
		m.CustomerMasterKeySpec = symmetricDefault
	}
	if c.has(faultAlgorithmsMissing) {
		m.EncryptionAlgorithms, m.SigningAlgorithms, m.MacAlgorithms, m.KeyAgreementAlgorithms = nil, nil, nil, nil
	}
	if c.has(faultMaterialIDMissing) {
		m.CurrentKeyMaterialID = ""
	}
	if current := set.current(); current != nil && current.id == "" && current.secret != nil && c.has(faultMaterialIDOnHMAC) {
		m.CurrentKeyMaterialID = materialID(k.id, current.secret)
	}
	if !k.isPrimary() && c.has(faultReplicaOlderThanPrimary) {
		m.CreationDate = timestamp(Epoch.AddDate(-1, 0, 0))
	}
	c.spoilDeletionDates(k, m)
	c.spoilTransitions(k, m)
}

func (c *call) spoilDeletionDates(k *key, m *keyMetadata) {
	switch {
	case k.state == statePendingReplicaDeletion && c.has(faultDeletionDateWhileReplicasLive):
		m.DeletionDate = timestampOf(c.now.AddDate(0, 0, k.pendingWindow))
	case k.state == statePendingDeletion && c.has(faultWindowWhilePending):
		m.PendingDeletionWindowInDays = k.pendingWindow
	case !k.state.pending() && k.past.cancels > 0 && c.has(faultCancelKeepsDeletionDate):
		m.DeletionDate = timestampOf(k.deletionDate)
	}
}

// spoilConfiguration applies the planted faults to what a key says of its set.
func (c *call) spoilConfiguration(k *key, configuration *multiRegionConfiguration) {
	if c.has(faultReplicaListHoldsPrimary) {
		configuration.ReplicaKeys = append(configuration.ReplicaKeys, configuration.PrimaryKey)
	}
	if c.has(faultReplicaNamesItselfPrimary) {
		configuration.PrimaryKey = multiRegionKey{Arn: k.arn, Region: k.region}
	}
	if len(configuration.ReplicaKeys) == 0 && c.has(faultNoEmptyReplicaList) {
		configuration.ReplicaKeys = nil
	}
}
