// RetireGrant and RevokeGrant.

package reference

import "slices"

type retireGrantInput struct {
	DryRun     bool    `json:"DryRun"`
	GrantID    *string `json:"GrantId"`
	GrantToken *string `json:"GrantToken"`
	KeyID      *string `json:"KeyId"`
}

func (in *retireGrantInput) check(v *violations) {
	v.text("grantToken", in.GrantToken, grantTokenLimits)
	v.text("keyId", in.KeyID, keyIDLimits)
	v.text("grantId", in.GrantID, grantIDLimits)
}

// retireGrant is given the grant's token, or its id and its key.
func (c *call) retireGrant(in *retireGrantInput) (empty, error) {
	if in.GrantToken != nil {
		k, g := c.grantByToken(*in.GrantToken)
		if g == nil {
			return empty{}, invalidGrantTokenException.because("")
		}
		return empty{}, c.endGrant(k, g, in.DryRun)
	}
	if in.KeyID == nil || in.GrantID == nil {
		return empty{}, validationException.because("Either a grant token, or a key ARN and a grant ID, must be given.")
	}
	return empty{}, c.removeGrantByID(in.KeyID, *in.GrantID, in.DryRun)
}

func (c *call) grantByToken(token string) (*key, *grant) {
	for _, k := range c.store().keys {
		for _, g := range k.grants {
			if g.token == token {
				return k, g
			}
		}
	}
	return nil, nil
}

type revokeGrantInput struct {
	DryRun  bool    `json:"DryRun"`
	GrantID *string `json:"GrantId"`
	KeyID   *string `json:"KeyId"`
}

func (in *revokeGrantInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.requiredText("grantId", in.GrantID, grantIDLimits)
}

func (c *call) revokeGrant(in *revokeGrantInput) (empty, error) {
	return empty{}, c.removeGrantByID(in.KeyID, *in.GrantID, in.DryRun)
}

func (c *call) removeGrantByID(keyID *string, grantID string, dryRun bool) error {
	k, err := c.permitted(keyID)
	if err != nil {
		return err
	}
	for _, g := range k.grants {
		if g.id == grantID {
			return c.endGrant(k, g, dryRun)
		}
	}
	return notFoundException.because("Grant ID %s not found", grantID)
}

func (c *call) endGrant(k *key, g *grant, dryRun bool) error {
	if err := c.decide.dryRun(dryRun); err != nil {
		return err
	}
	c.decide.removeGrant(c, k, g)
	return nil
}

func (k *key) removeGrant(g *grant) {
	k.grants = slices.DeleteFunc(k.grants, func(other *grant) bool { return other == g })
}
