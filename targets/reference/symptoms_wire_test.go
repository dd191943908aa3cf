// What the faults in the envelope change.

package reference_test

import "strings"

const noSuchKey = "mrk-00000000000000000000000000000000"

var wireSymptoms = map[string]symptom{
	"arn-crashes": {func(k *kms) any {
		return k.call(virginia, "DescribeKey", members{"KeyId": arn(virginia, k.multiRegionKey())}).status
	}, 200},
	"bad-body-crashes": {func(k *kms) any {
		return k.raw(virginia, "ListKeys", "[]").status
	}, 400},
	"delete-alias-crashes": {func(k *kms) any {
		for _, name := range []string{"alias/a", "alias/b"} {
			k.must(virginia, "CreateAlias", members{"AliasName": name, "TargetKeyId": k.multiRegionKey()})
		}
		return k.call(virginia, "DeleteAlias", members{"AliasName": "alias/a"}).status
	}, 200},
	"limit-crashes": {func(k *kms) any {
		return k.call(virginia, "ListKeys", members{"Limit": 1}).status
	}, 200},
	"not-found-is-four-oh-four": {func(k *kms) any {
		return k.call(virginia, "DescribeKey", members{"KeyId": noSuchKey}).status
	}, 400},
	"plain-content-type": {func(k *kms) any {
		return k.call(virginia, "ListKeys", members{}).header.Get("Content-Type")
	}, "application/x-amz-json-1.1"},
	"request-id-missing": {func(k *kms) any {
		return k.call(virginia, "ListKeys", members{}).header.Get("X-Amzn-Requestid") != ""
	}, true},
	"tagged-creation-crashes": {func(k *kms) any {
		return k.call(virginia, "CreateKey", members{"Tags": []members{{"TagKey": "a", "TagValue": "1"}}}).status
	}, 200},
	"type-in-header-alone": {func(k *kms) any {
		return strings.Contains(k.call(virginia, "DescribeKey", members{"KeyId": noSuchKey}).raw, `"__type":"NotFoundException"`)
	}, true},
	"unknown-operation-crashes": {func(k *kms) any {
		return k.call(virginia, "NoSuchOperation", members{}).status
	}, 400},
}
