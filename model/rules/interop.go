package rules

// interopRules say what one related key does with what another one made.
func interopRules() []Rule {
	return []Rule{
		{
			ID:    "MRK-INTEROP-01",
			Title: "A related key decrypts without being named",
			Says: "Symmetric ciphertext from one Region decrypts in the Region of any related key without KeyId; " +
				"the KeyId of the answer has the shared key id.",
			Level:     Should,
			Profile:   Core,
			Evidence:  Documented,
			Source:    api("Decrypt"),
			Tolerates: "The ARN of any related key as KeyId: AWS says it is the key that decrypted, which nobody has recorded across Regions.",
		},
		{
			ID:    "MRK-INTEROP-02",
			Title: "A related key decrypts when named by id, ARN or alias",
			Says: "Symmetric ciphertext from one Region decrypts at a related key that is named by the bare id, its own ARN or its own alias. " +
				"The answer's KeyId is the ARN in the endpoint's Region.",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   guide("multi-region-keys-overview"),
		},
		{
			ID:    "MRK-INTEROP-03",
			Title: "Decrypt refuses the ARN of a related key in another Region",
			Says: "Decrypt with the key ARN of another Region answers NotFoundException `Invalid arn <region of the ARN>`, " +
				"although a related key is at hand.",
			Level:     Must,
			Profile:   Core,
			Evidence:  RecordedThirdParty,
			Source:    radkawar,
			Tolerates: "InvalidArnException or ValidationException: the refusal was recorded for DescribeKey alone.",
		},
		{
			ID:       "MRK-INTEROP-04",
			Title:    "Cryptographic operations answer the key ARN",
			Says:     "KeyId in the answers of all cryptographic operations, and SourceKeyId of ReEncrypt, are key ARNs, whatever form the request had.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   api("Encrypt"),
		},
		{
			ID:    "MRK-INTEROP-05",
			Title: "Any related key decrypts what any other encrypted",
			Says: "Ciphertext of the primary decrypts at replicas, that of a replica at the primary and at other replicas, " +
				"also if the key that encrypted it is now Disabled or pending deletion.",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   guide("multi-region-keys-overview"),
		},
		{
			ID:    "MRK-INTEROP-11",
			Title: "A data key decrypts to the same bytes in every Region",
			Says: "What GenerateDataKey, GenerateDataKeyPair and GenerateDataKeyPairWithoutPlaintext encrypted, at whichever related key, " +
				"decrypts at every one of them to the same bytes, which are those that came with it.",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   guide("multi-region-keys-overview"),
		},
		{
			ID:    "MRK-INTEROP-12",
			Title: "ReEncrypt takes the ciphertext of a related key",
			Says: "ReEncrypt of ciphertext from another Region succeeds; SourceKeyId has the shared key id and KeyId is the ARN of " +
				"the destination key.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Inferred,
			Source:    api("ReEncrypt"),
			Tolerates: "The ARN of the key that encrypted as SourceKeyId: it was recorded within one Region alone.",
		},
		{
			ID:    "MRK-INTEROP-20",
			Title: "An operation that does not fit the key usage is refused, naming the local ARN",
			Says: "Encrypt, GenerateDataKey and others with a key of another usage answer InvalidKeyUsageException " +
				"`<arn> key usage is <usage> which is not valid for <Operation>.`",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   recordings,
		},
		{
			ID:       "MRK-INTEROP-22",
			Title:    "Decrypt answers KeyMaterialId, Encrypt does not",
			Says:     "The answer of a symmetric Decrypt has KeyMaterialId, the same in every Region; the answer of Encrypt has none.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   api("Decrypt"),
		},
		{
			ID:        "MRK-INTEROP-23",
			Title:     "A replica in Creating refuses cryptographic operations",
			Says:      "Encrypt, Decrypt, Sign and whatever else uses a key answer KMSInvalidStateException `<arn> is creating.` at a replica in Creating.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Documented,
			Source:    guide("key-state"),
			Tolerates: "Success if Creating is already over.",
		},
		{
			ID:       "MRK-INTEROP-25",
			Title:    "Permission for one key is none for its related keys",
			Says:     "A principal whom the policy or a grant of one key admits gets AccessDeniedException at a related key that does not admit it.",
			Level:    Must,
			Profile:  Core,
			Evidence: Documented,
			Source:   guide("multi-region-keys-auth"),
		},
		{
			ID:    "MRK-INTEROP-28",
			Title: "Related keys report the same key material id",
			Says: "GenerateDataKey answers KeyMaterialId. At settled related keys of origin AWS_KMS it is the same one, " +
				"and Decrypt elsewhere reports the one that GenerateDataKey reported.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Documented,
			Source:    api("GenerateDataKey"),
			Tolerates: "ReEncrypt with or without SourceKeyMaterialId and DestinationKeyMaterialId: AWS documents them, yet was recorded without.",
		},
	}
}

