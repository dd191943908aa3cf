package model

import (
	"strconv"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectListGrants(c language.Command) Expectation {
	return w.read(c, "MRK-LIST-04", func(j *judge, f *Family, k *Key) {
		j.page()
		if j.reply.Partial {
			return
		}
		got := len(j.body.list("Grants"))
		rule := rules.ID("MRK-STATE-ListGrants-En")
		if k.Replica {
			rule = "MRK-LIST-04"
		}
		want, _ := strconv.Atoi(k.grants.value())
		right := j.see(reading{
			cell: &k.grants, shows: func(v string) bool { return v == strconv.Itoa(got) }, adopt: strconv.Itoa(got), rule: rule,
			expected: countGrants(want), observed: countGrants(got),
		})
		for name, g := range j.w.Grants {
			if !right && g.Family == f.Symbol && g.Region == k.Region {
				g.Ended = true // which of them are there nobody knows any more
				j.w.Grants[name] = g
			}
		}
	})
}
