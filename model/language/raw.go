package language

// The words of the option raw.
const (
	RawNoBody           = "no-body"           // not even {}
	rawNotJSON          = "not-json"          // text
	rawList             = "list"              // JSON, and no object
	rawWrongType        = "wrong-type"        // one member is a structure that has to be a text or a number
	RawUnknownOperation = "unknown-operation" // X-Amz-Target names an operation that KMS does not have
	RawNoService        = "no-service"        // X-Amz-Target names the operation without the service
	RawTextPlain        = "text-plain"        // Content-Type: text/plain
)

var rawWords = []string{RawNoBody, rawNotJSON, rawList, rawWrongType, RawUnknownOperation, RawNoService, RawTextPlain}

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
	case RawNoBody:
		return Raw{Body: []byte{}}, true
	case rawNotJSON:
		return Raw{Body: []byte("this is no JSON")}, true
	case rawList:
		return Raw{Body: []byte("[]")}, true
	case RawUnknownOperation:
		return Raw{Target: "TrentService.NoSuchOperation"}, true
	case RawNoService:
		return Raw{Target: string(c.Op)}, true
	case RawTextPlain:
		return Raw{ContentType: "text/plain"}, true
	}
	return Raw{}, c.Has("raw") || len(c.Missing()) > 0
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

// Missing lists the required members that the request lacks.
func (c Command) Missing() []string {
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

// Mangled takes out what is missing and puts the wrong type in.
func (c Command) Mangled(members map[string]any) {
	for _, name := range c.Missing() {
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

func init() {
	for op, g := range grammar {
		if !op.Calls() {
			continue
		}
		if g.DryRun {
			g.Options = append(g.Options, OptDryRun)
		}
		if len(g.Omits) > 0 {
			g.Options = append(g.Options, Option{Name: "omit", Kind: Word, Words: g.Omits})
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
