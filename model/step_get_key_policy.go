package model

import (
	"encoding/json"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectGetKeyPolicy(c language.Command) Expectation {
	return w.read(c, "MRK-CREATE-04", func(j *judge, f *Family, k *Key) {
		got, want := j.body.str("Policy"), j.w.policyText(k.policy.value())
		rule, expected := rules.ID("MRK-STATE-GetKeyPolicy-En"), "Policy "+want
		if k.policy.value() == "" {
			expected = "one statement that allows the account kms:*, as " + want
		}
		if k.policy.value() == "" && !k.Replica && !sameJSON(got, want) {
			j.note("MRK-CREATE-04", "Version, Id or Sid of the default key policy differ from "+want)
		}
		switch {
		case k.policy.value() == "" && ownerOnly(got, want):
			got = want // what else stands in a default key policy is not known
		case k.Replica:
			rule = "MRK-REPLICATE-29"
		}
		j.see(reading{
			cell: &k.policy, shows: func(v string) bool { return sameJSON(got, j.w.policyText(v)) }, adopt: got, rule: rule,
			expected: expected, observed: j.body.show("Policy"),
		})
	})
}

// ownerOnly compares what is sure of a default key policy (D14): effect,
// principal, action and resource of its only statement.
func ownerOnly(got, want string) bool {
	var a, b language.PolicyDocument
	if json.Unmarshal([]byte(got), &a) != nil || json.Unmarshal([]byte(want), &b) != nil || len(a.Statement) != 1 {
		return false
	}
	x, y := a.Statement[0], b.Statement[0]
	return x.Effect == y.Effect && x.Principal["AWS"] == y.Principal["AWS"] && x.Action == y.Action && x.Resource == y.Resource
}
