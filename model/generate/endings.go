package generate

import "slices"

// endings are prefixes in which waiting periods end, for targets whose clock can be
// moved. A window of 7 days may last 9: the date may lie a day late, and the deletion
// another.
var endings = slices.Concat(importEndings, rotationEndings, waitEndings)

// importEndings are those in which imported material and import tokens expire.
var importEndings = []string{
	// The primary's material expires and the replica's does not.
	`k1 = CreateKey @A multiRegion origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1 expires=10
	ReplicateKey k1 @A -> B
	Settle k1
	GetParametersForImport k1 @B -> t2
	ImportKeyMaterial k1 @B token=t2 material=m1
	Encrypt k1 @B -> c1
	DescribeKey k1 @A
	DescribeKey k1 @B
	Wait days=11
	DescribeKey k1 @A
	DescribeKey k1 @B
	Decrypt c1 @B key=k1
	ImportKeyMaterial k1 @A token=t1 material=m1 type=EXISTING_KEY_MATERIAL
	ImportKeyMaterial k1 @B token=t2 material=m1 type=EXISTING_KEY_MATERIAL
	GetParametersForImport k1 @A -> t3
	ImportKeyMaterial k1 @A token=t3 material=m1 type=EXISTING_KEY_MATERIAL
	DescribeKey k1 @A
	Decrypt c1 @A key=k1`,
	// The replica's does, and then the primary's.
	`k1 = CreateKey @A multiRegion origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1 expires=20
	ReplicateKey k1 @A -> B
	Settle k1
	GetParametersForImport k1 @B -> t2
	ImportKeyMaterial k1 @B token=t2 material=m1 expires=10
	DescribeKey k1 @A
	DescribeKey k1 @B
	Wait days=11
	DescribeKey k1 @A
	DescribeKey k1 @B
	Wait days=10
	DescribeKey k1 @A`,
	// The earlier of two materials does, and the key needs both.
	`k1 = CreateKey @A multiRegion origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1 expires=30
	GetParametersForImport k1 @A -> t2
	ImportKeyMaterial k1 @A token=t2 material=m2 type=NEW_KEY_MATERIAL expires=365
	DescribeKey k1 @A
	RotateKeyOnDemand k1 @A
	Settle k1
	DescribeKey k1 @A
	Wait days=31
	DescribeKey k1 @A
	Encrypt k1 @A -> c1`,
	// The replica's does, and a token that was never used.
	`k1 = CreateKey @A multiRegion origin=EXTERNAL
	GetParametersForImport k1 @A -> t1
	ImportKeyMaterial k1 @A token=t1 material=m1
	ReplicateKey k1 @A -> B
	Settle k1
	GetParametersForImport k1 @B -> t2
	ImportKeyMaterial k1 @B token=t2 material=m1 expires=30
	DescribeKey k1 @A
	DescribeKey k1 @B
	k2 = CreateKey @A origin=EXTERNAL
	GetParametersForImport k2 @A -> t3
	Wait days=31
	DescribeKey k1 @A
	DescribeKey k1 @B
	ImportKeyMaterial k2 @A token=t3 material=m1
	ImportKeyMaterial k2 @A token=t3 material=m2`,
}

// rotationEndings are those in which automatic rotation comes to its date.
var rotationEndings = []string{
	`k1 = CreateKey @A multiRegion
	Encrypt k1 @A -> c1
	EnableKeyRotation k1 @A period=90
	GetKeyRotationStatus k1 @A
	Wait days=93
	ListKeyRotations k1 @A
	ListKeyRotations k1.arn @A include=ALL_KEY_MATERIAL
	DescribeKey k1 @A
	Decrypt c1 @A key=k1`,
}

