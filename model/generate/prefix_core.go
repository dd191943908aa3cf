package generate

// corePrefixes lead into key states that chance alone reaches too seldom. A, B and C stand
// for the Regions of the program in its own order.
var corePrefixes = []string{
	// The replica is used and managed before it is made.
	`k1 = CreateKey @A multiRegion
	Encrypt k1 @A -> c1
	ReplicateKey k1 @A -> B
	DescribeKey k1 @B
	Decrypt c1 @B key=k1
	DescribeKey k1 @B
	Encrypt k1 @B -> c2
	DescribeKey k1 @B
	UpdateKeyDescription k1 @B description=changed
	DescribeKey k1 @B`,
	// Three related keys, one of them late.
	`k1 = CreateKey @A multiRegion description=first
	ReplicateKey k1 @A -> B
	Settle k1
	ReplicateKey k1 @A -> C
	DescribeKey k1 @B
	Settle k1`,
	// A primary whose deletion waits for its replicas.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	ScheduleKeyDeletion k1 @A window=7
	DescribeKey k1 @A
	DescribeKey k1 @B
	Encrypt k1 @B -> c1`,
	// A lone primary, pending and back.
	`k1 = CreateKey @A multiRegion
	ScheduleKeyDeletion k1 @A
	DescribeKey k1 @A
	CancelKeyDeletion k1 @A
	DescribeKey k1 @A
	EnableKey k1 @A
	k2 = CreateKey @A multiRegion origin=EXTERNAL
	ScheduleKeyDeletion k2 @A window=7
	DescribeKey k2 @A
	CancelKeyDeletion k2 @A
	DescribeKey k2 @A`,
	// Ciphertext of every Region, read in every other.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	ReplicateKey k1 @A -> C
	Settle k1
	Encrypt k1 @A -> c1
	Encrypt k1 @B -> c2
	GenerateDataKey k1 @C -> c3
	Decrypt c1 @C key=k1.arn
	Decrypt c2 @A key=k1
	Decrypt c3 @B key=k1`,
	// A replica that waits for key material that never comes.
	`k1 = CreateKey @A multiRegion origin=EXTERNAL
	k2 = CreateKey @A multiRegion
	Encrypt k2 @A -> c1
	ReEncrypt c1 @A -> c2 to=k1
	GenerateDataKey k1 @A -> c3
	CreateGrant k1 @A
	CancelKeyDeletion k1 @A
	CancelKeyDeletion k1.arn @A
	Encrypt k1 @A -> c4
	DisableKey k1 @A
	ReEncrypt c1 @A -> c5 key=k2 to=k1
	ReEncrypt c1 @A -> c6 to=k1.arn
	ReEncrypt c1 @A -> c9 key=k2 to=k1.arn
	GenerateDataKey k1.arn @A -> c7
	Encrypt k1.arn @A -> c8
	EnableKey k1 @A
	ReplicateKey k1 @A -> B`,
	// A replica that is pending deletion is still there.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	ScheduleKeyDeletion k1 @B window=7
	ReplicateKey k1 @A -> B
	ScheduleKeyDeletion k1 @A
	DescribeKey k1 @A`,
	// Short questions, of which none spoils the next.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	ScheduleKeyDeletion k1 @B window=7
	DescribeKey k1 @B
	ScheduleKeyDeletion k1 @A window=7
	DescribeKey k1 @A`,
	`k1 = CreateKey @A multiRegion
	ScheduleKeyDeletion k1 @A window=7
	DescribeKey k1 @A
	ReplicateKey k1 @A -> B`,
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	ReplicateKey k1 @A -> B`,
	`k1 = CreateKey @A
	EnableKeyRotation k1 @A
	ScheduleKeyDeletion k1 @A window=7
	DescribeKey k1 @A
	GetKeyRotationStatus k1 @A
	RotateKeyOnDemand k1 @A`,
	// Disabled at the primary alone.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	Encrypt k1 @A -> c1
	DisableKey k1 @A
	DescribeKey k1 @B
	Decrypt c1 @B key=k1`,
	// A primary that waited for its replicas, canceled: Disabled until it is enabled.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	ScheduleKeyDeletion k1 @A
	CancelKeyDeletion k1 @A
	DescribeKey k1 @A
	ReplicateKey k1 @A -> C
	EnableKey k1 @A
	DescribeKey k1 @A
	ReplicateKey k1 @A -> C
	ScheduleKeyDeletion k1 @A window=7`,
	// A replica is managed while it is made.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	CreateAlias k1 @B alias=a1
	ListAliases k1 @B
	PutKeyPolicy k1 @B policy=p2
	GetKeyPolicy k1 @B
	ListGrants k1 @B
	CancelKeyDeletion k1 @B
	ScheduleKeyDeletion k1 @B`,
	`k1 = CreateKey @A multiRegion
	Encrypt k1 @A -> c1
	ReplicateKey k1 @A -> B
	GenerateDataKeyPair k1 @B -> c4
	DisableKey k1 @B
	EnableKey k1 @B
	CreateGrant k1 @B
	CancelKeyDeletion k1 @B
	CancelKeyDeletion k1.arn @B
	ReEncrypt c1 @B -> c2 to=k1
	GenerateDataKey k1 @B -> c3`,
	// Grants and policies stay where they are made.
	`k1 = CreateKey @A multiRegion policy=p1
	CreateGrant k1 @A
	ReplicateKey k1 @A -> B
	ListGrants k1 @B
	GetKeyPolicy k1 @B
	ListResourceTags k1 @B`,
	// Two reasons at once, of which the name of the key comes first.
	`k1 = CreateKey @A multiRegion
	ReplicateKey word:unknown @A -> cn-north-1 policy=not-json
	ReplicateKey word:unknown @A -> A tags=many
	ReplicateKey k1 @B -> B tags=many
	ReplicateKey word:unknown @B -> cn-north-1 tags=many`,
	// Used while its deletion is pending, and while it is disabled.
	`k1 = CreateKey @A multiRegion
	Encrypt k1 @A -> c1
	ReplicateKey k1 @A -> B
	Settle k1
	DisableKey k1 @B
	Decrypt c1 @B key=k1
	ReEncrypt c1 @A -> c2 to=k1
	ReEncrypt c1 @B -> c3 to=k1
	ScheduleKeyDeletion k1 @B
	Decrypt c1 @B key=k1
	ReEncrypt c1 @B -> c4 to=k1`,
	// Names that lead nowhere.
	`k1 = CreateKey @A multiRegion
	CreateAlias k1 @A alias=a1
	GetKeyPolicy alias:a1 @A
	ListResourceTags aliasarn:a1 @A
	CreateAlias k1 @A alias=a1
	ListAliases k1 @B
	ListAliases k1.arn @B
	ListAliases k1 @C
	ListAliases k1.arn @C
	ReplicateKey k1.arn:B @A -> B
	ReplicateKey k1.arn @A -> B`,
	// Keys of other kinds beside an MRK.
	`k1 = CreateKey @A multiRegion
	k2 = CreateKey @A spec=HMAC_256 usage=GENERATE_VERIFY_MAC
	k3 = CreateKey @A
	Encrypt k1 @A -> c1
	Decrypt c1 @A key=k1
	Decrypt c1 @A key=k2
	Decrypt c1 @A key=k2.arn
	Decrypt c1 @A key=k3
	Decrypt c1 @A key=k3.arn
	ReEncrypt c1 @A -> c2 key=k2 to=k1
	Encrypt k2 @A -> c3
	ReplicateKey k3 @A -> B`,
	`k1 = CreateKey @A multiRegion
	k2 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	ReplicateKey k2 @A -> B
	Settle k1
	Settle k2
	Encrypt k1 @A -> c1
	Decrypt c1 @B key=k2
	Decrypt c1 @A key=k2.arn
	ReplicateKey k1 @A -> B
	Decrypt c1 @C
	Decrypt c1 @C key=k1`,
	// Every kind of key can be replicated.
	`k1 = CreateKey @A multiRegion spec=RSA_2048 usage=SIGN_VERIFY
	ReplicateKey k1 @A -> B
	DescribeKey k1 @B
	k2 = CreateKey @B multiRegion spec=ECC_NIST_P256 usage=SIGN_VERIFY
	ReplicateKey k2 @B -> A
	Settle k1
	Settle k2`,
	// Tags changed on either side.
	`k1 = CreateKey @A multiRegion tags=team/red
	ReplicateKey k1 @A -> B tags=team/red
	TagResource k1 @A tags=team/blue
	ListResourceTags k1 @B
	UntagResource k1 @B tagKey=team
	ListResourceTags k1 @A
	ListResourceTags k1 @B`,
	// A replica is no source, and a disabled primary is none for now.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	ReplicateKey k1 @B -> C
	DescribeKey k1 @A`,
	`k1 = CreateKey @A multiRegion
	DisableKey k1 @A
	DescribeKey k1 @A
	ReplicateKey k1 @A -> B
	EnableKey k1 @A
	DescribeKey k1 @A
	ReplicateKey k1 @A -> B`,
	// A promotion, and everything that waits for it or does not.
	`k1 = CreateKey @A multiRegion description=first policy=p1 tags=team/red
	ReplicateKey k1 @A -> B description="second home" tags=cost/7
	Settle k1
	GetKeyPolicy k1 @A
	GetKeyPolicy k1 @B
	ListResourceTags k1 @A
	Encrypt k1 @A -> c1
	UpdatePrimaryRegion k1 @A -> B
	DescribeKey k1 @A
	Encrypt k1 @A -> c2
	ReEncrypt c1 @A -> c3 to=k1
	Decrypt c1 @B key=k1
	DescribeKey k1 @B
	Settle k1
	GetKeyPolicy k1 @A
	GetKeyPolicy k1 @B
	ListResourceTags k1 @A
	GetKeyRotationStatus k1 @B
	Decrypt c2 @B key=k1`,
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	UpdatePrimaryRegion k1 @A -> B
	DisableKey k1 @A
	ReplicateKey k1.arn @B -> C
	EnableKey k1 @B
	ScheduleKeyDeletion k1 @A
	ReplicateKey k1 @B -> C
	UpdatePrimaryRegion k1 @B -> A`,
	// There and back, with a bystander, and on.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	ReplicateKey k1 @A -> C
	Settle k1
	UpdatePrimaryRegion k1 @A -> B
	Settle k1
	UpdatePrimaryRegion k1 @B -> A
	Settle k1
	UpdatePrimaryRegion k1 @A -> C
	Settle k1
	Encrypt k1 @B -> c1
	Decrypt c1 @C key=k1`,
	// The former primary is a replica like any other.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	UpdatePrimaryRegion k1 @A -> B
	Settle k1
	ReplicateKey k1 @A -> C
	ReplicateKey k1 @B -> A
	ReplicateKey k1.arn @B -> A
	ReplicateKey k1 @B -> C
	ScheduleKeyDeletion k1 @A
	DescribeKey k1 @A`,
	// What refuses a promotion.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	UpdatePrimaryRegion k1 @A -> A
	Settle k1
	DisableKey k1 @B
	DescribeKey k1 @A
	DescribeKey k1 @B
	UpdatePrimaryRegion k1 @A -> B
	DescribeKey k1 @A
	EnableKey k1 @B
	DisableKey k1 @A
	DescribeKey k1 @A
	DescribeKey k1 @B
	UpdatePrimaryRegion k1 @A -> B
	DescribeKey k1 @A
	DescribeKey k1 @B`,
	// Everything is tried while a promotion runs, at the old primary and at the new one.
	`k1 = CreateKey @A multiRegion
	Encrypt k1 @A -> c1
	ReplicateKey k1 @A -> B
	Settle k1
	UpdatePrimaryRegion k1 @A -> B
	CreateAlias k1 @A alias=a1
	CreateGrant k1 @A
	ListGrants k1 @B
	TagResource k1 @B tags=team/blue
	UntagResource k1 @A tagKey=team
	ListAliases k1 @A
	GenerateDataKey k1 @B -> c2`,
	`k1 = CreateKey @A multiRegion
	Encrypt k1 @A -> c1
	ReplicateKey k1 @A -> B
	Settle k1
	UpdatePrimaryRegion k1 @A -> B
	ReEncrypt c1 @B -> c2 to=k1
	ReEncrypt c1 @A -> c3 to=k1
	CreateAlias k1.arn @B alias=a2
	CancelKeyDeletion k1 @A
	CancelKeyDeletion k1 @B
	PutKeyPolicy k1 @A policy=p2
	GetKeyPolicy k1 @A
	ListResourceTags k1 @B
	UpdateKeyDescription k1 @B description=changed`,
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	UpdatePrimaryRegion k1 @A -> B
	EnableKey k1 @A
	DisableKey k1 @B
	ScheduleKeyDeletion k1 @B
	GetKeyRotationStatus k1 @A
	UntagResource k1 @B tagKey=cost
	ListAliases k1 @B
	ListGrants k1 @A
	CreateGrant k1 @B`,
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	UpdatePrimaryRegion k1 @A -> B
	Settle k1
	ReplicateKey k1 @B -> A
	ReplicateKey k1 @B -> B
	ReplicateKey k1 @B -> C
	Settle k1
	UpdatePrimaryRegion k1 @B -> C`,
	// What can be no primary elsewhere.
	`k1 = CreateKey @A
	UpdatePrimaryRegion k1 @A -> B
	UpdatePrimaryRegion k1.arn @A -> B
	k2 = CreateKey @A multiRegion origin=EXTERNAL
	UpdatePrimaryRegion k2 @A -> B
	UpdatePrimaryRegion k2.arn @A -> B
	k3 = CreateKey @A multiRegion
	ReplicateKey k3 @A -> B
	Settle k3
	UpdatePrimaryRegion k3 @A -> A
	ScheduleKeyDeletion k3 @A
	DescribeKey k3 @A
	UpdatePrimaryRegion k3 @A -> B
	UpdatePrimaryRegion k3.arn @A -> B`,
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	DisableKey k1 @A
	DescribeKey k1 @A
	DescribeKey k1 @B
	UpdatePrimaryRegion k1 @A -> B
	k2 = CreateKey @B multiRegion origin=EXTERNAL
	UpdatePrimaryRegion k2 @B -> A
	UpdatePrimaryRegion k2 @B -> C
	UpdatePrimaryRegion k2.arn @B -> A
	k3 = CreateKey @B
	UpdatePrimaryRegion k3 @B -> A
	ScheduleKeyDeletion k3 @B
	UpdatePrimaryRegion k3 @B -> C`,
	// What a disabled key and a pending one still do, each known to be so.
	`k1 = CreateKey @A
	Encrypt k1 @A -> c1
	Decrypt c1 @A key=k1
	DisableKey k1 @A
	DescribeKey k1 @A
	Encrypt k1 @A -> c2
	GenerateDataKey k1 @A -> c3
	ReEncrypt c1 @A -> c4 to=k1
	Decrypt c1 @A key=k1
	CreateGrant k1 @A`,
	`k1 = CreateKey @A
	Encrypt k1 @A -> c1
	Decrypt c1 @A key=k1
	ScheduleKeyDeletion k1 @A window=7
	DescribeKey k1 @A
	Encrypt k1 @A -> c2
	GenerateDataKey k1 @A -> c3
	ReEncrypt c1 @A -> c4 to=k1
	Decrypt c1 @A key=k1
	ScheduleKeyDeletion k1 @A`,
	`k1 = CreateKey @A multiRegion
	k2 = CreateKey @A
	k3 = CreateKey @B
	ScheduleKeyDeletion k1 @A
	ScheduleKeyDeletion k2 @A
	ScheduleKeyDeletion k3 @B
	DescribeKey k1 @A
	DescribeKey k2 @A
	DescribeKey k3 @B
	CreateAlias k1 @A alias=a1
	EnableKey k2 @A
	UpdateKeyDescription k3 @B description=changed`,
	`k1 = CreateKey @A multiRegion
	k2 = CreateKey @A
	k3 = CreateKey @B
	ScheduleKeyDeletion k1 @A
	ScheduleKeyDeletion k2 @A
	ScheduleKeyDeletion k3 @B
	DescribeKey k1 @A
	DescribeKey k2 @A
	DescribeKey k3 @B
	TagResource k1 @A tags=team/blue
	DisableKey k2 @A
	CreateGrant k3 @B`,
	// Aliases where none is a name, and names of aliases of elsewhere.
	`k1 = CreateKey @A
	CreateAlias k1 @A alias=a1
	DescribeKey alias:a1 @A
	DescribeKey aliasarn:a1:B @A
	CreateGrant alias:a1 @A`,
	// What refusals leave as it was, seen from every Region.
	`k1 = CreateKey @A multiRegion description=first
	ReplicateKey k1 @A -> B
	Settle k1
	Inspect k1
	ReplicateKey k1 @A -> B
	ReplicateKey k1 @B -> C
	UpdatePrimaryRegion k1 @A -> C
	UpdatePrimaryRegion k1 @B -> A
	CancelKeyDeletion k1 @A
	ScheduleKeyDeletion k1 @B window=3
	ReplicateKey k1 @A -> C policy=lockout
	Inspect k1`,
	// What a change leaves as it was, seen from every Region.
	`k1 = CreateKey @A multiRegion
	Encrypt k1 @A -> c1
	ReplicateKey k1 @A -> B description=first
	Settle k1
	Inspect k1
	UpdateKeyDescription k1 @A description=changed
	DisableKey k1 @B
	Inspect k1
	EnableKey k1 @B
	ScheduleKeyDeletion k1 @A
	Inspect k1
	CancelKeyDeletion k1 @A
	EnableKey k1 @A
	UpdatePrimaryRegion k1 @A -> B
	Settle k1
	Inspect k1`,
	// What a refusal leaves behind.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B policy=lockout
	DescribeKey k1 @B
	DescribeKey k1 @A`,
}
