package rules

// severalMaterialsRules say what becomes of symmetric keys with more than one imported
// material: the pending one, its rotation into use, and the earlier ones.
func severalMaterialsRules() []Rule {
	importing := guide("importing-keys-import-key-material")
	rule := func(id ID, title, says string, evidence Evidence, source, tolerates string) Rule {
		return Rule{
			ID: id, Title: title, Says: says, Level: Must, Profile: Import, Evidence: evidence, Source: source, Tolerates: tolerates,
		}
	}
	return []Rule{
		rule("MRK-IMPORT-17", "Pending material that the primary deletes goes from the replicas too",
			"After DeleteImportedKeyMaterial of pending material at the primary, ListKeyRotations shows it at no related key any more.",
			RecordedThirdParty, radkawar, "Its entry at a replica until the change has spread."),
		rule("MRK-IMPORT-20", "DeleteImportedKeyMaterial takes the current material unless told otherwise",
			"Without KeyMaterialId it deletes the current material of a key that has several, and answers its id.",
			RecordedThirdParty, radkawar, ""),
		rule("MRK-IMPORT-23", "New material is not used before a rotation",
			"ImportKeyMaterial with NEW_KEY_MATERIAL on an Enabled symmetric key leaves CurrentKeyMaterialId as it is until RotateKeyOnDemand.",
			Recorded, recordings, ""),
		rule("MRK-IMPORT-24", "One new material at a time",
			"A second NEW_KEY_MATERIAL while one is pending answers KMSInvalidStateException `New key material (id: ...) cannot be imported into KMS key <arn>, ...`.",
			Recorded, recordings, ""),
		rule("MRK-IMPORT-25", "New material comes to the primary alone",
			"ImportKeyMaterial with NEW_KEY_MATERIAL of material that the primary does not have is refused at a replica.",
			RecordedThirdParty, radkawar, "Any of the exceptions of an import: which one it is is not known."),
		rule("MRK-IMPORT-26", "New material waits until every replica has it",
			"ListKeyRotations shows new material of the primary as PENDING_MULTI_REGION_IMPORT_AND_ROTATION until it was imported with "+
				"EXISTING_KEY_MATERIAL into every replica, and as PENDING_ROTATION then and on keys without replicas.",
			RecordedThirdParty, radkawar, "The earlier state for as long as the news of an import may take, and either where a replica was made meanwhile."),
		rule("MRK-IMPORT-27", "New material that a replica lacks cannot be rotated in",
			"RotateKeyOnDemand on such a primary answers KMSInvalidStateException.",
			RecordedThirdParty, radkawar, "UnsupportedOperationException or ConflictException: the exception is not documented."),
		rule("MRK-IMPORT-28", "A rotation takes the pending material into use and keeps the earlier one",
			"After RotateKeyOnDemand CurrentKeyMaterialId is the id of the new material at every related key that shows one, and earlier ciphertext still decrypts.",
			Recorded, recordings, "The earlier CurrentKeyMaterialId until the rotation is over."),
		rule("MRK-IMPORT-29", "A key works only with all of its materials",
			"A symmetric key that lacks one of the materials that it was ever rotated to is PendingImport, and Enabled again once that was imported.",
			RecordedThirdParty, radkawar, ""),
		rule("MRK-IMPORT-33", "Replicas list the primary's new material",
			"Once NEW_KEY_MATERIAL was imported into the primary, ListKeyRotations with ALL_KEY_MATERIAL shows its id at every replica.",
			RecordedThirdParty, radkawar, "Its absence until the news has spread, and a replica that lists nothing: AWS's pages do not agree on lists of imported keys."),
		rule("MRK-IMPORT-34", "KeyMaterialDescription is set at the primary and listed",
			"What ImportKeyMaterial gives as KeyMaterialDescription at the primary is shown by ListKeyRotations there and at replicas.",
			Documented, importing, "Its absence at a replica until the news has spread, and any answer to one that is given at a replica."),
		rule("MRK-IMPORT-35", "Deleting pending material changes no key state",
			"DeleteImportedKeyMaterial of material that waits for a rotation leaves KeyState as it is, at the primary and at replicas.",
			RecordedThirdParty, radkawar, ""),
		rule("MRK-IMPORT-38", "Both pending states count for the limit of one",
			"NEW_KEY_MATERIAL is refused at a multi-Region primary as well while material is PENDING_MULTI_REGION_IMPORT_AND_ROTATION.",
			Documented, importing, ""),
		rule("MRK-IMPORT-40", "ValidTo is the earliest date of all materials",
			"DescribeKey of a key with several expiring materials shows the ValidTo of the one that expires first.",
			RecordedThirdParty, radkawar, ""),
	}
}
