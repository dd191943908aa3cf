package model_test

import (
	"testing"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/rules"
)

const create, replicate = "k1 = CreateKey @us-east-1 multiRegion", "ReplicateKey k1 @us-east-1 -> eu-west-1"

func TestJudgeOfCreateKey(t *testing.T) {
	t.Parallel()
	judge(t, []judged{
		{
			name: "right",
			talk: func(s *talk) { s.ok(create, described(virginia)) },
			held: []rules.ID{
				"MRK-CREATE-01", "MRK-CREATE-02", "MRK-CREATE-03", "MRK-ID-01", "MRK-ID-02", "MRK-ID-05", "MRK-META-01", "MRK-META-02",
				"MRK-META-05", "MRK-META-08", "MRK-META-09", "MRK-META-10", "MRK-META-11", "MRK-META-12", "MRK-META-14", "MRK-META-15",
				"MRK-ENVELOPE-CreateKey",
			},
		},
		{
			name:   "an id of another shape",
			talk:   func(s *talk) { s.ok(create, described(virginia, named("mrk-00FFzz"))) },
			held:   []rules.ID{"MRK-ID-01"},
			broken: []model.Finding{wrong("MRK-ID-02", "mrk- and 32 lower-case hexadecimal digits", `a KeyId of the shape "mrk-xxXXzz"`)},
		},
		{
			name: "an id without the prefix",
			talk: func(s *talk) { s.ok(create, described(virginia, named(uuid))) },
			broken: []model.Finding{
				wrong("MRK-ID-01", "a KeyId that begins with mrk-", `a KeyId of the shape "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"`),
			},
		},
		{
			name: "a single-Region key with the id of a multi-Region key",
			talk: func(s *talk) {
				s.ok("k1 = CreateKey @us-east-1", described(virginia, singleRegion, set("KeyId", mrk), set("Arn", virgo)))
			},
			broken: []model.Finding{
				wrong("MRK-ID-03", "a UUID without the prefix mrk-", `a KeyId of the shape "mrk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"`),
			},
		},
		{
			name:   "an id that another key has",
			talk:   func(s *talk) { s.multiRegionKey().ok("k2 = CreateKey @us-east-1 multiRegion", described(virginia)) },
			broken: []model.Finding{wrong("MRK-ID-05", "an id that no other key has", `KeyId "`+mrk+`"`)},
		},
		{
			name:   "MultiRegion left out",
			talk:   func(s *talk) { s.ok(create, described(virginia, drop("MultiRegion"))) },
			broken: []model.Finding{wrong("MRK-META-01", "MultiRegion true", "MultiRegion absent")},
		},
		{
			name:   "MultiRegion as a text",
			talk:   func(s *talk) { s.ok(create, described(virginia, set("MultiRegion", "true"))) },
			broken: []model.Finding{wrong("MRK-META-01", "MultiRegion true", `MultiRegion "true"`)},
		},
		{
			name: "the configuration left out",
			talk: func(s *talk) { s.ok(create, described(virginia, drop("MultiRegionConfiguration"))) },
			broken: []model.Finding{
				wrong("MRK-META-02", "MultiRegionConfiguration present: true", "MultiRegionConfiguration absent"),
				wrong("MRK-CREATE-01", `MultiRegionKeyType "PRIMARY", PrimaryKey {`+virgo+`, us-east-1}, ReplicaKeys []`,
					"MultiRegionKeyType absent, PrimaryKey absent, ReplicaKeys []"),
			},
		},
		{
			name: "ReplicaKeys left out",
			talk: func(s *talk) {
				s.ok(create, described(virginia, func(m object) { drop("ReplicaKeys")(m["MultiRegionConfiguration"].(object)) }))
			},
			broken: []model.Finding{wrong("MRK-META-05", "ReplicaKeys []", "ReplicaKeys absent")},
		},
		{
			name: "Enabled says something else than KeyState",
			talk: func(s *talk) { s.ok(create, described(virginia, set("Enabled", false))) },
			broken: []model.Finding{
				wrong("MRK-META-08", `Enabled true if and only if KeyState is "Enabled"`, `Enabled false, KeyState "Enabled"`),
			},
		},
		{
			name: "a member left out, and the wrong manager",
			talk: func(s *talk) { s.ok(create, described(virginia, drop("CreationDate"), set("KeyManager", "AWS"))) },
			broken: []model.Finding{wrong("MRK-META-09",
				`KeyManager "CUSTOMER" and the members AWSAccountId, Arn, CreationDate, CustomerMasterKeySpec, Description, Enabled, KeyId, KeyManager, KeySpec, KeyState, KeyUsage, Origin`,
				`absent: CreationDate; KeyManager "AWS"`)},
		},
		{
			name:   "a material id of another shape",
			talk:   func(s *talk) { s.ok(create, described(virginia, set("CurrentKeyMaterialId", "1"))) },
			broken: []model.Finding{wrong("MRK-META-12", "a CurrentKeyMaterialId of 64 lower-case hexadecimal digits", `CurrentKeyMaterialId "1"`)},
		},
		{
			name: "a second list of algorithms",
			talk: func(s *talk) { s.ok(create, described(virginia, set("MacAlgorithms", []any{"HMAC_SHA_256"}))) },
			broken: []model.Finding{wrong("MRK-META-11", "EncryptionAlgorithms [SYMMETRIC_DEFAULT] and no other list of algorithms",
				"lists present: EncryptionAlgorithms, MacAlgorithms; EncryptionAlgorithms [SYMMETRIC_DEFAULT]")},
		},
		{
			name: "an EXTERNAL key with material",
			talk: func(s *talk) {
				s.ok(create+" origin=EXTERNAL", described(virginia, set("Origin", "EXTERNAL"), drop("CurrentKeyMaterialId")))
			},
			broken: []model.Finding{
				fatal("MRK-CREATE-09", `KeyState "PendingImport"`, `KeyState "Enabled"`),
				wrong("MRK-STATE-02", `KeyState "PendingImport"`, `KeyState "Enabled"`),
			},
		},
	})
}

