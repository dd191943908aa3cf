package model_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// The bounds that the targets of these tests get.
const (
	creatingAtMost = 30 * time.Second
	rolesWithin    = 10 * time.Second
	sharedWithin   = 20 * time.Second
)

// talk is a program with its answers, judged as they come. Nothing but the last
// answer may be wrong.
type talk struct {
	t       *testing.T
	worlds  model.Worlds
	now     time.Time
	verdict model.Verdict // on the last answer
}

func newTalk(t *testing.T) *talk {
	t.Helper()
	w := model.NewWorld(model.Timing{Creating: creatingAtMost, Roles: rolesWithin, Shared: sharedWithin}, "p")
	return &talk{t: t, worlds: model.Worlds{w}, now: dawn}
}

// hear judges one answer, which takes a second.
func (s *talk) hear(line string, r model.Reply) *talk {
	s.t.Helper()
	require.Empty(s.t, s.verdict.Broken(), "before %s", line)
	require.NotEmpty(s.t, s.worlds, "before %s", line)
	c, err := language.ParseCommand(line)
	require.NoError(s.t, err)
	r.Start, r.End = s.now, s.now.Add(time.Second)
	s.now = r.End
	s.worlds, s.verdict = s.worlds.Judge(c, r)
	return s
}

func (s *talk) ok(line string, body object) *talk {
	s.t.Helper()
	return s.hear(line, model.Reply{Kind: model.Succeeded, Body: body})
}

// done is ok for an answer without members.
func (s *talk) done(line string) *talk {
	s.t.Helper()
	return s.ok(line, object{})
}

func (s *talk) refused(line, code, message string) *talk {
	s.t.Helper()
	return s.hear(line, model.Reply{Kind: model.Refused, Code: code, Message: message})
}

func (s *talk) lost(line string) *talk {
	s.t.Helper()
	return s.hear(line, model.Reply{Kind: model.Unknown, Detail: "connection reset by peer"})
}

func (s *talk) later(d time.Duration) *talk {
	s.now = s.now.Add(d)
	return s
}

// at goes on at the given time.
func (s *talk) at(now time.Time) *talk {
	s.now = now
	return s
}

// multiRegionKey makes k1 in Virginia.
func (s *talk) multiRegionKey() *talk {
	s.t.Helper()
	return s.ok("k1 = CreateKey @us-east-1 multiRegion", described(virginia))
}

// related makes k1 in Virginia with a replica in Ireland that is seen to be made.
func (s *talk) related() *talk {
	s.t.Helper()
	return s.multiRegionKey().
		ok("ReplicateKey k1 @us-east-1 -> eu-west-1", replicated(ireland)).
		ok("DescribeKey k1 @eu-west-1", described(ireland)).
		ok("DescribeKey k1 @us-east-1", described(virginia, listing(ireland)))
}

// judged is what the last answer of a talk is worth.
type judged struct {
	name   string
	talk   func(s *talk)
	broken []model.Finding
	held   []rules.ID // among others
	notes  []model.Note
}

func judge(t *testing.T, cases []judged) {
	t.Helper()
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := newTalk(t)
			tt.talk(s)
			assert.Equal(t, said(tt.broken), said(s.verdict.Broken()))
			assert.Equal(t, tt.notes, s.verdict.Notes)
			for _, id := range tt.held {
				assert.Contains(t, s.verdict.Findings, model.Finding{Rule: id, Held: true})
			}
		})
	}
}

// said is what findings say, without whom else they blame and whether it is a fact.
func said(list []model.Finding) []model.Finding {
	var out []model.Finding
	for _, f := range list {
		f.Op, f.Symptom, f.By, f.CouldBe, f.Fatal = "", "", "", nil, false
		out = append(out, f)
	}
	return out
}

// wrong is a finding on what was said, fatal one on what happened.
func wrong(rule rules.ID, expected, observed string, also ...rules.ID) model.Finding {
	return model.Finding{Rule: rule, Expected: expected, Observed: observed, Also: also}
}

func fatal(rule rules.ID, expected, observed string, also ...rules.ID) model.Finding {
	return model.Finding{Rule: rule, Fatal: true, Expected: expected, Observed: observed, Also: also}
}
