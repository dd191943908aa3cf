// Faults in operations that refuse what is right.

package reference

const (
	faultEnableKeyRotationRefused faultID = "enable-key-rotation-refused"
	faultGetKeyLastUsageRefused   faultID = "get-key-last-usage-refused"
	faultGetKeyPolicyRefused      faultID = "get-key-policy-refused"
	faultGetPublicKeyRefused      faultID = "get-public-key-refused"
	faultImportKeyMaterialRefused faultID = "import-key-material-refused"
	faultListAliasesRefused       faultID = "list-aliases-refused"
	faultListKeyPoliciesRefused   faultID = "list-key-policies-refused"
	faultListKeyRotationsRefused  faultID = "list-key-rotations-refused"
	faultListResourceTagsRefused  faultID = "list-resource-tags-refused"
	faultRetireGrantRefused       faultID = "retire-grant-refused"
	faultRevokeGrantRefused       faultID = "revoke-grant-refused"
	faultRotateKeyOnDemandRefused faultID = "rotate-key-on-demand-refused"
	faultUpdateAliasRefused       faultID = "update-alias-refused"
)

// refusingAlways lets an operation refuse in every key state that lets it pass.
func refusingAlways(operation string) func(*decisions) {
	return refusing(func(c *call, _ *key) error {
		if c.operation != operation {
			return nil
		}
		return validationException.because(
			"1 validation error detected: Value null at 'reserved' failed to satisfy constraint: Member must not be null")
	})
}

var refusalFaults = []plantedFault{
	{
		id:       faultEnableKeyRotationRefused,
		title:    "EnableKeyRotation answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-EnableKeyRotation-En"},
		least:    2,
		why:      "CreateKey, EnableKeyRotation",
		apply:    refusingAlways("EnableKeyRotation"),
	},
	{
		id:       faultGetKeyLastUsageRefused,
		title:    "GetKeyLastUsage answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-GetKeyLastUsage-En"},
		least:    2,
		why:      "CreateKey, GetKeyLastUsage",
		apply:    refusingAlways("GetKeyLastUsage"),
	},
	{
		id:       faultGetKeyPolicyRefused,
		title:    "GetKeyPolicy answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-GetKeyPolicy-En"},
		least:    2,
		why:      "CreateKey, GetKeyPolicy",
		apply:    refusingAlways("GetKeyPolicy"),
	},
	{
		id:       faultGetPublicKeyRefused,
		title:    "GetPublicKey answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-GetPublicKey-En"},
		least:    2,
		why:      "CreateKey, GetPublicKey",
		apply:    refusingAlways("GetPublicKey"),
	},
	{
		id:       faultImportKeyMaterialRefused,
		title:    "ImportKeyMaterial answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-IMPORT-08"},
		least:    3,
		why:      "CreateKey with EXTERNAL, GetParametersForImport, ImportKeyMaterial",
		apply:    refusingAlways("ImportKeyMaterial"),
	},
	{
		id:       faultListAliasesRefused,
		title:    "ListAliases answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-ListAliases-En"},
		least:    2,
		why:      "CreateKey, ListAliases",
		apply:    refusingAlways("ListAliases"),
	},
	{
		id:       faultListKeyPoliciesRefused,
		title:    "ListKeyPolicies answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-ListKeyPolicies-En"},
		least:    2,
		why:      "CreateKey, ListKeyPolicies",
		apply:    refusingAlways("ListKeyPolicies"),
	},
	{
		id:       faultListKeyRotationsRefused,
		title:    "ListKeyRotations answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-ListKeyRotations-En"},
		least:    2,
		why:      "CreateKey, ListKeyRotations",
		apply:    refusingAlways("ListKeyRotations"),
	},
	{
		id:       faultListResourceTagsRefused,
		title:    "ListResourceTags answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-ListResourceTags-En"},
		least:    2,
		why:      "CreateKey, ListResourceTags",
		apply:    refusingAlways("ListResourceTags"),
	},
	{
		id:       faultRetireGrantRefused,
		title:    "RetireGrant answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-RetireGrant-En"},
		least:    3,
		why:      "CreateKey, CreateGrant, RetireGrant",
		apply:    refusingAlways("RetireGrant"),
	},
	{
		id:       faultRevokeGrantRefused,
		title:    "RevokeGrant answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-RevokeGrant-En"},
		least:    3,
		why:      "CreateKey, CreateGrant, RevokeGrant",
		apply:    refusingAlways("RevokeGrant"),
	},
	{
		id:       faultRotateKeyOnDemandRefused,
		title:    "RotateKeyOnDemand answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-RotateKeyOnDemand-En"},
		least:    2,
		why:      "CreateKey, RotateKeyOnDemand",
		apply:    refusingAlways("RotateKeyOnDemand"),
	},
	{
		id:       faultUpdateAliasRefused,
		title:    "UpdateAlias answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-UpdateAlias-En"},
		least:    3,
		why:      "CreateKey, CreateAlias, UpdateAlias",
		apply:    refusingAlways("UpdateAlias"),
	},
}
