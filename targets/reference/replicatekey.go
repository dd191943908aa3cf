// ReplicateKey: a replica of a primary key in another Region.

package reference

import "time"

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
	source, err := c.keyByIDOrARN(in.KeyID)
	if err != nil {
		return c.madeUp(*in.KeyID, err)
	}
	if err := c.replicable(source, *in.ReplicaRegion); err != nil {
		return nil, err
	}
	if c.has(faultConcurrentReplication) {
		c.letOthersIn()
	}
	// KMS rehearses CreateKey in the replica's Region first, so that nothing half-made is left behind.
	properties, err := c.replicaProperties(source, in)
	if err != nil {
		if c.has(faultFailedReplicateLeavesReplica) {
			c.newReplica(source.set, *in.ReplicaRegion, properties)
		}
		return nil, err
	}
	replica := c.newReplica(source.set, *in.ReplicaRegion, properties)
	metadata := c.metadata(replica)
	if c.has(faultReplicateAnswerSaysPrimary) && metadata.MultiRegionConfiguration != nil {
		metadata.MultiRegionConfiguration.MultiRegionKeyType = rolePrimary
	}
	output := &replicateKeyOutput{
		ReplicaKeyMetadata: metadata,
		ReplicaPolicy:      replica.policy,
		ReplicaTags:        listed(replica.tags),
	}
	if c.has(faultReplicateAnswerWithoutPolicy) {
		output.ReplicaPolicy = ""
	}
	return output, nil
}

// replicable tells whether the source can be replicated into the Region: first what the source is, then its state, then
// the Region, then what is there already.
func (c *call) replicable(source *key, region string) error {
	switch {
	case !source.set.multiRegion, !source.isPrimary() && !c.replicatesReplica(source):
		return isNotPrimary(source)
	case source.set.promotions > 0 && c.has(faultNewPrimaryCannotReplicate):
		return isNotPrimary(source)
	case region == source.set.primary && !c.has(faultReplicateIntoOwnRegion):
		return unsupportedOperationException.because("%s cannot have a replica because it contains the primary.", region)
	}
	if err := c.permits(source); err != nil {
		return err
	}
	if err := c.inReach(region); err != nil {
		return err
	}
	if source.set.spec.rsaBits > 0 && c.has(faultReplicateRSARefused) {
		return unsupportedOperationException.because("Unsupported key spec: %s", source.set.spec.name)
	}
	_, exists := source.set.members[region]
	if source.set.gone[region] != nil && c.has(faultReplicaCannotBeRecreated) {
		exists = true
	}
	remakes := c.has(faultReplicateTwice) || source.set.promotions > 0 && c.has(faultExPrimaryRemade)
	if exists && region != source.set.primary && !remakes {
		return alreadyExistsException.because("You can create only one replica of each primary key in each AWS Region.")
	}
	return nil
}

// inReach refuses Regions that do not exist or belong to another partition.
func (c *call) inReach(region string) error {
	switch partitionOf(region) {
	case partitionOf(c.region):
		return nil
	case "":
		if c.has(faultReplicaRegionUnchecked) && !regionLimits.pattern.MatchString(region) {
			return nil
		}
		if c.has(faultUnknownRegionCrashes) {
			return errCrash
		}
		return validationException.because("The replica key Region %s is not a valid AWS Region.", region)
	default:
		if c.has(faultReplicateAcrossPartitions) {
			return nil
		}
		return unsupportedOperationException.because(
			"The replica key Region must be in the same AWS partition as the primary key Region.")
	}
}

// replicaProperties are those of the request, never those of the primary.
func (c *call) replicaProperties(source *key, in *replicateKeyInput) (keyProperties, error) {
	properties := keyProperties{
		description: valueOr(in.Description, ""),
		policy:      c.defaultPolicy(),
		tags:        map[string]string{},
	}
	policy, err := c.policyOrDefault(in.Policy, in.BypassPolicyLockoutSafetyCheck)
	if err != nil {
		return properties, err
	}
	tags, err := c.mergedTags(in.Tags, nil)
	if err != nil {
		return properties, err
	}
	if !c.has(faultReplicaPolicyLost) {
		properties.policy = policy
	}
	if !c.has(faultReplicaTagsLost) {
		properties.tags = tags
	}
	if c.has(faultReplicaDescriptionLost) {
		properties.description = ""
	}
	c.copyProperties(source, in, &properties)
	return properties, nil
}

// newReplica adds a replica that stays Creating for the server's delay. The primary and the replica know each other at
// once, the other replicas learn of the new one when it leaves Creating.
func (c *call) newReplica(set *keySet, region string, properties keyProperties) *key {
	id := set.id
	if c.has(faultReplicaGetsOtherID) {
		id = c.newKeyID(true)
	}
	replica := c.newKey(set, id, region, properties)
	replica.state = stateCreating
	replica.creatingUntil = c.now.Add(c.account.delay)
	if c.has(faultCreatingReplicaTakesGrants) {
		replica.creatingUntil = c.now.Add(slowed * c.account.delay)
	}
	if c.has(faultCreatingForMinutes) {
		replica.creatingUntil = c.now.Add(10 * time.Minute)
	}
	primary := set.members[set.primary]
	set.publish(primary)
	replica.inheritImports(primary)
	c.spoilReplica(primary, replica)
	c.spoilRecreated(replica)
	if c.has(faultReplicationResetsRotation) {
		set.rotation = rotation{}
	}
	if c.has(faultReplicaStaysCreating) {
		replica.creatingUntil = time.Time{}
	} else {
		c.account.wakeAt(replica.creatingUntil, set)
	}
	return replica
}
