// What the faults in operations that refuse what is right change.

package reference_test

// refusedOperation is the symptom of an operation that refuses: what it answers to a request that is right.
func refusedOperation(operation string, request func(k *kms) members) symptom {
	return symptom{func(k *kms) any {
		return k.call(virginia, operation, request(k)).errorCode()
	}, ""}
}

// ofKey requests an operation on a new key.
func ofKey(k *kms) members { return members{"KeyId": k.multiRegionKey()} }

// ofGrant names a grant and its key, by the form of name that both operations take.
func ofGrant(k *kms) members {
	id, second := k.pairOfGrants()
	return members{"KeyId": arn(virginia, id), "GrantId": second}
}

var refusalSymptoms = map[string]symptom{
	"enable-key-rotation-refused": refusedOperation("EnableKeyRotation", ofKey),
	"get-key-last-usage-refused":  refusedOperation("GetKeyLastUsage", ofKey),
	"get-key-policy-refused":      refusedOperation("GetKeyPolicy", ofKey),
	"get-public-key-refused":      refusedOperation("GetPublicKey", func(k *kms) members { return members{"KeyId": k.signingKey()} }),
	"import-key-material-refused": refusedOperation("ImportKeyMaterial", func(k *kms) members {
		id := k.externalKey()
		return k.importing(id, k.parameters(virginia, id, wrapOAEP, "RSA_2048"), materialA)
	}),
	"list-aliases-refused":         refusedOperation("ListAliases", ofKey),
	"list-key-policies-refused":    refusedOperation("ListKeyPolicies", ofKey),
	"list-key-rotations-refused":   refusedOperation("ListKeyRotations", ofKey),
	"list-resource-tags-refused":   refusedOperation("ListResourceTags", ofKey),
	"retire-grant-refused":         refusedOperation("RetireGrant", ofGrant),
	"revoke-grant-refused":         refusedOperation("RevokeGrant", ofGrant),
	"rotate-key-on-demand-refused": refusedOperation("RotateKeyOnDemand", ofKey),
	"update-alias-refused": refusedOperation("UpdateAlias", func(k *kms) members {
		id := k.multiRegionKey()
		k.must(virginia, "CreateAlias", members{"AliasName": "alias/a", "TargetKeyId": id})
		return members{"AliasName": "alias/a", "TargetKeyId": id}
	}),
}
