package conformance_test

import (
	"bufio"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/conformance"
	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

// A contrary answer is one that AWS was recorded not to give: what it settles is broken then, as
// a must or as advice. What is not, stands in testdata/aws/contrary.md with the reason.

// contrary changes an exchange; ok is false where it says nothing about that exchange.
type contrary struct {
	name   string
	change func(s seen) (seen, bool)
}

func contraries() []contrary {
	out := []contrary{
		{"success", func(s seen) (seen, bool) {
			refused := s.code != ""
			s.code, s.text, s.facts = "", "", map[string]any{}
			return s, refused
		}},
		{"another exception", func(s seen) (seen, bool) {
			other := "UnsupportedOperationException"
			if s.code == other {
				other = "ValidationException"
			}
			refused := s.code != ""
			s.code, s.text = other, ""
			return s, refused
		}},
		{"refused", func(s seen) (seen, bool) {
			succeeded := s.code == ""
			s.code, s.text, s.facts = "UnsupportedOperationException", "", nil
			return s, succeeded
		}},
	}
	for _, member := range []string{
		"RotationPeriodInDays", "NextRotationDate", "KeyRotationEnabled", "SourceKeyMaterialId", "DestinationKeyMaterialId", "KeyMaterialId",
		"KeyId", "SourceKeyId", "EncryptionAlgorithm", "MacAlgorithm", "SigningAlgorithm", "KeySpec", "KeyUsage", "SigningAlgorithms",
		"KeyOrigin", "Rotations", "KeyMetadata.KeyState", "KeyMetadata.Enabled", "KeyMetadata.CurrentKeyMaterialId",
		"KeyMetadata.MultiRegionConfiguration", "KeyMetadata.ExpirationModel",
	} {
		out = append(out, contrary{member + " absent", without(member)}, contrary{member + " wrong", wrong(member)})
	}
	return out
}

// without takes a member away that the recording shows.
func without(member string) func(seen) (seen, bool) {
	return alteredFact(member, func(any) any { return "absent" })
}

// wrong gives a member that the recording shows another value.
func wrong(member string) func(seen) (seen, bool) {
	return alteredFact(member, func(v any) any {
		switch v := v.(type) {
		case bool:
			return !v
		case float64:
			return v + 1
		case string:
			if strings.HasPrefix(v, "@") {
				return "@1.000+3000d"
			}
			return "wrong-" + v
		case []any:
			return append(slices.Clone(v), "one more")
		}
		return map[string]any{}
	})
}

func alteredFact(member string, to func(any) any) func(seen) (seen, bool) {
	path := strings.Split(member, ".")
	return func(s seen) (seen, bool) {
		facts := maps.Clone(s.facts)
		s.facts = facts
		for _, name := range path[:len(path)-1] {
			inner, ok := facts[name].(map[string]any)
			if !ok {
				return s, false
			}
			inner = maps.Clone(inner)
			facts[name], facts = inner, inner
		}
		last := path[len(path)-1]
		value, shown := facts[last]
		if list, ok := value.([]any); !shown || value == "absent" || ok && len(list) == 0 {
			return s, false // an empty list says what an absent one says
		}
		facts[last] = to(value)
		return s, true
	}
}

// lookBehind is how many exchanges after a contrary one may still show that it is wrong.
const lookBehind = 6

// breaks reports whether a recording in which one exchange has another answer breaks a rule there.
// What the judge asks about it, a key answers that is as it was recorded. An eventually consistent target is asked
// again before it is blamed, which no recording can answer.
func breaks(exchanges []seen, at int, instead seen) bool {
	p, truth := newPlayback(conformance.Strong), newPlayback(conformance.Strong)
	for i, s := range exchanges[:min(len(exchanges), at+1+lookBehind)] {
		truth.play(s)
		if i == at {
			s = instead
		}
		verdict := p.play(s)
		if len(verdict.Broken()) > 0 {
			return i >= at
		}
		for _, q := range verdict.Questions {
			if r, ok := truth.describe(q, p.clock(s.at)); ok && i >= at && p.checker.Skip(q) == "" && len(p.checker.Judge(q, r).Broken()) > 0 {
				return true
			}
		}
	}
	return false
}

// describe answers a DescribeKey of a key that the recording has shown before.
func (p *playback) describe(q language.Command, now time.Time) (model.Reply, bool) {
	symbol := family(q, p.checker.World())
	last := p.aws.keys[symbol+" "+string(q.At)]
	f := p.checker.World().Families[language.Symbol(symbol)]
	if q.Op != language.DescribeKey || last == nil || f == nil || f.Keys[q.At] == nil {
		return model.Reply{}, false
	}
	facts := maps.Clone(last)
	delete(facts, "Enabled")
	facts["KeyState"] = string(f.Keys[q.At].State())
	metadata := p.aws.metadata(symbol, string(q.At), facts, now)
	return model.Reply{Start: now, End: now, Body: map[string]any{"KeyMetadata": metadata}}, true
}

// TestWhatAWSSettledIsJudged: of the answers that AWS was recorded not to give at least nine in ten
// break a rule, and the others are listed.
func TestWhatAWSSettledIsJudged(t *testing.T) {
	t.Parallel()
	listed, write := excusedContraries(t), os.Getenv("MRKCONFORM_CONTRARY")
	var tolerated []string
	tried := 0
	for _, file := range slices.Sorted(maps.Keys(recordingsOfAWS(t))) {
		exchanges := seenOn(t, "testdata/aws/"+file)
		for i, s := range exchanges {
			if strings.Contains(s.name, "not recorded") {
				continue
			}
			for _, c := range contraries() {
				instead, ok := c.change(s)
				if !ok {
					continue
				}
				tried++
				if !breaks(exchanges, i, instead) {
					entry := fmt.Sprintf("%s: %s (%s): %s", file, s.name, s.command.Op, c.name)
					tolerated = append(tolerated, entry)
					assert.True(t, listed[entry] || write != "", "neither judged nor listed in testdata/aws/contrary.md: %s", entry)
				}
			}
		}
	}
	t.Logf("%d of %d contrary answers are broken", tried-len(tolerated), tried)
	if write != "" {
		require.NoError(t, os.WriteFile(write, []byte(strings.Join(tolerated, "\n")+"\n"), 0o600))
	}
	assert.LessOrEqual(t, len(tolerated)*10, tried)
}

func excusedContraries(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	f, err := os.Open("testdata/aws/contrary.md")
	if os.IsNotExist(err) {
		return out
	}
	require.NoError(t, err)
	defer func() { require.NoError(t, f.Close()) }()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if entry, ok := strings.CutPrefix(lines.Text(), "- "); ok {
			out[entry] = true
		}
	}
	return out
}
