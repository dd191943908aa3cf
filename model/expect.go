package model

import (
	"slices"

	"github.com/mrkconform/mrkconform/model/rules"
)

// Expectation is what the rule book allows for one command in one world.
//
// Without a refusal the call must succeed. With one that is no race it must be
// refused. With races only, both are right.
type Expectation struct {
	Refusals []Refusal
	// Demand is the rule that a refusal breaks where a success is due, and Also
	// are rules that say the same of this case.
	Demand rules.ID
	Also   []rules.ID
	// Either are codes that are as right as a success.
	Either []string
	// Tolerated are codes that are no violation although a success is expected.
	Tolerated []string
	// apply is the effect of a success on the world.
	apply func(w *World, r Reply)
	// alternative is another effect that the same success may have, where the rule
	// book leaves it open; nil if there is none.
	alternative func(w *World, r Reply)
	// check judges the answer of a success; it sees the world after apply.
	check func(j *judge)
	// observe learns from the answer after it was judged.
	observe func(w *World, r Reply)
	// keys are those whose state decides.
	keys []keyAt
	// lifetime is the rule that a NotFoundException breaks, if time has passed that the key
	// has to outlive.
	lifetime rules.ID
	// answers are the rules that check evaluates, for reports on what was hidden.
	answers []rules.ID
}

// keyAt names one key.
type keyAt struct {
	family Symbol
	region Region
}

// Refusal is one reason why KMS refuses a command.
type Refusal struct {
	// Rule is what a success breaks; TypeRule, if it differs, what a wrong exception breaks.
	Rule     rules.ID
	TypeRule rules.ID
	Also     []rules.ID
	// Shows is a rule that a right refusal confirms; a success says nothing about it.
	Shows rules.ID
	// Codes are the admissible exceptions, the expected one first.
	Codes []string
	// Soft: the exception is not certain, so that any other is noted and not judged.
	Soft bool
	// Race: the reason may be over already, so that a success is right as well.
	Race bool
	// Text is the recorded message, "" where none is known. Prefix compares the beginning only.
	Text   string
	Prefix bool
	// ByState: the key state is the reason.
	ByState bool
	// Lookup: the name of the key is the reason (MRK-STATE-P01).
	Lookup bool
	// Outranks: the key is pending deletion and was Disabled before (MRK-STATE-P04).
	Outranks bool
	// Gone: the key was deleted.
	Gone *Departure
	// Silent: the message is recorded to be empty.
	Silent bool
}

func (r Refusal) typeRule() rules.ID {
	if r.TypeRule != "" {
		return r.TypeRule
	}
	return r.Rule
}

func (r Refusal) admits(code string) bool { return r.Soft || slices.Contains(r.Codes, code) }

// MustFail reports whether a success would be a violation.
func (e Expectation) MustFail() bool {
	return slices.ContainsFunc(e.Refusals, func(r Refusal) bool { return !r.Race })
}

// Certain reports whether exactly one kind of answer is right: a success, or a refusal.
func (e Expectation) Certain() bool { return len(e.Refusals) == 0 || e.MustFail() }

// Rules returns every rule that the command can be judged by in this world.
func (e Expectation) Rules() []rules.ID {
	if e.MustFail() {
		var out []rules.ID
		for _, r := range e.Refusals {
			out = append(out, r.Rule, r.typeRule())
			out = append(out, r.Also...)
		}
		return out
	}
	out := append([]rules.ID{e.Demand}, e.Also...)
	return append(out, e.answers...)
}

// The exceptions of KMS that several rules name.
const (
	notFound        = "NotFoundException"
	validation      = "ValidationException"
	invalidArn      = "InvalidArnException"
	unsupported     = "UnsupportedOperationException"
	accessDenied    = "AccessDeniedException"
	invalidState    = "KMSInvalidStateException"
	disabledKey     = "DisabledException"
	alreadyExists   = "AlreadyExistsException"
	incorrectKey    = "IncorrectKeyException"
	invalidCipher   = "InvalidCiphertextException"
	malformedPolicy = "MalformedPolicyDocumentException"
	limitExceeded   = "LimitExceededException"
	tagError        = "TagException"
	internalError   = "KMSInternalException"
	invalidMarker   = "InvalidMarkerException"
	invalidUsage    = "InvalidKeyUsageException"
)

