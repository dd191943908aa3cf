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
		"ListAliases",
		"TagResource",
		"UntagResource",
		"ListResourceTags",
		"CreateGrant",
		"ListGrants",
		"GetKeyRotationStatus",
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

// operationProfiles are the profiles of the operations that an emulator may lack and
// still offer the rest; every other operation belongs to [Core].
var operationProfiles = map[string]Profile{
	"UpdatePrimaryRegion":                 Promotion,
	"Sign":                                Asymmetric,
	"Verify":                              Asymmetric,
	"GetPublicKey":                        Asymmetric,
	"DeriveSharedSecret":                  Asymmetric,
	"GenerateDataKeyPair":                 Asymmetric,
	"GenerateDataKeyPairWithoutPlaintext": Asymmetric,
	"GenerateMac":                         HMAC,
	"VerifyMac":                           HMAC,
}

// profileOf is the profile of the rules that exist once per operation.
func profileOf(operation string) Profile {
	if p, ok := operationProfiles[operation]; ok {
		return p
	}
	return Core
}
