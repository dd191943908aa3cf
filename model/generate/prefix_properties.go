package generate

// propertyPrefixes change what every related key has for itself, at one of them, and read
// it at all.
var propertyPrefixes = []string{
	// Everything that a replica was given, read before and after a third key is made.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B policy=p1 description="second home" tags=team/red,cost/7
	CreateGrant k1 @B
	CreateAlias k1 @B alias=a1
	Settle k1
	GetKeyPolicy k1 @B
	ListResourceTags k1 @B
	ListGrants k1 @B
	ReplicateKey k1 @A -> C
	GetKeyPolicy k1 @B
	GetKeyPolicy k1 @C
	ListResourceTags k1 @B
	ListResourceTags k1 @C
	ListGrants k1 @B
	ListAliases k1 @B
	Settle k1`,
	// A promoted key is changed in every way, and disabled; nothing of it may go.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	UpdatePrimaryRegion k1 @A -> B
	Settle k1
	TagResource k1 @B tags=team/blue
	PutKeyPolicy k1 @B policy=p2
	UpdateKeyDescription k1 @B description=changed
	CreateGrant k1 @B
	CreateAlias k1 @B alias=a2
	DisableKey k1 @B
	DescribeKey k1 @B
	ListResourceTags k1 @B
	GetKeyPolicy k1 @B
	ListGrants k1 @B
	ListAliases k1 @B
	DescribeKey k1 @A
	ListResourceTags k1 @A
	EnableKey k1 @B
	DescribeKey k1 @B
	ListResourceTags k1 @B
	ListGrants k1 @B`,
	// A deletion that is scheduled and canceled takes nothing with it.
	`k1 = CreateKey @A multiRegion policy=p1 tags=team/red,cost/7 description=first
	CreateGrant k1 @A
	CreateAlias k1 @A alias=a1
	Encrypt k1 @A -> c1
	ScheduleKeyDeletion k1 @A window=7
	DescribeKey k1 @A
	UntagResource k1 @A tagKey=team
	CancelKeyDeletion k1 @A
	DescribeKey k1 @A
	ListResourceTags k1 @A
	GetKeyPolicy k1 @A
	ListGrants k1 @A
	ListAliases k1 @A
	EnableKey k1 @A
	Decrypt c1 @A key=k1`,
	// One tag of several is removed, one is written over.
	`k1 = CreateKey @A multiRegion tags=team/red,cost/7
	UntagResource k1 @A tagKey=cost
	ListResourceTags k1 @A
	TagResource k1 @A tags=cost/9
	TagResource k1 @A tags=team/blue
	ListResourceTags k1 @A
	ReplicateKey k1 @A -> B tags=team/red,cost/7
	ListResourceTags k1 @B
	UntagResource k1 @B tagKey=team
	ListResourceTags k1 @B
	ListResourceTags k1 @A`,
	// An encryption context is compared byte by byte, and does not care for its order.
	`k1 = CreateKey @A multiRegion
	Encrypt k1 @A -> c1 context=purpose/test,dept/it
	ReplicateKey k1 @A -> B
	Settle k1
	Decrypt c1 @B key=k1 context=dept/it,purpose/test
	Decrypt c1 @B key=k1 context=PURPOSE/test,DEPT/it
	Decrypt c1 @B key=k1 context=purpose/test
	Decrypt c1 @A key=k1 context=purpose/TEST,dept/it
	Decrypt c1 @A key=k1`,
}
