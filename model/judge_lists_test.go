package model_test

import (
	"testing"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func TestJudgeOfListKeys(t *testing.T) {
	t.Parallel()
	const list, there = "ListKeys @us-east-1", "ListKeys @eu-west-1"
	keys := func(entries ...any) object { return object{"Keys": entries, "Truncated": false} }
	here, irishEntry := object{"KeyId": mrk, "KeyArn": virgo}, object{"KeyId": mrk, "KeyArn": irish}
	stranger := object{"KeyId": uuid, "KeyArn": "arn:aws:kms:us-east-1:111122223333:key/" + uuid}
	judge(t, []judged{
		{
			name: "the key, and a stranger's",
			talk: func(s *talk) { s.multiRegionKey().ok(list, keys(stranger, here)) },
			held: []rules.ID{"MRK-LIST-01", "MRK-LIST-05"},
		},
		{
			name: "without the key",
			talk: func(s *talk) {
				s.multiRegionKey().ok(list, keys(stranger)).ok("DescribeKey k1 @us-east-1", described(virginia))
			},
			broken: []model.Finding{wrong("MRK-LIST-01", "an entry "+virgo, "no entry for the key, which DescribeKey shows")},
		},
		{
			name:   "with the key of another Region",
			talk:   func(s *talk) { s.multiRegionKey().ok(there, keys(here)) },
			broken: []model.Finding{wrong("MRK-LIST-01", "only keys of eu-west-1", "an entry "+virgo)},
		},
		{
			name:   "with the ARN of another Region",
			talk:   func(s *talk) { s.related().ok(there, keys(here)) },
			broken: []model.Finding{wrong("MRK-LIST-01", "one entry "+irish, virgo)},
		},
		{
			name:   "with both related keys",
			talk:   func(s *talk) { s.related().ok(there, keys(irishEntry, here)) },
			broken: []model.Finding{wrong("MRK-LIST-01", "one entry "+irish, irish+" "+virgo)},
		},
		{
			name: "a replica in Creating may be missing",
			talk: func(s *talk) { s.multiRegionKey().ok(replicate, replicated(ireland)).ok(there, keys()) },
		},
		{
			name: "a replica that was refused is listed",
			talk: func(s *talk) {
				s.multiRegionKey().refused(replicate+" policy=not-json", "MalformedPolicyDocumentException", "").ok(there, keys(irishEntry))
			},
			broken: []model.Finding{wrong("MRK-REPLICATE-E27", "no replica in eu-west-1, where ReplicateKey was refused", "an entry "+irish)},
		},
		{
			name:   "more than the limit",
			talk:   func(s *talk) { s.multiRegionKey().ok(list+" limit=1", keys(here, stranger)) },
			broken: []model.Finding{wrong("MRK-LIST-05", "no more entries than Limit 1", "entries: 2")},
		},
		{
			name: "more aliases than the limit",
			talk: func(s *talk) {
				s.ok("ListAliases @us-east-1 limit=1", object{"Aliases": []any{object{}, object{}}, "Truncated": false})
			},
			broken: []model.Finding{wrong("MRK-LIST-05", "no more entries than Limit 1", "entries: 2")},
		},
		{
			name: "a limit that ListAliases does not have",
			talk: func(s *talk) { s.refused("ListAliases @us-east-1 limit=1001", "ValidationException", "") },
			held: []rules.ID{"MRK-STATE-P06"},
		},
		{
			name: "a limit of which the pages differ is refused",
			talk: func(s *talk) { s.refused("ListAliases @us-east-1 limit=101", "ValidationException", "") },
		},
		{
			name: "a limit of which the pages differ is taken",
			talk: func(s *talk) {
				s.ok("ListAliases @us-east-1 limit=101", object{"Aliases": []any{}, "Truncated": false})
			},
		},
		{
			name:   "truncated without a marker",
			talk:   func(s *talk) { s.multiRegionKey().ok(list, object{"Keys": []any{here}, "Truncated": true}) },
			broken: []model.Finding{wrong("MRK-LIST-05", "NextMarker if and only if Truncated", "Truncated true, NextMarker absent")},
		},
		{
			name: "one page of many tells nothing of what is missing",
			talk: func(s *talk) {
				body := object{"Keys": []any{stranger}, "Truncated": true, "NextMarker": "m"}
				s.multiRegionKey().hear(list, model.Reply{Kind: model.Succeeded, Body: body, Partial: true})
			},
			held: []rules.ID{"MRK-LIST-05"},
		},
		{
			name:   "a marker that no answer gave",
			talk:   func(s *talk) { s.ok(list+" marker="+language.BadMarker, keys()) },
			broken: []model.Finding{wrong("MRK-LIST-05", "refused with InvalidMarkerException", "success")},
		},
	})
}

// TestEntriesThatAreNoObjects: a list may hold anything; it is judged as a list
// without the entries that are due.
func TestEntriesThatAreNoObjects(t *testing.T) {
	t.Parallel()
	garbage := []any{nil, 3.0, "x", []any{}, object{}, true}
	const noAliases = "aliases []"
	judge(t, []judged{
		{
			name: "ListKeys",
			talk: func(s *talk) {
				s.multiRegionKey().ok("ListKeys @us-east-1", object{"Keys": garbage}).ok("DescribeKey k1 @us-east-1", described(virginia))
			},
			broken: []model.Finding{wrong("MRK-LIST-01", "an entry "+virgo, "no entry for the key, which DescribeKey shows")},
		},
		{
			name: "ListAliases, where nothing is due",
			talk: func(s *talk) { s.multiRegionKey().ok("ListAliases @us-east-1", object{"Aliases": garbage}) },
			held: []rules.ID{"MRK-LIST-02"},
		},
		{
			name: "ListAliases, where an alias is due",
			talk: func(s *talk) {
				s.multiRegionKey().done("CreateAlias k1 @us-east-1 alias=a1").ok("ListAliases @us-east-1", object{"Aliases": garbage})
			},
			broken: []model.Finding{wrong("MRK-LIST-02",
				"aliases [alias/mrkconform-p-a1 -> "+mrk+" arn:aws:kms:us-east-1:111122223333:alias/mrkconform-p-a1]", noAliases)},
		},
		{
			name:   "ListGrants",
			talk:   func(s *talk) { s.multiRegionKey().ok("ListGrants k1 @us-east-1", object{"Grants": garbage}) },
			broken: []model.Finding{wrong("MRK-STATE-ListGrants-En", "no grants", "6 grants")},
		},
		{
			name:   "ListResourceTags",
			talk:   func(s *talk) { s.multiRegionKey().ok("ListResourceTags k1 @us-east-1", object{"Tags": garbage}) },
			broken: []model.Finding{wrong("MRK-CREATE-05", "Tags []", "Tags [=]")},
		},
		{
			name: "ReplicaKeys",
			talk: func(s *talk) {
				s.ok(create, described(virginia, func(m object) { m["MultiRegionConfiguration"].(object)["ReplicaKeys"] = []any{nil} }))
			},
			broken: []model.Finding{
				wrong("MRK-CREATE-01", `MultiRegionKeyType "PRIMARY", PrimaryKey {`+virgo+`, us-east-1}, ReplicaKeys []`,
					`MultiRegionKeyType "PRIMARY", PrimaryKey {`+virgo+`, us-east-1}, ReplicaKeys [{, }]`),
				wrong("MRK-META-05", "ReplicaKeys []", "ReplicaKeys [<nil>]"),
			},
		},
	})
}
