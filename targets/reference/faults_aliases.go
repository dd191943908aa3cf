// Faults in aliases.

package reference

import "strings"

var aliasFaults = []plantedFault{
	{
		id:       "alias-leaks-to-related",
		title:    "CreateAlias makes the alias in the Regions of the related keys too",
		imitates: "an emulator that takes an alias for a property of the set",
		rules:    []string{"MRK-INDEP-05", "MRK-LIST-02"},
		besides:  []string{"MRK-ERR-07"},
		least:    4,
		why:      "CreateKey, ReplicateKey, CreateAlias at the primary, ListAliases at the replica",
		apply: func(d *decisions) {
			before := d.addAlias
			d.addAlias = func(c *call, name string, target *key) {
				leaking(func(c *call, k *key) { before(c, name, k) }, anyKey)(c, target)
			}
		},
	},
	{
		id:       "alias-prefix-unchecked",
		title:    "an alias name need not begin with alias/",
		imitates: "an emulator that stores what it is given",
		rules:    []string{"MRK-INDEP-07"},
		least:    2,
		why:      "CreateKey, CreateAlias without the prefix",
		apply:    acceptingNames(func(name string) bool { return !strings.HasPrefix(name, aliasPrefix) }),
	},
	{
		id:       "alias-target-is-arn",
		title:    "ListAliases shows the key ARN as TargetKeyId",
		imitates: "an emulator that stores the TargetKeyId of the request",
		rules:    []string{"MRK-LIST-02"},
		least:    3,
		why:      "CreateKey, CreateAlias, ListAliases",
		apply: func(d *decisions) {
			before := d.aliasListEntry
			d.aliasListEntry = func(c *call, a *alias) aliasListEntry {
				entry := before(c, a)
				entry.TargetKeyID = keyARN(c.region, c.account.id, a.targetKeyID)
				return entry
			}
		},
	},
	{
		id:       "aliases-accepted-everywhere",
		title:    "operations that take no alias accept one",
		imitates: "an emulator with one resolver for all operations",
		rules:    []string{"MRK-ERR-09", "MRK-OPEN-07"},
		least:    3,
		why:      "CreateKey, CreateAlias, DisableKey by alias",
		apply: func(d *decisions) {
			d.keyByIDOrARN = func(c *call, keyID *string) (*key, error) { return c.decide.keyByAnyName(c, keyID) }
		},
	},
	{
		id:       "aliases-copied",
		title:    "a replica takes the aliases of its primary over",
		imitates: "an emulator that makes the replica as a deep copy of the primary",
		rules:    []string{"MRK-REPLICATE-10", "MRK-INDEP-05"},
		besides:  []string{"MRK-DELETE-21", "MRK-ERR-07"},
		least:    4,
		why:      "CreateKey, CreateAlias, ReplicateKey, ListAliases at the replica",
		apply: giving(func(c *call, source *key, in *replicateKeyInput, _ *keyProperties) {
			for name, a := range c.decide.aliasesOf(c.account, c.region) {
				if a.targetKeyID == source.id {
					c.decide.aliasesOf(c.account, *in.ReplicaRegion)[name] = a
				}
			}
		}),
	},
	{
		id:       "aws-alias-accepted",
		title:    "a customer can make an alias that begins with alias/aws/",
		imitates: "an emulator that checks the prefix alias/ alone",
		rules:    []string{"MRK-INDEP-08"},
		least:    2,
		why:      "CreateKey, CreateAlias of alias/aws/mine",
		apply:    acceptingNames(func(name string) bool { return strings.HasPrefix(name, "alias/aws/") }),
	},
	{
		id:       "delete-alias-reaches-related",
		title:    "DeleteAlias deletes the alias of that name in the Regions of the related keys",
		imitates: "an emulator that deletes by name and key id",
		rules:    []string{"MRK-INDEP-05", "MRK-LIST-02", "MRK-LIST-06"},
		besides:  []string{"MRK-LIST-06", "MRK-REPLICATE-16", "MRK-STATE-UpdateAlias-*"},
		least:    6,
		why: "CreateKey, ReplicateKey, CreateAlias of one name at both keys, DeleteAlias at the primary, ListAliases " +
			"at the replica",
		apply: func(d *decisions) {
			before := d.removeAlias
			d.removeAlias = func(c *call, found *alias) error {
				for _, region := range c.account.regionNames() {
					others := c.decide.aliasesOf(c.account, region)
					if other, ok := others[found.name]; ok && region != c.region && other.targetKeyID == found.targetKeyID {
						delete(others, found.name)
					}
				}
				return before(c, found)
			}
		},
	},
	{
		id:       "duplicate-alias-accepted",
		title:    "CreateAlias of a name that exists moves the alias",
		imitates: "an emulator that puts without looking",
		rules:    []string{"MRK-INDEP-06"},
		least:    3,
		why:      "CreateKey, CreateAlias, CreateAlias of the same name",
		apply:    func(d *decisions) { d.isFree = func(*call, string) error { return nil } },
	},
	{
		id:       "list-aliases-ignores-key-id",
		title:    "ListAliases lists the aliases of all keys whatever KeyId it is given",
		imitates: "an emulator written before the filter",
		rules:    []string{"MRK-LIST-02"},
		least:    4,
		why:      "CreateKey, CreateKey, CreateAlias of the first, ListAliases of the second",
		apply: func(d *decisions) {
			before := d.listedAliases
			d.listedAliases = func(c *call, keyID *string) ([]*alias, error) {
				if _, err := before(c, keyID); err != nil {
					return nil, err
				}
				return before(c, nil)
			}
		},
	},
	{
		id:       "update-alias-across-types",
		title:    "an alias of a symmetric key can be moved to an HMAC key",
		imitates: "an emulator that checks the existence of the target alone",
		rules:    []string{"MRK-INDEP-09"},
		least:    4,
		why:      "CreateKey, CreateKey of an HMAC key, CreateAlias of the first, UpdateAlias to the second",
		apply:    func(d *decisions) { d.mayPointTo = func(*call, *alias, *key) error { return nil } },
	},
	{
		id:       "updated-alias-keeps-target",
		title:    "UpdateAlias answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-LIST-02", "MRK-LIST-06"},
		least:    5,
		why:      "CreateKey, CreateKey, CreateAlias of the first, UpdateAlias to the second, DescribeKey by alias",
		apply:    func(d *decisions) { d.moveAlias = func(*call, *alias, *key) {} },
	},
}
