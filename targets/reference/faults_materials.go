// Faults in which key material is used after a rotation.

package reference

var materialFaults = []plantedFault{
	{
		id:       "decrypt-reports-current-material",
		title:    "Decrypt answers the current KeyMaterialId whichever material it used",
		imitates: "an emulator that reads the id off the key",
		rules:    []string{"MRK-INTEROP-28", "MRK-INTEROP-22"},
		least:    5,
		why:      "CreateKey, GenerateDataKey, RotateKeyOnDemand, Settle, Decrypt",
		apply: answeringDecrypt(func(_ *decryptInput, opened decrypted, output *decryptOutput) {
			if k := opened.key; opened.materialID != "" {
				output.KeyMaterialID = k.decide().currentMaterial(k).id
			}
		}),
	},
	{
		id:       "disabling-rotated-key-drops-material",
		title:    "a rotated key that was disabled no longer decrypts what is older than the rotation",
		imitates: "an emulator that unloads the key and loads its current material",
		rules:    []string{"MRK-ROTATE-17", "MRK-ROTATE-20"},
		least:    7,
		why:      "CreateKey, Encrypt, RotateKeyOnDemand, Settle, DisableKey, EnableKey, Decrypt",
		apply:    withoutMaterials(func(k *key, place, last int) bool { return k.notes.unloaded && place < last }),
	},
	{
		id:       "late-replica-misses-old-material",
		title:    "a replica made after a rotation does not decrypt what is older",
		imitates: "an emulator that copies the current material alone",
		rules:    []string{"MRK-ROTATE-20", "MRK-REPLICATE-11"},
		least:    7,
		why:      "CreateKey, Encrypt, RotateKeyOnDemand, Settle, ReplicateKey, Settle, Decrypt at the replica",
		apply:    withoutMaterials(func(k *key, place, last int) bool { return place < min(k.notes.materials, last) }),
	},
	{
		id:       "new-material-used-early",
		title:    "the primary encrypts with new material before its replicas have it",
		imitates: "an emulator that rotates the primary first and synchronizes later",
		rules:    []string{"MRK-ROTATE-19", "MRK-ROTATE-20", "MRK-IMPORT-15", "MRK-IMPORT-20"},
		least:    7,
		why: "CreateKey with EXTERNAL, GetParametersForImport, ImportKeyMaterial of m1, " +
			"ImportKeyMaterial of m3 as new, RotateKeyOnDemand, Settle, DeleteImportedKeyMaterial",
		apply: func(d *decisions) {
			isEarly := func(k *key) bool { return k.set.rotating != nil && k.isPrimary() && k.set.coming() != nil }
			encryptingWith(func(k *key, current *material) *material {
				if isEarly(k) {
					return k.set.coming()
				}
				return current
			})(d)
			before := d.usableMaterials
			d.usableMaterials = func(k *key) []*material {
				all := before(k)
				if isEarly(k) {
					return append(all[:len(all):len(all)], k.set.coming())
				}
				return all
			}
		},
	},
	{
		id:       "promotion-drops-old-material",
		title:    "after a promotion nothing decrypts what is older than the last rotation",
		imitates: "an emulator that gives the new primary the current material alone",
		rules:    []string{"MRK-PRIMARY-09", "MRK-ROTATE-20", "MRK-ROTATE-17", "MRK-REPLICATE-11"},
		besides:  []string{"MRK-REPLICATE-11", "MRK-ROTATE-17"},
		least:    8,
		why:      "CreateKey, ReplicateKey, Settle, Encrypt, RotateKeyOnDemand, Settle, UpdatePrimaryRegion, Decrypt",
		apply: withoutMaterials(func(k *key, place, _ int) bool {
			return k.set.notes.promotions > 0 && place < k.set.notes.promotedWith-1
		}),
	},
	{
		id:       "replica-cannot-read-rotated",
		title:    "a replica does not decrypt what its primary encrypted after a rotation",
		imitates: "an emulator that gives a replica its material once",
		rules:    []string{"MRK-ROTATE-20", "MRK-INTEROP-05", "MRK-ROTATE-19", "MRK-ROTATE-17"},
		besides:  []string{"MRK-INTEROP-12", "MRK-ROTATE-17", "MRK-ROTATE-19"},
		least:    9,
		why: "CreateKey, ReplicateKey, Settle, Encrypt, Decrypt at the replica, RotateKeyOnDemand, Settle, Encrypt, " +
			"Decrypt at the replica, which has to be seen to read anything first",
		apply: withoutMaterials(func(k *key, place, _ int) bool { return !k.isPrimary() && place > 0 }),
	},
	{
		id:       "rotation-drops-old-material",
		title:    "a rotated key does not decrypt older ciphertext",
		imitates: "an emulator with one material per key",
		rules:    []string{"MRK-ROTATE-17", "MRK-IMPORT-28"},
		least:    6,
		why: "CreateKey, Encrypt, Decrypt, RotateKeyOnDemand, Settle, Decrypt: that the key reads at all has to be seen " +
			"first",
		apply: withoutMaterials(func(_ *key, place, last int) bool { return place < last }),
	},
	{
		id:       "rotation-not-at-replicas",
		title:    "the replicas keep their key material when the primary is rotated",
		imitates: "an emulator that rotates one record",
		rules:    []string{"MRK-ROTATE-19", "MRK-META-13"},
		besides:  []string{"MRK-IMPORT-28"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, RotateKeyOnDemand, Settle",
		apply: encryptingWith(func(k *key, current *material) *material {
			if k.isPrimary() {
				return current
			}
			return k.set.materials[0]
		}),
	},
	{
		id:       "rotation-unshared-after-promotion",
		title:    "once a set was promoted, the new primary alone gets new key material",
		imitates: "an emulator that synchronizes from the key which made the set",
		rules:    []string{"MRK-ROTATE-19", "MRK-PRIMARY-10", "MRK-META-13"},
		least:    6,
		why:      "CreateKey, ReplicateKey, Settle, UpdatePrimaryRegion, RotateKeyOnDemand at the other key, Settle",
		apply: encryptingWith(func(k *key, current *material) *material {
			if k.isPrimary() || k.set.notes.promotions == 0 {
				return current
			}
			return k.set.materials[max(0, k.set.notes.promotedWith-1)]
		}),
	},
	{
		id:       "third-rotation-drops-first-material",
		title:    "after the third rotation nothing decrypts what the first material encrypted",
		imitates: "an emulator that keeps a fixed number of materials",
		rules:    []string{"MRK-ROTATE-17", "MRK-ROTATE-20"},
		least:    9,
		why:      "CreateKey, Encrypt, RotateKeyOnDemand and Settle three times, Decrypt",
		apply:    withoutMaterials(func(_ *key, place, last int) bool { return last >= 3 && place == 0 }),
	},
}
