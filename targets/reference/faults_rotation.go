// Faults in the rotation setting and in the operations that rotate.

package reference

import "time"

var rotationFaults = []plantedFault{
	{
		id:       "automatic-rotation-never-happens",
		title:    "a key whose NextRotationDate has come is not rotated",
		imitates: "an emulator that stores the setting and has no clock",
		rules:    []string{"MRK-ROTATE-25"},
		least:    4,
		why:      "CreateKey, EnableKeyRotation, Wait, ListKeyRotations",
		apply:    func(d *decisions) { d.rotateIfDue = func(*keySet, time.Time) {} },
	},
	{
		id:       "disable-key-stops-rotation",
		title:    "DisableKey switches automatic rotation off",
		imitates: "an emulator that takes a disabled key for one without properties",
		rules:    []string{"MRK-ROTATE-13"},
		least:    4,
		why:      "CreateKey, EnableKeyRotation, DisableKey, GetKeyRotationStatus",
		apply:    disabling(func(k *key) { k.set.rotation = rotation{} }),
	},
	{
		id:       "disable-rotation-cancels-on-demand",
		title:    "DisableKeyRotation cancels an on-demand rotation that is under way",
		imitates: "an emulator with one rotation record per key",
		rules:    []string{"MRK-ROTATE-29"},
		least:    5,
		why:      "CreateKey, RotateKeyOnDemand, DisableKeyRotation, Settle, DescribeKey",
		apply: func(d *decisions) {
			before := d.endRotation
			d.endRotation = func(set *keySet) {
				before(set)
				set.rotating = nil
			}
		},
	},
	{
		id:       "ex-primary-rotates",
		title:    "a former primary still accepts RotateKeyOnDemand",
		imitates: "an emulator that remembers who made the set",
		rules:    []string{"MRK-ROTATE-18", "MRK-PRIMARY-10", "MRK-OPEN-17"},
		least:    6,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, Settle, RotateKeyOnDemand at the old primary",
		apply:    takingForPrimary(isExPrimary, "RotateKeyOnDemand"),
	},
	{
		id:       "hmac-rotation-status-refused",
		title:    "GetKeyRotationStatus of an HMAC key is refused",
		imitates: "an emulator that shares the check with EnableKeyRotation",
		rules:    []string{"MRK-ROTATE-27"},
		least:    2,
		why:      "CreateKey of an HMAC key, GetKeyRotationStatus",
		apply: showingRotation(func(k *key, _ *getKeyRotationStatusOutput) error {
			if k.set.spec.symmetric() {
				return nil
			}
			return unsupportedOperationException.because("")
		}),
	},
	{
		id:       "list-rotations-includes-first",
		title:    "ListKeyRotations lists the first key material as a rotation",
		imitates: "an emulator that lists its materials",
		rules:    []string{"MRK-ROTATE-25"},
		least:    2,
		why:      "CreateKey, ListKeyRotations",
		apply:    func(d *decisions) { d.isRotation = func(*material) bool { return true } },
	},
	{
		id:       "list-rotations-without-state",
		title:    "ListKeyRotations of all key material does not say which is CURRENT",
		imitates: "an emulator written before KeyMaterialState",
		rules:    []string{"MRK-ROTATE-25"},
		least:    2,
		why:      "CreateKey, ListKeyRotations with ALL_KEY_MATERIAL",
		apply:    listingRotations(func(_ *key, _ *material, entry *rotationsListEntry) { entry.KeyMaterialState = "" }),
	},
	{
		id:       "list-rotations-wrong-type",
		title:    "an on-demand rotation is listed as AUTOMATIC",
		imitates: "an emulator written before on-demand rotation",
		rules:    []string{"MRK-ROTATE-25"},
		least:    4,
		why:      "CreateKey, RotateKeyOnDemand, Settle, ListKeyRotations",
		apply: listingRotations(func(_ *key, _ *material, entry *rotationsListEntry) {
			if entry.RotationType == rotationOnDemand {
				entry.RotationType = rotationAutomatic
			}
		}),
	},
	{
		id:       "replication-resets-rotation",
		title:    "ReplicateKey switches automatic rotation off",
		imitates: "an emulator that starts the new set with default values",
		rules:    []string{"MRK-ROTATE-06", "MRK-ROTATE-09", "MRK-REPLICATE-11"},
		least:    4,
		why:      "CreateKey, EnableKeyRotation, ReplicateKey, GetKeyRotationStatus at the primary",
		apply:    replicating(func(_ *call, primary, _ *key) { primary.set.rotation = rotation{} }),
	},
	{
		id:       "rotate-at-replica-accepted",
		title:    "a replica accepts RotateKeyOnDemand",
		imitates: "an emulator that does not know roles",
		rules:    []string{"MRK-ROTATE-18", "MRK-OPEN-17"},
		least:    4,
		why:      "CreateKey, ReplicateKey, Settle, RotateKeyOnDemand at the replica",
		apply:    takingForPrimary(anyKey, "RotateKeyOnDemand"),
	},
	{
		id:       "rotate-changes-nothing",
		title:    "RotateKeyOnDemand answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-ROTATE-15", "MRK-ROTATE-17"},
		besides:  []string{"MRK-IMPORT-28"},
		least:    3,
		why:      "CreateKey, RotateKeyOnDemand, Settle",
		apply:    func(d *decisions) { d.startOnDemand = func(*call, *keySet, *material) {} },
	},
	{
		id:       "rotate-disabled-accepted",
		title:    "a disabled key can be rotated",
		imitates: "an emulator that checks the key type alone",
		rules:    []string{"MRK-STATE-P02", "MRK-STATE-N01"},
		besides:  []string{"MRK-STATE-RotateKeyOnDemand-Di"},
		least:    3,
		why:      "CreateKey, DisableKey, RotateKeyOnDemand",
		apply:    overlooking(inState(stateDisabled), "RotateKeyOnDemand"),
	},
	{
		id:       "rotate-enables-automatic",
		title:    "RotateKeyOnDemand switches automatic rotation on",
		imitates: "an emulator that implements it as EnableKeyRotation with a date",
		rules:    []string{"MRK-ROTATE-15", "MRK-ROTATE-01"},
		besides:  []string{"MRK-ROTATE-27"},
		least:    3,
		why:      "CreateKey, RotateKeyOnDemand, GetKeyRotationStatus",
		apply:    afterRotation(func(c *call, k *key) { k.set.rotation.turnOn(defaultRotationPeriod, c.now) }),
	},
	{
		id:       "rotate-rsa-accepted",
		title:    "an RSA key can be rotated",
		imitates: "an emulator that checks the origin alone",
		rules:    []string{"MRK-ROTATE-22"},
		least:    2,
		why:      "CreateKey of an RSA key, RotateKeyOnDemand",
		apply: func(d *decisions) {
			before := d.rotateOnDemand
			d.rotateOnDemand = func(c *call, k *key) error {
				if !k.set.spec.symmetric() {
					return nil
				}
				return before(c, k)
			}
		},
	},
	{
		id:       "rotation-on-by-default",
		title:    "a new symmetric key has automatic rotation",
		imitates: "an emulator with the policy of its authors",
		rules:    []string{"MRK-CREATE-05", "MRK-ROTATE-01"},
		besides:  []string{"MRK-ROTATE-27"},
		least:    2,
		why:      "CreateKey, GetKeyRotationStatus",
		apply: makingKeys(func(c *call, k *key) {
			if k.set.spec.symmetric() {
				k.set.rotation.turnOn(defaultRotationPeriod, c.now)
			}
		}),
	},
	{
		id:       "rotation-period-ignored",
		title:    "EnableKeyRotation rotates yearly whatever period it is given",
		imitates: "an emulator written before RotationPeriodInDays",
		rules:    []string{"MRK-ROTATE-03"},
		least:    3,
		why:      "CreateKey, EnableKeyRotation with a period, GetKeyRotationStatus",
		apply: func(d *decisions) {
			d.rotationPeriod = func(*keySet, *enableKeyRotationInput) int { return defaultRotationPeriod }
		},
	},
	{
		id:       "rotation-period-missing",
		title:    "GetKeyRotationStatus does not give period and next date",
		imitates: "an emulator written before RotationPeriodInDays",
		rules:    []string{"MRK-ROTATE-02", "MRK-ROTATE-03"},
		least:    3,
		why:      "CreateKey, EnableKeyRotation, GetKeyRotationStatus",
		apply: showingRotation(func(_ *key, output *getKeyRotationStatusOutput) error {
			output.RotationPeriodInDays, output.NextRotationDate = 0, nil
			return nil
		}),
	},
	{
		id:       "second-rotation-refused",
		title:    "a key can be rotated on demand once",
		imitates: "an emulator that keeps one former material",
		rules:    []string{"MRK-ROTATE-21"},
		least:    4,
		why:      "CreateKey, RotateKeyOnDemand, Settle, RotateKeyOnDemand",
		apply: func(d *decisions) {
			before := d.mayRotate
			d.mayRotate = func(c *call, k *key) error {
				err := before(c, k)
				if err == nil && k.set.onDemand >= 1 {
					return tooManyRotations(k)
				}
				return err
			}
		},
	},
}
