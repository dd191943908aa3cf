package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/rules"
)

// What an SDK stops, or could never make, is sent as a raw signed request. The option
// raw says what is wrong with the request as a whole; the option omit, an operand
// word:absent or a missing option leave out one required member.

// The words of the option raw.
const (
	rawNoBody           = "no-body"           // not even {}
	rawNotJSON          = "not-json"          // text
	rawList             = "list"              // JSON, and no object
	rawWrongType        = "wrong-type"        // one member is a structure that has to be a text or a number
	rawUnknownOperation = "unknown-operation" // X-Amz-Target names an operation that KMS does not have
	rawNoService        = "no-service"        // X-Amz-Target names the operation without the service
	rawTextPlain        = "text-plain"        // Content-Type: text/plain
)

var rawWords = []string{rawNoBody, rawNotJSON, rawList, rawWrongType, rawUnknownOperation, rawNoService, rawTextPlain}

// omittable are the required members that no operand and no option stands for.
var omittable = map[Op][]string{
	Encrypt:              {"Plaintext"},
	ReplicateKey:         {"ReplicaRegion"},
	UpdatePrimaryRegion:  {"PrimaryRegion"},
	UpdateKeyDescription: {"Description"},
	CreateGrant:          {"Operations"},
	RevokeGrant:          {"GrantId", "KeyId"},
}

func init() {
	for op, g := range grammar {
		if !op.Calls() {
			continue
		}
		if words := omittable[op]; len(words) > 0 {
			g.Options = append(g.Options, Option{Name: "omit", Kind: Word, Words: words})
		}
		words := rawWords
		if g.Subject == NoSubject && op != DeleteAlias || g.Subject == OptionalKeySubject {
			// Without a required member nothing is missing from an empty body.
			words = words[1:]
		}
		g.Options = append(g.Options, Option{Name: "raw", Kind: Word, Words: words})
		grammar[op] = g
	}
}

// Raw is how a request differs from the one that an SDK would make: the X-Amz-Target
// and Content-Type headers, "" for the proper ones, and the body, nil for the members
// that [World.Request] gives.
type Raw struct {
	Target, ContentType string
	Body                []byte
}

// Raw returns how the command has to be sent without an SDK; false if an SDK can do it.
func (c Command) Raw() (Raw, bool) {
	switch c.Option("raw") {
	case rawNoBody:
		return Raw{Body: []byte{}}, true
	case rawNotJSON:
		return Raw{Body: []byte("this is no JSON")}, true
	case rawList:
		return Raw{Body: []byte("[]")}, true
	case rawUnknownOperation:
		return Raw{Target: "TrentService.NoSuchOperation"}, true
	case rawNoService:
		return Raw{Target: string(c.Op)}, true
	case rawTextPlain:
		return Raw{ContentType: "text/plain"}, true
	}
	return Raw{}, c.Has("raw") || len(c.missing()) > 0
}

// requiredOptions are the options that stand for required members.
var requiredOptions = map[Op]struct{ option, member string }{
	PutKeyPolicy:  {"policy", "Policy"},
	TagResource:   {"tags", "Tags"},
	UntagResource: {"tagKey", "TagKeys"},
	CreateAlias:   {"alias", "AliasName"},
	UpdateAlias:   {"alias", "AliasName"},
	DeleteAlias:   {"alias", "AliasName"},
}

// missing lists the required members that the request lacks.
func (c Command) missing() []string {
	var out []string
	switch g := grammar[c.Op]; {
	case !c.Key.Absent():
	case c.Op == CreateAlias || c.Op == UpdateAlias:
		out = append(out, "TargetKeyId")
	case g.Subject == KeySubject:
		out = append(out, "KeyId")
	}
	if c.Op == ReEncrypt && c.Dest.Absent() {
		out = append(out, "DestinationKeyId")
	}
	if r, ok := requiredOptions[c.Op]; ok && !c.Has(r.option) {
		out = append(out, r.member)
	}
	if c.Has("omit") {
		out = append(out, c.Option("omit"))
	}
	return out
}

// mangled takes out what is missing and puts the wrong type in.
func (c Command) mangled(members map[string]any) {
	for _, name := range c.missing() {
		delete(members, name)
	}
	if c.Option("raw") != rawWrongType {
		return
	}
	wrong := map[string]any{"not": "this"}
	for _, name := range []string{"KeyId", "TargetKeyId", "CiphertextBlob", "AliasName"} {
		if _, ok := members[name]; ok {
			members[name] = wrong
			return
		}
	}
	// Nothing is required; both members are known to the one operation or the other.
	members[map[bool]string{true: "KeySpec", false: "Limit"}[c.Op == CreateKey]] = wrong
}

