package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
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
	// Instead is, by exception, the rule that a refusal breaks in the place of Demand and Also.
	Instead map[string]rules.ID
	// Betrays is, by exception, the rule that is broken wherever it comes, whatever else
	// the command has to be refused for: nothing but its breach leads to it.
	Betrays map[string]rules.ID
	// Either are codes that are as right as a success.
	Either []string
	// Tolerated are codes that are no violation although a success is expected.
	Tolerated []string
	// Recorded is what AWS was recorded to answer where several answers are admissible: an
	// exception, or "success"; and RecordedText the message of the exception.
	Recorded     string
	RecordedText string
	// apply is the effect of a success on the world.
	apply func(w *World, r Reply)
	// effective: there is such an effect.
	effective bool
	// alternative is another effect that the same success may have, where the rule
	// book leaves it open; nil if there is none.
	alternative func(w *World, r Reply)
	// check judges the answer of a success; it sees the world after apply.
	check func(j *judge)
	// observe learns from the answer after it was judged.
	observe func(w *World, r Reply)
	// refused notes what a refusal must have left alone.
	refused func(k *Key)
	// excuse keeps a refusal for later that something else would explain; false where
	// nothing does.
	excuse func(j *judge, f Finding) bool
	// envelope is the rule that an answer in nobody's envelope breaks, if it is not that
	// of the operation.
	envelope rules.ID
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
	family language.Symbol
	region language.Region
}

// Refusal is one reason why KMS refuses a command.
type Refusal struct {
	// Rule is what a success breaks; TypeRule, if it differs, what a wrong exception breaks.
	Rule     rules.ID
	TypeRule rules.ID
	Also     []rules.ID
	// Codes are the admissible exceptions, the expected one first.
	Codes []string
	// Soft: the exception is not certain, so that any other is noted and not judged.
	Soft bool
	// Never is an exception that is wrong even where Soft: it tells that KMS's order of
	// checks was not kept.
	Never string
	// Any: no exception is known at all, so that every one is right.
	Any bool
	// Open: which of Codes it is nobody knows, so that none of them is the expected one.
	Open bool
	// Gone: the key was deleted.
	Gone *Departure
	// Race: the reason may be over already, so that a success is right as well.
	Race bool
	// Recorded is the one of Codes that AWS was recorded to answer, where the others are
	// admissible as well: one of them is worth advice.
	Recorded string
	// Text is the recorded message, "" where none is known. Prefix compares the beginning only.
	Text   string
	Prefix bool
	// ByState: the key state is the reason, At the Region of that key, if it is not the
	// one that is called.
	ByState bool
	At      language.Region
	// Waits: it is the state PendingReplicaDeletion, which targets may forget where they think of PendingDeletion.
	Waits bool
	// Lookup: the name of the key is the reason (MRK-STATE-P01).
	Lookup bool
	// Outranks: the key is pending deletion and was Disabled before (MRK-STATE-P04).
	Outranks bool
	// Constraint: the request breaks a constraint of the API model (MRK-STATE-P06).
	Constraint bool
	// Silent: the message is recorded to be empty.
	Silent bool
	// Unproven: something that nobody has seen would make a success right.
	Unproven bool
}

func (r Refusal) typeRule() rules.ID {
	if r.TypeRule != "" {
		return r.TypeRule
	}
	return r.Rule
}

func (r Refusal) admits(code string) bool { return r.Soft || r.Any || slices.Contains(r.Codes, code) }

// names reports whether the exception is one of those that fit the reason.
func (r Refusal) names(code string) bool { return r.Any || slices.Contains(r.Codes, code) }

// wanted says in words what the refusal has to be.
func (r Refusal) wanted() string {
	if r.Any {
		return "any exception"
	}
	if r.Waits {
		return strings.Join(r.Codes, " or ") + " in the key state " + string(PendingReplicaDeletion)
	}
	return strings.Join(r.Codes, " or ")
}

// MustFail reports whether a success would be a violation.
func (e Expectation) MustFail() bool {
	return slices.ContainsFunc(e.Refusals, func(r Refusal) bool { return !r.Race })
}

// due is the refusal that has to come, where there is one reason alone.
func (e Expectation) due() (Refusal, bool) {
	if len(e.Refusals) != 1 || e.Refusals[0].Race || e.Refusals[0].ByState || e.Refusals[0].Rule == e.envelope {
		return Refusal{}, false
	}
	return e.Refusals[0], true
}

// Certain reports whether exactly one kind of answer is right: a success, or a refusal.
func (e Expectation) Certain() bool { return len(e.Refusals) == 0 || e.MustFail() }

// Rules returns every rule that the command can be judged by in this world.
func (e Expectation) Rules() []rules.ID {
	if e.MustFail() {
		out := slices.Sorted(maps.Values(e.Betrays))
		for _, r := range e.Refusals {
			out = append(out, r.Rule, r.typeRule())
			out = append(out, r.Also...)
		}
		return out
	}
	out := append([]rules.ID{e.Demand}, e.Also...)
	out = append(out, slices.Sorted(maps.Values(e.Instead))...)
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
	wrongSignature  = "KMSInvalidSignatureException"
	wrongMAC        = "KMSInvalidMacException"
)

