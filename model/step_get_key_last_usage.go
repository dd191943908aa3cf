package model

import (
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
)

// expectGetKeyLastUsage: the record of a use arrives when it likes, so that its absence
// says nothing. Its presence at a key that nobody used says that it came from elsewhere.
func (w *World) expectGetKeyLastUsage(c language.Command) Expectation {
	return w.read(c, "MRK-INDEP-12", func(j *judge, f *Family, k *Key) {
		used := len(j.body.object("KeyLastUsage")) > 0
		related := slices.ContainsFunc(f.Regions(), func(r language.Region) bool { return f.Keys[r].Used })
		switch {
		case k.Used:
		case related:
			j.check("MRK-INDEP-12", !used, "no KeyLastUsage, since only related keys were used", j.body.show("KeyLastUsage"))
		case used:
			j.note("MRK-INDEP-12", "GetKeyLastUsage has a record of a key that was never used")
		}
	})
}
