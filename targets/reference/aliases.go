// CreateAlias, UpdateAlias, DeleteAlias and ListAliases: names for keys, of one Region each.

package reference

import (
	"maps"
	"slices"
	"strings"
	"time"
)

const maxAliasesPerKey = 50

type alias struct {
	name        string
	targetKeyID string
	created     time.Time
	updated     time.Time
}

type aliasInput struct {
	AliasName   *string `json:"AliasName"`
	TargetKeyID *string `json:"TargetKeyId"`
}

func (in *aliasInput) check(v *violations) {
	v.requiredText("aliasName", in.AliasName, aliasNameLimits)
	v.requiredText("targetKeyId", in.TargetKeyID, keyIDLimits)
}

func (c *call) checkAliasName(name string) error {
	switch {
	case c.has(faultAliasPrefixUnchecked) && !strings.HasPrefix(name, aliasPrefix),
		c.has(faultAWSAliasAccepted) && strings.HasPrefix(name, "alias/aws/"):
		return nil
	case !strings.HasPrefix(name, aliasPrefix):
		return validationException.because("Alias must start with the prefix \"alias/\". " +
			"Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html")
	case strings.HasPrefix(name, "alias/aws/"):
		return validationException.because("The alias name for a customer managed CMK cannot begin with alias/aws/.")
	default:
		return nil
	}
}

func (c *call) createAlias(in *aliasInput) (empty, error) {
	if err := c.checkAliasName(*in.AliasName); err != nil {
		return empty{}, err
	}
	target, err := c.permitted(in.TargetKeyID)
	if err != nil {
		return empty{}, err
	}
	aliases := c.account.aliases(c.region)
	if _, taken := aliases[*in.AliasName]; taken && !c.has(faultDuplicateAliasAccepted) {
		return empty{}, alreadyExistsException.because("An alias with the name %s already exists",
			arnOf(c.region, c.account.id, *in.AliasName))
	}
	if err := c.leavesRoomForAlias(target); err != nil {
		return empty{}, err
	}
	if c.stub() {
		return empty{}, nil
	}
	for _, related := range c.changedWith(target, faultAliasLeaksToRelated, noFault) {
		c.account.aliases(related.region)[*in.AliasName] = &alias{
			name: *in.AliasName, targetKeyID: target.id, created: c.now, updated: c.now,
		}
	}
	return empty{}, nil
}

func (c *call) leavesRoomForAlias(target *key) error {
	count := 0
	for _, a := range c.account.aliases(c.region) {
		if a.targetKeyID == target.id {
			count++
		}
	}
	if count >= maxAliasesPerKey {
		return limitExceededException.because("%s has %d aliases already.", target.arn, count)
	}
	return nil
}

func (c *call) updateAlias(in *aliasInput) (empty, error) {
	if err := c.checkAliasName(*in.AliasName); err != nil {
		return empty{}, err
	}
	found, ok := c.account.aliases(c.region)[*in.AliasName]
	if !ok {
		return empty{}, c.noSuchAlias(*in.AliasName)
	}
	target, err := c.permitted(in.TargetKeyID)
	if err != nil {
		return empty{}, err
	}
	// A former target that is gone took its aliases along; only the planted sharing of aliases can leave one without.
	if former, ok := c.store().keys[found.targetKeyID]; ok {
		differ := former.set.spec.family() != target.set.spec.family() || former.set.usage != target.set.usage
		if differ && !c.has(faultUpdateAliasAcrossTypes) {
			return empty{}, validationException.because("Alias %s cannot be changed from %s to %s: their key types or usages differ.",
				found.name, former.arn, target.arn)
		}
	}
	if found.targetKeyID != target.id {
		if err := c.leavesRoomForAlias(target); err != nil {
			return empty{}, err
		}
	}
	if c.stub() {
		return empty{}, nil
	}
	found.targetKeyID, found.updated = target.id, c.now
	return empty{}, nil
}

type deleteAliasInput struct {
	AliasName *string `json:"AliasName"`
}

func (in *deleteAliasInput) check(v *violations) {
	v.requiredText("aliasName", in.AliasName, aliasNameLimits)
}

func (c *call) deleteAlias(in *deleteAliasInput) (empty, error) {
	if err := c.checkAliasName(*in.AliasName); err != nil {
		return empty{}, err
	}
	aliases := c.account.aliases(c.region)
	found, ok := aliases[*in.AliasName]
	if !ok {
		return empty{}, c.noSuchAlias(*in.AliasName)
	}
	if c.stub() {
		return empty{}, nil
	}
	delete(aliases, *in.AliasName)
	if len(aliases) > 0 && c.has(faultDeleteAliasCrashes) {
		return empty{}, errCrash
	}
	if c.has(faultDeleteAliasReachesRelated) {
		for _, region := range c.account.regionNames() {
			others := c.account.aliases(region)
			if other, ok := others[found.name]; ok && other.targetKeyID == found.targetKeyID {
				delete(others, found.name)
			}
		}
	}
	return empty{}, nil
}

type listAliasesInput struct {
	KeyID *string `json:"KeyId"`
	pageRequest
}

type aliasListEntry struct {
	AliasArn        string    `json:"AliasArn"`
	AliasName       string    `json:"AliasName"`
	CreationDate    timestamp `json:"CreationDate"`
	LastUpdatedDate timestamp `json:"LastUpdatedDate"`
	TargetKeyID     string    `json:"TargetKeyId"`
}

type listAliasesOutput struct {
	Aliases []aliasListEntry `json:"Aliases"`
	pageAnswer
}

func (in *listAliasesInput) check(v *violations) {
	v.text("keyId", in.KeyID, keyIDLimits)
	in.pageRequest.check(v)
}

func (c *call) listAliases(in *listAliasesInput) (*listAliasesOutput, error) {
	var target *key
	if in.KeyID != nil {
		k, err := c.permitted(in.KeyID)
		if err != nil && c.has(faultListAliasesUnknownIsEmpty) {
			if _, err = c.keyElsewhere(*in.KeyID, err); err == nil {
				return &listAliasesOutput{Aliases: []aliasListEntry{}}, nil
			}
		}
		if err != nil {
			return nil, err
		}
		target = k
	}
	var entries []aliasListEntry
	aliases := c.account.aliases(c.region)
	for _, name := range slices.Sorted(maps.Keys(aliases)) {
		a := aliases[name]
		if target != nil && a.targetKeyID != target.id && !c.has(faultListAliasesIgnoresKeyID) {
			continue
		}
		targetKeyID := a.targetKeyID
		if c.has(faultAliasTargetIsARN) {
			targetKeyID = keyARN(c.region, c.account.id, targetKeyID)
		}
		entries = append(entries, aliasListEntry{
			AliasArn:        arnOf(c.region, c.account.id, a.name),
			AliasName:       a.name,
			CreationDate:    timestamp(a.created),
			LastUpdatedDate: timestamp(a.updated),
			TargetKeyID:     targetKeyID,
		})
	}
	entries, answer, err := page(c, in.pageRequest, 50, entries, func(e aliasListEntry) string { return e.AliasName })
	if err != nil {
		return nil, err
	}
	return &listAliasesOutput{Aliases: entries, pageAnswer: answer}, nil
}
