// ReplicateKey: a replica of a primary key in another Region.

package reference

type replicateKeyInput struct {
	BypassPolicyLockoutSafetyCheck bool    `json:"BypassPolicyLockoutSafetyCheck"`
	Description                    *string `json:"Description"`
	KeyID                          *string `json:"KeyId"`
	Policy                         *string `json:"Policy"`
	ReplicaRegion                  *string `json:"ReplicaRegion"`
	Tags                           tagList `json:"Tags"`
}

type replicateKeyOutput struct {
	ReplicaKeyMetadata *keyMetadata `json:"ReplicaKeyMetadata"`
	ReplicaPolicy      string       `json:"ReplicaPolicy,omitempty"`
	ReplicaTags        tagList      `json:"ReplicaTags,omitempty"`
}

func (in *replicateKeyInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.requiredText("replicaRegion", in.ReplicaRegion, regionLimits)
	v.text("policy", in.Policy, policyLimits)
	v.text("description", in.Description, descriptionLimits)
	in.Tags.check(v)
}

func (c *call) replicateKey(in *replicateKeyInput) (*replicateKeyOutput, error) {
	return c.decide.replicate(c, in)
}

func (c *call) replicate(in *replicateKeyInput) (*replicateKeyOutput, error) {
	source, err := c.decide.keyByIDOrARN(c, in.KeyID)
	if err != nil {
		return nil, err
	}
	if err := c.decide.mayReplicate(c, source, *in.ReplicaRegion); err != nil {
		return nil, err
	}
	// KMS rehearses CreateKey in the replica's Region first, so that nothing half-made is left behind.
	properties, err := c.decide.replicaProperties(c, source, in)
	if err != nil {
		return nil, err
	}
	return c.decide.replicateAnswer(c, c.decide.newReplica(c, source.set, *in.ReplicaRegion, properties)), nil
}

// replicateAnswer shows how long the material of the primary is valid, which is not the replica's own.
func (c *call) replicateAnswer(replica *key) *replicateKeyOutput {
	metadata := c.decide.metadata(c, replica)
	if primary := replica.set.members[replica.set.primary]; primary != nil {
		model, validTo := c.decide.expiration(primary)
		metadata.ExpirationModel, metadata.ValidTo = model, timestampOf(validTo)
	}
	return &replicateKeyOutput{
		ReplicaKeyMetadata: metadata,
		ReplicaPolicy:      replica.policy,
		ReplicaTags:        listed(replica.tags),
	}
}

// mayReplicate looks first at what the source is, then at its state, then at the Region, then at what is there already.
func (c *call) mayReplicate(source *key, region string) error {
	if !source.set.multiRegion || !c.decide.actsAsPrimary(c, source) {
		return isNotPrimary(source)
	}
	if err := c.decide.leavesHome(source, region); err != nil {
		return err
	}
	if err := c.decide.permits(c, source); err != nil {
		return err
	}
	if err := c.decide.inReach(c, region); err != nil {
		return err
	}
	return c.decide.isVacant(source, region)
}

func leavesHome(source *key, region string) error {
	if region == source.set.primary {
		return validationException.because("%s cannot have a replica because it contains the primary.", region)
	}
	return nil
}

func (c *call) inReach(region string) error {
	switch partitionOf(region) {
	case partitionOf(c.region):
		return nil
	case "":
		return validationException.because(
			"Region %s is not a valid Region or multi-Region keys are not supported in Region %s.", region, region)
	default:
		return validationException.because(
			"The replica key Region must be in the same AWS partition as the primary key Region.")
	}
}

func isVacant(source *key, region string) error {
	if _, taken := source.set.members[region]; taken {
		return alreadyExistsException.because("You can create only one replica of each primary key in each AWS Region.")
	}
	return nil
}

// replicaProperties are those of the request, never those of the primary.
func (c *call) replicaProperties(_ *key, in *replicateKeyInput) (keyProperties, error) {
	policy, err := c.policyOrDefault(in.Policy, in.BypassPolicyLockoutSafetyCheck)
	if err != nil {
		return keyProperties{}, err
	}
	tags, err := c.mergedTags(in.Tags, nil)
	if err != nil {
		return keyProperties{}, err
	}
	return keyProperties{description: valueOr(in.Description, ""), policy: policy, tags: tags}, nil
}

// newReplica adds a replica that stays Creating for a while. The primary and the replica know each other at once, the other
// replicas learn of the new one when it leaves Creating.
func (c *call) newReplica(set *keySet, region string, properties keyProperties) *key {
	replica := c.newKey(set, c.decide.replicaID(c, set), region, properties)
	replica.state = stateCreating
	replica.creatingUntil = c.now.Add(c.decide.creatingTime(c))
	set.publish(set.members[set.primary])
	c.account.wakeAt(replica.creatingUntil, set)
	return replica
}
