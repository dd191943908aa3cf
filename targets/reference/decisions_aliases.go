// The decisions about aliases.

package reference

type aliasDecisions struct {
	// aliasesOf are the aliases that can be seen in a Region.
	aliasesOf func(a *account, region string) map[string]*alias
	// mayName refuses a text as the name of an alias.
	mayName func(name string) error
	// isFree refuses a name that another alias of the Region has.
	isFree func(c *call, name string) error
	// mayPointTo refuses a key as the new target of an alias.
	mayPointTo func(c *call, found *alias, target *key) error
	// addAlias, moveAlias and removeAlias are the changes.
	addAlias    func(c *call, name string, target *key)
	moveAlias   func(c *call, found *alias, target *key)
	removeAlias func(c *call, found *alias) error
	// listedAliases are the aliases that ListAliases lists, in the order of their names.
	listedAliases func(c *call, keyID *string) ([]*alias, error)
	// aliasListEntry is how ListAliases lists an alias.
	aliasListEntry func(c *call, a *alias) aliasListEntry
}

var soundAliases = aliasDecisions{
	aliasesOf:      func(a *account, region string) map[string]*alias { return a.region(region).aliases },
	mayName:        mayName,
	isFree:         (*call).isFree,
	mayPointTo:     (*call).mayPointTo,
	addAlias:       (*call).addAlias,
	moveAlias:      func(c *call, found *alias, target *key) { found.targetKeyID, found.updated = target.id, c.now },
	removeAlias:    (*call).removeAlias,
	listedAliases:  (*call).listedAliases,
	aliasListEntry: (*call).aliasListEntry,
}
