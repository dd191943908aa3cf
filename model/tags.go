package model

import (
	"time"

	"github.com/mrkconform/mrkconform/model/language"
)

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
