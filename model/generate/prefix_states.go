package generate

// statePrefixes ask in each key state what chance and the other prefixes ask too seldom.
var statePrefixes = []string{
	// While a promotion runs, and while the one back runs.
	`k1 = CreateKey @A multiRegion
	Encrypt k1 @A -> c1
	CreateAlias k1 @A alias=a1
	ReplicateKey k1 @A -> B
	ReEncrypt c1 @B -> c2 to=k1
	ReEncrypt c1 @B -> c3 to=k1.arn
	Settle k1
	Decrypt c1 @B key=k1
	CreateAlias k1 @B alias=a2
	UpdatePrimaryRegion k1 @A -> B
	Decrypt c1 @A key=k1
	DeleteAlias @A alias=a1
	ReEncrypt c1 @B -> c4 to=k1
	DeleteAlias @B alias=a2
	RotateKeyOnDemand k1 @A
	DisableKeyRotation k1 @A
	PutKeyPolicy k1 @B policy=p1
	CancelKeyDeletion k1 @A
	Settle k1
	CreateGrant k1 @B -> g5
	CreateAlias k1 @B alias=a2
	CreateAlias k1 @A alias=a1
	UpdatePrimaryRegion k1 @B -> A
	Decrypt c1 @B key=k1
	RevokeGrant g5 @B
	DeleteAlias @B alias=a2
	ReEncrypt c1 @A -> c6 to=k1
	DeleteAlias @A alias=a1
	PutKeyPolicy k1 @A policy=p2
	CancelKeyDeletion k1 @B`,
	// Imports while promotions run.
	`k1 = CreateKey @A multiRegion origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1
	ReplicateKey k1 @A -> B
	Settle k1
	GetParametersForImport k1 @B -> t2
	ImportKeyMaterial k1 @B token=t2 material=m1
	DescribeKey k1 @B
	UpdatePrimaryRegion k1 @A -> B
	DeleteImportedKeyMaterial k1 @A
	ImportKeyMaterial k1 @B token=t2 material=m1
	DeleteImportedKeyMaterial k1.arn @B
	ImportKeyMaterial k1 @A token=t1 material=m1
	GetParametersForImport k1 @A -> t3
	Settle k1
	k2 = CreateKey @A origin=EXTERNAL
	GetParametersForImport k2 @A -> t4
	ImportKeyMaterial k2 @A token=t4 material=m1
	DisableKey k2 @A
	DescribeKey k2 @A
	DeleteImportedKeyMaterial k2 @A
	DescribeKey k2 @A`,
	// What asks for material, and what does not.
	`k1 = CreateKey @A multiRegion spec=ECC_NIST_P256 usage=SIGN_VERIFY origin=EXTERNAL
	k2 = CreateKey @A spec=ECC_NIST_P256 usage=SIGN_VERIFY
	CreateAlias k1 @A alias=a1
	CreateAlias k1 @A alias=a2
	Sign k2 @A -> s1 algorithm=ECDSA_SHA_256
	Sign k1 @A -> s2 algorithm=ECDSA_SHA_256
	Verify s1 @A key=k1
	Verify s1 @A key=k1.arn
	DeleteAlias @A alias=a1
	DeleteAlias @A alias=a2`,
	// What stays with a key that is disabled, and then pending deletion.
	`k1 = CreateKey @A
	CreateGrant k1 @A -> g1
	CreateGrant k1 @A -> g2
	CreateGrant k1 @A -> g3
	CreateGrant k1 @A -> g4
	CreateAlias k1 @A alias=a1
	CreateAlias k1 @A alias=a1
	CreateAlias k1 @A alias=a2
	CreateAlias k1 @A alias=a3
	DisableKey k1 @A
	DescribeKey k1 @A
	DeleteAlias @A alias=a3
	RevokeGrant g1 @A
	RetireGrant g2 @A
	ScheduleKeyDeletion k1 @A window=7
	DescribeKey k1 @A
	RetireGrant g3 @A
	RevokeGrant g4 @A
	DeleteAlias @A alias=a1
	DeleteAlias @A alias=a2`,
	// A replica and a primary that are pending deletion, and what that keeps from happening.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	ScheduleKeyDeletion k1 @B
	DescribeKey k1 @B
	ReplicateKey k1 @A -> B
	ReplicateKey k1.arn @A -> B
	k2 = CreateKey @A multiRegion
	ReplicateKey k2 @A -> B
	Settle k2
	ScheduleKeyDeletion k2 @A
	DescribeKey k2 @A
	UpdatePrimaryRegion k2 @A -> B
	UpdatePrimaryRegion k2.arn @A -> B`,
	// Keys that agree on a secret, and keys that sign.
	`k1 = CreateKey @A multiRegion spec=ECC_NIST_P521 usage=KEY_AGREEMENT
	k2 = CreateKey @A spec=ECC_NIST_P384 usage=SIGN_VERIFY
	Sign k2 @A -> s1 algorithm=ECDSA_SHA_384
	ReplicateKey k1 @A -> B
	DeriveSharedSecret k1 @B
	DeriveSharedSecret k1.arn @B
	Settle k1
	DisableKey k1 @A
	DisableKey k2 @A
	DescribeKey k1 @A
	DescribeKey k2 @A
	DeriveSharedSecret k1 @A
	DeriveSharedSecret k1.arn @A
	Verify s1 @A key=k2
	Verify s1 @A key=k2.arn
	Sign k2 @A -> s2 algorithm=ECDSA_SHA_384
	ScheduleKeyDeletion k1 @B
	ScheduleKeyDeletion k2 @A
	DescribeKey k1 @B
	DescribeKey k2 @A
	GetPublicKey k1 @B
	GetPublicKey k2 @A
	GetPublicKey k2.arn @A
	DeriveSharedSecret k1 @B
	DeriveSharedSecret k1.arn @B
	Verify s1 @A key=k2
	Sign k2 @A -> s3 algorithm=ECDSA_SHA_384`,
	// A key that authenticates messages.
	`k1 = CreateKey @A multiRegion spec=HMAC_224 usage=GENERATE_VERIFY_MAC
	GenerateMac k1 @A -> m1 algorithm=HMAC_SHA_224
	ReplicateKey k1 @A -> B
	VerifyMac m1 @B key=k1
	GenerateMac k1 @B -> m2 algorithm=HMAC_SHA_224
	Settle k1
	UpdatePrimaryRegion k1 @A -> B
	GenerateMac k1 @A -> m3 algorithm=HMAC_SHA_224
	VerifyMac m1 @B key=k1
	Settle k1
	DisableKey k1 @A
	DescribeKey k1 @A
	VerifyMac m1 @A key=k1
	GenerateMac k1 @A -> m4 algorithm=HMAC_SHA_224
	ScheduleKeyDeletion k1 @A
	DescribeKey k1 @A
	VerifyMac m1 @A key=k1
	GenerateMac k1 @A -> m5 algorithm=HMAC_SHA_224`,
}
