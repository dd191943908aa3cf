// Faults in signatures, MACs, key agreement and key pairs.

package reference

import "slices"

var asymmetricFaults = []plantedFault{
	{
		id:       "data-key-pair-unreadable",
		title:    "the encrypted private key of GenerateDataKeyPair is not the one that it returns",
		imitates: "an emulator that encrypts the wrong half",
		rules:    []string{"MRK-INTEROP-11"},
		least:    3,
		why:      "CreateKey, GenerateDataKeyPair, Decrypt",
		apply:    func(d *decisions) { d.sealedHalf = func(_, public []byte) []byte { return public } },
	},
	{
		id:       "digest-hashed-again",
		title:    "a message of type DIGEST is hashed once more",
		imitates: "an emulator that ignores MessageType",
		rules:    []string{"MRK-INTEROP-13", "MRK-INTEROP-19"},
		least:    3,
		why:      "CreateKey, Sign of a message, Verify of its digest",
		apply:    hashingAgain(messageDigest, func(in *signed, _ keyPair) []byte { return digestOf(*in.SigningAlgorithm, in.Message) }),
	},
	{
		id:       "disabled-key-signs",
		title:    "a disabled key signs and computes MACs",
		imitates: "an emulator that checks the state in Encrypt and Decrypt alone",
		rules: []string{
			"MRK-STATE-N01", "MRK-STATE-04", "MRK-STATE-Sign-Di", "MRK-STATE-Verify-Di", "MRK-STATE-GenerateMac-Di",
			"MRK-STATE-VerifyMac-Di",
		},
		least: 4,
		why:   "CreateKey, DisableKey, DescribeKey (Disabled), Sign",
		apply: overlooking(inState(stateDisabled), signingOperations...),
	},
	{
		id:       "late-replica-has-own-material",
		title:    "the second replica of a key signs and authenticates with other material",
		imitates: "an emulator that serializes the key for the first replica alone",
		rules:    []string{"MRK-INTEROP-13", "MRK-INTEROP-15", "MRK-INTEROP-16"},
		least:    6,
		why: "CreateKey of an HMAC key, ReplicateKey into a second and a third Region, Settle, GenerateMac, VerifyMac " +
			"at the third",
		apply: replicating(func(_ *call, primary, replica *key) {
			if set := primary.set; !set.spec.symmetric() && len(set.members) > 2 {
				replica.notes.own = newMaterial(set.spec, set.id)
			}
		}),
	},
	{
		id:       "mac-differs-at-replica",
		title:    "a replica computes another MAC than its primary",
		imitates: "an emulator that mixes the ARN into the key",
		rules:    []string{"MRK-INTEROP-15", "MRK-INTEROP-14"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, GenerateMac, VerifyMac at the replica",
		apply: func(d *decisions) {
			before := d.mac
			d.mac = func(k *key, algorithm string, message []byte) []byte {
				if !k.isPrimary() {
					message = slices.Concat(message, []byte(k.region))
				}
				return before(k, algorithm, message)
			}
		},
	},
	{
		id:       "new-primary-has-own-material",
		title:    "a promoted asymmetric or HMAC key works with other material than before",
		imitates: "an emulator that makes the new primary from the spec",
		rules: []string{
			"MRK-PRIMARY-09", "MRK-INTEROP-13", "MRK-INTEROP-15", "MRK-INTEROP-16", "MRK-INTEROP-17", "MRK-INTEROP-18",
		},
		least: 6,
		why: "CreateKey, ReplicateKey, Settle of an HMAC key, GenerateMac, UpdatePrimaryRegion, VerifyMac at the new " +
			"primary",
		apply: promoting(func(_ *call, _, target *key) {
			if set := target.set; !set.spec.symmetric() {
				target.notes.own = newMaterial(set.spec, set.id)
			}
		}),
	},
	{
		id:       "public-key-names-primary",
		title:    "GetPublicKey at a replica answers the primary's ARN",
		imitates: "an emulator that keeps the answer with the key pair",
		rules:    []string{"MRK-INTEROP-16", "MRK-INTEROP-04"},
		least:    4,
		why:      "CreateKey, ReplicateKey, Settle, GetPublicKey at the replica",
		apply: func(d *decisions) {
			before := d.publicKeyAnswer
			d.publicKeyAnswer = func(c *call, k *key, der []byte) *getPublicKeyOutput {
				output := before(c, k, der)
				output.KeyID = k.set.memberARN(k.set.primary)
				return output
			}
		},
	},
	{
		id:       "replica-has-own-key-pair",
		title:    "a replica of an asymmetric key has a key pair of its own",
		imitates: "an emulator that generates material whenever it makes a key",
		rules:    []string{"MRK-INTEROP-16", "MRK-INTEROP-13", "MRK-INTEROP-17", "MRK-INTEROP-18"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, GetPublicKey at the primary, GetPublicKey at the replica",
		apply: replicating(func(_ *call, primary, replica *key) {
			if set := primary.set; set.spec.asymmetric() {
				replica.notes.own = newMaterial(set.spec, set.id)
			}
		}),
	},
	{
		id:       "shared-secret-differs-at-replica",
		title:    "DeriveSharedSecret at a replica gives another secret",
		imitates: "an emulator that derives with the ARN",
		rules:    []string{"MRK-INTEROP-18"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, DeriveSharedSecret at the primary, DeriveSharedSecret at the replica",
		apply: func(d *decisions) {
			before := d.sharedSecret
			d.sharedSecret = func(k *key, pair keyPair, publicKey []byte) ([]byte, error) {
				secret, err := before(k, pair, publicKey)
				if err == nil && !k.isPrimary() {
					secret[0] ^= 1
				}
				return secret, err
			}
		},
	},
	{
		id:       "usage-checked-before-key",
		title:    "Decrypt with the KeyId of an HMAC key answers InvalidKeyUsageException",
		imitates: "an emulator with one check for all cryptographic operations",
		rules:    []string{"MRK-INTEROP-30", "MRK-STATE-P08"},
		least:    4,
		why:      "CreateKey for HMAC, CreateKey, Encrypt, Decrypt by the first",
		apply: func(d *decisions) {
			before := d.namedKey
			d.namedKey = func(c *call, keyID *string) (*key, error) {
				k, err := before(c, keyID)
				if err == nil && k.set.usage != usageEncryptDecrypt {
					return nil, c.canUse(k, usageEncryptDecrypt, symmetricDefault)
				}
				return k, err
			}
		},
	},
	{
		id:       "wrong-mac-accepted",
		title:    "VerifyMac accepts any MAC",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-INTEROP-14", "MRK-INTEROP-27"},
		least:    3,
		why:      "CreateKey, GenerateMac, VerifyMac of another message",
		apply: func(d *decisions) {
			before := d.verifyMacAnswer
			d.verifyMacAnswer = func(k *key, algorithm string, _ bool) (*verifyMacOutput, error) { return before(k, algorithm, true) }
		},
	},
	{
		id:       "wrong-mac-says-false",
		title:    "VerifyMac of a wrong MAC answers success with MacValid false",
		imitates: "an emulator that returns what its library returns",
		rules:    []string{"MRK-INTEROP-27", "MRK-INTEROP-14"},
		least:    3,
		why:      "CreateKey, GenerateMac, VerifyMac of another message",
		apply: func(d *decisions) {
			before := d.verifyMacAnswer
			d.verifyMacAnswer = func(k *key, algorithm string, isValid bool) (*verifyMacOutput, error) {
				output, err := before(k, algorithm, true)
				if err == nil {
					output.MacValid = isValid
				}
				return output, err
			}
		},
	},
	{
		id:       "wrong-signature-accepted",
		title:    "Verify accepts any signature",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-INTEROP-14", "MRK-INTEROP-27"},
		least:    3,
		why:      "CreateKey, Sign, Verify of another message",
		apply: func(d *decisions) {
			before := d.verifyAnswer
			d.verifyAnswer = func(k *key, algorithm string, _ bool) (*verifyOutput, error) { return before(k, algorithm, true) }
		},
	},
	{
		id:       "wrong-signature-says-false",
		title:    "Verify of a wrong signature answers success with SignatureValid false",
		imitates: "an emulator that returns what its library returns",
		rules:    []string{"MRK-INTEROP-27", "MRK-INTEROP-14"},
		least:    3,
		why:      "CreateKey, Sign, Verify of another message",
		apply: func(d *decisions) {
			before := d.verifyAnswer
			d.verifyAnswer = func(k *key, algorithm string, isValid bool) (*verifyOutput, error) {
				output, err := before(k, algorithm, true)
				if err == nil {
					output.SignatureValid = isValid
				}
				return output, err
			}
		},
	},
	{
		id:       "wrong-usage-wrong-exception",
		title:    "a key of the wrong usage is refused with ValidationException",
		imitates: "an emulator written before InvalidKeyUsageException",
		rules:    []string{"MRK-INTEROP-20"},
		least:    2,
		why:      "CreateKey of an HMAC key, Encrypt",
		apply: func(d *decisions) {
			d.wrongUsage = func(c *call, k *key) error {
				return validationException.because("Key %s cannot be used for %s", k.id, c.operation)
			}
		},
	},
}
