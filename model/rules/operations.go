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
		"EnableKeyRotation",
		"DisableKeyRotation",
		"RotateKeyOnDemand",
		"ListKeyRotations",
		"Sign",
		"Verify",
		"GetPublicKey",
		"DeriveSharedSecret",
		"GenerateDataKeyPair",
		"GenerateDataKeyPairWithoutPlaintext",
		"GenerateMac",
		"VerifyMac",
	}
}

// operationProfiles are those of operations that an emulator need not have.
// GetKeyRotationStatus is no such operation: it shows what CreateKey made.
var operationProfiles = map[string]Profile{
	"UpdatePrimaryRegion":                 Promotion,
	"EnableKeyRotation":                   Rotation,
	"DisableKeyRotation":                  Rotation,
	"RotateKeyOnDemand":                   Rotation,
	"ListKeyRotations":                    Rotation,
	"Sign":                                Asymmetric,
	"Verify":                              Asymmetric,
	"GetPublicKey":                        Asymmetric,
	"DeriveSharedSecret":                  Asymmetric,
	"GenerateDataKeyPair":                 Asymmetric,
	"GenerateDataKeyPairWithoutPlaintext": Asymmetric,
	"GenerateMac":                         HMAC,
	"VerifyMac":                           HMAC,
	"GetKeyLastUsage":                     Independence, // younger than every emulator's other operations
}

// profileOf is where the rules that exist once per operation belong.
func profileOf(operation string) Profile {
	if p, ok := operationProfiles[operation]; ok {
		return p
	}
	return Core
}