// Expect returns what KMS may answer to the command. It is total: a command that
// makes no sense has an expectation too.
func (w *World) Expect(c Command) Expectation {
	e := w.unbound(c)
	if len(e.Refusals) == 0 {
		e = expectations[c.Op](w, c)
	}
	e.keys = w.keysOf(c)
	if len(e.keys) == 1 && !c.Key.IsZero() && !setOperation(c.Op) {
		e.lifetime = w.lifetimeOf(c.Key, e.keys[0])
	}
	if e.apply == nil {
		e.apply = func(*World, Reply) {}
	}
	if e.check == nil {
		e.check = func(*judge) {}
	}
	if e.observe == nil {
		e.observe = func(*World, Reply) {}
	}
	return e
}

// keysOf lists the keys that a command uses, by whatever name.
func (w *World) keysOf(c Command) []keyAt {
	var out []keyAt
	add := func(name Symbol) {
		if f := w.Families[name]; f != nil && f.Keys[c.At] != nil {
			out = append(out, keyAt{name, c.At})
		}
	}
	for _, ref := range []KeyRef{c.Key, c.Dest} {
		if name, ok := ref.Family(); ok {
			add(name)
		} else if ref.Form == ByAlias || ref.Form == ByAliasARN {
			add(w.Aliases[AliasAt{c.At, ref.Name}])
		}
	}
	if c.Cipher != "" && c.Key.IsZero() {
		add(w.Ciphers[c.Cipher].Family)
	}
	return out
}

// unbound is the expectation of a command that reads what was never made: whatever
// is answered tells nothing.
func (w *World) unbound(c Command) Expectation {
	nothing := Expectation{Refusals: []Refusal{{Codes: []string{notFound}, Soft: true}}}
	for _, s := range c.Reads() {
		if _, cipher := w.Ciphers[s]; !cipher && w.Families[s] == nil {
			return nothing
		}
	}
	// A symbol may be bound and yet be the one of a key.
	if _, cipher := w.Ciphers[c.Cipher]; !cipher && grammar[c.Op].Subject == CipherSubject {
		return nothing
	}
	return Expectation{}
}

// Ideal is the world after the answer that KMS would most likely give. The
// generator plans with it, and it tells what a broken rule hides.
func (w *World) Ideal(c Command) *World {
	e := w.Expect(c)
	out := w.Clone()
	switch c.Op {
	case Settle:
		out.settle(c)
		return out
	case Wait:
		return out.wait(c)
	}
	if !e.MustFail() && !slices.ContainsFunc(e.Refusals, func(r Refusal) bool { return r.Race }) {
		e.apply(out, Reply{Body: map[string]any{}, Start: w.Now, End: w.Now})
	}
	return out
}

// settle is what time alone does to a family.
func (w *World) settle(c Command) {
	name, ok := c.Key.Family()
	f := w.Families[name]
	if !ok || f == nil {
		return
	}
	for _, k := range f.Keys {
		k.Creating, k.Updating, k.Turning, k.Seen = false, false, false, len(f.Members)-1
	}
}

// expectations has the step of each operation. It is filled by name here, and not
// by registration, so that a reader finds every operation in one place.
var expectations map[Op]func(*World, Command) Expectation

func init() {
	expectations = map[Op]func(*World, Command) Expectation{
		CreateKey:            (*World).expectCreateKey,
		ReplicateKey:         (*World).expectReplicateKey,
		UpdatePrimaryRegion:  (*World).expectUpdatePrimaryRegion,
		DescribeKey:          (*World).expectDescribeKey,
		ListKeys:             (*World).expectListKeys,
		EnableKey:            (*World).expectEnableKey,
		DisableKey:           (*World).expectDisableKey,
		UpdateKeyDescription: (*World).expectUpdateKeyDescription,
		Encrypt:              (*World).expectEncrypt,
		Decrypt:              (*World).expectDecrypt,
		GenerateDataKey:      (*World).expectGenerateDataKey,
		ReEncrypt:            (*World).expectReEncrypt,
		ScheduleKeyDeletion:  (*World).expectScheduleKeyDeletion,
		CancelKeyDeletion:    (*World).expectCancelKeyDeletion,
		GetKeyPolicy:         (*World).expectGetKeyPolicy,
		PutKeyPolicy:         (*World).expectPutKeyPolicy,
		CreateAlias:          (*World).expectCreateAlias,
		ListAliases:          (*World).expectListAliases,
		TagResource:          (*World).expectTagResource,
		UntagResource:        (*World).expectUntagResource,
		ListResourceTags:     (*World).expectListResourceTags,
		CreateGrant:          (*World).expectCreateGrant,
		ListGrants:           (*World).expectListGrants,
		GetKeyRotationStatus: (*World).expectGetKeyRotationStatus,
		Settle:               func(*World, Command) Expectation { return Expectation{} },
		Inspect:              func(*World, Command) Expectation { return Expectation{answers: Invariants} },
		Wait:                 func(*World, Command) Expectation { return Expectation{} },
	}
}
