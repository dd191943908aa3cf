package model

import (
	"fmt"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// propertyRefusals are those for a bad policy, tags or description, which CreateKey,
// ReplicateKey and PutKeyPolicy share; ReplicateKey has rules of its own for them.
func (w *World) propertyRefusals(c language.Command) []Refusal {
	var out []Refusal
	add := func(own rules.ID, r Refusal) {
		if c.Op == language.ReplicateKey {
			r.Rule, r.Also = own, append(r.Also, "MRK-REPLICATE-E28")
		}
		out = append(out, r)
	}
	policy := func(rule rules.ID, text string, codes ...string) {
		r := Refusal{Rule: rule, Codes: codes, Text: text}
		if c.Op == language.ReplicateKey && codes[0] != limitExceeded {
			r.Codes = []string{malformedPolicy, validation}
			r.Text = ""
		}
		add("MRK-REPLICATE-E22", r)
	}
	switch c.Option("policy") {
	case "lockout":
		if !c.Has("bypassLockoutCheck") {
			policy("MRK-CREATE-16", "The new key policy will not allow you to update the key policy in the future.", malformedPolicy)
		}
	case "no-principal":
		policy("MRK-CREATE-17", "Policy contains a statement with no principal.", malformedPolicy, validation)
	case "bad-character":
		policy("MRK-CREATE-18", "", validation)
	case "not-json":
		policy("MRK-CREATE-19", "", malformedPolicy)
	case "too-long":
		codes := []string{limitExceeded}
		if c.Op == language.ReplicateKey {
			codes = append(codes, validation)
		}
		policy("MRK-CREATE-20", "", codes...)
	case "over-long":
		policy("MRK-CREATE-20", "", limitExceeded, validation)
	}
	if len(c.Option("description")) > language.MaxDescription || c.Option("description") == language.LongDescription {
		r := Refusal{Rule: "MRK-REPLICATE-E24", Codes: []string{validation}, Constraint: true}
		if c.Op != language.ReplicateKey {
			r.Rule = "MRK-STATE-P06"
		}
		add("MRK-REPLICATE-E24", r)
		out[len(out)-1].Also = nil
	}
	for _, r := range tagRefusals(c) {
		add("MRK-REPLICATE-E23", r)
	}
	return out
}

// tagRefusals are those for bad tags. That a tag key may not be given twice was seen at
// TagResource alone, and other spellings of the reserved prefix nowhere.
func tagRefusals(c language.Command) []Refusal {
	var out []Refusal
	list := language.TagPairs(c.Option("tags"))
	seen := map[string]bool{}
	for _, t := range list {
		reserved := len(t.Name) >= 4 && strings.EqualFold(t.Name[:4], "aws:")
		switch {
		case len(t.Name) > language.MaxTagKey:
			out = append(out, Refusal{Rule: "MRK-CREATE-15", Codes: []string{validation}, Constraint: true, Text: tagText(t.Name, "tagKey", language.MaxTagKey)})
		case len(t.Value) > language.MaxTagValue:
			out = append(out, Refusal{Rule: "MRK-CREATE-15", Codes: []string{validation}, Constraint: true, Text: tagText(t.Value, "tagValue", language.MaxTagValue)})
		case reserved:
			out = append(out, Refusal{
				Rule: "MRK-CREATE-14", Codes: []string{tagError}, Text: "Tags beginning with aws: are reserved",
				Race: t.Name[:4] != "aws:" && t.Name[:4] != "AWS:",
			})
		case seen[t.Name]:
			out = append(out, Refusal{
				Rule: "MRK-CREATE-14", Codes: []string{tagError, validation}, Text: "Duplicate tag keys", Race: c.Op != language.TagResource,
			})
		}
		seen[t.Name] = true
	}
	if len(list) > language.MaxTags {
		out = append(out, Refusal{Rule: "MRK-CREATE-14", Codes: []string{tagError}, Text: "Too many tags"})
	}
	return out
}

// repeats reports whether a tag key stands twice in a list. Which of the values counts
// then is anybody's guess.
func repeats(list []language.Pair) bool { return len(language.PairMap(list)) < len(list) }

func tagText(value, member string, limit int) string {
	return fmt.Sprintf("1 validation error detected: Value '%s' at 'tags.1.member.%s' failed to satisfy constraint: Member must have length less than or equal to %d",
		value, member, limit)
}
