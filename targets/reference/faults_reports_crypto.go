// Faults that users reported of the cryptography of emulators.

package reference

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"strings"
	"time"
)

var reportedCryptoFaults = []plantedFault{
	{
		id:       "not-enabled-is-disabled",
		title:    "what a key in PendingImport or pending deletion refuses, it refuses with DisabledException",
		imitates: "fakecloud #2239, M1",
		rules:    []string{"MRK-STATE-N03", "MRK-STATE-N05", "MRK-REPLICATE-E14", "MRK-STATE-P03"},
		besides:  []string{"MRK-STATE-*", "MRK-REPLICATE-*", "MRK-PRIMARY-*", "MRK-DELETE-*", "MRK-IMPORT-*", "MRK-OPEN-*", "MRK-ROTATE-*"},
		least:    2,
		why:      "CreateKey with EXTERNAL, Encrypt",
		apply: func(d *decisions) {
			before := d.permits
			d.permits = func(c *call, k *key) error {
				err := before(c, k)
				if err != nil && c.operation != "CancelKeyDeletion" && (k.state == statePendingImport || k.state.pending()) {
					return isDisabled(k)
				}
				return err
			}
		},
	},
	{
		id:       "hmac-two-two-four-refused",
		title:    "HMAC_224 keys list HMAC_SHA_224 and refuse it with InvalidKeyUsageException",
		imitates: "fakecloud #2239, M3",
		rules:    []string{"MRK-STATE-GenerateMac-En"},
		besides:  []string{"MRK-STATE-GenerateMac-Up"},
		least:    2,
		why:      "CreateKey of HMAC_224, GenerateMac",
		apply: failingAfter(func(_ *call, in map[string]any) bool { return in["MacAlgorithm"] == "HMAC_SHA_224" },
			invalidKeyUsageException.because("Algorithm HMAC_SHA_224 is not supported."), "GenerateMac", "VerifyMac"),
	},
	{
		id:       "enable-revives-pending-key",
		title:    "EnableKey and DisableKey take a key whose deletion is scheduled, and bring it back",
		imitates: "fakecloud #2280, 1.19",
		rules:    []string{"MRK-STATE-EnableKey-PD", "MRK-STATE-DisableKey-PD"},
		least:    3,
		why:      "CreateKey, ScheduleKeyDeletion, EnableKey",
		apply: func(d *decisions) {
			overlooking(isPending, "EnableKey", "DisableKey")(d)
			before := d.disable
			d.disable = func(c *call, k *key) {
				if k.state.pending() {
					k.state = stateDisabled
				}
				before(c, k)
			}
		},
	},
	{
		id:       "data-key-of-any-usage",
		title:    "GenerateDataKey takes HMAC and signing keys",
		imitates: "fakecloud #2280, 1.18",
		rules:    []string{"MRK-INTEROP-20"},
		least:    2,
		why:      "CreateKey of an HMAC key, GenerateDataKey",
		apply: func(d *decisions) {
			before := d.serveCall
			d.serveCall = func(c *call, run operation, body []byte) (any, error) {
				output, err := before(c, run, body)
				refused, ok := err.(*refusal) //nolint:errorlint // refusals are not wrapped
				in, _ := membersOf(body)
				if !ok || refused.exception != invalidKeyUsageException || c.operation != "GenerateDataKey" {
					return output, err
				}
				k := c.keyNamed(in["KeyId"])
				if k == nil {
					return output, err
				}
				return &generateDataKeyOutput{CiphertextBlob: randomBytes(184), KeyID: k.arn, Plaintext: randomBytes(32)}, nil
			}
		},
	},
	{
		id:       "pss-is-pkcs-one",
		title:    "RSASSA_PSS algorithms make and verify PKCS #1 v1.5 signatures",
		imitates: "floci #2570",
		awaits:   "signatures that are verified with the public key",
		rules:    []string{"MRK-INTEROP-13", "MRK-INTEROP-16"},
		least:    3,
		why:      "CreateKey of RSA, GetPublicKey, Sign with RSASSA_PSS: the signature does not verify outside",
		apply: func(d *decisions) {
			sign, verify := d.signature, d.isSignature
			d.signature = func(pair keyPair, algorithm string, digest []byte) ([]byte, error) {
				if private, ok := pair.(rsaPair); ok {
					return rsa.SignPKCS1v15(rand.Reader, private.PrivateKey, hashOf(algorithm), digest)
				}
				return sign(pair, algorithm, digest)
			}
			d.isSignature = func(pair keyPair, algorithm string, digest, signature []byte) bool {
				if private, ok := pair.(rsaPair); ok {
					return rsa.VerifyPKCS1v15(&private.PublicKey, hashOf(algorithm), digest, signature) == nil
				}
				return verify(pair, algorithm, digest, signature)
			}
		},
	},
	{
		id:       "raw-always-sha-two-five-six",
		title:    "messages of type RAW are hashed with SHA-256 whatever the ECDSA algorithm",
		imitates: "localstack #6941",
		rules:    []string{"MRK-INTEROP-13"},
		least:    3,
		why:      "CreateKey of P-384, Sign, Verify of the digest",
		apply: func(d *decisions) {
			before := d.digest
			d.digest = func(k *key, in *signed, pair keyPair) ([]byte, error) {
				usual, err := before(k, in, pair)
				if _, isNIST := pair.(nistPair); err != nil || !isNIST || valueOr(in.MessageType, messageRaw) != messageRaw {
					return usual, err
				}
				sum := sha256.Sum256(in.Message)
				return sum[:], nil
			}
		},
	},
	{
		id:       "digest-length-unchecked",
		title:    "a DIGEST of the wrong length is signed",
		imitates: "moto #10202",
		awaits:   "digests of a wrong length",
		rules:    []string{"MRK-INTEROP-13"},
		least:    2,
		why:      "CreateKey of P-256, Sign of 5 bytes as DIGEST",
		apply: func(d *decisions) {
			before := d.digest
			d.digest = func(k *key, in *signed, pair keyPair) ([]byte, error) {
				usual, err := before(k, in, pair)
				wanted := hashOf(*in.SigningAlgorithm).Size()
				_, isLattice := pair.(mldsaPair)
				if err == nil || isLattice || valueOr(in.MessageType, messageRaw) != messageDigest || len(in.Message) == wanted {
					return usual, err
				}
				return digestOf(*in.SigningAlgorithm, in.Message), nil
			}
		},
	},
	{
		id:       "rsa-ciphertext-of-own-making",
		title:    "Encrypt with an RSA key makes an envelope of its own; what the public key made is refused",
		imitates: "floci #3024",
		awaits:   "ciphertexts that are made with the public key",
		rules:    []string{"MRK-STATE-Decrypt-En"},
		least:    3,
		why:      "CreateKey of RSA, GetPublicKey, Decrypt of what was encrypted outside",
		apply: func(d *decisions) {
			d.sealRSA = func(private *rsa.PrivateKey, _ string, plaintext []byte) ([]byte, error) {
				gcm, err := newGCM(secretOf(private))
				if err != nil {
					return nil, err
				}
				return gcm.Seal(nil, nil, plaintext, nil), nil
			}
			d.openRSA = func(private *rsa.PrivateKey, _ string, sealed []byte) ([]byte, error) {
				gcm, err := newGCM(secretOf(private))
				if err != nil {
					return nil, err
				}
				return gcm.Open(nil, nil, sealed, nil)
			}
		},
	},
	{
		id:       "shared-secret-is-derived",
		title:    "DeriveSharedSecret answers a hash of the secret, not the secret",
		imitates: "localstack #12129",
		awaits:   "shared secrets that are computed on the other side too",
		rules:    []string{"MRK-INTEROP-18"},
		least:    3,
		why:      "CreateKey for key agreement, GetPublicKey, DeriveSharedSecret: not what ECDH outside gives",
		apply: func(d *decisions) {
			before := d.sharedSecret
			d.sharedSecret = func(k *key, pair keyPair, publicKey []byte) ([]byte, error) {
				secret, err := before(k, pair, publicKey)
				sum := sha256.Sum256(secret)
				return sum[:], err
			}
		},
	},
	{
		id:       "pair-of-random-bytes",
		title:    "GenerateDataKeyPair answers random bytes as the keys",
		imitates: "fakecloud #1069",
		rules:    []string{"MRK-STATE-GenerateDataKeyPair-En", "MRK-STATE-GenerateDataKeyPairWithoutPlaintext-En"},
		least:    2,
		why:      "CreateKey, GenerateDataKeyPair",
		apply: func(d *decisions) {
			d.newDataKeyPair = func(*call, string) (private, public []byte, err error) {
				return randomBytes(138), randomBytes(91), nil
			}
		},
	},
	{
		id:       "private-half-of-random-bytes",
		title:    "the private key of GenerateDataKeyPair is random bytes",
		imitates: "fakecloud #1069, one half",
		awaits:   "a look at both halves of a data key pair",
		rules:    []string{"MRK-STATE-GenerateDataKeyPair-En", "MRK-INTEROP-11"},
		least:    2,
		why:      "CreateKey, GenerateDataKeyPair: the private key is not PKCS #8",
		apply: func(d *decisions) {
			before := d.newDataKeyPair
			d.newDataKeyPair = func(c *call, spec string) (private, public []byte, err error) {
				private, public, err = before(c, spec)
				return randomBytes(len(private)), public, err
			}
		},
	},
	{
		id:       "data-key-drops-context",
		title:    "GenerateDataKey drops the encryption context",
		imitates: "localstack #8503 and #8505",
		rules:    []string{"MRK-INTEROP-06"},
		besides:  []string{"MRK-INTEROP-12", "MRK-STATE-Decrypt-En"},
		least:    3,
		why:      "CreateKey, GenerateDataKey with a context, Decrypt with it",
		apply:    sealingWithout("GenerateDataKey", "GenerateDataKeyWithoutPlaintext"),
	},
	{
		id:       "pair-drops-context",
		title:    "GenerateDataKeyPair drops the encryption context",
		imitates: "localstack #8517 and #8527",
		rules:    []string{"MRK-INTEROP-06"},
		besides:  []string{"MRK-INTEROP-05", "MRK-INTEROP-12", "MRK-STATE-Decrypt-En", "MRK-STATE-ReEncrypt-En"},
		least:    3,
		why:      "CreateKey, GenerateDataKeyPair with a context, Decrypt with it",
		apply:    sealingWithout("GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext"),
	},
	{
		id:       "rotation-ignores-state",
		title:    "EnableKeyRotation, DisableKeyRotation and RotateKeyOnDemand succeed on disabled and pending keys",
		imitates: "cloudemu #1181",
		rules: []string{
			"MRK-ROTATE-12", "MRK-STATE-RotateKeyOnDemand-PD", "MRK-STATE-P02",

			"MRK-STATE-RotateKeyOnDemand-Di",
		},
		least: 3,
		why:   "CreateKey, DisableKey, DisableKeyRotation",
		apply: overlooking(inState(stateDisabled, statePendingDeletion, statePendingReplicaDeletion),
			"EnableKeyRotation", "DisableKeyRotation", "RotateKeyOnDemand"),
	},
	{
		id:       "pair-ignores-dry-run",
		title:    "GenerateDataKeyPair and GenerateDataKeyPairWithoutPlaintext ignore DryRun",
		imitates: "localstack #12505",
		awaits:   "DryRun of GenerateDataKeyPair",
		rules:    []string{"MRK-OPEN-56"},
		least:    2,
		why:      "CreateKey, GenerateDataKeyPair with DryRun",
		apply:    rewriting(without("DryRun"), "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext"),
	},
	{
		id:       "wrapping-key-is-pkcs-one",
		title:    "the PublicKey of GetParametersForImport is PKCS #1, not SubjectPublicKeyInfo",
		imitates: "localstack #7199",
		rules:    []string{"MRK-IMPORT-01"},
		least:    2,
		why:      "CreateKey with EXTERNAL, GetParametersForImport",
		apply: editing(func(in, out map[string]any) {
			spec, _ := in["WrappingKeySpec"].(string)
			if private, err := pooledRSA(keySpecs[spec].rsaBits, wrappingOrdinal); err == nil {
				out["PublicKey"] = x509.MarshalPKCS1PublicKey(&private.PublicKey)
			}
		}, "GetParametersForImport"),
	},
	{
		id:       "data-key-spec-ignored",
		title:    "GenerateDataKey answers 32 bytes whatever the KeySpec",
		imitates: "localstack #10126",
		awaits:   "KeySpec and NumberOfBytes of GenerateDataKey",
		rules:    []string{"MRK-INTEROP-11", "MRK-STATE-GenerateDataKey-En"},
		least:    2,
		why:      "CreateKey, GenerateDataKey of AES_128",
		apply: rewriting(func(in map[string]any) {
			if in["KeySpec"] == "AES_128" {
				in["KeySpec"] = "AES_256"
			}
		}, "GenerateDataKey", "GenerateDataKeyWithoutPlaintext"),
	},
	{
		id:       "plaintext-size-unchecked",
		title:    "Encrypt takes a plaintext of more than 4096 bytes",
		imitates: "localstack #8083, cloudemu #551",
		awaits:   "plaintexts of more than 4096 bytes",
		rules:    []string{"MRK-ERR-10"},
		least:    2,
		why:      "CreateKey, Encrypt of 4097 bytes",
		apply: func(d *decisions) {
			before := d.violated
			d.violated = func(found violations) error {
				if len(found) == 1 && strings.HasPrefix(found[0], "Value at 'plaintext'") && strings.Contains(found[0], "less than") {
					return nil
				}
				return before(found)
			}
		},
	},
	{
		id:       "data-key-without-plaintext-leaks",
		title:    "GenerateDataKeyWithoutPlaintext answers the Plaintext",
		imitates: "moto #2071, localstack #8421",
		awaits:   "GenerateDataKeyWithoutPlaintext",
		rules:    []string{"MRK-STATE-GenerateDataKey-En", "MRK-INTEROP-11"},
		least:    2,
		why:      "CreateKey, GenerateDataKeyWithoutPlaintext",
		apply: func(d *decisions) {
			before := d.serveCall
			d.serveCall = func(c *call, run operation, body []byte) (any, error) {
				if c.operation == "GenerateDataKeyWithoutPlaintext" {
					run = operations["GenerateDataKey"]
				}
				return before(c, run, body)
			}
		},
	},
	{
		id:       "ml-dsa-digest-accepted",
		title:    "ML-DSA keys sign messages of type DIGEST",
		imitates: "floci #3025",
		awaits:   "a rule for messages of type DIGEST on ML-DSA keys",
		rules:    []string{"MRK-INTEROP-13"},
		least:    2,
		why:      "CreateKey of ML-DSA, Sign with DIGEST",
		apply: func(d *decisions) {
			before := d.digest
			d.digest = func(k *key, in *signed, pair keyPair) ([]byte, error) {
				if lattice, ok := pair.(mldsaPair); ok && valueOr(in.MessageType, messageRaw) == messageDigest {
					return lattice.mu(in.Message), nil
				}
				return before(k, in, pair)
			}
		},
	},
	{
		id:       "automatic-rotation-never-due",
		title:    "EnableKeyRotation is kept, and a rotation that is due never happens",
		imitates: "gopherstack #669",
		rules:    []string{"MRK-ROTATE-25", "MRK-ROTATE-05"},
		least:    5,
		why:      "CreateKey, EnableKeyRotation, DescribeKey, Wait until after the date, DescribeKey",
		apply:    func(d *decisions) { d.rotateIfDue = func(*keySet, time.Time) {} },
	},
	{
		id:       "description-at-replica-accepted",
		title:    "a replica takes a KeyMaterialDescription, and forgets it",
		imitates: "an emulator that keeps one description for a set",
		awaits:   "a rule for descriptions at replicas, which are recorded to be refused",
		rules:    []string{"MRK-IMPORT-34"},
		least:    6,
		why: "CreateKey with EXTERNAL, GetParametersForImport, ImportKeyMaterial, ReplicateKey, GetParametersForImport at the " +
			"replica, ImportKeyMaterial with a description there",
		apply: func(d *decisions) { d.mayDescribe = func(*key, *importKeyMaterialInput) error { return nil } },
	},
	{
		id:       "foreign-secret-refused",
		title:    "Decapsulate of a changed ciphertext answers InvalidCiphertextException",
		imitates: "an emulator that authenticates what ML-KEM does not",
		awaits:   "Encapsulate and Decapsulate",
		rules:    []string{"MRK-INTEROP-18"},
		least:    3,
		why:      "CreateKey of ML-KEM, Encapsulate, Decapsulate of the ciphertext with another last byte",
		apply: func(d *decisions) {
			before := d.decapsulated
			d.decapsulated = func(pair mlkemPair, sealed []byte) ([]byte, error) {
				if sealed[len(sealed)-1]%2 == 1 {
					return nil, errWrongKeyPair
				}
				return before(pair, sealed)
			}
		},
	},
}

// secretOf is an AES key of an RSA key's own.
func secretOf(private *rsa.PrivateKey) []byte {
	sum := sha256.Sum256(private.D.Bytes())
	return sum[:]
}
