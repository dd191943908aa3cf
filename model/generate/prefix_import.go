package generate

// importPrefixes lead to imported key material: one, the same at replicas, several, and
// what is missing of them.
var importPrefixes = []string{
	// One material comes, goes and comes again, at a key of its own.
	`k1 = CreateKey @A multiRegion origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1 withoutExpiry
	ImportKeyMaterial k1 @A token=t1 material=m1 expires=-1
	ImportKeyMaterial k1 @A token=t1 material=m1 spoil
	ImportKeyMaterial k1 @A token=t1 material=m1
	DescribeKey k1 @A
	Encrypt k1 @A -> c1
	Decrypt c1 @A key=k1
	DeleteImportedKeyMaterial k1 @A
	DescribeKey k1 @A
	Decrypt c1 @A key=k1
	Decrypt c1 @A key=k1.arn
	GetParametersForImport k1 @A -> t2
	ImportKeyMaterial k1 @A token=t2 material=m2 type=EXISTING_KEY_MATERIAL
	ImportKeyMaterial k1 @A token=t2 material=m1 type=EXISTING_KEY_MATERIAL
	DescribeKey k1 @A
	Decrypt c1 @A key=k1
	RotateKeyOnDemand k1 @A`,
	// The same material again, with another date.
	`k1 = CreateKey @A origin=EXTERNAL
	GetParametersForImport k1 @A -> t1 wrap=RSAES_OAEP_SHA_1
	ImportKeyMaterial k1 @A token=t1 material=m1 type=NEW_KEY_MATERIAL expires=30
	DescribeKey k1 @A
	GetParametersForImport k1 @A -> t2 wrap=RSA_AES_KEY_WRAP_SHA_256
	ImportKeyMaterial k1 @A token=t2 material=m1 type=EXISTING_KEY_MATERIAL expires=365
	DescribeKey k1 @A
	GetParametersForImport k1 @A -> t3
	ImportKeyMaterial k1 @A token=t3 material=m2 type=EXISTING_KEY_MATERIAL
	ImportKeyMaterial k1 @A token=t3 material=m1 type=EXISTING_KEY_MATERIAL
	DescribeKey k1 @A
	ScheduleKeyDeletion k1 @A
	DeleteImportedKeyMaterial k1 @A
	DescribeKey k1 @A
	CancelKeyDeletion k1 @A
	DescribeKey k1 @A`,
	// A replica has nothing until the primary's material is imported into it.
	`k1 = CreateKey @A multiRegion origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1 description=first
	Encrypt k1 @A -> c1
	Decrypt c1 @A key=k1
	ReplicateKey k1 @A -> B
	Settle k1
	DescribeKey k1 @B
	ListKeyRotations k1 @B include=ALL_KEY_MATERIAL
	Decrypt c1 @B key=k1
	GetParametersForImport k1 @B -> t2
	ImportKeyMaterial k1 @B token=t1 material=m1 type=EXISTING_KEY_MATERIAL
	ImportKeyMaterial k1 @B token=t2 material=m2 type=EXISTING_KEY_MATERIAL
	ImportKeyMaterial k1 @B token=t2 material=m2 type=NEW_KEY_MATERIAL
	ImportKeyMaterial k1 @B token=t2 material=m3 type=NEW_KEY_MATERIAL
	ImportKeyMaterial k1 @B token=t2 material=m1 type=EXISTING_KEY_MATERIAL
	DescribeKey k1 @B
	DescribeKey k1 @A
	Decrypt c1 @B key=k1
	ImportKeyMaterial k1 @B token=t2 material=m2 type=NEW_KEY_MATERIAL
	ImportKeyMaterial k1 @B token=t2 material=m3 type=EXISTING_KEY_MATERIAL
	DeleteImportedKeyMaterial k1 @B
	DescribeKey k1 @A
	DescribeKey k1 @B
	GetParametersForImport k1 @B -> t3
	ImportKeyMaterial k1 @B token=t3 material=m1 type=EXISTING_KEY_MATERIAL
	DescribeKey k1 @A
	DescribeKey k1 @B
	DeleteImportedKeyMaterial k1 @B
	DescribeKey k1 @A`,
	// Both have it; the primary loses it, and the replica works on.
	`k1 = CreateKey @A multiRegion origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1 expires=30
	ReplicateKey k1 @A -> B
	Settle k1
	GetParametersForImport k1 @B -> t2
	ImportKeyMaterial k1 @B token=t2 material=m1
	ImportKeyMaterial k1 @B token=t2 material=m2 type=NEW_KEY_MATERIAL
	Encrypt k1 @B -> c1
	Decrypt c1 @A key=k1
	ImportKeyMaterial k1 @A token=t2 material=m1 type=EXISTING_KEY_MATERIAL
	ImportKeyMaterial k1 @B token=t1 material=m1 type=EXISTING_KEY_MATERIAL
	DescribeKey k1 @A
	DescribeKey k1 @B
	DeleteImportedKeyMaterial k1 @A
	DescribeKey k1 @B
	DescribeKey k1 @A
	Decrypt c1 @B key=k1
	ReplicateKey k1 @A -> C`,
	// New material at a key without replicas: pending, current, and both needed then.
	`k1 = CreateKey @A origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1 expires=365
	Encrypt k1 @A -> c1
	Decrypt c1 @A key=k1
	GetParametersForImport k1 @A -> t2
	ImportKeyMaterial k1 @A token=t2 material=m2 type=NEW_KEY_MATERIAL expires=30 description=second
	DescribeKey k1 @A
	ListKeyRotations k1 @A include=ALL_KEY_MATERIAL
	GetParametersForImport k1 @A -> t3
	ImportKeyMaterial k1 @A token=t3 material=m3 type=NEW_KEY_MATERIAL
	DescribeKey k1 @A
	ImportKeyMaterial k1.arn @A token=t3 material=m3 type=NEW_KEY_MATERIAL expires=30
	RotateKeyOnDemand k1 @A
	Settle k1
	DescribeKey k1 @A
	Decrypt c1 @A key=k1
	GenerateDataKey k1 @A -> c2
	DescribeKey k1 @A
	RotateKeyOnDemand k1 @A
	DeleteImportedKeyMaterial k1 @A material=m1
	DescribeKey k1 @A
	Decrypt c2 @A key=k1
	ImportKeyMaterial k1 @A token=t3 material=m1 type=EXISTING_KEY_MATERIAL
	DescribeKey k1 @A
	Decrypt c1 @A key=k1
	DeleteImportedKeyMaterial k1 @A
	DescribeKey k1 @A
	GetParametersForImport k1 @A -> t4
	ImportKeyMaterial k1 @A token=t4 material=m2 type=EXISTING_KEY_MATERIAL
	DescribeKey k1 @A
	DeleteImportedKeyMaterial k1 @A`,
	`k1 = CreateKey @A origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1
	GetParametersForImport k1 @A -> t2
	ImportKeyMaterial k1 @A token=t2 material=m2 type=NEW_KEY_MATERIAL
	DescribeKey k1 @A
	DeleteImportedKeyMaterial k1 @A material=m2
	DescribeKey k1 @A
	RotateKeyOnDemand k1 @A
	GetParametersForImport k1 @A -> t3
	ImportKeyMaterial k1 @A token=t3 material=m3 type=NEW_KEY_MATERIAL claim=m1
	ImportKeyMaterial k1 @A token=t3 material=m3 type=NEW_KEY_MATERIAL
	ImportKeyMaterial k1 @A token=t3 material=m2 type=NEW_KEY_MATERIAL
	RotateKeyOnDemand k1 @A
	Settle k1
	RotateKeyOnDemand k1 @A
	DeleteImportedKeyMaterial k1 @A
	DescribeKey k1 @A
	ListKeyRotations k1 @A include=ALL_KEY_MATERIAL
	ImportKeyMaterial k1 @A token=t3 material=m3 type=EXISTING_KEY_MATERIAL
	DeleteImportedKeyMaterial k1.arn @A`,
	// Materials with a date each: the key shows the earlier one, whichever is in use.
	`k1 = CreateKey @A origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1 expires=30
	DescribeKey k1 @A
	GetParametersForImport k1 @A -> t2
	ImportKeyMaterial k1 @A token=t2 material=m2 type=NEW_KEY_MATERIAL expires=365
	DescribeKey k1 @A
	RotateKeyOnDemand k1 @A
	Settle k1
	DescribeKey k1 @A
	DescribeKey k1.arn @A
	DeleteImportedKeyMaterial k1 @A material=m1
	DescribeKey k1 @A
	GetParametersForImport k1 @A -> t3
	ImportKeyMaterial k1 @A token=t3 material=m1 type=EXISTING_KEY_MATERIAL
	DescribeKey k1 @A`,
	// New material of a set: it waits for the replica, and then for the rotation.
	`k1 = CreateKey @A multiRegion origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1
	ReplicateKey k1 @A -> B
	Settle k1
	GetParametersForImport k1 @B -> t2
	ImportKeyMaterial k1 @B token=t2 material=m1 type=EXISTING_KEY_MATERIAL
	Encrypt k1 @A -> c1
	Decrypt c1 @B key=k1
	GetParametersForImport k1 @A -> t3
	ImportKeyMaterial k1 @A token=t3 material=m2 type=NEW_KEY_MATERIAL description=second
	DescribeKey k1 @A
	ListKeyRotations k1 @A include=ALL_KEY_MATERIAL
	RotateKeyOnDemand k1 @A
	RotateKeyOnDemand k1.arn @A
	ImportKeyMaterial k1 @A token=t3 material=m3 type=NEW_KEY_MATERIAL
	ImportKeyMaterial k1.arn @A token=t3 material=m3 type=NEW_KEY_MATERIAL
	DescribeKey k1 @A
	Settle k1
	ListKeyRotations k1 @B include=ALL_KEY_MATERIAL
	ListKeyRotations k1.arn @B include=ALL_KEY_MATERIAL
	RotateKeyOnDemand k1 @A
	GetParametersForImport k1 @B -> t4
	ImportKeyMaterial k1 @B token=t4 material=m3 type=NEW_KEY_MATERIAL
	ImportKeyMaterial k1 @B token=t4 material=m2 type=EXISTING_KEY_MATERIAL
	Settle k1
	ListKeyRotations k1 @A include=ALL_KEY_MATERIAL
	DescribeKey k1 @A
	RotateKeyOnDemand k1 @A
	Settle k1
	DescribeKey k1 @B
	Decrypt c1 @B key=k1
	Encrypt k1 @B -> c2
	Decrypt c2 @A key=k1`,
	// New material of a set that the primary takes back.
	`k1 = CreateKey @A multiRegion origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1
	ReplicateKey k1 @A -> B
	Settle k1
	GetParametersForImport k1 @B -> t2
	ImportKeyMaterial k1 @B token=t2 material=m1
	GetParametersForImport k1 @A -> t3
	ImportKeyMaterial k1 @A token=t3 material=m2 type=NEW_KEY_MATERIAL
	DescribeKey k1 @A
	Settle k1
	ListKeyRotations k1 @B include=ALL_KEY_MATERIAL
	ListKeyRotations k1.arn @B include=ALL_KEY_MATERIAL
	GetParametersForImport k1 @A -> t4
	ImportKeyMaterial k1 @A token=t4 material=m3 type=NEW_KEY_MATERIAL
	DescribeKey k1 @A
	ImportKeyMaterial k1.arn @A token=t4 material=m3 type=NEW_KEY_MATERIAL
	RotateKeyOnDemand k1 @A
	DeleteImportedKeyMaterial k1 @A material=m2
	DescribeKey k1 @A
	DescribeKey k1 @B
	Settle k1
	ListKeyRotations k1 @B include=ALL_KEY_MATERIAL
	ListKeyRotations k1 @A include=ALL_KEY_MATERIAL
	ListKeyRotations k1.arn @B include=ALL_KEY_MATERIAL`,
	// A promotion of keys with imported material.
	`k1 = CreateKey @A multiRegion origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1
	ReplicateKey k1 @A -> B
	Settle k1
	UpdatePrimaryRegion k1 @A -> B
	GetParametersForImport k1 @B -> t2
	ImportKeyMaterial k1 @B token=t2 material=m1
	DescribeKey k1 @B
	UpdatePrimaryRegion k1 @A -> B
	Encrypt k1 @A -> c1
	GetParametersForImport k1 @A -> t3
	GetParametersForImport k1 @B -> t4
	Settle k1
	DescribeKey k1 @A
	Decrypt c1 @B key=k1
	ImportKeyMaterial k1 @A token=t1 material=m1
	DescribeKey k1 @A
	DescribeKey k1 @B
	GetParametersForImport k1 @A -> t5
	ImportKeyMaterial k1 @A token=t5 material=m1
	DeleteImportedKeyMaterial k1 @B`,
	// Unrelated keys with the same material.
	`k1 = CreateKey @A multiRegion origin=EXTERNAL
	k2 = CreateKey @A multiRegion origin=EXTERNAL
	k3 = CreateKey @A multiRegion
	GetParametersForImport k1 @A -> t1
	GetParametersForImport k2 @A -> t2
	ImportKeyMaterial k1 @A token=t1 material=m1
	ImportKeyMaterial k2 @A token=t1 material=m1
	ImportKeyMaterial k2 @A token=t2 material=m1
	Encrypt k1 @A -> c1
	Decrypt c1 @A key=k1
	Decrypt c1 @A key=k2
	Decrypt c1 @A key=k2.arn
	Encrypt k2 @A -> c2
	Decrypt c2 @A key=k2
	Decrypt c2 @A key=k1
	Decrypt c2 @A key=k1.arn
	GetParametersForImport k3 @A -> t3
	ImportKeyMaterial k3 @A token=t2 material=m1
	ImportKeyMaterial k3.arn @A token=t2 material=m1
	ImportKeyMaterial k3.arn @A token=t1 material=m1
	DeleteImportedKeyMaterial k3 @A
	GetParametersForImport k3.arn @A -> t4
	ImportKeyMaterial k3 @A token=t1 material=m2`,
	// Keys that are not symmetric take one material for ever.
	`k1 = CreateKey @A multiRegion spec=HMAC_256 usage=GENERATE_VERIFY_MAC origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1 type=NEW_KEY_MATERIAL
	ImportKeyMaterial k1 @A token=t1 material=m1
	DescribeKey k1 @A
	ReplicateKey k1 @A -> B
	Settle k1
	GetParametersForImport k1 @B -> t2
	ImportKeyMaterial k1 @B token=t2 material=m2
	ImportKeyMaterial k1 @B token=t2 material=m1
	DescribeKey k1 @B
	DeleteImportedKeyMaterial k1 @A
	GetParametersForImport k1 @A -> t3
	ImportKeyMaterial k1 @A token=t3 material=m2
	ImportKeyMaterial k1 @A token=t3 material=m1
	DescribeKey k1 @A
	ListKeyRotations k1 @A`,
	`k1 = CreateKey @A spec=RSA_2048 usage=SIGN_VERIFY origin=EXTERNAL
	k2 = CreateKey @A spec=ECC_NIST_P256 usage=SIGN_VERIFY origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	GetParametersForImport k2 @A -> t2
	ImportKeyMaterial k1 @A token=t1 material=m1
	ImportKeyMaterial k2 @A token=t2 material=m1 type=EXISTING_KEY_MATERIAL
	ImportKeyMaterial k2 @A token=t2 material=m1
	DescribeKey k1 @A
	DescribeKey k2 @A
	DeleteImportedKeyMaterial k2 @A
	DescribeKey k2 @A`,
	// States in which an import does not come easily.
	`k1 = CreateKey @A multiRegion origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1
	ReplicateKey k1 @A -> B
	GetParametersForImport k1 @B -> t2
	ImportKeyMaterial k1 @B token=t1 material=m1
	DeleteImportedKeyMaterial k1 @B
	GetParametersForImport k1.arn @B -> t3
	Settle k1
	DisableKey k1 @A
	DescribeKey k1 @A
	GetParametersForImport k1 @A -> t4
	ImportKeyMaterial k1 @A token=t4 material=m1 type=EXISTING_KEY_MATERIAL
	DescribeKey k1 @A
	DeleteImportedKeyMaterial k1 @A
	DescribeKey k1 @A
	GetParametersForImport k1 @B -> t5
	ScheduleKeyDeletion k1 @B
	DescribeKey k1 @B
	GetParametersForImport k1 @B -> t6
	GetParametersForImport k1.arn @B -> t7
	ImportKeyMaterial k1 @B token=t5 material=m1
	ImportKeyMaterial k1.arn @B token=t5 material=m1
	DeleteImportedKeyMaterial k1 @B
	DescribeKey k1 @B`,
	// What is refused in transition, and of what.
	`k1 = CreateKey @A multiRegion origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1
	ReplicateKey k1 @A -> B
	GetParametersForImport k1 @B -> t2
	DeleteImportedKeyMaterial k1 @B
	ImportKeyMaterial k1 @B token=t1 material=m1
	ReplicateKey k1 @A -> C
	GetParametersForImport k1 @C -> t3
	ImportKeyMaterial k1 @C token=t1 material=m1
	DeleteImportedKeyMaterial k1 @C
	RotateKeyOnDemand k1 @C
	GetParametersForImport k1.arn @C -> t4
	Settle k1
	GetParametersForImport k1 @B -> t5
	ImportKeyMaterial k1 @B token=t5 material=m1
	UpdatePrimaryRegion k1 @A -> B
	GetParametersForImport k1 @A -> t6
	GetParametersForImport k1 @B -> t7
	DeleteImportedKeyMaterial k1 @A
	DeleteImportedKeyMaterial k1 @B
	DeleteImportedKeyMaterial k1.arn @B
	ImportKeyMaterial k1.arn @A token=t1 material=m1 type=EXISTING_KEY_MATERIAL
	ImportKeyMaterial k1.arn @B token=t5 material=m1 type=EXISTING_KEY_MATERIAL
	ImportKeyMaterial k1 @B token=t5 material=m1 type=EXISTING_KEY_MATERIAL
	ImportKeyMaterial k1 @A token=t1 material=m1 type=EXISTING_KEY_MATERIAL
	Settle k1`,
	// Keys pending deletion, with material and without.
	`k1 = CreateKey @A origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1
	k2 = CreateKey @A
	k3 = CreateKey @A multiRegion spec=HMAC_256 usage=GENERATE_VERIFY_MAC origin=EXTERNAL
	GetParametersForImport k3 @A -> t2
	ImportKeyMaterial k3 @A token=t2 material=m1 type=EXISTING_KEY_MATERIAL
	ScheduleKeyDeletion k1 @A
	ScheduleKeyDeletion k2 @A
	DescribeKey k1 @A
	DescribeKey k2 @A
	GetParametersForImport k1 @A -> t3
	GetParametersForImport k2 @A -> t4
	ImportKeyMaterial k1 @A token=t1 material=m1
	ImportKeyMaterial k2 @A token=t1 material=m1
	RotateKeyOnDemand k1 @A
	RotateKeyOnDemand k2 @A
	DeleteImportedKeyMaterial k1 @A
	CancelKeyDeletion k1 @A
	DescribeKey k1 @A`,
	// What is wrong with a request, and what a Disabled key takes.
	`k1 = CreateKey @A origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1.arn @A token=t1 material=m1 withoutExpiry
	ImportKeyMaterial k1.arn @A token=t1 material=m1 expires=-1
	ImportKeyMaterial k1 @A token=t1 material=m2 expires=400
	ImportKeyMaterial k1.arn @A token=t1 material=m1 spoil
	ImportKeyMaterial k1 @A token=t1 material=m1 expires=30
	CreateGrant k1 @A -> g1
	CreateGrant k1 @A -> g2
	CreateGrant k1 @A -> g3
	CreateGrant k1 @A -> g4
	CreateGrant k1 @A -> g5
	CreateGrant k1 @A -> g6
	CreateGrant k1 @A -> g7
	CreateGrant k1 @A -> g8
	DisableKey k1 @A
	DescribeKey k1 @A
	GetParametersForImport k1 @A -> t2
	GetParametersForImport k1.arn @A -> t3
	ImportKeyMaterial k1 @A token=t3 material=m1 type=EXISTING_KEY_MATERIAL
	DisableKey k1 @A
	DescribeKey k1 @A
	GetParametersForImport k1 @A -> t4
	ImportKeyMaterial k1 @A token=t4 material=m1 type=EXISTING_KEY_MATERIAL
	DisableKey k1 @A
	DescribeKey k1 @A
	DeleteImportedKeyMaterial k1 @A
	DescribeKey k1 @A
	RevokeGrant g1 @A
	RetireGrant g2 @A
	RevokeGrant g3 @A
	RetireGrant g4 @A
	RevokeGrant g5 @A
	RetireGrant g6 @A
	RevokeGrant g7 @A
	RetireGrant g8 @A
	Encrypt k1 @A -> c9`,
	// An asymmetric key has one material and no ImportType; so do its replicas.
	`k1 = CreateKey @A multiRegion spec=ECC_NIST_P384 usage=SIGN_VERIFY origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1 type=EXISTING_KEY_MATERIAL
	ImportKeyMaterial k1.arn @A token=t1 material=m1 type=NEW_KEY_MATERIAL
	ImportKeyMaterial k1 @A token=t1 material=m1 withoutExpiry
	ImportKeyMaterial k1 @A token=t1 material=m1 expires=400
	ImportKeyMaterial k1 @A token=t1 material=m1 spoil
	ImportKeyMaterial k1 @A token=t1 material=m1
	ReplicateKey k1 @A -> B
	GetParametersForImport k1 @B -> t2
	ImportKeyMaterial k1 @B token=t1 material=m1
	DeleteImportedKeyMaterial k1 @B
	DeleteImportedKeyMaterial k1.arn @B
	Settle k1
	GetParametersForImport k1 @B -> t3
	ImportKeyMaterial k1 @B token=t3 material=m2
	ImportKeyMaterial k1.arn @B token=t3 material=m3
	ImportKeyMaterial k1 @B token=t3 material=m1
	DescribeKey k1 @B
	DescribeKey k1 @A
	DeleteImportedKeyMaterial k1 @B
	DescribeKey k1 @A
	DescribeKey k1 @B
	GetParametersForImport k1 @B -> t4
	ImportKeyMaterial k1 @B token=t4 material=m1
	DescribeKey k1 @B
	DeleteImportedKeyMaterial k1 @A
	DescribeKey k1 @B`,
}
