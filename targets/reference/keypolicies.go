// GetKeyPolicy, PutKeyPolicy and ListKeyPolicies. A key has one policy, named default.

package reference

const onlyPolicyName = "default"

type getKeyPolicyInput struct {
	KeyID      *string `json:"KeyId"`
	PolicyName *string `json:"PolicyName"`
}

type getKeyPolicyOutput struct {
	Policy     string `json:"Policy"`
	PolicyName string `json:"PolicyName"`
}

func (in *getKeyPolicyInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.text("policyName", in.PolicyName, policyNameLimits)
}

func (c *call) getKeyPolicy(in *getKeyPolicyInput) (*getKeyPolicyOutput, error) {
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return nil, err
	}
	if in.PolicyName != nil && *in.PolicyName != onlyPolicyName {
		return nil, notFoundException.because("No such policy exists")
	}
	return &getKeyPolicyOutput{Policy: k.policy, PolicyName: onlyPolicyName}, nil
}

type putKeyPolicyInput struct {
	KeyID                          *string `json:"KeyId"`
	PolicyName                     *string `json:"PolicyName"`
	Policy                         *string `json:"Policy"`
	BypassPolicyLockoutSafetyCheck bool    `json:"BypassPolicyLockoutSafetyCheck"`
}

func (in *putKeyPolicyInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.text("policyName", in.PolicyName, policyNameLimits)
	v.requiredText("policy", in.Policy, policyLimits)
}

func (c *call) putKeyPolicy(in *putKeyPolicyInput) (empty, error) {
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return empty{}, err
	}
	if in.PolicyName != nil && *in.PolicyName != onlyPolicyName {
		return empty{}, notFoundException.because("No such policy exists")
	}
	if err := c.checkPolicy(*in.Policy, in.BypassPolicyLockoutSafetyCheck); err != nil {
		return empty{}, err
	}
	c.decide.setPolicy(c, k, *in.Policy)
	return empty{}, nil
}

type listKeyPoliciesInput struct {
	KeyID *string `json:"KeyId"`
	pageRequest
}

type listKeyPoliciesOutput struct {
	PolicyNames []string `json:"PolicyNames"`
	pageAnswer
}

func (in *listKeyPoliciesInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	in.pageRequest.check(v)
}

func (c *call) listKeyPolicies(in *listKeyPoliciesInput) (*listKeyPoliciesOutput, error) {
	if _, err := c.permitted(in.KeyID); err != nil {
		return nil, err
	}
	names, answer, err := page(c, in.pageRequest, 100, []string{onlyPolicyName}, func(name string) string { return name })
	if err != nil {
		return nil, err
	}
	return &listKeyPoliciesOutput{PolicyNames: names, pageAnswer: answer}, nil
}
