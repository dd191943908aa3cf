package model

import (
	"encoding/base64"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func base64Of(b []byte) string { return base64.StdEncoding.EncodeToString(b) }

// usageRefusal: a key of another usage does not encrypt (MRK-INTEROP-20).
func (w *World) usageRefusal(c language.Command, f *Family) []Refusal {
	if f.Usage == "ENCRYPT_DECRYPT" && (f.Symmetric() || c.Op == language.Encrypt && f.has(c.Option("algorithm"))) {
		return nil
	}
	if f.Usage == "ENCRYPT_DECRYPT" {
		// An RSA key needs the name of an algorithm, and makes no data keys.
		return []Refusal{{Rule: "MRK-INTEROP-20", Codes: []string{invalidUsage, validation}, Soft: true, Recorded: invalidUsage}}
	}
	return []Refusal{w.wrongUsage(c, f)}
}

func (w *World) wrongUsage(c language.Command, f *Family) Refusal {
	return Refusal{
		Rule: "MRK-INTEROP-20", Codes: []string{invalidUsage},
		Text: w.ARN(c.At, f.ID) + " key usage is " + f.Usage + " which is not valid for " + string(c.Op) + ".",
	}
}

// encrypts is the expectation of Encrypt and GenerateDataKey.
func (w *World) encrypts(c language.Command, answers []rules.ID) Expectation {
	f, k, e := w.onKey(c)
	if f == nil {
		return e
	}
	if f.oddlyAsked(c) {
		if c.Op == language.Encrypt && f.asymmetric() && c.Has("context") && f.has(c.Option("algorithm")) && !c.Has(language.OptDryRun.Name) {
			return settledQuestion(k, validation, noContext)
		}
		return openQuestion()
	}
	if !f.Symmetric() {
		e.Demand = "MRK-INTEROP-17"
	}
	e.Also, e.answers = syncRules(f, k), append(answers, "MRK-INTEROP-04")
	e.uses(c, func(w *World, r Reply) { w.bindCipher(c, f, c.Option("context"), view(r.Body), r.Start) })
	e.Refusals = append(w.usageRefusal(c, f), e.Refusals...)
	e.check = func(j *judge) {
		j.keyARN(j.body, "KeyId", f)
		j.check("MRK-STATE-"+rules.ID(c.Op)+"-En", j.body.str("CiphertextBlob") != "", "a CiphertextBlob", j.body.show("CiphertextBlob"))
		if c.Op == language.GenerateDataKey {
			j.generated(j.w.Families[f.Symbol], j.w.Families[f.Symbol].Keys[c.At])
		}
	}
	return e
}

// syncRules are confirmed by the use of a replica whose primary cannot be used.
func syncRules(f *Family, k *Key) []rules.ID {
	if k.Region != f.Primary && f.Keys[f.Primary].State() != Enabled && !k.creating() {
		return []rules.ID{"MRK-DELETE-08"}
	}
	return nil
}

func (w *World) bindCipher(c language.Command, f *Family, context string, body view, now time.Time) {
	if c.Bind == "" {
		return
	}
	plain := body.str("Plaintext")
	if plain == "" {
		plain = base64Of(plaintext(c))
	}
	made := w.Made(c)
	made.Family, made.Context, made.Plain, made.Made = f.Symbol, context, plain, now
	made.Blob, made.Material = body.str("CiphertextBlob"), body.str("KeyMaterialId")
	made.sealed(f)
	w.Ciphers[c.Bind] = made
}

// keyARN judges that the answer names the key by the ARN of the endpoint's Region.
func (j *judge) keyARN(body view, member string, f *Family) {
	want := j.w.ARN(j.c.At, f.ID)
	j.check("MRK-INTEROP-04", body.str(member) == want, member+" "+want, body.show(member))
}
