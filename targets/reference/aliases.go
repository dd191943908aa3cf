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

// aliases are those of this Region.
func (c *call) aliases() map[string]*alias { return c.decide.aliasesOf(c.account, c.region) }

func mayName(name string) error {
	switch {
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
	if err := c.decide.mayName(*in.AliasName); err != nil {
		return empty{}, err
	}
	target, err := c.permitted(in.TargetKeyID)
	if err != nil {
		return empty{}, err
	}
	if err := c.decide.isFree(c, *in.AliasName); err != nil {
		return empty{}, err
	}
	if err := c.leavesRoomForAlias(target); err != nil {
		return empty{}, err
	}
	c.decide.addAlias(c, *in.AliasName, target)
	return empty{}, nil
}

func (c *call) isFree(name string) error {
	if _, taken := c.aliases()[name]; taken {
		return alreadyExistsException.because("An alias with the name %s already exists", arnOf(c.region, c.account.id, name))
	}
	return nil
}

func (c *call) leavesRoomForAlias(target *key) error {
	count := 0
	for _, a := range c.aliases() {
		if a.targetKeyID == target.id {
			count++
		}
	}
	if count >= maxAliasesPerKey {
		return limitExceededException.because("%s has %d aliases already.", target.arn, count)
	}
	return nil
}

func (c *call) addAlias(name string, target *key) {
	c.decide.aliasesOf(c.account, target.region)[name] = &alias{
		name: name, targetKeyID: target.id, created: c.now, updated: c.now,
	}
}

func (c *call) updateAlias(in *aliasInput) (empty, error) {
	if err := c.decide.mayName(*in.AliasName); err != nil {
		return empty{}, err
	}
	found, ok := c.aliases()[*in.AliasName]
	if !ok {
		return empty{}, c.decide.noSuchAlias(c, *in.AliasName)
	}
	target, err := c.permitted(in.TargetKeyID)
	if err != nil {
		return empty{}, err
	}
	if err := c.decide.mayPointTo(c, found, target); err != nil {
		return empty{}, err
	}
	if found.targetKeyID != target.id {
		if err := c.leavesRoomForAlias(target); err != nil {
			return empty{}, err
		}
	}
	c.decide.moveAlias(c, found, target)
	return empty{}, nil
}

// mayPointTo wants a key of the same type and usage as the present target.
func (c *call) mayPointTo(found *alias, target *key) error {
	former, ok := c.store().keys[found.targetKeyID]
	if !ok {
		return nil // a key that is gone took its aliases along
	}
	if former.set.spec.family() != target.set.spec.family() || former.set.usage != target.set.usage {
		return validationException.because("Alias %s cannot be changed from %s to %s: their key types or usages differ.",
			found.name, former.arn, target.arn)
	}
	return nil
}

type deleteAliasInput struct {
	AliasName *string `json:"AliasName"`
}

func (in *deleteAliasInput) check(v *violations) {
	v.requiredText("aliasName", in.AliasName, aliasNameLimits)
}

func (c *call) deleteAlias(in *deleteAliasInput) (empty, error) {
	if err := c.decide.mayName(*in.AliasName); err != nil {
		return empty{}, err
	}
	found, ok := c.aliases()[*in.AliasName]
	if !ok {
		return empty{}, c.decide.noSuchAlias(c, *in.AliasName)
	}
	return empty{}, c.decide.removeAlias(c, found)
}

func (c *call) removeAlias(found *alias) error {
	delete(c.aliases(), found.name)
	return nil
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
	found, err := c.decide.listedAliases(c, in.KeyID)
	if err != nil {
		return nil, err
	}
	var entries []aliasListEntry
	for _, a := range found {
		entries = append(entries, c.decide.aliasListEntry(c, a))
	}
	entries, answer, err := page(c, in.pageRequest, 50, entries, func(e aliasListEntry) string { return e.AliasName })
	if err != nil {
		return nil, err
	}
	return &listAliasesOutput{Aliases: entries, pageAnswer: answer}, nil
}

// listedAliases are those of the Region, or of the key.
func (c *call) listedAliases(keyID *string) ([]*alias, error) {
	all := slices.SortedFunc(maps.Values(c.aliases()), func(a, b *alias) int { return strings.Compare(a.name, b.name) })
	if keyID == nil {
		return all, nil
	}
	target, err := c.permitted(keyID)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(a *alias) bool { return a.targetKeyID != target.id }), nil
}

func (c *call) aliasListEntry(a *alias) aliasListEntry {
	return aliasListEntry{
		AliasArn:        arnOf(c.region, c.account.id, a.name),
		AliasName:       a.name,
		CreationDate:    timestamp(a.created),
		LastUpdatedDate: timestamp(a.updated),
		TargetKeyID:     a.targetKeyID,
	}
}
