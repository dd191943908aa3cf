package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// Invariants are the rules that an [Inspect] judges, in the order of the rule book.
var Invariants = []rules.ID{"INV-1", "INV-2", "INV-3", "INV-4", "INV-5", "INV-6", "INV-7", "INV-8", "INV-9", "INV-10"}

// Judge judges the invariants that hold of a family at any time that it is at rest:
// INV-1 to INV-6 and INV-8. What it says depends on the answers alone.
func (s Sight) Judge() []Finding {
	if len(s.Keys) == 0 {
		return nil
	}
	var out []Finding
	if s.multiRegion() {
		out = append(out, s.onePrimary())
		if len(s.Keys) > 1 {
			out = append(out, s.equal())
		}
		out = append(out, s.sets())
	}
	out = append(out, s.waits(), s.states(), s.members())
	if len(s.Opened) > 0 {
		out = append(out, s.reads()...)
	}
	return out
}

// finding is a finding on the first of what is wrong, or on nothing.
func finding(rule rules.ID, expected string, wrong []string) Finding {
	if len(wrong) == 0 {
		return Finding{Rule: rule, Held: true}
	}
	return Finding{Rule: rule, Expected: expected, Observed: strings.Join(wrong, "; ")}
}

// config is the MultiRegionConfiguration of a key.
func config(m view) view { return m.object("MultiRegionConfiguration") }

// entries are the Regions of PrimaryKey and of ReplicaKeys.
func entries(m view) (primary string, replicas []string) {
	for _, e := range config(m).list("ReplicaKeys") {
		entry, _ := e.(map[string]any)
		replicas = append(replicas, view(entry).str("Region"))
	}
	return config(m).object("PrimaryKey").str("Region"), replicas
}

// onePrimary is INV-1.
func (s Sight) onePrimary() Finding {
	const expected = "one PRIMARY among the related keys, and one key in each Region"
	var primaries, wrong []string
	for _, r := range s.regions() {
		if config(s.key(r)).str("MultiRegionKeyType") == "PRIMARY" {
			primaries = append(primaries, string(r))
		}
		_, replicas := entries(s.key(r))
		slices.Sort(replicas)
		if len(slices.Compact(slices.Clone(replicas))) < len(replicas) {
			wrong = append(wrong, fmt.Sprintf("%s lists ReplicaKeys in %s", r, strings.Join(replicas, ", ")))
		}
	}
	if len(primaries) != 1 {
		wrong = append([]string{s.show(func(m view) string { return orAbsent(config(m).str("MultiRegionKeyType")) })}, wrong...)
	}
	return finding("INV-1", expected, wrong)
}

// shared are the members that related keys have in common.
var shared = []string{
	"KeyId", "KeySpec", "CustomerMasterKeySpec", "KeyUsage", "Origin",
	"EncryptionAlgorithms", "SigningAlgorithms", "MacAlgorithms", "KeyAgreementAlgorithms",
}

// equal is INV-2.
func (s Sight) equal() Finding {
	var wrong []string
	regions := s.regions()
	for _, name := range shared {
		render := func(m view) string {
			if len(m.list(name)) > 0 {
				return "[" + strings.Join(m.strings(name), ", ") + "]"
			}
			return orAbsent(m.str(name))
		}
		if slices.ContainsFunc(regions, func(r language.Region) bool { return render(s.key(r)) != render(s.key(regions[0])) }) {
			wrong = append(wrong, name+": "+s.show(render))
		}
	}
	// A replica that was scheduled while it was made may never get its material, not even
	// once that is canceled (MRK-DELETE-27); a key that can be used has one.
	var materials []string
	for _, r := range regions {
		m := s.key(r)
		if id := m.str("CurrentKeyMaterialId"); m.str("Origin") == "AWS_KMS" && (id != "" || m.str("KeyState") == string(Enabled)) {
			materials = append(materials, id)
		}
	}
	if len(slices.Compact(materials)) > 1 && !s.Turning {
		wrong = append(wrong, "CurrentKeyMaterialId: "+s.show(func(m view) string { return orAbsent(m.str("CurrentKeyMaterialId")) }))
	}
	var on, off []string
	for _, r := range regions {
		switch enabled, told := s.Rotation[r]; {
		case told && enabled:
			on = append(on, string(r))
		case told:
			off = append(off, string(r))
		}
	}
	if len(on) > 0 && len(off) > 0 && !s.Setting {
		wrong = append(wrong, fmt.Sprintf("KeyRotationEnabled true in %s, false in %s", strings.Join(on, ", "), strings.Join(off, ", ")))
	}
	return finding("INV-2", "related keys that are equal in what they share", wrong)
}

// each is a finding on what is wrong with any of the keys alone.
func (s Sight) each(rule rules.ID, expected string, wrong func(r language.Region, m view) []string) Finding {
	var all []string
	for _, r := range s.regions() {
		all = append(all, wrong(r, s.key(r))...)
	}
	return finding(rule, expected, all)
}

