package language

import "maps"

// Grammar says which parts a command of one operation has in its text form.
type Grammar struct {
	Subject Subject  // what stands behind the name of the operation
	Binds   Binding  // what a success binds, and where that is written
	To      bool     // "-> Region" follows the endpoint
	NoAt    bool     // the command is not sent to one Region
	Options []Option // in the order in which they are printed
	Changes bool     // a success changes something that a read can show
	DryRun  bool     // it is recorded what DryRun does; others have the member too, and nobody has shown what they answer
	Omits   []string // the required members that no operand and no option stands for
}

// Subject is the first operand of a command.
type Subject int

// The subjects.
const (
	NoSubject Subject = iota
	KeySubject
	OptionalKeySubject
	CipherSubject
	GrantSubject
)

// Binding says what a command binds.
type Binding int

// The bindings.
const (
	BindsNothing   Binding = iota
	BindsKey               // k1 = ...
	BindsCipher            // ... -> c1
	bindsSignature         // ... -> s1
	bindsMAC               // ... -> m1
	BindsGrant             // ... -> g1
	BindsToken             // ... -> t1
)

// bindings says what the symbols of each begin with, and what they are.
var bindings = map[Binding]struct{ letter, what string }{
	BindsKey: {"k", "a key"}, BindsCipher: {"c", "a ciphertext"}, bindsSignature: {"s", "a signature"}, bindsMAC: {"m", "a MAC"},
	BindsGrant: {"g", "a grant"}, BindsToken: {"t", "an import token"},
}

// Kind says how the value of an option is written.
type Kind int

// The kinds of options.
const (
	Flag       Kind = iota // no value
	Text                   // any text, quoted where it needs to be
	Word                   // one of a fixed list
	Pairs                  // name/value,name/value
	Number                 // decimal
	KeyKind                // a key reference; only "key" and "to"
	SymbolKind             // the name of what an earlier command has bound
)

// Option is one optional part of a command.
type Option struct {
	Name  string
	Kind  Kind
	Words []string // Kind Word: the admissible values
}

// policyWords are the key policies that a command can send; [PolicyText] gives their text.
var policyWords = []string{"p1", "p2", "lockout", "no-principal", "not-json", "bad-character", "too-long", "over-long"}

// The options that several operations have, or that code asks for by name.
var (
	// OptDescription is the description of a key or of a material.
	OptDescription = Option{Name: "description", Kind: Text}
	optPolicy      = Option{Name: "policy", Kind: Word, Words: policyWords}
	optTags        = Option{Name: "tags", Kind: Pairs}
	optContext     = Option{Name: "context", Kind: Pairs}
	optMutate      = Option{Name: "mutate", Kind: Word, Words: []string{"tail", "header", "middle"}}
	optKey         = Option{Name: "key", Kind: KeyKind}
	optDest        = Option{Name: "to", Kind: KeyKind}
	optLimit       = Option{Name: "limit", Kind: Number}
	optMarker      = Option{Name: "marker", Kind: Text}
	optAlias       = Option{Name: "alias", Kind: Text}
	optAlgorithm   = Option{Name: "algorithm", Kind: Text}
	optMessage     = Option{Name: "message", Kind: Word, Words: []string{"other"}}
	optMessageType = Option{Name: "messageType", Kind: Word, Words: []string{DigestType, ExternalMuType}}
	optForge       = Option{Name: "mutate", Kind: Word, Words: []string{"tail", "message"}}
	optBypass      = Option{Name: "bypassLockoutCheck", Kind: Flag}
	optToken       = Option{Name: "token", Kind: SymbolKind}
	OptMaterial    = Option{Name: "material", Kind: Word, Words: MaterialNames}
)

