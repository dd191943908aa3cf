// The planted faults in the table of operations and key states.

package reference

// overlooks tells whether a planted fault lets the operation pass in the key's state.
func (c *call) overlooks(k *key) bool {
	switch c.operation {
	case "Encrypt", "Decrypt", "ReEncrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext":
		return k.state == stateDisabled && c.has(faultDisabledKeyEncrypts) ||
			k.state == stateCreating && c.has(faultCreatingReplicaEncrypts) ||
			k.state.pending() && c.has(faultPendingKeyDecrypts)
	case "Sign", "Verify", "GenerateMac", "VerifyMac":
		return k.state == stateDisabled && c.has(faultDisabledKeySigns)
	case "ReplicateKey":
		return k.state == stateDisabled && c.has(faultReplicateFromDisabled) ||
			k.state == stateDisabled && k.past.cancels > 0 && c.has(faultCanceledPrimaryReplicates) ||
			k.state.pending() && c.has(faultReplicateFromPending)
	case "RotateKeyOnDemand":
		return k.state == stateDisabled && c.has(faultRotateDisabledAccepted)
	case "EnableKey":
		return k.state.pending() && c.has(faultPendingKeyCanBeEnabled)
	case "CreateGrant":
		return k.state == stateCreating && c.has(faultCreatingReplicaTakesGrants)
	case "TagResource":
		return k.state.pending() && c.has(faultPendingKeyTakesTags)
	case "CancelKeyDeletion":
		return c.has(faultCancelAcceptedWhenNotPending)
	case "UpdatePrimaryRegion":
		return c.overlooksInPromotion(k)
	case "ScheduleKeyDeletion":
		return k.state.pending() && c.has(faultScheduleTwice)
	default:
		return false
	}
}

func (c *call) overlooksInPromotion(k *key) bool {
	switch {
	case k.isPrimary():
		return k.state == stateDisabled && c.has(faultPromotionOfDisabledPrimary) ||
			k.state.pending() && c.has(faultPromotionOfPendingPrimary)
	default:
		return k.state == stateDisabled && c.has(faultPromotionToDisabledReplica) ||
			k.state.pending() && c.has(faultPromotionToPendingReplica) ||
			k.state == stateCreating && c.has(faultPromotionToCreatingReplica)
	}
}

// mistaken is the refusal of a planted fault in a state that lets the operation pass.
func (c *call) mistaken(k *key) error {
	switch {
	case k.state == stateUpdating && c.operation == "Encrypt" && c.has(faultUpdatingRefusesCrypto):
		return isUpdating(k)
	case k.past.cancels > 0 && c.operation == "EnableKey" && c.has(faultCanceledKeyCannotBeEnabled):
		return isPendingDeletion(k)
	default:
		if err := c.isRefused(); err != nil {
			return err
		}
		return c.refusesInColumn(k)
	}
}
