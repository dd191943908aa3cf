package generate

// openings begin every campaign, in this order: what one or two commands show is asked for
// before anything that takes many, so that a short run covers the breadth of the rules.
var openings = []string{
	// Names, words, Regions and numbers that nothing takes.
	`k1 = CreateKey @A multiRegion tags=team/red,cost/7
	GetKeyRotationStatus k1 @A
	DescribeKey word:empty @A
	DescribeKey word:absent @A
	DescribeKey word:malformed-mrk @A
	DescribeKey k1.arn:A @B
	ReplicateKey word:malformed-mrk @A -> B
	ReplicateKey word:malformed-uuid @A -> B
	UpdatePrimaryRegion word:unknown @A -> B
	ListAliases k1 @B
	ListAliases word:malformed-mrk @A
	ListKeys @A marker=no-such-marker
	ReplicateKey k1.arn:other-account @A -> B
	ReplicateKey k1 @A -> Nowhere
	ReplicateKey k1 @A -> cn-north-1
	ReplicateKey k1 @A -> xx-nowhere-1
	ReplicateKey k1 @A -> A
	ReplicateKey k1 @A -> B description=too-long
	UpdatePrimaryRegion k1 @A -> B
	UpdatePrimaryRegion k1 @A -> Nowhere
	ScheduleKeyDeletion k1 @A window=6
	ScheduleKeyDeletion k1 @A window=31
	ScheduleKeyDeletion k1 @A window=0
	EnableKeyRotation k1 @A period=89
	CreateAlias k1 @A alias=noprefix
	CreateAlias k1 @A alias=aws
	TagResource k1 @A tags=cost/9
	ListResourceTags k1 @A
	UntagResource k1 @A tagKey=team
	ListResourceTags k1 @A
	CreateAlias k1 @A alias=a1
	k2 = CreateKey @A spec=HMAC_256 usage=GENERATE_VERIFY_MAC
	ListAliases k2 @A
	Encrypt k1 @A -> c1
	Decrypt c1 @A key=k2
	UpdateAlias k2 @A alias=a1
	k3 = CreateKey @A spec=NOPE usage=ENCRYPT_DECRYPT
	k4 = CreateKey @A spec=RSA_2048
	k5 = CreateKey @A usage=KEY_AGREEMENT
	k6 = CreateKey @A policy=too-long
	k7 = CreateKey @A policy=lockout
	k8 = CreateKey @A tags=team/red,team/blue
	k9 = CreateKey @A multiRegion keyStore=cks-1234567890abcdef0`,
	// What a ciphertext is bound to, and what ReEncrypt says of two keys.
	`k1 = CreateKey @A
	k2 = CreateKey @A multiRegion
	Encrypt k1 @A -> c1 context=purpose/test
	Decrypt c1 @A key=k1 context=PURPOSE/test
	Decrypt c1 @A key=k1 context=purpose/other
	Decrypt c1 @A key=k1 context=purpose/test mutate=middle
	Decrypt c1 @A key=k1 context=purpose/test
	ReEncrypt c1 @A -> c2 to=k2 context=purpose/test newContext=dept/it
	Decrypt c2 @A key=k2 context=dept/it`,
	// What a key that is pending deletion refuses, and what still shows it.
	`k1 = CreateKey @A multiRegion
	ScheduleKeyDeletion k1 @A
	DescribeKey k1 @A
	ScheduleKeyDeletion k1 @A
	DescribeKey k1 @A
	TagResource k1 @A tags=team/blue
	EnableKey k1 @A
	CreateAlias k1 @A alias=a1
	Encrypt k1 @A -> c1
	ListKeys @A
	ReplicateKey k1 @A -> B
	GetKeyRotationStatus k1 @A
	CancelKeyDeletion k1 @A
	DescribeKey k1 @A`,
	// What replicas have for themselves, and what a promotion leaves alone.
	`k1 = CreateKey @A multiRegion policy=p1 tags=team/red
	CreateAlias k1 @A alias=a1
	CreateGrant k1 @A -> g1
	ReplicateKey k1 @A -> B
	Settle k1
	ReplicateKey k1 @B -> C
	ReplicateKey k1 @A -> C
	Settle k1
	ListAliases k1 @A
	ListAliases k1 @B
	ListGrants k1 @B
	GetKeyPolicy k1 @B
	ListResourceTags k1 @B
	DisableKey k1 @C
	DescribeKey k1 @C
	EnableKey k1 @A
	DescribeKey k1 @C
	UpdatePrimaryRegion k1 @A -> B
	Settle k1
	DescribeKey k1 @C
	ListAliases k1 @A
	DescribeKey alias:a1 @A
	GetKeyPolicy k1 @B
	ListResourceTags k1 @B
	RotateKeyOnDemand k1 @A
	ScheduleKeyDeletion k1 @B
	DescribeKey k1 @B`,
	// Promotions that are refused: of a key that is no MRK, by a replica, to and from a
	// disabled key. What then takes place keeps the rotation setting.
	`k1 = CreateKey @A
	UpdatePrimaryRegion k1 @A -> B
	k2 = CreateKey @A multiRegion
	ReplicateKey k2 @A -> B
	Settle k2
	UpdatePrimaryRegion k2 @B -> B
	DisableKey k2 @B
	DescribeKey k2 @B
	UpdatePrimaryRegion k2 @A -> B
	EnableKey k2 @B
	DisableKey k2 @A
	DescribeKey k2 @A
	UpdatePrimaryRegion k2 @A -> B
	EnableKey k2 @A
	EnableKeyRotation k2 @A period=180
	Settle k2
	GetKeyRotationStatus k2 @A
	UpdatePrimaryRegion k2 @A -> B
	Settle k2
	GetKeyRotationStatus k2 @B
	EnableKeyRotation k2 @A`,
	// A promotion to a replica that is still made.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	UpdatePrimaryRegion k1 @A -> B
	DescribeKey k1 @B
	Settle k1`,
}
