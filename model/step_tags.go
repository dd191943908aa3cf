package model

import (
	"maps"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectTagResource(c language.Command) Expectation {
	e := w.changeTags(c, func(tags map[string]string) { maps.Copy(tags, language.PairMap(language.TagPairs(c.Option("tags")))) })
	e.Refusals = append(e.Refusals, tagRefusals(c)...)
	return e
}

func (w *World) expectUntagResource(c language.Command) Expectation {
	e := w.changeTags(c, func(tags map[string]string) { delete(tags, c.Option("tagKey")) })
	if c.Option("tagKey") == "" {
		e.Refusals = append(e.Refusals, Refusal{Rule: "MRK-STATE-P06", Codes: []string{validation}, Constraint: true})
	}
	return e
}

// changeTags is the expectation of an operation that changes some of the tags.
func (w *World) changeTags(c language.Command, change func(tags map[string]string)) Expectation {
	to := func(value string) string {
		tags := decodeTags(value)
		change(tags)
		return encodeTags(tags)
	}
	e := w.manage(c, noDemand, func(f *Family, k *Key, own Event, now time.Time) {
		f.changeOwn(k, func(k *Key) *Cell { return &k.tags }, now, to, own, Event{Rule: "MRK-INDEP-04", By: c})
	})
	e.refused = func(k *Key) { k.refusedChange(&k.tags, to, c) }
	return e
}

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
