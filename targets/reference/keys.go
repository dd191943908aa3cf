// DescribeKey and ListKeys.

package reference

import (
	"cmp"
	"slices"
)

type describeKeyInput struct {
	GrantTokens []string `json:"GrantTokens"`
	KeyID       *string  `json:"KeyId"`
}

type describeKeyOutput struct {
	KeyMetadata *keyMetadata `json:"KeyMetadata"`
}

func (in *describeKeyInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
}

func (c *call) describeKey(in *describeKeyInput) (*describeKeyOutput, error) {
	k, err := c.keyByAnyName(in.KeyID)
	if err != nil {
		return nil, err
	}
	if k.state == stateCreating && c.has(faultReplicaUnseenWhileCreating) {
		return nil, notFoundException.because("Key '%s' does not exist", k.arn)
	}
	metadata := c.metadata(k)
	if !k.isPrimary() && c.has(faultDescribeFlipsPrimary) {
		k.set.members[k.set.primary].role = roleReplica
	}
	return &describeKeyOutput{KeyMetadata: metadata}, nil
}

type listKeysInput struct {
	pageRequest
}

type keyListEntry struct {
	KeyArn string `json:"KeyArn"`
	KeyID  string `json:"KeyId"`
	serial int
}

type listKeysOutput struct {
	Keys []keyListEntry `json:"Keys"`
	pageAnswer
}

func (c *call) listKeys(in *listKeysInput) (*listKeysOutput, error) {
	regions := []string{c.region}
	if c.has(faultListKeysOfAllRegions) {
		regions = c.account.regionNames()
	}
	var entries []keyListEntry
	for _, region := range regions {
		for _, k := range c.account.region(region).keys {
			if k.state.pending() && c.has(faultListKeysSkipsPending) {
				continue
			}
			entry := keyListEntry{KeyArn: k.arn, KeyID: k.id, serial: k.serial}
			if c.has(faultListKeysIDIsARN) {
				entry.KeyID = k.arn
			}
			entries = append(entries, entry)
		}
	}
	slices.SortFunc(entries, func(a, b keyListEntry) int { return cmp.Compare(a.serial, b.serial) })
	keys, answer, err := page(c, in.pageRequest, 100, entries, func(e keyListEntry) string { return serialPosition(e.serial) })
	if err != nil {
		return nil, err
	}
	return &listKeysOutput{Keys: keys, pageAnswer: answer}, nil
}