// waitEndings are those in which waiting periods end.
var waitEndings = []string{
	// A replica is gone, with what was its own and without what its related keys have.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B tags=team/red
	Settle k1
	Encrypt k1 @B -> c1
	Encrypt k1 @A -> c2
	CreateAlias k1 @B alias=a1
	CreateAlias k1 @A alias=a1
	ScheduleKeyDeletion k1 @B window=7
	Wait days=9
	DescribeKey k1 @A
	DescribeKey k1 @B
	Decrypt c1 @A key=k1
	ListAliases @B
	ListAliases @A
	DescribeKey alias:a1 @B
	ReplicateKey k1 @A -> B
	Settle k1
	Decrypt c1 @B key=k1
	Decrypt c2 @B key=k1
	ListResourceTags k1 @B
	CreateAlias k1 @B alias=a1`,
	// The same without a look in between: what was made again is all that shows.
	`k1 = CreateKey @A multiRegion
	Encrypt k1 @A -> c1
	ReplicateKey k1 @A -> B description=first policy=p1 tags=team/red
	CreateAlias k1 @A alias=a1
	CreateGrant k1 @B
	ScheduleKeyDeletion k1 @B window=7
	Wait days=9
	ReplicateKey k1 @A -> B
	DescribeKey k1 @B
	ListAliases k1 @A
	Settle k1
	GetKeyPolicy k1 @B
	ListResourceTags k1 @B
	ListGrants k1 @B
	Decrypt c1 @B key=k1`,
	// A primary waits for its last replica, and then for its own window.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	ScheduleKeyDeletion k1 @B window=7
	ScheduleKeyDeletion k1 @A window=7
	Wait days=6
	DescribeKey k1 @B
	DescribeKey k1 @A
	Wait days=3
	DescribeKey k1 @A
	DescribeKey k1 @B
	Encrypt k1 @A -> c1
	Wait days=4
	DescribeKey k1 @A
	Wait days=5
	DescribeKey k1 @A
	ListKeys @A`,
	// With a window of its own, at a primary that nobody looked at in between.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	ScheduleKeyDeletion k1 @A window=20
	ScheduleKeyDeletion k1 @B window=7
	Wait days=9
	DescribeKey k1 @A
	Wait days=14
	DescribeKey k1 @A`,
	// Of two replicas one goes, which is not enough.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	ReplicateKey k1 @A -> C
	Settle k1
	ScheduleKeyDeletion k1 @A window=7
	ScheduleKeyDeletion k1 @B window=7
	Wait days=9
	DescribeKey k1 @A
	DescribeKey k1 @C
	ScheduleKeyDeletion k1 @C window=7
	Wait days=9
	DescribeKey k1 @A
	CancelKeyDeletion k1 @A
	EnableKey k1 @A
	DescribeKey k1 @A
	ReplicateKey k1 @A -> C`,
	// A primary waits for replicas that nobody deletes.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	ScheduleKeyDeletion k1 @A window=7
	DescribeKey k1 @B
	Wait days=9
	DescribeKey k1 @A
	DescribeKey k1 @B
	Encrypt k1 @B -> c1
	CancelKeyDeletion k1 @A
	DescribeKey k1 @A`,
	// A former primary is deleted like any other replica.
	`k1 = CreateKey @A multiRegion
	Encrypt k1 @A -> c1
	ReplicateKey k1 @A -> B
	ReplicateKey k1 @A -> C
	Settle k1
	UpdatePrimaryRegion k1 @A -> B
	Settle k1
	CreateAlias k1 @B alias=a2
	ScheduleKeyDeletion k1 @A window=7
	Wait days=9
	DescribeKey alias:a2 @B
	DescribeKey k1 @B
	DescribeKey k1 @C
	DescribeKey k1 @A
	UpdatePrimaryRegion k1 @B -> A
	Decrypt c1 @B key=k1
	ReplicateKey k1 @B -> A
	Settle k1
	Decrypt c1 @A key=k1
	UpdatePrimaryRegion k1 @B -> A`,
	// A deletion that was canceled does not come.
	`k1 = CreateKey @A multiRegion
	ScheduleKeyDeletion k1 @A window=7
	Wait days=6
	CancelKeyDeletion k1 @A
	Wait days=3
	DescribeKey k1 @A
	EnableKey k1 @A
	ScheduleKeyDeletion k1 @A window=10
	Wait days=9
	DescribeKey k1 @A
	Wait days=3
	DescribeKey k1 @A
	ListKeys @A`,
	// A key that has no related ones, and the name that it had.
	`k1 = CreateKey @A
	k2 = CreateKey @A multiRegion
	CreateAlias k1 @A alias=a1
	CreateAlias k2 @A alias=a2
	ScheduleKeyDeletion k1 @A window=7
	Wait days=9
	DescribeKey k1 @A
	DescribeKey alias:a1 @A
	ListAliases @A
	CreateAlias k2 @A alias=a1
	DescribeKey alias:a1 @A
	ScheduleKeyDeletion k1 @A
	CancelKeyDeletion k1 @A`,
}
