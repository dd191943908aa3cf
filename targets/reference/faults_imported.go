// Faults in imported material of related keys, and in rotating it.

package reference

import (
	"maps"
	"time"
)

var importedFaults = []plantedFault{
	{
		id:       "cancel-enables-key-without-material",
		title:    "a key without material is Enabled after its deletion was canceled",
		imitates: "an emulator that knows one way out of pending",
		rules:    []string{"MRK-OPEN-33", "MRK-STATE-15", "MRK-DELETE-12", "MRK-STATE-08"},
		least:    4,
		why:      "CreateKey of origin EXTERNAL, ScheduleKeyDeletion, CancelKeyDeletion, DescribeKey",
		apply:    afterCancel(func(k *key) { enabling(k, statePendingImport) }),
	},
	{
		id:       "delete-material-reaches-related",
		title:    "deleting a key's imported material deletes that of its related keys",
		imitates: "an emulator that keeps the material with the set",
		rules:    []string{"MRK-IMPORT-16", "MRK-IMPORT-18", "MRK-STATE-13"},
		least:    9,
		why: "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial, ReplicateKey, Settle, " +
			"GetParametersForImport, ImportKeyMaterial at the replica, DeleteImportedKeyMaterial at the primary, " +
			"DescribeKey at the replica",
		apply: func(d *decisions) { d.deleteMaterial = reachingRelated(d.deleteMaterial) },
	},
	{
		id:       "deleting-pending-stops-key",
		title:    "deleting material that waits for a rotation makes the key PendingImport",
		imitates: "an emulator with one rule for every deletion",
		rules:    []string{"MRK-IMPORT-35", "MRK-STATE-12"},
		least:    7,
		why: "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial, GetParametersForImport, " +
			"ImportKeyMaterial of new material, DeleteImportedKeyMaterial of that, DescribeKey",
		apply: func(d *decisions) {
			before := d.takeAway
			d.takeAway = func(k *key, m *material) {
				isPending := m == k.set.pending
				before(k, m)
				if isPending {
					k.awaitImport()
				}
			}
		},
	},
	{
		id:       "expiry-reaches-related",
		title:    "when a key's imported material expires, so does that of its related keys",
		imitates: "an emulator that keeps the date with the set",
		rules:    []string{"MRK-IMPORT-14"},
		least:    9,
		why: "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial with ValidTo, ReplicateKey, " +
			"Settle, GetParametersForImport, ImportKeyMaterial at the replica without, Wait, DescribeKey at the " +
			"replica",
		apply: func(d *decisions) { d.expire = reachingRelated(d.expire) },
	},
	{
		id:       "external-rotation-drops-old",
		title:    "after the rotation of imported material older ciphertext cannot be decrypted",
		imitates: "an emulator with one material per key",
		rules:    []string{"MRK-IMPORT-28"},
		least:    9,
		why: "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial, Encrypt, " +
			"GetParametersForImport, ImportKeyMaterial of new material, RotateKeyOnDemand, Settle, Decrypt",
		apply: withoutMaterials(func(k *key, place, last int) bool { return k.set.origin == originExternal && place < last }),
	},
	{
		id:       "imported-material-id-differs",
		title:    "the same material has another id at the replica",
		imitates: "an emulator that derives the id from the ARN",
		rules:    []string{"MRK-IMPORT-13"},
		least:    7,
		why: "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial, ReplicateKey, Settle, " +
			"GetParametersForImport, ImportKeyMaterial at the replica",
		apply: importing(func(k *key, m *material, output *importKeyMaterialOutput) {
			if !k.isPrimary() && m.id != "" {
				output.KeyMaterialID = materialID(k.arn, m.secret)
			}
		}),
	},
	{
		id:       "latest-expiry-shown",
		title:    "a key with several expiring materials shows the latest date",
		imitates: "an emulator that shows the date of the last import",
		rules:    []string{"MRK-IMPORT-40"},
		least:    7,
		why: "CreateKey with EXTERNAL, GetParametersForImport, ImportKeyMaterial of m1 with a date, " +
			"ImportKeyMaterial of m2 as new with a date, RotateKeyOnDemand, Settle, DescribeKey",
		apply: func(d *decisions) {
			before := d.expiration
			d.expiration = func(k *key) (string, time.Time) {
				model, validTo := before(k)
				for _, m := range k.set.materials {
					if until := k.imports[m]; until.After(validTo) {
						validTo = until
					}
				}
				return model, validTo
			}
		},
	},
	{
		id:       "new-material-at-replica-accepted",
		title:    "a replica accepts new key material",
		imitates: "an emulator that does not know roles",
		rules:    []string{"MRK-IMPORT-25", "MRK-OPEN-42"},
		least:    7,
		why: "CreateKey with EXTERNAL, GetParametersForImport, ImportKeyMaterial of m1, ReplicateKey, Settle, " +
			"GetParametersForImport at the replica, ImportKeyMaterial of m2 as new at the replica",
		apply: takingForPrimary(anyKey, "ImportKeyMaterial"),
	},
	{
		id:       "new-material-current-at-once",
		title:    "new imported material is current without a rotation",
		imitates: "an emulator in which an import replaces the material",
		rules:    []string{"MRK-IMPORT-23"},
		least:    5,
		why: "CreateKey with EXTERNAL, GetParametersForImport, ImportKeyMaterial of m1, " +
			"ImportKeyMaterial of m2 as new, DescribeKey",
		apply: func(d *decisions) {
			before := d.addPending
			d.addPending = func(c *call, k *key, given *material) error {
				if err := before(c, k, given); err != nil {
					return err
				}
				set := k.set
				set.materials = append(set.materials, set.takePending())
				for _, related := range set.related() {
					if related.holdsAny() {
						related.imports[given] = time.Time{}
					}
				}
				return nil
			}
		},
	},
	{
		id:       "one-material-is-enough",
		title:    "a key with several materials is Enabled although an older one was deleted",
		imitates: "an emulator that asks for the current material alone",
		rules:    []string{"MRK-IMPORT-29", "MRK-STATE-12"},
		least:    7,
		why: "CreateKey with EXTERNAL, GetParametersForImport, ImportKeyMaterial of m1 with a date, " +
			"ImportKeyMaterial of m2 as new, RotateKeyOnDemand, Wait, DescribeKey",
		apply: func(d *decisions) {
			before := d.holdsAll
			d.holdsAll = func(k *key) bool { return before(k) || k.set.current() != nil && k.holds(k.set.current()) }
		},
	},
	{
		id:       "pending-state-skips-replicas",
		title:    "new material is PENDING_ROTATION although a replica lacks it",
		imitates: "an emulator written before on-demand rotation of imported multi-Region keys",
		rules:    []string{"MRK-IMPORT-26"},
		least:    6,
		why: "CreateKey with EXTERNAL, GetParametersForImport, ImportKeyMaterial of m1, ReplicateKey, " +
			"ImportKeyMaterial of m2 as new, ListKeyRotations",
		apply: func(d *decisions) {
			before := d.materialState
			d.materialState = func(k *key, m *material) string {
				state := before(k, m)
				if state == materialPendingMultiRegion {
					return materialPendingRotation
				}
				return state
			}
		},
	},
	{
		id:       "pending-stays-at-replicas",
		title:    "new material that was deleted at the primary is still listed at its replica",
		imitates: "an emulator that copies the list and never shortens it",
		rules:    []string{"MRK-IMPORT-17"},
		least:    8,
		why: "CreateKey with EXTERNAL, GetParametersForImport, ImportKeyMaterial of m1, ReplicateKey, " +
			"ImportKeyMaterial of m2 as new, DescribeKey, DeleteImportedKeyMaterial, Settle",
		apply: func(d *decisions) {
			before := d.listedMaterials
			d.listedMaterials = func(k *key) []*material {
				all := before(k)
				if dropped := k.set.notes.dropped; dropped != nil && !k.isPrimary() {
					return append(all[:len(all):len(all)], dropped)
				}
				return all
			}
		},
	},
	{
		id:       "promotion-drops-imported-material",
		title:    "the old primary of an imported key is PendingImport after a promotion",
		imitates: "an emulator that makes the old primary a fresh replica",
		rules:    []string{"MRK-PRIMARY-09", "MRK-IMPORT-16"},
		least:    9,
		why: "CreateKey with EXTERNAL, GetParametersForImport, ImportKeyMaterial of m1, ReplicateKey, Settle, " +
			"GetParametersForImport at the other key, ImportKeyMaterial of m1 at the other key, UpdatePrimaryRegion, Settle",
		apply: promoting(func(_ *call, old, _ *key) { clear(old.imports) }),
	},
	{
		id:       "replica-accepts-other-material",
		title:    "a replica accepts other material than its primary has",
		imitates: "an emulator that does not compare",
		rules:    []string{"MRK-IMPORT-12", "MRK-OPEN-41", "MRK-IMPORT-30"},
		least:    7,
		why: "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial, ReplicateKey, Settle, " +
			"GetParametersForImport, ImportKeyMaterial of other material at the replica",
		apply: takingOtherMaterial(func(k *key) bool { return !k.isPrimary() }),
	},
	{
		id:       "replica-has-material-at-once",
		title:    "a replica of an imported key has the material without an import",
		imitates: "an emulator that makes the replica as a deep copy of the primary",
		rules:    []string{"MRK-IMPORT-09", "MRK-REPLICATE-19", "MRK-META-15"},
		least:    4,
		why:      "CreateKey with EXTERNAL, GetParametersForImport, ImportKeyMaterial of m1, ReplicateKey",
		apply:    replicating(func(_ *call, primary, replica *key) { replica.imports = maps.Clone(primary.imports) }),
	},
	{
		id:       "replica-of-external-says-aws-kms",
		title:    "a replica of an imported key says Origin AWS_KMS",
		imitates: "an emulator that makes the replica with default values",
		rules:    []string{"MRK-REPLICATE-08", "MRK-META-18"},
		least:    4,
		why:      "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial, ReplicateKey",
		apply: describing(func(_ *call, k *key, m *keyMetadata) {
			if !k.isPrimary() {
				m.Origin = originAWSKMS
			}
		}),
	},
	{
		id:       "rotate-before-replicas-have-material",
		title:    "imported material can be rotated in before every replica has it",
		imitates: "an emulator written before on-demand rotation of imported multi-Region keys",
		rules:    []string{"MRK-IMPORT-27", "MRK-OPEN-44"},
		least:    7,
		why: "CreateKey with EXTERNAL, GetParametersForImport, ImportKeyMaterial of m1, ReplicateKey, " +
			"ImportKeyMaterial of m2 as new, DescribeKey, RotateKeyOnDemand",
		apply: func(d *decisions) {
			before := d.nextMaterial
			d.nextMaterial = func(k *key) (*material, error) {
				if k.set.pending != nil {
					return k.set.takePending(), nil
				}
				return before(k)
			}
		},
	},
	{
		id:       "rotate-without-pending-accepted",
		title:    "RotateKeyOnDemand of an imported key answers success with nothing to rotate in",
		imitates: "an emulator that generates material for imported keys",
		rules:    []string{"MRK-ROTATE-23"},
		least:    4,
		why:      "CreateKey of origin EXTERNAL, GetParametersForImport, ImportKeyMaterial, RotateKeyOnDemand",
		apply: func(d *decisions) {
			before := d.rotateOnDemand
			d.rotateOnDemand = func(c *call, k *key) error {
				if set := k.set; set.origin == originExternal && set.pending == nil {
					return c.decide.mayRotate(c, k)
				}
				return before(c, k)
			}
		},
	},
	{
		id:       "second-pending-accepted",
		title:    "a second new material takes the place of the one that waits",
		imitates: "an emulator with one slot that it overwrites",
		rules:    []string{"MRK-IMPORT-24", "MRK-IMPORT-38"},
		least:    6,
		why: "CreateKey with EXTERNAL, GetParametersForImport, ImportKeyMaterial of m1, " +
			"ImportKeyMaterial of m2 as new, DescribeKey, ImportKeyMaterial of m3 as new",
		apply: func(d *decisions) {
			before := d.addPending
			d.addPending = func(c *call, k *key, given *material) error {
				former := k.set.takePending()
				err := before(c, k, given)
				if err != nil {
					k.set.pending = former
				}
				return err
			}
		},
	},
}
