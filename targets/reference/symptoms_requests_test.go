// What the faults in checking requests, finding keys and describing them change.

package reference_test

import (
	"strings"
	"sync"
)

// created tells with which error CreateKey fails.
func (k *kms) created(input members) string {
	k.t.Helper()
	return k.call(virginia, "CreateKey", input).errorCode()
}

func (k *kms) described(name string) string {
	k.t.Helper()
	return k.call(virginia, "DescribeKey", members{"KeyId": name}).errorCode()
}

// firstKey is the first entry of ListKeys in Virginia.
func (k *kms) firstKey() members {
	k.t.Helper()
	keys, _ := k.must(virginia, "ListKeys", members{}).members["Keys"].([]any)
	if len(keys) == 0 {
		return nil
	}
	first, _ := keys[0].(members)
	return first
}

const validation = "ValidationException"

var requestSymptoms = map[string]symptom{
	"bad-marker-accepted": {func(k *kms) any {
		return k.call(virginia, "ListKeys", members{"Marker": "nonsense"}).errorCode()
	}, "InvalidMarkerException"},
	"empty-key-id-not-found": {func(k *kms) any { return k.described("") }, validation},
	"key-spec-unchecked": {func(k *kms) any {
		return k.created(members{"KeySpec": "AES_999", "KeyUsage": "ENCRYPT_DECRYPT"})
	}, validation},
	"key-store-accepted": {func(k *kms) any {
		return k.created(members{"MultiRegion": true, "Origin": "AWS_CLOUDHSM"})
	}, "UnsupportedOperationException"},
	"lockout-unchecked": {func(k *kms) any {
		return k.created(members{"Policy": strings.Replace(openPolicy, `"Action":"*"`, `"Action":"kms:Encrypt"`, 1)})
	}, "MalformedPolicyDocumentException"},
	"long-description-accepted": {func(k *kms) any {
		return k.replicate(k.multiRegionKey(), ireland, members{"Description": strings.Repeat("d", 8193)}).errorCode()
	}, validation},
	"long-tag-accepted": {func(k *kms) any {
		return k.created(members{"Tags": []members{{"TagKey": strings.Repeat("t", 129), "TagValue": ""}}})
	}, validation},
	"missing-key-id-crashes": {func(k *kms) any {
		return k.raw(virginia, "DescribeKey", "{}").status
	}, 400},
	"next-marker-at-the-end": {func(k *kms) any {
		return k.must(virginia, "ListKeys", members{}).text("NextMarker")
	}, ""},
	"policy-characters-unchecked": {func(k *kms) any {
		return k.created(members{"Policy": strings.Replace(openPolicy, "Allow", "Allow\",\"Sid\":\"\u2603", 1)})
	}, validation},
	"policy-principal-unchecked": {func(k *kms) any {
		return k.created(members{"Policy": strings.Replace(openPolicy, `"Principal":"*",`, "", 1), "BypassPolicyLockoutSafetyCheck": true})
	}, "MalformedPolicyDocumentException"},
	"policy-size-unchecked": {func(k *kms) any {
		return k.created(members{"Policy": openPolicy + strings.Repeat(" ", 33000)})
	}, "LimitExceededException"},
	"policy-syntax-unchecked": {func(k *kms) any {
		return k.created(members{"Policy": "nonsense"})
	}, "MalformedPolicyDocumentException"},
	"replica-region-unchecked": {func(k *kms) any {
		return k.replicate(k.multiRegionKey(), "Mars", nil).errorCode()
	}, validation},
	"reserved-tags-accepted": {func(k *kms) any {
		return k.created(members{"Tags": []members{{"TagKey": "aws:a", "TagValue": ""}}})
	}, "TagException"},
	"rotation-period-unchecked": {func(k *kms) any {
		return k.call(virginia, "EnableKeyRotation", members{"KeyId": k.multiRegionKey(), "RotationPeriodInDays": 10}).errorCode()
	}, validation},
	"tag-keys-may-repeat": {func(k *kms) any {
		twice := []members{{"TagKey": "a", "TagValue": "1"}, {"TagKey": "a", "TagValue": "2"}}
		return k.call(virginia, "TagResource", members{"KeyId": k.multiRegionKey(), "Tags": twice}).errorCode()
	}, "TagException"},
	"too-many-tags-accepted": {func(k *kms) any {
		var tags []members
		for i := range 51 {
			tags = append(tags, members{"TagKey": strings.Repeat("t", i+1), "TagValue": ""})
		}
		return k.created(members{"Tags": tags})
	}, "TagException"},
	"usage-mismatch-accepted": {func(k *kms) any {
		return k.created(members{"KeySpec": "RSA_2048", "KeyUsage": "GENERATE_VERIFY_MAC"})
	}, validation},
	"usage-not-required": {func(k *kms) any { return k.created(members{"KeySpec": "RSA_2048"}) }, validation},
	"validation-wrong-code": {func(k *kms) any {
		return k.created(members{"KeySpec": "AES_999"})
	}, validation},
	"window-range-unchecked": {func(k *kms) any {
		return k.call(virginia, "ScheduleKeyDeletion", members{"KeyId": k.multiRegionKey(), "PendingWindowInDays": 366}).errorCode()
	}, validation},

	"foreign-account-found": {func(k *kms) any {
		return k.replicate("arn:aws:kms:us-east-1:000000000000:key/"+k.multiRegionKey(), ireland, nil).errorCode()
	}, "AccessDeniedException"},
	"list-keys-id-is-arn": {func(k *kms) any {
		id := k.multiRegionKey()
		return k.firstKey()["KeyId"] == id
	}, true},
	"list-keys-skips-pending": {func(k *kms) any {
		k.schedule(virginia, k.multiRegionKey())
		return k.firstKey() != nil
	}, true},
	"malformed-id-wrong-exception":  {func(k *kms) any { return k.described("nonsense") }, "NotFoundException"},
	"unknown-alias-wrong-exception": {func(k *kms) any { return k.described("alias/a") }, "NotFoundException"},
	"unknown-key-wrong-exception": {func(k *kms) any {
		return k.described("mrk-00000000000000000000000000000000")
	}, "NotFoundException"},

	"algorithms-missing": {func(k *kms) any {
		return k.describe(virginia, k.multiRegionKey()).metadata()["EncryptionAlgorithms"] != nil
	}, true},
	"configuration-on-single": {func(k *kms) any {
		return k.must(virginia, "CreateKey", members{}).configuration() == nil
	}, true},
	"creating-for-minutes": {func(k *kms) any { return k.state(ireland, k.multiRegionKey(ireland)) }, "Enabled"},
	"default-policy-denies": {func(k *kms) any {
		return strings.Contains(k.policy(virginia, k.multiRegionKey()), "kms:*")
	}, true},
	"description-missing": {func(k *kms) any {
		return k.describe(virginia, k.multiRegionKey()).metadata()["Description"]
	}, ""},
	"enabled-flag-stays": {func(k *kms) any {
		id := k.multiRegionKey()
		k.disable(virginia, id)
		return k.describe(virginia, id).metadata()["Enabled"]
	}, false},
	"key-manager-aws": {func(k *kms) any {
		return k.describe(virginia, k.multiRegionKey()).metadata()["KeyManager"]
	}, "CUSTOMER"},
	"material-id-missing": {func(k *kms) any { return k.currentMaterial(virginia, k.multiRegionKey()) != "" }, true},
	"material-id-on-hmac": {func(k *kms) any { return k.currentMaterial(virginia, k.macKey()) != "" }, false},
	"old-spec-missing": {func(k *kms) any {
		return k.describe(virginia, k.multiRegionKey()).metadata()["CustomerMasterKeySpec"]
	}, "SYMMETRIC_DEFAULT"},
	"replica-list-holds-primary": {func(k *kms) any {
		return k.roles(virginia, k.multiRegionKey(ireland))[2]
	}, []string{ireland}},
	"replica-names-itself-primary": {func(k *kms) any {
		return k.roles(ireland, k.multiRegionKey(ireland))[1]
	}, virginia},
	"replica-older-than-primary": {func(k *kms) any {
		created, _ := k.describe(ireland, k.multiRegionKey(ireland)).metadata()["CreationDate"].(float64)
		return created > 1767225600
	}, true},
	"single-id-with-prefix": {func(k *kms) any {
		return strings.HasPrefix(k.must(virginia, "CreateKey", members{}).keyID(), "mrk-")
	}, false},
	"window-while-pending": {func(k *kms) any {
		id := k.multiRegionKey()
		k.schedule(virginia, id)
		return k.describe(virginia, id).metadata()["PendingDeletionWindowInDays"]
	}, nil},

	"concurrent-replication": {func(k *kms) any {
		id := k.multiRegionKey()
		var calls sync.WaitGroup
		var mu sync.Mutex
		succeeded := 0
		for range 2 {
			calls.Go(func() {
				got := k.replicate(id, ireland, nil)
				mu.Lock()
				defer mu.Unlock()
				if got.errorCode() == "" {
					succeeded++
				}
			})
		}
		calls.Wait()
		return succeeded
	}, 1},
	"replicate-key-missing": {func(k *kms) any { return k.replicate(k.multiRegionKey(), ireland, nil).errorCode() }, ""},
}
