package model

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// regionShape is the pattern of RegionType in the API model (MRK-REPLICATE-E17).
var regionShape = regexp.MustCompile(`^([a-z]+-){2,3}\d+$`)

// UnknownRegion has the shape of a Region and is none (MRK-REPLICATE-E18).
const UnknownRegion language.Region = "xx-nowhere-1"

// anyRegionError is what may answer a Region that cannot hold a replica (MRK-OPEN-03).
var anyRegionError = []string{validation, unsupported, notFound, invalidArn, accessDenied, internalError}

func (w *World) expectReplicateKey(c language.Command) Expectation {
	e := Expectation{Demand: "MRK-REPLICATE-01", answers: replicaRules}
	f, k, gone := w.resolve(c, c.Key)
	if gone != nil {
		e.Refusals = append([]Refusal{*gone}, w.requestRefusals(c)...)
		return e
	}
	e.Refusals = w.replicateRefusals(c, f, k)
	if knownRegions[c.To] == "" && c.To != UnknownRegion {
		e.Either = anyRegionError
	}
	if f.Refused[c.To] {
		if f.Keys[c.To] == nil {
			e.Betrays = map[string]rules.ID{alreadyExists: "MRK-REPLICATE-E27"}
			e.Instead = e.Betrays
		}
		if f.Promotions > 0 {
			// Only a primary replicates, so that the promotion is what this denies.
			e.Instead = map[string]rules.ID{alreadyExists: "MRK-REPLICATE-E27", unsupported: "MRK-PRIMARY-18"}
		}
	}
	if f.Promotions > 0 && !f.Refused[c.To] {
		e.Demand, e.Also = "MRK-PRIMARY-18", []rules.ID{"MRK-REPLICATE-01"}
		if !f.Settled() {
			// The Region may still think that it holds a replica (MRK-PRIMARY-16).
			e.Tolerated = []string{unsupported, invalidState}
		}
	}
	if _, gone := f.Gone[c.To]; gone && !f.Refused[c.To] {
		e.Demand, e.Also = "MRK-REPLICATE-18", []rules.ID{"MRK-REPLICATE-01"}
	}
	if slices.ContainsFunc(f.Regions(), func(r language.Region) bool { return f.Keys[r].creating() }) {
		// Another replica is still made.
		e.Also, e.Tolerated = append(e.Also, "MRK-OPEN-28"), append(e.Tolerated, invalidState)
	}
	if k.State() == PendingDeletion && len(f.Keys) == 1 {
		also(e.Refusals, "MRK-REPLICATE-E13", "MRK-OPEN-34")
	}
	if k.Waited {
		e.Also = append(e.Also, "MRK-DELETE-30")
		also(e.Refusals, "MRK-REPLICATE-E12", "MRK-DELETE-30")
	}
	e.apply = func(w *World, r Reply) { w.applyReplicate(c, r) }
	e.check = func(j *judge) {
		j.replicated(j.w.Families[f.Symbol], c)
		j.held(f.Refused[c.To], "MRK-REPLICATE-E27")
	}
	e.observe = func(w *World, r Reply) {
		w.learn(w.Families[f.Symbol], c.To, view(r.Body).object("ReplicaKeyMetadata"))
	}
	return e
}

// also adds rules that say the same of the refusals of one rule.
func also(refusals []Refusal, of rules.ID, more ...rules.ID) {
	for i := range refusals {
		if refusals[i].Rule == of {
			refusals[i].Also = append(refusals[i].Also, more...)
		}
	}
}

func (w *World) replicateRefusals(c language.Command, f *Family, k *Key) []Refusal {
	role := w.roleRefusals(c, f)
	if len(role) > 0 && f.MultiRegion {
		// The check of the role comes before the one for an existing replica, which is
		// recorded; nothing more is known of the order (MRK-STATE-P05).
		if c.To == f.Primary {
			role = append(role, intoPrimary(c))
		}
		return append(append(role, w.inState(c.Op, f, k).refusals...), w.requestRefusals(c)...)
	}
	out := append(role, w.inState(c.Op, f, k).refusals...)
	switch {
	case c.To == f.Primary && f.MultiRegion:
		out = append(out, intoPrimary(c))
	case f.Keys[c.To] != nil:
		out = append(out, intoReplica(f.Keys[c.To]))
	}
	return append(out, w.requestRefusals(c)...)
}

func (w *World) roleRefusals(c language.Command, f *Family) []Refusal {
	switch {
	case !f.MultiRegion:
		return []Refusal{{Rule: "MRK-REPLICATE-E03", Codes: []string{unsupported, validation}}}
	case c.At == f.Primary:
		return nil
	}
	r := Refusal{
		Rule: "MRK-REPLICATE-E01", Codes: []string{unsupported},
		Text: w.ARN(c.At, f.ID) + " is not a multi-region primary key.",
	}
	if c.To == c.At {
		r.Rule, r.Also = "MRK-REPLICATE-E02", []rules.ID{"MRK-STATE-P05"}
	}
	if k := f.Keys[c.At]; k != nil && k.WasPrimary {
		r.Rule, r.Also = "MRK-PRIMARY-12", nil
		if !f.Settled() {
			r.Codes = append(r.Codes, invalidState)
		}
	}
	return []Refusal{r}
}