const (
	serialization    = "SerializationException"
	unknownOperation = "UnknownOperationException"
)

// unreadable is the expectation of a request that is wrong as a whole or lacks a
// required member: nothing of it is looked at, so that nothing else can be the reason.
func (w *World) unreadable(c Command) (Expectation, bool) {
	refusal := Refusal{}
	missing := c.missing()
	switch {
	case slices.Contains([]string{rawUnknownOperation, rawNoService}, c.Option("raw")):
		refusal = Refusal{Rule: "MRK-ENVELOPE-Operation", Codes: []string{unknownOperation}, Soft: true}
		// Whoever does not know an operation may not even know that it is KMS who is asked.
		return Expectation{Refusals: []Refusal{refusal}, envelope: refusal.Rule}, true
	case c.Option("raw") == rawNoBody:
		refusal = Refusal{Rule: "MRK-ERR-10", Codes: []string{validation, serialization}, Open: true, Soft: true}
	case c.Has("raw") && c.Option("raw") != rawTextPlain:
		refusal = Refusal{Rule: "MRK-ENVELOPE-Body", Any: true}
	case len(missing) == 1:
		refusal = Refusal{
			Rule: "MRK-ERR-10", Codes: []string{validation},
			Text: fmt.Sprintf("1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null", lowered(missing[0])),
		}
	case len(missing) > 1:
		refusal = Refusal{Rule: "MRK-ERR-10", Codes: []string{validation}}
	default:
		return Expectation{}, false
	}
	return Expectation{Refusals: []Refusal{refusal}}, true
}

// lowered writes a member as messages of KMS do: keyId.
func lowered(member string) string { return strings.ToLower(member[:1]) + member[1:] }

// anyContentType adds that the request may be refused for its Content-Type, of which
// nobody has shown whether KMS looks at it.
func anyContentType(e Expectation) Expectation {
	e.Refusals = append(e.Refusals, Refusal{Any: true, Race: true})
	return e
}

// Wire is what an answer looks like apart from what it says.
type Wire struct {
	Status      int    // HTTP status
	RequestID   string // X-Amzn-RequestId header
	ContentType string // Content-Type header
	Type        string // member __type of the body
}

// kmsErrors are exceptions of which the HTTP status is known: those of KMS's own that
// are the caller's fault, and the one for violated constraints.
var kmsErrors = []string{
	notFound, validation, invalidArn, unsupported, invalidState, disabledKey, alreadyExists, incorrectKey, invalidCipher,
	malformedPolicy, limitExceeded, tagError, invalidMarker, invalidUsage, "InvalidAliasNameException", "InvalidGrantIdException",
}

// onTheWire judges the parts of an answer that the SDK does not look at.
func (j *judge) onTheWire() {
	wire := j.reply.Wire
	if wire == nil {
		return
	}
	j.check("MRK-ENVELOPE-RequestId", wire.RequestID != "", "an X-Amzn-RequestId header", "no such header")
	j.check("MRK-ENVELOPE-ContentType", mediaType(wire.ContentType) == "application/x-amz-json-1.1",
		"Content-Type application/x-amz-json-1.1", fmt.Sprintf("Content-Type %q", wire.ContentType))
	if j.reply.Kind != Refused {
		return
	}
	_, name, namespaced := strings.Cut(wire.Type, "#")
	if !namespaced {
		name = wire.Type
	}
	j.check("MRK-ENVELOPE-Type", name == j.reply.Code, fmt.Sprintf("__type %q in the body, with or without a namespace", j.reply.Code), fmt.Sprintf("__type %q", wire.Type))
	if slices.Contains(kmsErrors, j.reply.Code) {
		j.check("MRK-ENVELOPE-Status", wire.Status == 400, "HTTP status 400", fmt.Sprintf("HTTP status %d", wire.Status))
	}
}

// mediaType is a Content-Type without parameters such as the charset.
func mediaType(header string) string {
	name, _, _ := strings.Cut(header, ";")
	return strings.ToLower(strings.TrimSpace(name))
}

// envelopeOf is the rule that an answer of nobody's breaks.
func envelopeOf(c Command, e Expectation) rules.ID {
	if e.envelope != "" {
		return e.envelope
	}
	return rules.ID("MRK-ENVELOPE-" + string(c.Op))
}
