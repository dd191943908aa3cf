package model

import (
	"fmt"

	"github.com/mrkconform/mrkconform/model/language"
)

// policyName is the only key policy that a key has.
const policyName = "default"

func (w *World) expectListKeyPolicies(c language.Command) Expectation {
	return w.read(c, "MRK-INDEP-03", func(j *judge, _ *Family, _ *Key) {
		got := j.body.strings("PolicyNames")
		j.check("MRK-INDEP-03", len(got) == 1 && got[0] == policyName, fmt.Sprintf("PolicyNames [%q]", policyName), j.body.show("PolicyNames"))
		j.page()
	})
}
