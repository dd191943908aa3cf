// Faults of the service as a whole.

package reference

import "net/http"

var serviceFaults = []plantedFault{
	{
		id:       "concurrent-replication",
		title:    "two ReplicateKey calls into one Region at the same time both succeed",
		imitates: "moto 5.2, floci #4104 in its first version: get, then put",
		rules:    []string{"MRK-REPLICATE-E05", "MRK-OPEN-29"},
		least:    3,
		why:      "CreateKey, ReplicateKey twice at the same time into one Region",
		atOnce:   true,
		apply: func(d *decisions) {
			before := d.mayReplicate
			d.mayReplicate = func(c *call, source *key, region string) error {
				err := before(c, source, region)
				if err == nil {
					c.letOthersIn()
				}
				return err
			}
		},
	},
	{
		id:       "replicate-key-missing",
		title:    "ReplicateKey is not implemented",
		imitates: "floci #4104",
		lacks:    "ReplicateKey",
		least:    2,
		why:      "CreateKey, ReplicateKey",
		apply: func(d *decisions) {
			before := d.operationOf
			d.operationOf = func(r *http.Request) (string, operation, error) {
				name, run, err := before(r)
				if name == "ReplicateKey" {
					return name, nil, unknownOperationException.because("")
				}
				return name, run, err
			}
		},
	},
}
