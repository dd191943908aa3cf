// TagResource, UntagResource, ListResourceTags, and the checks of tags in any request.

package reference

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

const maxTags = 50

type tag struct {
	TagKey   *string `json:"TagKey"`
	TagValue *string `json:"TagValue"`
}

// tagList is the Tags member of a request.
type tagList []tag

func (l tagList) check(v *violations) {
	for i, t := range l {
		member := fmt.Sprintf("tags.%d.member.", i+1)
		v.requiredText(member+"tagKey", t.TagKey, tagKeyLimits)
		v.requiredText(member+"tagValue", t.TagValue, tagValueLimits)
	}
}

// mergedTags returns the tags that result from adding the list to the present tags.
func (c *call) mergedTags(added tagList, present map[string]string) (map[string]string, error) {
	tags := maps.Clone(present)
	if tags == nil {
		tags = make(map[string]string)
	}
	seen := make(map[string]bool)
	for _, t := range added {
		name := *t.TagKey
		if err := c.decide.mayUseTag(name); err != nil {
			return nil, err
		}
		if seen[name] {
			if err := c.decide.mayRepeatTag(name); err != nil {
				return nil, err
			}
		}
		seen[name] = true
		tags[name] = *t.TagValue
	}
	return tags, c.decide.mayHaveTags(len(tags))
}

func mayUseTag(name string) error {
	if strings.HasPrefix(strings.ToLower(name), "aws:") {
		return tagException.because("Tags beginning with aws: are reserved")
	}
	return nil
}

func mayHaveTags(count int) error {
	if count > maxTags {
		return tagException.because("Too many tags")
	}
	return nil
}

// listed returns tags as answers list them: in the order of their keys.
func listed(tags map[string]string) tagList {
	list := make(tagList, 0, len(tags))
	for _, name := range slices.Sorted(maps.Keys(tags)) {
		value := tags[name]
		list = append(list, tag{TagKey: &name, TagValue: &value})
	}
	return list
}

type tagResourceInput struct {
	KeyID *string `json:"KeyId"`
	Tags  tagList `json:"Tags"`
}

func (in *tagResourceInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.required("tags", in.Tags != nil)
	in.Tags.check(v)
}

func (c *call) tagResource(in *tagResourceInput) (empty, error) {
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return empty{}, err
	}
	tags, err := c.decide.taggedWith(c, k, in.Tags)
	if err != nil {
		return empty{}, err
	}
	c.decide.setTags(c, k, tags)
	return empty{}, nil
}

type untagResourceInput struct {
	KeyID   *string  `json:"KeyId"`
	TagKeys []string `json:"TagKeys"`
}

func (in *untagResourceInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	v.required("tagKeys", in.TagKeys != nil)
	for i := range in.TagKeys {
		v.text(fmt.Sprintf("tagKeys.%d.member", i+1), &in.TagKeys[i], tagKeyLimits)
	}
}

func (c *call) untagResource(in *untagResourceInput) (empty, error) {
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return empty{}, err
	}
	c.decide.removeTags(c, k, in.TagKeys)
	return empty{}, nil
}

func (k *key) removeTags(names []string) {
	for _, name := range names {
		delete(k.tags, name)
	}
}

type listResourceTagsInput struct {
	KeyID *string `json:"KeyId"`
	pageRequest
}

type listResourceTagsOutput struct {
	Tags tagList `json:"Tags"`
	pageAnswer
}

func (in *listResourceTagsInput) check(v *violations) {
	v.requiredText("keyId", in.KeyID, keyIDLimits)
	in.pageRequest.check(v)
}

func (c *call) listResourceTags(in *listResourceTagsInput) (*listResourceTagsOutput, error) {
	k, err := c.permitted(in.KeyID)
	if err != nil {
		return nil, err
	}
	tags, answer, err := page(c, in.pageRequest, maxTags, listed(k.tags), func(t tag) string { return *t.TagKey })
	if err != nil {
		return nil, err
	}
	return &listResourceTagsOutput{Tags: tags, pageAnswer: answer}, nil
}
