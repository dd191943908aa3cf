package model

import (
	"slices"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// What a key shows of the set of related keys are two cells: its roles (MultiRegionKeyType and
// PrimaryKey) and its listing (ReplicaKeys). Every key has its own, since each may lag behind.

// rolesText is what a key in a Region shows as its role if the primary is in another, or in
// the same.
func (w *World) rolesText(f *Family, at, primary language.Region) string {
	role := "REPLICA"
	if at == primary {
		role = "PRIMARY"
	}
	return shownRoles(role, w.related(f, primary))
}

func shownRoles(role, primary string) string {
	return "MultiRegionKeyType " + orAbsent(role) + ", PrimaryKey " + orAbsent(primary)
}

// The listing is the sorted entries of ReplicaKeys, each on a line of its own.

func listingText(entries []string) string {
	return strings.Join(slices.Sorted(slices.Values(entries)), "\n")
}

func entriesOf(listing string) []string {
	if listing == "" {
		return nil
	}
	return strings.Split(listing, "\n")
}

// listed and unlisted are the listing with an entry more, or less.
func listed(entry string) func(string) string {
	return func(listing string) string {
		if slices.Contains(entriesOf(listing), entry) {
			return listing
		}
		return listingText(append(entriesOf(listing), entry))
	}
}

func unlisted(entry string) func(string) string {
	return func(listing string) string {
		return listingText(slices.DeleteFunc(entriesOf(listing), func(e string) bool { return e == entry }))
	}
}

// promotedTo is the listing after the primary has moved.
func (w *World) promotedTo(f *Family, from, to language.Region) func(string) string {
	return func(listing string) string {
		return listed(w.related(f, from))(unlisted(w.related(f, to))(listing))
	}
}

// beginMembership sets what the first key of a family shows.
func (w *World) beginMembership(f *Family, k *Key) {
	k.roles, k.listing = settledCell(w.rolesText(f, k.Region, f.Primary)), settledCell("")
}

// joinMembership notes a new replica: the primary and the replica list it at once, the other
// replicas in their own time.
func (w *World) joinMembership(f *Family, k *Key, now time.Time, by language.Command) {
	add := listed(w.related(f, k.Region))
	primary := f.Keys[f.Primary]
	k.roles = settledCell(w.rolesText(f, k.Region, f.Primary))
	k.listing = Cell{open: primary.listing.open}
	for i, v := range primary.listing.versions {
		if last := i == len(primary.listing.versions)-1; v.late || last {
			k.listing.versions = append(k.listing.versions, version{value: add(v.value), late: !last, seen: last})
		}
	}
	for _, related := range f.Keys {
		switch {
		case related == k:
		case related == primary:
			e := Event{Rule: "MRK-REPLICATE-12", Any: true, By: by}
			if f.Promotions > 0 {
				e.Rule = "MRK-META-06"
			}
			related.listing.follow(now, add, e)
			related.listing.reach()
		case !f.listedAt(w, f.Primary, related):
			related.listing.open = true
		default:
			related.listing.follow(now, add, Event{Rule: "MRK-META-07", Also: []rules.ID{"MRK-REPLICATE-20"}, By: by})
		}
	}
}

// listedAt reports whether the primary lists a replica as far as anybody knows. If it was seen not to, that was
// said, and nobody tells the replica what becomes of a set that it does not belong to.
func (f *Family) listedAt(w *World, primary language.Region, k *Key) bool {
	p := f.Keys[primary]
	return p == nil || p.listing.open || !slices.ContainsFunc(p.listing.versions, func(v version) bool {
		return v.late && !slices.Contains(entriesOf(v.value), w.related(f, k.Region))
	})
}

// leaveMembership notes that a replica was deleted.
func (w *World) leaveMembership(f *Family, r language.Region, now time.Time) {
	for _, related := range f.Keys {
		related.listing.follow(now, unlisted(w.related(f, r)), Event{Rule: "MRK-DELETE-19"})
	}
}

// promoteMembership notes that the primary has moved, which each key learns in its own time.
func (w *World) promoteMembership(f *Family, from, to language.Region, now time.Time, by language.Command) {
	var also []rules.ID
	if f.Promotions > 1 && f.Primary == f.First {
		also = []rules.ID{"MRK-PRIMARY-13"}
	}
	for _, k := range f.Keys {
		rule := rules.ID("MRK-PRIMARY-03")
		if k.Region == f.Primary || k.WasPrimary {
			rule = "MRK-PRIMARY-02"
		}
		if k.Region != from && k.Region != to && !f.listedAt(w, from, k) {
			k.roles.open, k.listing.open = true, true
			continue
		}
		k.roles.events = nil // whatever it was, it has another primary now
		k.roles.follow(now, func(string) string { return w.rolesText(f, k.Region, to) }, Event{Rule: rule, Also: also, Any: true, By: by})
		k.listing.follow(now, w.promotedTo(f, from, to), Event{Rule: "MRK-META-07", Any: true, By: by})
	}
}

// keepMembership notes that a command must have left the roles as they are, and which change it
// would have made: of the listings, or of the primary's Region.
func (w *World) keepMembership(f *Family, e Event, relist func(string) string, primary language.Region) {
	for _, k := range f.Keys {
		roles, listing := e, e
		if primary != "" {
			role, _, _ := strings.Cut(k.roles.value(), ",")
			roles.Shows = []string{w.rolesText(f, k.Region, primary)}
			if len(k.roles.events) == 0 {
				roles.Shows = append(roles.Shows, role+", PrimaryKey "+w.related(f, primary))
			}
			k.roles.happened(roles)
		}
		if relist != nil {
			listing.Shows = []string{relist(k.listing.value())}
			for _, v := range k.listing.versions {
				if v.late {
					listing.Shows = append(listing.Shows, relist(v.value)) // where it went wrong before, it does so again
				}
			}
			for _, earlier := range k.listing.events {
				for _, s := range earlier.Shows {
					listing.Shows = append(listing.Shows, relist(s)) // it may be the second that comes to nothing
				}
			}
			k.listing.happened(listing)
		}
	}
}

// mayMembership lets every key show what a command would have made of the set.
func (w *World) mayMembership(f *Family, relist func(string) string, primary language.Region) {
	for _, k := range f.Keys {
		if primary != "" {
			k.roles.allow(w.rolesText(f, k.Region, primary))
		}
		if relist != nil {
			for _, v := range k.listing.versions[k.listing.floor:] {
				k.listing.allow(relist(v.value))
			}
		}
	}
}

// keepSetOn notes what a refused command must have left alone of the set.
func (w *World) keepSetOn(f *Family, c language.Command) {
	switch {
	case c.Op == language.ReplicateKey && f.Keys[c.To] == nil:
		w.keepMembership(f, Event{Rule: "MRK-REPLICATE-E27", By: c}, listed(w.related(f, c.To)), "")
	case c.Op == language.UpdatePrimaryRegion && f.MultiRegion && c.To != f.Primary:
		w.keepMembership(f, Event{Rule: "MRK-PRIMARY-E11", By: c}, w.promotedTo(f, f.Primary, c.To), c.To)
	}
}

// moveTo takes another partition and account for that of every key, as a CreateKey tells them.
func (w *World) moveTo(partition, account string) {
	was, is := ":"+w.Account+":", ":"+account+":"
	w.Partition, w.Account = partition, account
	if was == is {
		return
	}
	for _, f := range w.Families {
		for _, k := range f.Keys {
			for _, c := range []*Cell{&k.roles, &k.listing} {
				c.versions = slices.Clone(c.versions)
				for i, v := range c.versions {
					c.versions[i].value = strings.ReplaceAll(v.value, was, is)
				}
			}
		}
	}
}

// learning reports whether the key need not show yet what the set has become.
func (k *Key) learning() bool { return k.roles.unfinished() || k.listing.unfinished() }
