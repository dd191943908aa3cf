package language

import (
	"regexp"
	"strconv"
	"strings"
)

// bare values need no quotes; "#" would begin a comment and "=" an option.
var bare = regexp.MustCompile(`^[A-Za-z0-9_./,:*+-]+$`)

// String returns the one-line text form, which [ParseCommand] reads back exactly:
//
//	k1 = CreateKey @us-east-1 multiRegion
//	ReplicateKey k1 @us-east-1 -> eu-west-1 description="second home"
//	Encrypt k1 @us-east-1 -> c1
//	Decrypt c1 @eu-west-1 key=k1.arn
//	CreateGrant k1 @us-east-1 -> g1
//	RevokeGrant g1 @us-east-1
//	Sign k2 @us-east-1 -> s1 algorithm=ECDSA_SHA_256
//	Verify s1 @eu-west-1 key=k2
func (c Command) String() string {
	g := grammar[c.Op]
	var b strings.Builder
	if g.Binds == BindsKey && c.Bind != "" {
		b.WriteString(string(c.Bind) + " = ")
	}
	b.WriteString(string(c.Op))
	switch g.Subject {
	case KeySubject, OptionalKeySubject:
		if !c.Key.IsZero() {
			b.WriteString(" " + c.Key.String())
		}
	case CipherSubject, GrantSubject:
		b.WriteString(" " + string(c.Cipher))
	}
	if !g.NoAt {
		b.WriteString(" @" + string(c.At))
	}
	if g.To {
		b.WriteString(" -> " + quoted(string(c.To)))
	}
	if g.bindsBehind() && c.Bind != "" {
		b.WriteString(" -> " + string(c.Bind))
	}
	for _, o := range g.Options {
		switch {
		case o.Kind == KeyKind:
			if ref := c.keyOption(o.Name); !ref.IsZero() {
				b.WriteString(" " + o.Name + "=" + ref.String())
			}
		case !c.Has(o.Name):
		case o.Kind == Flag:
			b.WriteString(" " + o.Name)
		default:
			b.WriteString(" " + o.Name + "=" + quoted(c.Option(o.Name)))
		}
	}
	return b.String()
}

func (c Command) keyOption(name string) KeyRef {
	if name == optDest.Name {
		return c.Dest
	}
	return c.Key
}

// String returns the text form of a key reference: k1, k1.arn, k1.arn:eu-west-1,
// k1.arn:other-account, alias:a1, aliasarn:a1, aliasarn:a1:eu-west-1, word:unknown.
func (r KeyRef) String() string {
	region := ""
	if r.Region != "" {
		region = ":" + string(r.Region)
	}
	switch r.Form {
	case ByARN:
		return r.Name + ".arn" + region
	case ByForeignARN:
		return r.Name + ".arn:other-account"
	case ByAlias:
		return "alias:" + r.Name
	case ByAliasARN:
		return "aliasarn:" + r.Name + region
	case ByWord:
		return "word:" + r.Name
	}
	return r.Name
}

func quoted(s string) string {
	if bare.MatchString(s) {
		return s
	}
	return strconv.Quote(s)
}
