package model

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"strings"
	"time"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

func (w *World) expectGetParametersForImport(c language.Command) Expectation {
	f, k, e := w.onKey(c)
	if f == nil {
		return e
	}
	e.answers = []rules.ID{"MRK-IMPORT-01"}
	algorithm, spec := wrapping(c, f)
	e.uses(c, func(w *World, r Reply) {
		if c.Bind == "" {
			return
		}
		body := view(r.Body)
		t := Token{
			Family: f.Symbol, Region: c.At, Algorithm: algorithm, Made: r.Start, Until: r.Start.Add(tokenLife),
			PublicKey: body.str("PublicKey"), Token: body.str("ImportToken"),
		}
		if until, ok := body.time("ParametersValidTo"); ok {
			t.Until = until
		}
		w.Tokens[c.Bind] = t
	})
	if f.Origin != external {
		e.Refusals = append(e.Refusals, w.originRefusal(c, f, "MRK-IMPORT-02"))
	}
	if fits, known := wraps(algorithm, spec, f.Spec); !fits && f.Origin == external {
		// AWS was recorded to refuse it for some specs, and its pages do so for the others.
		settled := len(e.Refusals) == 0 && k.transition() == ""
		e.tolerate([]string{validation, unsupported})
		if known && settled {
			e.Recorded = validation
			e.RecordedText = fmt.Sprintf("Wrapping algorithm %s and wrapping key spec %s cannot be used to import a %s key.", algorithm, spec, f.Spec)
		}
	}
	e.observe = func(w *World, _ Reply) {
		if t, bound := w.Tokens[c.Bind]; bound {
			t.Broken = rsaBits(t.PublicKey) == 0 || t.Token == ""
			w.Tokens[c.Bind] = t
		}
	}
	e.check = func(j *judge) { j.parameters(f, spec) }
	return e
}

// parameters judges the answer of GetParametersForImport.
func (j *judge) parameters(f *Family, spec string) {
	until, dated := j.body.time("ParametersValidTo")
	away := until.Sub(j.reply.Start)
	onTime := dated && away > tokenLife-tokenSlack && until.Sub(j.reply.End) < tokenLife+tokenSlack
	bits := rsaBits(j.body.str("PublicKey"))
	want := "RSA_" + fmt.Sprint(bits)
	observed := []string{j.body.show("KeyId"), "an ImportToken", "a PublicKey of " + want, "ParametersValidTo in " + away.Round(time.Minute).String()}
	if !j.body.has("ImportToken") {
		observed[1] = "ImportToken absent"
	}
	if bits == 0 {
		observed[2] = "no RSA key as PublicKey"
	}
	if !dated {
		observed[3] = "ParametersValidTo absent"
	}
	arn := j.w.ARN(j.c.At, f.ID)
	j.check("MRK-IMPORT-01", j.body.str("KeyId") == arn && j.body.str("ImportToken") != "" && want == spec && onTime,
		fmt.Sprintf("KeyId %q, an ImportToken, a PublicKey of %s, ParametersValidTo in 24h0m0s", arn, spec), strings.Join(observed, ", "))
}

// rsaBits returns the length of an RSA public key in base64 of its DER, 0 if it is none.
func rsaBits(text string) int {
	der, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return 0
	}
	key, err := x509.ParsePKIXPublicKey(der)
	if err != nil {
		return 0
	}
	if public, ok := key.(*rsa.PublicKey); ok {
		return public.N.BitLen()
	}
	return 0
}
