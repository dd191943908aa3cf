package model

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
)

// related renders one entry of a MultiRegionConfiguration as it has to be.
func (w *World) related(f *Family, r language.Region) string {
	return fmt.Sprintf("{%s, %s}", w.ARN(r, f.ID), r)
}

// relatedOf renders the entries that an answer has: the primary, "" if absent, and
// the replicas as a sorted list, since KMS defines no order (MRK-OPEN-25).
func relatedOf(config view) (primary string, replicas []string) {
	show := func(m view) string { return fmt.Sprintf("{%s, %s}", m.str("Arn"), m.str("Region")) }
	if config.has("PrimaryKey") {
		primary = show(config.object("PrimaryKey"))
	}
	replicas = []string{}
	for _, e := range config.list("ReplicaKeys") {
		m, _ := e.(map[string]any)
		replicas = append(replicas, show(m))
	}
	slices.Sort(replicas)
	return primary, replicas
}

// splitARN takes an ARN of a key apart.
func splitARN(arn string) (partition, region, id string, ok bool) {
	parts := strings.SplitN(arn, ":", 6)
	if len(parts) != 6 || parts[0] != "arn" || parts[2] != "kms" {
		return "", "", "", false
	}
	id, ok = strings.CutPrefix(parts[5], "key/")
	return parts[1], parts[3], id, ok
}

// ownerOf reads partition and account from an ARN.
func ownerOf(arn string) (partition, account string, ok bool) {
	parts := strings.SplitN(arn, ":", 6)
	if len(parts) != 6 || parts[0] != "arn" || parts[2] != "kms" || parts[4] == "" {
		return "", "", false
	}
	return parts[1], parts[4], true
}

func tagsOf(list []any) map[string]string {
	out := map[string]string{}
	for _, e := range list {
		m, _ := e.(map[string]any)
		out[view(m).str("TagKey")] = view(m).str("TagValue")
	}
	return out
}

func sameTags(a, b map[string]string) bool {
	return len(a) == len(b) && (len(a) == 0 || maps.Equal(a, b))
}

func showTags(tags map[string]string) string {
	parts := make([]string, 0, len(tags))
	for _, k := range slices.Sorted(maps.Keys(tags)) {
		parts = append(parts, fmt.Sprintf("%s=%s", k, tags[k]))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// sameJSON compares two documents by value: KMS may write a policy anew.
func sameJSON(a, b string) bool {
	var x, y any
	if json.Unmarshal([]byte(a), &x) != nil || json.Unmarshal([]byte(b), &y) != nil {
		return a == b
	}
	return reflect.DeepEqual(x, y)
}

func orAbsent(s string) string {
	if s == "" {
		return "absent"
	}
	return s
}

func orNone(list []string) string {
	if len(list) == 0 {
		return "none"
	}
	return strings.Join(list, ", ")
}

func memberNames(v view) string {
	return orNone(slices.Sorted(maps.Keys(v)))
}
