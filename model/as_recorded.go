package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// success is what [Expectation.Recorded] says where AWS was recorded to carry a command out.
const success = "success"

// asRecorded judges an answer against the one that AWS was recorded to give, where others are as
// admissible. It is advice, given on whole answers and only where nothing else can be the reason.
func (j *judge) asRecorded(e Expectation) {
	want, text := e.Recorded, e.RecordedText
	if want == "" && len(e.Refusals) == 1 && e.Refusals[0].Recorded != "" && !e.Refusals[0].Race {
		want = e.Refusals[0].Recorded
	}
	rule := rules.AsRecorded(string(j.c.Op))
	if j.reply.Wire == nil || want == "" || rule == "" || j.c.Has("raw") || len(e.Tolerated) > 0 && want != success || len(e.Refusals) > 1 {
		return
	}
	got := j.reply.Code
	if j.reply.Kind == Succeeded {
		got = success
	}
	expected := want
	if want != success {
		expected = "refused with " + want
	}
	j.check(rule, got == want, expected, strings.TrimSuffix(got+": "+j.reply.Message, ": "))
	if got == want && text != "" {
		j.check("MRK-ERR-01", strings.EqualFold(unquoted(j.reply.Message), unquoted(text)), fmt.Sprintf("%q", text), fmt.Sprintf("%q", j.reply.Message))
	}
}

// atRest reports whether a key is Enabled for certain, so that no key state explains an answer.
func (k *Key) atRest() bool {
	return k.State() == Enabled && k.transition() == "" && k.state.known()
}

// settledQuestion is the expectation of a command to which AWS's pages give no answer and AWS was
// recorded to give one: any is admissible, and another than that is worth advice.
func settledQuestion(k *Key, code, text string) Expectation {
	e := openQuestion()
	if k != nil && k.atRest() {
		e.Recorded, e.RecordedText = code, text
	}
	return e
}

// incompatible is the text on an algorithm or message type that a key does not have.
func incompatible(kind, name string, f *Family) string {
	return kind + " " + name + " is incompatible with key spec " + f.Spec + "."
}

// echoes judges members that AWS was recorded to answer with every success: what the request asked
// for, or what the key is.
func (j *judge) echoes() {
	rule := rules.AsRecorded(string(j.c.Op))
	request := j.w.Request(j.c)
	want := map[string]any{}
	for _, member := range []string{"SigningAlgorithm", "MacAlgorithm", "EncryptionAlgorithm", "KeyAgreementAlgorithm"} {
		if asked, ok := request[member].(string); ok {
			want[member] = asked
		}
	}
	f := j.w.family(j.c.Key, j.c.At)
	if f == nil && !j.c.Key.IsZero() {
		return // the alias leads elsewhere by now
	}
	switch j.c.Op {
	case language.Sign, language.Verify, language.GenerateMac, language.VerifyMac:
	case language.Encrypt, language.Decrypt:
		if want["EncryptionAlgorithm"] == nil {
			want["EncryptionAlgorithm"] = language.SymmetricDefault
		}
	case language.GetKeyRotationStatus:
		want = map[string]any{"KeyId": j.w.ARN(j.c.At, f.ID)}
	case language.DeriveSharedSecret:
		want["KeyOrigin"] = f.Origin
	case language.GetPublicKey:
		want = map[string]any{"KeySpec": f.Spec, "KeyUsage": f.Usage}
		j.publicAlgorithms(f, rule)
	default:
		return
	}
	for _, member := range slices.Sorted(maps.Keys(want)) {
		j.check(rule, j.body[member] == want[member], fmt.Sprintf("%s %q", member, want[member]), j.body.show(member))
	}
}

// publicAlgorithms judges the list of algorithms that GetPublicKey answers.
func (j *judge) publicAlgorithms(f *Family, rule rules.ID) {
	list := algorithmLists[f.Usage]
	if want := f.algorithms(); want != nil && list != "" && list != "MacAlgorithms" {
		j.check(rule, sameStrings(j.body.strings(list), want), fmt.Sprintf("%s [%s]", list, strings.Join(want, ", ")), j.body.show(list))
	}
}

// recordedIf is an exception where there is a recording of the case, "" elsewhere.
func recordedIf(there bool, code string) string {
	if there {
		return code
	}
	return ""
}

// sameStrings compares lists in which KMS keeps no order.
func sameStrings(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
