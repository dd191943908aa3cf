// Faults in operations that refuse what is right.

package reference

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
		id:       "enable-key-rotation-refused",
		title:    "EnableKeyRotation answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-EnableKeyRotation-En"},
		besides:  []string{"MRK-ROTATE-*", "MRK-STATE-EnableKeyRotation-*"},
		least:    2,
		why:      "CreateKey, EnableKeyRotation",
		apply:    refusingAlways("EnableKeyRotation"),
	},
	{
		id:       "get-key-last-usage-refused",
		title:    "GetKeyLastUsage answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-GetKeyLastUsage-En"},
		besides:  []string{"MRK-STATE-GetKeyLastUsage-*"},
		least:    2,
		why:      "CreateKey, GetKeyLastUsage",
		apply:    refusingAlways("GetKeyLastUsage"),
	},
	{
		id:       "get-key-policy-refused",
		title:    "GetKeyPolicy answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-GetKeyPolicy-En"},
		besides:  []string{"MRK-STATE-GetKeyPolicy-*"},
		least:    2,
		why:      "CreateKey, GetKeyPolicy",
		apply:    refusingAlways("GetKeyPolicy"),
	},
	{
		id:       "get-public-key-refused",
		title:    "GetPublicKey answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-GetPublicKey-En"},
		besides:  []string{"MRK-STATE-GetPublicKey-*", "MRK-STATE-N14"},
		least:    2,
		why:      "CreateKey, GetPublicKey",
		apply:    refusingAlways("GetPublicKey"),
	},
	{
		id:       "import-key-material-refused",
		title:    "ImportKeyMaterial answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-IMPORT-08"},
		besides:  []string{"MRK-IMPORT-*", "MRK-STATE-ImportKeyMaterial-*"},
		least:    3,
		why:      "CreateKey with EXTERNAL, GetParametersForImport, ImportKeyMaterial",
		apply:    refusingAlways("ImportKeyMaterial"),
	},
	{
		id:       "list-aliases-refused",
		title:    "ListAliases answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-ListAliases-En"},
		besides:  []string{"MRK-STATE-ListAliases-*"},
		least:    2,
		why:      "CreateKey, ListAliases",
		apply:    refusingAlways("ListAliases"),
	},
	{
		id:       "list-key-policies-refused",
		title:    "ListKeyPolicies answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-ListKeyPolicies-En"},
		besides:  []string{"MRK-STATE-ListKeyPolicies-*"},
		least:    2,
		why:      "CreateKey, ListKeyPolicies",
		apply:    refusingAlways("ListKeyPolicies"),
	},
	{
		id:       "list-key-rotations-refused",
		title:    "ListKeyRotations answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-ListKeyRotations-En"},
		besides:  []string{"MRK-ROTATE-26", "MRK-ROTATE-27", "MRK-STATE-ListKeyRotations-*"},
		least:    2,
		why:      "CreateKey, ListKeyRotations",
		apply:    refusingAlways("ListKeyRotations"),
	},
	{
		id:       "list-resource-tags-refused",
		title:    "ListResourceTags answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-ListResourceTags-En"},
		besides:  []string{"MRK-STATE-ListResourceTags-*"},
		least:    2,
		why:      "CreateKey, ListResourceTags",
		apply:    refusingAlways("ListResourceTags"),
	},
	{
		id:       "retire-grant-refused",
		title:    "RetireGrant answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-RetireGrant-En"},
		besides:  []string{"MRK-STATE-RetireGrant-*"},
		least:    3,
		why:      "CreateKey, CreateGrant, RetireGrant",
		apply:    refusingAlways("RetireGrant"),
	},
	{
		id:       "revoke-grant-refused",
		title:    "RevokeGrant answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-RevokeGrant-En"},
		besides:  []string{"MRK-STATE-RevokeGrant-*"},
		least:    3,
		why:      "CreateKey, CreateGrant, RevokeGrant",
		apply:    refusingAlways("RevokeGrant"),
	},
	{
		id:       "rotate-key-on-demand-refused",
		title:    "RotateKeyOnDemand answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-RotateKeyOnDemand-En"},
		besides:  []string{"MRK-IMPORT-27", "MRK-ROTATE-*", "MRK-STATE-RotateKeyOnDemand-*"},
		least:    2,
		why:      "CreateKey, RotateKeyOnDemand",
		apply:    refusingAlways("RotateKeyOnDemand"),
	},
	{
		id:       "update-alias-refused",
		title:    "UpdateAlias answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-UpdateAlias-En"},
		besides:  []string{"MRK-STATE-UpdateAlias-*"},
		least:    3,
		why:      "CreateKey, CreateAlias, UpdateAlias",
		apply:    refusingAlways("UpdateAlias"),
	},
}
