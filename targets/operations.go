package targets

import (
	"maps"
	"slices"

	"github.com/aws/aws-sdk-go-v2/service/kms"
)

// operations are the KMS operations that a Call can name without being raw.
var operations = map[string]operation{
	"CancelKeyDeletion":                   typed((*kms.Client).CancelKeyDeletion),
	"CreateAlias":                         typed((*kms.Client).CreateAlias),
	"CreateGrant":                         typed((*kms.Client).CreateGrant),
	"CreateKey":                           typed((*kms.Client).CreateKey),
	"Decapsulate":                         typed((*kms.Client).Decapsulate),
	"Decrypt":                             typed((*kms.Client).Decrypt),
	"DeleteAlias":                         typed((*kms.Client).DeleteAlias),
	"DeleteImportedKeyMaterial":           typed((*kms.Client).DeleteImportedKeyMaterial).onceEmpty(),
	"DeriveSharedSecret":                  typed((*kms.Client).DeriveSharedSecret),
	"DescribeKey":                         typed((*kms.Client).DescribeKey),
	"DisableKey":                          typed((*kms.Client).DisableKey),
	"DisableKeyRotation":                  typed((*kms.Client).DisableKeyRotation),
	"EnableKey":                           typed((*kms.Client).EnableKey),
	"EnableKeyRotation":                   typed((*kms.Client).EnableKeyRotation),
	"Encapsulate":                         typed((*kms.Client).Encapsulate),
	"Encrypt":                             typed((*kms.Client).Encrypt),
	"GenerateDataKey":                     typed((*kms.Client).GenerateDataKey),
	"GenerateDataKeyPair":                 typed((*kms.Client).GenerateDataKeyPair),
	"GenerateDataKeyPairWithoutPlaintext": typed((*kms.Client).GenerateDataKeyPairWithoutPlaintext),
	"GenerateDataKeyWithoutPlaintext":     typed((*kms.Client).GenerateDataKeyWithoutPlaintext),
	"GenerateMac":                         typed((*kms.Client).GenerateMac),
	"GenerateRandom":                      typed((*kms.Client).GenerateRandom),
	"GetKeyLastUsage":                     typed((*kms.Client).GetKeyLastUsage),
	"GetKeyPolicy":                        typed((*kms.Client).GetKeyPolicy),
	"GetKeyRotationStatus":                typed((*kms.Client).GetKeyRotationStatus),
	"GetParametersForImport":              typed((*kms.Client).GetParametersForImport),
	"GetPublicKey":                        typed((*kms.Client).GetPublicKey),
	"ImportKeyMaterial":                   typed((*kms.Client).ImportKeyMaterial).onceEmpty(),
	"ListAliases":                         typed((*kms.Client).ListAliases),
	"ListGrants":                          typed((*kms.Client).ListGrants),
	"ListKeyPolicies":                     typed((*kms.Client).ListKeyPolicies),
	"ListKeyRotations":                    typed((*kms.Client).ListKeyRotations),
	"ListKeys":                            typed((*kms.Client).ListKeys),
	"ListResourceTags":                    typed((*kms.Client).ListResourceTags),
	"ListRetirableGrants":                 typed((*kms.Client).ListRetirableGrants),
	"PutKeyPolicy":                        typed((*kms.Client).PutKeyPolicy),
	"ReEncrypt":                           typed((*kms.Client).ReEncrypt),
	"ReplicateKey":                        typed((*kms.Client).ReplicateKey),
	"RetireGrant":                         typed((*kms.Client).RetireGrant),
	"RevokeGrant":                         typed((*kms.Client).RevokeGrant),
	"RotateKeyOnDemand":                   typed((*kms.Client).RotateKeyOnDemand),
	"ScheduleKeyDeletion":                 typed((*kms.Client).ScheduleKeyDeletion),
	"Sign":                                typed((*kms.Client).Sign),
	"TagResource":                         typed((*kms.Client).TagResource),
	"UntagResource":                       typed((*kms.Client).UntagResource),
	"UpdateAlias":                         typed((*kms.Client).UpdateAlias),
	"UpdateKeyDescription":                typed((*kms.Client).UpdateKeyDescription),
	"UpdatePrimaryRegion":                 typed((*kms.Client).UpdatePrimaryRegion),
	"Verify":                              typed((*kms.Client).Verify),
	"VerifyMac":                           typed((*kms.Client).VerifyMac),
}

// Operations returns the names of the operations that a Call can have without being raw, sorted.
func Operations() []string {
	return slices.Sorted(maps.Keys(operations))
}

// onceEmpty marks an operation whose answer had no members until 2025, and so no body.
func (o operation) onceEmpty() operation {
	o.empty = true
	return o
}

// mayBeEmpty reports whether a success of the operation may come without a body.
func mayBeEmpty(name string) bool { return operations[name].empty }
