package causes

import (
	"regexp"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

var (
	// member finds what an answer holds by its name; Enabled is a key state too, unless a text begins with it.
	member    = regexp.MustCompile(`^Enabled\b|\b(?:` + strings.Join(members, "|") + `)\b`)
	lacks     = regexp.MustCompile(`\b([A-Z][A-Za-z]+) absent\b`)
	lacksMany = regexp.MustCompile(`^absent: ([A-Za-z, ]+?);`)
	keyState  = regexp.MustCompile(`KeyState "(\w+)"`)
	grants    = regexp.MustCompile(`^(?:\d+|no) grants?\b`)
	aliases   = regexp.MustCompile(`^aliases \[`)
)

// members are what answers hold, by the names that expectations call them.
var members = []string{
	"AliasArn", "AliasName", "Aliases", "Arn", "AWSAccountId", "CiphertextBlob", "CreationDate", "CurrentKeyMaterialId",
	"CustomerMasterKeySpec", "DeletionDate", "Description", "EncryptionAlgorithms", "ExpirationModel", "GrantId", "Grants", "ImportState",
	"ImportToken", "KeyAgreementAlgorithms", "KeyArn", "KeyId", "KeyLastUsage", "KeyManager", "KeyMaterialDescription", "KeyMaterialId",
	"KeyMaterialState", "KeyRotationEnabled", "KeySpec", "KeyState", "KeyUsage", "Mac", "MacAlgorithms", "MacValid", "MultiRegion",
	"MultiRegionConfiguration", "MultiRegionKeyType", "NextMarker", "NextRotationDate", "OnDemandRotationStartDate", "Origin",
	"ParametersValidTo", "PendingDeletionWindowInDays", "PendingWindowInDays", "Plaintext", "Policy", "PolicyNames", "PrimaryKey",
	"PrivateKeyCiphertextBlob", "PrivateKeyPlaintext", "PublicKey", "ReplicaKeyMetadata", "ReplicaKeys", "ReplicaPolicy", "ReplicaTags",
	"RotationDate", "RotationPeriodInDays", "RotationType", "Rotations", "SharedSecret", "Signature", "SignatureValid",
	"SigningAlgorithms", "SourceKeyId", "Tags", "TargetKeyId", "Truncated", "ValidTo",
}

// described are the operations that answer KeyMetadata.
var described = []language.Op{language.CreateKey, language.DescribeKey, language.ReplicateKey}

// What is no member by itself, or the same in many answers.
const (
	grantsMember  = "list of grants"
	aliasesMember = "list of aliases"
	answeredKeyID = "KeyId in the answer"

	keyStateMember = "KeyState"
)

// newProperties: a new key has other properties than the request gives it.
const newProperties = "wrong properties of the new key"

// requested are the members of a key that a request gives it.
var requested = []string{"Description", "Policy", "Tags"}

// shown is the symptom of an answer with a wrong content.
func shown(f model.Finding) Symptom {
	if missing := missingFrom(f); len(missing) > 0 {
		if slices.Contains(described, f.Op) {
			return Symptom{Text: missingFromMeta} // one function writes it, whatever answers it
		}
		return Symptom{f.Op, missingMembers}
	}
	if want, got := lastState(f.Expected), lastState(f.Observed); want != "" && got != "" && want != got {
		if want == "PendingImport" && got == "Enabled" || want == "PendingReplicaDeletion" && got == "PendingDeletion" {
			// States that a target has or does not have, whatever leads to them.
			return Symptom{Text: keyStateText + `"` + got + `" in the place of "` + want + `"`}
		}
		if f.Op != language.ReplicateKey {
			return Symptom{f.Op, "wrong KeyState"}
		}
	}
	member := memberOf(f)
	switch {
	case strings.HasSuffix(f.Observed, `"Creating" behind it`):
		return uncheckedState(stateNames[rules.Creating]) // the success of an operation that has to wait
	case f.Op == language.ListKeyRotations && f.By == "":
		member = "list of rotations"
	case member == "KeyId" && !slices.Contains(described, f.Op):
		member = answeredKeyID
	case member == "":
		return Symptom{f.Op, ofRule(f.Rule)}
	case slices.Contains(requested, member) && (f.Op == language.CreateKey || f.Op == language.ReplicateKey),
		member == keyStateMember && f.Op == language.ReplicateKey: // a replica has a state of its own
		return Symptom{f.Op, newProperties}
	}
	return Symptom{mends(f, member), "wrong " + member}
}

// missingFrom lists the members that an answer should have had, sorted as it tells them.
func missingFrom(f model.Finding) []string {
	if strings.HasPrefix(f.Expected, "no ") || strings.HasPrefix(f.Expected, "neither ") {
		return nil
	}
	if m := lacksMany.FindStringSubmatch(f.Observed); m != nil {
		list := strings.Split(m[1], ", ")
		slices.Sort(list)
		return list
	}
	var list []string
	for _, m := range lacks.FindAllStringSubmatch(f.Observed, -1) {
		if !strings.Contains(f.Expected, "no "+m[1]) && !slices.Contains(list, m[1]) {
			list = append(list, m[1])
		}
	}
	if slices.Contains(list, "MultiRegionKeyType") && slices.Contains(list, "PrimaryKey") {
		return []string{"MultiRegionConfiguration"} // which holds both
	}
	slices.Sort(list)
	return list
}

// membersOf lists what the title of a cause names of a finding.
func membersOf(s Symptom, f model.Finding) []string {
	switch s.Text {
	case missingMembers, missingFromMeta:
		return missingFrom(f)
	case newProperties:
		return []string{memberOf(f)}
	}
	return nil
}

// lastState is the key state that a text ends with: before it stand those on the way.
func lastState(text string) string {
	all := keyState.FindAllStringSubmatch(text, -1)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1][1]
}

