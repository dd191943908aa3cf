package model

import (
	"fmt"
	"strings"

	"github.com/mrkconform/mrkconform/model/rules"
)

// success is what [Expectation.Recorded] says where AWS was recorded to carry a command out.
const success = "success"

// asRecorded judges an answer against the one that AWS was recorded to give, where others are as
// admissible. It is advice, and given only where nothing else can be the reason for the answer.
func (j *judge) asRecorded(e Expectation) {
	want, text := e.Recorded, e.RecordedText
	if want == "" && len(e.Refusals) == 1 && e.Refusals[0].Recorded != "" && !e.Refusals[0].Race {
		want = e.Refusals[0].Recorded
	}
	rule := rules.AsRecorded(string(j.c.Op))
	if want == "" || rule == "" || j.c.Has("raw") || len(e.Tolerated) > 0 && want != success || len(e.Refusals) > 1 {
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
