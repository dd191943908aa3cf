package causes

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
)

var notInID = regexp.MustCompile(`[^A-Za-z0-9]+`)

// title says in plain words what is wrong.
func (t *Tally) title(s Symptom) string {
	op := string(s.Op)
	member, wrong := strings.CutPrefix(s.Text, "wrong ")
	_, grammar := language.GrammarOf(s.Op)
	members := joined(slices.Sorted(maps.Keys(t.members[s])))
	switch {
	case s.Text == missingMembers:
		return "the answer of " + op + " lacks " + members
	case s.Text == newProperties:
		return op + " makes keys with " + wrongly(members)
	case s.Text == missingFromMeta:
		return "KeyMetadata lacks " + members
	case s.Text == acceptedText:
		return op + " succeeds where KMS refuses"
	case s.Text == crashText:
		return op + " gives no answer of KMS"
	case strings.HasPrefix(s.Text, "refused with "):
		return op + " is " + s.Text
	case strings.HasPrefix(s.Text, faultText):
		return op + " " + s.Text
	case strings.HasPrefix(s.Text, "stays "):
		return "a key " + s.Text + " after " + op
	case strings.HasPrefix(s.Text, keyStateText):
		return "a key has " + s.Text
	case wrong && strings.HasPrefix(member, "list of "), wrong && member == answeredKeyID:
		return "the " + member + " is wrong"
	case wrong && op == "":
		return "KeyMetadata shows " + wrongly(member)
	case wrong && grammar:
		return op + reading(s.Op) + wrongly(member)
	case op != "" && !strings.HasPrefix(s.Text, notSo):
		return op + ": " + s.Text
	}
	return s.Text
}

// reading says how an operation comes to be wrong: by what it says, or by what it does.
func reading(op language.Op) string {
	if op.Grammar().Changes {
		return " leads to "
	}
	return " shows "
}

// wrongly says that one member is wrong, or several are.
func wrongly(members string) string {
	if strings.HasSuffix(members, "s") || strings.Contains(members, " and ") {
		return "wrong " + members
	}
	return "a wrong " + members
}

// joined lists words as a sentence does.
func joined(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
