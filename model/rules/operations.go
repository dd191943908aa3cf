package rules

// Operations are the KMS operations that the suite calls. Rules that exist once per
// operation are made for exactly these.
func Operations() []string {
	return []string{
		"CreateKey",
		"ReplicateKey",
		"UpdatePrimaryRegion",
		"DescribeKey",
		"ListKeys",
		"EnableKey",
		"DisableKey",
		"UpdateKeyDescription",
		"Encrypt",
		"Decrypt",
		"GenerateDataKey",
		"ReEncrypt",
		"ScheduleKeyDeletion",
		"CancelKeyDeletion",
		"GetKeyPolicy",
		"PutKeyPolicy",
		"CreateAlias",
		"UpdateAlias",
		"DeleteAlias",
		"ListAliases",
		"TagResource",
		"UntagResource",
		"ListResourceTags",
		"CreateGrant",
		"ListGrants",
		"RevokeGrant",
		"RetireGrant",
		"ListKeyPolicies",
		"GetKeyLastUsage",
		"GetKeyRotationStatus",
	}
}
