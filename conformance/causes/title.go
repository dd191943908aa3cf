package causes

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/rules"
)

var notInID = regexp.MustCompile(`[^A-Za-z0-9]+`)

// title says in plain words what is wrong.
func (t *Tally) title(s Symptom, ids []rules.ID) string {
	op := string(s.Op)
	switch {
	case s.Text == missingMembers:
		return "the answer of " + op + " lacks " + joined(slices.Sorted(maps.Keys(t.missing[s.Op])))
	case strings.HasSuffix(s.Text, missingFromMeta):
		return "KeyMetadata lacks " + strings.TrimSuffix(s.Text, missingFromMeta)
	case s.Text == acceptedText:
		return op + " succeeds where KMS refuses"
	case s.Text == crashText:
		return op + " gives no answer of KMS"
	case op != "":
		return op + ": " + s.Text
	}
	return s.Text
}

// joined lists words as a sentence does.
func joined(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
