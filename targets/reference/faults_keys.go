// Faults in keys themselves: what CreateKey makes, under which name, for how long, and where it is found.

package reference

import (
	"fmt"
	"strings"
	"time"
)

var keyFaults = []plantedFault{
	{
		id:       "account-id-changes",
		title:    "the account, and with it the ARN of every key, gets another id when a second key is made",
		imitates: "an emulator that asks its configuration for the account each time it shows an ARN",
		rules:    []string{"MRK-ID-06"},
		besides:  []string{"MRK-CREATE-04"},
		least:    3,
		why:      "CreateKey, CreateKey, DescribeKey of the first key",
		apply: naming(func(c *call, _ bool, usual string) string {
			if c.operation == "CreateKey" {
				c.changeAccountID()
			}
			return usual
		}),
	},
	{
		id:       "arn-leads-to-its-region",
		title:    "an ARN is looked up in its own Region where that of the request lacks the key",
		imitates: "an emulator that looks ARNs up in one table of all Regions",
		rules:    []string{"MRK-ERR-05"},
		besides:  []string{"MRK-INDEP-08", "MRK-PRIMARY-E10", "MRK-REPLICATE-E09"},
		least:    2,
		why:      "CreateKey, DescribeKey by the ARN in another Region",
		apply: func(d *decisions) {
			before := d.keyByAnyName
			d.keyByAnyName = func(c *call, keyID *string) (*key, error) {
				k, err := before(c, keyID)
				if err != nil {
					return c.keyOfARN(*keyID, err)
				}
				return k, err
			}
		},
	},
	{
		id:       "decrypt-reaches-far",
		title:    "Decrypt finds the key of the ciphertext, or the one that is named, in any Region",
		imitates: "an emulator that looks keys up in one table of all Regions when it decrypts",
		rules:    []string{"MRK-INTEROP-10", "MRK-INTEROP-09"},
		besides:  []string{"MRK-ERR-02", "MRK-ERR-03"},
		least:    3,
		why:      "CreateKey, Encrypt, Decrypt in another Region",
		apply: func(d *decisions) {
			searchingEverywhere(d, isDecrypt)
			before := d.namedKey
			d.namedKey = func(c *call, keyID *string) (*key, error) {
				k, err := before(c, keyID)
				if err != nil && isDecrypt(c.operation) {
					return c.keyElsewhere(strings.TrimPrefix(*keyID, keyARN(c.region, c.account.id, "")), err)
				}
				return k, err
			}
		},
	},
	{
		id:       "default-origin-hsm",
		title:    "the Origin of a key that KMS made is AWS_CLOUDHSM",
		imitates: "an emulator in front of an HSM that shows where it keeps its keys",
		rules:    []string{"MRK-CREATE-02"},
		least:    1,
		why:      "CreateKey",
		apply: describing(func(_ *call, k *key, m *keyMetadata) {
			if k.set.origin == originAWSKMS {
				m.Origin = originAWSCloudHSM
			}
		}),
	},
	{
		id:       "deleted-after-seven-days",
		title:    "a key that is pending deletion goes after 7 days, whatever its DeletionDate is",
		imitates: "an emulator whose clean-up job has a period of its own",
		rules:    []string{"MRK-DELETE-22"},
		besides:  []string{"MRK-DELETE-11"},
		least:    4,
		why:      "CreateKey, ScheduleKeyDeletion with 30 days, Wait, DescribeKey",
		apply: func(d *decisions) {
			before := d.leaves
			d.leaves = func(k *key) time.Time {
				return before(k).AddDate(0, 0, min(0, leastPendingWindow-k.pendingWindow))
			}
		},
	},
	{
		id:       "description-clears-multi-region",
		title:    "UpdateKeyDescription makes MultiRegion false",
		imitates: "an emulator that writes the record anew, with the defaults of CreateKey",
		rules:    []string{"MRK-META-16"},
		besides:  []string{"MRK-META-01"},
		least:    3,
		why:      "CreateKey, UpdateKeyDescription, DescribeKey",
		apply: describing(func(_ *call, k *key, m *keyMetadata) {
			if k.notes.described {
				m.MultiRegion = new(bool)
			}
		}),
	},
	{
		id:       "first-import-needs-type",
		title:    "the first import is refused without ImportType",
		imitates: "an emulator that takes EXISTING_KEY_MATERIAL for the default in every case",
		rules:    []string{"MRK-IMPORT-22"},
		besides:  []string{"MRK-IMPORT-08"},
		least:    3,
		why:      "CreateKey with Origin EXTERNAL, GetParametersForImport, ImportKeyMaterial without ImportType",
		apply: refusingImport(func(k *key, _ *material, importType *string) bool {
			return len(k.set.materials) == 0 && k.set.spec.symmetric() && importType == nil
		}),
	},
	{
		id:       "ids-counted-by-region",
		title:    "the ids of multi-Region keys are counted in each Region, so that two Regions give out the same one",
		imitates: "an emulator that runs once per Region, each with the same seed",
		rules:    []string{"MRK-ID-05"},
		besides: []string{
			"INV-*", "MRK-CREATE-*", "MRK-DELETE-*", "MRK-ERR-*", "MRK-IMPORT-*", "MRK-INDEP-*",
			"MRK-INTEROP-*", "MRK-LIST-*", "MRK-META-*", "MRK-OPEN-*", "MRK-PRIMARY-*", "MRK-REPLICATE-*",
			"MRK-ROTATE-*", "MRK-STATE-*",
		},
		least: 2,
		why:   "CreateKey, CreateKey in another Region",
		apply: naming(func(c *call, multiRegion bool, usual string) string {
			if !multiRegion {
				return usual
			}
			return fmt.Sprintf("%s%032x", multiRegionPrefix, c.account.notes.nextID(c.region))
		}),
	},
	{
		id:       "keyless-decrypt-names-bare-id",
		title:    "Decrypt without KeyId at a replica answers the bare key id",
		imitates: "an emulator that answers the id that it read in the ciphertext",
		rules:    []string{"MRK-INTEROP-01"},
		besides:  []string{"MRK-INTEROP-04"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, Encrypt, Decrypt at the replica without KeyId",
		apply: answeringDecrypt(func(in *decryptInput, opened decrypted, output *decryptOutput) {
			if in.KeyID == nil && !opened.key.isPrimary() {
				output.KeyID = opened.key.id
			}
		}),
	},
	{
		id:       "list-aliases-unknown-is-empty",
		title:    "ListAliases of a key that the Region lacks answers an empty list",
		imitates: "an emulator that filters the aliases by KeyId and never looks for the key",
		rules:    []string{"MRK-LIST-07"},
		least:    2,
		why:      "CreateKey, ListAliases in another Region with its id",
		apply: func(d *decisions) {
			before := d.listedAliases
			d.listedAliases = func(c *call, keyID *string) ([]*alias, error) {
				found, err := before(c, keyID)
				if err != nil {
					_, err = c.keyElsewhere(*keyID, err)
				}
				return found, err
			}
		},
	},
	{
		id:       "ml-dsa-import-accepted",
		title:    "CreateKey makes ML-DSA keys with Origin EXTERNAL",
		imitates: "an emulator that checks spec and origin each by itself",
		rules:    []string{"MRK-CREATE-13"},
		least:    1,
		why:      "CreateKey with KeySpec ML_DSA_44 and Origin EXTERNAL",
		apply:    func(d *decisions) { d.mayImportInto = func(*keySpec) error { return nil } },
	},
	{
		id:       "multi-region-at-home-only",
		title:    "CreateKey makes multi-Region keys in us-east-1 alone",
		imitates: "an emulator that has a home Region for what is global",
		rules:    []string{"MRK-CREATE-25"},
		besides:  []string{"MRK-CREATE-01", "MRK-CREATE-06", "MRK-CREATE-23"},
		least:    1,
		why:      "CreateKey in another Region",
		apply: refusingMultiRegion(func(c *call, _ *keySpec) error {
			if c.region == home {
				return nil
			}
			return unsupportedOperationException.because("Multi-Region keys can be created in %s only.", home)
		}),
	},
	{
		id:       "multi-region-symmetric-only",
		title:    "CreateKey refuses multi-Region keys that are not symmetric",
		imitates: "an emulator written when multi-Region keys were new",
		rules:    []string{"MRK-CREATE-06"},
		least:    1,
		why:      "CreateKey of a multi-Region HMAC key",
		apply: refusingMultiRegion(func(_ *call, spec *keySpec) error {
			if spec.symmetric() {
				return nil
			}
			return unsupportedOperationException.because("Unsupported key spec for a multi-Region key: %s", spec.name)
		}),
	},
	{
		id:       "old-spec-is-default",
		title:    "CustomerMasterKeySpec is SYMMETRIC_DEFAULT whatever the KeySpec",
		imitates: "an emulator that has left the deprecated member at its default",
		rules:    []string{"MRK-META-10"},
		least:    1,
		why:      "CreateKey of an HMAC key",
		apply:    describing(func(_ *call, _ *key, m *keyMetadata) { m.CustomerMasterKeySpec = symmetricDefault }),
	},
	{
		id:       "one-multi-region-key-per-region",
		title:    "CreateKey refuses a multi-Region key where there is one already",
		imitates: "an emulator that finds the multi-Region key of a Region by the Region",
		rules:    []string{"MRK-CREATE-23"},
		besides:  []string{"MRK-CREATE-06", "MRK-CREATE-25"},
		least:    2,
		why:      "CreateKey, CreateKey",
		apply: refusingMultiRegion(func(c *call, _ *keySpec) error {
			for _, k := range c.store().keys {
				if k.set.multiRegion {
					return limitExceededException.because("%s has a multi-Region key already.", c.region)
				}
			}
			return nil
		}),
	},
	{
		id:       "own-window-deletes-primary",
		title:    "a primary that waits for its replicas is gone when its own window is over",
		imitates: "an emulator whose clean-up job looks at the window and not at the state",
		rules:    []string{"MRK-DELETE-18"},
		least:    6,
		why: "CreateKey, ReplicateKey, ScheduleKeyDeletion at the primary, Wait, DescribeKey at the replica, " +
			"DescribeKey at the primary",
		apply: outstaying(func(primary *key, _ time.Time) { delete(primary.set.account.region(primary.region).keys, primary.id) }),
	},
	{
		id:       "own-window-starts-waiting",
		title:    "a primary that waits for its replicas turns PendingDeletion when its own window is over",
		imitates: "an emulator that moves a pending key on by the clock alone",
		rules:    []string{"MRK-DELETE-10"},
		besides:  []string{"MRK-DELETE-11"},
		least:    6,
		why: "CreateKey, ReplicateKey, ScheduleKeyDeletion at the primary, Wait, DescribeKey at the replica, " +
			"DescribeKey at the primary",
		apply: outstaying(func(primary *key, at time.Time) { primary.decide().startWaiting(primary, at) }),
	},
	{
		id:       "pending-replicas-recounted",
		title:    "a primary whose replicas are all pending says that it waits for them, and is PendingDeletion",
		imitates: "an emulator that answers first and counts the replicas in use afterwards",
		rules:    []string{"MRK-DELETE-07"},
		least:    5,
		why: "CreateKey, ReplicateKey, ScheduleKeyDeletion at the replica, ScheduleKeyDeletion at the primary, " +
			"DescribeKey at the primary",
		apply: answeringSchedule(func(c *call, k *key, _ *scheduleKeyDeletionOutput) {
			if k.state == statePendingReplicaDeletion && allPending(k.set) {
				c.decide.startWaiting(k, c.now)
			}
		}),
	},
	{
		id:       "replica-lists-no-pending",
		title:    "a replica does not list new material that waits for a rotation",
		imitates: "an emulator that shows a replica what is permanently associated with it alone",
		rules:    []string{"MRK-IMPORT-33"},
		least:    6,
		why: "CreateKey with Origin EXTERNAL, GetParametersForImport, ImportKeyMaterial, ReplicateKey, " +
			"ImportKeyMaterial as NEW_KEY_MATERIAL, Settle",
		apply: func(d *decisions) {
			before := d.listedMaterials
			d.listedMaterials = func(k *key) []*material {
				if !k.isPrimary() {
					return k.set.materials
				}
				return before(k)
			}
		},
	},
}