// ciphertextRules say which ciphertext Decrypt and ReEncrypt refuse.
func ciphertextRules() []Rule {
	return []Rule{
		{
			ID:    "MRK-INTEROP-06",
			Title: "Decrypt demands the encryption context of Encrypt",
			Says: "Another, a missing or an additional pair, also in another case, answers InvalidCiphertextException with an empty message, " +
				"in every Region. The order of the pairs does not count.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   guide("encrypt_context"),
		},
		{
			ID:    "MRK-INTEROP-07",
			Title: "Decrypt refuses corrupt ciphertext",
			Says: "With KeyId given, ciphertext with changed last bytes or without its first ones answers InvalidCiphertextException " +
				"with an empty message.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Recorded,
			Source:    api("Decrypt"),
			Tolerates: "IncorrectKeyException for other damage, and without KeyId also AccessDeniedException or NotFoundException: the ciphertext names its key.",
		},
		{
			ID:    "MRK-INTEROP-08",
			Title: "Decrypt refuses a key that did not encrypt the ciphertext",
			Says: "Symmetric ciphertext with the KeyId of an unrelated key answers IncorrectKeyException " +
				"`The key ID in the request does not identify a CMK that can perform this operation.`",
			Level:     Must,
			Profile:   Core,
			Evidence:  Documented,
			Source:    api("Decrypt"),
			Tolerates: "InvalidCiphertextException for RSA ciphertext, which does not say which key made it.",
		},
		{
			ID:    "MRK-INTEROP-09",
			Title: "Decrypt without KeyId fails where no related key is",
			Says: "In a Region without a related key, Decrypt without KeyId answers AccessDeniedException `The ciphertext refers to a customer " +
				"master key that does not exist, does not exist in this region, or you are not allowed to access.`",
			Level:     Must,
			Profile:   Core,
			Evidence:  Documented,
			Source:    frozenGuide("abac.md"),
			Tolerates: "NotFoundException, InvalidCiphertextException or IncorrectKeyException: AWS is vague about the exception.",
		},
		{
			ID:        "MRK-INTEROP-10",
			Title:     "Decrypt with the id of a key that this Region lacks fails",
			Says:      "In a Region without a related key, Decrypt with the bare key id answers NotFoundException `Key '<arn>' does not exist`.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Inferred,
			Source:    api("Decrypt"),
			Tolerates: "Another exception: it was recorded for DescribeKey, not for Decrypt.",
		},
		{
			ID:        "MRK-INTEROP-26",
			Title:     "Unrelated multi-Region keys never decrypt each other's ciphertext",
			Says:      "Decrypt of symmetric ciphertext with the KeyId of an unrelated multi-Region key answers IncorrectKeyException, in every Region.",
			Level:     Must,
			Profile:   Core,
			Evidence:  Documented,
			Source:    guide("multi-region-keys-overview"),
			Tolerates: "InvalidCiphertextException for RSA ciphertext, which does not say which key made it.",
		},
		{
			ID:    "MRK-INTEROP-30",
			Title: "A source key of another usage is the incorrect key",
			Says: "Decrypt, and ReEncrypt for its source, answer IncorrectKeyException for the KeyId of an HMAC key. " +
				"ReEncrypt answers InvalidKeyUsageException for such a destination.",
			Level:    Must,
			Profile:  Core,
			Evidence: Recorded,
			Source:   recordings,
		},
	}
}
