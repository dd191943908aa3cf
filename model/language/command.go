// Package language is what programs are written in: a [Command] for each call of KMS,
// a [Program] of them, their one-line text form, and the parser that reads it back.
//
// Nothing here knows what KMS answers.
package language

import (
	"maps"
	"strings"
)

// Region is the name of an AWS Region, for example "us-east-1".
type Region string

// Op is the name of a KMS operation as the API spells it, or [Settle], [Wait] or [Inspect].
type Op string

// The operations that a command can call.
const (
	CreateKey            Op = "CreateKey"
	ReplicateKey         Op = "ReplicateKey"
	UpdatePrimaryRegion  Op = "UpdatePrimaryRegion"
	DescribeKey          Op = "DescribeKey"
	ListKeys             Op = "ListKeys"
	EnableKey            Op = "EnableKey"
	DisableKey           Op = "DisableKey"
	UpdateKeyDescription Op = "UpdateKeyDescription"
	Encrypt              Op = "Encrypt"
	Decrypt              Op = "Decrypt"
	GenerateDataKey      Op = "GenerateDataKey"
	ReEncrypt            Op = "ReEncrypt"
	ScheduleKeyDeletion  Op = "ScheduleKeyDeletion"
	CancelKeyDeletion    Op = "CancelKeyDeletion"
	GetKeyPolicy         Op = "GetKeyPolicy"
	PutKeyPolicy         Op = "PutKeyPolicy"
	CreateAlias          Op = "CreateAlias"
	UpdateAlias          Op = "UpdateAlias"
	DeleteAlias          Op = "DeleteAlias"
	ListAliases          Op = "ListAliases"
	TagResource          Op = "TagResource"
	UntagResource        Op = "UntagResource"
	ListResourceTags     Op = "ListResourceTags"
	CreateGrant          Op = "CreateGrant"
	ListGrants           Op = "ListGrants"
	RevokeGrant          Op = "RevokeGrant"
	RetireGrant          Op = "RetireGrant"
	ListKeyPolicies      Op = "ListKeyPolicies"
	GetKeyLastUsage      Op = "GetKeyLastUsage"
	GetKeyRotationStatus Op = "GetKeyRotationStatus"
	EnableKeyRotation    Op = "EnableKeyRotation"
	DisableKeyRotation   Op = "DisableKeyRotation"
	RotateKeyOnDemand    Op = "RotateKeyOnDemand"
	ListKeyRotations     Op = "ListKeyRotations"
	Sign                 Op = "Sign"
	Verify               Op = "Verify"
	GetPublicKey         Op = "GetPublicKey"
	DeriveSharedSecret   Op = "DeriveSharedSecret"
	GenerateMac          Op = "GenerateMac"
	VerifyMac            Op = "VerifyMac"

	GenerateDataKeyPair                 Op = "GenerateDataKeyPair"
	GenerateDataKeyPairWithoutPlaintext Op = "GenerateDataKeyPairWithoutPlaintext"

	GetParametersForImport    Op = "GetParametersForImport"
	ImportKeyMaterial         Op = "ImportKeyMaterial"
	DeleteImportedKeyMaterial Op = "DeleteImportedKeyMaterial"

	// Settle is no call of KMS: it reads every key of a family until none of them
	// is in transition any more, or until the deadline of the rule that says so.
	Settle Op = "Settle"

	// Wait is no call of KMS: it lets days pass on the clock of the target.
	Wait Op = "Wait"

	// Inspect is no call of KMS: it reads what a family shows in every Region and judges
	// the invariants on all of it together, if the family is at rest.
	Inspect Op = "Inspect"
)

// Calls reports whether the command is a call of KMS.
func (o Op) Calls() bool { return o != Settle && o != Wait && o != Inspect }

// Symbol names what a command binds: k1 a key family, c1 a ciphertext, s1 a signature,
// m1 a MAC, g1 a grant, t1 an import token.
type Symbol string

// Form says how a key is written into a request.
type Form string

// The forms of a key reference.
const (
	ByID         Form = "id"       // the bare key id
	ByARN        Form = "arn"      // a key ARN: of the endpoint's Region, or of the Region that is given
	ByForeignARN Form = "foreign"  // the key ARN with the account id of somebody else
	ByAlias      Form = "alias"    // an alias name
	ByAliasARN   Form = "aliasarn" // an alias ARN
	ByWord       Form = "word"     // a fixed text from [Words], which names no key
)

// KeyRef is a symbolic KeyId. The zero value stands for "no KeyId in the request".
type KeyRef struct {
	Form   Form
	Name   string // symbol of the family, name of the alias, or the word
	Region Region // ByARN and ByAliasARN: the Region in the ARN; "" is the endpoint's
}

// Absent reports whether a required KeyId is left out of the request on purpose.
func (r KeyRef) Absent() bool { return r.Form == ByWord && r.Name == "absent" }

// IsZero reports whether the request carries no key at all.
func (r KeyRef) IsZero() bool { return r == KeyRef{} }