func TestJudgeOfReplicateKey(t *testing.T) {
	t.Parallel()
	primary := func(s *talk) *talk {
		return s.ok(create+" description=first tags=team/red policy=p1", described(virginia, set("Description", "first")))
	}
	judge(t, []judged{
		{
			name: "right",
			talk: func(s *talk) { primary(s).ok(replicate, replicated(ireland)) },
			held: []rules.ID{
				"MRK-REPLICATE-01", "MRK-REPLICATE-02", "MRK-REPLICATE-03", "MRK-REPLICATE-05", "MRK-REPLICATE-06", "MRK-REPLICATE-07",
				"MRK-REPLICATE-08", "MRK-REPLICATE-09", "MRK-ID-04",
			},
		},
		{
			name: "the replica is called PRIMARY",
			talk: func(s *talk) { primary(s).ok(replicate, replicated(ireland, role("PRIMARY"))) },
			broken: []model.Finding{wrong("MRK-REPLICATE-07",
				`MultiRegionKeyType "REPLICA", PrimaryKey {`+virgo+`, us-east-1}, ReplicaKeys [{`+irish+`, eu-west-1}]`,
				`MultiRegionKeyType "PRIMARY", PrimaryKey {`+virgo+`, us-east-1}, ReplicaKeys [{`+irish+`, eu-west-1}]`)},
		},
		{
			name:   "the description copied",
			talk:   func(s *talk) { primary(s).ok(replicate, replicated(ireland, set("Description", "first"))) },
			broken: []model.Finding{wrong("MRK-REPLICATE-09", `Description "", from the request and never from the primary`, `Description "first"`)},
		},
		{
			name: "the tags copied",
			talk: func(s *talk) {
				body := replicated(ireland)
				body["ReplicaTags"] = []any{object{"TagKey": "team", "TagValue": "red"}}
				primary(s).ok(replicate, body)
			},
			broken: []model.Finding{wrong("MRK-REPLICATE-03", "ReplicaTags []", "ReplicaTags [team=red]")},
		},
		{
			name: "the tags of the request left out",
			talk: func(s *talk) { primary(s).ok(replicate+" tags=team/blue,cost/7", replicated(ireland)) },
			broken: []model.Finding{
				wrong("MRK-REPLICATE-04", "ReplicaTags [cost=7, team=blue]", "ReplicaTags []"),
			},
		},
		{
			name: "the policy left out",
			talk: func(s *talk) {
				body := replicated(ireland)
				delete(body, "ReplicaPolicy")
				primary(s).ok(replicate, body)
			},
			broken: []model.Finding{
				wrong("MRK-REPLICATE-02", "ReplicaKeyMetadata and ReplicaPolicy", "members ReplicaKeyMetadata, ReplicaTags"),
			},
		},
		{
			name: "another id",
			talk: func(s *talk) { primary(s).ok(replicate, replicated(ireland, set("Arn", virgo))) },
			broken: []model.Finding{
				fatal("MRK-ID-04", `KeyId "`+mrk+`", Arn "`+irish+`"`, `KeyId "`+mrk+`", Arn "`+virgo+`"`),
			},
		},
		{
			name:  "the material id of a replica in Creating is a note",
			talk:  func(s *talk) { primary(s).ok(replicate, replicated(ireland, set("CurrentKeyMaterialId", material))) },
			held:  []rules.ID{"MRK-REPLICATE-06"},
			notes: []model.Note{{Rule: "MRK-REPLICATE-06", Text: "CurrentKeyMaterialId is present although the replica is Creating"}},
		},
		{
			name: "DescribeKey shows the description of the primary",
			talk: func(s *talk) {
				primary(s).ok(replicate, replicated(ireland)).ok("DescribeKey k1 @eu-west-1", described(ireland, set("Description", "first")))
			},
			held:   []rules.ID{"MRK-REPLICATE-13", "MRK-REPLICATE-17", "MRK-STATE-03"},
			broken: []model.Finding{wrong("MRK-REPLICATE-09", `Description ""`, `Description "first"`, "MRK-REPLICATE-10")},
		},
	})
}

