package model

import (
	"maps"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectTagResource(c language.Command) Expectation {
	e := w.manage(c, noDemand, func(f *Family, k *Key) {
		tags := maps.Clone(k.Tags)
		if tags == nil {
			tags = map[string]string{}
		}
		maps.Copy(tags, language.PairMap(language.TagPairs(c.Option("tags"))))
		f.setTags(k, tags)
	})
	e.Refusals = append(e.Refusals, tagRefusals(c)...)
	return e
}

func (w *World) expectUntagResource(c language.Command) Expectation {
	e := w.manage(c, noDemand, func(f *Family, k *Key) {
		tags := maps.Clone(k.Tags)
		delete(tags, c.Option("tagKey"))
		f.setTags(k, tags)
	})
	if c.Option("tagKey") == "" {
		e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-STATE-P06", Codes: []string{validation}, Constraint: true})
	}
	return e
}

func (f *Family) setTags(k *Key, tags map[string]string) {
	k.Tags = tags
	// Changes that follow each other are all the key's own: what is wrong after them, one of
	// them has done.
	k.TagsLost = k.TagsLost || !k.SureTags && !k.OwnTags
	k.OwnTags, k.SureTags = true, false
	f.changed(k, TagsProperty, showTags(tags), "MRK-INDEP-04")
}

func (w *World) expectListResourceTags(c language.Command) Expectation {
	return w.read(c, "MRK-LIST-03", func(j *judge, f *Family, k *Key) {
		got := tagsOf(j.body.list("Tags"))
		ok := sameTags(got, k.Tags)
		if k.TagsLost && !ok {
			return // what the change began with, nobody has seen
		}
		sure, back := k.SureTags, k.Back[TagsProperty]
		k.SureTags, k.TagsLost = ok, !ok
		if ok {
			k.came(TagsProperty)
		}
		rule := rules.ID("MRK-LIST-03")
		guarded := len(k.guarded(TagsProperty)) > 0
		switch {
		case guarded && !ok && k.OwnTags:
			return // its own change or the related key's: nobody can tell which went wrong
		case guarded:
			// Changed at a related key, which is no reason for this one to change.
			rule = "MRK-INDEP-04"
		case k.OwnTags:
			rule = "MRK-STATE-TagResource-En"
		case !k.Replica && len(k.Tags) == 0:
			rule = "MRK-CREATE-05"
		case !k.Replica:
			rule = "MRK-STATE-ListResourceTags-En"
		}
		switch {
		case rule == "MRK-INDEP-04":
		case back && !sure && !ok:
			return // whether they were ever set, nobody has seen
		case back && sure:
			rule = "MRK-DELETE-12"
		default:
			rule = k.promotedRule(TagsProperty, rule)
		}
		delete(k.Carried, TagsProperty)
		var also []rules.ID
		if primarys := f.Keys[f.Primary].Tags; rule == "MRK-LIST-03" && len(primarys) > 0 {
			also = copied(ok, sameTags(got, primarys))
		}
		j.together(rule, also, ok || j.reply.Partial, "Tags "+showTags(k.Tags), "Tags "+showTags(got))
		j.page()
	})
}
