package rules

// openRotationRules ask how rotation is refused and shown where nobody has recorded it.
func openRotationRules() []Rule {
	return []Rule{
		openRule("MRK-OPEN-16", Rotation, "How a replica refuses to have its rotation set is open, that it does is not",
			"EnableKeyRotation and DisableKeyRotation on a replica fail, and the setting stays as it was.", guide("multi-region-keys-overview"),
			"UnsupportedOperationException, KMSInvalidStateException or ValidationException."),
		openRule("MRK-OPEN-17", Rotation, "How a replica refuses RotateKeyOnDemand is open, that it does is not",
			"RotateKeyOnDemand on a replica fails: a rotation begins at the primary.", api("RotateKeyOnDemand"),
			"UnsupportedOperationException, KMSInvalidStateException or ValidationException."),
		openRule("MRK-OPEN-18", Rotation, "How long the rotation setting takes to reach replicas is open, that it does is not",
			"GetKeyRotationStatus of a replica comes to answer the KeyRotationEnabled of the primary.", guide("multi-region-keys-overview"),
			"The earlier value for 20 minutes on AWS, and for a moment elsewhere."),
		openRule("MRK-OPEN-47", Rotation, "What keys without rotation answer about it is open, but not that they rotate",
			"GetKeyRotationStatus and ListKeyRotations of asymmetric, HMAC and imported keys answer false and nothing, or refuse.", guide("symm-asymm-compare"),
			"UnsupportedOperationException, where AWS's pages do not agree."),
		openRule("MRK-OPEN-48", Rotation, "Whether a key pending deletion answers about its rotation is open, but it is not on",
			"GetKeyRotationStatus of a key in PendingDeletion does not answer KeyRotationEnabled true; in PendingReplicaDeletion it was recorded to.", api("GetKeyRotationStatus"),
			"False or KMSInvalidStateException."),
		{
			ID:        "MRK-STATE-N06",
			Title:     "A key of Origin EXTERNAL refuses automatic rotation with UnsupportedOperationException",
			Says:      "EnableKeyRotation on a key in PendingImport answers UnsupportedOperationException `<arn> origin is EXTERNAL which is not valid for this operation.`",
			Level:     Must,
			Profile:   Rotation,
			Evidence:  Documented,
			Source:    guide("key-state"),
			Tolerates: "What MRK-ROTATE-11 accepts.",
		},
		{
			ID:        "MRK-STATE-N18",
			Title:     "The rotation of a key pending deletion is shown as off",
			Says:      "GetKeyRotationStatus answers KeyRotationEnabled false in PendingDeletion.",
			Level:     Must,
			Profile:   Rotation,
			Evidence:  Documented,
			Source:    guide("key-state"),
			Tolerates: "KMSInvalidStateException, which others have seen; in PendingReplicaDeletion the setting as it was, which was recorded.",
		},
		{
			ID:        "MRK-STATE-N20",
			Title:     "The new primary takes the rotation setting while roles change, or says why not",
			Says:      "EnableKeyRotation and DisableKeyRotation at the new primary succeed in Updating.",
			Level:     Must,
			Profile:   Promotion,
			Evidence:  Inferred,
			Source:    guide("key-state"),
			Tolerates: "UnsupportedOperationException or KMSInvalidStateException: both keys may count as replicas for a moment.",
		},
	}
}

// openImportRules ask how imports are refused where nobody has recorded it.
func openImportRules() []Rule {
	material := api("ImportKeyMaterial")
	return []Rule{
		openRule("MRK-OPEN-41", Import, "How a replica refuses other material is open, that it does is not",
			"ImportKeyMaterial of other material than the primary's into a replica fails, and the replica stays PendingImport.", material,
			"IncorrectKeyMaterialException, InvalidCiphertextException, KMSInvalidStateException or ValidationException."),
		openRule("MRK-OPEN-42", Import, "How a replica refuses new material is open, that it does is not",
			"ImportKeyMaterial with NEW_KEY_MATERIAL of material that the primary does not have fails at a replica.", material,
			"Any exception of an import; with the primary's own material also success."),
		openRule("MRK-OPEN-43", Import, "A replica takes the primary's material without being told that it exists",
			"ImportKeyMaterial of the primary's material into a new replica succeeds without ImportType.", guide("multi-region-keys-import"),
			"A refusal for as long as the id of the material may take to come to the replica."),
		openRule("MRK-OPEN-44", Import, "How a rotation that a replica is not ready for is refused is open",
			"RotateKeyOnDemand fails while a replica lacks the new material.", api("RotateKeyOnDemand"),
			"KMSInvalidStateException, UnsupportedOperationException or ConflictException."),
		openRule("MRK-OPEN-46", Import, "Replicas keep what the primary deletes of its own",
			"DeleteImportedKeyMaterial of the primary's current material leaves the replicas usable.", guide("importing-keys-delete-key-material"),
			"Nothing else; on AWS itself nobody has tried it."),
		{
			ID:        "MRK-STATE-N16",
			Title:     "A Disabled key may take key material",
			Says:      "ImportKeyMaterial on a Disabled key with Origin EXTERNAL succeeds; the key is Enabled or Disabled then.",
			Level:     Must,
			Profile:   Import,
			Evidence:  Documented,
			Source:    guide("key-state"),
			Tolerates: "KMSInvalidStateException: AWS's table and the page of the operation do not agree.",
		},
	}
}