// sets is INV-3.
func (s Sight) sets() Finding {
	return s.each("INV-3", "every key in the set that it shows, and every Arn in its Region", func(r language.Region, m view) (wrong []string) {
		primary, replicas := entries(m)
		if slices.Contains(replicas, primary) {
			wrong = append(wrong, fmt.Sprintf("%s shows %s as PrimaryKey and in ReplicaKeys", r, primary))
		}
		if primary != string(r) && !slices.Contains(replicas, string(r)) {
			wrong = append(wrong, fmt.Sprintf("%s shows itself neither as PrimaryKey nor in ReplicaKeys", r))
		}
		if bad := strayARN(m, r); bad != "" {
			wrong = append(wrong, fmt.Sprintf("%s shows %s", r, bad))
		}
		return wrong
	})
}

// strayARN finds an ARN that does not name the Region beside it, or another key.
func strayARN(m view, at language.Region) string {
	type named struct{ arn, region string }
	list := []named{{m.str("Arn"), string(at)}}
	add := func(e view) { list = append(list, named{e.str("Arn"), e.str("Region")}) }
	if config(m).has("PrimaryKey") {
		add(config(m).object("PrimaryKey"))
	}
	for _, e := range config(m).list("ReplicaKeys") {
		entry, _ := e.(map[string]any)
		add(entry)
	}
	for _, n := range list {
		if _, region, id, ok := splitARN(n.arn); !ok || region != n.region || id != m.str("KeyId") {
			return fmt.Sprintf("Arn %q beside the Region %s", n.arn, orAbsent(n.region))
		}
	}
	return ""
}

// waits is INV-4.
func (s Sight) waits() Finding {
	return s.each("INV-4", "PendingReplicaDeletion at a PRIMARY with replicas alone, PendingDeletion at one without alone", func(r language.Region, m view) (wrong []string) {
		role := config(m).str("MultiRegionKeyType")
		_, replicas := entries(m)
		state := KeyState(m.str("KeyState"))
		if state == PendingReplicaDeletion && (role != "PRIMARY" || len(replicas) == 0) ||
			state == PendingDeletion && role == "PRIMARY" && len(replicas) > 0 {
			wrong = append(wrong, fmt.Sprintf("%s is %s, %s, with %d replicas", r, orAbsent(role), state, len(replicas)))
		}
		return wrong
	})
}

// states is INV-5.
func (s Sight) states() Finding {
	return s.each("INV-5", "Creating at a REPLICA, PendingImport with Origin EXTERNAL, Updating in a set with replicas", func(r language.Region, m view) (wrong []string) {
		_, replicas := entries(m)
		state := KeyState(m.str("KeyState"))
		if state == Creating && config(m).str("MultiRegionKeyType") != "REPLICA" ||
			state == PendingImport && m.str("Origin") != "EXTERNAL" ||
			state == Updating && len(replicas) == 0 {
			wrong = append(wrong, fmt.Sprintf("%s is %s: %s, Origin %s, %d replicas", r, state, orAbsent(config(m).str("MultiRegionKeyType")), m.str("Origin"), len(replicas)))
		}
		return wrong
	})
}

// members is INV-6.
func (s Sight) members() Finding {
	return s.each("INV-6", "Enabled, DeletionDate and PendingDeletionWindowInDays that fit KeyState", func(r language.Region, m view) (wrong []string) {
		state := KeyState(m.str("KeyState"))
		enabled, told := m.boolean("Enabled")
		if state != Updating && (!told || enabled != (state == Enabled)) ||
			m.has("DeletionDate") != (state == PendingDeletion) ||
			m.has("PendingDeletionWindowInDays") != (state == PendingReplicaDeletion) {
			dated := "no DeletionDate"
			if m.has("DeletionDate") {
				dated = "a DeletionDate" // the date itself is another in every run
			}
			wrong = append(wrong, fmt.Sprintf("%s is %s with %s, %s, %s", r, state, m.show("Enabled"), dated, m.show("PendingDeletionWindowInDays")))
		}
		return wrong
	})
}

// reads is INV-8.
func (s Sight) reads() []Finding {
	usable := func(r language.Region) bool { return s.key(r).str("KeyState") == string(Enabled) }
	var wrong []string
	judged := false
	for _, o := range s.Opened {
		switch {
		case o.Outside:
			judged = true
			if o.Read {
				wrong = append(wrong, fmt.Sprintf("ciphertext of %s is read in %s by a key outside the set", o.From, o.At))
			}
		case usable(o.From) && usable(o.At):
			judged = true
			if !o.Read {
				wrong = append(wrong, fmt.Sprintf("ciphertext of %s in %s: %s", o.From, o.At, o.Answer))
			}
		}
	}
	if !judged {
		return nil
	}
	return []Finding{finding("INV-8", "the plaintext from every Enabled key of the set, and from no other key", wrong)}
}
