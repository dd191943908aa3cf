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

// refusals are the faults by which an operation refuses in every key state that lets it pass.
var refusals = map[string]faultID{
	"EnableKeyRotation": faultEnableKeyRotationRefused,
	"GetKeyLastUsage":   faultGetKeyLastUsageRefused,
	"GetKeyPolicy":      faultGetKeyPolicyRefused,
	"GetPublicKey":      faultGetPublicKeyRefused,
	"ImportKeyMaterial": faultImportKeyMaterialRefused,
	"ListAliases":       faultListAliasesRefused,
	"ListKeyPolicies":   faultListKeyPoliciesRefused,
	"ListKeyRotations":  faultListKeyRotationsRefused,
	"ListResourceTags":  faultListResourceTagsRefused,
	"RetireGrant":       faultRetireGrantRefused,
	"RevokeGrant":       faultRevokeGrantRefused,
	"RotateKeyOnDemand": faultRotateKeyOnDemandRefused,
	"UpdateAlias":       faultUpdateAliasRefused,
}

// isRefused is the refusal of a planted fault, nil if there is none.
func (c *call) isRefused() error {
	if !c.has(refusals[c.operation]) {
		return nil
	}
	return validationException.because("1 validation error detected: Value null at 'reserved' failed to satisfy constraint: Member must not be null")
}

var refusalFaults = []plantedFault{
	{
		id:       faultEnableKeyRotationRefused,
		title:    "EnableKeyRotation answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-EnableKeyRotation-En"},
		least:    2,
		why:      "CreateKey, EnableKeyRotation",
	},
	{
		id:       faultGetKeyLastUsageRefused,
		title:    "GetKeyLastUsage answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-GetKeyLastUsage-En"},
		least:    2,
		why:      "CreateKey, GetKeyLastUsage",
	},
	{
		id:       faultGetKeyPolicyRefused,
		title:    "GetKeyPolicy answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-GetKeyPolicy-En"},
		least:    2,
		why:      "CreateKey, GetKeyPolicy",
	},
	{
		id:       faultGetPublicKeyRefused,
		title:    "GetPublicKey answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-GetPublicKey-En"},
		least:    2,
		why:      "CreateKey, GetPublicKey",
	},
	{
		id:       faultImportKeyMaterialRefused,
		title:    "ImportKeyMaterial answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-IMPORT-08"},
		least:    3,
		why:      "CreateKey with EXTERNAL, GetParametersForImport, ImportKeyMaterial",
	},
	{
		id:       faultListAliasesRefused,
		title:    "ListAliases answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-ListAliases-En"},
		least:    2,
		why:      "CreateKey, ListAliases",
	},
	{
		id:       faultListKeyPoliciesRefused,
		title:    "ListKeyPolicies answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-ListKeyPolicies-En"},
		least:    2,
		why:      "CreateKey, ListKeyPolicies",
	},
	{
		id:       faultListKeyRotationsRefused,
		title:    "ListKeyRotations answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-ListKeyRotations-En"},
		least:    2,
		why:      "CreateKey, ListKeyRotations",
	},
	{
		id:       faultListResourceTagsRefused,
		title:    "ListResourceTags answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-ListResourceTags-En"},
		least:    2,
		why:      "CreateKey, ListResourceTags",
	},
	{
		id:       faultRetireGrantRefused,
		title:    "RetireGrant answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-RetireGrant-En"},
		least:    3,
		why:      "CreateKey, CreateGrant, RetireGrant",
	},
	{
		id:       faultRevokeGrantRefused,
		title:    "RevokeGrant answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-RevokeGrant-En"},
		least:    3,
		why:      "CreateKey, CreateGrant, RevokeGrant",
	},
	{
		id:       faultRotateKeyOnDemandRefused,
		title:    "RotateKeyOnDemand answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-RotateKeyOnDemand-En"},
		least:    2,
		why:      "CreateKey, RotateKeyOnDemand",
	},
	{
		id:       faultUpdateAliasRefused,
		title:    "UpdateAlias answers ValidationException, whatever the request",
		imitates: "an emulator that asks for a member which the operation does not have",
		rules:    []string{"MRK-STATE-UpdateAlias-En"},
		least:    3,
		why:      "CreateKey, CreateAlias, UpdateAlias",
	},
}
