// Faults in KeyMetadata.

package reference

import (
	"encoding/hex"
	"strings"
	"time"
)

var metadataFaults = []plantedFault{
	{
		id:       "algorithms-missing",
		title:    "KeyMetadata lists no algorithms",
		imitates: "an emulator written before asymmetric keys",
		rules:    []string{"MRK-META-11"},
		least:    1,
		why:      "CreateKey",
		apply: describing(func(_ *call, _ *key, m *keyMetadata) {
			m.EncryptionAlgorithms, m.SigningAlgorithms, m.MacAlgorithms, m.KeyAgreementAlgorithms = nil, nil, nil, nil
		}),
	},
	{
		id:       "configuration-on-single",
		title:    "a single-Region key has a MultiRegionConfiguration",
		imitates: "an emulator with one shape for all keys",
		rules:    []string{"MRK-META-02"},
		least:    1,
		why:      "CreateKey of a single-Region key",
		apply: func(d *decisions) {
			before := d.multiRegionConfiguration
			d.multiRegionConfiguration = func(c *call, k *key) *multiRegionConfiguration {
				if !k.set.multiRegion {
					return k.configuration()
				}
				return before(c, k)
			}
		},
	},
	{
		id:       "creating-for-minutes",
		title:    "a replica is Creating for ten minutes",
		imitates: "terraform-provider-aws #49915 and #49491",
		rules:    []string{"MRK-REPLICATE-14", "MRK-REPLICATE-15"},
		least:    3,
		why:      "CreateKey, ReplicateKey, Settle",
		apply:    creatingFor(func(time.Duration) time.Duration { return 10 * time.Minute }),
	},
	{
		id:       "default-policy-denies",
		title:    "the default policy allows the root user nothing but to read",
		imitates: "an emulator with a policy of its own",
		rules:    []string{"MRK-CREATE-04", "MRK-REPLICATE-05"},
		besides:  []string{"MRK-REPLICATE-29"},
		least:    2,
		why:      "CreateKey, GetKeyPolicy",
		apply: func(d *decisions) {
			before := d.defaultPolicy
			d.defaultPolicy = func(c *call) string { return strings.Replace(before(c), `"kms:*"`, `"kms:Describe*"`, 1) }
		},
	},
	{
		id:       "description-missing",
		title:    "a key without a description has no Description member",
		imitates: "an emulator in Go with omitempty",
		rules:    []string{"MRK-CREATE-03", "MRK-META-09", "MRK-REPLICATE-09", "MRK-STATE-UpdateKeyDescription-En"},
		besides:  []string{"MRK-PRIMARY-09", "MRK-REPLICATE-09", "MRK-STATE-UpdateKeyDescription-En"},
		least:    1,
		why:      "CreateKey; the raw answer shows it",
		apply: describing(func(_ *call, k *key, m *keyMetadata) {
			if k.description == "" {
				m.Description = nil
			}
		}),
	},
	{
		id:       "enabled-flag-stays",
		title:    "Enabled stays true when a key is disabled",
		imitates: "an emulator that sets the flag when it makes the key",
		rules:    []string{"MRK-META-08"},
		least:    3,
		why:      "CreateKey, DisableKey, DescribeKey",
		apply:    describing(func(_ *call, k *key, m *keyMetadata) { m.Enabled = m.Enabled || k.state == stateDisabled }),
	},
	{
		id:       "key-manager-aws",
		title:    "a customer's key says KeyManager AWS",
		imitates: "an emulator with a wrong constant",
		rules:    []string{"MRK-META-09", "MRK-CREATE-02", "MRK-REPLICATE-08"},
		besides:  []string{"MRK-REPLICATE-08"},
		least:    1,
		why:      "CreateKey",
		apply:    describing(func(_ *call, _ *key, m *keyMetadata) { m.KeyManager = "AWS" }),
	},
	{
		id:       "material-id-missing",
		title:    "a symmetric key has no CurrentKeyMaterialId",
		imitates: "an emulator written before key material ids",
		rules:    []string{"MRK-META-12"},
		besides:  []string{"MRK-IMPORT-08", "MRK-IMPORT-15", "MRK-IMPORT-28", "MRK-IMPORT-37", "MRK-META-18"},
		least:    1,
		why:      "CreateKey",
		apply:    describing(func(_ *call, _ *key, m *keyMetadata) { m.CurrentKeyMaterialID = "" }),
	},
	{
		id:       "material-id-on-hmac",
		title:    "an HMAC key has a CurrentKeyMaterialId",
		imitates: "an emulator with one shape for all keys",
		rules:    []string{"MRK-META-12"},
		least:    1,
		why:      "CreateKey of an HMAC key",
		apply: describing(func(_ *call, k *key, m *keyMetadata) {
			if current := k.set.current(); current != nil && current.id == "" && current.secret != nil {
				m.CurrentKeyMaterialID = materialID(k.id, current.secret)
			}
		}),
	},
	{
		id:       "old-spec-missing",
		title:    "KeyMetadata lacks CustomerMasterKeySpec",
		imitates: "an emulator that dropped what is deprecated",
		rules:    []string{"MRK-META-10", "MRK-META-09"},
		least:    1,
		why:      "CreateKey",
		apply:    describing(func(_ *call, _ *key, m *keyMetadata) { m.CustomerMasterKeySpec = "" }),
	},
	{
		id:       "replica-list-holds-primary",
		title:    "ReplicaKeys lists the primary too",
		imitates: "an emulator that lists the whole set",
		rules:    []string{"MRK-META-06", "MRK-CREATE-01", "MRK-META-05", "MRK-REPLICATE-07", "MRK-REPLICATE-12"},
		besides: []string{
			"MRK-CREATE-01", "MRK-META-05", "MRK-REPLICATE-07", "MRK-REPLICATE-12", "MRK-REPLICATE-E27",
		},
		least: 1,
		why:   "CreateKey",
		apply: configuring(func(_ *key, configuration *multiRegionConfiguration) {
			configuration.ReplicaKeys = append(configuration.ReplicaKeys, configuration.PrimaryKey)
		}),
	},
	{
		id:       "replica-names-itself-primary",
		title:    "a replica names itself as PrimaryKey",
		imitates: "an emulator that fills the configuration when it makes a key",
		rules:    []string{"MRK-META-04", "MRK-REPLICATE-07", "MRK-PRIMARY-02", "MRK-PRIMARY-03"},
		besides:  []string{"MRK-PRIMARY-02", "MRK-PRIMARY-03", "MRK-REPLICATE-07"},
		least:    2,
		why:      "CreateKey, ReplicateKey",
		apply: configuring(func(k *key, configuration *multiRegionConfiguration) {
			configuration.PrimaryKey = multiRegionKey{Arn: k.arn, Region: k.region}
		}),
	},
	{
		id:       "replica-older-than-primary",
		title:    "a replica's CreationDate is before that of its primary",
		imitates: "an emulator with a default date",
		rules:    []string{"MRK-META-17", "MRK-INDEP-13"},
		least:    2,
		why:      "CreateKey, ReplicateKey",
		apply: describing(func(_ *call, k *key, m *keyMetadata) {
			if !k.isPrimary() {
				m.CreationDate = timestamp(Epoch.AddDate(-1, 0, 0))
			}
		}),
	},
	{
		id:       "single-id-with-prefix",
		title:    "the id of a single-Region key begins with mrk-",
		imitates: "an emulator with one way to make ids",
		rules:    []string{"MRK-ID-03"},
		least:    1,
		why:      "CreateKey of a single-Region key",
		apply: naming(func(_ *call, multiRegion bool, usual string) string {
			if multiRegion {
				return usual
			}
			return multiRegionPrefix + hex.EncodeToString(randomBytes(16))
		}),
	},
	{
		id:       "window-while-pending",
		title:    "a key that is PendingDeletion shows PendingDeletionWindowInDays",
		imitates: "an emulator that shows whatever it stores",
		rules:    []string{"MRK-META-14"},
		least:    3,
		why:      "CreateKey, ScheduleKeyDeletion, DescribeKey",
		apply: describing(func(_ *call, k *key, m *keyMetadata) {
			if k.state == statePendingDeletion {
				m.PendingDeletionWindowInDays = k.pendingWindow
			}
		}),
	},
}
