package model_test

import (
	"testing"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
)

// TestJudgeOfCreating: a replica may be Creating for a while, and then never again.
func TestJudgeOfCreating(t *testing.T) {
	t.Parallel()
	const look = "DescribeKey k1 @eu-west-1"
	creating, made := described(ireland, in(model.Creating)), described(ireland)
	replica := func(s *talk, edits ...edit) *talk {
		return s.multiRegionKey().ok(replicate, replicated(ireland, edits...))
	}
	judge(t, []judged{
		{
			name: "Creating, then Enabled",
			talk: func(s *talk) { replica(s).ok(look, creating).ok(look, creating).ok(look, made) },
			held: []rules.ID{"MRK-REPLICATE-14", "MRK-STATE-03", "MRK-REPLICATE-17"},
		},
		{
			name: "Creating just before the deadline",
			talk: func(s *talk) { replica(s).later(creatingAtMost).ok(look, creating) },
			held: []rules.ID{"MRK-REPLICATE-14"},
		},
		{
			name: "Creating past the deadline",
			talk: func(s *talk) { replica(s).later(creatingAtMost+1).ok(look, creating) },
			broken: []model.Finding{
				fatal("MRK-REPLICATE-14", `KeyState "Enabled" within 30s of ReplicateKey`, `KeyState "Creating"`),
			},
		},
		{
			name: "Creating again",
			talk: func(s *talk) { replica(s).ok(look, made).ok(look, creating) },
			broken: []model.Finding{
				wrong("MRK-REPLICATE-14", `KeyState "Enabled", since the replica was seen to be made`, `KeyState "Creating"`),
			},
		},
		{
			name: "another state behind Creating",
			talk: func(s *talk) { replica(s).ok(look, creating).ok(look, described(ireland, in(model.Disabled))) },
			broken: []model.Finding{
				fatal("MRK-REPLICATE-14", `KeyState "Creating", then KeyState "Enabled"`, `KeyState "Disabled"`),
			},
		},
		{
			name: "refused while Creating",
			talk: func(s *talk) {
				replica(s).refused("Encrypt k1 @eu-west-1 -> c1", "KMSInvalidStateException", irish+" is creating.")
			},
			held: []rules.ID{"MRK-STATE-Encrypt-Cr", "MRK-INTEROP-23", "MRK-REPLICATE-16", "MRK-STATE-N14", "MRK-ERR-01"},
		},
		{
			name: "used while it was Creating before and after",
			talk: func(s *talk) {
				replica(s).ok(look, creating).ok("Encrypt k1 @eu-west-1 -> c1", encrypted(ireland)).ok(look, creating)
			},
			broken: []model.Finding{fatal("MRK-STATE-Encrypt-Cr", "no success while the key is Creating",
				`Encrypt succeeded, and DescribeKey says "Creating" behind it`, "MRK-INTEROP-23", "MRK-REPLICATE-16")},
		},
		{
			name: "used when it was made in between",
			talk: func(s *talk) {
				replica(s).ok(look, creating).ok("Encrypt k1 @eu-west-1 -> c1", encrypted(ireland)).ok(look, made)
			},
			held: []rules.ID{"MRK-STATE-03"},
		},
		{
			name: "used before anybody saw it Creating",
			talk: func(s *talk) {
				replica(s, in(model.Enabled)).ok("Encrypt k1 @eu-west-1 -> c1", encrypted(ireland)).ok(look, creating)
			},
			broken: []model.Finding{
				wrong("MRK-STATE-Encrypt-Cr", "no success while the key is Creating", `Encrypt succeeded, and DescribeKey says "Creating" behind it`, "MRK-INTEROP-23", "MRK-REPLICATE-16"),
			},
		},
		{
			name: "managing it says nothing of Creating",
			talk: func(s *talk) {
				replica(s).done("UpdateKeyDescription k1 @eu-west-1 description=changed").
					ok(look, described(ireland, in(model.Creating), set("Description", "changed")))
			},
			held: []rules.ID{"MRK-REPLICATE-14", "MRK-STATE-UpdateKeyDescription-Cr"},
		},
		{
			name: "the primary lists the replica at once",
			talk: func(s *talk) { replica(s).ok("DescribeKey k1 @us-east-1", described(virginia)) },
			broken: []model.Finding{
				wrong("MRK-REPLICATE-12", "ReplicaKeys [{"+irish+", eu-west-1}]", "ReplicaKeys []"),
			},
		},
		{
			name: "the material of another key",
			talk: func(s *talk) { replica(s).ok(look, described(ireland, set("CurrentKeyMaterialId", "cd"+material[2:]))) },
			broken: []model.Finding{
				wrong("MRK-REPLICATE-17", `CurrentKeyMaterialId "`+material+`" as at the primary`, `CurrentKeyMaterialId "cd`+material[2:]+`"`),
			},
		},
	})
}

// TestJudgeOfOldMembers: a related key may list who belonged to the set before, for a
// while, and never go back.
func TestJudgeOfOldMembers(t *testing.T) {
	t.Parallel()
	const look = "DescribeKey k1 @eu-west-1"
	older, newer := described(ireland), described(ireland, listing(ireland, sydney))
	third := func(s *talk) *talk {
		return s.related().ok("ReplicateKey k1 @us-east-1 -> ap-southeast-2", replicated(sydney, listing(ireland, sydney))).
			ok("DescribeKey k1 @ap-southeast-2", described(sydney, listing(ireland, sydney)))
	}
	const both = "ReplicaKeys [{arn:aws:kms:ap-southeast-2:111122223333:key/" + mrk + ", ap-southeast-2}, {" + irish + ", eu-west-1}]"
	judge(t, []judged{
		{name: "the new one at once", talk: func(s *talk) { third(s).ok(look, newer) }, held: []rules.ID{"MRK-META-06", "MRK-META-07", "MRK-REPLICATE-20"}},
		{name: "the old one for a while", talk: func(s *talk) { third(s).ok(look, older).ok(look, newer) }, held: []rules.ID{"MRK-META-07"}},
		{
			name:   "back to the old one",
			talk:   func(s *talk) { third(s).ok(look, newer).ok(look, older) },
			broken: []model.Finding{wrong("MRK-META-06", both, "ReplicaKeys [{"+irish+", eu-west-1}]")},
		},
		{
			name:   "the old one for too long",
			talk:   func(s *talk) { third(s).later(rolesWithin).ok(look, older) },
			broken: []model.Finding{wrong("MRK-META-07", both+" within 10s", "ReplicaKeys [{"+irish+", eu-west-1}]", "MRK-REPLICATE-20")},
		},
		{
			name:   "one that never was",
			talk:   func(s *talk) { third(s).ok(look, described(ireland, listing(sydney))) },
			broken: []model.Finding{wrong("MRK-META-06", both, "ReplicaKeys [{arn:aws:kms:ap-southeast-2:111122223333:key/"+mrk+", ap-southeast-2}]")},
		},
	})
}
