package causes

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// Symptom is what all findings with one cause have in common: the operation that has to be
// mended, "" if it is none in particular, and what it does wrong. Its texts hold nothing
// that differs between two runs, such as an id, so that causes have the same names in all.
type Symptom struct {
	Op   language.Op
	Text string
}

// The symptoms that are the same whatever the operation: emulators do these things in one place.
const (
	oneStoreText    = "one store serves all Regions"
	strayText       = "names that are not those of a key are not refused as KMS refuses them"
	malformedText   = "requests that are malformed or lack a member are not refused as KMS refuses them"
	arnCrash        = "key ARNs get no answer of KMS"
	arnRefused      = "key ARNs are "
	policyText      = "policies are not checked"
	tagText         = "tags are not checked"
	aliasText       = "alias names and the keys that they may have are not checked"
	pagingText      = "Limit and Marker are not read as KMS reads them"
	dryRunText      = "DryRun is not read"
	usageText       = "the key usage is not checked as KMS checks it"
	missingMembers  = "members are missing"
	crashText       = "no answer of KMS"
	faultText       = "fails with "
	keyStateText    = "KeyState "
	notSo           = "not so: "
	acceptedText    = "accepted"
	inThePlaceOf    = " in the place of "
	missingFromMeta = "members are missing from KeyMetadata"
)

// topics are the rules that one thing of a target decides, whatever operation shows it.
var topics = map[string][]rules.ID{
	strayText: {
		"MRK-ERR-02", "MRK-ERR-03", "MRK-ERR-04", "MRK-ERR-05", "MRK-ERR-06", "MRK-ERR-07", "MRK-ERR-09", "MRK-LIST-06", "MRK-OPEN-07",
		"MRK-REPLICATE-E07", "MRK-REPLICATE-E08", "MRK-REPLICATE-E09", "MRK-REPLICATE-E10", "MRK-REPLICATE-E11", "MRK-PRIMARY-E10",
	},
	policyText: {"MRK-CREATE-16", "MRK-CREATE-17", "MRK-CREATE-18", "MRK-CREATE-19", "MRK-CREATE-20", "MRK-REPLICATE-E22"},
	tagText:    {"MRK-CREATE-14", "MRK-CREATE-15", "MRK-REPLICATE-E23"},
	aliasText:  {"MRK-INDEP-08", "MRK-INDEP-09"},
	dryRunText: {"MRK-OPEN-56"},
}

// general are rules on every answer: what breaks them is the same in all operations.
var general = []rules.ID{
	"MRK-ENVELOPE-ContentType", "MRK-ENVELOPE-RequestId", "MRK-ENVELOPE-Status", "MRK-ENVELOPE-Type", "MRK-ERR-01",
	"MRK-STATE-P01", "MRK-STATE-P04",
}

// whatever are the rules that have one cause however they are broken.
var whatever = map[string][]rules.ID{
	malformedText:            {"MRK-ENVELOPE-Body", "MRK-ENVELOPE-Operation", "MRK-ERR-08", "MRK-ERR-10"},
	usageText:                {"MRK-INTEROP-20"},
	pagingText:               {"MRK-LIST-05"},
	"wrong " + aliasesMember: {"MRK-INDEP-05", "MRK-LIST-02"},
	"wrong " + grantsMember:  {"MRK-INDEP-10", "MRK-LIST-04"},
}

var exception = regexp.MustCompile(`^[A-Z]\w*Exception\b`)

// Of finds what a finding has in common with others. The command is the one that was
// answered; who is to blame says the finding.
func Of(command string, f model.Finding) Symptom {
	c, _ := language.ParseCommand(command) // what is no command names no key
	wanted := strings.TrimPrefix(f.Expected, "refused with ")
	switch {
	case slices.Contains(general, f.Rule):
		return Symptom{Text: ofRule(f.Rule)}
	case f.Symptom == acceptedText && reads(f.Op) == language.Decrypt && f.Rule == "MRK-INDEP-05":
		return Symptom{language.Decrypt, acceptedText} // the alias leads to another key than the one that decrypts
	case topicOf(whatever, f.Rule) != "":
		return Symptom{Text: topicOf(whatever, f.Rule)}
	case c.Has("raw"):
		return Symptom{Text: malformedText}
	case f.Symptom == acceptedText && isList(f.Op) && !about(strayText, f.Rule):
		return Symptom{Text: pagingText}
	case f.Symptom == acceptedText:
		return accepted(f, wanted)
	case f.Symptom == crashText:
		return crashed(c, f)
	case strings.HasPrefix(f.Symptom, faultText):
		return Symptom{cmp.Or(f.Op, c.Op), f.Symptom}
	case exception.MatchString(wanted) && exception.MatchString(f.Observed):
		return refusedOtherwise(f, exception.FindString(wanted), exception.FindString(f.Observed))
	case strings.HasPrefix(f.Symptom, "refused with ") && barred(f) != "":
		return Symptom{Text: "operations that KMS allows in the key state " + barred(f) + " are " + f.Symptom}
	case strings.HasPrefix(f.Symptom, "refused with ") && c.Key.Form == language.ByARN && f.By == "":
		return Symptom{Text: arnRefused + f.Symptom}
	case strings.HasPrefix(f.Symptom, "refused with "):
		return Symptom{reads(f.Op), f.Symptom}
	case strings.HasPrefix(f.Symptom, "stays "):
		return Symptom{f.Op, f.Symptom}
	}
	return shown(f)
}

