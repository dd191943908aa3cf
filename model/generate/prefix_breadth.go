package generate

// openings begin every campaign, in this order: what one or two commands show is asked for
// before anything that takes many, so that a short run covers the breadth of the rules.
var openings = []string{
	// Names, words, Regions and numbers that nothing takes.
	`k1 = CreateKey @A multiRegion tags=team/red,cost/7
	GetKeyRotationStatus k1 @A
	DescribeKey word:empty @A
	DescribeKey word:absent @A
	ReplicateKey k1.arn:other-account @A -> B
	ReplicateKey k1 @A -> Nowhere
	ReplicateKey k1 @A -> cn-north-1
	UpdatePrimaryRegion k1 @A -> Nowhere
	ScheduleKeyDeletion k1 @A window=6
	ScheduleKeyDeletion k1 @A window=31
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
	k3 = CreateKey @A spec=NOPE usage=ENCRYPT_DECRYPT`,
	// What a key that is pending deletion refuses, and what still shows it.
	`k1 = CreateKey @A multiRegion
	ScheduleKeyDeletion k1 @A
	DescribeKey k1 @A
	ScheduleKeyDeletion k1 @A
	DescribeKey k1 @A
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
	// A promotion to a replica that is still made.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	UpdatePrimaryRegion k1 @A -> B
	DescribeKey k1 @B
	Settle k1`,
}
