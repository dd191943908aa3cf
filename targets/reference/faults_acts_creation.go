// How faults change what CreateKey does.

package reference

// home is the Region that a fault takes for the only one that can create multi-Region keys.
const home = "us-east-1"

// makingKeys changes a new primary or single-Region key.
func makingKeys(change func(c *call, k *key)) func(*decisions) {
	return func(d *decisions) {
		before := d.newPrimary
		d.newPrimary = func(c *call, set *keySet, properties keyProperties) *key {
			k := before(c, set, properties)
			change(c, k)
			return k
		}
	}
}

// refusingMultiRegion keeps CreateKey from making some multi-Region keys.
func refusingMultiRegion(why func(c *call, spec *keySpec) error) func(*decisions) {
	return func(d *decisions) {
		before := d.hasRoom
		d.hasRoom = func(c *call, in *createKeyInput, spec *keySpec) error {
			if err := before(c, in, spec); err != nil || !in.MultiRegion {
				return err
			}
			return why(c, spec)
		}
	}
}

// changeAccountID gives an account which has keys another id.
func (c *call) changeAccountID() {
	for _, region := range c.account.regionNames() {
		for _, k := range c.account.region(region).keys {
			c.account.id = "000000000000"
			k.arn = keyARN(k.region, c.account.id, k.id)
		}
	}
}