func intoPrimary(c language.Command) Refusal {
	return Refusal{
		Rule: "MRK-REPLICATE-E04", Codes: []string{validation, unsupported, alreadyExists, invalidState}, Recorded: validation,
		Text: fmt.Sprintf("%s cannot have a replica because it contains the primary.", c.To),
	}
}

func intoReplica(k *Key) Refusal {
	r := Refusal{
		Rule: "MRK-REPLICATE-E05", Codes: []string{alreadyExists},
		Text: "You can create only one replica of each primary key in each AWS Region.",
	}
	switch {
	case k.WasPrimary:
		r.Rule = "MRK-PRIMARY-19"
	case k.State() != Enabled || k.creating() && k.sawTransition():
		r.Rule = "MRK-REPLICATE-E06"
	}
	if k.State() == PendingDeletion {
		r.Also = append(r.Also, "MRK-OPEN-21")
	}
	r.Race = k.absent()
	if k.creating() {
		r.Codes, r.Also = append(r.Codes, invalidState), append(r.Also, "MRK-OPEN-29")
	}
	return r
}

// requestRefusals are those that the request alone earns.
func (w *World) requestRefusals(c language.Command) []Refusal {
	return append(w.regionRefusals(c), w.propertyRefusals(c)...)
}

func (w *World) regionRefusals(c language.Command) []Refusal {
	switch {
	case !regionShape.MatchString(string(c.To)) || len(c.To) > 32:
		return []Refusal{{Rule: "MRK-REPLICATE-E17", Codes: anyRegionError}}
	case c.To == UnknownRegion:
		return []Refusal{{
			Rule: "MRK-REPLICATE-E18", Codes: anyRegionError, Recorded: validation,
			Text: fmt.Sprintf("Region %s is not a valid Region or multi-Region keys are not supported in Region %s.", c.To, c.To),
		}}
	case knownRegions[c.To] != "" && knownRegions[c.At] != "" && PartitionOf(c.To) != PartitionOf(c.At):
		return []Refusal{{
			Rule: "MRK-REPLICATE-E19", Codes: anyRegionError, Recorded: validation,
			Text: "The replica key Region must be in the same AWS partition as the primary key Region.",
		}}
	}
	return nil
}

func (w *World) applyReplicate(c language.Command, r Reply) {
	name, _ := c.Key.Family()
	f := w.Families[name]
	primary := f.Keys[f.Primary]
	k := &Key{Region: c.To, Since: r.End, Made: r.End, Replica: true}
	state := Enabled
	if f.Origin == external {
		state, f.Imports.Ready = PendingImport, false
	}
	k.existence.set(there, r.End, Event{Rule: "MRK-REPLICATE-13", Shows: []string{gone}, By: c})
	k.state.become(string(Creating), string(state), r.End, Event{Rule: "MRK-STATE-03", By: c})
	if state == PendingImport {
		k.state.happened(Event{Rule: "MRK-IMPORT-09", Shows: []string{string(Enabled)}, By: c})
	}
	k.state.happened(Event{Rule: "MRK-REPLICATE-14", Any: true, By: c})
	w.give(k, c, r.End, givenRules{
		description: "MRK-REPLICATE-09", noDescription: "MRK-REPLICATE-09", policy: "MRK-REPLICATE-29", noPolicy: "MRK-REPLICATE-29",
		tags: "MRK-LIST-03", noTags: "MRK-LIST-03", grants: "MRK-LIST-04",
	}, primary)
	primary.state.happened(Event{Rule: "MRK-REPLICATE-12", Also: []rules.ID{"MRK-OPEN-27"}, Any: true, By: c})
	_, k.Recreated = f.Gone[c.To]
	delete(f.Gone, c.To)
	f.Keys[c.To] = k
	w.joinMembership(f, k, r.End, c)
	delete(f.Refused, c.To)
	k.SettingShown = !f.Rotation.on()
	f.happened("MRK-ROTATE-06")
}

