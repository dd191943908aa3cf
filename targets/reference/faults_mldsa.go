// Faults in the use of ML-DSA keys.

package reference

var mldsaFaults = []plantedFault{
	{
		id:       "ml-dsa-public-key-differs-at-replica",
		title:    "GetPublicKey at a replica of an ML-DSA key answers another public key",
		imitates: "an emulator that knows how to copy RSA and ECC keys, and makes new keys of every other spec",
		rules:    []string{"MRK-INTEROP-16"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, GetPublicKey at the primary, GetPublicKey at the replica",
		apply: func(d *decisions) {
			before := d.publicKey
			d.publicKey = func(c *call, k *key) ([]byte, error) {
				if k.set.spec.lattice == nil || k.isPrimary() {
					return before(c, k)
				}
				other, err := c.account.newKeyPair(k.set.spec)
				if err != nil {
					return nil, err
				}
				return other.publicDER()
			}
		},
	},
	{
		id:       "ml-dsa-public-key-without-der",
		title:    "GetPublicKey of an ML-DSA key answers the bare key, without its DER",
		imitates: "an emulator whose library has no SubjectPublicKeyInfo for ML-DSA yet",
		rules:    []string{"MRK-INTEROP-16"},
		least:    2,
		why:      "CreateKey of an ML-DSA key, GetPublicKey",
		apply: func(d *decisions) {
			before := d.publicKey
			d.publicKey = func(c *call, k *key) ([]byte, error) {
				der, err := before(c, k)
				if lattice := k.set.spec.lattice; err == nil && lattice != nil {
					return der[len(der)-lattice.PublicKeySize():], nil
				}
				return der, err
			}
		},
	},
	{
		id:       "ml-dsa-replica-signs-with-own-key",
		title:    "a replica of an ML-DSA key signs with a key pair of its own",
		imitates: "an emulator that copies the public key to the replica and makes the private key anew",
		rules:    []string{"MRK-INTEROP-13"},
		least:    5,
		why:      "CreateKey, ReplicateKey, Settle, Sign at the replica, Verify at the primary",
		apply: func(d *decisions) {
			before := d.keyPair
			d.keyPair = func(c *call, k *key) (keyPair, error) {
				if c.operation == "Sign" && k.set.spec.lattice != nil && !k.isPrimary() {
					return c.account.newKeyPair(k.set.spec)
				}
				return before(c, k)
			}
		},
	},
	{
		id:       "ml-dsa-representative-hashed-again",
		title:    "a message of type EXTERNAL_MU is signed as if it was the message itself",
		imitates: "an emulator that looks for DIGEST alone in MessageType",
		rules:    []string{"MRK-INTEROP-13"},
		least:    4,
		why:      "CreateKey of an ML-DSA key, GetPublicKey, Sign of a message, Verify of its representative",
		apply: hashingAgain(messageMu, func(in *signed, pair keyPair) []byte {
			if lattice, ok := pair.(mldsaPair); ok {
				return lattice.mu(in.Message)
			}
			return in.Message
		}),
	},
}
