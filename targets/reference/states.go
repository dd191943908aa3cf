// Key states, and the table that says which operation each state refuses and how.

package reference

// keyState is a KeyState on the wire.
type keyState string

const (
	stateCreating               keyState = "Creating"
	stateDisabled               keyState = "Disabled"
	stateEnabled                keyState = "Enabled"
	statePendingDeletion        keyState = "PendingDeletion"
	statePendingImport          keyState = "PendingImport"
	statePendingReplicaDeletion keyState = "PendingReplicaDeletion"
	stateUpdating               keyState = "Updating"
)

// pending tells whether the key's deletion is scheduled.
func (s keyState) pending() bool {
	return s == statePendingDeletion || s == statePendingReplicaDeletion
}

// refuse makes the error with which a key refuses an operation because of its state.
type refuse func(k *key) error

func isDisabled(k *key) error {
	return disabledException.because("%s is disabled.", k.arn)
}

func isPendingDeletion(k *key) error {
	if k.state == statePendingReplicaDeletion {
		return kmsInvalidStateException.because("%s is pending replica deletion.", k.arn)
	}
	return kmsInvalidStateException.because("%s is pending deletion.", k.arn)
}

func isPendingImport(k *key) error {
	return kmsInvalidStateException.because("%s is pending import.", k.arn)
}

func isCreating(k *key) error {
	return kmsInvalidStateException.because("%s is creating.", k.arn)
}

func isUpdating(k *key) error {
	return kmsInvalidStateException.because("%s is updating.", k.arn)
}

func isNotPendingDeletion(k *key) error {
	return kmsInvalidStateException.because("%s is not pending deletion (or pending replica deletion).", k.arn)
}

func hasExternalOrigin(k *key) error {
	return unsupportedOperationException.because("%s origin is EXTERNAL which is not valid for this operation.", k.arn)
}

// stateRow is a row of the table of operations and key states; nil lets the operation pass.
type stateRow struct {
	enabled, disabled, pending, pendingImport, creating, updating refuse
}

var (
	// usesMaterial is the row of the cryptographic operations, and of others that need the key to be usable.
	usesMaterial = stateRow{
		disabled: isDisabled, pending: isPendingDeletion, pendingImport: isPendingImport, creating: isCreating,
	}
	changesEnabled = stateRow{
		pending: isPendingDeletion, pendingImport: isPendingImport, creating: isCreating, updating: isUpdating,
	}
	setsRotation = stateRow{
		disabled: isDisabled, pending: isPendingDeletion, pendingImport: hasExternalOrigin, creating: isCreating,
	}
	// concernsRoles is the row of the operations that begin at a primary and involve another key.
	concernsRoles = stateRow{
		disabled: isDisabled, pending: isPendingDeletion, pendingImport: isPendingImport,
		creating: isCreating, updating: isUpdating,
	}
	notWhilePending = stateRow{pending: isPendingDeletion}
)

// stateRows has a row for every operation that some state refuses. The others are possible in every state.
var stateRows = map[string]stateRow{
	"CancelKeyDeletion": {
		enabled: isNotPendingDeletion, disabled: isNotPendingDeletion, pendingImport: isNotPendingDeletion,
		creating: isNotPendingDeletion, updating: isNotPendingDeletion,
	},
	"CreateAlias":                         notWhilePending,
	"CreateGrant":                         usesMaterial,
	"Decapsulate":                         usesMaterial,
	"Decrypt":                             usesMaterial,
	"DeleteImportedKeyMaterial":           {creating: isCreating, updating: isUpdating},
	"DeriveSharedSecret":                  usesMaterial,
	"DisableKey":                          changesEnabled,
	"DisableKeyRotation":                  setsRotation,
	"EnableKey":                           changesEnabled,
	"EnableKeyRotation":                   setsRotation,
	"Encapsulate":                         usesMaterial,
	"Encrypt":                             usesMaterial,
	"GenerateDataKey":                     usesMaterial,
	"GenerateDataKeyPair":                 usesMaterial,
	"GenerateDataKeyPairWithoutPlaintext": usesMaterial,
	"GenerateDataKeyWithoutPlaintext":     usesMaterial,
	"GenerateMac":                         usesMaterial,
	"GetParametersForImport":              {pending: isPendingDeletion, creating: isCreating, updating: isUpdating},
	"GetPublicKey":                        {pending: isPendingDeletion, pendingImport: isPendingImport, creating: isCreating},
	"ImportKeyMaterial":                   {pending: isPendingDeletion, creating: isCreating},
	"ReEncrypt":                           usesMaterial,
	"ReplicateKey":                        concernsRoles,
	"RotateKeyOnDemand":                   usesMaterial,
	"ScheduleKeyDeletion":                 {pending: isPendingDeletion, updating: isUpdating},
	"Sign":                                usesMaterial,
	"TagResource":                         notWhilePending,
	"UntagResource":                       notWhilePending,
	"UpdateAlias":                         notWhilePending,
	"UpdateKeyDescription":                notWhilePending,
	"UpdatePrimaryRegion":                 concernsRoles,
	"Verify":                              usesMaterial,
	"VerifyMac":                           usesMaterial,
}

// permits looks the operation of the call up in the table of operations and key states.
func (c *call) permits(k *key) error {
	row := stateRows[c.operation]
	var refuses refuse
	switch k.state {
	case stateEnabled:
		refuses = row.enabled
	case stateDisabled:
		refuses = row.disabled
	case statePendingDeletion, statePendingReplicaDeletion:
		refuses = row.pending
	case statePendingImport:
		refuses = row.pendingImport
	case stateCreating:
		refuses = row.creating
	case stateUpdating:
		refuses = row.updating
	}
	if refuses == nil {
		return nil
	}
	return refuses(k)
}
