package model

import (
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectDisableKey(c language.Command) Expectation {
	return w.manage(c, func(*Key) rules.ID { return "MRK-STATE-04" },
		func(f *Family, k *Key, own Event, now time.Time) {
			own.Rule = "MRK-STATE-04"
			f.setState(k, Disabled, now, own, "MRK-INDEP-01")
			f.happened("MRK-ROTATE-13")
		})
}
