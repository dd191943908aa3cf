package model

import (
	"fmt"
	"slices"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// inFlux reports whether nothing can be said of the roles that a key shows: while a
// promotion is on its way, values may be of before, of after, or of neither
// (MRK-PRIMARY-05).
func (j *judge) inFlux(f *Family, k *Key, seen int) bool {
	latest := len(f.Members) - 1
	late := j.reply.Start.Sub(f.Members[latest].Since) > j.w.Timing.Roles
	return f.Promotions > 0 && seen < 0 && k.Seen < latest && !late
}

// roles judges MultiRegionKeyType and PrimaryKey against the version of the set that
// the answer fits, or the newest one if it fits none.
func (j *judge) roles(f *Family, k *Key, seen int, config view) {
	version := f.Members[len(f.Members)-1]
	if seen >= 0 {
		version = f.Members[seen]
	}
	primary, _ := relatedOf(config)
	role, want := "REPLICA", j.w.related(f, version.Primary)
	if k.Region == version.Primary {
		role = "PRIMARY"
	}
	roleRule, primaryRule := rules.ID("MRK-META-03"), rules.ID("MRK-META-04")
	sure := k.SureRoles
	k.SureRoles = config.str("MultiRegionKeyType") == role && primary == want
	for r := range f.Unpromoted {
		if f.ledBefore(r) {
			continue // the key may show what was true once
		}
		if sure && (primary == j.w.related(f, r) && r != version.Primary || r == k.Region && config.str("MultiRegionKeyType") == "PRIMARY" && role == "REPLICA") {
			roleRule, primaryRule = "MRK-PRIMARY-E11", "MRK-PRIMARY-E11"
		}
	}
	if f.Idle && roleRule == "MRK-META-03" && sure {
		roleRule, primaryRule = "MRK-PRIMARY-E04", "MRK-PRIMARY-E04"
	}
	if f.Promotions > 0 && roleRule == "MRK-META-03" && seen < 0 {
		roleRule, primaryRule = f.promotionRule(k), f.promotionRule(k)
	}
	switch {
	case k.SureRoles:
		k.RolesBy = ""
	case k.RolesBy != "":
		roleRule, primaryRule = k.RolesBy, k.RolesBy
	case roleRule == "MRK-PRIMARY-E04" || roleRule == "MRK-PRIMARY-E11":
		k.RolesBy = roleRule
	}
	j.check(roleRule, config.str("MultiRegionKeyType") == role, fmt.Sprintf("MultiRegionKeyType %q", role), config.show("MultiRegionKeyType"))
	j.check(primaryRule, primary == want, "PrimaryKey "+want, "PrimaryKey "+orAbsent(primary))
	if primary != want && seen < 0 {
		j.adoptPrimary(f, k, primary)
	}
	if seen >= 0 && len(f.Unpromoted) > 0 {
		j.held(true, "MRK-PRIMARY-E11")
	}
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
			f.Primary = r
			f.newMembership(j.reply.End)
			for _, related := range f.Keys {
				related.Seen = len(f.Members) - 1
			}
			return
		}
	}
}

// ledBefore reports whether the primary was in a Region before it came to where it is.
func (f *Family) ledBefore(r language.Region) bool {
	return slices.ContainsFunc(f.Members, func(m Membership) bool { return m.Primary == r })
}

// promotionRule says which rule demands the new roles at a key.
func (f *Family) promotionRule(k *Key) rules.ID {
	if k.Region == f.Primary || k.WasPrimary {
		return "MRK-PRIMARY-02"
	}
	return "MRK-PRIMARY-03"
}

// promoted judges that the roles have arrived.
func (j *judge) promoted(f *Family, k *Key, arrived bool, config view) {
	if f.Promotions == 0 {
		return
	}
	primary, _ := relatedOf(config)
	var also []rules.ID
	if f.Promotions > 1 && f.Primary == f.Members[0].Primary {
		also = []rules.ID{"MRK-PRIMARY-13"}
	}
	j.together(f.promotionRule(k), also, arrived, fmt.Sprintf("PrimaryKey %s within %s", j.w.related(f, f.Primary), j.w.Timing.Roles), "PrimaryKey "+orAbsent(primary))
}
