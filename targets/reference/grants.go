// CreateGrant. Grants are kept and listed; nothing is authorized by them, for nothing is forbidden here.

package reference

import (
	"encoding/hex"
	"fmt"
	"reflect"
	"time"
)

var grantOperationNames = []string{
	"Decrypt", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo", "Sign",
	"Verify", "GetPublicKey", "CreateGrant", "RetireGrant", "DescribeKey", "GenerateDataKeyPair",
	"GenerateDataKeyPairWithoutPlaintext", "GenerateMac", "VerifyMac", "DeriveSharedSecret", "Encapsulate", "Decapsulate",
}

type grantConstraints struct {
	EncryptionContextEquals map[string]string `json:"EncryptionContextEquals,omitempty"`
	EncryptionContextSubset map[string]string `json:"EncryptionContextSubset,omitempty"`
}

// grantTerms are what the creator of a grant decides.
type grantTerms struct {
	Constraints       *grantConstraints `json:"Constraints,omitempty"`
	GranteePrincipal  *string           `json:"GranteePrincipal"`
	Name              *string           `json:"Name,omitempty"`
	Operations        []string          `json:"Operations"`
	RetiringPrincipal *string           `json:"RetiringPrincipal,omitempty"`
}

type grant struct {
	grantTerms
	id      string
	token   string
	serial  int
	created time.Time
}

type createGrantInput struct {
	grantTerms
	DryRun      bool     `json:"DryRun"`
	GrantTokens []string `json:"GrantTokens"`
	KeyID       *string  `json:"KeyId"`
}

type createGrantOutput struct {
	GrantID    string `json:"GrantId"`
	GrantToken string `json:"GrantToken"`
}

func (in *createGrantInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.requiredText("granteePrincipal", in.GranteePrincipal, principalLimits)
	v.text("retiringPrincipal", in.RetiringPrincipal, principalLimits)
	v.text("name", in.Name, grantNameLimits)
	v.required("operations", in.Operations != nil)
	for i := range in.Operations {
		v.enum(fmt.Sprintf("operations.%d.member", i+1), &in.Operations[i], grantOperationNames)
	}
}

func (c *call) createGrant(in *createGrantInput) (*createGrantOutput, error) {
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return nil, err
	}
	for _, principal := range []*string{in.GranteePrincipal, in.RetiringPrincipal} {
		if principal != nil && !isPrincipal(*principal) {
			return nil, invalidArnException.because("ARN does not refer to a valid principal: %s", *principal)
		}
	}
	if err := c.decide.mayGrant(k, in.Operations); err != nil {
		return nil, err
	}
	if err := c.decide.mayConstrain(k, in.Constraints); err != nil {
		return nil, err
	}
	if err := c.decide.dryRun(in.DryRun); err != nil {
		return nil, err
	}
	// A named grant is made once, however often it is asked for.
	for _, g := range k.grants {
		if in.Name != nil && reflect.DeepEqual(g.grantTerms, in.grantTerms) {
			return &createGrantOutput{GrantID: g.id, GrantToken: g.token}, nil
		}
	}
	made := &grant{
		grantTerms: in.grantTerms,
		id:         hex.EncodeToString(randomBytes(32)),
		token:      hex.EncodeToString(randomBytes(64)),
		serial:     c.account.nextSerial(),
		created:    c.now,
	}
	c.decide.addGrant(c, k, made)
	return &createGrantOutput{GrantID: made.id, GrantToken: made.token}, nil
}
