package model

import (
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectListResourceTags(c language.Command) Expectation {
	return w.read(c, "MRK-LIST-03", func(j *judge, f *Family, k *Key) {
		j.page()
		if j.reply.Partial {
			return
		}
		got := tagsOf(j.body.list("Tags"))
		rule := rules.ID("MRK-STATE-ListResourceTags-En")
		if k.Replica {
			rule = "MRK-LIST-03"
		}
		j.see(reading{
			cell: &k.tags, shows: func(v string) bool { return sameTags(got, decodeTags(v)) }, adopt: encodeTags(got), rule: rule,
			expected: "Tags " + showTags(decodeTags(k.tags.value())), observed: "Tags " + showTags(got),
		})
	})
}
