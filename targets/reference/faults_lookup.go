// Faults in finding keys and in listing them.

package reference

import "slices"

var lookupFaults = []plantedFault{
	{
		id:       "foreign-account-found",
		title:    "the account in an ARN is ignored",
		imitates: "an emulator that cuts the key id off the ARN",
		rules:    []string{"MRK-REPLICATE-E11", "MRK-OPEN-08"},
		besides:  []string{"MRK-ERR-02", "MRK-ERR-03", "MRK-PRIMARY-E10"},
		least:    2,
		why:      "CreateKey, ReplicateKey by an ARN of another account",
		apply:    func(d *decisions) { d.isOurs = func(*call, string) bool { return true } },
	},
	{
		id:       "list-keys-id-is-arn",
		title:    "ListKeys shows the ARN as KeyId",
		imitates: "an emulator that keeps keys by their ARN",
		rules:    []string{"MRK-LIST-01"},
		least:    2,
		why:      "CreateKey, ListKeys",
		apply: func(d *decisions) {
			before := d.keyListEntry
			d.keyListEntry = func(k *key) keyListEntry {
				entry := before(k)
				entry.KeyID = k.arn
				return entry
			}
		},
	},
	{
		id:       "list-keys-skips-pending",
		title:    "ListKeys does not list keys that are pending deletion",
		imitates: "an emulator that takes scheduled for deleted",
		rules:    []string{"MRK-LIST-01"},
		least:    3,
		why:      "CreateKey, ScheduleKeyDeletion, ListKeys",
		apply: func(d *decisions) {
			before := d.listedKeys
			d.listedKeys = func(c *call) []*key { return slices.DeleteFunc(before(c), isPending) }
		},
	},
	{
		id:       "malformed-id-wrong-exception",
		title:    "a malformed key id answers ValidationException",
		imitates: "an emulator that checks a pattern",
		rules:    []string{"MRK-ERR-04"},
		least:    1,
		why:      "DescribeKey of a malformed id",
		apply: func(d *decisions) {
			before := d.noSuchKey
			d.noSuchKey = func(c *call, id string) error {
				if !wellFormedKeyID.MatchString(id) {
					return validationException.because("Invalid keyId '%s'", id)
				}
				return before(c, id)
			}
		},
	},
	{
		id:       "unknown-alias-wrong-exception",
		title:    "an unknown alias answers InvalidArnException",
		imitates: "an emulator that checks for aliases by their form",
		rules:    []string{"MRK-ERR-07"},
		least:    1,
		why:      "DescribeKey of an unknown alias",
		apply: func(d *decisions) {
			d.noSuchAlias = func(_ *call, name string) error { return invalidArnException.because("Invalid alias %s", name) }
		},
	},
	{
		id:       "unknown-key-wrong-exception",
		title:    "an unknown key id answers InvalidArnException",
		imitates: "an emulator with one error for whatever it does not find",
		rules:    []string{"MRK-ERR-02", "MRK-ERR-03"},
		least:    1,
		why:      "DescribeKey of an unknown id",
		apply: func(d *decisions) {
			before := d.noSuchKey
			d.noSuchKey = func(c *call, id string) error {
				if wellFormedKeyID.MatchString(id) {
					return invalidArnException.because("Invalid arn %s", id)
				}
				return before(c, id)
			}
		},
	},
}
