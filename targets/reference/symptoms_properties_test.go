// What the faults in aliases, grants, tags, policies and the enabled state change.

package reference_test

func (k *kms) policy(region, id string) string {
	k.t.Helper()
	return k.must(region, "GetKeyPolicy", members{"KeyId": id}).text("Policy")
}

func (k *kms) aliasOf(id, name string) string {
	k.t.Helper()
	return k.call(virginia, "CreateAlias", members{"AliasName": name, "TargetKeyId": id}).errorCode()
}

func (k *kms) disable(region, id string) {
	k.t.Helper()
	k.must(region, "DisableKey", members{"KeyId": id})
}

// dressed makes a primary with a description, a policy and two tags.
func (k *kms) dressed() string {
	k.t.Helper()
	return k.must(virginia, "CreateKey", members{
		"MultiRegion": true, "Description": "d", "Policy": openPolicy,
		"Tags": []members{{"TagKey": "a", "TagValue": "1"}, {"TagKey": "b", "TagValue": "2"}},
	}).keyID()
}

func (k *kms) pairOfGrants() (id, second string) {
	k.t.Helper()
	id = k.multiRegionKey()
	k.grant(virginia, id)
	second = k.must(virginia, "CreateGrant", members{
		"KeyId": id, "GranteePrincipal": "arn:aws:iam::111122223333:role/s", "Operations": []string{"Encrypt"},
	}).text("GrantId")
	return id, second
}

var propertySymptoms = map[string]symptom{
	"alias-leaks-to-related": {func(k *kms) any {
		k.alias(virginia, k.multiRegionKey(ireland))
		return k.aliasCount(ireland)
	}, 0},
	"alias-prefix-unchecked": {func(k *kms) any {
		return k.aliasOf(k.multiRegionKey(), "mine")
	}, "ValidationException"},
	"alias-target-is-arn": {func(k *kms) any {
		id := k.multiRegionKey()
		k.alias(virginia, id)
		entry, _ := k.must(virginia, "ListAliases", members{}).members["Aliases"].([]any)[0].(members)
		return entry["TargetKeyId"] == id
	}, true},
	"aliases-accepted-everywhere": {func(k *kms) any {
		k.alias(virginia, k.multiRegionKey())
		return k.call(virginia, "DisableKey", members{"KeyId": "alias/a"}).errorCode()
	}, "InvalidArnException"},
	"aliases-copied": {func(k *kms) any {
		id := k.multiRegionKey()
		k.alias(virginia, id)
		k.replicate(id, ireland, nil)
		return k.aliasCount(ireland)
	}, 0},
	"aws-alias-accepted": {func(k *kms) any {
		return k.aliasOf(k.multiRegionKey(), "alias/aws/mine")
	}, "ValidationException"},
	"delete-alias-reaches-related": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.alias(virginia, id)
		k.alias(ireland, id)
		k.must(virginia, "DeleteAlias", members{"AliasName": "alias/a"})
		return k.aliasCount(ireland)
	}, 1},
	"duplicate-alias-accepted": {func(k *kms) any {
		id := k.multiRegionKey()
		k.alias(virginia, id)
		return k.aliasOf(id, "alias/a")
	}, "AlreadyExistsException"},
	"list-aliases-ignores-key-id": {func(k *kms) any {
		k.alias(virginia, k.multiRegionKey())
		return k.must(virginia, "ListAliases", members{"KeyId": k.multiRegionKey()}).members["Aliases"]
	}, []any{}},
	"update-alias-across-types": {func(k *kms) any {
		k.alias(virginia, k.multiRegionKey())
		return k.call(virginia, "UpdateAlias", members{"AliasName": "alias/a", "TargetKeyId": k.macKey()}).errorCode()
	}, "ValidationException"},
	"updated-alias-keeps-target": {func(k *kms) any {
		k.alias(virginia, k.multiRegionKey())
		id := k.multiRegionKey()
		k.must(virginia, "UpdateAlias", members{"AliasName": "alias/a", "TargetKeyId": id})
		return k.describe(virginia, "alias/a").keyID() == id
	}, true},

	"description-lost-when-disabled": {func(k *kms) any {
		id := k.dressed()
		k.disable(virginia, id)
		return k.describe(virginia, id).metadata()["Description"]
	}, "d"},
	"disable-toggles": {func(k *kms) any {
		id := k.multiRegionKey()
		k.disable(virginia, id)
		k.disable(virginia, id)
		return k.state(virginia, id)
	}, "Disabled"},
	"enable-leaks": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.disable(virginia, id)
		k.disable(ireland, id)
		k.must(virginia, "EnableKey", members{"KeyId": id})
		return k.state(ireland, id)
	}, "Disabled"},
	"enable-refused-when-enabled": {func(k *kms) any {
		return k.call(virginia, "EnableKey", members{"KeyId": k.multiRegionKey()}).errorCode()
	}, ""},
	"grants-leak": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.grant(virginia, id)
		return k.grantCount(ireland, id)
	}, 0},
	"last-usage-shared": {func(k *kms) any {
		id := k.multiRegionKey(ireland)
		k.encrypt(virginia, id)
		return k.must(ireland, "GetKeyLastUsage", members{"KeyId": id}).members["KeyLastUsage"]
	}, members{}},
	"policy-copied": {func(k *kms) any {
		return k.replicate(k.dressed(), ireland, nil).text("ReplicaPolicy") == openPolicy
	}, false},
	"policy-reset-by-next-replica": {func(k *kms) any {
		id := k.multiRegionKey()
		k.replicate(id, ireland, members{"Policy": openPolicy})
		k.replicate(id, sydney, nil)
		return k.policy(ireland, id) == openPolicy
	}, true},
	"replica-is-a-copy": {func(k *kms) any {
		return k.replicate(k.dressed(), ireland, nil).metadata()["Description"]
	}, ""},
	"retire-removes-all": {func(k *kms) any {
		id, second := k.pairOfGrants()
		k.must(virginia, "RetireGrant", members{"KeyId": arn(virginia, id), "GrantId": second})
		return k.grantCount(virginia, id)
	}, 1},
	"revoke-changes-nothing": {func(k *kms) any {
		id, second := k.pairOfGrants()
		k.must(virginia, "RevokeGrant", members{"KeyId": id, "GrantId": second})
		return k.grantCount(virginia, id)
	}, 1},
	"tag-replaces-all": {func(k *kms) any {
		id := k.dressed()
		k.must(virginia, "TagResource", members{"KeyId": id, "Tags": []members{{"TagKey": "c", "TagValue": "3"}}})
		return k.tagCount(virginia, id)
	}, 3},
	"tags-copied": {func(k *kms) any {
		id := k.dressed()
		k.replicate(id, ireland, nil)
		return k.tagCount(ireland, id)
	}, 0},
	"tags-of-older-replica-copied": {func(k *kms) any {
		id := k.multiRegionKey()
		k.replicate(id, ireland, members{"Tags": []members{{"TagKey": "a", "TagValue": "1"}}})
		k.replicate(id, sydney, nil)
		return k.tagCount(sydney, id)
	}, 0},
	"untag-removes-all": {func(k *kms) any {
		id := k.dressed()
		k.must(virginia, "UntagResource", members{"KeyId": id, "TagKeys": []string{"a"}})
		return k.tagCount(virginia, id)
	}, 1},
}
