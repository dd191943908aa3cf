package model

import (
	"cmp"
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
)

// unknownAlias keeps for later that the alias by which a command names a key, or the alias that it
// is about, is not found although it has to be there and nobody has seen whether it is.
func (j *judge) unknownAlias(e Expectation, observed string) bool {
	if !j.c.NamesByAlias() || j.admitted(e, notFound) {
		return false
	}
	f := Finding{Rule: e.Demand, Also: e.Also, Expected: "success", Observed: observed, Symptom: "refused with " + notFound}
	if len(e.Refusals) > 0 {
		f.Rule, f.Also, f.Expected = e.Refusals[0].typeRule(), nil, e.Refusals[0].wanted()
	}
	return j.doubtAlias(f)
}

// admitted reports whether an exception is one of those that the command may be answered with.
func (*judge) admitted(e Expectation, code string) bool {
	return slices.ContainsFunc(e.Refusals, func(f Refusal) bool { return f.admits(code) }) ||
		slices.Contains(e.Either, code) || slices.Contains(e.Tolerated, code)
}

// missing judges that the key itself is not found although it has to be there. Any other
// operation than DescribeKey may have another reason to say so, which DescribeKey tells.
func (j *judge) missing(e Expectation, observed string) bool {
	admitted := j.admitted(e, notFound)
	name, direct := j.c.Key.Family()
	if !admitted && !direct && e.lifetime != "" {
		j.must(e.lifetime, false, "a key that is still there", observed)
		return true
	}
	if admitted || !direct || len(e.keys) == 0 || e.keys[0] != (keyAt{name, j.c.At}) {
		return false
	}
	at := e.keys[0]
	f := j.w.Families[name]
	k := f.Keys[at.region]
	if k.absent() {
		return true // it was said
	}
	if j.c.Op != language.DescribeKey || j.c.Key.Form != language.ByID {
		finding := Finding{
			Rule: e.Demand, Also: e.Also, Expected: "success", Observed: observed + ", and DescribeKey shows the key", Symptom: "refused with " + notFound,
		}
		if len(e.Refusals) > 0 {
			finding.Rule, finding.Also, finding.Expected = e.Refusals[0].typeRule(), nil, e.Refusals[0].wanted()
		}
		k.existence.events = append(slices.Clip(k.existence.events), Event{Rule: finding.Rule, By: j.c, Unless: &finding})
		j.ask(language.DescribeKey, at)
		return true
	}
	rule := cmp.Or(e.lifetime, e.Demand)
	if e.lifetime == "MRK-DELETE-18" && !f.witnessed() {
		j.askWitness(f, k) // its replicas may be gone, and rightly or not
		return true
	}
	j.see(reading{
		cell: &k.existence, shows: func(v string) bool { return v == gone }, adopt: there, rule: rule,
		expected: "a key that is still there", observed: observed, happened: true,
	})
	k.existence.allow(gone) // it may come back: that is no second fault
	return true
}

// askWitness asks for a replica of a primary, and then for the primary once more.
func (j *judge) askWitness(f *Family, k *Key) {
	for _, r := range f.Replicas() {
		j.ask(language.DescribeKey, keyAt{f.Symbol, r})
	}
	j.ask(language.DescribeKey, keyAt{f.Symbol, k.Region})
}

// The values of a key's existence.
const (
	there = "there"
	gone  = "gone"
)

// absent reports whether the key turned out not to be there although it has to be.
func (k *Key) absent() bool {
	return k.existence.shown(func(v string) bool { return v == gone }) >= 0
}