// TestTheAnswerIsJudgedAsTheSDKReadsItToo: what the SDK makes of an answer is what
// its user gets, but a fault of both is one fault.
func TestTheAnswerIsJudgedAsTheSDKReadsItToo(t *testing.T) {
	t.Parallel()
	hear := func(raw, typed object) func(s *talk) {
		return func(s *talk) { s.hear(create, model.Reply{Kind: model.Succeeded, Body: raw, Typed: typed}) }
	}
	const sdk = " (as the AWS SDK for Go reads the answer)"
	judge(t, []judged{
		{name: "the same", talk: hear(described(virginia), described(virginia)), held: []rules.ID{"MRK-META-01"}},
		{
			name:   "the SDK does not see a member",
			talk:   hear(described(virginia), described(virginia, drop("MultiRegion"))),
			held:   []rules.ID{"MRK-META-01"},
			broken: []model.Finding{wrong("MRK-META-01", "MultiRegion true", "MultiRegion absent"+sdk)},
		},
		{
			name:   "neither sees it",
			talk:   hear(described(virginia, drop("MultiRegion")), described(virginia, drop("MultiRegion"))),
			broken: []model.Finding{wrong("MRK-META-01", "MultiRegion true", "MultiRegion absent")},
		},
		{
			name: "an empty list is none to the SDK",
			talk: hear(described(virginia), described(virginia, func(m object) { drop("ReplicaKeys")(m["MultiRegionConfiguration"].(object)) })),
			held: []rules.ID{"MRK-META-05"},
		},
	})
}