// Family returns the symbol of the key family that the reference names directly.
func (r KeyRef) Family() (Symbol, bool) {
	switch r.Form {
	case ByID, ByARN, ByForeignARN:
		return Symbol(r.Name), true
	}
	return "", false
}

// maxKeyID is the length of the longest KeyId in characters (MRK-ERR-08).
const maxKeyID = 2048

// Words are KeyIds that name no key. "unknown" ones have the shape of a real id,
// so that only their absence can be the reason for a refusal (MRK-ERR-02, MRK-ERR-04).
var Words = map[string]string{
	"unknown":        "mrk-0f1e2d3c4b5a69788796a5b4c3d2e1f0",
	"unknown-uuid":   "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
	"malformed":      "fake-key-id",
	"malformed-mrk":  "mrk-fake-key-id",
	"malformed-uuid": "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
	"unknown-arn":    "mrk-0f1e2d3c4b5a69788796a5b4c3d2e1f0", // as a key ARN of the endpoint's Region
	"malformed-arn":  "arn:aws:kms:mrkconform",
	"too-long":       strings.Repeat("k", maxKeyID+1),
	"empty":          "",
	"absent":         "", // no KeyId at all, which only a raw call can send (MRK-ERR-10)
}

// Command is one call (or one [Settle], [Wait] or [Inspect]) of a program. Which fields mean something
// depends on the operation: see [GrammarOf].
type Command struct {
	Op      Op
	At      Region            // the Region whose endpoint is called
	Key     KeyRef            // KeyId, or TargetKeyId of CreateAlias and UpdateAlias
	Cipher  Symbol            // the ciphertext, signature or MAC that the command reads, or the grant that ends
	Bind    Symbol            // what a success binds
	To      Region            // ReplicaRegion or PrimaryRegion
	Dest    KeyRef            // DestinationKeyId of ReEncrypt
	Options map[string]string // the rest, by option name
}

// Option returns the value of an option, "" when it is absent.
func (c Command) Option(name string) string { return c.Options[name] }

// Has reports whether an option is present, with a value or as a bare flag.
func (c Command) Has(name string) bool { _, ok := c.Options[name]; return ok }

// With returns a copy of the command in which one option has the given value.
func (c Command) With(name, value string) Command {
	options := maps.Clone(c.Options)
	if options == nil {
		options = map[string]string{}
	}
	options[name] = value
	c.Options = options
	return c
}

// Without returns a copy of the command that lacks one option.
func (c Command) Without(name string) Command {
	options := maps.Clone(c.Options)
	delete(options, name)
	if len(options) == 0 {
		options = nil
	}
	c.Options = options
	return c
}

// Reads returns the symbols that must be bound before the command can be sent.
func (c Command) Reads() []Symbol {
	var out []Symbol
	for _, ref := range []KeyRef{c.Key, c.Dest} {
		if s, ok := ref.Family(); ok {
			out = append(out, s)
		}
	}
	if c.Cipher != "" {
		out = append(out, c.Cipher)
	}
	if c.Has(optToken.Name) {
		out = append(out, c.Token())
	}
	return out
}

// Token returns the import token that ImportKeyMaterial sends.
func (c Command) Token() Symbol { return Symbol(c.Option(optToken.Name)) }

// Renamed returns the command with another name for each symbol.
func (c Command) Renamed(name func(Symbol) Symbol) Command {
	renamed := func(s Symbol) Symbol {
		if s == "" {
			return s
		}
		return name(s)
	}
	for _, ref := range []*KeyRef{&c.Key, &c.Dest} {
		if s, ok := ref.Family(); ok {
			ref.Name = string(renamed(s))
		}
	}
	c.Cipher, c.Bind = renamed(c.Cipher), renamed(c.Bind)
	if c.Has(optToken.Name) {
		c = c.With(optToken.Name, string(renamed(c.Token())))
	}
	return c
}

// Aliases returns the aliases that the command names or makes.
func (c Command) Aliases() []AliasAt {
	var out []AliasAt
	for _, ref := range []KeyRef{c.Key, c.Dest} {
		if ref.Form == ByAlias || ref.Form == ByAliasARN {
			at := AliasAt{Region: c.At, Name: ref.Name}
			if ref.Region != "" {
				at.Region = ref.Region
			}
			out = append(out, at)
		}
	}
	if at, ok := c.Alias(); ok {
		out = append(out, at)
	}
	return out
}

// NamesByAlias reports whether the command names a key by an alias, or an alias itself.
func (c Command) NamesByAlias() bool {
	for _, ref := range []KeyRef{c.Key, c.Dest} {
		if ref.Form == ByAlias || ref.Form == ByAliasARN {
			return true
		}
	}
	return c.Op == UpdateAlias || c.Op == DeleteAlias
}

// Alias returns the alias that the command makes, moves or deletes.
func (c Command) Alias() (AliasAt, bool) {
	switch c.Op {
	case CreateAlias, UpdateAlias, DeleteAlias:
		return AliasAt{Region: c.At, Name: c.Option("alias")}, true
	}
	return AliasAt{}, false
}

// AliasAt names an alias: the same name in two Regions is two aliases (MRK-INDEP-05).
type AliasAt struct {
	Region Region
	Name   string
}
