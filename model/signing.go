package model

import (
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// readBy is the kind of result that an operation reads.
func readBy(op language.Op) CipherKind {
	switch op {
	case language.Verify:
		return Signature
	case language.VerifyMac:
		return MAC
	}
	return Ciphertext
}

// Made is what a command binds, as far as the command alone says it.
func (w *World) Made(c language.Command) Cipher {
	made := Cipher{Region: c.At, Context: c.Option("context"), Algorithm: c.Option("algorithm")}
	if f := w.family(c.Key, c.At); f != nil {
		made.Family = f.Symbol
	}
	if made.Algorithm == language.SymmetricDefault {
		made.Algorithm = "" // it is what a request without an algorithm means
	}
	switch c.Op {
	case language.Sign:
		made.Kind, made.Algorithm = Signature, w.algorithm(c)
		made.Message, made.Type = c.Option("message"), c.Option("messageType")
		if made.Type == language.ExternalMuType {
			made.Public = w.represents(c, made)
		}
	case language.GenerateMac:
		made.Kind, made.Algorithm, made.Message = MAC, w.algorithm(c), c.Option("message")
	}
	return made
}

func (w *World) signParams(c language.Command, p map[string]any) {
	algorithm := w.algorithm(c)
	p["Message"] = sent(messageOf(c.Option("message")), c.Option("messageType"), algorithm)
	if c.Op == language.GenerateMac {
		p["MacAlgorithm"] = algorithm
		return
	}
	if c.Option("messageType") == language.ExternalMuType {
		p["Message"] = w.mu(c, w.Made(c))
	}
	p["SigningAlgorithm"] = algorithm
	addText(p, "MessageType", c.Option("messageType"))
}

// verifyParams names the key that signed, unless the command names another one.
func (w *World) verifyParams(c language.Command, p map[string]any) {
	made := w.Ciphers[c.Cipher]
	if c.Key.IsZero() {
		p["KeyId"] = w.KeyID(language.KeyRef{Form: language.ByID, Name: string(made.Family)}, c.At)
	}
	p["Message"] = sent(signed(c, made), c.Option("messageType"), made.Algorithm)
	if c.Option("messageType") == language.ExternalMuType {
		p["Message"] = w.mu(c, made)
	}
	if c.Op == language.VerifyMac {
		p["Mac"], p["MacAlgorithm"] = w.blob(c), made.Algorithm
		return
	}
	p["Signature"], p["SigningAlgorithm"] = w.blob(c), made.Algorithm
	addText(p, "MessageType", c.Option("messageType"))
}

// openQuestion is the expectation of a command to which nobody says what KMS answers.
func openQuestion() Expectation {
	return Expectation{Refusals: []Refusal{{Codes: []string{validation}, Soft: true, Race: true}}}
}

// signs is the expectation of Sign and GenerateMac.
func (w *World) signs(c language.Command, member string, compare func(*judge, *Family, Cipher)) Expectation {
	made := w.Made(c)
	if oddlyTyped(c, made.Algorithm) {
		if f, k, gone := w.resolve(c, c.Key); gone == nil && f.Usage == usageOf[c.Op] && f.has(made.Algorithm) {
			return settledQuestion(k, validation, incompatible("Message type", c.Option("messageType"), f))
		}
		return openQuestion()
	}
	f, k, e := w.onKey(c)
	if f == nil {
		return e
	}
	if misnamed(c) || f.Usage == usageOf[c.Op] && len(f.algorithms()) == 0 {
		return openQuestion()
	}
	if f.Usage == usageOf[c.Op] && len(f.algorithms()) == 0 {
		return openQuestion() // of a young key spec
	}
	if f.Usage == usageOf[c.Op] && !f.has(made.Algorithm) {
		return settledQuestion(k, invalidUsage, incompatible("Algorithm", made.Algorithm, f))
	}
	e.Also, e.answers = syncRules(f, k), []rules.ID{"MRK-INTEROP-04"}
	e.uses(c, func(w *World, r Reply) {
		if c.Bind == "" {
			return
		}
		bound := made
		bound.Blob, bound.Made = view(r.Body).str(member), r.Start
		w.Ciphers[c.Bind] = bound
	})
	if f.Usage != usageOf[c.Op] {
		e.Refusals = append([]Refusal{w.wrongUsage(c, f)}, e.Refusals...)
	}
	e.check = func(j *judge) {
		j.keyARN(j.body, "KeyId", f)
		j.check("MRK-STATE-"+rules.ID(c.Op)+"-En", j.body.str(member) != "", "a "+member, j.body.show(member))
		made.Blob = j.body.str(member)
		compare(j, f, made)
	}
	return e
}
