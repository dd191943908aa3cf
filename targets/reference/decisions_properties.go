// The decisions about the properties that each related key has for itself.

package reference

import "maps"

type propertyDecisions struct {
	// enable and disable change whether a key can be used.
	enable  func(c *call, k *key)
	disable func(c *call, k *key)
	// setDescription and setPolicy change the two texts.
	setDescription func(c *call, k *key, description string)
	setPolicy      func(c *call, k *key, policy string)
	// taggedWith are the tags of a key with those of a request among them.
	taggedWith func(c *call, k *key, added tagList) (map[string]string, error)
	// setTags replaces the tags of a key, removeTags takes some away.
	setTags    func(c *call, k *key, tags map[string]string)
	removeTags func(c *call, k *key, names []string)
	// addGrant and removeGrant change the grants of a key.
	addGrant    func(c *call, k *key, g *grant)
	removeGrant func(c *call, k *key, g *grant)
	// mayGrant and mayConstrain refuse operations and constraints that grants for the key cannot have.
	mayGrant     func(k *key, operations []string) error
	mayConstrain func(k *key, constraints *grantConstraints) error
	// grantListEntry is how a grant is listed, mayRetire tells whether it is one that the principal can retire.
	grantListEntry func(c *call, k *key, g *grant) grantListEntry
	mayRetire      func(g *grant, principal string) bool
	// recordUse remembers that the operation of the call succeeded with the key.
	recordUse func(c *call, k *key)
	// dryRun ends a call that would have succeeded when the request asks for a dry run.
	dryRun func(asked bool) error
}

var soundProperties = propertyDecisions{
	enable:         (*call).enable,
	disable:        func(_ *call, k *key) { k.disable() },
	setDescription: func(_ *call, k *key, description string) { k.description = description },
	setPolicy:      func(_ *call, k *key, policy string) { k.policy = policy },
	taggedWith:     func(c *call, k *key, added tagList) (map[string]string, error) { return c.mergedTags(added, k.tags) },
	setTags:        func(_ *call, k *key, tags map[string]string) { k.tags = maps.Clone(tags) },
	removeTags:     func(_ *call, k *key, names []string) { k.removeTags(names) },
	addGrant:       func(_ *call, k *key, g *grant) { k.grants = append(k.grants, g) },
	removeGrant:    func(_ *call, k *key, g *grant) { k.removeGrant(g) },
	mayGrant:       mayGrant,
	mayConstrain:   mayConstrain,
	grantListEntry: (*call).grantListEntry,
	mayRetire:      mayRetire,
	recordUse:      (*call).recordUse,
	dryRun:         dryRun,
}
