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
	// There and back: what was changed in between at either key stays with it.
	`k1 = CreateKey @A multiRegion description=first policy=p1 tags=team/red
	ReplicateKey k1 @A -> B description="second home" tags=cost/7
	CreateGrant k1 @A
	CreateAlias k1 @A alias=a1
	Settle k1
	UpdatePrimaryRegion k1 @A -> B
	Settle k1
	UpdateKeyDescription k1 @A description=changed
	UpdateKeyDescription k1 @B description="changed again"
	TagResource k1 @A tags=team/blue
	PutKeyPolicy k1 @B policy=p2
	DescribeKey k1 @A
	DescribeKey k1 @B
	ListResourceTags k1 @A
	UpdatePrimaryRegion k1 @B -> A
	Settle k1
	DescribeKey k1 @A
	DescribeKey k1 @B
	ListResourceTags k1 @A
	ListResourceTags k1 @B
	GetKeyPolicy k1 @A
	GetKeyPolicy k1 @B
	ListGrants k1 @A
	ListGrants k1 @B
	ListAliases k1 @A`,
	// A deletion that is scheduled and canceled takes nothing with it.
	`k1 = CreateKey @A multiRegion policy=p1 tags=team/red,cost/7 description=first
	CreateGrant k1 @A
	CreateAlias k1 @A alias=a1
	Encrypt k1 @A -> c1
	ListGrants k1 @A
	ListResourceTags k1 @A
	GetKeyPolicy k1 @A
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
	Decrypt c1 @A key=k1
	UpdateKeyDescription k1 @A description=changed
	DescribeKey k1 @A
	ScheduleKeyDeletion k1 @A window=7
	CancelKeyDeletion k1 @A
	DescribeKey k1 @A
	ListResourceTags k1 @A
	ListGrants k1 @A`,
	// A former primary is scheduled and canceled; it stays a replica.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	UpdatePrimaryRegion k1 @A -> B
	Settle k1
	ScheduleKeyDeletion k1 @A window=7
	DescribeKey k1 @A
	DescribeKey k1 @B
	UpdatePrimaryRegion k1 @B -> A
	CancelKeyDeletion k1 @A
	DescribeKey k1 @A
	DescribeKey k1 @B
	EnableKey k1 @A
	DescribeKey k1 @A
	UpdatePrimaryRegion k1 @B -> A`,
	// Both related keys are pending; one of them comes back.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	ScheduleKeyDeletion k1 @B window=7
	ScheduleKeyDeletion k1 @A window=7
	DescribeKey k1 @A
	DescribeKey k1 @B
	CancelKeyDeletion k1 @A
	DescribeKey k1 @B
	DescribeKey k1 @A`,
	// Tags and policies that no key takes, each of them the only thing that is wrong.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B tags=team/red,team/blue
	ReplicateKey k1 @A -> B tags=many
	ReplicateKey k1 @A -> B tags=long-key
	ReplicateKey k1 @A -> B policy=no-principal
	ReplicateKey k1 @A -> B policy=bad-character
	TagResource k1 @A tags=team/red,team/blue
	TagResource k1 @A tags=long-value
	PutKeyPolicy k1 @A policy=not-json
	k2 = CreateKey @A tags=team/red,team/blue
	k3 = CreateKey @A policy=no-principal`,
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

// grantPrefixes lead aliases, grants and the record of the last use through the key
// states and from key to key, which takes two or three of a kind at the right moment.
var grantPrefixes = []string{
	// An alias comes and goes while the replica is made.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	CreateAlias k1 @B alias=a1
	UpdateAlias k1 @B alias=a1
	ListKeyPolicies k1 @B
	GetKeyLastUsage k1 @B
	DeleteAlias @B alias=a1
	CreateAlias k1.arn @B alias=a2
	UpdateAlias k1.arn @B alias=a2
	DeleteAlias @B alias=a2`,
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	RotateKeyOnDemand k1 @B
	CreateAlias k1 @B alias=a1
	DeleteAlias @B alias=a1
	CreateAlias k1.arn @B alias=a2
	DeleteAlias @B alias=a2
	RotateKeyOnDemand k1.arn @B`,
	// The same at a key without material, and while a promotion runs.
	`k1 = CreateKey @A multiRegion origin=EXTERNAL
	CreateAlias k1 @A alias=a1
	UpdateAlias k1 @A alias=a1
	ListKeyPolicies k1 @A
	GetKeyLastUsage k1 @A
	DeleteAlias @A alias=a1
	CreateAlias k1 @A alias=a2
	UpdateAlias k1.arn @A alias=a2
	DeleteAlias @A alias=a2`,
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	CreateGrant k1 @A -> g1
	CreateGrant k1 @B -> g2
	CreateGrant k1 @B -> g3
	CreateAlias k1 @A alias=a1
	CreateAlias k1 @B alias=a2
	UpdatePrimaryRegion k1 @A -> B
	ListGrants k1 @A
	RevokeGrant g1 @A
	RetireGrant g2 @B
	RevokeGrant g3 @B
	UpdateAlias k1 @A alias=a1
	ListKeyPolicies k1 @B
	GetKeyLastUsage k1 @A
	DeleteAlias @A alias=a1
	UpdateAlias k1 @B alias=a2
	DeleteAlias @B alias=a2`,
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	CreateGrant k1 @A -> g1
	CreateGrant k1 @B -> g2
	CreateGrant k1 @B -> g3
	UpdatePrimaryRegion k1 @A -> B
	ListGrants k1 @A
	RetireGrant g1 @A
	RevokeGrant g2 @B
	RetireGrant g3 @B
	GetKeyLastUsage k1 @B
	ListKeyPolicies k1 @A
	GetKeyLastUsage k1 @A
	ListKeyPolicies k1 @B`,
	// A pending key gives its alias away and gets none.
	`k1 = CreateKey @A
	k2 = CreateKey @A multiRegion
	CreateGrant k1 @A -> g1
	CreateGrant k1 @A -> g2
	CreateGrant k1 @A -> g3
	CreateAlias k1 @A alias=a1
	CreateAlias k2 @A alias=a2
	ScheduleKeyDeletion k1 @A window=7
	DescribeKey k1 @A
	UpdateAlias k1 @A alias=a2
	UpdateAlias k1.arn @A alias=a2
	UpdateAlias k1 @A alias=a2
	UpdateAlias k1.arn @A alias=a2
	RevokeGrant g1 @A
	RetireGrant g2 @A
	RevokeGrant g3 @A
	ListKeyPolicies k1 @A
	GetKeyLastUsage k1 @A
	UpdateAlias k2 @A alias=a1
	DescribeKey alias:a1 @A`,
	`k1 = CreateKey @A
	CreateGrant k1 @A -> g1
	CreateGrant k1 @A -> g2
	CreateAlias k1 @A alias=a1
	CreateAlias k1 @A alias=a2
	CreateAlias k1 @A alias=a3
	ScheduleKeyDeletion k1 @A
	DescribeKey k1 @A
	DeleteAlias @A alias=a1
	RetireGrant g1 @A
	RevokeGrant g2 @A
	GetKeyLastUsage k1 @A
	ListKeyPolicies k1 @A
	k2 = CreateKey @A
	UpdateAlias k2 @A alias=a2
	UpdateAlias k2 @A alias=a3`,
	// A disabled key is managed like any other.
	`k1 = CreateKey @A multiRegion
	CreateGrant k1 @A -> g1
	CreateGrant k1 @A -> g2
	CreateGrant k1 @A -> g3
	CreateGrant k1 @A -> g4
	CreateAlias k1 @A alias=a1
	DisableKey k1 @A
	UpdateAlias k1 @A alias=a1
	RetireGrant g2 @A
	RetireGrant g3 @A
	RevokeGrant g4 @A
	ListGrants k1 @A
	RevokeGrant g1 @A
	ListGrants k1 @A
	CreateGrant k1 @A -> g5
	CreateGrant k1 @A -> g6
	RevokeGrant g5 @A
	RetireGrant g6 @A
	GetKeyLastUsage k1 @A
	ListKeyPolicies k1 @A
	DeleteAlias @A alias=a1`,
	// One name in two Regions is two aliases, in life and in death.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	CreateAlias k1 @A alias=a1
	CreateAlias k1 @B alias=a1
	DescribeKey alias:a1 @B
	DeleteAlias @A alias=a1
	ListAliases k1 @B
	DescribeKey alias:a1 @B
	DeleteAlias @B alias=a1
	CreateAlias k1.arn:B @A alias=a2
	CreateAlias k1 @A alias=aws`,
	// An alias moves to a key of the same kind, and to no other.
	`k1 = CreateKey @A
	k2 = CreateKey @A spec=HMAC_256 usage=GENERATE_VERIFY_MAC
	CreateAlias k1 @A alias=a1
	UpdateAlias k2 @A alias=a1
	k3 = CreateKey @A multiRegion
	UpdateAlias k3 @A alias=a1
	DescribeKey alias:a1 @A
	ListAliases k3 @A
	UpdateAlias k2 @A alias=a1
	UpdateAlias k2.arn @A alias=a1
	UpdateAlias k2 @A alias=a1
	DeleteAlias @A alias=a2`,
	// Who was used is known of each key by itself.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	Encrypt k1 @A -> c1
	GetKeyLastUsage k1 @B
	GetKeyLastUsage k1 @A
	ReEncrypt c1 @A -> c2 to=k1
	GetKeyLastUsage k1.arn @B`,
	// Grants end one by one, each in its Region.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	Settle k1
	CreateGrant k1 @A -> g1
	CreateGrant k1 @A -> g2
	CreateGrant k1 @B -> g3
	RetireGrant g2 @A
	ListGrants k1 @A
	RevokeGrant g1 @A
	ListGrants k1 @A
	ListGrants k1 @B
	RevokeGrant g3 @B
	ListGrants k1 @B`,
}
