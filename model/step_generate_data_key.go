package model

import (
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectGenerateDataKey(c language.Command) Expectation {
	return w.encrypts(c, []rules.ID{"MRK-INTEROP-28"})
}
