package model

import (
	"slices"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// tokenLife is how long an import token serves, and tokenSlack how far clocks may differ.
const (
	tokenLife  = 24 * time.Hour
	tokenSlack = 5 * time.Minute
)

// originRefusal: nothing can be imported into a key whose material KMS makes.
func (w *World) originRefusal(c language.Command, f *Family, rule rules.ID) Refusal {
	return Refusal{
		Rule: rule, Codes: []string{unsupported},
		Text: w.ARN(c.At, f.ID) + " origin is " + f.Origin + " which is not valid for this operation.",
	}
}

// tokenRefusals are what is wrong with the import token of a request. uncertain are
// exceptions that may come for the token although nothing is known to be wrong with it.
func (w *World) tokenRefusals(c language.Command, f *Family) (out []Refusal, uncertain []string) {
	t := w.Tokens[c.Token()]
	if f == nil || t.Family != f.Symbol || t.Region != c.At {
		out = append(out, Refusal{Rule: "MRK-IMPORT-03", Codes: []string{invalidToken, invalidCipher}})
	}
	switch {
	case w.Now.After(t.Until.Add(tokenSlack)):
		out = append(out, Refusal{Rule: "MRK-IMPORT-04", Codes: []string{expiredToken}})
	case w.Now.After(t.Until.Add(-tokenSlack)):
		uncertain = []string{expiredToken}
	}
	newer := func(other Token) bool {
		return other.Family == t.Family && other.Region == t.Region && other.Made.After(t.Made)
	}
	for _, other := range w.Tokens {
		if t.Used || newer(other) {
			// Whether a token serves twice, or after the next one was given, nobody states.
			return out, append(uncertain, invalidToken, invalidCipher, expiredToken)
		}
	}
	return out, uncertain
}

// tolerate adds exceptions to what is right already, whatever that is.
func (e *Expectation) tolerate(codes []string) {
	if len(codes) == 0 {
		return
	}
	e.Either = append(e.Either, codes...)
	for i, r := range e.Refusals {
		e.Refusals[i].Codes = slices.Clone(r.Codes)
		for _, code := range codes {
			if !slices.Contains(r.Codes, code) {
				e.Refusals[i].Codes = append(e.Refusals[i].Codes, code)
			}
		}
	}
}