// memberOf names what is wrong in an answer, "" if nothing has a name.
func memberOf(f model.Finding) string {
	for _, text := range []string{f.Expected, f.Observed} {
		switch {
		case grants.MatchString(text):
			return grantsMember
		case aliases.MatchString(text):
			return aliasesMember
		}
		if strings.HasPrefix(text, "the plaintext") {
			return "Plaintext"
		}
		if name := differing(text, f.Observed); name != "" {
			return plain(name)
		}
	}
	return ""
}

// differing is the first member in a text that another text does not show in the same way, the first
// at all where the other shows none of them.
func differing(text, other string) string {
	shown := valuesOf(other)
	names := member.FindAllString(text, -1)
	values := valuesOf(text)
	for _, name := range names {
		if is, there := shown[name]; there && is != values[name] {
			return name
		}
	}
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

// valuesOf is what a text says of each member that it names: what stands between its name and
// the next one.
func valuesOf(text string) map[string]string {
	values := map[string]string{}
	all := member.FindAllStringIndex(text, -1)
	for i, at := range all {
		end := len(text)
		if i+1 < len(all) {
			end = all[i+1][0]
		}
		if name := text[at[0]:at[1]]; values[name] == "" {
			values[name] = strings.Trim(text[at[1]:end], " ,")
		}
	}
	return values
}

// plain is what members with different names have in common.
func plain(member string) string {
	switch {
	case strings.HasSuffix(member, "Algorithms"):
		return "list of algorithms"
	case member == "ReplicaTags", member == "ReplicaPolicy":
		return strings.TrimPrefix(member, "Replica")
	}
	return member
}

// mends is the operation that has to be mended where a member is wrong: the one that is to
// blame; none in particular where the answer itself is, and others show the same.
func mends(f model.Finding, member string) language.Op {
	switch {
	case strings.HasPrefix(string(f.Rule), "MRK-PRIMARY-"):
		return language.UpdatePrimaryRegion
	case member == grantsMember || member == aliasesMember:
		return ""
	case f.By != "" || slices.Contains(requested, member):
		return f.Op
	case slices.Contains(described, f.Op), member == answeredKeyID:
		return ""
	}
	return f.Op
}
