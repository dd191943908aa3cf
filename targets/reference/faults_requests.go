// Faults in which key a request reaches, what of it is checked first, and what its answer holds.

package reference

import "errors"

// isNotFound tells whether an error says that a key does not exist.
func isNotFound(err error) bool {
	var known *refusal
	return errors.As(err, &known) && known.exception == notFoundException
}

var requestFaults = []plantedFault{
	{
		id:       "decrypt-searches-all-regions",
		title:    "Decrypt without KeyId finds the key in any Region",
		imitates: "an emulator with one table of keys for all Regions",
		rules:    []string{"MRK-INTEROP-09", "MRK-OPEN-37"},
		least:    3,
		why:      "CreateKey, Encrypt, Decrypt in another Region",
		apply:    func(d *decisions) { searchingEverywhere(d, anyOperation) },
	},
	{
		id:       "deletion-answers-bare-id",
		title:    "ScheduleKeyDeletion and CancelKeyDeletion answer the bare key id",
		imitates: "the samples in AWS's reference of the two operations",
		rules:    []string{"MRK-OPEN-53"},
		least:    2,
		why:      "CreateKey, ScheduleKeyDeletion",
		apply:    func(d *decisions) { d.deletionName = func(k *key) string { return k.id } },
	},
	{
		id:       "import-into-kms-key",
		title:    "ImportKeyMaterial succeeds on a key whose material KMS made, whatever the token",
		imitates: "an emulator that has nothing to do unless the key waits for material",
		rules:    []string{"MRK-STATE-N09"},
		least:    4,
		why:      "CreateKey of origin EXTERNAL, GetParametersForImport, CreateKey, ImportKeyMaterial into the second key",
		apply: func(d *decisions) {
			before := d.importMaterial
			d.importMaterial = func(c *call, in *importKeyMaterialInput) (*importKeyMaterialOutput, error) {
				k, err := c.decide.keyByIDOrARN(c, in.KeyID)
				if err != nil || k.set.origin == originExternal {
					return before(c, in)
				}
				return &importKeyMaterialOutput{KeyID: k.arn}, c.decide.permits(c, k)
			}
		},
	},
	{
		id:       "import-state-of-kms-material",
		title:    "ListKeyRotations gives a rotation to material that KMS made an ImportState",
		imitates: "an emulator that fills in every member of an entry",
		rules:    []string{"MRK-ROTATE-34"},
		least:    4,
		why:      "CreateKey, RotateKeyOnDemand, Settle, ListKeyRotations",
		apply: listingRotations(func(k *key, m *material, entry *rotationsListEntry) {
			if k.set.origin != originExternal && !m.rotated.IsZero() {
				entry.ImportState = importDone
			}
		}),
	},
	{
		id:       "new-period-keeps-date",
		title:    "EnableKeyRotation with another period keeps NextRotationDate",
		imitates: "an emulator that sets the date when the rotation is turned on and not again",
		rules:    []string{"MRK-ROTATE-31"},
		least:    5,
		why:      "CreateKey, EnableKeyRotation, GetKeyRotationStatus, EnableKeyRotation with another period, GetKeyRotationStatus",
		apply: func(d *decisions) {
			before := d.setRotation
			d.setRotation = func(c *call, set *keySet, days int) {
				former := set.rotation
				before(c, set, days)
				if former.enabled {
					set.rotation.next = former.next
				}
			}
		},
	},
	{
		id:       "promotion-of-unknown-key",
		title:    "UpdatePrimaryRegion answers success where the KeyId names no key",
		imitates: "an emulator that updates the rows that match and does not ask how many there were",
		rules:    []string{"MRK-PRIMARY-E10"},
		least:    1,
		why:      "UpdatePrimaryRegion of an unknown key",
		apply: func(d *decisions) {
			before := d.changePrimary
			d.changePrimary = func(c *call, in *updatePrimaryRegionInput) (empty, error) {
				if _, err := c.decide.keyByIDOrARN(c, in.KeyID); isNotFound(err) {
					return empty{}, nil
				}
				return before(c, in)
			}
		},
	},
	{
		id:       "replica-import-needs-type",
		title:    "ImportKeyMaterial at a replica asks for ImportType",
		imitates: "an emulator in which a key without material cannot have existing material",
		rules:    []string{"MRK-IMPORT-11", "MRK-OPEN-43"},
		least:    7,
		why: "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial, ReplicateKey, Settle, " +
			"GetParametersForImport and ImportKeyMaterial of the same material at the replica",
		apply: func(d *decisions) {
			before := d.checkImportType
			d.checkImportType = func(k *key, in *importKeyMaterialInput) error {
				if in.ImportType == nil && !k.isPrimary() && k.set.spec.symmetric() {
					return validationException.because("ImportType is required for a replica key.")
				}
				return before(k, in)
			}
		},
	},
	{
		id:       "replicate-alias-makes-key",
		title:    "ReplicateKey of an alias answers with a key that it makes up",
		imitates: "a mock that answers for any id",
		rules:    []string{"MRK-REPLICATE-E10"},
		least:    1,
		why:      "ReplicateKey by an alias",
		apply:    makingUp(isAlias),
	},
	{
		id:       "replicate-answer-without-policy",
		title:    "the answer of ReplicateKey has no ReplicaPolicy",
		imitates: "an emulator that answers ReplicateKey like CreateKey",
		rules:    []string{"MRK-REPLICATE-02"},
		least:    2,
		why:      "CreateKey, ReplicateKey",
		apply:    answeringReplicateKey(func(output *replicateKeyOutput) { output.ReplicaPolicy = "" }),
	},
	{
		id:       "replicate-malformed-makes-key",
		title:    "ReplicateKey of a malformed key id answers with a key that it makes up",
		imitates: "a mock that answers for any id",
		rules:    []string{"MRK-REPLICATE-E08"},
		least:    1,
		why:      "ReplicateKey of a malformed key id",
		apply:    makingUp(isMalformedID),
	},
	{
		id:       "replicate-unknown-makes-key",
		title:    "ReplicateKey of an unknown key id answers with a key that it makes up",
		imitates: "a mock that answers for any id",
		rules:    []string{"MRK-REPLICATE-E07"},
		least:    1,
		why:      "ReplicateKey of an unknown key id",
		apply:    makingUp(isUnknownID),
	},
	{
		id:       "rotate-answer-without-key-id",
		title:    "the answer of RotateKeyOnDemand is empty",
		imitates: "an emulator that answers all changes of the rotation alike",
		rules:    []string{"MRK-ROTATE-14"},
		least:    2,
		why:      "CreateKey, RotateKeyOnDemand",
		apply: func(d *decisions) {
			d.rotateAnswer = func(*key) *rotateKeyOnDemandOutput { return &rotateKeyOnDemandOutput{} }
		},
	},
}