// replicated judges the answer of ReplicateKey.
func (j *judge) replicated(f *Family, c language.Command) {
	k := f.Keys[c.To]
	m := j.body.object("ReplicaKeyMetadata")
	j.check("MRK-REPLICATE-02", len(m) > 0 && j.body.has("ReplicaPolicy"),
		"ReplicaKeyMetadata and ReplicaPolicy", "members "+memberNames(j.body))
	if len(m) == 0 {
		return
	}
	j.replicaIdentity(f, k, m)
	state := m.str("KeyState")
	enabled, _ := m.boolean("Enabled")
	j.check("MRK-REPLICATE-06",
		slices.Contains([]string{string(Creating), string(Enabled), string(PendingImport)}, state) && enabled == (state == string(Enabled)),
		"KeyState Creating (Enabled and PendingImport are tolerated), Enabled only with KeyState Enabled", m.show("KeyState")+", "+m.show("Enabled"))
	if state == string(Creating) && m.has("CurrentKeyMaterialId") {
		j.note("MRK-REPLICATE-06", "CurrentKeyMaterialId is present although the replica is Creating")
	}
	shown := [3]string{m.str("KeySpec"), m.str("KeyUsage"), m.str("Origin")}
	j.check("MRK-REPLICATE-08", shown == f.Shown && m.str("KeyManager") == "CUSTOMER",
		fmt.Sprintf("KeySpec %q, KeyUsage %q, Origin %q as at the primary, KeyManager \"CUSTOMER\"", f.Shown[0], f.Shown[1], f.Shown[2]),
		strings.Join([]string{m.show("KeySpec"), m.show("KeyUsage"), m.show("Origin"), m.show("KeyManager")}, ", "))
	j.check("MRK-REPLICATE-09", m.has("Description") && m.str("Description") == k.description.value(),
		fmt.Sprintf("Description %q, from the request and never from the primary", k.description.value()), m.show("Description"))
	j.replicaExtras(k, c)
	j.common(f, k, m)
}

func (j *judge) replicaIdentity(f *Family, k *Key, m view) {
	arn := j.w.ARN(k.Region, f.ID)
	j.must("MRK-ID-04", m.str("KeyId") == f.ID && m.str("Arn") == arn,
		fmt.Sprintf("KeyId %q, Arn %q", f.ID, arn), m.show("KeyId")+", "+m.show("Arn"))
	if m.has("KeyId") && m.str("KeyId") != f.ID {
		j.verdict.Lost = "MRK-ID-04" // it is no related key, and no id leads to one
		return
	}
	config := m.object("MultiRegionConfiguration")
	if len(config) == 0 || f.Beyond {
		return // MRK-META-02 says so; or what it lists holds a Region that can hold no replica
	}
	primary, replicas := relatedOf(config)
	listing := &f.Keys[f.Primary].listing
	if at := listing.shown(func(v string) bool { return v == listingText(replicas) }); at >= 0 && listing.versions[at].late {
		return // it lists what the primary was seen to list
	}
	want := listing.value()
	rule := rules.ID("MRK-REPLICATE-07")
	for _, entry := range replicas {
		if r := f.regionOf(j.w, entry); !slices.Contains(entriesOf(want), entry) && f.Refused[r] {
			rule = "MRK-REPLICATE-E27"
		} else if d, gone := f.Gone[r]; gone && f.Keys[r] == nil {
			if j.reply.Start.Sub(d.By) <= j.w.Timing.Roles {
				return
			}
			rule = "MRK-DELETE-19"
		}
	}
	j.check(rule,
		config.str("MultiRegionKeyType") == "REPLICA" && primary == j.w.related(f, f.Primary) && listingText(replicas) == want,
		fmt.Sprintf("MultiRegionKeyType \"REPLICA\", PrimaryKey %s, ReplicaKeys %s", j.w.related(f, f.Primary), showListing(want)),
		fmt.Sprintf("%s, PrimaryKey %s, ReplicaKeys [%s]", config.show("MultiRegionKeyType"), orAbsent(primary), strings.Join(replicas, ", ")))
}

// regionOf is the Region of an entry of ReplicaKeys among those that the family has, had or was
// refused a key in; "" for any other.
func (f *Family) regionOf(w *World, entry string) language.Region {
	for _, regions := range [][]language.Region{f.Regions(), slices.Collect(maps.Keys(f.Gone)), slices.Collect(maps.Keys(f.Refused))} {
		for _, r := range regions {
			if entry == w.related(f, r) {
				return r
			}
		}
	}
	return ""
}

// replicaExtras judges the policy and the tags in the answer. An answer that echoes the
// request is no proof of what is stored: only a read of the replica tells.
func (j *judge) replicaExtras(k *Key, c language.Command) {
	if j.body.has("ReplicaPolicy") {
		want := j.w.policyText(k.policy.value())
		j.check("MRK-REPLICATE-05", sameJSON(j.body.str("ReplicaPolicy"), want), "ReplicaPolicy "+want, j.body.show("ReplicaPolicy"))
	}
	if k.tags.open {
		return
	}
	got, tags := tagsOf(j.body.list("ReplicaTags")), decodeTags(k.tags.value())
	rule := rules.ID("MRK-REPLICATE-03")
	if c.Has("tags") {
		rule = "MRK-REPLICATE-04"
	}
	j.check(rule, sameTags(got, tags), "ReplicaTags "+showTags(tags), "ReplicaTags "+showTags(got))
}
