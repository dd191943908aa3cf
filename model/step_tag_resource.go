package model

import (
	"maps"

	"github.com/mrkconform/mrkconform/model/language"
)

func (w *World) expectTagResource(c language.Command) Expectation {
	e := w.changeTags(c, func(tags map[string]string) { maps.Copy(tags, language.PairMap(language.TagPairs(c.Option("tags")))) })
	e.Refusals = append(e.Refusals, tagRefusals(c)...)
	return e
}
