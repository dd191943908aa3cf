package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// configuration judges a MultiRegionConfiguration: the role of the key and who is listed as
// related.
func (j *judge) configuration(f *Family, k *Key, config view) {
	if k.stuck() {
		return // the roles wait for the end of the transition, which was missed
	}
	if k.updating() {
		return // what it shows may be of before, of after, or of neither (MRK-PRIMARY-05)
	}
	primary, replicas := relatedOf(config)
	j.roles(f, k, config.str("MultiRegionKeyType"), primary)
	j.listing(f, k, config, replicas)
}

func (j *judge) roles(f *Family, k *Key, role, primary string) {
	shown := shownRoles(role, primary)
	want := k.roles.value()
	r := reading{
		cell: &k.roles, shows: func(v string) bool { return v == shown }, adopt: shown, rule: "MRK-META-03", also: []rules.ID{"MRK-META-04"},
		expected: want, observed: shown,
	}
	if strings.HasPrefix(want, shownRoles(role, "")[:len("MultiRegionKeyType ")+len(orAbsent(role))+1]) {
		r.rule, r.also = "MRK-META-04", []rules.ID{"MRK-META-03"}
	}
	if !j.spread(f, r) && role == "REPLICA" {
		j.adoptPrimary(f, k, primary)
	}
}

func (j *judge) listing(f *Family, k *Key, config view, replicas []string) {
	shown := listingText(replicas)
	if f.Beyond {
		k.listing.adopt(shown, j.reply.End)
		return
	}
	rule := rules.ID("MRK-META-06")
	if k.listing.value() == "" {
		rule = "MRK-META-05"
	}
	right := j.spread(f, reading{
		cell: &k.listing, shows: func(v string) bool { return v == shown }, adopt: shown, rule: rule,
		expected: "ReplicaKeys " + showListing(k.listing.value()), observed: "ReplicaKeys " + showListing(shown),
	})
	if right && shown == "" && k.listing.value() == "" {
		j.emptyReplicas(config)
	}
	if right && len(f.Keys) > 1 && k.listing.value() == shown && k.roles.floor == len(k.roles.versions)-1 {
		j.held(true, "MRK-META-07")
	}
}

func showListing(listing string) string { return "[" + strings.Join(entriesOf(listing), ", ") + "]" }

// spread judges a cell that every related key has, of which a change reaches each in its own
// time. It reports whether the value may be shown.
func (j *judge) spread(f *Family, r reading) bool {
	c := r.cell
	if c.open {
		return j.see(r)
	}
	newest := len(c.versions) - 1
	at := c.shown(r.shows)
	switch {
	case at == newest:
		return j.see(r)
	case at < 0 && f.Promotions > 0 && c.unfinished() && !j.overdue(f, c.versions[newest]):
		return true // while a promotion is on its way, values may be of before, of after, or of neither (MRK-PRIMARY-05)
	case at < 0:
		right := c.versions[newest]
		if j.see(r) {
			return true
		}
		c.versions[0].late = true
		c.versions = append(c.versions, right) // what is right stays right
		return false
	case c.versions[at].late:
		return true // it was said
	}
	c.versions = slices.Clone(c.versions)
	c.versions[at].seen, c.floor = true, at
	next := c.versions[at+1]
	if !j.overdue(f, next) {
		return true
	}
	c.versions[at].late = true
	f2 := Finding{
		Rule: next.by, Symptom: "related keys never learn of it",
		Expected: fmt.Sprintf("%s within %s", r.expected, j.w.Timing.Roles), Observed: r.observed,
	}
	for _, e := range c.events {
		if e.Rule == next.by {
			f2.Also, f2.Op, f2.By = e.Also, e.By.Op, writtenBy(e.By)
		}
	}
	j.record(f2)
	return false
}

// overdue reports whether a version is so old that every related key has to show it: as long as a
// replica is made, none need.
func (j *judge) overdue(f *Family, v version) bool {
	since := v.since
	for _, k := range f.Keys {
		if k.creating() {
			return false
		}
		if slow := k.Ready.Sub(k.Made) > j.w.Timing.Roles; k.Replica && slow && k.Ready.After(since) {
			since = k.Ready
		}
	}
	return j.reply.Start.Sub(since) > j.w.Timing.Roles
}

// adoptPrimary takes another key for the primary where the one that has to be it says so. Of
// any other key's word for it, that one is asked.
func (j *judge) adoptPrimary(f *Family, k *Key, shown string) {
	if k.Region != f.Primary {
		j.ask(language.DescribeKey, keyAt{f.Symbol, f.Primary})
		return
	}
	for _, r := range f.Replicas() {
		if shown == j.w.related(f, r) {
			j.w.reappoint(f, r)
			return
		}
	}
}

// reappoint makes another key the primary of a set that turned out to have it there. What the
// keys would have shown otherwise is not held against them.
func (w *World) reappoint(f *Family, to language.Region) {
	relist := w.promotedTo(f, f.Primary, to)
	f.Primary = to
	for _, k := range f.Keys {
		k.roles = Cell{versions: []version{{value: k.roles.value(), late: true}, {value: w.rolesText(f, k.Region, to)}}}
		k.listing = Cell{versions: []version{{value: k.listing.value(), late: true}, {value: relist(k.listing.value())}}}
	}
}
