// CreateKey: a new primary key, or a new single-Region key, in the endpoint's Region.

package reference

import "slices"

type createKeyInput struct {
	BypassPolicyLockoutSafetyCheck bool    `json:"BypassPolicyLockoutSafetyCheck"`
	CustomKeyStoreID               *string `json:"CustomKeyStoreId"`
	CustomerMasterKeySpec          *string `json:"CustomerMasterKeySpec"`
	Description                    *string `json:"Description"`
	KeySpec                        *string `json:"KeySpec"`
	KeyUsage                       *string `json:"KeyUsage"`
	MultiRegion                    bool    `json:"MultiRegion"`
	Origin                         *string `json:"Origin"`
	Policy                         *string `json:"Policy"`
	Tags                           tagList `json:"Tags"`
}

type createKeyOutput struct {
	KeyMetadata *keyMetadata `json:"KeyMetadata"`
}

func (in *createKeyInput) check(v *violations) {
	v.text("policy", in.Policy, policyLimits)
	v.text("description", in.Description, descriptionLimits)
	v.enum("keyUsage", in.KeyUsage, keyUsageNames)
	v.enum("customerMasterKeySpec", in.CustomerMasterKeySpec, customerMasterKeySpecNames)
	v.enum("keySpec", in.KeySpec, keySpecNames)
	v.enum("origin", in.Origin, originNames)
	v.text("customKeyStoreId", in.CustomKeyStoreID, keyStoreIDLimits)
	in.Tags.check(v)
}

func (c *call) createKey(in *createKeyInput) (*createKeyOutput, error) {
	origin := valueOr(in.Origin, originAWSKMS)
	if err := c.decide.mayUseKeyStore(in, origin); err != nil {
		return nil, err
	}
	spec, usage, err := c.specAndUsage(in)
	if err != nil {
		return nil, err
	}
	policy, err := c.policyOrDefault(in.Policy, in.BypassPolicyLockoutSafetyCheck)
	if err != nil {
		return nil, err
	}
	tags, err := c.mergedTags(in.Tags, nil)
	if err != nil {
		return nil, err
	}
	if err := c.decide.hasRoom(c, in, spec); err != nil {
		return nil, err
	}
	set := &keySet{
		account:     c.account,
		id:          c.decide.newKeyID(c, in.MultiRegion),
		multiRegion: in.MultiRegion,
		spec:        spec,
		usage:       usage,
		origin:      origin,
		primary:     c.region,
		members:     make(map[string]*key),
	}
	k := c.decide.newPrimary(c, set, keyProperties{description: valueOr(in.Description, ""), policy: policy, tags: tags})
	return c.decide.createAnswer(c, k), nil
}

func (c *call) newPrimary(set *keySet, properties keyProperties) *key {
	if set.origin != originExternal {
		set.materials = []*material{newMaterial(set.spec, set.id)}
	}
	k := c.newKey(set, set.id, c.region, properties)
	k.state = k.stateWithMaterial()
	return k
}

func (c *call) createAnswer(k *key) *createKeyOutput {
	return &createKeyOutput{KeyMetadata: c.decide.metadata(c, k)}
}

// mayUseKeyStore refuses keys outside KMS's own HSMs: the account has no custom key store, and a multi-Region key could not
// be in one.
func mayUseKeyStore(in *createKeyInput, origin string) error {
	inKeyStore := in.CustomKeyStoreID != nil || origin == originAWSCloudHSM || origin == originExternalKeyStore
	switch {
	case !inKeyStore:
		return nil
	case in.MultiRegion:
		return unsupportedOperationException.because("Multi-Region keys are not supported in a custom key store.")
	case in.CustomKeyStoreID == nil:
		return validationException.because("CustomKeyStoreId is required for Origin %s.", origin)
	default:
		return customKeyStoreNotFoundException.because("Custom key store %s does not exist.", *in.CustomKeyStoreID)
	}
}

func (c *call) specAndUsage(in *createKeyInput) (*keySpec, string, error) {
	name := valueOr(in.KeySpec, valueOr(in.CustomerMasterKeySpec, symmetricDefault))
	if in.CustomerMasterKeySpec != nil && *in.CustomerMasterKeySpec != name {
		return nil, "", validationException.because("KeySpec and CustomerMasterKeySpec must not differ.")
	}
	if in.KeyUsage == nil && !c.decide.mayLeaveUsageOut(name) {
		return nil, "", validationException.because(
			"You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.")
	}
	if !c.hasSpec(name) {
		return nil, "", unsupportedOperationException.because("KeySpec %s is not supported in this Region", name)
	}
	spec := c.decide.specNamed(name)
	if valueOr(in.Origin, originAWSKMS) == originExternal {
		if err := c.decide.mayImportInto(spec); err != nil {
			return nil, "", err
		}
	}
	usage := valueOr(in.KeyUsage, usageEncryptDecrypt)
	return spec, usage, c.decide.suits(spec, usage)
}

// hasSpec tells whether the Region has key pairs of the spec: SM2 is for China alone, whose Regions lack ML-KEM. This emulator
// does not have SM2 there either.
func (c *call) hasSpec(name string) bool {
	spec := keySpecs[name]
	return !slices.Contains(specsElsewhere, name) && (spec == nil || spec.kem == nil || partitionOf(c.region) != "aws-cn")
}

func mayImportInto(spec *keySpec) error {
	if spec.lattice != nil || spec.kem != nil {
		return validationException.because("KeySpec %s is not supported for Origin %s", spec.name, originExternal)
	}
	return nil
}

func suits(spec *keySpec, usage string) error {
	if _, fits := spec.algorithms[usage]; !fits {
		return validationException.because("KeyUsage %s is not compatible with KeySpec %s", usage, spec.name)
	}
	return nil
}

// keyProperties are the properties of a new key that related keys do not share.
type keyProperties struct {
	description string
	policy      string
	tags        map[string]string
}

// newKey adds a key to the set and to its Region's store. The caller sets the state.
func (c *call) newKey(set *keySet, id, region string, properties keyProperties) *key {
	k := &key{
		set:         set,
		serial:      c.account.nextSerial(),
		id:          id,
		region:      region,
		arn:         keyARN(region, c.account.id, id),
		created:     c.now,
		description: properties.description,
		policy:      properties.policy,
		tags:        properties.tags,
		role:        roleReplica,
	}
	if region == set.primary {
		k.role = rolePrimary
	}
	set.members[region] = k
	set.publish(k)
	c.decide.enter(c.account, k)
	return k
}

func valueOr(given *string, otherwise string) string {
	if given == nil {
		return otherwise
	}
	return *given
}