// ofRule is the symptom of a rule that has nothing in common with others.
func ofRule(id rules.ID) string {
	if r, known := rules.Get(id); known {
		return notSo + r.Title
	}
	return notSo + string(id)
}

// reads takes both operations that open a ciphertext for one.
func reads(op language.Op) language.Op {
	if op == language.ReEncrypt {
		return language.Decrypt
	}
	return op
}

func isList(op language.Op) bool { return strings.HasPrefix(string(op), "List") }

func about(topic string, id rules.ID) bool { return slices.Contains(topics[topic], id) }

// accepted is the symptom of a success where KMS refuses.
func accepted(f model.Finding, wanted string) Symptom {
	if s, ok := stateBehind(f, wanted); ok {
		return uncheckedState(s)
	}
	if topic := topicOf(topics, f.Rule); topic != "" {
		return Symptom{Text: topic}
	}
	if f.Op == language.DisableKeyRotation {
		return Symptom{language.EnableKeyRotation, acceptedText} // both set the same
	}
	return Symptom{f.Op, acceptedText}
}

// topicOf finds the topic of a rule, "" if it has none.
func topicOf(table map[string][]rules.ID, id rules.ID) string {
	for topic, ids := range table {
		if slices.Contains(ids, id) {
			return topic
		}
	}
	return ""
}

// refusedOtherwise is the symptom of another exception than the one that is due.
func refusedOtherwise(f model.Finding, due, got string) Symptom {
	if about(strayText, f.Rule) && !slices.Contains(unresolved, got) {
		return Symptom{Text: strayText} // something was found, and refused for what it is
	}
	return Symptom{Text: got + inThePlaceOf + due}
}

// unresolved are the exceptions that say of a name that it is none of a key.
var unresolved = []string{"NotFoundException", "InvalidArnException", "ValidationException", "AccessDeniedException"}

// stateNames are the key states that an operation may have to refuse.
var stateNames = map[rules.State]string{
	rules.Disabled: "Disabled", rules.PendingDeletion: "PendingDeletion", rules.PendingImport: "PendingImport",
	rules.Creating: "Creating", rules.Updating: "Updating",
}

// uncheckedState is the symptom of a key state that operations do not ask for.
func uncheckedState(s string) Symptom { return Symptom{Text: "the key state " + s + " is not checked"} }

// refusing are the exceptions that say that a key is in the wrong state, and the state
// that is the usual reason.
var refusing = map[string]string{"DisabledException": "Disabled", "KMSInvalidStateException": "PendingDeletion"}

// stateBehind names the key state that an operation should have refused.
func stateBehind(f model.Finding, wanted string) (string, bool) {
	code := exception.FindString(wanted)
	if refusing[code] == "" {
		return "", false
	}
	if strings.HasSuffix(wanted, " in the key state "+string(model.PendingReplicaDeletion)) {
		return string(model.PendingReplicaDeletion), true
	}
	// An alias comes to a key in that state, and CancelKeyDeletion asks for it.
	if f.Rule == "MRK-STATE-N10" || f.Op == language.CancelKeyDeletion {
		return stateNames[rules.PendingDeletion], true
	}
	for _, s := range []rules.State{rules.Disabled, rules.PendingDeletion, rules.PendingImport, rules.Creating, rules.Updating} {
		id, ok := rules.CellRule(string(f.Op), s)
		if !ok || id != f.Rule {
			continue
		}
		cell, _ := rules.CellOf(string(f.Op), s)
		if slices.ContainsFunc(cell.Notes, func(n rules.Note) bool { return n.Code == code }) {
			return stateNames[s], true
		}
	}
	return "", false
}

// barred names the key state for which an operation was refused that KMS allows in it, ""
// if the refusal is about something else.
func barred(f model.Finding) string {
	_, s, ok := rules.CellNamed(f.Rule)
	if code := strings.TrimPrefix(f.Symptom, "refused with "); !ok || refusing[code] == "" {
		return ""
	}
	return stateNames[s]
}

// crashed is the symptom of an answer that is none of KMS.
func crashed(c language.Command, f model.Finding) Symptom {
	switch {
	case about(strayText, f.Rule):
		return Symptom{Text: strayText}
	case c.Key.Form == language.ByARN:
		return Symptom{Text: arnCrash}
	}
	return Symptom{f.Op, crashText}
}
