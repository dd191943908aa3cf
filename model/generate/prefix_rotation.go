package generate

// rotationPrefixes lead to the settings, rotations and materials that related keys share.
var rotationPrefixes = []string{
	// The setting of the primary comes to replicas, earlier and later ones, and survives
	// what happens to the key.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	EnableKeyRotation k1 @A period=180
	GetKeyRotationStatus k1 @A
	Settle k1
	GetKeyRotationStatus k1 @B
	ReplicateKey k1 @A -> C
	GetKeyRotationStatus k1 @A
	Settle k1
	GetKeyRotationStatus k1 @C
	DisableKey k1 @A
	DescribeKey k1 @A
	GetKeyRotationStatus k1 @A
	EnableKey k1 @A
	DescribeKey k1 @A
	EnableKeyRotation k1 @A
	GetKeyRotationStatus k1 @A`,
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	EnableKeyRotation k1 @A
	GetKeyRotationStatus k1 @A
	EnableKeyRotation k1 @A period=90
	GetKeyRotationStatus k1 @A
	Settle k1
	ScheduleKeyDeletion k1 @A
	DescribeKey k1 @A
	GetKeyRotationStatus k1 @A
	CancelKeyDeletion k1 @A
	DescribeKey k1 @A
	GetKeyRotationStatus k1 @A`,
	// Ciphertext of each material, read at every key and at one that comes later.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	Encrypt k1 @A -> c1
	Decrypt c1 @A key=k1
	Decrypt c1 @B key=k1
	RotateKeyOnDemand k1 @A
	Encrypt k1 @A -> c2
	Decrypt c2 @B key=k1
	Settle k1
	Encrypt k1 @A -> c3
	Decrypt c3 @B key=k1
	Decrypt c1 @A key=k1
	Decrypt c1 @B key=k1
	RotateKeyOnDemand k1 @A
	Encrypt k1 @A -> c4
	Decrypt c4 @B key=k1
	Settle k1
	Decrypt c1 @A key=k1
	Decrypt c1 @B key=k1
	ListKeyRotations k1 @A
	ReplicateKey k1 @A -> C
	Settle k1
	Decrypt c1 @C key=k1`,
	// The material from before a rotation comes to a replica that is made behind it, and a
	// canceled deletion gives the setting back.
	`k1 = CreateKey @A multiRegion
	Encrypt k1 @A -> c1
	Decrypt c1 @A key=k1
	EnableKeyRotation k1 @A period=90
	GetKeyRotationStatus k1 @A
	RotateKeyOnDemand k1 @A
	Settle k1
	Decrypt c1 @A key=k1
	ReplicateKey k1 @A -> B
	Settle k1
	Decrypt c1 @B key=k1
	GetKeyRotationStatus k1 @A
	GetKeyRotationStatus k1 @B
	ScheduleKeyDeletion k1 @B
	DescribeKey k1 @A
	GetKeyRotationStatus k1 @A
	GetKeyRotationStatus k1 @B
	ScheduleKeyDeletion k1 @A
	CancelKeyDeletion k1 @A
	EnableKey k1 @A
	DescribeKey k1 @A
	GetKeyRotationStatus k1 @A`,
	// Three rotations of one key, with automatic rotation on and then off meanwhile.
	`k1 = CreateKey @A multiRegion
	Encrypt k1 @A -> c1
	Decrypt c1 @A key=k1
	EnableKeyRotation k1 @A
	GetKeyRotationStatus k1 @A
	RotateKeyOnDemand k1 @A
	GetKeyRotationStatus k1 @A
	Settle k1
	RotateKeyOnDemand k1 @A
	DisableKeyRotation k1 @A
	Settle k1
	RotateKeyOnDemand k1 @A
	Settle k1
	GetKeyRotationStatus k1 @A
	Decrypt c1 @A key=k1
	ListKeyRotations k1 @A include=ALL_KEY_MATERIAL
	DisableKey k1 @A
	EnableKey k1 @A
	Decrypt c1 @A key=k1`,
	// Rotation of keys that do not rotate, and where it is not set.
	`k1 = CreateKey @A multiRegion spec=HMAC_256 usage=GENERATE_VERIFY_MAC
	k2 = CreateKey @A multiRegion origin=EXTERNAL
	GetKeyRotationStatus k1 @A
	EnableKeyRotation k1 @A
	DisableKeyRotation k1 @A
	RotateKeyOnDemand k1 @A
	ListKeyRotations k1 @A
	GetKeyRotationStatus k2 @A
	EnableKeyRotation k2 @A
	DisableKeyRotation k2 @A
	RotateKeyOnDemand k2 @A
	RotateKeyOnDemand k2.arn @A
	DisableKey k1 @A
	RotateKeyOnDemand k1 @A
	RotateKeyOnDemand k1.arn @A`,
	`k1 = CreateKey @A spec=RSA_2048 usage=SIGN_VERIFY
	k2 = CreateKey @A multiRegion origin=EXTERNAL
	k3 = CreateKey @A multiRegion spec=ECC_NIST_P256 usage=SIGN_VERIFY
	RotateKeyOnDemand k1 @A
	EnableKeyRotation k1 @A
	RotateKeyOnDemand k2 @A
	EnableKeyRotation k3 @A
	RotateKeyOnDemand k3 @A
	DisableKey k1 @A
	RotateKeyOnDemand k1 @A`,
	// Rotated again and again, used and disabled between.
	`k1 = CreateKey @A multiRegion
	Encrypt k1 @A -> c1
	Decrypt c1 @A key=k1
	RotateKeyOnDemand k1 @A
	Settle k1
	Decrypt c1 @A key=k1
	RotateKeyOnDemand k1 @A
	DisableKeyRotation k1 @A
	Settle k1
	DisableKey k1 @A
	EnableKey k1 @A
	Decrypt c1 @A key=k1
	RotateKeyOnDemand k1 @A
	Settle k1
	Decrypt c1 @A key=k1
	EnableKeyRotation k1 @A period=365
	GetKeyRotationStatus k1 @A
	DisableKey k1 @A
	DescribeKey k1 @A
	GetKeyRotationStatus k1 @A`,
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	EnableKeyRotation k1 @B
	DisableKeyRotation k1 @B
	RotateKeyOnDemand k1 @B
	RotateKeyOnDemand k1.arn @B
	GetKeyRotationStatus k1 @B
	ListKeyRotations k1 @B
	Settle k1
	EnableKeyRotation k1 @B
	RotateKeyOnDemand k1 @B`,
	// A promotion leaves the setting as it is; then the new primary manages it, and the
	// former one takes over what is set there.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	EnableKeyRotation k1 @A period=180
	GetKeyRotationStatus k1 @A
	Settle k1
	UpdatePrimaryRegion k1 @A -> B
	Settle k1
	GetKeyRotationStatus k1 @B
	EnableKeyRotation k1 @A
	DisableKeyRotation k1 @B
	GetKeyRotationStatus k1 @B
	Settle k1
	GetKeyRotationStatus k1 @A
	EnableKeyRotation k1 @B period=90
	GetKeyRotationStatus k1 @B
	Settle k1
	GetKeyRotationStatus k1 @A`,
	`k1 = CreateKey @A multiRegion
	Encrypt k1 @A -> c1
	Decrypt c1 @A key=k1
	ReplicateKey k1 @A -> B
	Settle k1
	Decrypt c1 @B key=k1
	RotateKeyOnDemand k1 @A
	Settle k1
	Decrypt c1 @A key=k1
	Decrypt c1 @B key=k1
	UpdatePrimaryRegion k1 @A -> B
	Settle k1
	Decrypt c1 @B key=k1
	RotateKeyOnDemand k1 @A
	RotateKeyOnDemand k1 @B
	Encrypt k1 @B -> c2
	Decrypt c2 @A key=k1
	Settle k1
	Decrypt c1 @A key=k1
	Encrypt k1 @A -> c3
	Decrypt c3 @B key=k1`,
	// What is asked of the new primary while the roles change.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	UpdatePrimaryRegion k1 @A -> B
	RotateKeyOnDemand k1 @B
	DisableKeyRotation k1 @B
	EnableKeyRotation k1 @B
	Settle k1
	DescribeKey k1 @A`,
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	UpdatePrimaryRegion k1 @A -> B
	ListKeyRotations k1 @A
	ListKeyRotations k1 @B
	GetKeyRotationStatus k1 @B
	EnableKeyRotation k1 @B
	DisableKeyRotation k1 @B
	RotateKeyOnDemand k1 @B
	Settle k1
	DescribeKey k1 @A`,
}