// Expect returns what KMS may answer to the command. It is total: a command that
// makes no sense has an expectation too.
func (w *World) Expect(c language.Command) Expectation {
	var e Expectation
	if w.unbound(&c) {
		e.Refusals = []Refusal{{Codes: []string{notFound}, Soft: true}}
	} else {
		e = w.expect(c)
	}
	e.keys = w.keysOf(c)
	w.untold(&e)
	if len(e.keys) == 1 && !c.Key.IsZero() && !setOperation(c.Op) {
		e.lifetime = w.lifetimeOf(c.Key, e.keys[0])
	}
	e.effective = e.apply != nil
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

// untold: where nobody knows which imported materials belong to a key, it may be
// PendingImport or not.
func (w *World) untold(e *Expectation) {
	for _, at := range e.keys {
		f := w.Families[at.family]
		k := f.Keys[at.region]
		// A success where KMS refuses may have led it out of PendingImport.
		bare := f.Origin == external && (k.State() == Enabled || k.State() == Disabled) && !f.imported(k)
		if bare {
			e.Either = append(e.Either, unsupported, validation)
		}
		if !f.Imports.Untold && !k.state.open && !bare {
			continue
		}
		e.Either = append(e.Either, invalidState)
		for i, r := range e.Refusals {
			e.Refusals[i].Race = r.Race || r.ByState && (f.Keys[at.region].state.open || !f.Keys[at.region].pending())
		}
	}
}

// expect is Expect for a command whose symbols are bound.
func (w *World) expect(c language.Command) Expectation {
	if e, ok := w.unreadable(c); ok {
		return e
	}
	if c.Key.Absent() {
		c.Key = language.KeyRef{} // where no key is required, none is missing
	}
	expectation, known := expectations[c.Op]
	if !known {
		panic(fmt.Sprintf("%s stands in no row of expectations", c.Op))
	}
	e := expectation(w, c)
	if c.Has(language.OptDryRun.Name) {
		e = w.dryRun(c, e)
	}
	if c.Option("raw") == language.RawTextPlain {
		e = anyContentType(e)
	}
	return e
}

// keysOf lists the keys that a command uses, by whatever name.
func (w *World) keysOf(c language.Command) []keyAt {
	var out []keyAt
	add := func(name language.Symbol) {
		if f := w.Families[name]; f != nil && f.Keys[c.At] != nil {
			out = append(out, keyAt{name, c.At})
		}
	}
	for _, ref := range []language.KeyRef{c.Key, c.Dest} {
		if name, ok := ref.Family(); ok {
			add(name)
		} else if ref.Form == language.ByAlias || ref.Form == language.ByAliasARN {
			add(w.AliasTarget(language.AliasAt{Region: c.At, Name: ref.Name}))
		}
	}
	if c.Cipher != "" && c.Key.IsZero() {
		add(w.Ciphers[c.Cipher].Family)
		add(w.Grants[c.Cipher].Family)
	}
	if c.Op == language.DeleteAlias {
		add(w.AliasTarget(c.Aliases()[0]))
	}
	if name, _ := c.Key.Family(); c.Op == language.UpdatePrimaryRegion && c.To != c.At {
		if f := w.Families[name]; f != nil && f.Keys[c.To] != nil {
			out = append(out, keyAt{name, c.To})
		}
	}
	return out
}

// States returns the key states of the keys that a command uses where it is called: the
// transition that a key is in, or the state that it has come to.
func (w *World) States(c language.Command) []KeyState {
	var out []KeyState
	for _, at := range w.keysOf(c) {
		if at.region != c.At {
			continue // the key that is to be the primary
		}
		k := w.Families[at.family].Keys[at.region]
		if s := k.transition(); s != "" {
			out = append(out, s)
		} else {
			out = append(out, k.State())
		}
	}
	return out
}

// unbound is the expectation of a command that reads what was never made: whatever
// is answered tells nothing.
func (w *World) unbound(c *language.Command) bool {
	for _, s := range c.Reads() {
		_, cipher := w.Ciphers[s]
		_, token := w.Tokens[s]
		_, grant := w.Grants[s]
		if !cipher && !token && !grant && w.Families[s] == nil {
			return true
		}
	}
	if _, token := w.Tokens[c.Token()]; !token && c.Op == language.ImportKeyMaterial {
		return true
	}
	// A symbol may be bound and yet be the one of a key.
	subject := c.Op.Grammar().Subject
	cipher, isCipher := w.Ciphers[c.Cipher]
	if _, grant := w.Grants[c.Cipher]; subject == language.CipherSubject && !isCipher || subject == language.GrantSubject && !grant {
		return true
	}
	// Nor does it tell anything that a signature cannot be decrypted, or that ReEncrypt
	// does not guess the algorithm of RSA ciphertext.
	return isCipher && (cipher.Kind != readBy(c.Op) || (c.Op == language.ReEncrypt && cipher.Algorithm != ""))
}

// Ideal is the world after the answer that KMS would most likely give. The
// generator plans with it, and it tells what a broken rule hides.
func (w *World) Ideal(c language.Command) *World { return w.Clone().Follow(c) }

// Follow is [World.Ideal] in place: the world itself becomes what comes after.
func (w *World) Follow(c language.Command) *World {
	switch c.Op {
	case language.Settle:
		w.settle(c)
		return w
	case language.Wait:
		return w.wait(c)
	}
	e := w.Expect(c)
	if !e.MustFail() && !slices.ContainsFunc(e.Refusals, func(r Refusal) bool { return r.Race }) {
		e.apply(w, Reply{Body: map[string]any{}, Start: w.Now, End: w.Now})
	}
	if g, ok := w.Grants[c.Bind]; ok && g.ID == "" {
		g.ID = "<" + string(c.Bind) + ">" // KMS would have told it
		w.Grants[c.Bind] = g
	}
	return w
}

// expectations has the step of each operation. It is filled by name here, and not
// by registration, so that a reader finds every operation in one place.
var expectations map[language.Op]func(*World, language.Command) Expectation

func init() {
	expectations = map[language.Op]func(*World, language.Command) Expectation{
		language.CreateKey:                           (*World).expectCreateKey,
		language.ReplicateKey:                        (*World).expectReplicateKey,
		language.UpdatePrimaryRegion:                 (*World).expectUpdatePrimaryRegion,
		language.DescribeKey:                         (*World).expectDescribeKey,
		language.ListKeys:                            (*World).expectListKeys,
		language.EnableKey:                           (*World).expectEnableKey,
		language.DisableKey:                          (*World).expectDisableKey,
		language.UpdateKeyDescription:                (*World).expectUpdateKeyDescription,
		language.Encrypt:                             (*World).expectEncrypt,
		language.Decrypt:                             (*World).expectDecrypt,
		language.GenerateDataKey:                     (*World).expectGenerateDataKey,
		language.ReEncrypt:                           (*World).expectReEncrypt,
		language.ScheduleKeyDeletion:                 (*World).expectScheduleKeyDeletion,
		language.CancelKeyDeletion:                   (*World).expectCancelKeyDeletion,
		language.GetKeyPolicy:                        (*World).expectGetKeyPolicy,
		language.PutKeyPolicy:                        (*World).expectPutKeyPolicy,
		language.CreateAlias:                         (*World).expectCreateAlias,
		language.UpdateAlias:                         (*World).expectUpdateAlias,
		language.DeleteAlias:                         (*World).expectDeleteAlias,
		language.ListAliases:                         (*World).expectListAliases,
		language.TagResource:                         (*World).expectTagResource,
		language.UntagResource:                       (*World).expectUntagResource,
		language.ListResourceTags:                    (*World).expectListResourceTags,
		language.CreateGrant:                         (*World).expectCreateGrant,
		language.ListGrants:                          (*World).expectListGrants,
		language.RevokeGrant:                         (*World).expectEndGrant,
		language.RetireGrant:                         (*World).expectEndGrant,
		language.ListKeyPolicies:                     (*World).expectListKeyPolicies,
		language.GetKeyLastUsage:                     (*World).expectGetKeyLastUsage,
		language.GetKeyRotationStatus:                (*World).expectGetKeyRotationStatus,
		language.EnableKeyRotation:                   (*World).expectEnableKeyRotation,
		language.DisableKeyRotation:                  (*World).expectDisableKeyRotation,
		language.RotateKeyOnDemand:                   (*World).expectRotateKeyOnDemand,
		language.ListKeyRotations:                    (*World).expectListKeyRotations,
		language.Sign:                                (*World).expectSign,
		language.Verify:                              (*World).expectVerify,
		language.GetPublicKey:                        (*World).expectGetPublicKey,
		language.DeriveSharedSecret:                  (*World).expectDeriveSharedSecret,
		language.GenerateMac:                         (*World).expectGenerateMac,
		language.VerifyMac:                           (*World).expectVerify,
		language.GenerateDataKeyPair:                 (*World).expectGenerateDataKeyPair,
		language.GenerateDataKeyPairWithoutPlaintext: (*World).expectGenerateDataKeyPair,
		language.GetParametersForImport:              (*World).expectGetParametersForImport,
		language.ImportKeyMaterial:                   (*World).expectImportKeyMaterial,
		language.DeleteImportedKeyMaterial:           (*World).expectDeleteImportedKeyMaterial,
		language.Settle:                              func(*World, language.Command) Expectation { return Expectation{} },
		language.Wait:                                func(*World, language.Command) Expectation { return Expectation{} },
		language.Inspect:                             func(*World, language.Command) Expectation { return Expectation{answers: Invariants} },
	}
}
