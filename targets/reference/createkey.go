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
	if err := in.checkKeyStore(origin); err != nil && !c.has(faultKeyStoreAccepted) {
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
	if err := c.refusesMultiRegion(in, spec); err != nil {
		return nil, err
	}
	c.changeAccountID()
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
	if origin != originExternal || c.has(faultExternalEnabledAtOnce) {
		set.materials = []*material{newMaterial(spec, set.id)}
	}
	k := c.newKey(set, set.id, c.region, keyProperties{description: valueOr(in.Description, ""), policy: policy, tags: tags})
	if origin == originExternal && len(set.materials) > 0 {
		k.imports = imports{set.current(): {}}
	}
	k.state = k.stateWithMaterial()
	if k.state == statePendingImport && c.has(faultPendingImportUnchecked) {
		k.notes.own = newMaterial(spec, set.id)
	}
	if spec.symmetric() && c.has(faultRotationOnByDefault) {
		set.rotation.enable(defaultRotationPeriod, c.now)
	}
	metadata := c.decide.metadata(c, k)
	if spec.asymmetric() && origin != originExternal && c.has(faultAsymmetricCreatingAtFirst) {
		metadata.KeyState, metadata.Enabled = stateCreating, false
	}
	return &createKeyOutput{KeyMetadata: metadata}, nil
}

// checkKeyStore refuses keys outside KMS's own HSMs: the account has no custom key store, and a multi-Region key could not
// be in one.
func (in *createKeyInput) checkKeyStore(origin string) error {
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
	if in.KeyUsage == nil && name != symmetricDefault && !c.has(faultUsageNotRequired) {
		return nil, "", validationException.because(
			"You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.")
	}
	if slices.Contains(specsElsewhere, name) {
		return nil, "", unsupportedOperationException.because("KeySpec %s is not supported in this Region", name)
	}
	spec := keySpecs[name]
	if spec == nil && c.has(faultKeySpecUnchecked) {
		spec = keySpecs[symmetricDefault]
	}
	imported := valueOr(in.Origin, originAWSKMS) == originExternal
	if spec != nil && spec.lattice != nil && imported && !c.has(faultMLDSAImportAccepted) {
		return nil, "", unsupportedOperationException.because("KeySpec %s is not supported for Origin %s", name, originExternal)
	}
	usage := valueOr(in.KeyUsage, usageEncryptDecrypt)
	if _, fits := spec.algorithms[usage]; !fits && !c.has(faultUsageMismatchAccepted) {
		return nil, "", validationException.because("KeyUsage %s is not compatible with KeySpec %s", usage, name)
	}
	return spec, usage, nil
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
	c.account.add(k)
	return k
}

func valueOr(given *string, otherwise string) string {
	if given == nil {
		return otherwise
	}
	return *given
}
