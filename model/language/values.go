package language

import (
	"encoding/json"
	"fmt"
	"strings"
)

// LongDescription is the value of the option description that stands for a text
// of one character more than KMS takes (8192, MRK-REPLICATE-E24).
const LongDescription = "too-long"

// MaxDescription is the length of the longest description in characters.
const MaxDescription = 8192

// DescriptionText returns the description that the value of an option stands for.
func DescriptionText(value string) string {
	if value == LongDescription {
		return strings.Repeat("x", MaxDescription+1)
	}
	return value
}

// Limits of a key policy in characters: what KMS takes, and what the API model
// lets through at all (MRK-CREATE-20).
const (
	maxPolicy      = 32 << 10
	maxPolicyModel = 131072
)

type statement struct {
	Sid       string            `json:"Sid"`
	Effect    string            `json:"Effect"`
	Principal map[string]string `json:"Principal,omitempty"`
	Action    string            `json:"Action"`
	Resource  string            `json:"Resource"`
}

// PolicyDocument is a key policy as IAM writes it.
type PolicyDocument struct {
	Version   string      `json:"Version"`
	ID        string      `json:"Id"`
	Statement []statement `json:"Statement"`
}

// PolicyText returns the key policy that a policy word stands for, in the given
// partition and account. The word "" is the policy that KMS gives to a key whose
// request carries none (MRK-CREATE-04).
func PolicyText(word, partition, account string) string {
	root := map[string]string{"AWS": fmt.Sprintf("arn:%s:iam::%s:root", partition, account)}
	owner := statement{Sid: "Enable IAM User Permissions", Effect: "Allow", Principal: root, Action: "kms:*", Resource: "*"}
	doc := PolicyDocument{Version: "2012-10-17", ID: "key-default-1", Statement: []statement{owner}}
	extra := owner
	extra.Action = "kms:DescribeKey"
	switch word {
	case "p1", "p2":
		doc.ID = "mrkconform-" + word
		extra.Sid = "Readers of " + word
		doc.Statement = append(doc.Statement, extra)
	case "lockout":
		doc.Statement = []statement{extra}
	case "no-principal":
		extra.Principal = nil
		doc.Statement = append(doc.Statement, extra)
	case "not-json":
		return "this is no policy"
	case "bad-character":
		extra.Sid = "snowman \u2603"
		doc.Statement = append(doc.Statement, extra)
	case "too-long", "over-long":
		length := maxPolicy + 1
		if word == "over-long" {
			length = maxPolicyModel + 1
		}
		extra.Sid = strings.Repeat("x", length)
		doc.Statement = append(doc.Statement, extra)
	}
	text, err := json.Marshal(doc)
	if err != nil {
		panic("a policy of plain strings cannot fail to marshal: " + err.Error())
	}
	return string(text)
}

// Pair is one name/value of an option of kind Pairs.
type Pair struct{ Name, Value string }

// ReadPairs reads name/value,name/value in the written order.
func ReadPairs(text string) []Pair {
	if text == "" {
		return nil
	}
	var out []Pair
	for _, p := range strings.Split(text, ",") {
		name, value, _ := strings.Cut(p, "/")
		out = append(out, Pair{name, value})
	}
	return out
}

// Limits of tags (MRK-CREATE-14, MRK-CREATE-15).
const (
	MaxTags     = 50
	MaxTagKey   = 128
	MaxTagValue = 256
)

// TagPairs expands the option tags: its words stand for lists that are too long to write.
func TagPairs(value string) []Pair {
	switch value {
	case "many":
		var out []Pair
		for i := range MaxTags + 1 {
			out = append(out, Pair{fmt.Sprintf("tag%02d", i), "x"})
		}
		return out
	case "long-key":
		return []Pair{{strings.Repeat("k", MaxTagKey+1), "x"}}
	case "long-value":
		return []Pair{{"team", strings.Repeat("v", MaxTagValue+1)}}
	}
	return ReadPairs(value)
}

// PairMap returns the pairs by name; of two with one name the last counts.
func PairMap(list []Pair) map[string]string {
	out := make(map[string]string, len(list))
	for _, p := range list {
		out[p.Name] = p.Value
	}
	return out
}

// Mutate returns a ciphertext that is corrupt in the named way (MRK-INTEROP-07).
// The recorded header mutation cut off the first 68 bytes.
func Mutate(blob []byte, how string) []byte {
	const header = 68
	out := append([]byte(nil), blob...)
	switch {
	case len(out) == 0:
	case how == "tail":
		out[len(out)-1] ^= 0xff
	case how == "middle":
		out[len(out)/2] ^= 0xff
	case how == "header" && len(out) > header:
		out = out[header:]
	case how == "header":
		out = out[len(out)/2:]
	}
	return out
}
