// Tests of the List operations, aliases, tags, grants and policies.

package reference_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestListKeysIsRegionalAndPaged(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	for range 4 {
		k.must(virginia, "CreateKey", members{})
	}
	assert.Equal(t, []any{members{"KeyId": id, "KeyArn": arn(ireland, id)}}, k.must(ireland, "ListKeys", members{}).members["Keys"])

	var found []any
	page := k.must(virginia, "ListKeys", members{"Limit": 2})
	for page.members["Truncated"] == true {
		found = append(found, page.members["Keys"].([]any)...)
		page = k.must(virginia, "ListKeys", members{"Limit": 2, "Marker": page.text("NextMarker")})
	}
	found = append(found, page.members["Keys"].([]any)...)
	assert.NotContains(t, page.members, "NextMarker")
	assert.Equal(t, k.must(virginia, "ListKeys", members{}).members["Keys"], found)
	assert.Len(t, found, 5)
	assert.Equal(t, "InvalidMarkerException", k.call(virginia, "ListKeys", members{"Marker": "nonsense"}).errorCode())
}

func TestAliasesAreRegional(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey(ireland)
	other := k.must(ireland, "CreateKey", members{}).keyID()
	mine := members{"AliasName": "alias/mine", "TargetKeyId": id}
	k.must(virginia, "CreateAlias", mine)
	k.must(ireland, "CreateAlias", mine)
	assert.Equal(t, "AlreadyExistsException", k.call(virginia, "CreateAlias", mine).errorCode())
	k.must(ireland, "UpdateAlias", members{"AliasName": "alias/mine", "TargetKeyId": other})
	target := func(region string) string {
		return k.must(region, "DescribeKey", members{"KeyId": "alias/mine"}).keyID()
	}
	assert.Equal(t, id, target(virginia))
	assert.Equal(t, other, target(ireland))
	assert.Empty(t, k.must(ireland, "ListAliases", members{"KeyId": id}).members["Aliases"])
	assert.Len(t, k.must(ireland, "ListAliases", members{"KeyId": other}).members["Aliases"], 1)
	k.must(virginia, "DeleteAlias", members{"AliasName": "alias/mine"})
	assert.Equal(t, other, target(ireland))
	mac := k.must(ireland, "CreateKey", members{"KeySpec": "HMAC_256", "KeyUsage": "GENERATE_VERIFY_MAC"}).keyID()
	assert.Equal(t, "ValidationException",
		k.call(ireland, "UpdateAlias", members{"AliasName": "alias/mine", "TargetKeyId": mac}).errorCode())
	k.refused("ValidationException", "Alias must start with the prefix \"alias/\". Please see "+
		"https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html",
		virginia, "CreateAlias", members{"AliasName": "mine", "TargetKeyId": id})
}

func TestTagsGrantsAndPolicies(t *testing.T) {
	k := start(t)
	id := k.multiRegionKey()
	var tags []members
	for i := range 3 {
		tags = append(tags, members{"TagKey": fmt.Sprint(i), "TagValue": "v"})
	}
	k.must(virginia, "TagResource", members{"KeyId": id, "Tags": tags})
	k.must(virginia, "UntagResource", members{"KeyId": id, "TagKeys": []string{"1", "absent"}})
	first := k.must(virginia, "ListResourceTags", members{"KeyId": id, "Limit": 1})
	assert.Equal(t, []any{members{"TagKey": "0", "TagValue": "v"}}, first.members["Tags"])
	second := k.must(virginia, "ListResourceTags", members{"KeyId": id, "Marker": first.text("NextMarker")})
	assert.Equal(t, []any{members{"TagKey": "2", "TagValue": "v"}}, second.members["Tags"])

	grant := members{"KeyId": id, "GranteePrincipal": "arn:aws:iam::123456789012:role/r", "Operations": []string{"Decrypt"}, "Name": "n"}
	made := k.must(virginia, "CreateGrant", grant)
	assert.Equal(t, made.text("GrantId"), k.must(virginia, "CreateGrant", grant).text("GrantId"))
	assert.Len(t, k.must(virginia, "ListGrants", members{"KeyId": id, "GrantId": made.text("GrantId")}).members["Grants"], 1)

	assert.Equal(t, []any{"default"}, k.must(virginia, "ListKeyPolicies", members{"KeyId": id}).members["PolicyNames"])
	policy := `{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}`
	k.must(virginia, "PutKeyPolicy", members{"KeyId": id, "Policy": policy, "PolicyName": "default"})
	assert.Equal(t, policy, k.must(virginia, "GetKeyPolicy", members{"KeyId": id}).text("Policy"))
}
