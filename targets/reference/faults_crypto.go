// Faults in encryption and decryption.

package reference

import "strings"

var cryptoFaults = []plantedFault{
	{
		id:       "ciphertext-bound-to-region",
		title:    "a ciphertext can be decrypted only in the Region where it was made",
		imitates: "an emulator that binds the ARN instead of the key id",
		rules:    []string{"MRK-INTEROP-01", "MRK-INTEROP-02", "MRK-INTEROP-05", "MRK-INTEROP-11", "MRK-INTEROP-12", "MRK-REPLICATE-11"},
		besides:  []string{"MRK-DELETE-21", "MRK-REPLICATE-18"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, Encrypt at the primary, Decrypt at the replica",
		apply:    bindingTo(func(c *call, _ *key) []byte { return []byte(c.region) }),
	},
	{
		id:       "creating-replica-encrypts",
		title:    "a replica that is still Creating encrypts and decrypts",
		imitates: "an emulator that shows Creating without meaning it",
		rules:    []string{"MRK-INTEROP-23", "MRK-REPLICATE-16", "MRK-STATE-N14", "MRK-STATE-Encrypt-Cr", "MRK-STATE-Decrypt-Cr", "MRK-STATE-ReEncrypt-Cr", "MRK-STATE-GenerateDataKey-Cr"},
		least:    4,
		why:      "CreateKey, ReplicateKey, Encrypt at the replica, DescribeKey there (still Creating)",
		apply:    overlooking(inState(stateCreating), encryptingOperations...),
	},
	{
		id:       "decrypt-ignores-key-id",
		title:    "Decrypt uses the key that the ciphertext names, whatever KeyId says",
		imitates: "an emulator that reads KeyId only where the ciphertext names no key",
		rules:    []string{"MRK-INTEROP-08", "MRK-INTEROP-26", "MRK-OPEN-38", "MRK-INTEROP-30"},
		least:    4,
		why:      "CreateKey, CreateKey, Encrypt with the first, Decrypt with the second as KeyId",
		apply: func(d *decisions) {
			before := d.matchingKey
			d.matchingKey = func(c *call, named *key, parsed ciphertext) (*key, error) {
				if k, here := c.store().keys[parsed.keyID]; here {
					return k, nil
				}
				return before(c, named, parsed)
			}
		},
	},
	{
		id:       "decrypt-names-primary",
		title:    "Decrypt at a replica answers the primary's ARN as KeyId",
		imitates: "an emulator that keeps the ARN of the encrypting key in the ciphertext",
		rules:    []string{"MRK-INTEROP-02", "MRK-INTEROP-01", "MRK-OPEN-40", "MRK-INTEROP-04", "MRK-INTEROP-05", "MRK-INTEROP-11"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, Encrypt at the primary, Decrypt at the replica",
		apply: answeringDecrypt(func(_ *decryptInput, opened decrypted, output *decryptOutput) {
			output.KeyID = opened.key.set.memberARN(opened.key.set.primary)
		}),
	},
	{
		id:       "disabled-key-encrypts",
		title:    "a disabled key encrypts and decrypts",
		imitates: "moto 5.2, LocalStack #5410",
		rules:    []string{"MRK-STATE-N01", "MRK-STATE-04", "MRK-OPEN-39", "MRK-STATE-Encrypt-Di", "MRK-STATE-Decrypt-Di", "MRK-STATE-ReEncrypt-Di", "MRK-STATE-GenerateDataKey-Di"},
		least:    4,
		why:      "CreateKey, DisableKey, DescribeKey (Disabled), Encrypt",
		apply:    overlooking(inState(stateDisabled), encryptingOperations...),
	},
	{
		id:       "encryption-context-ignored",
		title:    "Decrypt does not look at the encryption context",
		imitates: "an emulator that encrypts without additional data",
		rules:    []string{"MRK-INTEROP-06"},
		least:    3,
		why:      "CreateKey, Encrypt with an encryption context, Decrypt without it",
		apply:    comparing(func(map[string]string) map[string]string { return nil }),
	},
	{
		id:       "multi-region-ciphertext-unreadable",
		title:    "nothing that a multi-Region key encrypted can be decrypted anywhere",
		imitates: "moto 5.2, whose header has no room for its multi-Region key ids",
		rules:    []string{"MRK-INTEROP-01", "MRK-INTEROP-02", "MRK-INTEROP-05", "MRK-STATE-Decrypt-En", "MRK-STATE-ReEncrypt-En", "MRK-INTEROP-11", "MRK-INTEROP-12", "MRK-REPLICATE-11"},
		besides:  []string{"MRK-DELETE-21", "MRK-REPLICATE-18", "MRK-STATE-Decrypt-Up", "MRK-STATE-ReEncrypt-Up"},
		least:    3,
		why:      "CreateKey of a multi-Region key, Encrypt, Decrypt",
		apply: func(d *decisions) {
			before := d.decryptionKey
			d.decryptionKey = func(c *call, keyID *string, parsed ciphertext, isParsed bool) (*key, error) {
				if isParsed && strings.HasPrefix(parsed.keyID, multiRegionPrefix) {
					return nil, refersToNoKey()
				}
				return before(c, keyID, parsed, isParsed)
			}
		},
	},
	{
		id:       "pending-key-decrypts",
		title:    "a key whose deletion is scheduled encrypts and decrypts",
		imitates: "an emulator that checks for Disabled alone",
		rules:    []string{"MRK-STATE-N03", "MRK-STATE-P04", "MRK-OPEN-20", "MRK-STATE-Encrypt-PD", "MRK-STATE-Decrypt-PD", "MRK-STATE-ReEncrypt-PD", "MRK-STATE-GenerateDataKey-PD"},
		least:    3,
		why:      "CreateKey, ScheduleKeyDeletion, Encrypt",
		apply:    overlooking(isPending, encryptingOperations...),
	},
}
