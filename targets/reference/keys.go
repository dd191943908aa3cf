// DescribeKey and ListKeys.

package reference

import (
	"cmp"
	"maps"
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
	k, err := c.decide.keyByAnyName(c, in.KeyID)
	if err != nil {
		return nil, err
	}
	metadata, err := c.decide.describe(c, k)
	if err != nil {
		return nil, err
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
	var entries []keyListEntry
	for _, k := range c.decide.listedKeys(c) {
		entries = append(entries, c.decide.keyListEntry(k))
	}
	keys, answer, err := page(c, in.pageRequest, 100, entries, func(e keyListEntry) string { return serialPosition(e.serial) })
	if err != nil {
		return nil, err
	}
	return &listKeysOutput{Keys: keys, pageAnswer: answer}, nil
}

// listedKeys are those of this Region.
func (c *call) listedKeys() []*key {
	return slices.SortedFunc(maps.Values(c.store().keys), bySerial)
}

func bySerial(a, b *key) int { return cmp.Compare(a.serial, b.serial) }

func listedKey(k *key) keyListEntry {
	return keyListEntry{KeyArn: k.arn, KeyID: k.id, serial: k.serial}
}
