// ListGrants and ListRetirableGrants.

package reference

import (
	"cmp"
	"slices"
	"time"
)

type listGrantsInput struct {
	GrantID          *string `json:"GrantId"`
	GranteePrincipal *string `json:"GranteePrincipal"`
	KeyID            *string `json:"KeyId"`
	pageRequest
}

type grantListEntry struct {
	grantTerms
	CreationDate   timestamp `json:"CreationDate"`
	GrantID        string    `json:"GrantId"`
	IssuingAccount string    `json:"IssuingAccount"`
	KeyID          string    `json:"KeyId"`
	serial         int
}

type listGrantsOutput struct {
	Grants []grantListEntry `json:"Grants"`
	pageAnswer
}

func (in *listGrantsInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.text("grantId", in.GrantID, grantIDLimits)
	v.text("granteePrincipal", in.GranteePrincipal, principalLimits)
	in.pageRequest.check(v)
}

// grantListEntry is how a grant is listed, with its date in whole seconds.
func (c *call) grantListEntry(k *key, g *grant) grantListEntry {
	return grantListEntry{
		grantTerms:     g.grantTerms,
		CreationDate:   timestamp(g.created.Truncate(time.Second)),
		GrantID:        g.id,
		IssuingAccount: c.rootARN(),
		KeyID:          k.arn,
		serial:         g.serial,
	}
}

func (c *call) listGrants(in *listGrantsInput) (*listGrantsOutput, error) {
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return nil, err
	}
	var entries []grantListEntry
	for _, g := range k.grants {
		if in.GrantID != nil && *in.GrantID != g.id ||
			in.GranteePrincipal != nil && *in.GranteePrincipal != *g.GranteePrincipal {
			continue
		}
		entries = append(entries, c.decide.grantListEntry(c, k, g))
	}
	grants, answer, err := page(c, in.pageRequest, 50, entries, func(e grantListEntry) string { return serialPosition(e.serial) })
	if err != nil {
		return nil, err
	}
	return &listGrantsOutput{Grants: grants, pageAnswer: answer}, nil
}

type listRetirableGrantsInput struct {
	RetiringPrincipal        *string `json:"RetiringPrincipal"`
	RetiringServicePrincipal *string `json:"RetiringServicePrincipal"`
	pageRequest
}

func (in *listRetirableGrantsInput) check(v *violations) {
	v.text("retiringPrincipal", in.RetiringPrincipal, principalLimits)
	in.pageRequest.check(v)
}

// listRetirableGrants lists the grants of the Region that the principal may retire, of whatever key.
func (c *call) listRetirableGrants(in *listRetirableGrantsInput) (*listGrantsOutput, error) {
	switch {
	case in.RetiringPrincipal == nil:
		return nil, validationException.because("Either RetiringPrincipal or RetiringServicePrincipal must be specified.")
	case !isPrincipal(*in.RetiringPrincipal):
		return nil, invalidArnException.because("ARN does not refer to a valid principal: %s", *in.RetiringPrincipal)
	}
	var entries []grantListEntry
	for _, k := range c.decide.listedKeys(c) {
		for _, g := range k.grants {
			if c.decide.mayRetire(g, *in.RetiringPrincipal) {
				entries = append(entries, c.decide.grantListEntry(c, k, g))
			}
		}
	}
	slices.SortFunc(entries, func(a, b grantListEntry) int { return cmp.Compare(a.serial, b.serial) })
	grants, answer, err := page(c, in.pageRequest, 50, entries, func(e grantListEntry) string { return serialPosition(e.serial) })
	if err != nil {
		return nil, err
	}
	return &listGrantsOutput{Grants: grants, pageAnswer: answer}, nil
}

func mayRetire(g *grant, principal string) bool {
	return g.RetiringPrincipal != nil && *g.RetiringPrincipal == principal
}
