// Faults in aliases.

package reference

const (
	faultAliasLeaksToRelated       faultID = "alias-leaks-to-related"
	faultAliasPrefixUnchecked      faultID = "alias-prefix-unchecked"
	faultAliasTargetIsARN          faultID = "alias-target-is-arn"
	faultAliasesAcceptedEverywhere faultID = "aliases-accepted-everywhere"
	faultAliasesCopied             faultID = "aliases-copied"
	faultAWSAliasAccepted          faultID = "aws-alias-accepted"
	faultDeleteAliasReachesRelated faultID = "delete-alias-reaches-related"
	faultDuplicateAliasAccepted    faultID = "duplicate-alias-accepted"
	faultListAliasesIgnoresKeyID   faultID = "list-aliases-ignores-key-id"
	faultUpdateAliasAcrossTypes    faultID = "update-alias-across-types"
	faultUpdatedAliasKeepsTarget   faultID = "updated-alias-keeps-target"
)

var aliasFaults = []plantedFault{
	{
		id:       faultAliasLeaksToRelated,
		title:    "CreateAlias makes the alias in the Regions of the related keys too",
		imitates: "an emulator that takes an alias for a property of the set",
		rules:    []string{"MRK-INDEP-05", "MRK-LIST-02"},
		least:    4,
		why:      "CreateKey, ReplicateKey, CreateAlias at the primary, ListAliases at the replica",
	},
	{
		id:       faultAliasPrefixUnchecked,
		title:    "an alias name need not begin with alias/",
		imitates: "an emulator that stores what it is given",
		rules:    []string{"MRK-INDEP-07"},
		least:    2,
		why:      "CreateKey, CreateAlias without the prefix",
	},
	{
		id:       faultAliasTargetIsARN,
		title:    "ListAliases shows the key ARN as TargetKeyId",
		imitates: "an emulator that stores the TargetKeyId of the request",
		rules:    []string{"MRK-LIST-02"},
		least:    3,
		why:      "CreateKey, CreateAlias, ListAliases",
	},
	{
		id:       faultAliasesAcceptedEverywhere,
		title:    "operations that take no alias accept one",
		imitates: "an emulator with one resolver for all operations",
		rules:    []string{"MRK-ERR-09", "MRK-OPEN-07"},
		least:    3,
		why:      "CreateKey, CreateAlias, DisableKey by alias",
	},
	{
		id:       faultAliasesCopied,
		title:    "a replica takes the aliases of its primary over",
		imitates: "an emulator that makes the replica as a deep copy of the primary",
		rules:    []string{"MRK-REPLICATE-10", "MRK-INDEP-05"},
		least:    4,
		why:      "CreateKey, CreateAlias, ReplicateKey, ListAliases at the replica",
		apply: giving(func(c *call, source *key, in *replicateKeyInput, _ *keyProperties) {
			for name, a := range c.account.aliases(c.region) {
				if a.targetKeyID == source.id {
					c.account.aliases(*in.ReplicaRegion)[name] = a
				}
			}
		}),
	},
	{
		id:       faultAWSAliasAccepted,
		title:    "a customer can make an alias that begins with alias/aws/",
		imitates: "an emulator that checks the prefix alias/ alone",
		rules:    []string{"MRK-INDEP-08"},
		least:    2,
		why:      "CreateKey, CreateAlias of alias/aws/mine",
	},
	{
		id:       faultDeleteAliasReachesRelated,
		title:    "DeleteAlias deletes the alias of that name in the Regions of the related keys",
		imitates: "an emulator that deletes by name and key id",
		rules:    []string{"MRK-INDEP-05", "MRK-LIST-02", "MRK-LIST-06"},
		least:    6,
		why: "CreateKey, ReplicateKey, CreateAlias of one name at both keys, DeleteAlias at the primary, ListAliases " +
			"at the replica",
	},
	{
		id:       faultDuplicateAliasAccepted,
		title:    "CreateAlias of a name that exists moves the alias",
		imitates: "an emulator that puts without looking",
		rules:    []string{"MRK-INDEP-06"},
		least:    3,
		why:      "CreateKey, CreateAlias, CreateAlias of the same name",
	},
	{
		id:       faultListAliasesIgnoresKeyID,
		title:    "ListAliases lists the aliases of all keys whatever KeyId it is given",
		imitates: "an emulator written before the filter",
		rules:    []string{"MRK-LIST-02"},
		least:    4,
		why:      "CreateKey, CreateKey, CreateAlias of the first, ListAliases of the second",
	},
	{
		id:       faultUpdateAliasAcrossTypes,
		title:    "an alias of a symmetric key can be moved to an HMAC key",
		imitates: "an emulator that checks the existence of the target alone",
		rules:    []string{"MRK-INDEP-09"},
		least:    4,
		why:      "CreateKey, CreateKey of an HMAC key, CreateAlias of the first, UpdateAlias to the second",
	},
	{
		id:       faultUpdatedAliasKeepsTarget,
		title:    "UpdateAlias answers success and changes nothing",
		imitates: "an emulator with a stub for the operation",
		rules:    []string{"MRK-LIST-02", "MRK-LIST-06"},
		least:    5,
		why:      "CreateKey, CreateKey, CreateAlias of the first, UpdateAlias to the second, DescribeKey by alias",
	},
}
