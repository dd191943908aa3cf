package model

import "github.com/mrkconform/mrkconform/model/language"

// changeTags is the expectation of an operation that changes some of the tags.
func (w *World) changeTags(c language.Command, change func(tags map[string]string)) Expectation {
	return w.changesOwn(c, tagCell, func(value string) string {
		tags := decodeTags(value)
		change(tags)
		return encodeTags(tags)
	}, "MRK-INDEP-04")
}
