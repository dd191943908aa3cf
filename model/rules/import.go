package rules

// importRules say how key material comes into a key and goes again. What is recorded was
// recorded of single-Region keys; of multi-Region keys AWS's pages alone speak.
func importRules() []Rule {
	material, parameters := api("ImportKeyMaterial"), api("GetParametersForImport")
	multiRegion := guide("multi-region-keys-import")
	deletion := guide("importing-keys-delete-key-material")
	rule := func(id ID, title, says string, evidence Evidence, source, tolerates string) Rule {
		return Rule{
			ID: id, Title: title, Says: says, Level: Must, Profile: Import, Evidence: evidence, Source: source, Tolerates: tolerates,
		}
	}
	return []Rule{
		rule("MRK-IMPORT-01", "GetParametersForImport gives a public key and a token for a day",
			"It answers KeyId (the key ARN), ImportToken, PublicKey (an RSA key of the WrappingKeySpec, as DER) and ParametersValidTo, which lies 24 hours ahead.",
			Recorded, parameters, ""),
		rule("MRK-IMPORT-02", "GetParametersForImport refuses a key whose material KMS makes",
			"On a key of Origin AWS_KMS it answers UnsupportedOperationException `<arn> origin is AWS_KMS which is not valid for this operation.`",
			Recorded, recordings, "The refusal that fits the key state."),
		rule("MRK-IMPORT-03", "An import token works for the key that it was given for",
			"ImportKeyMaterial with the token of another key, a related one in another Region included, answers InvalidImportTokenException.",
			RecordedThirdParty, radkawar, "InvalidCiphertextException: which of token and wrapping is looked at first is not known."),
		rule("MRK-IMPORT-04", "An import token ends with its ParametersValidTo",
			"ImportKeyMaterial with a token that is older than 24 hours answers ExpiredImportTokenException.",
			Documented, material, ""),
		rule("MRK-IMPORT-05", "Key material that cannot be unwrapped is refused",
			"ImportKeyMaterial answers InvalidCiphertextException where EncryptedKeyMaterial was not made with the PublicKey of the token.",
			RecordedThirdParty, radkawar, ""),
		rule("MRK-IMPORT-06", "An import that may expire needs a date",
			"ImportKeyMaterial with neither ExpirationModel nor ValidTo answers ValidationException "+
				"`A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES`.",
			Recorded, recordings, ""),
		rule("MRK-IMPORT-07", "ValidTo lies in the future and at most 365 days ahead",
			"ImportKeyMaterial with a ValidTo that is over or lies further ahead answers ValidationException.",
			RecordedThirdParty, radkawar, "Another exception: AWS documents that it fails, not with which one."),
		rule("MRK-IMPORT-08", "An import answers the key ARN and the id of the material",
			"ImportKeyMaterial answers KeyId and, for symmetric keys, KeyMaterialId. After the first one the key is Enabled, shows an ExpirationModel, "+
				"and its CurrentKeyMaterialId is that KeyMaterialId.",
			Recorded, recordings, ""),
		rule("MRK-IMPORT-09", "A replica gets no imported key material",
			"After Creating a replica of a key with imported material is PendingImport, until the same material is imported into it.",
			RecordedThirdParty, radkawar, ""),
		rule("MRK-IMPORT-10", "A primary without key material cannot be replicated",
			"ReplicateKey of a primary in PendingImport answers KMSInvalidStateException.",
			RecordedThirdParty, radkawar, ""),
		rule("MRK-IMPORT-11", "A replica with the primary's material works like the primary",
			"ImportKeyMaterial of the primary's material into a replica succeeds, with ImportType EXISTING_KEY_MATERIAL or none. "+
				"The replica is Enabled then and reads the ciphertext of its related keys.",
			RecordedThirdParty, radkawar, "A refusal for as long as the id of the material may take to come to the replica."),
		rule("MRK-IMPORT-12", "A replica refuses material that its primary does not have",
			"ImportKeyMaterial of other material into a replica answers IncorrectKeyMaterialException, and the key state stays.",
			RecordedThirdParty, radkawar, "InvalidCiphertextException, KMSInvalidStateException or ValidationException: the exception is documented in general terms."),
		rule("MRK-IMPORT-13", "The same material has the same id at every related key",
			"KeyMaterialId is made of key id and material: the answers at the primary and at a replica are equal.",
			RecordedThirdParty, radkawar, ""),
		rule("MRK-IMPORT-14", "Each related key has an expiration of its own",
			"When the material of one key expires, the related keys keep theirs and stay as they are.",
			RecordedThirdParty, radkawar, ""),
		rule("MRK-IMPORT-15", "Without its material a key is PendingImport and keeps the material's id",
			"After DeleteImportedKeyMaterial KeyState is PendingImport, Enabled is false, ExpirationModel is gone, and CurrentKeyMaterialId of a symmetric key stays.",
			Recorded, recordings, ""),
		rule("MRK-IMPORT-16", "Deleting a replica's material leaves the related keys alone",
			"DeleteImportedKeyMaterial in the Region of a replica changes the state of no other key.",
			RecordedThirdParty, radkawar, ""),
		rule("MRK-IMPORT-18", "Deleting the primary's material leaves the replicas alone",
			"DeleteImportedKeyMaterial of the current material of a primary changes the state of no replica.",
			Documented, deletion, ""),
		rule("MRK-IMPORT-19", "Imported material can be deleted in most states",
			"DeleteImportedKeyMaterial succeeds on a key that is pending deletion, which stays so, and on one in PendingImport. "+
				"On a key of Origin AWS_KMS it answers UnsupportedOperationException.",
			RecordedThirdParty, radkawar, ""),
		rule("MRK-IMPORT-21", "The same material can be imported again, other material cannot",
			"ImportKeyMaterial of the material that the key had succeeds in PendingImport and in Enabled and sets its expiration anew. "+
				"Other material answers IncorrectKeyMaterialException unless ImportType is NEW_KEY_MATERIAL.",
			RecordedThirdParty, radkawar, "At a replica what MRK-IMPORT-12 accepts."),
		rule("MRK-IMPORT-22", "The first import needs no ImportType, and new material has no id yet",
			"ImportKeyMaterial without ImportType succeeds where nothing was ever imported. KeyMaterialId together with NEW_KEY_MATERIAL answers ValidationException.",
			RecordedThirdParty, radkawar, "Another exception for the second case: AWS documents that the two do not go together."),
		rule("MRK-IMPORT-30", "Asymmetric and HMAC keys have one imported material, without an id",
			"ImportKeyMaterial on such a key answers no KeyMaterialId, and refuses any material but the first for ever.",
			RecordedThirdParty, radkawar, "An empty KeyMaterialId."),
		rule("MRK-IMPORT-31", "Unrelated symmetric keys with equal material do not read each other's ciphertext",
			"Decrypt with a key that has the same imported material and another key id answers IncorrectKeyException.",
			Documented, multiRegion, ""),
		rule("MRK-IMPORT-36", "ImportType is for symmetric keys alone",
			"ImportKeyMaterial with an ImportType on an asymmetric or HMAC key answers ValidationException.",
			RecordedThirdParty, radkawar, "UnsupportedOperationException: the exception is not documented."),
		rule("MRK-IMPORT-37", "DeleteImportedKeyMaterial says what it deleted",
			"It answers KeyId (the key ARN) and, for symmetric keys, the KeyMaterialId of the material that was deleted.",
			RecordedThirdParty, radkawar, "An empty KeyMaterialId for asymmetric and HMAC keys."),
	}
}
