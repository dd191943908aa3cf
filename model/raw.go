package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// What an SDK stops, or could never make, is sent as a raw signed request. The option
// raw says what is wrong with the request as a whole; the option omit, an operand
// word:absent or a missing option leave out one required member.

const (
	serialization    = "SerializationException"
	unknownOperation = "UnknownOperationException"
)

// unreadable is the expectation of a request that is wrong as a whole or lacks a
// required member: nothing of it is looked at, so that nothing else can be the reason.
func (w *World) unreadable(c language.Command) (Expectation, bool) {
	refusal := Refusal{}
	missing := c.Missing()
	switch {
	case slices.Contains([]string{language.RawUnknownOperation, language.RawNoService}, c.Option("raw")):
		refusal = Refusal{Rule: "MRK-ENVELOPE-Operation", Codes: []string{unknownOperation}, Soft: true}
		// Whoever does not know an operation may not even know that it is KMS who is asked.
		return Expectation{Refusals: []Refusal{refusal}, envelope: refusal.Rule}, true
	case c.Option("raw") == language.RawNoBody:
		refusal = Refusal{Rule: "MRK-ERR-10", Codes: []string{validation, serialization}, Open: true, Soft: true}
	case c.Has("raw") && c.Option("raw") != language.RawTextPlain:
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
	return Expectation{Refusals: append([]Refusal{refusal}, w.besides(c, missing)...)}, true
}

// besides are the reasons against a request that lacks a member which have nothing to do with that
// member: KMS may look at the key first.
func (w *World) besides(c language.Command, missing []string) []Refusal {
	expectation, known := expectations[c.Op]
	if len(missing) == 0 || !known || c.Key.Absent() || c.Key.IsZero() || c.Dest.Absent() || c.Has("raw") {
		return nil
	}
	out := expectation(w, c).Refusals
	for i := range out {
		out[i].Constraint, out[i].Lookup, out[i].Outranks = false, false, false
	}
	return out
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
	Empty       bool   // there is no body, so that it has no type either
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
	if !wire.Empty {
		j.check("MRK-ENVELOPE-ContentType", mediaType(wire.ContentType) == "application/x-amz-json-1.1",
			"Content-Type application/x-amz-json-1.1", fmt.Sprintf("Content-Type %q", wire.ContentType))
	}
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
func envelopeOf(c language.Command, e Expectation) rules.ID {
	if e.envelope != "" {
		return e.envelope
	}
	return rules.ID("MRK-ENVELOPE-" + string(c.Op))
}
