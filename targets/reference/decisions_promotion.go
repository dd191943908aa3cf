// The decisions about UpdatePrimaryRegion.

package reference

type promotionDecisions struct {
	// changePrimary is the whole operation.
	changePrimary func(c *call, in *updatePrimaryRegionInput) (empty, error)
	// promotable finds the key that is to be the new primary, or refuses; keyID is what the request calls the present one.
	promotable func(c *call, k *key, keyID, region string) (*key, error)
	// promote makes the key the primary of its set.
	promote func(c *call, target *key)
	// announcePromotion lets the related keys know their new primary once the promotion is over.
	announcePromotion func(set *keySet)
}

var soundPromotion = promotionDecisions{
	changePrimary:     (*call).changePrimary,
	promotable:        (*call).promotable,
	promote:           (*call).promote,
	announcePromotion: (*keySet).publishToAll,
}
