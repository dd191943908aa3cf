// Manners: ways in which a KMS may answer that differ from the reference's own and break no rule, because AWS was seen to
// answer so or its pages allow it. They are switched on like faults, and nobody may be accused of them.

package reference

import (
	"encoding/json"
	"net/http"
	"slices"
	"time"
)

// Manner describes a way to answer that is as good as the reference's own.
type Manner struct {
	// ID switches the manner on; see Options.Faults.
	ID string
	// Title says in one line what the server does.
	Title string
	// Source says who answers so, or which page allows it.
	Source string
	// Eventual: only a suite that expects stale reads can let it pass.
	Eventual bool
}

// manner is a Manner and what it puts into the table of decisions.
type manner struct {
	Manner

	apply func(*decisions)
}

// staleness is how long the eventually consistent manners answer from the past.
const staleness = 500 * time.Millisecond

var manners = []manner{
	{
		Manner{
			ID: "aes-wrap-of-hmac-refused", Title: "GetParametersForImport of RSA_AES_KEY_WRAP for an HMAC key is a ValidationException",
			Source: "SDK, GetParametersForImport: RSA_AES_KEY_WRAP is for RSA and ECC key material",
		},
		func(d *decisions) {
			before := d.mayWrap
			d.mayWrap = func(k *key, algorithm, wrappingSpec string) error {
				if k.set.usage == usageGenerateVerifyMac && wrapsAnAESKey(algorithm) {
					return validationException.because("Wrapping algorithm %s and wrapping key spec %s cannot be used to import a %s key.",
						algorithm, wrappingSpec, k.set.spec.name)
				}
				return before(k, algorithm, wrappingSpec)
			}
		},
	},
	{
		Manner{
			ID: "asymmetric-keys-take-time", Title: "GetPublicKey is refused for half a second after CreateKey of an asymmetric key",
			Source: "orchestrate #755 and quorum-key-manager #485, of AWS", Eventual: true,
		},
		func(d *decisions) {
			before := d.permits
			d.permits = func(c *call, k *key) error {
				if c.operation == "GetPublicKey" && c.now.Sub(k.created) < staleness {
					return isCreating(k)
				}
				return before(c, k)
			}
		},
	},
	{
		Manner{
			ID: "aws-managed-listed", Title: "ListKeys and ListAliases show AWS managed keys and aliases, some without TargetKeyId",
			Source: "terraform-provider-aws #40652; SDK, ListAliases",
		},
		func(d *decisions) {
			list := func(member string, made func(c *call) map[string]any) {
				before := d.serveCall
				d.serveCall = func(c *call, run operation, body []byte) (any, error) {
					in, _ := membersOf(body)
					if c.operation != "List"+member || len(in) > 0 {
						return before(c, run, body)
					}
					return editedBy(func(out map[string]any) {
						if entries, ok := out[member].([]any); ok && out["Truncated"] == false {
							out[member] = append(entries, made(c))
						}
					})(before(c, run, body))
				}
			}
			list("Keys", func(c *call) map[string]any {
				const id = "00000000-0000-4000-8000-000000000001"
				return map[string]any{"KeyId": id, "KeyArn": keyARN(c.region, c.account.id, id)}
			})
			list("Aliases", func(c *call) map[string]any {
				return map[string]any{"AliasName": "alias/aws/s3", "AliasArn": arnOf(c.region, c.account.id, "alias/aws/s3")}
			})
		},
	},
	{
		Manner{
			ID: "ciphertext-before-key", Title: "Decrypt opens the ciphertext before it looks at KeyId and state",
			Source: "floci #3968 and #1893, measured in us-east-1",
		},
		func(d *decisions) {
			before := d.decryptionKey
			d.decryptionKey = func(c *call, keyID *string, parsed ciphertext, isParsed bool) (*key, error) {
				if !isParsed {
					return nil, d.cannotOpen()
				}
				return before(c, keyID, parsed, isParsed)
			}
		},
	},
	{
		Manner{
			ID: "disabled-keys-linger", Title: "a key that was disabled works on for half a second",
			Source: "localstack #7786, of AWS", Eventual: true,
		},
		func(d *decisions) {
			disable, permits := d.disable, d.permits
			d.disable = func(c *call, k *key) {
				disable(c, k)
				k.notes.stopped = c.now
			}
			d.permits = func(c *call, k *key) error {
				usual := permits(c, k)
				if k.state == stateDisabled && slices.Contains(encryptingOperations, c.operation) && c.now.Sub(k.notes.stopped) < staleness {
					return nil
				}
				return usual
			}
		},
	},
	{
		Manner{ID: "empty-messages", Title: "every error comes without a message", Source: "terraform-aws-kms #20"},
		func(d *decisions) {
			before := d.writeError
			d.writeError = func(w http.ResponseWriter, decide *decisions, err error) {
				if known, ok := err.(*refusal); ok { //nolint:errorlint // refusals are not wrapped
					err = &refusal{exception: known.exception}
				}
				before(w, decide, err)
			}
		},
	},
	{
		Manner{
			ID: "foreign-arn-not-found", Title: "Decrypt with the ARN of a related key in another Region is a NotFoundException",
			Source: "AWS, Troubleshooting multi-Region keys; recorded is IncorrectKeyException",
		},
		func(d *decisions) { d.isElsewhere = func(*call, string, ciphertext) bool { return false } },
	},
	{
		Manner{
			ID: "import-tokens-work-once", Title: "an import token can be used once, and the next one ends it",
			Source: "floci #3068; AWS's guide; recorded is that it can be used again",
		},
		func(d *decisions) {
			valid, keep, serve := d.isTokenValid, d.keep, d.serveCall
			d.isTokenValid = func(c *call, token importToken) bool {
				k := c.store().keys[token.KeyID]
				return valid(c, token) && k != nil && k.notes.token.Equal(token.ValidTo)
			}
			d.keep = func(c *call, k *key, m *material, validTo time.Time) {
				keep(c, k, m, validTo)
				k.notes.token = time.Time{}
			}
			d.serveCall = func(c *call, run operation, body []byte) (any, error) {
				output, err := serve(c, run, body)
				if made, ok := output.(*getParametersForImportOutput); ok && err == nil {
					c.keyNamed(made.KeyID).notes.token = time.Time(made.ParametersValidTo)
				}
				return output, err
			}
		},
	},
	{
		Manner{
			ID: "list-rotations-refused-for-asymmetric", Title: "ListKeyRotations of asymmetric and HMAC keys is an UnsupportedOperationException",
			Source: "localstack #12853, a snapshot of AWS",
		},
		func(d *decisions) {
			d.mayListRotations = func(k *key, _ *listKeyRotationsInput) error {
				if !k.set.spec.symmetric() {
					return unsupportedOperationException.because("")
				}
				return nil
			}
		},
	},
	{
		Manner{
			ID: "new-keys-not-found", Title: "for half a second after CreateKey or ReplicateKey the key is not found at times",
			Source: "botocore #2107; AWS, eventual consistency", Eventual: true,
		},
		func(d *decisions) {
			byName, byID := d.keyByAnyName, d.keyByIDOrARN
			missing := func(find func(*call, *string) (*key, error)) func(*call, *string) (*key, error) {
				return func(c *call, keyID *string) (*key, error) {
					k, err := find(c, keyID)
					if err != nil {
						return nil, err
					}
					if age := c.now.Sub(k.created); age < staleness && age.Milliseconds()%3 == 1 {
						return nil, d.noSuchKey(c, k.id)
					}
					return k, nil
				}
			}
			d.keyByAnyName, d.keyByIDOrARN = missing(byName), missing(byID)
		},
	},
	{
		Manner{
			ID: "nulls-and-new-members", Title: "absent members of KeyMetadata are null, and one is there that nobody knows yet",
			Source: "SDK changelog of CurrentKeyMaterialId; JSON writers that print nulls",
		},
		editing(func(_, out map[string]any) {
			for _, name := range []string{"KeyMetadata", "ReplicaKeyMetadata"} {
				metadata, ok := out[name].(map[string]any)
				if !ok {
					continue
				}
				for _, member := range []string{"ValidTo", "DeletionDate", "ExpirationModel", "XksKeyConfiguration", "CustomKeyStoreId"} {
					if _, there := metadata[member]; !there {
						metadata[member] = nil
					}
				}
				metadata["KeyFlavor"] = "plain"
			}
		}, "CreateKey", "DescribeKey", "ReplicateKey"),
	},
	{
		Manner{
			ID: "public-key-of-disabled-refused", Title: "GetPublicKey of a disabled key is a DisabledException",
			Source: "AWS, Key states, in 2023; recorded is success",
		},
		func(d *decisions) {
			before := d.permits
			d.permits = func(c *call, k *key) error {
				if c.operation == "GetPublicKey" && k.state == stateDisabled {
					return isDisabled(k)
				}
				return before(c, k)
			}
		},
	},
	{
		Manner{
			ID: "re-encrypt-without-material-ids", Title: "ReEncrypt does not say which key materials it used",
			Source: "recorded in June 2025, and not since",
		},
		editing(leavingOut("SourceKeyMaterialId", "DestinationKeyMaterialId"), "ReEncrypt"),
	},
	{
		Manner{
			ID: "second-rotation-conflicts", Title: "RotateKeyOnDemand during an on-demand rotation is a ConflictException",
			Source: "AWS, RotateKeyOnDemand; recorded is success",
		},
		func(d *decisions) {
			before := d.mayRotate
			d.mayRotate = func(c *call, k *key) error {
				if err := before(c, k); err != nil || k.set.rotating == nil {
					return err
				}
				return conflictException.because("A rotation of the key is in progress: %s", k.arn)
			}
		},
	},
}

// Manners lists every manner, sorted by ID.
func Manners() []Manner {
	list := make([]Manner, 0, len(manners))
	for _, m := range manners {
		list = append(list, m.Manner)
	}
	return list
}

func mannerNamed(id string) (manner, bool) {
	at := slices.IndexFunc(manners, func(m manner) bool { return m.ID == id })
	if at < 0 {
		return manner{}, false
	}
	return manners[at], true
}

// editedBy changes the members of an answer, if there is one.
func editedBy(change func(out map[string]any)) func(output any, err error) (any, error) {
	return func(output any, err error) (any, error) {
		if err != nil {
			return nil, err
		}
		text, err := json.Marshal(output)
		if err != nil {
			return nil, err
		}
		out, ok := membersOf(text)
		if !ok {
			return output, nil
		}
		change(out)
		return out, nil
	}
}
