package model

import (
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectListKeys(c language.Command) Expectation {
	if refusals := pageRefusals(c, maxLimit); len(refusals) > 0 {
		return Expectation{Refusals: refusals}
	}
	return Expectation{
		Demand:  "MRK-LIST-01",
		answers: []rules.ID{"MRK-LIST-05"},
		check:   func(j *judge) { j.listed() },
	}
}

func (j *judge) listed() {
	j.page()
	if j.limited("Keys") || j.reply.Endless {
		return
	}
	entries := map[string]string{}
	for _, e := range j.body.list("Keys") {
		m, _ := e.(map[string]any)
		entries[view(m).str("KeyId")] += view(m).str("KeyArn") + " "
	}
	for _, f := range j.w.Sorted() {
		k := f.Keys[j.c.At]
		got, listed := entries[f.ID]
		got = strings.TrimSpace(got)
		switch {
		case k == nil && f.Strays[j.c.At] && !f.MultiRegion:
			// Whether there is a key nobody knows.
		case k == nil && listed && f.Refused[j.c.At]:
			j.check("MRK-REPLICATE-E27", false, "no replica in "+string(j.c.At)+", where ReplicateKey was refused", "an entry "+got)
		case k == nil && listed && f.Gone[j.c.At].sure && !f.Gone[j.c.At].again:
			j.check("MRK-STATE-09", false, "no entry for the key in "+string(j.c.At)+", which was deleted", "an entry "+got)
		case k == nil && listed && f.Gone[j.c.At].family != "":
			// Whether it was really pending deletion, nobody has seen.
		case k == nil:
			j.check("MRK-LIST-01", !listed, "only keys of "+string(j.c.At), "an entry "+got)
		case listed:
			j.check("MRK-LIST-01", got == j.w.ARN(j.c.At, f.ID), "one entry "+j.w.ARN(j.c.At, f.ID), got)
		case !k.creating() && !k.absent() && !j.reply.Partial:
			// Whether a replica in Creating is listed is open (MRK-OPEN-49).
			j.unlisted(f, k)
		}
	}
}

// unlisted keeps for later that a list has no entry for a key: only DescribeKey tells whether the
// key is there.
func (j *judge) unlisted(f *Family, k *Key) {
	if j.sdk {
		return
	}
	finding := Finding{
		Rule: "MRK-LIST-01", Expected: "an entry " + j.w.ARN(k.Region, f.ID), Observed: "no entry for the key, which DescribeKey shows", Symptom: "no entry for a key",
	}
	k.existence.events = append(slices.Clip(k.existence.events), Event{Rule: finding.Rule, By: j.c, Unless: &finding})
	j.ask(language.DescribeKey, keyAt{f.Symbol, k.Region})
}
