package model_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
)

// TestInspection reads every Region, what usable keys share, and the newest ciphertexts
// with each of them and with a stranger.
func TestInspection(t *testing.T) {
	t.Parallel()
	regions := []language.Region{sydney, virginia, ireland}
	lines := func(s *talk) []string {
		var out []string
		for _, c := range s.worlds[0].Inspection(command(t, "Inspect k1"), regions) {
			out = append(out, c.String())
		}
		return out
	}
	s := newTalk(t).related()
	assert.Equal(t, []string{
		"DescribeKey k1 @eu-west-1", "DescribeKey k1 @us-east-1", "DescribeKey k1 @ap-southeast-2",
		"GetKeyRotationStatus k1 @eu-west-1", "GetKeyRotationStatus k1 @us-east-1",
	}, lines(s))
	s.ok("Encrypt k1 @us-east-1 -> c1", encrypted(virginia)).ok("Encrypt k1 @eu-west-1 -> c2 context=a/b", encrypted(ireland)).
		ok("Encrypt k1 @eu-west-1 -> c3", encrypted(ireland)).ok("k2 = CreateKey @eu-west-1", described(ireland, singleRegion))
	assert.Equal(t, []string{
		"Decrypt c3 @eu-west-1 key=k1", "Decrypt c3 @us-east-1 key=k1", "Decrypt c3 @eu-west-1 key=k2",
		"Decrypt c2 @eu-west-1 key=k1 context=a/b", "Decrypt c2 @us-east-1 key=k1 context=a/b",
	}, lines(s)[5:])
	s.done("DisableKey k1 @eu-west-1")
	assert.Equal(t, []string{
		"DescribeKey k1 @eu-west-1", "DescribeKey k1 @us-east-1", "DescribeKey k1 @ap-southeast-2", "Decrypt c1 @us-east-1 key=k1",
	}, lines(s))

	for line, body := range map[string]object{
		"k1 = CreateKey @us-east-1":                                                    described(virginia, singleRegion),
		"k1 = CreateKey @us-east-1 spec=HMAC_256 usage=GENERATE_VERIFY_MAC":            described(virginia, singleRegion),
		"k1 = CreateKey @us-east-1 origin=EXTERNAL description=\"no material for it\"": described(virginia, singleRegion),
	} {
		assert.Equal(t, []string{"DescribeKey k1 @us-east-1"}, lines(newTalk(t).hear(line, model.Reply{Body: body})), line)
	}
	assert.Empty(t, newTalk(t).worlds[0].Inspection(command(t, "Inspect k1"), regions), "k1 was never made")
}

// TestSightOf: what was found where, and that a Region which does not say leaves the
// sight incomplete.
func TestSightOf(t *testing.T) {
	t.Parallel()
	inspect := command(t, "Inspect k1")
	look := func(line string, r model.Reply) model.Look { return model.Look{Command: command(t, line), Reply: r} }
	here := look("DescribeKey k1 @us-east-1", model.Reply{Body: described(virginia)})
	nowhere := look("DescribeKey k1 @eu-west-1", model.Reply{Kind: model.Refused, Code: "NotFoundException"})
	opened := map[string]any{"Plaintext": "dGV4dA=="}
	ciphers := map[language.Symbol]model.Cipher{"c1": {Family: "k1", Region: ireland, Plain: "dGV4dA=="}}
	s, whole := model.SightOf(inspect, []model.Look{
		here, nowhere,
		look("GetKeyRotationStatus k1 @us-east-1", model.Reply{Body: object{"KeyRotationEnabled": true}}),
		look("GetKeyRotationStatus k1 @eu-west-1", model.Reply{Kind: model.Refused, Code: "UnsupportedOperationException"}),
		look("Decrypt c1 @us-east-1 key=k1", model.Reply{Body: opened}),
		look("Decrypt c1 @us-east-1 key=k1", model.Reply{Body: object{"Plaintext": "b3RoZXI="}}),
		look("Decrypt c1 @us-east-1 key=k2", model.Reply{Kind: model.Refused, Code: "IncorrectKeyException", Message: "no"}),
		look("Decrypt c1 @us-east-1 key=k1", model.Reply{Kind: model.Unknown}),
	}, ciphers)
	assert.True(t, whole)
	assert.Equal(t, model.Sight{
		Keys:     map[language.Region]map[string]any{virginia: metadata(virginia)},
		Rotation: map[language.Region]bool{virginia: true},
		Opened: []model.Opening{
			{From: ireland, At: virginia, Read: true, Answer: "the plaintext"},
			{From: ireland, At: virginia, Answer: "another plaintext"},
			{From: ireland, At: virginia, Outside: true, Answer: "IncorrectKeyException: no"},
		},
	}, s)
	for name, r := range map[string]model.Reply{
		"lost":                   {Kind: model.Unknown},
		"malformed":              {Kind: model.Malformed},
		"refused as it never is": {Kind: model.Refused, Code: "KMSInvalidStateException"},
		"empty":                  {Body: object{}},
	} {
		_, whole := model.SightOf(inspect, []model.Look{here, look("DescribeKey k1 @eu-west-1", r)}, nil)
		assert.False(t, whole, name)
	}
}
