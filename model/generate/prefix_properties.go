package generate

// propertyPrefixes lead aliases, grants and the record of the last use through the key
// states and from key to key, which takes two or three of a kind at the right moment.
var propertyPrefixes = []string{
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
	GetKeyLastUsage k1 @A
	ListKeyPolicies k1 @A
	DeleteAlias @A alias=a1`,
	// One name in two Regions is two aliases, in life and in death.
	`k1 = CreateKey @A multiRegion
	ReplicateKey k1 @A -> B
	CreateAlias k1 @A alias=a1
	CreateAlias k1 @B alias=a1
	DeleteAlias @A alias=a1
	ListAliases k1 @B
	DescribeKey alias:a1 @B
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
