// The decisions about how keys are described and listed.

package reference

import "time"

type metadataDecisions struct {
	// describe is what DescribeKey answers of a key that was found.
	describe func(c *call, k *key) (*keyMetadata, error)
	// metadata describes a key.
	metadata func(c *call, k *key) *keyMetadata
	// multiRegionConfiguration is what a key says of its set, nil for a single-Region key.
	multiRegionConfiguration func(c *call, k *key) *multiRegionConfiguration
	// expiration describes the imported material of a key.
	expiration func(k *key) (model string, validTo time.Time)
	// listedKeys are the keys that ListKeys lists, in the order of their creation.
	listedKeys func(c *call) []*key
	// keyListEntry is how ListKeys lists a key.
	keyListEntry func(k *key) keyListEntry
}

var soundMetadata = metadataDecisions{
	describe:                 func(c *call, k *key) (*keyMetadata, error) { return c.decide.metadata(c, k), nil },
	metadata:                 (*call).metadata,
	multiRegionConfiguration: (*call).multiRegionConfiguration,
	expiration:               (*key).expiration,
	listedKeys:               (*call).listedKeys,
	keyListEntry:             listedKey,
}