// grammar holds every operation. The order of options is the printed order.
var grammar = map[Op]Grammar{
	CreateKey: {Binds: BindsKey, Changes: true, Options: []Option{
		{Name: "multiRegion", Kind: Flag},
		{Name: "spec", Kind: Text},
		{Name: "usage", Kind: Text},
		{Name: "origin", Kind: Text},
		{Name: "keyStore", Kind: Text},
		OptDescription, optPolicy, optBypass, optTags,
	}},
	ReplicateKey:         {Subject: KeySubject, To: true, Changes: true, Options: []Option{OptDescription, optPolicy, optBypass, optTags}, Omits: []string{"ReplicaRegion"}},
	UpdatePrimaryRegion:  {Subject: KeySubject, To: true, Changes: true, Omits: []string{"PrimaryRegion"}},
	DescribeKey:          {Subject: KeySubject},
	ListKeys:             {Options: []Option{optLimit, optMarker}},
	EnableKey:            {Subject: KeySubject, Changes: true},
	DisableKey:           {Subject: KeySubject, Changes: true},
	UpdateKeyDescription: {Subject: KeySubject, Changes: true, Options: []Option{OptDescription}, Omits: []string{"Description"}},
	Encrypt:              {Subject: KeySubject, Binds: BindsCipher, Options: []Option{optContext, optAlgorithm}, DryRun: true, Omits: []string{"Plaintext"}},
	Decrypt:              {Subject: CipherSubject, Options: []Option{optKey, optContext, optAlgorithm, optMutate}, DryRun: true},
	GenerateDataKey:      {Subject: KeySubject, Binds: BindsCipher, Options: []Option{optContext}, DryRun: true},
	ReEncrypt: {Subject: CipherSubject, Binds: BindsCipher, DryRun: true, Options: []Option{
		optKey, optDest, optContext, {Name: "newContext", Kind: Pairs}, optMutate,
	}},
	ScheduleKeyDeletion:  {Subject: KeySubject, Changes: true, Options: []Option{{Name: "window", Kind: Number}}},
	CancelKeyDeletion:    {Subject: KeySubject, Changes: true},
	GetKeyPolicy:         {Subject: KeySubject},
	PutKeyPolicy:         {Subject: KeySubject, Changes: true, Options: []Option{optPolicy, optBypass}},
	CreateAlias:          {Subject: KeySubject, Changes: true, Options: []Option{optAlias}},
	UpdateAlias:          {Subject: KeySubject, Changes: true, Options: []Option{optAlias}},
	DeleteAlias:          {Changes: true, Options: []Option{optAlias}},
	ListAliases:          {Subject: OptionalKeySubject, Options: []Option{optLimit, optMarker}},
	TagResource:          {Subject: KeySubject, Changes: true, Options: []Option{optTags}},
	UntagResource:        {Subject: KeySubject, Changes: true, Options: []Option{{Name: "tagKey", Kind: Text}}},
	ListResourceTags:     {Subject: KeySubject},
	CreateGrant:          {Subject: KeySubject, Binds: BindsGrant, Changes: true, Omits: []string{"Operations"}},
	ListGrants:           {Subject: KeySubject},
	RevokeGrant:          {Subject: GrantSubject, Changes: true, Omits: []string{"GrantId", "KeyId"}},
	RetireGrant:          {Subject: GrantSubject, Changes: true},
	ListKeyPolicies:      {Subject: KeySubject},
	GetKeyLastUsage:      {Subject: KeySubject},
	GetKeyRotationStatus: {Subject: KeySubject},
	EnableKeyRotation:    {Subject: KeySubject, Changes: true, Options: []Option{{Name: "period", Kind: Number}}},
	DisableKeyRotation:   {Subject: KeySubject, Changes: true},
	RotateKeyOnDemand:    {Subject: KeySubject, Changes: true},
	ListKeyRotations: {Subject: KeySubject, Options: []Option{
		{Name: "include", Kind: Word, Words: []string{rotationsOnly, AllMaterial}},
	}},
	GetParametersForImport: {Subject: KeySubject, Binds: BindsToken, Options: []Option{
		{Name: "wrap", Kind: Word, Words: WrappingAlgorithms},
		{Name: "wrapSpec", Kind: Word, Words: WrappingSpecs},
	}},
	ImportKeyMaterial: {Subject: KeySubject, Changes: true, Options: []Option{
		optToken, OptMaterial,
		{Name: "type", Kind: Word, Words: []string{NewMaterial, ExistingMaterial}},
		{Name: "claim", Kind: Word, Words: MaterialNames},
		{Name: "expires", Kind: Number},
		{Name: "withoutExpiry", Kind: Flag},
		OptDescription,
		{Name: "spoil", Kind: Flag},
	}},
	DeleteImportedKeyMaterial:           {Subject: KeySubject, Changes: true, Options: []Option{OptMaterial}},
	Settle:                              {Subject: KeySubject, NoAt: true},
	Wait:                                {NoAt: true, Options: []Option{{Name: "days", Kind: Number}}},
	Sign:                                {Subject: KeySubject, Binds: bindsSignature, Options: []Option{optAlgorithm, optMessage, optMessageType}},
	Verify:                              {Subject: CipherSubject, Options: []Option{optKey, optMessageType, optForge}},
	GetPublicKey:                        {Subject: KeySubject},
	DeriveSharedSecret:                  {Subject: KeySubject},
	GenerateMac:                         {Subject: KeySubject, Binds: bindsMAC, Options: []Option{optAlgorithm, optMessage}},
	VerifyMac:                           {Subject: CipherSubject, Options: []Option{optKey, optForge}},
	GenerateDataKeyPair:                 {Subject: KeySubject, Binds: BindsCipher, Options: []Option{optContext}},
	GenerateDataKeyPairWithoutPlaintext: {Subject: KeySubject, Binds: BindsCipher, Options: []Option{optContext}},
	Inspect:                             {Subject: KeySubject, NoAt: true},
}

// GrammarOf returns the parts of an operation's command; false for an unknown operation.
func GrammarOf(op Op) (Grammar, bool) { g, ok := grammar[op]; return g, ok }

// bindsBehind reports whether what a success binds stands behind the endpoint.
func (g Grammar) bindsBehind() bool { return g.Binds > BindsKey }

func (g Grammar) option(name string) (Option, bool) {
	for _, o := range g.Options {
		if o.Name == name {
			return o, true
		}
	}
	return Option{}, false
}

// Grammar returns the parts of the operation's command, the zero value for an unknown one.
func (o Op) Grammar() Grammar { return grammar[o] }

// Grammars returns the grammar of every operation.
func Grammars() map[Op]Grammar { return maps.Clone(grammar) }

// Letter is what the symbols begin with that commands of an operation bind.
func (o Op) Letter() string { return bindings[grammar[o].Binds].letter }
