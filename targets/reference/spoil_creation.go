// The planted faults in the creation of keys.

package reference

// home is the Region that a planted fault takes for the only one that can create multi-Region keys.
const home = "us-east-1"

// refusesMultiRegion is the refusal of a planted fault that does not let CreateKey make every multi-Region key.
func (c *call) refusesMultiRegion(in *createKeyInput, spec *keySpec) error {
	switch {
	case !in.MultiRegion:
		return nil
	case !spec.symmetric() && c.has(faultMultiRegionSymmetricOnly):
		return unsupportedOperationException.because("Unsupported key spec for a multi-Region key: %s", spec.name)
	case c.region != home && c.has(faultMultiRegionAtHomeOnly):
		return unsupportedOperationException.because("Multi-Region keys can be created in %s only.", home)
	case !c.has(faultOneMultiRegionKeyPerRegion):
		return nil
	}
	for _, k := range c.store().keys {
		if k.set.multiRegion {
			return limitExceededException.because("%s has a multi-Region key already.", c.region)
		}
	}
	return nil
}

// changeAccountID applies the planted fault that gives an account which has keys another id.
func (c *call) changeAccountID() {
	if !c.has(faultAccountIDChanges) {
		return
	}
	for _, region := range c.account.regionNames() {
		for _, k := range c.account.region(region).keys {
			c.account.id = "000000000000"
			k.arn = keyARN(k.region, c.account.id, k.id)
		}
	}
}
