package model_test

import (
	"encoding/base64"
	"testing"

	"github.com/mrkconform/mrkconform/model"
	"github.com/mrkconform/mrkconform/model/language"
	"github.com/mrkconform/mrkconform/model/rules"
)

// TestJudgeOfDecrypt: what was encrypted in one Region is read in every other.
func TestJudgeOfDecrypt(t *testing.T) {
	t.Parallel()
	plain := base64.StdEncoding.EncodeToString([]byte("what c1 keeps secret"))
	read := func(at language.Region, text string) object {
		return object{"KeyId": arn(at), "Plaintext": text, "KeyMaterialId": material}
	}
	sealed := func(s *talk) *talk { return s.related().ok("Encrypt k1 @us-east-1 -> c1", encrypted(virginia)) }
	const there = "Decrypt c1 @eu-west-1"
	judge(t, []judged{
		{
			name: "here",
			talk: func(s *talk) { sealed(s).ok("Decrypt c1 @us-east-1", read(virginia, plain)) },
			held: []rules.ID{"MRK-STATE-Decrypt-En", "MRK-INTEROP-04", "MRK-INTEROP-22"},
		},
		{
			name: "there",
			talk: func(s *talk) { sealed(s).ok(there+" key=k1.arn", read(ireland, plain)) },
			held: []rules.ID{"MRK-INTEROP-02", "MRK-INTEROP-22"},
		},
		{
			name:   "another plaintext",
			talk:   func(s *talk) { sealed(s).ok(there+" key=k1", read(ireland, "AAAA")) },
			broken: []model.Finding{fatal("MRK-INTEROP-02", "the plaintext that was encrypted", "another plaintext")},
		},
		{
			name:   "the ARN of the Region where it was encrypted",
			talk:   func(s *talk) { sealed(s).ok(there+" key=k1", read(virginia, plain)) },
			broken: []model.Finding{wrong("MRK-INTEROP-02", "KeyId "+irish, `KeyId "`+virgo+`"`)},
		},
		{
			name:   "without KeyId the Region in the ARN is not certain",
			talk:   func(s *talk) { sealed(s).ok(there, read(virginia, plain)) },
			held:   []rules.ID{"MRK-INTEROP-01"},
			broken: []model.Finding{wrong("MRK-OPEN-40", "KeyId "+irish, `KeyId "`+virgo+`"`)},
		},
		{
			name:  "without KeyId a refusal is a note",
			talk:  func(s *talk) { sealed(s).refused(there, "IncorrectKeyException", "") },
			notes: []model.Note{{Rule: "MRK-INTEROP-01", Text: "Decrypt answered IncorrectKeyException, success expected"}},
		},
		{
			name:   "refused there",
			talk:   func(s *talk) { sealed(s).refused(there+" key=k1", "InvalidCiphertextException", "") },
			broken: []model.Finding{wrong("MRK-INTEROP-02", "success", "InvalidCiphertextException")},
		},
		{
			name: "the id of other material",
			talk: func(s *talk) {
				sealed(s).ok(there+" key=k1", object{"KeyId": irish, "Plaintext": plain, "KeyMaterialId": "cd"})
			},
			broken: []model.Finding{wrong("MRK-INTEROP-22", "KeyMaterialId "+material+" in every Region", `KeyMaterialId "cd"`)},
		},
		{
			name: "another context is read",
			talk: func(s *talk) { sealed(s).ok(there+" key=k1 context=purpose/other", read(ireland, plain)) },
			broken: []model.Finding{
				wrong("MRK-INTEROP-06", "refused with InvalidCiphertextException", "success"),
			},
		},
		{
			name: "another context is refused, but nothing was read this way yet",
			talk: func(s *talk) { sealed(s).refused(there+" key=k1 context=purpose/other", "AccessDeniedException", "") },
			held: []rules.ID{"MRK-INTEROP-06"},
			notes: []model.Note{
				{Rule: "MRK-INTEROP-06", Text: "Decrypt answered AccessDeniedException, InvalidCiphertextException expected"},
			},
		},
		{
			name: "another context is refused with another exception",
			talk: func(s *talk) {
				sealed(s).ok(there+" key=k1", read(ireland, plain)).refused(there+" key=k1 context=purpose/other", "AccessDeniedException", "no")
			},
			broken: []model.Finding{wrong("MRK-INTEROP-06", "InvalidCiphertextException", "AccessDeniedException: no")},
		},
		{
			name: "a corrupt ciphertext is refused in silence",
			talk: func(s *talk) {
				sealed(s).ok(there+" key=k1", read(ireland, plain)).refused(there+" key=k1 mutate=tail", "InvalidCiphertextException", "bad tag")
			},
			held:   []rules.ID{"MRK-INTEROP-07"},
			broken: []model.Finding{wrong("MRK-ERR-01", "an empty message", `"bad tag"`)},
		},
		{
			name: "the symbol of a key is no ciphertext, and what is answered tells nothing",
			talk: func(s *talk) { s.related().refused("Decrypt k1 @us-east-1", "ValidationException", "") },
			held: []rules.ID{"MRK-ENVELOPE-Decrypt"},
		},
	})
}

// TestJudgeOfDefaultPolicy: who may use a key without a policy of its own is sure, how
// AWS names the statement is not.
func TestJudgeOfDefaultPolicy(t *testing.T) {
	t.Parallel()
	want := language.PolicyText("", "aws", account)
	policy := func(text string) func(*talk) {
		return func(s *talk) { s.multiRegionKey().ok("GetKeyPolicy k1 @us-east-1", object{"Policy": text}) }
	}
	const root = `"Principal":{"AWS":"arn:aws:iam::111122223333:root"}`
	readOnly := `{"Statement":[{"Effect":"Allow",` + root + `,"Action":"kms:DescribeKey","Resource":"*"}]}`
	judge(t, []judged{
		{name: "as recorded", talk: policy(want), held: []rules.ID{"MRK-CREATE-04"}},
		{
			name:  "without Version, Id and Sid",
			talk:  policy(`{"Statement":[{"Effect":"Allow",` + root + `,"Action":"kms:*","Resource":"*"}]}`),
			held:  []rules.ID{"MRK-CREATE-04"},
			notes: []model.Note{{Rule: "MRK-CREATE-04", Text: "Version, Id or Sid of the default key policy differ from " + want}},
		},
		{
			name:   "another action",
			talk:   policy(readOnly),
			broken: []model.Finding{wrong("MRK-CREATE-04", "one statement that allows the account kms:*, as "+want, "Policy "+quote(readOnly))},
			notes:  []model.Note{{Rule: "MRK-CREATE-04", Text: "Version, Id or Sid of the default key policy differ from " + want}},
		},
	})
}
