// How faults change which key a request reaches.

package reference

import (
	"maps"
	"slices"
	"strings"
)

// regionNames lists the Regions in use in a fixed order, so that nothing depends on the order of a map.
func (a *account) regionNames() []string {
	return slices.Sorted(maps.Keys(a.regions))
}

// keyElsewhere finds a key by its id in whatever Region has it; otherwise it hands on why this Region refuses.
func (c *call) keyElsewhere(id string, refusal error) (*key, error) {
	for _, region := range c.account.regionNames() {
		if k, ok := c.account.region(region).keys[id]; ok {
			return k, nil
		}
	}
	return nil, refusal
}

// keyOfARN finds a key that this Region lacks in the Region of its ARN; otherwise it hands on why this Region refuses.
func (c *call) keyOfARN(name string, refusal error) (*key, error) {
	parts := strings.SplitN(name, ":", 6)
	if len(parts) != 6 || parts[4] != c.account.id {
		return nil, refusal
	}
	id := strings.TrimPrefix(parts[5], "key/")
	if _, here := c.store().keys[id]; here {
		return nil, refusal
	}
	if k, ok := c.account.region(parts[3]).keys[id]; ok {
		return k, nil
	}
	return nil, refusal
}

// everywhere is the name of the store of what all Regions share.
const everywhere = "everywhere"
