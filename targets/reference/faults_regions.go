// Faults in keeping the Regions apart and in finding keys.

package reference

import (
	"maps"
	"slices"
	"strings"
)

var regionFaults = []plantedFault{
	{
		id:       "aliases-shared",
		title:    "all Regions share their aliases",
		imitates: "moto 5.2",
		rules:    []string{"MRK-INDEP-05", "MRK-LIST-02", "MRK-ERR-07", "MRK-LIST-06"},
		besides:  []string{"MRK-DELETE-21", "MRK-LIST-06"},
		least:    3,
		why:      "CreateKey, CreateAlias, ListAliases in another Region",
		apply: func(d *decisions) {
			d.aliasesOf = func(a *account, _ string) map[string]*alias { return a.region(everywhere).aliases }
		},
	},
	{
		id:       "arn-of-other-region",
		title:    "the Region in a key ARN is ignored: the ARN of a related key finds the local one",
		imitates: "an emulator that cuts the key id off the ARN",
		rules: []string{
			"MRK-ERR-05", "MRK-ERR-06", "MRK-OPEN-09", "MRK-INTEROP-03", "MRK-LIST-06", "MRK-REPLICATE-E09",
			"MRK-INDEP-08",
		},
		besides: []string{"MRK-INDEP-05"},
		least:   2,
		why:     "CreateKey, ReplicateKey with the ARN of another Region",
		apply:   func(d *decisions) { d.isHere = func(*call, string) bool { return true } },
	},
	{
		id:       "arn-refused",
		title:    "a key is found by its id but not by its ARN",
		imitates: "LocalStack #5410",
		rules:    []string{"MRK-REPLICATE-01", "MRK-INTEROP-02"},
		besides: []string{
			"MRK-CREATE-*", "MRK-DELETE-*", "MRK-IMPORT-*", "MRK-INDEP-*", "MRK-INTEROP-*", "MRK-LIST-*",
			"MRK-OPEN-*", "MRK-PRIMARY-*", "MRK-REPLICATE-*", "MRK-ROTATE-*", "MRK-STATE-*",
		},
		least: 2,
		why:   "CreateKey, ReplicateKey by ARN",
		apply: func(d *decisions) {
			before := d.localResource
			d.localResource = func(c *call, name string) (string, error) {
				if strings.HasPrefix(name, "arn:") {
					return "", notFoundException.because("Invalid keyId '%s'", name)
				}
				return before(c, name)
			}
		},
	},
	{
		id:       "list-keys-of-all-regions",
		title:    "ListKeys lists the keys of every Region",
		imitates: "an emulator with one table of keys that filters nothing",
		rules:    []string{"MRK-LIST-01"},
		least:    2,
		why:      "CreateKey, ListKeys in another Region",
		apply: func(d *decisions) {
			d.listedKeys = func(c *call) []*key {
				var all []*key
				for _, region := range c.account.regionNames() {
					all = slices.AppendSeq(all, maps.Values(c.account.region(region).keys))
				}
				slices.SortFunc(all, bySerial)
				return all
			}
		},
	},
	{
		id:       "region-blind",
		title:    "one store serves all Regions: a key is found everywhere, with the ARN of where it was made",
		imitates: "cloudemu PR #1298, older fakecloud releases",
		rules:    []string{"MRK-ERR-02", "MRK-ERR-03", "MRK-LIST-01", "MRK-ID-04"},
		least:    2,
		why:      "CreateKey, DescribeKey in another Region",
		apply: func(d *decisions) {
			d.storeName = func(string) string { return everywhere }
			d.isHere = func(*call, string) bool { return true }
			before := d.enter
			d.enter = func(a *account, k *key) {
				if _, taken := a.region(k.region).keys[k.id]; !taken {
					before(a, k)
				}
			}
		},
	},
}
